"""A small day in the demo office for tests: who sits where, and short words for common steps."""

from dataclasses import dataclass

from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.desk.visit import Finished
from onestop_desk.services.keys import new_key
from onestop_desk.services.moves import Moved
from onestop_desk.services.views import Called, DeskView, VisitView
from tests.moved_clock import MovedClock


@dataclass
class HallDay:
    """The office with its first counter open and staffed."""

    services: Services
    clock: MovedClock

    def __post_init__(self) -> None:
        self.lines = {line.letter: line.id for line in self.services.office.lines()}
        self.counters = {c.number: c.id for c in self.services.office.counters()}
        self.staff = [self.services.sign_in.demo(s.id) for s in self.services.sign_in.people()]
        self.head = next(a for a in self.staff if a.role == "head")
        self.clerk = next(a for a in self.staff if a.role == "clerk")
        self.kiosk = station("kiosk-1")

    def open(self, number: int = 1, clerk: Actor | None = None) -> str:
        """Opens a counter; its id."""
        self.services.desk.open_counter(clerk or self.clerk, self.counters[number])
        return self.counters[number]

    def take(self, letter: str = "A", *, priority: str | None = None, procedure_id: str | None = None) -> str:
        """Somebody takes a number at the kiosk, a second after the one before; the ticket's id."""
        self.clock.forward(1 / 60)
        taken = self.services.kiosk.take_number(
            self.kiosk, self.lines[letter], key=new_key(), priority=priority, procedure_id=procedure_id
        )
        return taken.ticket_id

    def view(self, number: int = 1) -> DeskView:
        """The page Quầy."""
        return self.services.desk.view(self.counters[number])

    def visit(self, number: int = 1) -> VisitView:
        """The visit at a counter."""
        visit = self.view(number).visit
        assert visit is not None
        return visit

    def call(self, number: int = 1, clerk: Actor | None = None) -> Called:
        """F9 at a counter."""
        return self.services.desk.call_next(clerk or self.clerk, self.counters[number], key=new_key())

    def come(self, number: int = 1) -> Moved:
        """The person comes."""
        visit = self.visit(number)
        return self.services.desk.come(self.clerk, visit.ticket_id, expected=visit.version)

    def finish(self, number: int = 1, *, call_next: bool = False, outcome: Outcome = Outcome.RECEIVED) -> Finished:
        """Ends the visit with the same outcome for each procedure."""
        visit = self.visit(number)
        ends = [Finish(p.id, outcome) for p in visit.procedures]
        return self.services.desk.finish(
            self.clerk,
            self.counters[number],
            visit.ticket_id,
            ends,
            call_next=call_next,
            key=new_key(),
            expected=visit.version,
        )

    def numbers_waiting(self, number: int = 1) -> list[str]:
        """Numbers waiting at a counter, in the order of call."""
        return [row.number for row in self.view(number).waiting]
