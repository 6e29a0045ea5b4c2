"""Asks the services on behalf of a citizen, and turns what they answer or refuse into the kiosk's next step."""

import logging
from dataclasses import dataclass

from onestop_desk.domain.bookings import Arrival
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.ports import TicketPaper
from onestop_desk.services.views import (
    KioskLine,
    KioskView,
    Outlook,
    ProcedureHit,
    ProcedureView,
    TicketTaken,
)
from onestop_desk.words import _, phrases
from ui.devices.printer_paper import number_address
from ui.kiosk import flow as steps
from ui.kiosk import says
from ui.kiosk.arrivals import Arrivals
from ui.kiosk.flow import Flow
from ui.kiosk.guidance import Guidance
from ui.kiosk.needs import HallServices
from ui.kiosk.rating_flow import Rates

_log = logging.getLogger(__name__)
_UNKNOWN = Outlook(people_before=0, call_at=None, minutes=None, counters=(), last_called=None, kept_until=None)
COMMON_PAPERS = 3


@dataclass(frozen=True)
class Told:
    """A saved number with everything the citizen is told about it."""

    taken: TicketTaken
    line: KioskLine
    outlook: Outlook | None
    """None when the number is saved but the forecast could not be read."""
    papers: tuple[str, ...]
    procedure: str | None
    """What the papers are for, when a procedure was chosen and not only a line."""
    slot: Instant | None = None
    """The time of the appointment that was honoured."""
    note: str = ""
    """How somebody with an appointment was received; empty for a walk-in."""
    address: str = ""
    """Where the number is followed on a phone; empty where the office has no public address."""


class Hall:
    """The kiosk's hand in the services; what it last saw stays when they cannot be reached."""

    def __init__(self, services: HallServices, actor: Actor) -> None:
        self._services = services
        self._actor = actor
        self.view: KioskView = services.kiosk.view()
        self.priorities: tuple[PriorityView, ...] = services.kiosk.priorities()
        self.settings: OfficeSettings = services.office.settings()
        self.hours = services.office.hours()
        self.lost = False
        self.arrivals = Arrivals(services, actor, lambda: self.view.now)
        self.guidance = Guidance(services, actor)
        self.rates = Rates(services, actor)

    def look(self) -> bool:
        """Reads the newest figures; False when they cannot be reached."""
        try:
            self.view = self._services.kiosk.view()
            self.priorities = self._services.kiosk.priorities()
            self.settings = self._services.office.settings()
            self.hours = self._services.office.hours()
        except WorldError as error:
            _log.warning("the kiosk cannot read its figures: %s", error.code)
            self.lost = True
            return False
        self.lost = False
        return True

    @property
    def asks_priority(self) -> bool:
        """Whether there is any case that a citizen may claim at the kiosk."""
        return any(not item.staff_only for item in self.priorities)

    def line(self, line_id: str | None) -> KioskLine | None:
        """A line as it was last seen."""
        return next((item for item in self.view.lines if item.line.id == line_id), None)

    def choose(self, flow: Flow, line_id: str, procedure_id: str | None = None) -> Flow:
        """A line was touched, by itself or through a procedure."""
        line = self.line(line_id)
        if line is None or not self.view.accepts:
            return flow
        chosen = steps.choose_line(
            flow, line, has_priorities=self.asks_priority, new_key=new_key, procedure_id=procedure_id
        )
        if chosen.step is steps.Step.FULL:
            self._services.kiosk.no_number(self._actor, line_id, key=new_key())
        return chosen

    def ask(self, flow: Flow) -> Flow:
        """Asks for the number; whatever happens, the citizen is told what is true."""
        wish = flow.wish
        if flow.coming is not None:
            return self.arrivals.check_in(flow)
        if wish is None:
            return flow
        try:
            taken = self._services.kiosk.take_number(
                self._actor, wish.line_id, key=wish.key, procedure_id=wish.procedure_id, priority=wish.priority
            )
        except Refusal as refusal:
            return steps.refused(flow, refusal.code)
        except WorldError as error:
            _log.warning("no number could be given: %s", error.code)
            return steps.failed(flow, error.code)
        return steps.numbered(flow, taken)

    def tell(self, flow: Flow) -> Told | None:
        """Everything there is to say about the number that was just given."""
        taken = flow.taken
        line = self.line(taken.line_id) if taken is not None else None
        if taken is None or line is None:
            return None
        try:
            outlook = self._services.kiosk.outlook(taken.ticket_id)
            papers, procedure = self._papers(flow, line)
        except (WorldError, Refusal) as error:
            # The number is saved: it is shown in any case, only without what could not be read.
            _log.warning("nothing to say about a number: %s", error)
            return Told(taken, line, None, (), None, *_appointment(flow))
        address = number_address(self.public_office().base, taken.token)
        return Told(taken, line, outlook, papers, procedure, *_appointment(flow), address)

    def _papers(self, flow: Flow, line: KioskLine) -> tuple[tuple[str, ...], str | None]:
        procedure_id = flow.wish.procedure_id if flow.wish is not None else None
        if flow.coming is not None:
            procedure_id = flow.coming.booked.procedure_id
        if procedure_id is not None:
            procedure = self._services.procedures.get(procedure_id)
            needed = tuple(says.paper_in_short(paper.name) for paper in procedure.papers if paper.required)
            return needed, says.procedure_in_short(procedure)
        return self._services.kiosk.common_papers(line.line.id)[:COMMON_PAPERS], None

    def public_office(self) -> PublicOffice:
        """The office as it stands on a sheet; its bare names while the public facts cannot be read."""
        office = self.view.office
        try:
            return self._services.public.office()
        except WorldError as error:
            _log.warning("the public office cannot be read: %s", error.code)
            names = (office.name, office.commune, office.authority)
            return PublicOffice(*names, "", "", "", {}, (), is_demo=office.is_demo)

    def booking_address(self) -> str:
        """Where a time is booked on one's own phone; empty where one cannot book online."""
        try:
            office = self._services.public.office()
        except WorldError as error:
            _log.warning("the public address cannot be read: %s", error.code)
            return ""
        return f"{office.base}/dat-hen" if office.books else ""

    def search(self, text: str, limit: int) -> tuple[ProcedureHit, ...]:
        """Procedures by what was typed; nothing while the catalogue cannot be read."""
        if not text.strip():
            return ()
        try:
            return self._services.procedures.search(text, limit, ended=True)
        except WorldError as error:
            _log.warning("the search cannot be answered: %s", error.code)
            return ()

    def procedure(self, procedure_id: str) -> ProcedureView | None:
        """One procedure; None when it was withdrawn meanwhile or cannot be read."""
        try:
            return self._services.procedures.get(procedure_id)
        except (Refusal, WorldError) as error:
            _log.warning("a procedure cannot be shown: %s", error)
            return None

    def successor(self, procedure: ProcedureView) -> ProcedureView | None:
        """What has taken the place of a procedure; None when nothing has, or nobody knows."""
        if procedure.superseded_by is None:
            return None
        try:
            return self._services.procedures.by_code(procedure.superseded_by)
        except (Refusal, WorldError) as error:
            _log.warning("a successor cannot be shown: %s", error)
            return None

    def paper(self, told: Told, *, copy: int) -> TicketPaper:
        """What is printed for a number."""
        office, seen = self.view.office, told.outlook or _UNKNOWN
        return TicketPaper(
            number=told.taken.number,
            line_name=says.line_name(told.line.line),
            office_name=says.centre_name(office),
            commune=office.commune,
            day=self.view.day.day,
            taken_at=told.taken.arrived_at,
            people_before=seen.people_before,
            minutes=seen.minutes,
            call_at=seen.call_at,
            counters=seen.counters,
            procedure=told.procedure,
            papers=told.papers[:COMMON_PAPERS],
            appointment=told.slot,
            more_papers=max(len(told.papers) - COMMON_PAPERS, 0),
            is_demo=office.is_demo,
            copy=copy,
            calls_before_missed=self.settings.calls_before_missed,
            missed_behind=self.settings.missed_behind,
            ticket_id=told.taken.ticket_id,
            address=told.address,
            token=told.taken.token,
        )


def _appointment(flow: Flow) -> tuple[Instant | None, str]:
    """The time that was honoured, if any, and how the arrival counts, said honestly."""
    if flow.coming is None or flow.arrival is None or flow.taken is None:
        return None, ""
    start = flow.coming.booked.start
    if flow.arrival is Arrival.ON_TIME:
        return start, _("Có hẹn {time}: ông/bà được gọi theo giờ hẹn.").format(time=phrases.clock(start))
    if flow.arrival is Arrival.LATE:
        late = max((flow.taken.arrived_at - start) // MINUTE, 1)
        sentence = _("Muộn {minutes} so với giờ hẹn {time}: ông/bà chờ như người lấy số lúc này.")
        return None, sentence.format(minutes=phrases.duration_minutes(late), time=phrases.clock(start))
    return None, _("Ông/bà đã bỏ giờ hẹn {time} để lấy số ngay.").format(time=phrases.clock(start))
