"""The morning check: looks at every part of the office at once, each under a time limit; changes nothing."""

import platform
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from onestop_desk.data import health, tickets
from onestop_desk.domain import checks
from onestop_desk.domain.checks import Check, CheckReport, Finding, Seen
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import SECOND, local, service_day
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.domain.turns import Role
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.backup_notes import copy_of
from onestop_desk.services.booking import Booking
from onestop_desk.services.booking.views import CITIZEN
from onestop_desk.services.cameras import Cameras
from onestop_desk.services.catalogue import Catalogue
from onestop_desk.services.context import Action, Context
from onestop_desk.services.day import OPEN_STATES
from onestop_desk.services.guide import VneidGuide
from onestop_desk.services.messages import Messages
from onestop_desk.services.morning import Morning, read_morning
from onestop_desk.services.printed_sheets import PrintedSheets
from onestop_desk.services.public import Public
from onestop_desk.services.public_reach import reach
from onestop_desk.services.rights import Right
from onestop_desk.services.side_by_side import TimeIsUp, side_by_side
from onestop_desk.services.stations import Stations

LIMIT_S = 10.0
"""No check is waited for any longer."""
READ_THROUGH_S = 6.0
"""How long a file is read through; a large one is then left half read."""
FREE_DAYS = 3
"""Working days ahead in which every line must have a seat."""
_LOOK_AHEAD = 30

IsStale = Callable[[Mapping[str, Any], PublicCatalogue], bool]
"""Whether a printed sheet, given what stood on it, is out of date."""


@dataclass(frozen=True)
class ThisPc:
    """What a check has to know of the PC it runs on."""

    folder: Path
    """Where the office's files lie."""
    is_stale: IsStale = lambda _facts, _catalogue: False
    name: str = field(default_factory=platform.node)


@dataclass(frozen=True)
class Asked:
    """The services that a check asks."""

    catalogue: Catalogue
    public: Public
    sheets: PrintedSheets
    booking: Booking
    messages: Messages
    guide: VneidGuide
    stations: Stations
    cameras: Cameras


class Checks:
    """Looks at everything, or at one thing."""

    def __init__(self, context: Context, asked: Asked) -> None:
        self._context, self._asked = context, asked

    def run(self, pc: ThisPc, limit_s: float = LIMIT_S) -> CheckReport:
        """Every finding; slow, up to the limit, and never an error: what cannot be checked is a finding too."""
        works: dict[Check, Callable[[ThisPc], Finding]] = {
            Check.DATABASE: self.database,
            Check.CLOCK: self.clock,
            Check.DISK: self.disk,
            Check.BACKUP: self.backup,
            Check.PRINTER: lambda _pc: checks.printer(self._seen()),
            Check.VOICE: lambda _pc: checks.voice(self._seen()),
            Check.BOARD: lambda _pc: self._faces(Check.BOARD),
            Check.KIOSK: lambda _pc: self._faces(Check.KIOSK),
            Check.PORTAL: self.portal,
            Check.PROCEDURES: self.procedures,
            Check.SHEETS: self.sheets,
            Check.SEATS: self.seats,
            Check.GUIDE: self.guide,
            Check.MESSAGES: self.messages,
            Check.CAMERAS: self.cameras,
        }
        answers = side_by_side({check: partial(work, pc) for check, work in works.items()}, limit_s)
        away = isinstance(answers[Check.DATABASE], WorldError)
        found = (_finding(check, answers[check], limit_s, away=away) for check in works)
        return CheckReport(self._context.ports.clock(), tuple(found))

    def morning(self) -> Morning:
        """The day ahead, beside the check."""
        return read_morning(self._context, self._asked.booking, self._asked.public)

    # -- this PC and its data --------------------------------------------------------------------------------------

    def database(self, _pc: ThisPc) -> Finding:
        """The data can be read and written, every page of the file makes sense, no earlier day was left open."""

        def work(action: Action) -> int:
            health.touch(action.tx)
            return len(action.reads[0])

        leftovers = self._context.act(SYSTEM, Right.RUN_DAY, "check", work, [tickets.stale(OPEN_STATES)])
        return checks.database(leftovers, health.whole(self._context.db, READ_THROUGH_S))

    def clock(self, _pc: ThisPc) -> Finding:
        """The PC's clock against that of the data, and its time zone against the office's."""
        clock = self._context.ports.clock
        # The first look may have to connect; the second one is timed.
        self._context.reload()
        before = clock()
        with self._context.look() as (tx, config, _answers):
            now = tx.now
        after = clock()
        # Somewhere between the two readings the data's clock was asked.
        drift = 0 if before <= now <= after else min(abs(before - now), abs(after - now))
        moment = datetime.fromtimestamp(after / SECOND).astimezone()
        offset, wanted = moment.utcoffset(), local(after, config.office.tz).utcoffset()
        east = [int(found.total_seconds()) if found is not None else 0 for found in (offset, wanted)]
        return checks.clock(drift, east[0], east[1], server=health.is_server(self._context.db))

    def disk(self, pc: ThisPc) -> Finding:
        """Free room where the data lies."""
        place = health.folder_of(self._context.db) or _there(pc.folder)
        settings = self._context.config().settings
        return checks.disk(shutil.disk_usage(place).free, settings.disk_free_gb)

    def backup(self, pc: ThisPc) -> Finding:
        """When the last backup was made, and whether it is still there."""
        with self._context.look([health.noted_backup()]) as (tx, config, (rows,)):
            last = copy_of(rows[0][0], pc.name) if rows else None
            return checks.backup(last, tx.now, config.hours, config.settings.backup_days)

    # -- the hall --------------------------------------------------------------------------------------------------

    def _seen(self) -> tuple[Seen, ...]:
        return tuple(
            Seen(
                s.kind, s.name, s.seen_at, s.here, s.health.printer, s.health.printer_waiting, s.health.voice,
                s.health.muted, s.health.screen,
            )
            for s in self._asked.stations.listed()
        )  # fmt: skip

    def _faces(self, check: Check) -> Finding:
        settings = self._context.config().settings
        return checks.seen(check, self._seen(), settings.boards if check is Check.BOARD else settings.kiosks)

    def cameras(self, _pc: ThisPc) -> Finding:
        """The hall's cameras as they were last looked at."""
        listed = self._asked.cameras.listed()
        lost = [(c.name, c.since) for c in listed if c.reachable is False]
        well = sum(c.reachable is True for c in listed)
        return checks.cameras(lost, well, len(listed) - len(lost) - well)

    # -- what citizens find ----------------------------------------------------------------------------------------

    def portal(self, _pc: ThisPc) -> Finding:
        """Whether our own pages answer at the public address; a demo office's address is made up."""
        office = self._asked.public.office()
        if not office.base or office.is_demo:
            return Finding(Check.PORTAL, True, "portal_none", checked=False)
        found = reach(office.base, office.name)
        facts = {"address": office.base, "status": found.status}
        return Finding(Check.PORTAL, found.code == "ours", f"portal_{found.code}", facts)

    def procedures(self, _pc: ThisPc) -> Finding:
        """How old the catalogue is."""
        catalogue = self._asked.public.catalogue()
        config = self._context.config()
        count = sum(found.in_force for found in catalogue.procedures.values())
        brought = [row for row in self._asked.catalogue.imports() if row.undoes is None]
        day = service_day(brought[0].at, config.office.tz) if brought else None
        most, is_demo = config.settings.catalogue_days, config.office.is_demo
        return checks.procedures(count, day, catalogue.day, most, is_demo=is_demo)

    def sheets(self, pc: ThisPc) -> Finding:
        """Printed sheets that hang and no longer say what is so."""
        listed, catalogue = self._asked.sheets.listed(), self._asked.public.catalogue()
        return checks.sheets(len(listed), sum(pc.is_stale(row.facts, catalogue) for row in listed))

    def seats(self, _pc: ThisPc) -> Finding:
        """Lines for which nobody finds a time in the next working days."""
        office = self._asked.public.office()
        if not (office.books or office.is_demo):
            return checks.seats((), FREE_DAYS, on=False)
        return checks.seats(self._full_lines(), FREE_DAYS, on=True)

    def _full_lines(self) -> Iterator[str]:
        config = self._context.config()
        today = service_day(self._context.ports.clock(), config.office.tz)
        ahead = (today + timedelta(days=step) for step in range(1, _LOOK_AHEAD))
        wanted = set(_first(FREE_DAYS, (day for day in ahead if config.hours.spells(day))))
        for line in config.lines.values():
            owned = any(roles.get(line.id) is Role.OWN for roles in config.serves.values())
            if not (owned and line.open):
                continue
            days = [found for found in self._asked.booking.days(line.id, CITIZEN) if found.day in wanted]
            if days and not any(found.seats for found in days):
                yield line.name

    def guide(self, _pc: ThisPc) -> Finding:
        """Whether the file of the VNeID guide can be read."""
        trouble = self._asked.guide.trouble()
        if trouble is None:
            return Finding(Check.GUIDE, True, "guide_well")
        return Finding(Check.GUIDE, False, "guide_broken", {"line": trouble.facts.get("line")})

    def messages(self, _pc: ThisPc) -> Finding:
        """Messages that did not go out."""
        found = self._asked.messages.view()
        return checks.messages(found.waiting, found.overdue, len(found.unsent), on=found.setup.on)


def unopened(error: Refusal | WorldError, pc: ThisPc, now: int) -> CheckReport:
    """The report where the data cannot even be opened: that, the disk, and what could not be looked at."""
    disk = Finding(Check.DISK, False, "check_failed")
    with suppress(OSError):
        disk = checks.disk(shutil.disk_usage(_there(pc.folder)).free, OfficeSettings().disk_free_gb)
    seen = {Check.DATABASE: _finding(Check.DATABASE, error, 0), Check.DISK: disk}
    return CheckReport(now, tuple(seen.get(check) or checks.unseen(check) for check in Check))


def _finding(check: Check, answer: Finding | Exception, limit_s: float, *, away: bool = False) -> Finding:
    if isinstance(answer, Finding):
        return answer
    if check is Check.DATABASE and isinstance(answer, Refusal | WorldError) and answer.code in checks.DATA_TROUBLES:
        return Finding(check, False, f"database_{answer.code}", {"why": answer.code})
    if away and isinstance(answer, WorldError | TimeIsUp):
        # Said once, of the data itself.
        return checks.unseen(check)
    if isinstance(answer, TimeIsUp):
        return Finding(check, False, "check_slow", {"seconds": int(limit_s)})
    if isinstance(answer, Refusal | WorldError):
        return Finding(check, False, "check_refused", {"why": answer.code})
    return Finding(check, False, "check_failed")


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there: on a new PC nothing is kept yet."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def _first(count: int, days: Iterator[date]) -> Iterator[date]:
    for _number, day in zip(range(count), days, strict=False):
        yield day
