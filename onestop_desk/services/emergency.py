"""Calls for help between counters: raised at one, seen at all, accepted by somebody, and always ended by anybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from onestop_desk.data import emergencies
from onestop_desk.data.emergencies import EmergencyRow
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right


@dataclass(frozen=True)
class EmergencyView:
    """A call for help that nobody has ended."""

    id: str
    counter_id: str | None
    counter: int | None
    """Number of the counter that calls."""
    counter_name: str
    raised_at: Instant
    raised_by: str
    """Who called, "" when nobody was signed in."""
    accepted_counter: int | None
    accepted_by: str
    """Who is on the way, "" while nobody is."""
    accepted_at: Instant | None


class Emergency:
    """Raises, accepts and ends; each is one short transaction, so that it is seen elsewhere at once."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def open_calls(self) -> tuple[EmergencyView, ...]:
        """What nobody has ended, the oldest first; also after a restart."""
        with self._context.look((emergencies.open_ones(),)) as (_tx, config, (rows,)):
            return tuple(_view(emergencies.emergency(row), config) for row in rows)

    def call_for_help(self, actor: Actor, counter_id: str | None) -> EmergencyView:
        """Calls for help at a counter; while one is open there it is given again, whoever presses.

        Raises Refusal: unknown_counter, not_allowed.
        """

        def work(action: Action) -> EmergencyView:
            if counter_id is not None and counter_id not in action.config.counters:
                raise Refusal("unknown_counter", counter=counter_id)
            for row in action.reads[0]:
                found = emergencies.emergency(row)
                if found.counter_id == counter_id:
                    return _view(found, action.config)
            emergency_id = new_id()
            emergencies.insert(action.tx, emergency_id, counter_id, actor.station_id, _person(actor))
            action.note("emergency", emergency_id, None, "raised", counter=counter_id)
            return self._again(action, emergency_id)

        return self._context.act(actor, Right.CALL_FOR_HELP, "emergency", work, (emergencies.open_ones(),))

    def accept_call(self, actor: Actor, emergency_id: str, counter_id: str | None) -> EmergencyView:
        """Says that somebody is on the way; the first one stays, whoever says so later.

        Raises Refusal: unknown_emergency (also when it has ended), not_allowed.
        """

        def work(action: Action) -> EmergencyView:
            found = _found(action.reads[0])
            if found.accepted_at is None:
                emergencies.accept(action.tx, emergency_id, counter_id, _person(actor))
                action.note("emergency", emergency_id, "raised", "accepted", counter=counter_id)
            return self._again(action, emergency_id)

        first = (emergencies.by_id(emergency_id),)
        return self._context.act(actor, Right.CALL_FOR_HELP, "emergency", work, first)

    def end_call(self, actor: Actor, emergency_id: str) -> None:
        """It is over; any station and anybody signed in may say so, and saying it again does nothing.

        Raises Refusal: unknown_emergency, not_allowed.
        """

        def work(action: Action) -> None:
            rows = action.reads[0]
            if not rows:
                raise Refusal("unknown_emergency")
            found = emergencies.emergency(rows[0])
            if found.ended_at is None:
                emergencies.end(action.tx, emergency_id, _person(actor))
                before = "raised" if found.accepted_at is None else "accepted"
                action.note("emergency", emergency_id, before, "ended")

        first = (emergencies.by_id(emergency_id),)
        self._context.act(actor, Right.CALL_FOR_HELP, "emergency", work, first)

    @staticmethod
    def _again(action: Action, emergency_id: str) -> EmergencyView:
        (rows,) = action.tx.reads(emergencies.by_id(emergency_id))
        return _view(emergencies.emergency(rows[0]), action.config)


def _person(actor: Actor) -> str | None:
    return actor.id if actor.kind == "person" else None


def _found(rows: Sequence[Row]) -> EmergencyRow:
    found = emergencies.emergency(rows[0]) if rows else None
    if found is None or found.ended_at is not None:
        raise Refusal("unknown_emergency")
    return found


def _view(row: EmergencyRow, config: Config) -> EmergencyView:
    counter = config.counters.get(row.counter_id or "")
    helper = config.counters.get(row.accepted_counter_id or "")

    def name(staff_id: str | None) -> str:
        person = config.staff.get(staff_id or "")
        return person.name if person is not None else ""

    return EmergencyView(
        row.id,
        row.counter_id,
        counter.number if counter is not None else None,
        counter.name if counter is not None else "",
        row.raised_at,
        name(row.raised_by),
        helper.number if helper is not None else None,
        name(row.accepted_by),
        row.accepted_at,
    )
