"""The citizens of a rehearsal: they arrive, take numbers, lose patience, walk away and come back."""

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.rehearsal.crowd import Visitor
from onestop_desk.services.rehearsal.stage import Guest, Stage, Wish
from onestop_desk.services.views import TicketTaken

STAFF_GIVE_ONE = 0.1
"""Share of those refused near closing for whom a clerk makes an exception, with a reason."""
CALLABLE_BEFORE = 5 * MINUTE
"""Clerks with nobody to call look again when a slot is near."""
COMES_BACK = 0.55
"""Share of the missed who are back in the same half-day."""


class Citizens:
    """Everybody who comes; `receptionist` is the clerk who gives numbers by hand and takes them back."""

    def __init__(self, stage: Stage, receptionist: Actor) -> None:
        self._stage = stage
        self._receptionist = receptionist

    def expect(self, visitor: Visitor) -> None:
        """Plans an arrival."""
        self._stage.timetable.at(visitor.arrives_at, lambda: self._arrive(visitor))

    def _arrive(self, visitor: Visitor) -> None:
        stage = self._stage
        line = stage.lines[visitor.letter]
        procedure = stage.procedure_of(line.id) if visitor.names_procedure else None
        try:
            taken = stage.hands.take_number(Wish(visitor, line, procedure))
        except Refusal as refused:
            self._sent_away(visitor, refused.code)
            return
        self.welcome(visitor, taken)

    def come_without_seat(self, visitor: Visitor) -> None:
        """Somebody found nothing free to book: comes like anybody, at the earliest soon."""
        at = max(visitor.arrives_at, self._stage.clock.now + self._stage.minutes(3, 20))
        self._stage.timetable.at(at, lambda: self._arrive(visitor))

    def _sent_away(self, visitor: Visitor, code: str) -> None:
        stage = self._stage
        if code != "line_full":
            stage.witness.refused_else += 1
            return
        if not stage.chance(STAFF_GIVE_ONE):
            stage.witness.refused_full += 1
            return
        stage.clock.tick()
        line_id = stage.lines[visitor.letter].id
        reason = "vulnerable" if visitor.priority else "short_work"
        taken = stage.services.desk.give_number(
            self._receptionist, line_id, key=new_key(), priority=visitor.priority, reason=reason
        )
        self.welcome(visitor, taken)

    def welcome(self, visitor: Visitor, taken: TicketTaken, slot_start: Instant = 0, procedures: int = 1) -> None:
        """Somebody has a number and waits; whoever has a slot is patient until it begins."""
        stage = self._stage
        stage.witness.taken.append(taken)
        guest = stage.guests[taken.ticket_id] = Guest(visitor, taken, taken.line_id, procedures=procedures)
        since = max(stage.clock.now, slot_start)
        stage.timetable.at(since + self._patience(visitor, since), lambda: self._lose_patience(guest))
        stage.somebody_waits()
        if slot_start > stage.clock.now:
            stage.timetable.at(slot_start - CALLABLE_BEFORE, stage.somebody_waits)

    def _patience(self, visitor: Visitor, since: Instant) -> Instant:
        """Nobody's patience runs out over lunch: it starts again when the office opens."""
        patience = visitor.patience
        for earlier, later in zip(self._stage.spells, self._stage.spells[1:], strict=False):
            if since < later.start < since + patience + (later.start - earlier.end):
                patience += later.start - earlier.end
        return patience

    def _lose_patience(self, guest: Guest) -> None:
        if not guest.waits or not guest.here:
            return
        guest.here = False
        if guest.visitor.tells:
            guest.waits = False
            self._stage.services.desk.give_up(self._receptionist, guest.taken.ticket_id)

    def missed(self, guest: Guest) -> None:
        """Somebody was called and did not come; some are back soon."""
        if guest.here and self._stage.chance(COMES_BACK):
            self._stage.later(self._stage.minutes(4, 40), lambda: self._return(guest))
        else:
            guest.here = False

    def aside(self, guest: Guest) -> None:
        """Somebody went to fetch a paper; most are back the same day."""
        if self._stage.chance(0.8):
            self._stage.later(self._stage.minutes(12, 70), lambda: self._return(guest))

    def _return(self, guest: Guest) -> None:
        stage = self._stage
        if stage.clock.now >= stage.spells[-1].end:
            return
        try:
            stage.services.desk.come_back(self._receptionist, guest.taken.ticket_id)
        except Refusal as refused:
            # Missed in the morning and back in the afternoon: the number is over.
            if refused.code not in ("missed_expired", "wrong_state"):
                raise
            guest.here = False
            return
        guest.waits = True
        stage.somebody_waits()
