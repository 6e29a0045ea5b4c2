"""What changed between two snapshots that the hall should hear: a half of the day is over, a counter pauses."""

from collections.abc import Iterator

from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.voice import Notice, Phrase
from onestop_desk.services.views import BoardView
from onestop_desk.words import phrases

STALE = 2 * MINUTE
"""What happened while the board was away for longer is not news any more."""


def notices(before: BoardView | None, now: BoardView) -> tuple[Notice, ...]:
    """What is news, in the order in which it is said; nothing of the first snapshot, or of another day."""
    if before is None or before.day.day != now.day.day or now.now - before.now > STALE:
        return ()
    return (*_pauses(before, now), *_closing(before, now))


def _pauses(before: BoardView, now: BoardView) -> Iterator[Notice]:
    was = {counter.id: counter.state for counter in before.counters}
    for counter in now.counters:
        if counter.state == "paused" and was.get(counter.id) == "open" and now.day.open:
            yield Notice(Phrase.PAUSE, counter.number)


def _closing(before: BoardView, now: BoardView) -> Iterator[Notice]:
    day = now.day
    back = day.break_until or day.opens_at
    if not before.day.open or day.open or back is None:
        return
    opens = phrases.local(back)
    on = None if opens.date() == day.day else opens.date()
    yield Notice(Phrase.CLOSING, morning=day.break_until is not None, back_at=opens.time(), back_on=on)
