"""Between the keys and the services: does one thing at a time, says refusals in words, and hands on the fresh view."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from onestop_desk.domain.errors import Offline, Refusal, WorldError
from onestop_desk.services.keys import new_key
from onestop_desk.words import refusals

if TYPE_CHECKING:
    from onestop_desk.domain.outcomes import Finish
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.desk.calling import Undone
    from onestop_desk.services.desk.looking import FoundTicket
    from onestop_desk.services.desk.visit import Finished
    from onestop_desk.services.views import Called, DeskView, OvertakeAnswer, TicketTaken, VisitView

T = TypeVar("T")


class DeskActions(QObject):
    """What the clerk at one counter can do; every answer is followed by a fresh view."""

    viewed = Signal(object)
    """A DeskView to paint."""
    refused = Signal(str, str)
    """The code and the sentence of something that was not done."""
    lost = Signal(str)
    """The data cannot be reached; the sentence that says what to do."""
    found = Signal()
    """The data can be reached again."""
    number_given = Signal(object)
    """A TicketTaken of a new number, which has no slip yet."""

    def __init__(self, services: "Services", actor: "Actor", counter_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.actor = actor
        self.counter_id = counter_id
        self.view: DeskView | None = None
        self._keys: dict[str, str] = {}
        self._lost = False

    # -- reading ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the counter's view again and paint it; a world that fails is shown once, not every second."""
        try:
            view = self._services.desk.view(self.counter_id)
        except WorldError as world:
            if isinstance(world, Offline):
                self._world_failed(world)
            # A busy database is asked again in a moment; the clerk did nothing that failed.
            return
        except Refusal as no:
            self.refused.emit(no.code, refusals.sentence(no.code, no.facts))
            return
        if self._lost:
            self._lost = False
            self.found.emit()
        self.view = view
        self.viewed.emit(view)

    def connection_lost(self) -> None:
        """The feed cannot hear the data any more."""
        self._world_failed(Offline())

    def _world_failed(self, world: WorldError) -> None:
        sentence = refusals.sentence(world.code, world.facts)
        if isinstance(world, Offline):
            if not self._lost:
                self._lost = True
                self.lost.emit(sentence)
        else:
            self.refused.emit(world.code, sentence)

    @property
    def is_lost(self) -> bool:
        """Whether the data cannot be reached now."""
        return self._lost

    def _got(self, act: Callable[[], T]) -> T | None:
        """The answer of one action, or None after saying why it was not done; the view is read again either way."""
        answer = self._asked(act)
        if not self._lost:
            self.refresh()
        return answer

    def _asked(self, act: Callable[[], T]) -> T | None:
        """The answer of a question, or None after saying why there is none."""
        try:
            return act()
        except Refusal as no:
            self.refused.emit(no.code, refusals.sentence(no.code, no.facts))
        except WorldError as world:
            self._world_failed(world)
        return None

    def _done(self, act: Callable[[], object]) -> bool:
        def acted() -> bool:
            act()
            return True

        return self._got(acted) is True

    def _keyed(self, showing: str, act: Callable[[str], T]) -> T | None:
        """An action under the showing's key: an answer lost on the way is asked for again, not done twice."""
        key = self._keys.setdefault(showing, new_key())
        try:
            answer = act(key)
        except WorldError as world:
            self._world_failed(world)
            return None
        except Refusal as no:
            self.refused.emit(no.code, refusals.sentence(no.code, no.facts))
            answer = None
        self._keys.pop(showing, None)
        self.refresh()
        return answer

    # -- the counter -----------------------------------------------------------------------------------------------

    def open_counter(self) -> bool:
        """Open the counter, or open it again after a pause."""
        return self._done(lambda: self._services.desk.open_counter(self.actor, self.counter_id))

    def pause_counter(self, reason: str, until: int | None = None) -> bool:
        """Pause the counter for a reason."""
        return self._done(lambda: self._services.desk.pause_counter(self.actor, self.counter_id, reason, until))

    def close_counter(self) -> bool:
        """Close the counter for today."""
        return self._done(lambda: self._services.desk.close_counter(self.actor, self.counter_id))

    def reopen_day(self) -> bool:
        """Take the closing of the day back."""
        return self._done(lambda: self._services.day.reopen_day(self.actor))

    # -- calling ---------------------------------------------------------------------------------------------------

    def call_next(self) -> "Called | None":
        """Call whoever is next."""
        desk = self._services.desk
        return self._keyed("call", lambda key: desk.call_next(self.actor, self.counter_id, key=key))

    def pick(self, ticket_id: str, reason: str) -> "Called | None":
        """Call somebody out of turn, with a reason."""
        desk = self._services.desk
        return self._keyed(
            f"pick {ticket_id}", lambda key: desk.pick(self.actor, self.counter_id, ticket_id, reason, key=key)
        )

    def recall(self, visit: "VisitView") -> "Called | None":
        """Call the same citizen again."""
        desk = self._services.desk
        # One key per call made: a second press after the answer is a second call, a press before it is the same.
        return self._keyed(
            f"recall {visit.ticket_id} {visit.calls_made}",
            lambda key: desk.recall(self.actor, self.counter_id, visit.ticket_id, key=key),
        )

    def come(self, visit: "VisitView") -> bool:
        """The citizen is here: start serving."""
        return self._done(lambda: self._services.desk.come(self.actor, visit.ticket_id, expected=visit.version))

    def miss(self, visit: "VisitView", early_reason: str | None = None) -> bool:
        """Nobody came to the call."""
        desk = self._services.desk
        return self._done(
            lambda: desk.miss(self.actor, visit.ticket_id, expected=visit.version, early_reason=early_reason)
        )

    def transfer(self, visit: "VisitView", line_id: str, reason: str | None) -> bool:
        """Send the citizen to another line with the turn kept."""
        desk = self._services.desk
        return self._done(
            lambda: desk.transfer(self.actor, visit.ticket_id, line_id, expected=visit.version, reason=reason)
        )

    def undo(self) -> "Undone | None":
        """Take back the last finish and call."""
        return self._got(lambda: self._services.desk.undo(self.actor, self.counter_id))

    # -- people away -----------------------------------------------------------------------------------------------

    def set_aside(
        self, visit: "VisitView", reason: str, missing: Sequence[tuple[str, str]] = (), note: str | None = None
    ) -> bool:
        """Set the citizen aside to complete papers; the turn is kept."""
        desk = self._services.desk
        return self._done(
            lambda: desk.set_aside(
                self.actor, visit.ticket_id, expected=visit.version, reason=reason, missing=missing, note=note
            )
        )

    def walk_out(self, visit: "VisitView") -> bool:
        """The citizen left while being served."""
        return self._done(lambda: self._services.desk.walk_out(self.actor, visit.ticket_id, expected=visit.version))

    def come_back(self, ticket_id: str) -> bool:
        """Somebody aside or missed is here again."""
        return self._done(lambda: self._services.desk.come_back(self.actor, ticket_id))

    def give_up(self, ticket_id: str) -> bool:
        """Somebody waiting gives the number up."""
        return self._done(lambda: self._services.desk.give_up(self.actor, ticket_id))

    # -- the visit -------------------------------------------------------------------------------------------------

    def finish(
        self, visit: "VisitView", finishes: "Sequence[Finish]", *, call_next: bool, key: str
    ) -> "Finished | None":
        """End the visit with its outcomes, and call the next citizen if asked."""
        desk = self._services.desk
        return self._got(
            lambda: desk.finish(
                self.actor,
                self.counter_id,
                visit.ticket_id,
                finishes,
                call_next=call_next,
                key=key,
                expected=visit.version,
            )
        )

    def add_procedure(self, visit: "VisitView", procedure_id: str) -> bool:
        """Add a procedure to the visit."""
        return self._done(lambda: self._services.desk.add_procedure(self.actor, visit.ticket_id, procedure_id))

    def remove_procedure(self, visit_procedure_id: str) -> bool:
        """Take a procedure off the visit."""
        return self._done(lambda: self._services.desk.remove_procedure(self.actor, visit_procedure_id))

    def tick_paper(self, visit_procedure_id: str, paper_id: str, on: bool) -> bool:
        """Mark a paper as seen, or take the mark away."""
        return self._done(lambda: self._services.desk.tick_paper(self.actor, visit_procedure_id, paper_id, on))

    def set_dossier_code(self, visit_procedure_id: str, text: str) -> bool:
        """Keep the dossier code of a procedure."""
        return self._done(lambda: self._services.desk.set_dossier_code(self.actor, visit_procedure_id, text))

    def requests(self, code: str) -> int:
        """How often papers were asked for a dossier before, at the counter or elsewhere."""
        return self._asked(lambda: self._services.dossiers.requests(code)) or 0

    def set_person(self, visit: "VisitView", name: str, phone: str, note: str) -> bool:
        """Keep the name, the phone and the note of the citizen."""
        return self._done(lambda: self._services.desk.set_person(self.actor, visit.ticket_id, name, phone, note))

    def set_priority(self, ticket_id: str, code: str | None, reason: str) -> bool:
        """Correct the priority of a ticket, with a reason."""
        return self._done(lambda: self._services.desk.set_priority(self.actor, ticket_id, code, reason))

    def give_number(
        self,
        line_id: str,
        *,
        key: str,
        procedure_id: str | None = None,
        priority: str | None = None,
        reason: str | None = None,
        roll_number: int | None = None,
    ) -> "TicketTaken | None":
        """Give a number at the desk, or type one in from the paper roll."""
        desk = self._services.desk
        taken = self._got(
            lambda: desk.give_number(
                self.actor,
                line_id,
                key=key,
                procedure_id=procedure_id,
                priority=priority,
                reason=reason,
                roll_number=roll_number,
            )
        )
        if taken is not None and roll_number is None:
            self.number_given.emit(taken)
        return taken

    # -- questions -------------------------------------------------------------------------------------------------

    def why_overtaken(self, ticket_id: str) -> "OvertakeAnswer | None":
        """Who was called before this ticket, and by which rule."""
        return self._asked(lambda: self._services.desk.why_overtaken(ticket_id))

    def find(self, text: str) -> "tuple[FoundTicket, ...]":
        """Tickets of today that match a number, a name or a dossier code."""
        return self._asked(lambda: self._services.desk.find(text)) or ()
