"""Opening hours: the sessions of a day, the half-day an instant falls in, and when the office opens next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from itertools import pairwise

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, at, local, service_day

LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True)
class Session:
    """One stretch of opening hours, in the office's wall clock."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Spell:
    """One session of a given day, as instants: open from `start`, closed from `end`."""

    start: Instant
    end: Instant


@dataclass(frozen=True)
class OpeningHours:
    """Weekly sessions with exceptions; a day in `closures` says why it is closed."""

    weekly: Mapping[int, tuple[Session, ...]]
    """Weekday (Monday 0) -> sessions."""
    exceptions: Mapping[date, tuple[Session, ...]]
    closures: Mapping[date, str]
    tz: str
    swapped: Mapping[date, int] = field(default_factory=dict)
    """Days worked in exchange for a day off -> the weekday whose sessions they take."""
    cuts: Mapping[date, tuple[Session, ...]] = field(default_factory=dict)
    """Hours closed on a day that is otherwise open."""
    extra: Mapping[date, Sequence[Session]] = field(default_factory=dict)
    """Sessions that a programme adds to a day that is open anyway ("Giờ thứ 9")."""

    def usual_sessions(self, day: date) -> tuple[Session, ...]:
        """The sessions of a day, closed hours not cut out and those that a programme adds among them."""
        found = self.ordinary_sessions(day)
        return _joined((*found, *self.extra.get(day, ()))) if found else ()

    def ordinary_sessions(self, day: date) -> tuple[Session, ...]:
        """The sessions of a day without what programmes add: an exception wins over a closure, that over the week."""
        if day in self.exceptions:
            return self.exceptions[day]
        if day in self.closures:
            return ()
        return self.weekly.get(self.swapped.get(day, day.weekday()), ())

    def sessions(self, day: date) -> tuple[Session, ...]:
        """The sessions of a day, without the hours closed on it."""
        found = self.usual_sessions(day)
        for cut in self.cuts.get(day, ()):
            found = tuple(piece for session in found for piece in _without(session, cut))
        return found

    def usual_spells(self, day: date) -> tuple[Spell, ...]:
        """The usual sessions of a day as instants: what slots are counted by."""
        return self._spells(day, self.usual_sessions(day))

    def _spells(self, day: date, sessions: tuple[Session, ...]) -> tuple[Spell, ...]:
        return tuple(Spell(at(day, s.opens, self.tz), at(day, s.closes, self.tz)) for s in sessions)

    @cached_property
    def _known(self) -> dict[date, tuple[Spell, ...]]:
        return {}

    def spells(self, day: date) -> tuple[Spell, ...]:
        """The sessions of a day as instants, in order; worked out once a day, as every number given asks."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._spells(day, self.sessions(day))
        return known

    def now_open(self, now: Instant) -> Spell | None:
        """The session that `now` falls in."""
        return next((s for s in self.spells(service_day(now, self.tz)) if s.start <= now < s.end), None)

    def in_break(self, now: Instant) -> Spell | None:
        """The session that follows, when `now` is in a break between two sessions of the same day."""
        spells = self.spells(service_day(now, self.tz))
        return next((b for a, b in pairwise(spells) if a.end <= now < b.start), None)

    def closes_today(self, now: Instant) -> Instant | None:
        """When the last session of today ends, or None on a day without sessions."""
        spells = self.spells(service_day(now, self.tz))
        return spells[-1].end if spells else None

    def next_opening(self, now: Instant) -> Instant | None:
        """When the next session starts, today or within two months."""
        day = service_day(now, self.tz)
        for step in range(LOOK_AHEAD_DAYS):
            for spell in self.spells(day + timedelta(days=step)):
                if spell.start > now:
                    return spell.start
        return None

    def half_day(self, instant: Instant) -> tuple[date, bool]:
        """(service day, whether it is the afternoon).

        The afternoon starts when the last session but one ends, or at noon on a day with a single session.
        """
        day = service_day(instant, self.tz)
        spells = self._spells(day, self.ordinary_sessions(day))
        if len(spells) > 1:
            return day, instant >= spells[-2].end
        return day, local(instant, self.tz).hour >= 12


def _joined(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sessions in order; those that meet or overlap are one."""
    found: list[Session] = []
    for session in sorted(sessions, key=lambda s: s.opens):
        if found and session.opens <= found[-1].closes:
            found[-1] = Session(found[-1].opens, max(found[-1].closes, session.closes))
        else:
            found.append(session)
    return tuple(found)


def _without(session: Session, cut: Session) -> tuple[Session, ...]:
    """What is left of a session when some hours are closed."""
    before = Session(session.opens, min(session.closes, cut.opens))
    after = Session(max(session.opens, cut.closes), session.closes)
    return tuple(piece for piece in (before, after) if piece.opens < piece.closes)


def parse_clock(text: str) -> time:
    """A wall-clock time as people write it ("7:30", "07h30"); raises Refusal("bad_time")."""
    try:
        hour, minute = text.strip().lower().replace("h", ":").split(":")
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise Refusal("bad_time", typed=text) from None


def parse_sessions(pairs: list[list[str]]) -> tuple[Session, ...]:
    """Sessions from stored pairs of clock times; raises Refusal("bad_time") when they overlap or run backwards."""
    sessions = tuple(Session(parse_clock(a), parse_clock(b)) for a, b in pairs)
    ends = [clock for s in sessions for clock in (s.opens, s.closes)]
    if any(a >= b for a, b in pairwise(ends)):
        raise Refusal("bad_time", typed=", ".join(f"{a}–{b}" for a, b in pairs))
    return sessions
