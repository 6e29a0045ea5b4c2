"""Nhập danh mục: choose a file, read it, accept its differences; take an earlier import back; write the catalogue."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.catalogue import Accepted, Complete, ImportRow, Proposal
from onestop_desk.words import _, catalogue_changes, phrases
from ui.background import RunTask
from ui.desk.current_stack import CurrentStack
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.procedures.differences import import_counts, import_word
from ui.desk.procedures.files import Files
from ui.desk.procedures.import_proposal import ImportProposal
from ui.desk.procedures.import_start import ImportStart
from ui.desk.procedures.import_work import ImportWork
from ui.desk.procedures.long_work import LongWork
from ui.desk.procedures.section import Section

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

EXPORTED = "danh-muc-thu-tuc.xlsx"


class Importing(Section):
    """Three faces: the start, the work that runs, the proposal to accept."""

    def __init__(self, services: "Services", actor: "Actor", files: Files, run: RunTask) -> None:
        super().__init__(services, actor, files, run)
        self.setObjectName("importing")
        self._file: Path | None = None
        self._complete: Complete | None = None
        self._proposal: Proposal | None = None
        self.start, self.working, self.proposal = ImportStart(), ImportWork(), ImportProposal()
        self.stack = CurrentStack()
        for face in (self.start, self.working, self.proposal):
            self.stack.addWidget(face)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.work = LongWork(self, run)
        self._connect()

    def _connect(self) -> None:
        self.work.advanced.connect(self.working.show_count)
        self.work.stopped.connect(self._on_stopped)
        self.work.refused.connect(self._on_refused)
        self.working.stop_asked.connect(self.work.stop)
        self.start.open_asked.connect(self.ask_file)
        self.start.export_asked.connect(self.ask_export)
        self.start.take_back_asked.connect(self._ask_take_back)
        self.proposal.accept_asked.connect(self._accept)
        self.proposal.scope_asked.connect(self._on_scope)
        self.proposal.left.connect(self._on_left)
        self.act_on("Ctrl+O", lambda: self._press(self.start, self.start.open))
        self.act_on("Ctrl+S", lambda: self._press(self.start, self.start.export))
        self.act_on("Ctrl+W", self._on_close_key)
        self.act_on("Ctrl+B", self.proposal.turn_skip)
        for number in range(1, 7):
            self.act_on(str(number), partial(self.proposal.filter_number, number))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            self.act_on(key, lambda: self._press(self.proposal, self.proposal.accept))

    def _shows(self, face: object) -> bool:
        return self.stack.currentWidget() is face

    def _press(self, face: object, button: object) -> None:
        if self._shows(face):
            button.click()  # type: ignore[attr-defined]

    def _on_close_key(self) -> None:
        self._press(self.working, self.working.stop)
        self._press(self.proposal, self.proposal.leave)

    # -- reading ---------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Asks which file, then reads it."""
        kinds = _("Danh mục thủ tục (*.xlsx *.csv *.json)")
        self._files.ask_open(self, _("Chọn tệp danh mục"), kinds, self.read)

    def read(self, file: Path, complete: Complete | None = None) -> None:
        """Reads a file and shows what it would change."""
        self._file, self._complete = file, complete
        self._begin(_("Đang đọc tệp {file}").format(file=file.name))
        self.work.start(
            lambda progress: self._services.catalogue.propose(file, complete, progress=progress), self._on_read
        )

    def _begin(self, title: str) -> None:
        self.said.emit("", "", "lam")
        self.working.begin(title)
        self.stack.setCurrentWidget(self.working)
        self.working.stop.setFocus()

    def _on_read(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.proposal.show_scopes(self._scopes(), self._complete)
        self.proposal.show_proposal(proposal)
        self.stack.setCurrentWidget(self.proposal)
        self.proposal.focus_first()

    def _scopes(self) -> list[Complete | None]:
        scopes: list[Complete | None] = [None, Complete()]
        if self._catalogue is not None:
            every = (*self._catalogue.fields, *self._catalogue.retired_fields)
            scopes += [Complete(agency=name) for name in sorted({field.agency for field in every})]
            scopes += [Complete(field=name) for name in sorted({field.name for field in every})]
        if self._complete not in scopes:
            scopes.append(self._complete)
        return scopes

    def _on_scope(self, complete: Complete | None) -> None:
        if self._file is not None and complete != self._complete:
            self.read(self._file, complete)

    def _on_left(self) -> None:
        self._proposal = self._file = self._complete = None
        self._to_start()

    def _to_start(self) -> None:
        self.stack.setCurrentWidget(self.start)
        self.refresh()
        self.start.open.setFocus()

    def _on_stopped(self) -> None:
        self._on_left()
        self.said.emit(_("Đã dừng"), _("Không có gì trong danh mục bị đổi."), "lam")

    def _on_refused(self, no: Refusal | WorldError) -> None:
        """A file that changed nothing is left; a proposal that was not accepted stays to be looked at."""
        if self._proposal is not None and no.code != "catalogue_changed":
            self.stack.setCurrentWidget(self.proposal)
        else:
            self._on_left()
        self.refuse(no)

    # -- accepting -------------------------------------------------------------------------------------------------

    def _accept(self, skip_rejected: bool) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        self._begin(_("Đang nhận {file} vào danh mục").format(file=proposal.file_name))
        self.work.start(
            lambda progress: self._services.catalogue.accept(
                self._actor, proposal, skip_rejected=skip_rejected, progress=progress
            ),
            self._on_accepted,
        )

    def _on_accepted(self, made: Accepted) -> None:
        self._on_left()
        counts = catalogue_changes.counts(made.added, made.changed, made.abolished, made.unchanged, made.skipped)
        self.said.emit(_("Đã nhập danh mục"), counts, "luc")
        self.changed.emit()

    # -- taking back, writing out ----------------------------------------------------------------------------------

    def _ask_take_back(self, row: ImportRow) -> None:
        line = _("{what}, {counts}. Mỗi thủ tục trở lại như trước lần nhập đó.").format(
            what=import_word(row), counts=import_counts(row)
        )
        ReasonDialog(
            self.window(),
            _("Hoàn tác lần nhập {when}?").format(when=phrases.moment(row.at)),
            line,
            reasons=(),
            confirm=_("Hoàn tác"),
            done=lambda _reason: self._take_back(row),
        ).open_first()

    def _take_back(self, row: ImportRow) -> None:
        def undo() -> None:
            back = self._services.catalogue.take_back(self._actor, row.id)
            said = _("{n} thủ tục trở lại như trước.").format(n=phrases.figure(back.procedures))
            if back.left:
                said += " " + _("{n} thủ tục giữ nguyên vì đã đổi tiếp sau đó.").format(n=phrases.figure(back.left))
            self.said.emit(_("Đã hoàn tác"), said, "luc")

        if self.attempt(undo):
            self.refresh()
            self.changed.emit()

    def ask_export(self) -> None:
        """Asks where to, then writes the whole catalogue."""
        kinds = ";;".join((_("Bảng tính (*.xlsx)"), _("Văn bản có dấu phân cách (*.csv)"), _("JSON (*.json)")))
        self._files.ask_save(self, _("Xuất danh mục"), EXPORTED, kinds, self._export)

    def _export(self, file: Path) -> None:
        self._run(
            self,
            lambda: self._services.catalogue.export(file),
            lambda n: self.said.emit(
                _("Đã xuất danh mục"),
                _("{n} thủ tục trong {file}.").format(n=phrases.figure(n), file=file.name),
                "luc",
            ),
            self._on_export_failed,
        )

    def _on_export_failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        self.refuse(error)

    # -- the section -----------------------------------------------------------------------------------------------

    def on_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Another catalogue may have other imports."""
        self.refresh()

    def refresh(self) -> None:
        """Reads the earlier imports."""
        self.attempt(lambda: self.start.show_imports(self._services.catalogue.imports()))

    def focus_first(self) -> None:
        """The way to a file, or the differences."""
        if self._shows(self.proposal):
            self.proposal.focus_first()
        elif self._shows(self.start):
            self.start.open.setFocus()
