"""Hồ sơ on the page Báo cáo: four lists, each with its key, and one line to type a dossier in."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.domain.dossiers import Dossier
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.periods import month_of
from onestop_desk.services.actors import Actor
from onestop_desk.services.dossiers import DueRow, Entry, HandBackRow
from onestop_desk.words import _, phrases
from ui.background import RunTask
from ui.desk.current_stack import CurrentStack
from ui.desk.dossiers.due import DueListing
from ui.desk.dossiers.entry import EntryLine
from ui.desk.dossiers.hand_back import HandBackListing
from ui.desk.dossiers.importing import DossierImport
from ui.desk.dossiers.unfit import UnfitListing, UnfitRow
from ui.desk.procedures.files import Files
from ui.desk.reports.period_bar import MonthStart, PeriodBar
from ui.desk.reports.section import Section
from ui.theme import of
from ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from onestop_desk.services import Services

STILL_THE_LAST_MONTH = timedelta(days=6)
"""In the first days of a month Đối chiếu begins with the one before, whose report is made now."""
WITH_ENTRY = ("due", "unfit")


def tabs() -> tuple[Tab, ...]:
    """The lists."""
    return (
        Tab("due", _("Sắp hạn và quá hạn"), "clock", "Alt+H"),
        Tab("hand_back", _("Chờ trả kết quả"), "hourglass", "Alt+T"),
        Tab("import", _("Nhập từ hệ thống tỉnh"), "upload", "Alt+N"),
        Tab("unfit", _("Đối chiếu"), "check-circle", "Alt+C"),
    )


class DossiersSection(Section):
    """Lists are read when they are opened, and again when something changed while they are looked at."""

    def __init__(
        self, services: "Services", actor: Actor, run: RunTask, files: Files, today: Callable[[], date]
    ) -> None:
        super().__init__(services, actor, run)
        self.setObjectName("dossiersSection")
        self.due, self.hand_back, self.unfit = DueListing(), HandBackListing(), UnfitListing()
        self.importing = DossierImport(services, actor, files, run)
        self.entry = EntryLine(services.procedures, services.dossiers.by_code, today, services.context.ref.tz)
        self.lists: dict[str, QWidget] = {
            "due": self.due, "hand_back": self.hand_back, "import": self.importing, "unfit": self._make_unfit(today),
        }  # fmt: skip
        self.tabs = Tabs(tabs())
        self.stack = CurrentStack()
        for shown in self.lists.values():
            self.stack.addWidget(shown)
        gap = of(self).px(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.entry)
        self._make_acts()
        self._connect()
        self.tabs.show_chosen("due")

    def _make_unfit(self, today: Callable[[], date]) -> QWidget:
        """What does not fit, below the days it is looked for in: to begin with, the month that is being closed."""
        starts_on = MonthStart(self._services)
        self.days = PeriodBar(today, starts_on)
        self.days.show_period(month_of(today() - STILL_THE_LAST_MONTH, starts_on()))
        self.days.changed.connect(lambda _period: self.refresh())
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(8))
        column.addWidget(self.days)
        column.addWidget(self.unfit, 1)
        return holder

    def _make_acts(self) -> None:
        self.apologise = self.due.act(_("Đã gửi thư xin lỗi"), "document", "Alt+L", "apologise", self._on_apology)
        self.due.on_row = self._on_due_row
        hand = self.hand_back
        self.hand_over = hand.act(_("Đã trả công dân"), "check", "Alt+A", "handOver", self._on_hand_over)
        self.post = hand.act(_("Giao bưu điện"), "transfer", "Alt+B", "postResult", self._on_post)
        self.deliver = hand.act(_("Bưu điện đã phát"), "check-circle", "Alt+P", "deliverResult", self._on_deliver)
        hand.on_row = self._on_hand_back_row
        self.type_in = self.unfit.act(_("Nhập hồ sơ này"), "plus", "Enter", "typeIn", self._on_type_in)
        self.unfit.on_row = self._on_unfit_row

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.open)
        self.importing.said.connect(self.said)
        self.entry.entered.connect(self._on_entered)
        self.entry.completed.connect(self._on_completed)
        self.unfit.table.opened.connect(lambda _row: self.type_in.click())
        for key, button in {
            "Alt+L": self.apologise, "Alt+A": self.hand_over, "Alt+B": self.post, "Alt+P": self.deliver,
        }.items():  # fmt: skip
            self.act_on(key, partial(self._press, button))
        for key, act in self.importing.keys().items():
            self.act_on(key, partial(self._on_import_key, key, act))

    @staticmethod
    def _press(button: QWidget) -> None:
        if button.isVisible() and button.isEnabled():
            button.click()  # type: ignore[attr-defined]

    def _on_import_key(self, key: str, act: Callable[[], object]) -> None:
        if self.tabs.value == "import":
            act()
        elif key in {"Ctrl+Return", "Ctrl+Enter"} and self.entry.isVisible():
            self.entry.submit()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def open(self, name: str) -> None:
        """Shows a list, with the keyboard on it."""
        self.tabs.show_chosen(name)
        self.entry.setVisible(name in WITH_ENTRY)
        self.stack.setCurrentWidget(self.lists[name])
        self.refresh()
        self.focus_first()

    def refresh(self) -> None:
        """Reads the list that is shown."""
        service, name = self._services.dossiers, self.tabs.value
        if name == "due":
            self.read(service.due_list, self.due.show_list)
        elif name == "hand_back":
            self.read(lambda: (*service.to_hand_back(), *service.handed_back()), self.hand_back.show_list)
        elif name == "import":
            self.importing.refresh()
        else:
            first, last = self.days.period.first, self.days.period.last
            days = _("{first} – {last}").format(first=phrases.figures_of_day(first), last=phrases.figures_of_day(last))
            self.read(lambda: service.reconcile(first, last), lambda found: self.unfit.show_found(found, days))

    def focus_first(self) -> None:
        """The list, or the way to a file."""
        if self.tabs.value == "import":
            self.importing.focus_first()
            return
        tables = {"due": self.due.table, "hand_back": self.hand_back.table, "unfit": self.unfit.table}
        table = tables[self.tabs.value]
        (table if table.isVisible() else self.entry.code if self.entry.isVisible() else self.stack).setFocus()

    def _on_due_row(self, row: DueRow | None) -> None:
        if row is None:
            self.apologise.refuse(_("Chưa chọn dòng nào"))
        elif row.dossier.apology_at is not None:
            self.apologise.refuse(_("Đã gửi thư xin lỗi"))
        elif not (row.days_over or row.asked_again):
            self.apologise.refuse(_("Hồ sơ này chưa quá hạn"))
        else:
            self.apologise.allow()

    def _on_hand_back_row(self, row: HandBackRow | None) -> None:
        is_done = row is not None and row.done_at is not None
        for button, why in (
            (self.hand_over, ""),
            (self.post, _("Bưu điện đã giữ kết quả này") if row and row.with_post else ""),
            (self.deliver, "" if row and row.with_post else _("Kết quả này chưa giao bưu điện")),
        ):
            reason = _("Chưa chọn dòng nào") if row is None else _("Công dân đã nhận kết quả này") if is_done else why
            if reason:
                button.refuse(reason)
            else:
                button.allow()

    def _on_unfit_row(self, row: UnfitRow | None) -> None:
        if row is None or row.visit is None:
            self.type_in.refuse(_("Dòng này sửa ở hệ thống tỉnh rồi nhập lại tệp"))
        else:
            self.type_in.allow()

    # -- what is done ----------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[], Dossier], headline: str) -> bool:
        """Does something short; says so, or why not. Whether it was done."""
        try:
            made = act()
        except (Refusal, WorldError) as no:
            self.refuse(no)
            return False
        self.said.emit(headline, made.code, "luc")
        self.refresh()
        return True

    def _on_apology(self, row: DueRow) -> None:
        self._do(partial(self._services.dossiers.apologise, self._actor, row.dossier.code), _("Đã ghi thư xin lỗi"))

    def _on_hand_over(self, row: HandBackRow) -> None:
        self._do(partial(self._services.dossiers.hand_over, self._actor, row.dossier.code), _("Đã trả công dân"))

    def _on_post(self, row: HandBackRow) -> None:
        self._do(partial(self._services.dossiers.post, self._actor, row.dossier.code), _("Đã giao bưu điện"))

    def _on_deliver(self, row: HandBackRow) -> None:
        self._do(partial(self._services.dossiers.deliver, self._actor, row.dossier.code), _("Bưu điện đã phát"))

    def _on_type_in(self, row: UnfitRow) -> None:
        if row.visit is not None:
            self.entry.fill(row.code, row.procedure, row.visit.closed_at)

    def _on_completed(self, code: str, values: dict[str, object]) -> None:
        if self._do(partial(self._services.dossiers.change, self._actor, code, values), _("Đã bổ sung hồ sơ")):
            self.entry.clear()

    def _on_entered(self, entry: Entry) -> None:
        if self._do(partial(self._services.dossiers.enter, self._actor, entry), _("Đã ghi hồ sơ")):
            self.entry.clear()
