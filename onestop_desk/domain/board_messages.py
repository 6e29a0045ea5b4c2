"""A message over the whole board: from the list, which has a second language, or typed."""

from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant

LONGEST = 120
"""Letters: what a full board says large enough to be read at the back of the hall."""
LONGEST_MINUTES = 12 * 60


class Notice(StrEnum):
    """What most often has to be said to everybody at once."""

    LEAVE = "leave"
    POWER = "power"
    SYSTEM = "system"
    FIRST_AID = "first_aid"
    QUIET = "quiet"


@dataclass(frozen=True)
class BoardMessage:
    """What stands over the board until it is ended or its time is over."""

    notice: Notice | None
    text: str
    """As typed; "" for one of the list."""
    since: Instant
    until: Instant


def checked_text(typed: str) -> str:
    """A typed message on one line; raises Refusal("bad_board_message")."""
    text = " ".join(typed.split())
    if not text or len(text) > LONGEST or not text.isprintable():
        raise Refusal("bad_board_message", most=LONGEST)
    return text


def checked_minutes(minutes: int) -> int:
    """How long it stands; raises Refusal("bad_board_message_time")."""
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refusal("bad_board_message_time", most=LONGEST_MINUTES // 60)
    return minutes
