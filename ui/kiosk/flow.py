"""The kiosk's steps as plain data: which screen follows which touch, and which key a number is asked with."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from onestop_desk.domain import guide as rules
from onestop_desk.domain.bookings import Arrival
from onestop_desk.domain.guide import Walk
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.ratings import RatingReason
from onestop_desk.services.views import KioskLine, TicketTaken

RESULTS_A_PAGE = 4
REPRINTS = 2
"""How often the same number may be printed again."""
LONGEST_SEARCH = 40
"""Letters that still fit in the search field."""


class Step(StrEnum):
    """A screen of the kiosk."""

    START = "start"
    GROUP = "group"
    SEARCH = "search"
    PROCEDURE = "procedure"
    PRIORITY = "priority"
    NUMBER = "number"
    FULL = "full"
    CODE = "code"
    """Somebody with an appointment: scan, or type the code or the end of the phone number."""
    TIMES = "times"
    """Which of the appointments that a phone number's last figures found."""
    EARLY = "early"
    PLACE = "place"
    """Where the next free time can be booked."""
    GUIDE = "guide"
    """A question of the VNeID guide."""
    GUIDE_END = "guide_end"
    """What to do, where the guide ends."""
    RATE_SCAN = "rate_scan"
    """The code of a finished number is held before the scanner."""
    RATE = "rate"
    RATED = "rated"
    FAILED = "failed"
    STAFF = "staff"


GUIDING = frozenset({Step.GUIDE, Step.GUIDE_END})


@dataclass(frozen=True)
class Wish:
    """What a citizen has chosen so far, and the key that makes asking twice harmless."""

    line_id: str
    procedure_id: str | None = None
    priority: str | None = None
    key: str = ""


@dataclass(frozen=True)
class Booked:
    """An appointment as the hall may show it: no name, no phone, no code."""

    appointment_id: str
    start: Instant
    line_id: str
    procedure_id: str | None


@dataclass(frozen=True)
class Coming:
    """Somebody with an appointment who is to be checked in, and the key that makes asking twice harmless."""

    booked: Booked
    key: str
    as_walk_in: bool = False
    """The time is given up for a number in the ordinary line."""


@dataclass(frozen=True)
class Rated:
    """The visit that is being rated, and the key that makes sending twice harmless."""

    token: str = field(repr=False)
    number: str
    counter: int | None
    reasons: tuple[RatingReason, ...]
    key: str


@dataclass(frozen=True)
class Flow:
    """Where one citizen is on the way to a number; every touch gives a new value."""

    step: Step = Step.START
    language: str = "vi"
    page: int = 0
    typed: str = ""
    procedure_id: str | None = None
    wish: Wish | None = None
    asking: bool = False
    """A number was asked for and the answer is not here yet: nothing else can be touched."""
    taken: TicketTaken | None = None
    refusal: str | None = None
    reprints: int = 0
    figures: str = ""
    """What was typed of a code or a phone number."""
    by_phone: bool = False
    wrong: int = 0
    """How often this citizen typed figures that found nothing."""
    found: tuple[Booked, ...] = ()
    coming: Coming | None = None
    arrival: Arrival | None = None
    """How the check-in counted, once there is a number."""
    opens: Instant | None = None
    """From when somebody who came too early is received."""
    walk: Walk | None = None
    """The answers given to the VNeID guide; gone with the screen."""
    walk_key: str = ""
    """One a walk, so that it is counted once however often its end is reached."""
    reached: Walk | None = None
    """The same at the end that was reached last."""
    rated: Rated | None = None
    came_from: tuple[Step, ...] = ()

    @property
    def reprints_left(self) -> int:
        """How often this number may still be printed again."""
        return max(REPRINTS - self.reprints, 0)


def go(flow: Flow, step: Step) -> Flow:
    """Shows another screen and remembers the way back."""
    return replace(flow, step=step, page=0, came_from=(*flow.came_from, flow.step))


def back(flow: Flow) -> Flow:
    """Shows the screen before; from the first one, and from a number, the start."""
    if flow.asking:
        return flow
    if flow.step in GUIDING and flow.walk is not None and flow.walk.answers:
        return replace(flow, step=Step.GUIDE, walk=rules.back(flow.walk))
    if not flow.came_from or flow.step in {Step.NUMBER, Step.FAILED}:
        return home(flow)
    if flow.step in GUIDING:
        flow = replace(flow, walk=None, walk_key="", reached=None)
    *earlier, last = flow.came_from
    keep = flow.wish if last in {Step.PRIORITY, Step.FULL} else None
    return replace(
        flow, step=last, page=0, wish=keep, refusal=None, figures="", coming=None, opens=None, came_from=tuple(earlier)
    )


def home(flow: Flow) -> Flow:
    """Starts anew for the same citizen: the language stays."""
    return Flow(language=flow.language)


def left_alone() -> Flow:
    """Starts anew for the next citizen, in Vietnamese."""
    return Flow()


def speak(flow: Flow, language: str) -> Flow:
    """Goes on in another language, on the same screen."""
    return replace(flow, language=language)


def type_letter(flow: Flow, letter: str) -> Flow:
    """Adds what a key of the on-screen keyboard writes; two spaces in a row are one."""
    if len(flow.typed) >= LONGEST_SEARCH or (letter == " " and (not flow.typed or flow.typed.endswith(" "))):
        return flow
    return replace(flow, typed=flow.typed + letter.lower(), page=0)


def erase_letter(flow: Flow) -> Flow:
    """Takes the last letter back."""
    return replace(flow, typed=flow.typed[:-1], page=0)


def erase_all(flow: Flow) -> Flow:
    """Empties the search field."""
    return replace(flow, typed="", page=0)


def turn_page(flow: Flow, pages: int) -> Flow:
    """Shows the next page, and the first again after the last."""
    return replace(flow, page=(flow.page + 1) % max(pages, 1))


def read_procedure(flow: Flow, procedure_id: str) -> Flow:
    """Shows what a procedure asks for."""
    return replace(go(flow, Step.PROCEDURE), procedure_id=procedure_id)


def read_instead(flow: Flow, procedure_id: str) -> Flow:
    """Shows another procedure in the place of this one: the way back is the same."""
    return replace(flow, procedure_id=procedure_id)


def choose_line(
    flow: Flow, line: KioskLine, *, has_priorities: bool, new_key: Callable[[], str], procedure_id: str | None = None
) -> Flow:
    """A line was touched: the priority question, the reason why it is full, or a number at once.

    A line that is switched off stays where it is: its row says why.
    """
    if line.available:
        wish = Wish(line.line.id, procedure_id, key=new_key())
        return replace(go(flow, Step.PRIORITY), wish=wish) if has_priorities else replace(flow, wish=wish, asking=True)
    if line.unavailable == "line_full":
        return replace(go(flow, Step.FULL), wish=Wish(line.line.id, procedure_id))
    return flow


def answer(flow: Flow, priority: str | None) -> Flow:
    """The priority question is answered: the number is asked for, once however often it is touched."""
    if flow.asking or flow.wish is None or flow.step is not Step.PRIORITY:
        return flow
    return replace(flow, wish=replace(flow.wish, priority=priority), asking=True)


def try_again(flow: Flow) -> Flow:
    """Asks once more with the same key, so that a number saved unseen is found and not taken twice."""
    if flow.asking or (flow.wish is None and flow.coming is None) or flow.step is not Step.FAILED:
        return flow
    return replace(flow, asking=True)


def numbered(flow: Flow, taken: TicketTaken) -> Flow:
    """The number is saved and may be shown."""
    return replace(flow, step=Step.NUMBER, taken=taken, asking=False, refusal=None)


def refused(flow: Flow, code: str) -> Flow:
    """A rule said no in the meantime: a full line has its own screen, any other reason is told without another try."""
    if code == "line_full":
        return replace(flow, step=Step.FULL, asking=False, refusal=code)
    return replace(flow, step=Step.FAILED, asking=False, refusal=code, wish=None, coming=None)


def failed(flow: Flow, code: str) -> Flow:
    """Nothing was saved, or nobody knows: the key is kept for another try."""
    return replace(flow, step=Step.FAILED, asking=False, refusal=code)


def printed_again(flow: Flow) -> Flow:
    """The same number goes to the printer once more."""
    return replace(flow, reprints=flow.reprints + 1) if flow.reprints_left else flow
