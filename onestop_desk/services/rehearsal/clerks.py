"""The clerks of a rehearsal: each opens a counter, calls, waits for the person, serves, pauses and goes home."""

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, SECOND, Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.rehearsal.service import Service
from onestop_desk.services.rehearsal.stage import Guest, Stage
from onestop_desk.services.rehearsal.visitors import Citizens
from onestop_desk.services.views import Called, CounterView

STAY_AFTER_CLOSING = 20 * MINUTE
OVERRUN = 5 * MINUTE
PICKS = 0.012
UNDOES = 0.015
OUT_OF_EARSHOT = 0.07
"""Share of people who do not hear the first call."""


class Clerk:
    """One member of staff at one counter."""

    def __init__(self, stage: Stage, counter: CounterView, actor: Actor, citizens: Citizens) -> None:
        self.stage, self.counter, self.actor, self.citizens = stage, counter, actor, citizens
        self.state = "home"
        """"home", "free" (has nobody), "busy" or "pause"."""
        self._waking = False
        self._break_at: Instant | None = None
        self._service = Service(self, stage)

    def plan(self) -> None:
        """Plans the day: opening, perhaps a short break, and going to lunch."""
        stage = self.stage
        first = stage.spells[0]
        stage.timetable.at(first.start - stage.minutes(0.2, 5), self._sit_down)
        stage.timetable.at(first.start, self.wake)
        for spell in stage.spells[1:]:
            stage.timetable.at(spell.start - stage.seconds(5, 50), self._sit_down)
            stage.timetable.at(spell.start, self.wake)
        for spell in stage.spells:
            stage.timetable.at(spell.end, self._end_of_session)
            stage.timetable.at(spell.end + OVERRUN, self._end_of_session)
        if stage.chance(0.6):
            spell = stage.mind.choice(stage.spells)
            self._break_at = spell.start + int(stage.mind.uniform(0.35, 0.7) * (spell.end - spell.start))

    # -- having nobody ---------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Somebody may be waiting: looks up, and calls in a moment."""
        if self.state == "free" and not self._waking:
            self._waking = True
            self.stage.later(self.stage.seconds(3, 20), self._look)

    def _look(self) -> None:
        self._waking = False
        if self.state == "free":
            self.next()

    def _sit_down(self) -> None:
        if self.state == "busy":
            return
        self.stage.services.desk.open_counter(self.actor, self.counter.id)
        self.state = "free"

    def _session(self) -> Spell | None:
        """The session that is running or about to begin, else the one that ended last."""
        soon = self.stage.clock.now + MINUTE
        return next((s for s in reversed(self.stage.spells) if s.start <= soon), None)

    # -- calling ---------------------------------------------------------------------------------------------------

    def next(self) -> None:
        """Calls the next person, unless it is time to stop or nobody waits."""
        stage, session = self.stage, self._session()
        if session is None or stage.clock.now < session.start:
            self.state = "free"
            return
        if self._stops(session) or self._takes_break():
            return
        if stage.chance(PICKS) and self._pick():
            return
        try:
            called = stage.hands.call_next(self.actor, self.counter.id)
        except Refusal as refused:
            if refused.code != "nobody_waiting":
                raise
            self.nobody(session)
            return
        self.called(called)

    def nobody(self, session: Spell | None = None) -> None:
        """Was told that nobody waits."""
        self.state = "free"
        self.stage.witness.nobody.append((self.stage.clock.now, self.counter.id))
        session = session or self._session()
        if session is not None and self.stage.clock.now >= session.end:
            self.stage.clock.tick()
            self._leave(session)

    def _stops(self, session: Spell) -> bool:
        grace = STAY_AFTER_CLOSING if session is self.stage.spells[-1] else OVERRUN
        if self.stage.clock.now < session.end + grace:
            return False
        self._leave(session)
        return True

    def _end_of_session(self) -> None:
        if self.state == "free":
            self.next()
        elif self.state == "pause" and self._session() is self.stage.spells[-1]:
            self._leave(self.stage.spells[-1])

    def _leave(self, session: Spell) -> None:
        later = next((s for s in self.stage.spells if s.start >= session.end), None)
        desk = self.stage.services.desk
        if later is None:
            self.state = "home"
            desk.close_counter(self.actor, self.counter.id)
        else:
            self.state = "pause"
            desk.pause_counter(self.actor, self.counter.id, "lunch", later.start)

    def _takes_break(self) -> bool:
        stage = self.stage
        if self._break_at is None or stage.clock.now < self._break_at:
            return False
        self._break_at = None
        self.state = "pause"
        back = stage.minutes(5, 12)
        stage.services.desk.pause_counter(self.actor, self.counter.id, "short_break", stage.clock.now + back)
        stage.later(back, self._back_from_break)
        return True

    def _back_from_break(self) -> None:
        session = self._session()
        if self.state == "pause" and session is not None and self.stage.clock.now < session.end:
            self._sit_down()
            self.wake()

    def _pick(self) -> bool:
        """Calls somebody out of turn, for a reason a clerk would write down."""
        stage = self.stage
        waiting = [r for r in stage.services.desk.view(self.counter.id).waiting if r.kept_until is None]
        if len(waiting) < 3:
            return False
        row = stage.mind.choice(waiting[1:])
        stage.clock.tick()
        self.called(stage.services.desk.pick(self.actor, self.counter.id, row.ticket_id, "small_child", key=new_key()))
        return True

    def called(self, called: Called) -> None:
        """A number is on the board: the person comes, or does not."""
        stage = self.stage
        self.state = "busy"
        stage.witness.called.append((stage.clock.now, called))
        guest = stage.guests[called.ticket_id]
        guest.waits = False
        if stage.chance(UNDOES):
            stage.later(stage.seconds(3, 8), lambda: self._undo(guest))
        elif not guest.here or stage.chance(OUT_OF_EARSHOT):
            stage.later(stage.seconds(30, 50), lambda: self._call_again(guest, called.version, 1))
        else:
            walk = stage.seconds(8, 45)
            stage.later(walk, lambda: self._service.begin(guest, called.version))

    def _undo(self, guest: Guest) -> None:
        """The clerk pressed the key by mistake: what was finished with it is served again."""
        stage = self.stage
        undone = stage.services.desk.undo(self.actor, self.counter.id)
        guest.waits = True
        if undone.finished is not None and self._service.guest is not None:
            self._service.go_on()
        else:
            self.state = "free"
        stage.somebody_waits()

    def _call_again(self, guest: Guest, version: int, calls: int) -> None:
        stage, desk = self.stage, self.stage.services.desk
        if guest.here and stage.chance(0.45):
            self._service.begin(guest, version)
            return
        if calls < 3:
            again = desk.recall(self.actor, self.counter.id, guest.taken.ticket_id, key=new_key())
            stage.later(stage.seconds(25, 50), lambda: self._call_again(guest, again.version, calls + 1))
            return
        desk.miss(self.actor, guest.taken.ticket_id, expected=version)
        self.citizens.missed(guest)
        self.free(stage.seconds(4, 12))

    def free(self, wait: Instant = 10 * SECOND) -> None:
        """The counter is empty: calls again in a moment."""
        self.state = "free"
        self._waking = True
        self.stage.later(wait, self._look)
