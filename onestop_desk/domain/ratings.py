"""Ratings of visits (đánh giá): four levels, reasons as codes, and when a visit may be rated."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import State

RATING_DAYS = 7
"""Days after the day of the visit in which it may still be rated."""
MOST_NOTE = 500
"""Letters of what somebody adds in their own words."""


class Level(IntEnum):
    """How content somebody was, as it is stored: the higher, the better."""

    UNSATISFIED = 1
    NEUTRAL = 2
    SATISFIED = 3
    VERY_SATISFIED = 4


class Face(StrEnum):
    """Where a visit was rated: a second screen of the desk, the kiosk, the citizen's phone."""

    DESK = "desk"
    KIOSK = "kiosk"
    PORTAL = "portal"


@dataclass(frozen=True)
class RatingReason:
    """Something that could be better, as one may tick it; the code is stored, the words may change."""

    code: str
    text: str
    text_en: str


def last_day(visited: date) -> date:
    """The last day on which a visit of a day may be rated."""
    return visited + timedelta(days=RATING_DAYS)


def check_open(state: State, visited: date, today: date) -> None:
    """Raises Refusal: rating_not_yet while the visit is not over, rating_too_late after its last day."""
    if state is not State.DONE:
        raise Refusal("rating_not_yet")
    if today > last_day(visited):
        raise Refusal("rating_too_late", days=RATING_DAYS)


def checked_level(given: int) -> Level:
    """A level as one of the four; raises Refusal("rating_level")."""
    try:
        return Level(given)
    except ValueError:
        raise Refusal("rating_level") from None


def checked_reasons(given: Collection[str], known: Iterable[RatingReason]) -> tuple[str, ...]:
    """The codes that were ticked, each once, in the order of the list; raises Refusal("rating_reason")."""
    codes = [reason.code for reason in known]
    if not set(given) <= set(codes):
        raise Refusal("rating_reason")
    return tuple(code for code in codes if code in given)


def checked_note(given: str | None) -> str | None:
    """What somebody wrote, None for nothing; raises Refusal("rating_note")."""
    note = (given or "").strip()
    if len(note) > MOST_NOTE:
        raise Refusal("rating_note", most=MOST_NOTE)
    return note or None
