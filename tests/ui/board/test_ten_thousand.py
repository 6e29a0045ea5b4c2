"""Ten thousand calls through board and voice while engines hang and crash, loudspeakers go, and the board itself dies.

Each call is spoken to its end once, in order, one after the other; what could not be heard in time is shown only.
"""

import random
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

import pytest

from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.voice import VoiceSetup, announcement
from onestop_desk.services.ports import NoAnnouncer
from onestop_desk.services.views import BoardCall
from tests.ui.board.snapshots import NINE, call, view
from tests.ui.devices.hall_of_sound import HandAlarm, Machine, Sound
from ui.board.announcements import WINDOW, Announcements
from ui.devices.voice import PATIENCE, Voice

CALLS = 10_000
LETTERS = "ABCDEGHKLM"
BEAT, READ = 500, 5_000
"""Milliseconds, as the board's own window has them."""


@dataclass
class Life:
    """One life of the board, from a start to a crash; times in milliseconds."""

    reads: list[int] = field(default_factory=list)
    given: dict[int, int] = field(default_factory=dict)
    """Running number of a call -> when the voice was given it."""
    over: dict[int, list[int]] = field(default_factory=dict)
    crashed: int | None = None


class Hall(NoAnnouncer):
    """An office that calls, a board that reads, and everything that goes wrong."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.machine = Machine(fate=self._fate)
        self.hours = self.machine.hours
        self.calls: list[BoardCall] = []
        self.lives: list[Life] = []
        self.away: list[tuple[int, int]] = []
        """When the loudspeaker was out."""
        self._said: int | None = None
        self._beat = object()
        self._start()

    # -- the board's memory and ears -------------------------------------------------------------------------------

    def last(self, _day: date) -> int | None:
        return self._said

    def keep(self, _day: date, call_no: int) -> None:
        assert self._said is None or call_no > self._said
        self._said = call_no

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        life = self.lives[-1]
        assert call.call_no not in life.given
        life.given[call.call_no] = self.hours.now

        def over() -> None:
            life.over.setdefault(call.call_no, []).append(self.hours.now)
            done()

        self._voice.announce(call, over)

    # -- what happens ----------------------------------------------------------------------------------------------

    def live_through(self) -> None:
        """The whole story, and a calm end of it."""
        at = 0
        for _ in range(CALLS):
            at += round(self.chance.expovariate(1 / 10_500))
            self.hours.plan(at, self._call)
        for when in range(60_000, at, 400_000):
            self.hours.plan(when + self.chance.randrange(200_000), self._pull_out)
        for when in range(500_000, at, 900_000):
            self.hours.plan(when + self.chance.randrange(300_000), self._die)
        self.hours.live(at + 3_600_000)

    def _call(self) -> None:
        no = len(self.calls) + 1
        now = NINE + self.hours.now * 1000
        again = self.calls[-1] if self.calls and self.chance.random() < 0.08 else None
        if again is not None and not again.recall:
            made = replace(again, call_id=f"call-{no}", call_no=no, recall=True, called_at=now)
            made = replace(made, speak_until=now + 90 * SECOND)
        else:
            made = call(no, f"{LETTERS[no % 10]}{1 + no // 10:03d}", 1 + no % 12, now)
        self.calls.append(made)
        self._read()

    def _read(self) -> None:
        life = self.lives[-1]
        if life.crashed is not None:
            return
        listed = self.calls[-WINDOW:]
        self.chance.shuffle(listed)
        life.reads.append(self.hours.now)
        self.board.take_in(view(tuple(listed), NINE + self.hours.now * 1000))
        self._next_beat()

    def _next_beat(self) -> None:
        token = self._beat = object()
        wakes = self.board.wakes_at()
        pause = READ if wakes is None else max(BEAT, wakes // 1000 - self.hours.now)

        def beat() -> None:
            if self._beat is token and self.lives[-1].crashed is None:
                if self.hours.now - self.lives[-1].reads[-1] >= READ:
                    self._read()
                else:
                    self.board.advance()
                    self._next_beat()

        self.hours.plan(pause, beat)

    def _fate(self) -> str:
        return self.chance.choices(["well", "error", "hang", "crash", "refuse"], [88, 4, 3, 3, 2])[0]

    def _pull_out(self) -> None:
        if not self.machine.device:
            return
        self.machine.pull_out()
        gone = self.hours.now

        def back() -> None:
            self.machine.device = True
            self.away.append((gone, self.hours.now))

        self.hours.plan(self.chance.choice([1_000, 4_000, 60_000]), back)

    def _start(self) -> None:
        self.lives.append(Life())
        self._alarm = HandAlarm(self.hours)
        self.machine.starting = self.hours.now + 1_500
        self._voice = Voice(
            self.machine, self._alarm, VoiceSetup, clock=lambda: self.hours.now, local=lambda: _NINE_O_CLOCK
        )
        self.board = Announcements(lambda: self.hours.now * 1000, self, spoken=self)
        self._read()

    def _die(self) -> None:
        if self.lives[-1].crashed is not None:
            return
        self.lives[-1].crashed = self.hours.now
        # The process that speaks ends with its input.
        self.machine.stop()
        self._alarm.clear()
        self.hours.plan(self.chance.choice([2_000, 20_000, 120_000]), self._start)


_NINE_O_CLOCK = VoiceSetup().bands[0].starts


@pytest.fixture(scope="module")
def hall() -> Hall:
    made = Hall(20261124)
    made.live_through()
    return made


def sentence(one: BoardCall) -> str:
    return announcement(VoiceSetup(), one.number, one.counter, recall=one.recall)[0].text


def whole(hall: Hall) -> list[Sound]:
    """The sentences that were heard to their end."""
    return [sound for sound in hall.machine.heard if sound.whole and sound.text]


def test_enough_went_wrong_to_prove_something(hall: Hall) -> None:
    assert len(hall.calls) == CALLS
    assert len(hall.lives) > 90
    assert len(hall.away) > 150
    assert sum(not sound.whole for sound in hall.machine.heard) > 1_500
    assert len(whole(hall)) > 0.88 * CALLS


def test_nothing_sounds_while_something_else_does(hall: Hall) -> None:
    assert all(one.ends <= other.begins for one, other in pairwise(hall.machine.heard))


def test_none_is_heard_twice_and_all_in_order(hall: Hall) -> None:
    order = {sentence(one): one.call_no for one in hall.calls}
    heard = [order[sound.text] for sound in whole(hall)]
    assert heard == sorted(set(heard))


def test_the_chime_comes_before_each(hall: Hall) -> None:
    chimes = [sound for sound in hall.machine.heard if not sound.text and sound.whole]
    assert len(chimes) > 0.8 * len(whole(hall))


def test_every_call_given_to_the_voice_is_over_once(hall: Hall) -> None:
    for life in hall.lives:
        for call_no, at in life.given.items():
            ended = life.over.get(call_no, [])
            # Only what was on when the board died was never over.
            assert len(ended) == 1 or (not ended and life.crashed is not None and life.crashed - at < 60_000)


def test_every_call_in_time_is_given_to_the_voice(hall: Hall) -> None:
    """Unless the board died before its turn and came back too late for it."""
    for one in hall.calls:
        called = (one.called_at - NINE) // 1000
        until = (one.speak_until - NINE) // 1000
        in_time = [life for life in hall.lives if bisect_left(life.reads, until) > bisect_left(life.reads, called)]
        given = any(one.call_no in life.given for life in in_time)
        assert given or all(life.crashed is not None for life in in_time)


def test_every_call_given_is_heard_whole_while_there_is_something_to_hear_it_with(hall: Hall) -> None:
    heard = {sound.text for sound in whole(hall)}
    for life in hall.lives:
        for call_no, at in life.given.items():
            if call_no not in life.over or sentence(hall.calls[call_no - 1]) in heard:
                continue
            (end,) = life.over[call_no]
            out = [min(end, back) - max(at, gone) for gone, back in hall.away if gone < end and at < back]
            faults = [sound for sound in hall.machine.heard if at <= sound.begins < end and not sound.whole]
            # Not heard: the loudspeaker was out, or one fault after the other until patience was at its end.
            assert out or (end - at >= PATIENCE and len(faults) >= 2)
