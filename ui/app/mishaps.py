"""The last line of defence: an error that is our bug goes into the log, and the person reads one sentence."""

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from onestop_desk.words import _

LOG = "onestop.log"
_log = logging.getLogger("onestop")


def write_log(folder: Path) -> None:
    """Keeps a log beside the data: what broke and where, never what a citizen said."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / LOG, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def catch_the_rest(tell: Callable[[str], object]) -> None:
    """Whatever nobody caught is logged, and told in a sentence instead of ending the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unexpected", exc_info=(kind, error, trace))
        tell(
            _(
                "Có lỗi bất ngờ, việc vừa bấm có thể chưa được ghi. Hãy xem lại màn hình rồi bấm lại."
                " Lỗi đã được ghi vào nhật ký máy."
            )
        )

    sys.excepthook = hook


def tell(sentence: str) -> None:
    """Shows one sentence over whatever is open; nothing waits for it to be read."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Quầy Một Cửa"), sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton(_("Đã hiểu"), QMessageBox.ButtonRole.AcceptRole)
    _boxes.append(box)
    box.finished.connect(lambda _result: _boxes.remove(box))
    box.open()


_boxes: list[QMessageBox] = []
"""Messages on the screen; Qt would drop one that nobody holds."""
