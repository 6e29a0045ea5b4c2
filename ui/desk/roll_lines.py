"""A line of the paper roll as a clerk types it, and what is wrong with it; without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_clock
from onestop_desk.domain.instants import Instant, at
from onestop_desk.domain.numbers import parse_number
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.paper_roll import OnPaper, RollEntry
from onestop_desk.words import _

WAITS, SERVED, GONE = "waits", "served", "gone"


@dataclass(frozen=True)
class RollLine:
    """What stands in the fields."""

    number: str
    arrived: str
    end: str = WAITS
    """"waits", "served" or "gone"."""
    counter: str = ""
    called: str = ""
    done: str = ""
    outcome: str | None = None
    priority: str | None = None


@dataclass(frozen=True)
class Roll:
    """What a line is read against: the day it is of, the lines and the counters of the office."""

    day: date
    tz: str
    lines: Mapping[str, str]
    """Letter -> line id."""
    counters: Mapping[int, str]
    """Number -> counter id."""


def read_line(line: RollLine, roll: Roll) -> tuple[RollEntry | None, dict[str, str]]:
    """The entry, or what is wrong in which field."""
    faults: dict[str, str] = {}
    number = parse_number(line.number)
    line_id = roll.lines.get(number.letter) if number is not None else None
    if number is None or line_id is None:
        letters = ", ".join(sorted(roll.lines))
        faults["number"] = _("Số giấy có một chữ cái và số, như A047. Các nhóm: {letters}.").format(letters=letters)
    arrived = _instant(line.arrived, roll, faults, "arrived")
    ended = _ended(line, roll, faults)
    if faults or number is None or line_id is None or arrived is None:
        return None, faults
    return RollEntry(line_id, number.value, arrived, line.priority, None, ended), {}


def _ended(line: RollLine, roll: Roll, faults: dict[str, str]) -> OnPaper | None:
    if line.end == WAITS:
        return None
    done = _instant(line.done, roll, faults, "done")
    if line.end == GONE:
        return OnPaper(done) if done is not None else None
    called = _instant(line.called, roll, faults, "called")
    typed = line.counter.strip()
    counter_id = roll.counters.get(int(typed)) if typed.isdecimal() else None
    if counter_id is None:
        faults["counter"] = _("Gõ số của một quầy có thật.")
    outcome = Outcome(line.outcome) if line.outcome is not None else None
    if outcome is None:
        faults["outcome"] = _("Chọn kết quả của lượt này.")
    return None if faults or done is None else OnPaper(done, counter_id, called, outcome)


def _instant(typed: str, roll: Roll, faults: dict[str, str], field: str) -> Instant | None:
    try:
        clock: time = parse_clock(_with_colon(typed))
    except Refusal:
        faults[field] = _("Gõ giờ như 8:15.")
        return None
    return at(roll.day, clock, roll.tz)


def _with_colon(typed: str) -> str:
    """Four figures are a time too: 0815."""
    figures = typed.strip()
    return f"{figures[:-2]}:{figures[-2:]}" if figures.isdecimal() and len(figures) in (3, 4) else figures


def is_there(entry: RollEntry, entries: Sequence[RollEntry]) -> bool:
    """Whether the list already has this number."""
    return any((e.line_id, e.number) == (entry.line_id, entry.number) for e in entries)
