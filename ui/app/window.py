"""The desk's first window: painted at once, then the data is opened behind it, then first start or the desk itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.app.place import Place
from ui.app.station import KeptStation
from ui.background import RunTask, run_task
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from onestop_desk.services import Premises, Services

SIZE = QSize(1366, 768)


class OpeningPage(QWidget):
    """What is seen until the data is open; or what went wrong, and a button to try again."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        theme = of(self)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(16))
        self.title = Words(_("Quầy Một Cửa"), "head", "lam")
        self.line = Words(_("Đang mở dữ liệu của trung tâm…"), "body", "ink_soft")
        self.notice = Notice("", "", "do")
        self.again = Button(_("Thử lại"), variant="notice", key="Enter")
        self.again.clicked.connect(again)
        self.notice.add(self.again)
        self.notice.setMaximumWidth(theme.px(860))
        self._whole.addStretch(2)
        for part in (self.title, self.line, self.notice):
            self._whole.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self._whole.addStretch(3)
        self.notice.hide()

    def opening(self) -> None:
        """Says that the data is being opened."""
        self.notice.hide()
        self.line.show()

    def failed(self, headline: str, sentence: str) -> None:
        """Says what went wrong and what to do."""
        self.line.hide()
        self.notice.say(headline, sentence)
        self.notice.show()
        self.again.setFocus()


class AppWindow(QMainWindow):
    """One window for the whole day; holds the opening page, the first start or the desk."""

    def __init__(self, place: Place, station: KeptStation, *, run: RunTask = run_task) -> None:
        super().__init__()
        self.setWindowTitle(_("Quầy Một Cửa"))
        self._place, self._station, self._run = place, station, run
        self._painted = False
        self._desk: Any = None
        self.opening = OpeningPage(self.open_data)
        self.setCentralWidget(self.opening)
        self.resize(SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint comes before anything heavy is loaded."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.open_data)

    def open_data(self) -> None:
        """Opens the data elsewhere, so that the window answers meanwhile."""
        self.opening.opening()
        self._run(self, self._place.open, self._on_open, self._on_failed)

    def _on_open(self, found: "tuple[Premises, Services | None]") -> None:
        premises, services = found
        if services is not None:
            self._show_desk(services)
            return
        from ui.setup.window import SetupWindow

        first_start = SetupWindow(premises)
        first_start.finished.connect(self._show_desk)
        self.setCentralWidget(first_start)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        self.opening.failed(_("Chưa mở được dữ liệu"), refusals.sentence(error.code, error.facts))

    def _show_desk(self, services: "Services") -> None:
        from ui.app.desk_face import DeskFace
        from ui.app.guide_ready import tell_guide_trouble
        from ui.app.mishaps import tell

        self._desk = DeskFace(services, self._station, self, tell)
        self.setCentralWidget(self._desk.window)
        self._run(self, services.guide.trouble, lambda trouble: tell_guide_trouble(trouble, tell), self._on_failed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The feed and the other faces opened from here end with the window."""
        if self._desk is not None:
            self._desk.close()
        super().closeEvent(event)
