"""What stands on the paper of a number, made anew from the services: for the desk, and for slips that had to wait."""

from typing import Protocol

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, service_day
from onestop_desk.domain.printing import PrintJob, still_wanted
from onestop_desk.services.ports import TicketPaper
from onestop_desk.services.printers import Slip
from onestop_desk.services.views import OfficeView, ProcedureView
from onestop_desk.words import language, use
from onestop_desk.words.long_texts import headline, shortened

MOST_PAPERS = 3
SHORT_NAME, SHORT_PAPER, LONG_PAPER = 90, 72, 130
_OPEN_END = ",;: "
TRIAL_ADDRESS = "https://onestop-desk.example/s/phieu-in-thu"
"""As long as a real one, and leads nowhere."""


class Slips(Protocol):
    """Reads a number as it is now."""

    def slip(self, ticket_id: str) -> Slip:
        """Raises Refusal("unknown_ticket")."""


class Catalogue(Protocol):
    """Reads a procedure."""

    def get(self, procedure_id: str) -> ProcedureView:
        """Raises Refusal("unknown_procedure")."""


class SlipServices(Protocol):
    """The families of services a slip is made of."""

    @property
    def printers(self) -> Slips:
        """The printers."""

    @property
    def procedures(self) -> Catalogue:
        """The catalogue."""


def number_address(base: str, token: str) -> str:
    """Where a number is followed on a phone; "" where the office has no public address."""
    return f"{base}/s/{token}" if base and token else ""


def paper_of(services: SlipServices, ticket_id: str, *, copy: int = 1) -> TicketPaper:
    """The paper of a number of today in the language now spoken; raises Refusal("unknown_ticket"), Busy or Offline."""
    return _paper(services, services.printers.slip(ticket_id), copy)


def trial_paper(office: OfficeView, now: Instant, heading: str) -> TicketPaper:
    """A slip that shows how paper, knife and code come out; it says that it is worth nothing."""
    return TicketPaper(
        number="A000",
        line_name=heading,
        office_name=office.name.removesuffix(office.commune).strip() or office.name,
        commune=office.commune,
        day=service_day(now, office.tz),
        taken_at=now,
        people_before=0,
        minutes=None,
        call_at=None,
        counters=(),
        procedure=None,
        papers=(),
        is_demo=True,
        address=TRIAL_ADDRESS,
    )


def paper_again(services: SlipServices, job: PrintJob) -> TicketPaper | None:
    """The paper of a slip that had to wait, as it is now; None once the number was called or is over."""
    try:
        slip = services.printers.slip(job.ticket_id)
    except Refusal:
        return None
    if not still_wanted(slip.state):
        return None
    with use(job.language):
        return _paper(services, slip, job.copy)


def _paper(services: SlipServices, slip: Slip, copy: int) -> TicketPaper:
    papers, procedure = _papers(services, slip)
    line, office = slip.line, slip.office
    return TicketPaper(
        number=slip.number,
        line_name=line.name_en if language() == "en" and line.name_en else line.name,
        office_name=office.name.removesuffix(office.commune).strip() or office.name,
        commune=office.commune,
        day=slip.day,
        taken_at=slip.arrived_at,
        people_before=slip.people_before,
        minutes=slip.minutes,
        call_at=slip.call_at,
        counters=slip.counters,
        procedure=procedure,
        papers=papers[:MOST_PAPERS],
        more_papers=max(len(papers) - MOST_PAPERS, 0),
        is_demo=office.is_demo,
        copy=copy,
        calls_before_missed=slip.calls_before_missed,
        missed_behind=slip.missed_behind,
        appointment=slip.slot_start,
        ticket_id=slip.ticket_id,
        address=number_address(slip.base_address, slip.token),
        token=slip.token,
    )


def _papers(services: SlipServices, slip: Slip) -> tuple[tuple[str, ...], str | None]:
    if not slip.procedure_ids:
        return slip.common_papers[:MOST_PAPERS], None
    try:
        procedure = services.procedures.get(slip.procedure_ids[0])
    except Refusal:
        return slip.common_papers[:MOST_PAPERS], None
    needed = tuple(_in_short(paper.name) for paper in procedure.papers if paper.required)
    name = procedure.name[:1].upper() + procedure.name[1:]
    return needed, procedure.short_name or shortened(name, SHORT_NAME)


def _in_short(name: str) -> str:
    """A paper where there is room for a line or two; an official text may be pages long."""
    first, _rest = headline(name, LONG_PAPER)
    return shortened(first.rstrip(_OPEN_END), SHORT_PAPER)
