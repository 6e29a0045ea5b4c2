"""The morning check (kiểm tra đầu ngày): what was found about each part of the office, and whether it needs a hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from onestop_desk.domain.errors import Fact
from onestop_desk.domain.hours import OpeningHours
from onestop_desk.domain.instants import SECOND, Instant, service_day

MOST_DRIFT = 30 * SECOND
"""How far a clock may be off before slips and calls show another minute."""
GIGABYTE = 1_000_000_000
FAULTS = ("paper_out", "cover_open", "offline", "failed", "paper_low")
"""What a ticket printer may say of itself, the worst first."""
DATA_TROUBLES = frozenset({"offline", "busy", "read_only", "disk_full", "not_a_database"})
"""Why the data may not be there, as far as it can be said what to do about it."""
_LOOK_BACK = 60


class Check(StrEnum):
    """What is looked at, in the order in which it is shown."""

    DATABASE = "database"
    CLOCK = "clock"
    DISK = "disk"
    BACKUP = "backup"
    PRINTER = "printer"
    VOICE = "voice"
    BOARD = "board"
    KIOSK = "kiosk"
    PORTAL = "portal"
    PROCEDURES = "procedures"
    SHEETS = "sheets"
    SEATS = "seats"
    GUIDE = "guide"
    MESSAGES = "messages"
    CAMERAS = "cameras"


@dataclass(frozen=True)
class Finding:
    """What was found about one thing; `words.checks` turns the code and the facts into a sentence."""

    check: Check
    ok: bool
    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    checked: bool = True
    """False where there is nothing to look at: the office has no such thing, or it cannot be known now."""


@dataclass(frozen=True)
class CheckReport:
    """Every finding at one instant."""

    at: Instant
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing needs a hand."""
        return all(found.ok for found in self.findings)

    @property
    def open(self) -> tuple[Finding, ...]:
        """What needs a hand."""
        return tuple(found for found in self.findings if not found.ok)


@dataclass(frozen=True)
class Seen:
    """A station as it was last heard of."""

    kind: str
    name: str
    at: Instant
    here: bool
    printer: str = "none"
    waiting: int = 0
    voice: str = "none"
    muted: bool = False
    screen: int | None = None


@dataclass(frozen=True)
class Copy:
    """The last backup, as it was noted when it was made."""

    at: Instant
    name: str
    """Of the file, without its folder."""
    on_this_pc: bool
    folder_there: bool
    """The folder can be seen from this PC: a USB stick may have been put away."""
    file_there: bool


def database(leftovers: int, whole: bool | None) -> Finding:
    """The data can be read and written; `whole` is None where a large file was not read to its end."""
    if whole is False:
        return Finding(Check.DATABASE, False, "database_damaged")
    if leftovers:
        return Finding(Check.DATABASE, False, "database_leftovers", {"n": leftovers})
    return Finding(Check.DATABASE, True, "database_well" if whole else "database_partly")


def clock(drift: Instant, offset: int, wanted: int, *, server: bool) -> Finding:
    """The PC's clock against the data's, `drift` microseconds ahead of it.

    `server` says that the data has a clock of its own; otherwise only a clock behind the last journal row is seen.
    `offset` and `wanted` are seconds east of UTC: of this PC, and of the office. That they differ is only remarked:
    whatever the program shows or prints is in the office's zone.
    """
    seconds = abs(drift) // SECOND
    if abs(drift) > MOST_DRIFT:
        return Finding(Check.CLOCK, False, "clock_drift" if server else "clock_behind", {"seconds": seconds})
    if offset != wanted:
        return Finding(Check.CLOCK, True, "clock_zone", {"seconds": seconds})
    return Finding(Check.CLOCK, True, "clock_well" if server else "clock_alone", {"seconds": seconds})


def unseen(check: Check) -> Finding:
    """What cannot be looked at while the data is away; that it is away is a finding of its own."""
    return Finding(check, True, "check_waits", checked=False)


def disk(free: int, least_gb: int) -> Finding:
    """Free bytes where the data lies."""
    facts: dict[str, Fact] = {"free_gb": free // GIGABYTE, "least": least_gb}
    low = free < least_gb * GIGABYTE
    return Finding(Check.DISK, not low, "disk_low" if low else "disk_well", facts)


def backup(last: Copy | None, now: Instant, hours: OpeningHours, allowed: int) -> Finding:
    """The last backup; `allowed` is how many days of service may lie outside it before somebody is asked."""
    if last is None:
        return Finding(Check.BACKUP, False, "backup_none")
    days = (service_day(now, hours.tz) - service_day(last.at, hours.tz)).days
    facts: dict[str, Fact] = {"days": days, "at": last.at, "file": last.name}
    if last.on_this_pc and last.folder_there and not last.file_there:
        return Finding(Check.BACKUP, False, "backup_gone", facts)
    if uncovered(last.at, now, hours) >= max(allowed, 1):
        return Finding(Check.BACKUP, False, "backup_old", facts)
    return Finding(Check.BACKUP, True, "backup_well" if last.file_there else "backup_away", facts)


def uncovered(made: Instant, now: Instant, hours: OpeningHours) -> int:
    """How many days of service before today ended after a copy was made; at most two months are looked through."""
    today = service_day(now, hours.tz)
    day = max(service_day(made, hours.tz), today - timedelta(days=_LOOK_BACK))
    days = 0
    while day < today:
        spells = hours.spells(day)
        days += bool(spells) and spells[-1].end > made
        day += timedelta(days=1)
    return days


def printer(stations: Sequence[Seen]) -> Finding:
    """The ticket printers of the stations that are here: the worst of what they say."""
    having = [s for s in stations if s.here and s.printer != "none"]
    for fault in FAULTS:
        for station in having:
            if station.printer == fault:
                facts: dict[str, Fact] = {"kind": station.kind, "station": station.name, "waiting": station.waiting}
                return Finding(Check.PRINTER, False, f"printer_{fault}", facts)
    if not having:
        return Finding(Check.PRINTER, True, "printer_none", checked=False)
    return Finding(Check.PRINTER, True, "printer_well", {"n": len(having)})


def voice(stations: Sequence[Seen]) -> Finding:
    """What is heard of a call; the boards speak."""
    boards = [s for s in stations if s.kind == "board" and s.here]
    if not boards:
        return Finding(Check.VOICE, True, "voice_unknown", checked=False)
    if all(board.voice == "none" for board in boards):
        return Finding(Check.VOICE, False, "voice_none")
    heard = [board for board in boards if board.voice != "none"]
    if all(board.muted for board in heard):
        return Finding(Check.VOICE, False, "voice_muted")
    if all(board.voice == "chime" for board in heard):
        return Finding(Check.VOICE, False, "voice_chime")
    best = "speech" if any(board.voice == "speech" for board in heard) else "clips"
    return Finding(Check.VOICE, True, f"voice_{best}")


def seen(check: Check, stations: Sequence[Seen], wanted: int) -> Finding:
    """Whether as many boards, or kiosks, as the office has were seen in the last minute."""
    kind = check.value
    mine = [s for s in stations if s.kind == kind]
    here = [s for s in mine if s.here]
    if len(here) >= wanted:
        if not here:
            return Finding(check, True, f"{kind}_not_used", checked=False)
        facts: dict[str, Fact] = {"n": len(here), "screen": here[0].screen}
        return Finding(check, True, f"{kind}_well" if len(here) == 1 else f"{kind}_several", facts)
    if here:
        return Finding(check, False, f"{kind}_fewer", {"n": len(here), "wanted": wanted})
    if not mine:
        return Finding(check, False, f"{kind}_never")
    return Finding(check, False, f"{kind}_gone", {"since": max(s.at for s in mine)})


def procedures(count: int, imported: date | None, today: date, most_days: int, *, is_demo: bool) -> Finding:
    """The age of the catalogue: days since the last import; a demo office lives on what it came with."""
    facts: dict[str, Fact] = {"n": count}
    if imported is None:
        return Finding(Check.PROCEDURES, is_demo, "procedures_own" if is_demo else "procedures_never", facts)
    facts |= {"day": imported.isoformat(), "days": (today - imported).days}
    old = most_days > 0 and (today - imported).days > most_days
    return Finding(Check.PROCEDURES, not old, "procedures_old" if old else "procedures_well", facts)


def sheets(hanging: int, stale: int) -> Finding:
    """Printed sheets with codes, and how many no longer say what is so."""
    if not hanging:
        return Finding(Check.SHEETS, True, "sheets_none", checked=False)
    code = "sheets_stale" if stale else "sheets_well"
    return Finding(Check.SHEETS, not stale, code, {"n": stale or hanging})


def seats(full: Iterable[str], days: int, *, on: bool) -> Finding:
    """Lines (by name) without any seat that could be booked in the next working days."""
    if not on:
        return Finding(Check.SEATS, True, "seats_off", checked=False)
    names = ", ".join(full)
    facts: dict[str, Fact] = {"lines": names, "days": days}
    return Finding(Check.SEATS, not names, "seats_full" if names else "seats_well", facts)


def messages(waiting: int, overdue: int, unsent: int, *, on: bool) -> Finding:
    """Messages to citizens: given up, or due for long and sent by no PC."""
    if unsent:
        return Finding(Check.MESSAGES, False, "messages_unsent", {"n": unsent})
    if not on:
        return Finding(Check.MESSAGES, True, "messages_off", checked=False)
    if overdue:
        return Finding(Check.MESSAGES, False, "messages_overdue", {"n": overdue})
    return Finding(Check.MESSAGES, True, "messages_well", {"n": waiting})


def cameras(lost: Sequence[tuple[str, Instant | None]], well: int, unknown: int) -> Finding:
    """The hall's cameras: (name, since when) of those that do not answer, and how many do."""
    if lost:
        names = ", ".join(name for name, _since in lost)
        since = min((at for _name, at in lost if at is not None), default=None)
        return Finding(Check.CAMERAS, False, "cameras_lost", {"names": names, "since": since})
    if not well:
        code = "cameras_unknown" if unknown else "cameras_none"
        return Finding(Check.CAMERAS, True, code, {"n": unknown}, checked=False)
    return Finding(Check.CAMERAS, True, "cameras_well", {"n": well})
