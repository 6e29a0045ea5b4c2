"""What in a dossier's own figures cannot be true: an end before its beginning, a finish without a day."""

from enum import StrEnum

from onestop_desk.domain.dossiers import WITHOUT_RESULT, Dossier, Kind, Status, ended_at
from onestop_desk.domain.instants import Instant, local, service_day


class Fault(StrEnum):
    """One contradiction."""

    DUE_BEFORE_RECEIVED = "due_before_received"
    FINISHED_BEFORE_RECEIVED = "finished_before_received"
    RETURNED_BEFORE_RECEIVED = "returned_before_received"
    RETURNED_BEFORE_FINISHED = "returned_before_finished"
    ASKED_BEFORE_RECEIVED = "asked_before_received"
    ANSWERED_BEFORE_ASKED = "answered_before_asked"
    DELIVERED_BEFORE_POSTED = "delivered_before_posted"
    ENDED_WITHOUT_A_DAY = "ended_without_a_day"
    FINISHED_BUT_OPEN = "finished_but_open"
    """A day on which it was finished or returned, and a status that says it is still worked on."""
    RETURNED_BUT_WAITING = "returned_but_waiting"
    """A day on which it was handed back, and a status that says it waits for the citizen to fetch it."""
    RECEIVED_LATER_THAN_NOW = "received_later_than_now"


def is_before(one: Instant | None, other: Instant | None, tz: str) -> bool:
    """Whether `one` is surely earlier; midnight stands for a day without a clock time, so it only tells days apart."""
    if one is None or other is None or one >= other:
        return False
    if service_day(one, tz) != service_day(other, tz):
        return True
    return not (is_day_only(one, tz) or is_day_only(other, tz))


def is_day_only(instant: Instant, tz: str) -> bool:
    """Whether an instant stands for a whole day: its first, or as a due date its last second."""
    wall = local(instant, tz)
    return (wall.hour, wall.minute, wall.second) in {(0, 0, 0), (23, 59, 59)}


def faults(dossier: Dossier, tz: str, now: Instant | None = None) -> tuple[Fault, ...]:
    """Everything in it that contradicts itself, in a fixed order; with `now` also what lies ahead."""
    received, finished, returned = dossier.received_at, dossier.finished_at, dossier.returned_at
    kind = dossier.status.kind
    asked_early = any(is_before(ask.asked, received, tz) for ask in dossier.asks)
    answered_early = any(is_before(ask.answered, ask.asked, tz) for ask in dossier.asks)
    has_end = ended_at(dossier) is not None
    found = {
        Fault.DUE_BEFORE_RECEIVED: is_before(dossier.due_at, received, tz),
        Fault.FINISHED_BEFORE_RECEIVED: is_before(finished, received, tz),
        Fault.RETURNED_BEFORE_RECEIVED: is_before(returned, received, tz),
        Fault.RETURNED_BEFORE_FINISHED: is_before(returned, finished, tz),
        Fault.ASKED_BEFORE_RECEIVED: asked_early,
        Fault.ANSWERED_BEFORE_ASKED: answered_early,
        Fault.DELIVERED_BEFORE_POSTED: is_before(dossier.delivered_at, dossier.posted_at, tz),
        Fault.ENDED_WITHOUT_A_DAY: kind in {Kind.ENDED, Kind.TO_HAND_BACK} and not has_end,
        Fault.FINISHED_BUT_OPEN: kind in {Kind.NEW, Kind.OPEN, Kind.WAITS_FOR_CITIZEN} and has_end,
        Fault.RETURNED_BUT_WAITING: kind is Kind.TO_HAND_BACK and returned is not None,
        Fault.RECEIVED_LATER_THAN_NOW: now is not None and received > now,
    }
    return tuple(fault for fault, is_there in found.items() if is_there)


def goes_back(stored: Dossier, told: Dossier) -> bool:
    """Whether what is told is older than what is stored: a status behind it, or an end that is no longer there."""
    if _rank(told.status) < _rank(stored.status):
        return True
    ends = ((stored.finished_at, told.finished_at), (stored.returned_at, told.returned_at))
    return any(before is not None and after is None for before, after in ends)


_RANKS = {Kind.NEW: 0, Kind.OPEN: 2, Kind.WAITS_FOR_CITIZEN: 2, Kind.TO_HAND_BACK: 3, Kind.ENDED: 4}


def _rank(status: Status) -> int:
    if status is Status.RECEIVED:
        return 1
    return 3 if status in WITHOUT_RESULT else _RANKS[status.kind]
