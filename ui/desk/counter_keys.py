"""What each key does on the page Quầy, by the state the page is in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import VisitView, WaitingRow
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.counter_page import CounterPage
from ui.desk.dialogs.add_procedure import AddProcedureDialog
from ui.desk.dialogs.aside import AsideDialog
from ui.desk.dialogs.close_day import CloseDayDialog
from ui.desk.dialogs.finish import ByCamera, FinishDialog, no_camera
from ui.desk.dialogs.give_number import GiveNumberDialog
from ui.desk.dialogs.overtaken import OvertakenDialog
from ui.desk.dialogs.paper_roll import PaperRollDialog, RollDraft
from ui.desk.dialogs.pause import PauseDialog
from ui.desk.dialogs.person import PersonDialog
from ui.desk.dialogs.priority import PriorityDialog
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.transfer import TransferDialog
from ui.desk.names import Names
from ui.desk.states import AT_THE_COUNTER, CAN_CALL, F2, PageState, f2_does

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from ui.desk.printing import VisitPrinting


class CounterKeys(QObject):
    """Turns keys into actions and questions; each press does one thing."""

    guide_asked = Signal()

    def __init__(
        self, services: "Services", actions: DeskActions, page: CounterPage, names: Names, window: QWidget
    ) -> None:
        super().__init__(page)
        self._services, self.actions, self._page, self._names, self._window = services, actions, page, names, window
        self._roll = RollDraft(priorities=names.priority_full)
        self.printing: VisitPrinting | None = None
        """Set by the desk; without it nothing is printed."""
        self.by_camera: ByCamera = no_camera
        """Set by the desk: lets a question be answered by the camera."""
        key = Qt.Key
        self._acts: dict[Qt.Key, Callable[[], object]] = {
            key.Key_F2: self.f2,
            key.Key_F3: self.add_procedure,
            key.Key_F4: self.give_number,
            key.Key_F5: self.other_number,
            key.Key_F6: self.guide,
            key.Key_F7: self.aside,
            key.Key_F8: self.recall,
            key.Key_F9: self.next,
            key.Key_F10: self.transfer,
            key.Key_F11: self.missed,
            key.Key_F12: self.finish,
            key.Key_Return: self.come,
            key.Key_Enter: self.come,
        }
        page.key_pressed.connect(self.press)
        page.undo_asked.connect(self.undo)
        for away in (page.free.away, page.near_break.away):
            away.back_asked.connect(self.come_back)
        page.waiting.pick_asked.connect(self.pick)
        page.waiting.why_asked.connect(lambda row: self.why_overtaken(row.ticket_id, row.number))
        page.waiting.priority_asked.connect(lambda row: self.priority(row.ticket_id, row.number, row.priority))
        page.waiting.give_up_asked.connect(self.give_up)
        page.door.close_day_asked.connect(self.close_day)
        page.door.reopen_day_asked.connect(self.reopen_day)
        serving = page.serving
        serving.ticked.connect(actions.tick_paper)
        serving.coded.connect(actions.set_dossier_code)
        serving.removed.connect(actions.remove_procedure)
        serving.person_asked.connect(self.person)
        serving.priority_asked.connect(self.visit_priority)
        serving.left.connect(self.walk_out)

    def press(self, key: Qt.Key) -> bool:
        """Do what a key does now; whether it is a key of this page."""
        act = self._acts.get(key)
        if act is None or self.actions.view is None:
            return False
        if self.actions.is_lost and key != Qt.Key.Key_F6:
            # The guide alone needs no data until something is written down.
            self.actions.refresh()
            return True
        self._page.clear_message()
        act()
        return True

    def _ask(self, dialog: Sheet) -> None:
        """Ask on a cover; afterwards the keyboard is where the page wants it."""
        dialog.left.connect(self._page.settle_focus)
        dialog.open_first()

    @property
    def _state(self) -> PageState | None:
        return self._page.state

    def _visit(self, *states: PageState) -> VisitView | None:
        """The citizen at the counter, when the page is in one of these states."""
        view = self.actions.view
        return view.visit if view is not None and self._state in states else None

    # -- the counter -----------------------------------------------------------------------------------------------

    def f2(self) -> None:
        """Open, pause, go to lunch, or end the day."""
        assert self.actions.view is not None
        does = f2_does(self.actions.view)
        if does in (F2.OPEN, F2.REOPEN):
            self.actions.open_counter()
        elif does is F2.END_OF_DAY:
            self.close_day()
        elif does in (F2.PAUSE, F2.LUNCH):
            self._ask(PauseDialog(self._window, self.actions, self._names, lunch=does is F2.LUNCH))

    def close_day(self) -> None:
        """Ask before the day, or only this counter, is closed."""
        self._ask(CloseDayDialog(self._window, self._services, self.actions))

    def reopen_day(self) -> None:
        """Take the closing of the day back."""
        self.actions.reopen_day()

    # -- calling ---------------------------------------------------------------------------------------------------

    def next(self) -> None:
        """F9: call when free, ask about the open visit when serving."""
        if self._state in CAN_CALL:
            if self._state is not PageState.NOBODY:
                self.actions.call_next()
        elif self._state is PageState.SERVING:
            self.finish()

    def come(self) -> None:
        """Enter: the called citizen is here."""
        visit = self._visit(PageState.CALLED)
        if visit is not None:
            self.actions.come(visit)

    def recall(self) -> None:
        """F8: call the same citizen once more."""
        visit = self._visit(PageState.CALLED, PageState.SERVING)
        if visit is not None:
            self.actions.recall(visit)

    def missed(self) -> None:
        """F11: nobody came; before the third call it needs a reason."""
        visit = self._visit(PageState.CALLED)
        if visit is None:
            return
        if visit.can_miss:
            self.actions.miss(visit)
            return
        self._ask(
            ReasonDialog(
                self._window,
                _("Báo vắng mặt sớm"),
                _("Mới gọi {n} lần. Vì sao báo vắng mặt ngay?").format(n=visit.calls_made),
                number=visit.number,
                reasons=self._names.of_kind("early_missed") or (("said_no", _("Công dân báo không đến")),),
                confirm=_("Báo vắng mặt"),
                done=lambda reason: self.actions.miss(visit, reason),
            )
        )

    def other_number(self) -> None:
        """F5: go to the list to call somebody else."""
        if self._state in CAN_CALL and not self._page.waiting.focus_list():
            self._page.say(_("Chưa có ai trong danh sách"), _("Có người lấy số, danh sách sẽ tự hiện."), "lam")

    def pick(self, row: WaitingRow) -> None:
        """Call somebody out of turn, with a reason."""
        view = self.actions.view
        if self._state not in CAN_CALL or view is None or self.actions.is_lost:
            return
        if view.next_up is not None and view.next_up.row.ticket_id == row.ticket_id:
            self.actions.call_next()
            return
        self._ask(
            ReasonDialog(
                self._window,
                _("Gọi số khác"),
                _("{number} chưa đến lượt. Lý do được ghi vào nhật ký.").format(number=row.number),
                number=row.number,
                reasons=self._names.of_kind("picked"),
                confirm=_("Gọi {number}").format(number=row.number),
                done=lambda reason: self.actions.pick(row.ticket_id, reason),
            )
        )

    def undo(self) -> None:
        """Ctrl+Z: take the last finish and call back."""
        view = self.actions.view
        if view is not None and view.undo is not None and not self._page.undo.isHidden():
            self.actions.undo()

    def guide(self) -> None:
        """F6: the VNeID guide beside the visit, or away again."""
        if self._state in CAN_CALL or self._state is PageState.SERVING:
            self.guide_asked.emit()

    # -- people away -----------------------------------------------------------------------------------------------

    def aside(self) -> None:
        """F7: set the citizen aside, or go to the list of people aside."""
        visit = self._visit(PageState.SERVING)
        if visit is not None:
            self._ask(AsideDialog(self._window, self.actions, self._names, visit, self._print_missing))
        elif self._state not in AT_THE_COUNTER:
            self._page.focus_away()

    def _print_missing(self, ticket_id: str, lines: Sequence[str]) -> None:
        """The slips of a visit that has just gone aside or ended with papers to bring."""
        if self.printing is not None and self.actions.view is not None:
            self.printing.print_missing(ticket_id, lines, self.actions.view.counter.number)

    def come_back(self, ticket_id: str) -> None:
        """Somebody aside or missed is here again."""
        if not self.actions.is_lost:
            self.actions.come_back(ticket_id)

    def give_up(self, row: WaitingRow) -> None:
        """Somebody waiting goes home."""
        if self.actions.give_up(row.ticket_id):
            self._page.say(_("{number} đã ra về").format(number=row.number), "", "lam")

    def walk_out(self) -> None:
        """The citizen left while being served."""
        visit = self._visit(PageState.SERVING)
        if visit is not None and not self.actions.is_lost:
            self._ask(
                ReasonDialog(
                    self._window,
                    _("Công dân bỏ về"),
                    _("Lượt kết thúc mà không có kết quả."),
                    number=visit.number,
                    reasons=(),
                    confirm=_("Ghi nhận bỏ về"),
                    done=lambda _reason: self.actions.walk_out(visit),
                )
            )

    def transfer(self) -> None:
        """F10: send the citizen to another line."""
        visit = self._visit(*AT_THE_COUNTER)
        if visit is not None:
            self._ask(TransferDialog(self._window, self._services, self.actions, self._names, visit))

    # -- the visit -------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """F12, or F9 while serving: one outcome for each procedure."""
        if self._visit(PageState.SERVING) is None:
            return
        # What stands half typed in a field is kept first: the cover takes the keyboard away from it.
        typed = self._page.serving.keep_typed()
        view = self.actions.view
        if view is not None and self._visit(PageState.SERVING) is not None:
            given = typed, self._print_missing
            self._ask(FinishDialog(self._window, self.actions, self._names, view, *given, by_camera=self.by_camera))

    def add_procedure(self) -> None:
        """F3: find a procedure and add it."""
        visit = self._visit(PageState.SERVING)
        if visit is not None:
            self._ask(AddProcedureDialog(self._window, self._services, self.actions, visit))

    def person(self) -> None:
        """Write the citizen's name, phone or a note."""
        visit = self._visit(*AT_THE_COUNTER)
        if visit is not None:
            self._ask(PersonDialog(self._window, self.actions, visit))

    def visit_priority(self) -> None:
        """Correct the priority of the citizen at the counter."""
        visit = self._visit(*AT_THE_COUNTER)
        if visit is not None:
            self.priority(visit.ticket_id, visit.number, visit.priority)

    def priority(self, ticket_id: str, number: str, code: str | None) -> None:
        """Correct the priority of any ticket."""
        self._ask(PriorityDialog(self._window, self.actions, self._names, ticket_id, number, code))

    def why_overtaken(self, ticket_id: str, number: str) -> None:
        """Answer "vì sao tôi bị vượt"."""
        answer = self.actions.why_overtaken(ticket_id)
        if answer is not None:
            self._ask(OvertakenDialog(self._window, self._names, answer))

    def give_number(self) -> None:
        """F4: give a number at the desk; after the day only numbers of the paper roll are left to type in."""
        if self._state in AT_THE_COUNTER:
            return
        if self._state is PageState.DAY_OVER:
            self.type_roll()
            return
        say = self._page.say
        self._ask(GiveNumberDialog(self._window, self._services, self.actions, self._names, say, self.type_roll))

    def type_roll(self) -> None:
        """Type in the numbers that were given on paper."""
        view = self.actions.view
        if view is not None:
            actor, say = self.actions.actor, self._page.say
            self._ask(PaperRollDialog(self._window, self._services, actor, view.now, say, self._roll))

    def scan(self) -> bool:
        """Ctrl+Q: the keyboard goes where a scanner types the dossier code; whether there is such a place."""
        block = self._page.serving.current_block() if self._state is PageState.SERVING else None
        if block is not None:
            block.focus_code()
        return block is not None
