"""Each minute the desk looks at the clock for the office: freezes the lines before a break, ends the half-day."""

from typing import TYPE_CHECKING

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.views import DayState

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class DayTick:
    """Asks the services for what the hour demands; every desk may ask, only the first one changes anything."""

    def __init__(self, services: "Services", actor: "Actor") -> None:
        self._services = services
        self._actor = actor
        self._settled: tuple[object, ...] | None = None

    def tick(self, day: DayState) -> bool:
        """Do what this minute needs; whether something changed."""
        try:
            frozen = self._freeze(day)
            return self._end_half_day(day) or frozen
        except (Refusal, WorldError):
            # The next minute asks again: a clerk has nothing to do about it, and the lost connection shows itself.
            return False

    def _freeze(self, day: DayState) -> bool:
        if not day.near_break or day.frozen or day.day_closed:
            return False
        return self._services.day.freeze_for_break(self._actor) > 0

    def _end_half_day(self, day: DayState) -> bool:
        """Whoever was missed before the break has lost the turn: asked once as each session or break begins."""
        spell = (day.day, day.open, day.session_ends)
        if day.day_closed or self._settled == spell:
            return False
        ended = self._services.day.end_half_day(self._actor)
        self._settled = spell
        return ended > 0
