"""Tra cứu: find a procedure at the left, read it at the right as the citizen will."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.posted import PublicCatalogue, PublicProcedure
from onestop_desk.words import _, procedure_page
from ui.background import RunTask
from ui.desk.procedures import finding
from ui.desk.procedures.citizen_view import CitizenView
from ui.desk.procedures.files import Files
from ui.desk.procedures.finder import Finder
from ui.desk.procedures.history import HistoryDialog
from ui.desk.procedures.section import Section
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import ElidedLabel, WrappedLabel
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

OpenAddress = Callable[[str], object]
"""Opens a public page in the browser."""


class ProcedureCard(Panel):
    """The chosen procedure: its name, its page, and what staff can do with it."""

    def __init__(self) -> None:
        super().__init__(inside=0)
        theme = of(self)
        self.body.setSpacing(0)
        self.head_part = QWidget()
        head = QVBoxLayout(self.head_part)
        side = theme.px(16)
        head.setContentsMargins(side, theme.px(10), side, theme.px(10))
        head.setSpacing(theme.px(2))
        self.name = WrappedLabel("", "visit", lines=5)
        self.line = ElidedLabel("", "small", "ink_soft")
        head.addWidget(self.name)
        head.addWidget(self.line)
        self.page = CitizenView()
        self.body.addWidget(self.head_part)
        self.body.addWidget(self.page, 1)
        self.foot = self._make_foot()
        self.body.addWidget(self.foot)
        self.say_nothing()

    def _make_foot(self) -> Panel:
        foot = Panel(kind="foot", inside=10)
        row = QHBoxLayout()
        row.setSpacing(of(self).px(8))
        self.history = Button(_("Lịch sử"), icon="list", key="Ctrl+H")
        self.sheet = Button(_("In tờ dán"), icon="qr", key="Ctrl+P")
        self.used = Button(_("Đánh dấu hay dùng"), icon="star", key="Ctrl+M")
        for button, name in ((self.history, "history"), (self.sheet, "printSheet"), (self.used, "mostUsed")):
            button.setObjectName(name)
            row.addWidget(button)
        row.addStretch(1)
        foot.body.addLayout(row)
        return foot

    def say_nothing(self) -> None:
        """Nothing is chosen yet."""
        self.head_part.hide()
        self.foot.hide()
        self.page.say_nothing(_("Tìm ở bên trái, hoặc mở một lĩnh vực, rồi chọn một thủ tục để xem."))

    def show_procedure(self, catalogue: PublicCatalogue, shown: PublicProcedure) -> None:
        """Paints a procedure."""
        page = procedure_page.procedure_page(catalogue, shown.procedure.code)
        self.name.say(page.name)
        field = finding.name_of(catalogue, shown.field_slug) or shown.procedure.field
        parts = (page.code, field, shown.line_name, page.updated_short)
        self.line.say(" · ".join(dict.fromkeys(part for part in parts if part)))
        self.used.say(_("Bỏ dấu hay dùng") if shown.most_used else _("Đánh dấu hay dùng"))
        if shown.in_force:
            self.used.allow()
        else:
            self.used.refuse(_("Thủ tục này hiện không áp dụng"))
        if shown.in_force or shown.upcoming:
            self.sheet.allow()
        else:
            self.sheet.refuse(_("Thủ tục này hiện không áp dụng"))
        self.page.show_page(page)
        self.head_part.show()
        self.foot.show()


class LookUp(Section):
    """The section; `sheet_asked` names a procedure whose sheet is to be printed."""

    sheet_asked = Signal(str)

    def __init__(
        self, services: "Services", actor: "Actor", files: Files, run: RunTask, open_address: OpenAddress
    ) -> None:
        super().__init__(services, actor, files, run)
        self.setObjectName("lookUp")
        self._shown = ""
        self.finder = Finder()
        self.card = ProcedureCard()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(12))
        row.addWidget(self.finder, 44)
        row.addWidget(self.card, 56)
        self.finder.asked.connect(self._search)
        self.finder.looked_at.connect(self._show)
        self.card.page.procedure_asked.connect(self.choose)
        self.card.page.address_asked.connect(open_address)
        self.card.history.clicked.connect(self._on_history)
        self.card.sheet.clicked.connect(lambda: self.sheet_asked.emit(self._shown))
        self.card.used.clicked.connect(self._on_used)
        self.act_on("Ctrl+B", self.finder.turn_outside)
        for key, button in (("Ctrl+H", self.card.history), ("Ctrl+P", self.card.sheet), ("Ctrl+M", self.card.used)):
            self.act_on(key, button.click)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            self.act_on(key, partial(self.card.page.turn, step))
        self.act_on("Ctrl+N", lambda: self._press(self.card.page.successor))
        self.act_on("Ctrl+L", lambda: self._press(self.card.page.portal))

    @staticmethod
    def _press(button: Button | None) -> None:
        if button is not None:
            button.click()

    def on_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Lists and paints another catalogue; a search is asked again."""
        self._shown = ""
        if self.finder.field.text().strip():
            self.attempt(lambda: self._search(self.finder.field.text().strip()))
        self.finder.show_catalogue(catalogue)

    def _search(self, text: str) -> None:
        hits = self._services.procedures.search(text, limit=finding.MOST) if text else ()
        if self._catalogue is not None:
            self.finder.show_hits(hits)

    def choose(self, code: str) -> None:
        """Shows one procedure by its code."""
        if self._catalogue is not None and code in self._catalogue.procedures:
            self.finder.choose(code)
            self._show(code)

    def _show(self, code: str) -> None:
        if self._catalogue is None or code == self._shown:
            return
        self._shown = code
        if not code:
            self.card.say_nothing()
        else:
            self.card.show_procedure(self._catalogue, self._catalogue.procedures[code])

    @property
    def shown(self) -> PublicProcedure | None:
        """The procedure at the right."""
        return self._catalogue.procedures.get(self._shown) if self._catalogue is not None else None

    def _on_history(self) -> None:
        shown = self.shown
        if shown is None:
            return

        def ask() -> None:
            procedure_id = self._services.procedures.by_code(shown.procedure.code).id
            versions = self._services.catalogue.history(procedure_id)
            HistoryDialog(self.window(), versions, shown.procedure, self._bring_back).open_first()

        self.attempt(ask)

    def _bring_back(self, version_id: str, number: int) -> None:
        if self.attempt(lambda: self._services.catalogue.bring_back(self._actor, version_id)):
            said = _("Đã dùng lại bản {number}").format(number=number)
            self.said.emit(said, _("Trang công khai và các tờ in từ giờ theo bản này."), "luc")
            self.changed.emit()

    def _on_used(self) -> None:
        shown = self.shown
        if shown is None:
            return
        to = not shown.most_used

        def mark() -> None:
            procedure_id = self._services.procedures.by_code(shown.procedure.code).id
            self._services.catalogue.set_most_used(self._actor, procedure_id, to)

        if self.attempt(mark):
            self.changed.emit()

    def focus_first(self) -> None:
        """The search field."""
        self.finder.field.setFocus()
