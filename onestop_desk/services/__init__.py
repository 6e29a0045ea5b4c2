"""What a person can do, one service a family of verbs; `build` is the only wiring."""

from dataclasses import dataclass
from pathlib import Path

from onestop_desk.data import office as office_rows
from onestop_desk.data.db import Database, office_in, open_database
from onestop_desk.data.tx import OfficeRef
from onestop_desk.data.upgrade import prepare
from onestop_desk.data.watch import Watch, watch
from onestop_desk.domain.errors import Refusal
from onestop_desk.services import starter
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.announcing import Announcing
from onestop_desk.services.board import Board
from onestop_desk.services.booking import Booking
from onestop_desk.services.cameras import Cameras
from onestop_desk.services.catalogue import Catalogue
from onestop_desk.services.checks import Asked, Checks
from onestop_desk.services.context import Context
from onestop_desk.services.day import Day
from onestop_desk.services.desk import Desk
from onestop_desk.services.dossiers import Dossiers
from onestop_desk.services.emergency import Emergency
from onestop_desk.services.forms import Forms
from onestop_desk.services.guide import VneidGuide
from onestop_desk.services.hall import Measures
from onestop_desk.services.kiosk import Kiosk
from onestop_desk.services.letterheads import Letterheads
from onestop_desk.services.messages import Messages
from onestop_desk.services.my_number import MyNumbers
from onestop_desk.services.office import Office
from onestop_desk.services.paper_roll import PaperRoll
from onestop_desk.services.people import People
from onestop_desk.services.ports import Ports
from onestop_desk.services.printed_sheets import PrintedSheets
from onestop_desk.services.printers import Printers
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.programmes import Programmes
from onestop_desk.services.public import Public
from onestop_desk.services.ratings import Ratings
from onestop_desk.services.reports import Reports
from onestop_desk.services.sign_in import SignIn
from onestop_desk.services.starter import Setup
from onestop_desk.services.stations import Stations

__all__ = ["Ports", "Premises", "Services", "Setup", "Watch", "build", "file_address"]

_NOBODY = OfficeRef("", "Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Services:
    """One office's services over one database."""

    context: Context
    office: Office
    sign_in: SignIn
    procedures: Procedures
    catalogue: Catalogue
    public: Public
    sheets: PrintedSheets
    desk: Desk
    kiosk: Kiosk
    board: Board
    day: Day
    my_number: MyNumbers
    booking: Booking
    messages: Messages
    guide: VneidGuide
    ratings: Ratings
    people: People
    announcing: Announcing
    emergency: Emergency
    stations: Stations
    cameras: Cameras
    checks: Checks
    paper_roll: PaperRoll
    printers: Printers
    forms: Forms
    programmes: Programmes
    reports: Reports
    letterheads: Letterheads
    dossiers: Dossiers

    def watch(self) -> Watch:
        """Hears that something was committed."""
        return watch(self.context.db)

    def close(self) -> None:
        """Gives the connections back."""
        self.context.db.close()


class Premises:
    """A database that may or may not hold an office yet; an address with `office=…` means one of several."""

    def __init__(self, address: str, ports: Ports | None = None) -> None:
        self._ports, self._named = ports or Ports(), office_in(address)[1]
        self.db: Database = open_database(address, self._ports.clock, own_clock=self._ports.moved_clock)

    def prepare(self) -> None:
        """Makes or upgrades the tables.

        Raises Refusal("database_newer"), ("database_half_migrated"), ("not_a_database") or Offline.
        """
        prepare(self.db)

    def set_up(self) -> OfficeRef | None:
        """The office that lives here, None before set-up; raises Refusal("which_office") where several do."""
        with self.db.read(_NOBODY) as tx:
            rows = tx.read(office_rows.OFFICES)
        if self._named:
            rows = [row for row in rows if starter.is_called(self._named, row[1], row[2])]
        elif len(rows) > 1:
            raise Refusal("which_office", offices=", ".join(row[2] for row in rows))
        return OfficeRef(rows[0][0], rows[0][5]) if rows else None

    def close(self) -> None:
        """Gives the connections back."""
        self.db.close()

    def create(self, setup: Setup) -> Services:
        """Sets an office up; raises what `starter.create` raises."""
        return self._services(starter.create(self.db, setup, named=self._named))

    def create_demo(self) -> Services:
        """Sets the marked demo office up; raises Refusal("already_set_up")."""
        return self.create(starter.demo_setup())

    def open(self) -> Services:
        """The services of the office that lives here, with earlier days settled; raises Refusal("not_set_up")."""
        ref = self.set_up()
        if ref is None:
            raise Refusal("not_set_up")
        return self._services(ref)

    def open_all(self) -> tuple[Services, ...]:
        """The services of every office that lives here: a province's database holds several; raises "not_set_up"."""
        with self.db.read(_NOBODY) as tx:
            refs = [OfficeRef(row[0], row[5]) for row in tx.read(office_rows.OFFICES)]
        if not refs:
            raise Refusal("not_set_up")
        return tuple(map(self._services, refs))

    def _services(self, ref: OfficeRef) -> Services:
        context, measures = Context(self.db, self._ports, ref), Measures()
        procedures, public = Procedures(context), Public(context)
        asked = Asked(
            Catalogue(context),
            public,
            PrintedSheets(context),
            Booking(context, procedures, measures),
            Messages(context, public),
            VneidGuide(context),
            Stations(context),
            Cameras(context),
        )
        return Services(
            context,
            Office(context),
            SignIn(context),
            procedures,
            asked.catalogue,
            public,
            asked.sheets,
            Desk(context, procedures, measures),
            Kiosk(context, procedures, measures),
            Board(context, measures),
            Day(context, measures),
            MyNumbers(context, procedures, measures),
            asked.booking,
            asked.messages,
            asked.guide,
            Ratings(context),
            People(context),
            Announcing(context),
            Emergency(context),
            asked.stations,
            asked.cameras,
            Checks(context, asked),
            PaperRoll(context, procedures),
            Printers(context, measures),
            Forms(context),
            Programmes(context),
            Reports(context),
            Letterheads(context),
            Dossiers(context),
        )


def build(address: str, ports: Ports | None = None) -> Services:
    """The services of the office in a database; makes or upgrades the tables first.

    Raises Refusal: not_set_up, database_newer, database_half_migrated, not_a_database; Offline.
    """
    premises = Premises(address, ports)
    try:
        premises.prepare()
        services = premises.open()
        services.day.settle_earlier_days(SYSTEM)
        services.reports.count_past()
    except BaseException:
        premises.close()
        raise
    return services


def file_address(folder: Path) -> str:
    """Where an office lives by default: one SQLite file in its folder."""
    return f"sqlite:///{folder / 'onestop.db'}"
