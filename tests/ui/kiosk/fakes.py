"""Services, printers and a feed that do what a test tells them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from PySide6.QtCore import QObject, Signal

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.guide import Guide
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.ratings import Face, Level
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.views import Appointment, Asker, BookableSlot, CheckedIn
from onestop_desk.services.guide_file import read_guide
from onestop_desk.services.guide_views import Done, GuideOffice
from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.ports import PrinterError, RollSheet, TicketPaper
from onestop_desk.services.ratings import Rated, RatingView, rating_reasons
from onestop_desk.services.views import KioskView, Outlook, ProcedureHit, ProcedureView, TicketTaken
from tests.ui.kiosk import samples


class FakeFeed(QObject):
    """Tells of changes when a test says so."""

    changed = Signal()
    lost = Signal()
    found = Signal()


class FakeNumbers:
    """Gives A015, A016, …; the same key gives the same number."""

    def __init__(self) -> None:
        self.shown: KioskView = samples.view()
        self.cases: tuple[PriorityView, ...] = samples.PRIORITIES
        self.told: Outlook = samples.outlook()
        self.asked: list[tuple[str, str, str | None, str | None]] = []
        self.troubles: list[Exception] = []
        self.while_asked: Callable[[], None] | None = None
        self.given: dict[str, TicketTaken] = {}
        self.found_full: list[str] = []

    def view(self) -> KioskView:
        return self.shown

    def no_number(self, actor: Actor, line_id: str, *, key: str) -> None:
        self.found_full.append(line_id)

    def take_number(
        self, actor: Actor, line_id: str, *, key: str, procedure_id: str | None = None, priority: str | None = None
    ) -> TicketTaken:
        assert actor.kind == "station"
        self.asked.append((key, line_id, procedure_id, priority))
        if self.while_asked is not None:
            self.while_asked()
        if self.troubles:
            raise self.troubles.pop(0)
        if key not in self.given:
            self.given[key] = samples.taken(f"{line_id[-1]}{15 + len(self.given):03d}", line_id)
        return self.given[key]

    def outlook(self, ticket_id: str) -> Outlook:
        return self.told

    def priorities(self) -> tuple[PriorityView, ...]:
        return self.cases

    def common_papers(self, line_id: str) -> tuple[str, ...]:
        return ("Bản chính giấy tờ cần sao", "Bản chụp (chưa có thì chụp tại quầy)", "Thẻ căn cước")


class FakeCatalogue:
    """Knows seven procedures about births; finds them by "khai sinh", written well or nearly so."""

    known = ("khai sinh", "khai sjnh", "khai")

    def __init__(self) -> None:
        self.searched: list[str] = []
        self.found = samples.hits()
        self.procedure = samples.procedure()

    def search(self, text: str, limit: int = 20, *, ended: bool = False) -> tuple[ProcedureHit, ...]:
        self.searched.append(text)
        return self.found[:limit] if text.strip() in self.known else ()

    def get(self, procedure_id: str) -> ProcedureView:
        index = int(procedure_id.rpartition("-")[2])
        return samples.procedure(index) if index else self.procedure

    def by_code(self, code: str) -> ProcedureView:
        return samples.procedure(int(code[-1]))


class FakeOffice:
    """The settings as they come."""

    def settings(self) -> OfficeSettings:
        return OfficeSettings()

    def hours(self) -> Mapping[str, Sequence[Sequence[str]]]:
        return {str(day): (("07:30", "11:30"), ("13:30", "17:00")) for day in range(5)}


class FakeBookings:
    """Nobody has an appointment, and no time is free, unless a test says so."""

    def __init__(self) -> None:
        self.next: BookableSlot | None = None
        self.refuses = Refusal("unknown_booking")

    def by_token(self, token: str) -> Appointment:
        raise Refusal("unknown_booking")

    def by_code(self, code: str) -> Appointment:
        raise Refusal("unknown_booking")

    def by_phone_end(self, digits: str) -> tuple[Appointment, ...]:
        return ()

    def check_in(self, actor: Actor, appointment_id: str, *, key: str, as_walk_in: bool = False) -> CheckedIn:
        raise self.refuses

    def next_free(self, line_id: str, asker: Asker) -> BookableSlot | None:
        return self.next


class FakePublic:
    """The public pages, at an address."""

    def office(self) -> PublicOffice:
        base = "https://tanyen.motcua.example"
        return PublicOffice("Trung tâm X", "xã Y", "UBND xã Y", "", "", base, {}, (), books=True)


class FakeGuide:
    """The guide of the house; counts into a list."""

    def __init__(self) -> None:
        self.counted: list[tuple[str, Done]] = []
        self.broken: Refusal | None = None
        self.lost: WorldError | None = None
        self.beside = GuideOffice(
            "Công an xã Y, đối diện trung tâm", "Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00", "1900 0368",
            "https://vneid.gov.vn", "", 0, None, (),
        )  # fmt: skip

    def guide(self) -> Guide:
        if self.broken is not None:
            raise self.broken
        return _guide()

    def trouble(self) -> Refusal | None:
        return self.broken

    def office(self) -> GuideOffice:
        return self.beside

    def finish(self, actor: Actor, done: Done, key: str) -> None:
        assert actor.kind == "station"
        if self.lost is not None:
            raise self.lost
        self.counted.append((key, done))


@cache
def _guide() -> Guide:
    return read_guide()


class FakeRatings:
    """One visit that may be rated, under the token of the tests."""

    TOKEN = "Zk3vJ8wq0mT5xY2aB7cD9e"

    def __init__(self) -> None:
        self.given: list[tuple[int, tuple[str, ...], str, str]] = []
        self.refuses: Refusal | None = None
        self.lost: WorldError | None = None

    def offer(self, token: str) -> RatingView:
        if self.refuses is not None or token != self.TOKEN:
            raise self.refuses or Refusal("unknown_ticket")
        day = date(2026, 11, 24)
        given = Level(self.given[0][0]) if self.given else None
        return RatingView("t1", "A015", 3, day, day + timedelta(days=7), given, rating_reasons(), 30)

    def rate(
        self,
        actor: Actor,
        token: str,
        level: int,
        reasons: Collection[str] = (),
        *,
        key: str,
        note: str | None = None,
        face: Face = Face.PORTAL,
    ) -> Rated:
        assert actor.kind == "station"
        if self.lost is not None:
            raise self.lost
        self.given.append((level, tuple(reasons), face.value, key))
        return Rated("r1", "t1", Level(level), tuple(reasons))


class FakeServices:
    """The families the kiosk uses."""

    def __init__(self) -> None:
        self.kiosk = FakeNumbers()
        self.procedures = FakeCatalogue()
        self.office = FakeOffice()
        self.booking = FakeBookings()
        self.public = FakePublic()
        self.guide = FakeGuide()
        self.ratings = FakeRatings()


class FakePrinter:
    """Prints, or fails as it is told."""

    def __init__(self) -> None:
        self.printed: list[TicketPaper] = []
        self.sheets: list[RollSheet] = []
        self.problem: str | None = None
        self.breaks: Exception | None = None
        self.roll_mm = 80

    def print_ticket(self, paper: TicketPaper) -> None:
        self.printed.append(paper)
        self._fail()

    def print_sheet(self, sheet: RollSheet) -> None:
        self.sheets.append(sheet)
        self._fail()

    def _fail(self) -> None:
        if self.breaks is not None:
            raise self.breaks
        if self.problem is not None:
            raise PrinterError(self.problem)
