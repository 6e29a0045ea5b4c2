"""Near lunch or closing: who is still served, who keeps a place, and the call card while somebody may be called."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import BreakPlan, CounterView, DeskView, WaitingRow
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk import wording
from ui.desk.away_panel import AwayPanel
from ui.desk.cards import CallCard
from ui.desk.chips import waiting_chip
from ui.desk.names import Names
from ui.desk.state_page import StatePage
from ui.theme import of
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.notice import Notice
from ui.widgets.panel import Head, Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

ROW = 40
PlanRow = WaitingRow | CounterView


class PlanList(Panel):
    """One of the two lists: its title, how many there are, and who."""

    def __init__(self, columns: list[Column[PlanRow]], parent: QWidget | None = None) -> None:
        super().__init__(kind="card", inside=0, parent=parent)
        self.body.setSpacing(0)
        self.heading = Head("", kind="strong", height=40, filled=True)
        _let_wrap(self.heading)
        self._count = Words("", "strong")
        self.heading.add(self._count)
        self.model: RowsModel[PlanRow] = RowsModel(columns, _number, self)
        self.table = TableView([c.width for c in columns], row_height=ROW, header=False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setModel(self.model)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.table, 1)

    def show_rows(self, title: str, rows: Sequence[PlanRow]) -> None:
        """Paint who is in this list."""
        self.heading.title.say(title)
        self.model.set_rows(rows)
        self._count.say(str(len(rows)))


class BreakPage(StatePage):
    """The counter is free and a break is near."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        theme = of(self)
        self._now = 0
        self._next: str | None = None
        self._mine = 0
        panel = Panel(inside=0)
        panel.body.setSpacing(0)
        panel.body.addWidget(self._make_head())
        inside = QVBoxLayout()
        side = theme.px(16)
        inside.setContentsMargins(side, side, side, side)
        inside.setSpacing(theme.px(14))
        self.card = CallCard("low")
        self.card.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_F9))
        self.nobody = Notice(_("Không còn ai được gọi trước giờ nghỉ"), "", "luc", headline_kind="head")
        inside.addWidget(self.card)
        inside.addWidget(self.nobody)
        inside.addLayout(self._make_lists(), 3)
        self.away = AwayPanel(names)
        self.away.setMinimumHeight(theme.px(114))
        self.away.setMaximumHeight(theme.px(180))
        inside.addWidget(self.away, 2)
        self._room = QWidget()
        inside.addWidget(self._room, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("info", "lam", 18))
        self.advice = ElidedLabel("")
        row.addWidget(self.advice, 1)
        inside.addLayout(row)
        panel.body.addLayout(inside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def _make_head(self) -> Head:
        head = Head("", kind="visit", height=64)
        _let_wrap(head)
        self.icon = Icon("lunch", "cam", 24)
        head.row.insertWidget(0, self.icon)
        head.row.setContentsMargins(of(self).px(16), 0, of(self).px(16), 0)
        self.head = head
        return head

    def _make_lists(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(of(self).px(12))
        served: list[Column[PlanRow]] = [
            Column("", 62, lambda r: Cell(_number(r), kind="strong", row_chosen=self._is_next(r))),
            Column("", 0, lambda r: Cell(_procedure(r), row_chosen=self._is_next(r))),
            Column("", 160, self._sign),
        ]
        kept: list[Column[PlanRow]] = [
            Column("", 62, lambda r: Cell(_number(r), kind="strong")),
            Column("", 0, lambda r: Cell(_procedure(r))),
            Column("", 64, self._when, right=True),
        ]
        self.served, self.kept = PlanList(served), PlanList(kept)
        grid.addWidget(self.served, 0, 0)
        grid.addWidget(self.kept, 0, 1)
        grid.setColumnStretch(0, 58)
        grid.setColumnStretch(1, 42)
        self._grid = grid
        return grid

    def _is_next(self, row: PlanRow) -> bool:
        return isinstance(row, WaitingRow) and row.ticket_id == self._next

    def _sign(self, row: PlanRow) -> Cell:
        """How the person came, and at which counter they are or will be served."""
        if isinstance(row, CounterView):
            return Cell(_("Đang ở quầy {number}").format(number=row.number), chip="serving")
        mine = _("quầy {number}").format(number=self._mine) if self._is_next(row) else ""
        spec = waiting_chip(row, self.names, self._now)
        if spec.kind in ("plain", "helped"):
            return Cell(mine or wording.call_time(row, self._now), right=True, row_chosen=self._is_next(row))
        return Cell(spec.text, chip=spec.kind, after=mine, row_chosen=self._is_next(row))

    def _when(self, row: PlanRow) -> Cell:
        return Cell(wording.call_time(row, self._now) if isinstance(row, WaitingRow) else "", right=True)

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint the two lists and who is next."""
        plan, following = view.plan, view.next_up
        assert plan is not None
        self._now, self._mine = view.now, view.counter.number
        self._next = following.row.ticket_id if following else None
        self.tick(view)
        self.head.remark.say(wording.break_hours(plan))
        self.icon.turn("log-out" if view.day.near_closing else "lunch", "cam")
        self.card.setVisible(following is not None)
        self.card.setEnabled(not lost)
        self.nobody.setVisible(following is None)
        if following is not None:
            row = following.row
            self.card.say(row.number, wording.procedure_of(row), wording.card_line(following, self.names))
        else:
            self._say_nobody(view)
        self._show_lists(plan)
        self.away.show_view(view, lost=lost)
        self.away.setVisible(bool(view.away))
        self._advise(view, plan)

    def _say_nobody(self, view: DeskView) -> None:
        if view.day.near_closing:
            self.nobody.say(_("Không còn ai chờ quầy này"), _("Có người lấy số, màn hình sẽ tự báo."))
            return
        self.nobody.say(_("Không còn ai được gọi trước giờ nghỉ"), _("Bấm F2 để nghỉ trưa."))

    def _show_lists(self, plan: BreakPlan) -> None:
        closing = plan.resumes_at is None
        title = _("Được phục vụ trước giờ đóng cửa") if closing else _("Được phục vụ trước giờ nghỉ")
        self.served.show_rows(title, (*plan.serving, *plan.served))
        if plan.resumes_at is not None:
            title = _("Giữ chỗ đến {time}").format(time=clock(plan.resumes_at))
        else:
            title = _("Không kịp hôm nay")
        self.kept.show_rows(title, plan.kept)
        served, kept = bool(plan.serving or plan.served), bool(plan.kept)
        self.served.setVisible(served or kept)
        self.kept.setVisible(kept or (served and not closing))
        self._room.setVisible(not served and not kept)
        self._grid.setColumnStretch(1, 42 if self.kept.isVisibleTo(self) else 0)

    def _advise(self, view: DeskView, plan: BreakPlan) -> None:
        kept = len(plan.kept)
        if plan.resumes_at is None and kept:
            self.advice.say(_("{n} người khó kịp hôm nay. Báo trước cho họ, hoặc nhờ quầy khác giúp.").format(n=kept))
        elif plan.resumes_at is None and not view.waiting:
            self.advice.say(_("Hết giờ, bấm F2 để đóng quầy hoặc đóng ngày."))
        elif plan.resumes_at is None:
            self.advice.say(_("Mọi người đang chờ đều được phục vụ trước giờ đóng cửa."))
        elif kept and view.day.frozen:
            self.advice.say(_("{n} người được giữ chỗ không phải lấy số lại.").format(n=kept))
        elif kept:
            self.advice.say(_("{n} người sẽ được giữ chỗ cho buổi chiều, không phải lấy số lại.").format(n=kept))
        elif view.waiting:
            self.advice.say(_("Mọi người đang chờ đều được phục vụ trước giờ nghỉ."))
        else:
            self.advice.say(_("Người lấy số từ bây giờ được gọi vào buổi chiều."))

    def tick(self, view: DeskView, now: int | None = None) -> None:
        """Say how many minutes are left."""
        if view.plan is not None:
            self.head.title.say(wording.break_title(view.plan, view.day, now or view.now))

    def focus_first(self) -> None:
        """The call card while somebody may be called."""
        (self.card if self.card.isVisibleTo(self) and self.card.isEnabled() else self).setFocus()


def _let_wrap(head: Head) -> None:
    """A long title wraps rather than pushing the window wide; a short one keeps its line."""
    head.title.setWordWrap(True)
    head.row.setStretchFactor(head.title, 1)
    head.row.setStretchFactor(head.remark, 0)


def _number(row: PlanRow) -> str:
    return row.number if isinstance(row, WaitingRow) else row.ticket or ""


def _procedure(row: PlanRow) -> str:
    return wording.procedure_of(row) if isinstance(row, WaitingRow) else row.name
