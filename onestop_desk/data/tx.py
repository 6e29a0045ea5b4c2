"""One transaction on either database: statements with :named places, one instant, one office."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from onestop_desk.domain.instants import Instant

Row = tuple[Any, ...]
Statement = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class OfficeRef:
    """Which office a transaction belongs to, and the zone its service day is counted in."""

    id: str
    tz: str


class Tx(ABC):
    """A running transaction.

    `:office`, `:now` and `:day` may be used in any statement without being given; all other places are keyword
    arguments. Reads come back as lists of tuples.
    """

    office: OfficeRef
    now: Instant
    day: date
    clock_held: bool
    """The clock was behind the office's last journal instant, so that instant is used again."""
    first: list[list[Row]]
    """Answers of the statements that were sent together with the start of the transaction."""

    @abstractmethod
    def reads(self, *statements: Statement) -> list[list[Row]]:
        """Several reads (or writes that return rows) in one round trip, in order."""

    @abstractmethod
    def write(self, sql: str, **places: object) -> None:
        """A write whose answer is not needed; on PostgreSQL it travels with the next read or the commit."""

    @abstractmethod
    def changed(self, sql: str, **places: object) -> int:
        """A write, done now; how many rows it changed."""

    @abstractmethod
    def queue(self, queued: Statement) -> list[Row]:
        """A write that waits for others; the instant is taken anew behind it: whoever is through first is earlier.

        Raises Busy when the day has changed meanwhile.
        """

    def read(self, sql: str, **places: object) -> list[Row]:
        """The rows of one read."""
        return self.reads((sql, places))[0]

    def read_one(self, sql: str, **places: object) -> Row | None:
        """The first row of one read, or None."""
        rows = self.read(sql, **places)
        return rows[0] if rows else None


_PLACE = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")
_BY_SETTING = {"now": "current_setting('onestop.now')::bigint", "day": "current_setting('onestop.day')"}


@lru_cache(maxsize=512)
def numbered(sql: str) -> tuple[bytes, tuple[str, ...]]:
    """The same statement as PostgreSQL reads it, and the names of $1, $2, …; now and day come from the transaction."""
    names: list[str] = []

    def place(match: re.Match[str]) -> str:
        name = match[1]
        if name in _BY_SETTING:
            return _BY_SETTING[name]
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return _PLACE.sub(place, sql).encode(), tuple(names)


def statement(sql: str, **places: object) -> Statement:
    """A statement with its places, to be sent together with others."""
    return sql, places
