"""A clock that tests move by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

from onestop_desk.domain.instants import MINUTE, Instant, to_instant

TZ = "Asia/Ho_Chi_Minh"


def instant(text: str) -> Instant:
    """The instant of an office wall clock, such as "2026-11-23 08:00"."""
    return to_instant(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(TZ)))


class MovedClock:
    """Shows what it was set to; Monday 23/11/2026, 08:00, until told otherwise."""

    def __init__(self, text: str = "2026-11-23 08:00") -> None:
        self.now = instant(text)

    def __call__(self) -> Instant:
        return self.now

    def set(self, text: str) -> None:
        """Sets the wall clock at the office."""
        self.now = instant(text)

    def forward(self, minutes: float) -> None:
        """Moves on by minutes."""
        self.now += int(minutes * MINUTE)
