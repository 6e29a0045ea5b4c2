"""The counter itself: opened by the person who sits there, paused with a reason, closed."""

from onestop_desk.data import office, tickets
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right


class Counters:
    """The verbs that open and close a counter."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def open_counter(self, actor: Actor, counter_id: str) -> None:
        """The person sits down and the counter calls; an open ticket there goes with the counter.

        Raises Refusal: unknown_counter, counter_taken (somebody else sits there and it is open).
        """
        self._set(actor, counter_id, "open", None, None)

    def pause_counter(self, actor: Actor, counter_id: str, reason: str, until: Instant | None = None) -> None:
        """The counter calls nobody for a while. Raises Refusal: reason_needed, counter_busy while somebody is there."""
        if not reason:
            raise Refusal("reason_needed", action="pause")
        self._set(actor, counter_id, "paused", reason, until)

    def close_counter(self, actor: Actor, counter_id: str) -> None:
        """Nobody sits there any more. Raises Refusal: counter_busy while somebody is there."""
        self._set(actor, counter_id, "closed", None, None)

    def _set(self, actor: Actor, counter_id: str, state: str, reason: str | None, until: Instant | None) -> None:
        def work(action: Action) -> None:
            if not action.reads[0]:
                raise Refusal("unknown_counter", counter=counter_id)
            before, _, _, staff_id, _ = action.reads[0][0]
            number = action.config.counters[counter_id].number
            if state == "open" and before == "open" and staff_id not in (None, actor.id):
                name_of = action.config.staff.get(staff_id)
                raise Refusal("counter_taken", counter=number, staff=name_of.name if name_of else None)
            if state != "open" and action.reads[1]:
                raise Refusal("counter_busy", number=tickets.ticket(action.reads[1][0]).shown)
            sits = None if state == "closed" else actor.id
            office.set_counter(action.tx, counter_id, state, reason, until, sits)
            action.note("counter", counter_id, before, state, reason, staff=sits, until=until)

        first = (office.counter_state(counter_id), tickets.open_at(counter_id))
        self._context.act(actor, Right.SERVE, "counter", work, first)
