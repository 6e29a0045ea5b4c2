"""The course of the rehearsed day, and of the days before on which people book for it.

Who opens when, lunch with its freeze, the moments for pictures, and the close.
"""

from collections.abc import Sequence

from onestop_desk.domain.instants import MINUTE
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.day import DayClosed
from onestop_desk.services.rehearsal.arrivals import Arrivals
from onestop_desk.services.rehearsal.bookers import Bookers
from onestop_desk.services.rehearsal.clerks import Clerk
from onestop_desk.services.rehearsal.crowd import Visitor
from onestop_desk.services.rehearsal.intents import Intent
from onestop_desk.services.rehearsal.stage import Stage
from onestop_desk.services.rehearsal.visitors import Citizens

MOMENTS = ("morning", "peak", "lunch", "closing")
_LOOK_AGAIN = 1 * MINUTE
_WISHES_FIRST, _WISHES_EVERY = 25 * MINUTE, 60 * MINUTE
"""When in a session the receptionist looks at the waiting list."""


class Course:
    """Plays one day until it is closed; who has no intent to book walks in."""

    def __init__(self, stage: Stage, crowd: Sequence[Visitor], intents: Sequence[Intent]) -> None:
        self._stage = stage
        self._people = _staff(stage.services)
        self._citizens = Citizens(stage, self._people[0])
        arrivals = Arrivals(stage, self._citizens.welcome, self._citizens.come_without_seat)
        self._bookers = Bookers(stage, self._people[0], arrivals)
        self._crowd, self._intents = crowd, intents
        self.closed: DayClosed | None = None

    def play(self) -> None:
        """Plans everything and lets it happen."""
        stage = self._stage
        counters = stage.services.office.counters()
        for i, counter in enumerate(counters):
            actor = self._people[1:][i % (len(self._people) - 1)]
            clerk = Clerk(stage, counter, actor, self._citizens)
            stage.clerks.append(clerk)
            clerk.plan()
        booked = {intent.visitor.number for intent in self._intents if intent.visitor is not None}
        for visitor in self._crowd:
            if visitor.number not in booked:
                self._citizens.expect(visitor)
        for intent in self._intents:
            self._bookers.expect(intent)
        self._plan_day()
        stage.timetable.play()

    def _plan_day(self) -> None:
        stage, services = self._stage, self._stage.services
        head, timetable = self._people[0], stage.timetable
        spells = stage.spells
        window = services.office.settings().freeze_before_break * MINUTE
        for i, spell in enumerate(spells[:-1]):
            timetable.at(spell.end - window + stage.seconds(1, 30), lambda: self._freeze(head))
            timetable.at(spells[i + 1].start - 5 * MINUTE, lambda: self._half_day(head))
        timetable.at(spells[-1].end + 1, self._close)
        moments = (
            spells[0].start + 10 * MINUTE,
            spells[0].start + 75 * MINUTE,
            spells[0].end - 5 * MINUTE,
            spells[-1].end - 10 * MINUTE,
        )
        for name, instant in zip(MOMENTS, moments, strict=True):
            timetable.at(instant, lambda name=name: stage.hands.moment(name))  # type: ignore[misc]
        for spell in spells:
            for look in range(spell.start + _WISHES_FIRST, spell.end, _WISHES_EVERY):
                timetable.at(look, self._bookers.look_at_wishes)

    def _freeze(self, actor: Actor) -> None:
        self._stage.services.day.freeze_for_break(actor)

    def _half_day(self, actor: Actor) -> None:
        self._stage.services.day.end_half_day(actor)

    def _close(self) -> None:
        """Closes the day once every clerk has gone home."""
        stage = self._stage
        if any(isinstance(c, Clerk) and c.state != "home" for c in stage.clerks):
            stage.later(_LOOK_AGAIN, self._close)
            return
        self.closed = stage.services.day.close_day(self._people[0])
        # Somebody's patience may last longer than the day: it must not carry the clock past midnight.
        stage.timetable.end()


def _staff(services: Services) -> list[Actor]:
    """The head first, then the clerks by name; signed in as the demo office allows."""
    people = sorted(services.sign_in.people(), key=lambda p: (p.role != "head", p.name))
    return [services.sign_in.demo(person.id) for person in people]
