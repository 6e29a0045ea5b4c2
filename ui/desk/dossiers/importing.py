"""Nhập từ hệ thống tỉnh: choose an export, read it, accept it; the exports there were."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.dossiers import Accepted, ImportRow, Proposal
from onestop_desk.words import _, phrases, refusals
from ui.background import RunTask
from ui.desk.current_stack import CurrentStack
from ui.desk.dossiers.listing import Listing
from ui.desk.dossiers.proposal import DossierProposal
from ui.desk.procedures.files import Files
from ui.desk.procedures.import_work import ImportWork
from ui.desk.procedures.long_work import LongWork
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class _Start(QWidget):
    """The next thing to do is the biggest: choose an export."""

    def __init__(self) -> None:
        super().__init__()
        theme = of(self)
        ways = Panel(_("Nhập hồ sơ từ hệ thống tỉnh"), inside=16)
        ways.body.setSpacing(theme.px(12))
        sentence = _(
            "Tệp XLSX hoặc CSV xuất từ hệ thống một cửa của tỉnh, cột xếp thế nào cũng được. Tên, số điện thoại, số "
            "giấy tờ của công dân trong tệp không được đọc. Nhập lại cùng một tệp thì không đổi gì."
        )
        ways.body.addWidget(Words(sentence, "body", wrap=True))
        self.open = Button(_("Chọn tệp hồ sơ…"), variant="primary", icon="upload", key="Ctrl+O", height=56, kind="head")
        self.open.setObjectName("openExport")
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        ways.body.addLayout(row)
        columns: list[Column[ImportRow]] = [
            Column(_("Lúc"), 230, lambda r: Cell(phrases.moment(r.at))),
            Column(_("Người nhập"), 190, lambda r: Cell(r.who or _("dòng lệnh"), "ink" if r.who else "ink_soft")),
            Column(_("Tệp"), 0, lambda r: Cell(r.file_name)),
            Column(_("Đã ghi"), 440, lambda r: Cell(written_words(r))),
        ]
        empty = _("Chưa nhập tệp nào. Các con số của báo cáo mới tính từ những gì quầy đã ghi.")
        self.earlier = Listing[ImportRow]("earlierExports", _("Các lần nhập trước"), columns, lambda r: r.id, empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addWidget(ways)
        whole.addWidget(self.earlier, 1)


class _Work(ImportWork):
    """Says of dossiers what the catalogue's says of the catalogue."""

    def begin(self, title: str) -> None:
        """Something starts."""
        super().begin(title)
        self.count.say(_("Dừng lúc nào cũng được, hồ sơ chưa đổi gì."))


def written_words(row: ImportRow | Accepted) -> str:
    """What an import came to: 23 mới, 2 thay đổi; what is nothing is left out."""
    parts = (
        (row.added, _("{n} mới")),
        (row.changed, _("{n} thay đổi")),
        (row.unchanged, _("{n} không đổi")),
        (row.conflicts, _("{n} giữ nguyên")),
        (row.skipped, _("{n} bỏ qua")),
    )
    said = [words.format(n=phrases.figure(n)) for n, words in parts if n]
    return ", ".join(said) or _("không có gì")


class DossierImport(QWidget):
    """Three faces: the start, the work that runs, the proposal to accept."""

    said = Signal(str, str, str)
    changed = Signal()

    def __init__(self, services: "Services", actor: "Actor", files: Files, run: RunTask) -> None:
        super().__init__()
        self.setObjectName("dossierImport")
        self._services, self._actor, self._files = services, actor, files
        self._proposal: Proposal | None = None
        self.start, self.working, self.proposal = _Start(), _Work(), DossierProposal()
        self.stack = CurrentStack()
        for face in (self.start, self.working, self.proposal):
            self.stack.addWidget(face)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.work = LongWork(self, run)
        self.work.advanced.connect(self.working.show_count)
        self.work.stopped.connect(self._on_stopped)
        self.work.refused.connect(self._on_refused)
        self.working.stop_asked.connect(self.work.stop)
        self.start.open.clicked.connect(self.ask_file)
        self.proposal.accept_asked.connect(self._accept)
        self.proposal.left.connect(self._to_start)
        self.proposal.older_asked.connect(self._take_older)

    def keys(self) -> dict[str, Callable[[], object]]:
        """Key -> what it does while this can be seen."""
        numbers = {str(n): partial(self.proposal.filter_number, n) for n in range(1, 6)}
        accept = partial(self._press, self.proposal, self.proposal.accept)
        return {
            "Ctrl+O": partial(self._press, self.start, self.start.open),
            "Ctrl+W": self._on_close_key,
            "Ctrl+B": self.proposal.turn_skip,
            "Ctrl+L": self.proposal.press_older,
            "Ctrl+Return": accept,
            "Ctrl+Enter": accept,
            **numbers,
        }

    def _press(self, face: QWidget, button: Button) -> None:
        if self.stack.currentWidget() is face:
            button.click()

    def _on_close_key(self) -> None:
        self._press(self.working, self.working.stop)
        self._press(self.proposal, self.proposal.leave)

    def ask_file(self) -> None:
        """Asks which file, then reads it."""
        kinds = _("Hồ sơ của hệ thống tỉnh (*.xlsx *.csv)")
        self._files.ask_open(self, _("Chọn tệp hồ sơ"), kinds, self.read)

    def read(self, file: Path) -> None:
        """Reads an export and shows what it would do."""
        self._begin(_("Đang đọc tệp {file}").format(file=file.name))
        self.work.start(lambda progress: self._services.dossiers.propose(file, progress), self._on_read)

    def _begin(self, title: str) -> None:
        self.said.emit("", "", "lam")
        self.working.begin(title)
        self.stack.setCurrentWidget(self.working)
        self.working.stop.setFocus()

    def _on_read(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.proposal.show_proposal(proposal)
        self.stack.setCurrentWidget(self.proposal)
        self.proposal.focus_first()

    def _take_older(self, code: str) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        self._begin(_("Đang so lại tệp {file}").format(file=proposal.file_name))
        self.work.start(lambda _progress: self._services.dossiers.overrule(proposal, [code]), self._on_read)

    def _accept(self, skip_rejected: bool) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        self._begin(_("Đang ghi hồ sơ từ {file}").format(file=proposal.file_name))
        self.work.start(
            lambda progress: self._services.dossiers.accept(
                self._actor, proposal, skip_rejected=skip_rejected, progress=progress
            ),
            self._on_accepted,
        )

    def _on_accepted(self, made: Accepted) -> None:
        self._to_start()
        self.said.emit(_("Đã nhập hồ sơ"), f"{written_words(made)}.", "luc")
        self.changed.emit()

    def _to_start(self) -> None:
        self._proposal = None
        self.stack.setCurrentWidget(self.start)
        self.refresh()
        self.start.open.setFocus()

    def _on_stopped(self) -> None:
        self._to_start()
        self.said.emit(_("Đã dừng"), _("Không có hồ sơ nào bị đổi."), "lam")

    def _on_refused(self, no: Refusal | WorldError) -> None:
        """A file that cannot be read is left; a proposal that was not accepted stays, unless it is out of date."""
        if self._proposal is not None and no.code != "dossiers_changed":
            self.stack.setCurrentWidget(self.proposal)
        else:
            self._to_start()
        headline, _stop, rest = refusals.sentence(no.code, no.facts).partition(". ")
        self.said.emit(headline.rstrip("."), rest, "cam")

    def refresh(self) -> None:
        """Reads the earlier imports."""
        self.start.earlier.show_rows(self._services.dossiers.imports())

    def focus_first(self) -> None:
        """The way to a file, or the rows that were read."""
        if self.stack.currentWidget() is self.proposal:
            self.proposal.focus_first()
        else:
            self.start.open.setFocus()
