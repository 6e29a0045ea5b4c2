"""Makes the screen of a step and connects its touches with the steps they lead to."""

from typing import TYPE_CHECKING

from onestop_desk.domain.guide import Outcome, Question, current
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import ProcedureHit
from ui.kiosk import coming, guide_flow, rating_flow, says
from ui.kiosk import flow as steps
from ui.kiosk.code_screen import CodeScreen
from ui.kiosk.early_screen import EarlyScreen
from ui.kiosk.flow import Flow, Step
from ui.kiosk.full_screen import FullScreen
from ui.kiosk.group_screen import GroupScreen
from ui.kiosk.guide_end_screen import GuideEndScreen
from ui.kiosk.guide_screen import GuideScreen
from ui.kiosk.message_screen import FailedScreen, StaffScreen
from ui.kiosk.number_screen import NumberScreen
from ui.kiosk.place_screen import PlaceScreen
from ui.kiosk.priority_screen import PriorityScreen
from ui.kiosk.procedure_screen import ProcedureScreen
from ui.kiosk.rating_screens import RatedScreen, RateScanScreen, RateScreen
from ui.kiosk.screen import Screen
from ui.kiosk.search_screen import SearchScreen
from ui.kiosk.start_screen import StartScreen
from ui.kiosk.times_screen import TimesScreen

if TYPE_CHECKING:
    from ui.kiosk.window import KioskWindow

SEARCH_LIMIT = 20


class Screens:
    """One maker for each step."""

    def __init__(self, window: "KioskWindow", slot: str) -> None:
        self._window, self._slot = window, slot

    def make(self, flow: Flow) -> Screen:
        """Builds the screen of a step; a step whose facts are gone becomes the start."""
        makers = {
            Step.START: self._start,
            Step.GROUP: self._group,
            Step.SEARCH: self._search,
            Step.PROCEDURE: self._procedure,
            Step.PRIORITY: self._priority,
            Step.NUMBER: self._number,
            Step.FULL: self._full,
            Step.FAILED: self._failed,
            Step.STAFF: self._staff,
            Step.CODE: self._code,
            Step.TIMES: self._times,
            Step.EARLY: self._early,
            Step.PLACE: self._place,
            Step.GUIDE: self._guide,
            Step.GUIDE_END: self._guide_end,
            Step.RATE_SCAN: self._rate_scan,
            Step.RATE: self._rate,
            Step.RATED: self._rated,
        }
        screen = makers[flow.step](flow) or self._start(flow)
        screen.back_touched.connect(lambda: self._window.touch(steps.back))
        screen.help_touched.connect(lambda: self._to(Step.STAFF))
        return screen

    def outdated(self, screen: Screen) -> bool:
        """Whether newer figures ask for another screen rather than other figures."""
        hall = self._window.hall
        if isinstance(screen, StartScreen):
            with self._window.kit.spoken():
                return screen.outdated(hall.view, lost=hall.lost)
        return isinstance(screen, GroupScreen) and screen.outdated(hall.view)

    def show_results(self, screen: SearchScreen, flow: Flow) -> None:
        """Shows what was typed and what it finds."""
        hits = self._window.hall.search(flow.typed, SEARCH_LIMIT)
        pages = -(-len(hits) // steps.RESULTS_A_PAGE)
        page = min(flow.page, max(pages - 1, 0))
        start = page * steps.RESULTS_A_PAGE
        facts = {hit.procedure_id: self._facts(hit) for hit in hits[start : start + steps.RESULTS_A_PAGE]}
        screen.show_results(flow.typed, hits, facts, page)

    def _facts(self, hit: ProcedureHit) -> tuple[str, ...]:
        procedure = self._window.hall.procedure(hit.procedure_id)
        if procedure is not None and not hit.in_force:
            return (says.why_not_in_force(procedure),)
        # Lying, a row is narrow: its letter already names the group.
        words = [hit.field] if self._window.kit.upright else []
        if procedure is not None:
            words += [says.deadline(procedure), says.fee(procedure)]
        return tuple(word for word in words if word) or (hit.field,)

    def _to(self, step: Step) -> None:
        self._window.touch(lambda flow: steps.go(flow, step))

    def _steps(self) -> int:
        return 2 if self._window.hall.asks_priority else 1

    def _start(self, _flow: Flow) -> Screen:
        hall = self._window.hall
        guides = hall.guidance.offered
        screen = StartScreen(self._window.kit, hall.view, hall.hours, lost=hall.lost, guides=guides)
        screen.guide_touched.connect(lambda: self._window.touch(hall.guidance.begin))
        screen.take_touched.connect(lambda: self._to(Step.GROUP))
        screen.papers_touched.connect(lambda: self._to(Step.SEARCH))
        screen.appointment_touched.connect(lambda: self._to(Step.CODE))
        screen.rate_touched.connect(lambda: self._window.touch(rating_flow.ask))
        return screen

    def _group(self, _flow: Flow) -> Screen:
        window = self._window
        screen = GroupScreen(window.kit, window.hall.view, steps=self._steps())
        screen.line_touched.connect(lambda line_id: window.touch(lambda flow: window.hall.choose(flow, line_id)))
        screen.search_touched.connect(lambda: self._to(Step.SEARCH))
        return screen

    def _search(self, _flow: Flow) -> Screen:
        touch = self._window.touch
        screen = SearchScreen(self._window.kit, self._window)
        screen.letter.connect(lambda letter: touch(lambda flow: steps.type_letter(flow, letter)))
        screen.erased.connect(lambda: touch(steps.erase_letter))
        screen.cleared.connect(lambda: touch(steps.erase_all))
        screen.example.connect(self._type_example)
        screen.turned.connect(self._turn_page)
        screen.procedure_touched.connect(lambda found: touch(lambda flow: steps.read_procedure(flow, found)))
        screen.groups_touched.connect(lambda: self._to(Step.GROUP))
        return screen

    def _type_example(self, words: str) -> None:
        flow = steps.erase_all(self._window.flow)
        for letter in words:
            flow = steps.type_letter(flow, letter)
        self._window.go(flow)

    def _turn_page(self) -> None:
        hits = self._window.hall.search(self._window.flow.typed, SEARCH_LIMIT)
        pages = -(-len(hits) // steps.RESULTS_A_PAGE)
        self._window.touch(lambda flow: steps.turn_page(flow, pages))

    def _procedure(self, flow: Flow) -> Screen | None:
        window = self._window
        procedure = window.hall.procedure(flow.procedure_id or "")
        if procedure is None:
            return None
        line = window.hall.line(procedure.line_id)
        successor = window.hall.successor(procedure)
        guides = window.hall.guidance.offered
        screen = ProcedureScreen(window.kit, procedure, line, window.hall.view, successor, guides=guides)
        screen.guide_touched.connect(lambda: window.touch(window.hall.guidance.begin))
        if successor is not None:
            found = successor.id
            screen.successor_touched.connect(lambda: window.touch(lambda now: steps.read_instead(now, found)))
        if line is not None:
            line_id = line.line.id
            screen.take_touched.connect(
                lambda: window.touch(lambda now: window.hall.choose(now, line_id, procedure.id))
            )
        return screen

    def _priority(self, flow: Flow) -> Screen | None:
        window = self._window
        line = window.hall.line(flow.wish.line_id if flow.wish is not None else None)
        if line is None:
            return None
        credit = window.hall.settings.priority_credit
        screen = PriorityScreen(window.kit, line.line, window.hall.priorities, credit=credit, steps=self._steps())
        screen.answered.connect(lambda code: window.touch(lambda now: steps.answer(now, code or None)))
        return screen

    def _number(self, flow: Flow) -> Screen | None:
        window = self._window
        told = window.slips.told
        if told is None:
            return None
        result = window.slips.printed
        screen = NumberScreen(
            window.kit,
            told,
            result,
            reprints_left=flow.reprints_left,
            slot=self._slot,
            by_itself=window.slips.come_by_themselves,
        )
        screen.closed.connect(window.close_number)
        screen.again_touched.connect(window.print_again)
        return screen

    def _full(self, flow: Flow) -> Screen | None:
        window = self._window
        line = window.hall.line(flow.wish.line_id if flow.wish is not None else None)
        if line is None:
            return None
        screen = FullScreen(window.kit, line, window.hall.view, window.hall.arrivals.next_free(line.line.id))
        screen.groups_touched.connect(self._other_groups)
        screen.booking_touched.connect(lambda: self._to(Step.PLACE))
        screen.papers_touched.connect(lambda: self._to(Step.SEARCH))
        return screen

    def _failed(self, flow: Flow) -> Screen:
        window = self._window
        may_retry = flow.wish is not None or flow.coming is not None
        screen = FailedScreen(window.kit, flow.refusal or "offline", may_retry=may_retry)
        screen.again_touched.connect(lambda: window.touch(steps.try_again))
        screen.groups_touched.connect(self._other_groups)
        return screen

    def _staff(self, _flow: Flow) -> Screen:
        screen = StaffScreen(self._window.kit)
        screen.done.connect(lambda: self._window.touch(steps.back))
        return screen

    # -- somebody with an appointment ------------------------------------------------------------------------------

    def _code(self, flow: Flow) -> Screen:
        window = self._window
        screen = CodeScreen(window.kit, flow)
        screen.figure.connect(self._type_figure)
        screen.erased.connect(lambda: window.touch(coming.erase_figure))
        screen.other_way.connect(lambda: window.touch(coming.other_way))
        return screen

    def _type_figure(self, figure: str) -> None:
        window = self._window
        window.touch(lambda flow: coming.type_figure(flow, figure))
        if coming.is_whole(window.flow):
            window.touch(window.hall.arrivals.typed)

    def _times(self, flow: Flow) -> Screen | None:
        window = self._window
        if not flow.found:
            return None
        screen = TimesScreen(window.kit, flow.found, window.hall)
        screen.chosen.connect(lambda booked: window.touch(lambda now: coming.arrive(now, booked, new_key)))
        return screen

    def _early(self, flow: Flow) -> Screen | None:
        window = self._window
        if flow.coming is None:
            return None
        screen = EarlyScreen(window.kit, flow.coming.booked.start, flow.opens)
        screen.back_later.connect(window.close_number)
        screen.given_up.connect(lambda: window.touch(lambda now: coming.give_up_time(now, new_key)))
        return screen

    def _place(self, flow: Flow) -> Screen | None:
        window = self._window
        line = window.hall.line(flow.wish.line_id if flow.wish is not None else None)
        slot = window.hall.arrivals.next_free(line.line.id) if line is not None else None
        if line is None or slot is None:
            return None
        screen = PlaceScreen(window.kit, line.line, slot, window.hall.booking_address())
        screen.done.connect(window.close_number)
        return screen

    # -- the VNeID guide -------------------------------------------------------------------------------------------

    def _guide(self, flow: Flow) -> Screen | None:
        window, now = self._window, current(flow.walk) if flow.walk is not None else None
        if flow.walk is None or not isinstance(now, Question):
            return None
        screen = GuideScreen(window.kit, flow.walk, now)
        screen.answered.connect(lambda chosen: window.touch(lambda seen: guide_flow.answer(seen, chosen)))
        return screen

    def _guide_end(self, flow: Flow) -> Screen | None:
        window, now = self._window, current(flow.walk) if flow.walk is not None else None
        if flow.walk is None or not isinstance(now, Outcome):
            return None
        handout, beside = window.guide_slips.handout, window.hall.guidance.beside
        screen = GuideEndScreen(window.kit, flow.walk.guide, now, beside, handout, slot=self._slot)
        screen.print_touched.connect(window.print_guide)
        screen.closed.connect(window.close_number)
        return screen

    # -- rating a visit --------------------------------------------------------------------------------------------

    def _rate_scan(self, flow: Flow) -> Screen:
        screen = RateScanScreen(self._window.kit, flow.refusal)
        screen.closed.connect(self._window.close_number)
        return screen

    def _rate(self, flow: Flow) -> Screen | None:
        window = self._window
        if flow.rated is None:
            return None
        screen = RateScreen(window.kit, flow.rated, flow.refusal)
        screen.sent.connect(
            lambda level, reasons: window.touch(lambda now: window.hall.rates.send(now, level, reasons))
        )
        return screen

    def _rated(self, _flow: Flow) -> Screen:
        screen = RatedScreen(self._window.kit)
        screen.closed.connect(self._window.close_number)
        return screen

    def _other_groups(self) -> None:
        self._window.touch(lambda flow: steps.go(steps.home(flow), Step.GROUP))
