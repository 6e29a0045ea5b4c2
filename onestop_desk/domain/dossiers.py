"""A dossier of the provincial system as a value: its codes, when it ended, and whether that was in time.

Status codes 1–10 and channels 1–3 are those of the national portal (domain.md §8); in time, late and overdue follow
chỉ số 2.1 of Quyết định 766/QĐ-TTg (docs/decisions/0047-dossiers.md). Nothing here says whose a dossier is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from onestop_desk.domain.instants import Instant, service_day


class Channel(IntEnum):
    """How a dossier was handed in (KenhThucHien)."""

    COUNTER = 1
    ONLINE = 2
    POST = 3


class Kind(StrEnum):
    """What a status means for whoever waits."""

    NEW = "new"
    """Registered online and not taken in yet."""
    OPEN = "open"
    WAITS_FOR_CITIZEN = "waits_for_citizen"
    TO_HAND_BACK = "to_hand_back"
    """The result is there, the citizen does not have it yet."""
    ENDED = "ended"


class Status(IntEnum):
    """The status of a dossier (TrangThaiHoSo)."""

    NEW = 1
    RECEIVED = 2
    NOT_RECEIVED = 3
    IN_PROGRESS = 4
    MORE_PAPERS = 5
    MUST_PAY = 6
    WITHDRAWN = 7
    STOPPED = 8
    FINISHED = 9
    RETURNED = 10

    @property
    def kind(self) -> Kind:
        """What it means for whoever waits."""
        return _KINDS[self]


_KINDS = {
    Status.NEW: Kind.NEW,
    Status.RECEIVED: Kind.OPEN,
    Status.NOT_RECEIVED: Kind.ENDED,
    Status.IN_PROGRESS: Kind.OPEN,
    Status.MORE_PAPERS: Kind.WAITS_FOR_CITIZEN,
    Status.MUST_PAY: Kind.WAITS_FOR_CITIZEN,
    Status.WITHDRAWN: Kind.ENDED,
    Status.STOPPED: Kind.ENDED,
    Status.FINISHED: Kind.TO_HAND_BACK,
    Status.RETURNED: Kind.ENDED,
}

WITHOUT_RESULT = frozenset({Status.NOT_RECEIVED, Status.WITHDRAWN, Status.STOPPED})
"""Ended, and nothing is handed back."""


class Timing(StrEnum):
    """Where a dossier stands against its due date: ended early, on time, late; open within it or overdue."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    WITHIN = "within"
    OVERDUE = "overdue"

    @property
    def is_ended(self) -> bool:
        """Whether the dossier had ended."""
        return self in {Timing.EARLY, Timing.ON_TIME, Timing.LATE}

    @property
    def is_in_time(self) -> bool:
        """Whether it counts for chỉ số 2.1."""
        return self not in {Timing.LATE, Timing.OVERDUE}


@dataclass(frozen=True)
class Ask:
    """One request for papers."""

    asked: Instant | None
    """None where only the number of requests was told."""
    answered: Instant | None = None


@dataclass(frozen=True)
class Dossier:
    """One dossier as last told; a flag is None where nobody said."""

    id: str
    code: str
    procedure_code: str | None
    """National code without its tail."""
    procedure_name: str
    field: str
    agency: str
    responsible: str
    """A unit or an official, never a citizen."""
    channel: Channel
    status: Status
    received_at: Instant
    """Of one that was not taken in yet: when it was sent."""
    due_at: Instant | None = None
    """The due date in force: moved already by what the citizen was waited for."""
    finished_at: Instant | None = None
    """The result is there (NgayKetThucXuLy)."""
    returned_at: Instant | None = None
    """The citizen has it (NgayTra)."""
    refused_at: Instant | None = None
    """Not taken in, withdrawn or stopped."""
    asks: tuple[Ask, ...] = ()
    apology_at: Instant | None = None
    """An apology with a new date was handed over."""
    paid: str | None = None
    """`online`, `counter`, or `none`: nothing was paid."""
    fee_due: int | None = None
    """In đồng; 0 is a dossier without a fee."""
    papers_digitised: bool | None = None
    result_digitised: bool | None = None
    reused: bool | None = None
    """At least one paper was taken from what had been digitised before."""
    vneid: bool | None = None
    """Sent from an account that VNeID vouches for."""
    result_paper: bool | None = None
    """The procedure hands a paper back."""
    complaint: bool | None = None
    full_online: bool | None = None
    """Sent to a service that is online as a whole; False: in part."""
    outside_area: bool | None = None
    receipt: bool | None = None
    """A receipt was issued for what was paid."""
    result_differs: bool | None = None
    """The electronic result does not say what the paper says."""
    by_post: bool = False
    """The result goes to the citizen by post."""
    posted_at: Instant | None = None
    delivered_at: Instant | None = None
    source: str = "import"
    """`import`, or `counter`: typed or taken in here."""
    import_id: str | None = None
    changed_at: Instant = 0


def is_taken_in(dossier: Dossier) -> bool:
    """Whether the office has received it; one only registered online has not been."""
    return dossier.status.kind is not Kind.NEW


def ended_at(dossier: Dossier) -> Instant | None:
    """When it ended for chỉ số 2.1: finished, else returned, else not taken in, withdrawn or stopped; None while open.

    The same in SQL is `data.dossiers.ENDED_AT`.
    """
    for end in (dossier.finished_at, dossier.returned_at, dossier.refused_at):
        if end is not None:
            return end
    return None


def asked_by(dossier: Dossier, until: Instant) -> int:
    """How many times papers had been asked for by then; a request without an instant counts from the start."""
    return sum(ask.asked is None or ask.asked <= until for ask in dossier.asks)


def asked_again(dossier: Dossier, until: Instant) -> bool:
    """Whether papers were asked for more than once, which counts as overdue (Quyết định 766/QĐ-TTg, chỉ số 2.1)."""
    return asked_by(dossier, until) > 1


def timing(dossier: Dossier, until: Instant, tz: str) -> Timing:
    """How it stood at `until`; what happened at that very instant counts, so pass the last one of a period.

    Early is ended on a service day before the due day, on time on that day and not after the due instant. Without a due
    date nothing is late. Open and waiting for papers asked for once, it is judged by when they were asked for.
    """
    end = ended_at(dossier)
    due, again = dossier.due_at, asked_again(dossier, until)
    if end is not None and end <= until:
        if again or (due is not None and end > due):
            return Timing.LATE
        early = due is not None and service_day(end, tz) < service_day(due, tz)
        return Timing.EARLY if early else Timing.ON_TIME
    stands_at = _waits_since(dossier, until)
    if again or (due is not None and (until if stands_at is None else stands_at) > due):
        return Timing.OVERDUE
    return Timing.WITHIN


def _waits_since(dossier: Dossier, until: Instant) -> Instant | None:
    """Since when the citizen was waited for at `until`; None when the office worked on it."""
    for ask in reversed(dossier.asks):
        if ask.asked is None:
            return dossier.received_at if dossier.status is Status.MORE_PAPERS else None
        if ask.asked <= until:
            is_open = dossier.status is Status.MORE_PAPERS if ask.answered is None else ask.answered > until
            return ask.asked if is_open else None
    return None


def merged_asks(asks: Sequence[Ask], others: Iterable[Ask], tz: str) -> tuple[Ask, ...]:
    """All requests, each once: one of `others` on a service day on which `asks` has one too is the same.

    A request of `asks` without an instant is one of those that only `others` dates, as far as they reach.
    """
    dated = [ask for ask in asks if ask.asked is not None]
    undated = sum(ask.asked is None for ask in asks)
    days = {service_day(ask.asked, tz) for ask in dated if ask.asked is not None}
    for ask in others:
        if ask.asked is None or service_day(ask.asked, tz) in days:
            continue
        dated.append(ask)
        undated = max(0, undated - 1)
    in_order = sorted(dated, key=lambda ask: ask.asked or 0)
    return (*(Ask(None) for _ in range(undated)), *in_order)
