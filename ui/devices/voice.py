"""The voice of the hall: one thing after the other, each spoken whole, whatever becomes of loudspeaker and speech."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from typing import Protocol

from onestop_desk.domain.voice import Band, Notice, Said, VoiceSetup, announcement, notice_said
from onestop_desk.services.ports import VoiceState
from onestop_desk.services.views import BoardCall

LONGEST = 28_000
"""Milliseconds after which an announcement is over, heard or not: the next citizen does not wait for a machine."""
PATIENCE = 18_000
"""So long a sentence that broke off waits for a loudspeaker that comes back, or for the engine that is started anew."""
LOOK_AGAIN = 250
HUSH = 1_500
"""So long a machine may take to stop in the middle of a word before it is given up."""
CHIME = Said("", "", "")
"""Stands for the two strokes before a sentence."""


class Able(Enum):
    """Whether a way of speaking can say something."""

    YES = "yes"
    SOON = "soon"
    """It is just starting."""
    NO = "no"


class Way(Protocol):
    """A way to say things aloud."""

    def can(self, said: Said) -> Able:
        """Whether it can say this now."""

    def utter(self, said: Said, band: Band, ended: Callable[[bool], None]) -> int:
        """Begins to say it and tells once whether it was said whole; gives the milliseconds it takes at the most."""

    def hush(self) -> None:
        """Stops in the middle because nobody wants it any more; `ended` is called as soon as it is silent."""

    def give_up(self) -> None:
        """Stops in the middle: it took too long, or nobody listens any more; `ended` is not called."""


class Mouth(Protocol):
    """What speaks: ways in the order in which they are tried, and what they are called."""

    @property
    def ways(self) -> Sequence[Way]:
        """The machine's voice, then our recorded words."""

    @property
    def voice_name(self) -> str:
        """Of the machine's Vietnamese voice; empty without one."""

    @property
    def device_name(self) -> str:
        """Of the loudspeaker; empty without one."""

    def stop(self) -> None:
        """Ends for good."""


class Alarm(Protocol):
    """Rings once, after some milliseconds."""

    def set(self, milliseconds: int, ring: Callable[[], None]) -> None:
        """In place of what was set before."""

    def clear(self) -> None:
        """Does not ring."""


@dataclass(frozen=True)
class _Asked:
    """An announcement that waits its turn."""

    make: Callable[[VoiceSetup], Sequence[Said]]
    done: Callable[[], None]
    band: Band | None = None
    """In place of the hour's own, for a trial."""
    call_id: str | None = None
    """Of what can be withdrawn."""


@dataclass
class _Speech:
    """The announcement that is on."""

    said: deque[Said]
    band: Band
    done: Callable[[], None]
    began: int
    call_id: str | None = None
    tried: list[Way] = field(default_factory=list)
    """Ways that broke off the sentence that is on now."""
    broke: bool = False
    """Something broke off since a sentence was last said whole: the loudspeaker may come back."""

    def go_on(self, *, whole: bool = False) -> None:
        """The sentence is over; the next has every way again."""
        if self.said:
            self.said.popleft()
        self.tried.clear()
        self.broke = self.broke and not whole


class Voice:
    """An announcer. `clock` is a steady one in milliseconds, `local` tells the office's time of day."""

    def __init__(
        self,
        mouth: Mouth,
        alarm: Alarm,
        setup: Callable[[], VoiceSetup],
        *,
        clock: Callable[[], int],
        local: Callable[[], time],
    ) -> None:
        self._mouth, self._alarm, self._setup = mouth, alarm, setup
        self._clock, self._local = clock, local
        self._waiting: deque[_Asked] = deque()
        self._now: _Speech | None = None
        self._try: object | None = None
        """Of whatever is being waited for: an answer about an earlier try is not heard."""
        self._way: Way | None = None
        self._running = self._stopped = False

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Chime and call; the set-up is read when its turn comes."""
        self._take(_Asked(lambda setup: of_call(setup, call), done, call_id=call.call_id))

    def say(self, text: str, done: Callable[[], None]) -> None:
        """Chime and a sentence; the chime alone where no voice knows its words."""
        self._take(_Asked(lambda setup: with_chime(setup, (Said(text, text),)), done))

    def notice(self, notice: Notice) -> None:
        """Chime and a notice; nothing at all where the office does not want it."""
        self._take(_Asked(lambda setup: _of_notice(setup, notice), lambda: None))

    def unsay(self, call_id: str) -> None:
        """The call was withdrawn: it is taken off the list, or broken off in the middle."""
        over = [asked for asked in self._waiting if asked.call_id == call_id]
        self._waiting = deque(asked for asked in self._waiting if asked.call_id != call_id)
        speech = self._now
        if speech is not None and speech.call_id == call_id:
            speech.said.clear()
            self._break_off()
        for asked in over:
            asked.done()

    def try_out(self, said: Sequence[Said], band: Band, done: Callable[[], None]) -> None:
        """Says sentences as loud and fast as at some hour, even one that is silent now."""
        self._take(_Asked(lambda setup: with_chime(setup, said), done, band))

    def state(self) -> VoiceState:
        """What would be heard of a call now."""
        setup, device = self._setup(), self._mouth.device_name
        said = announcement(setup, "A001", 1)[0]
        able = [setup.on and way.can(said) is Able.YES for way in self._mouth.ways]
        engine = next((name for name, can in zip(("speech", "clips"), able, strict=True) if can), "none")
        if engine == "none" and device and setup.chime:
            engine = "chime"
        return VoiceState(engine, self._mouth.voice_name, setup.band(self._local()).volume == 0, device)

    def stop(self) -> None:
        """Is silent; whoever waits is told that it is over."""
        over = [asked.done for asked in self._waiting]
        if self._now is not None:
            over.insert(0, self._now.done)
        self._waiting.clear()
        self._now, self._try, self._stopped = None, None, True
        self._alarm.clear()
        self._mouth.stop()
        for done in over:
            done()

    # -- one after the other ---------------------------------------------------------------------------------------

    def _take(self, asked: _Asked) -> None:
        if self._stopped:
            asked.done()
            return
        self._waiting.append(asked)
        self._run()

    def _run(self) -> None:
        # A loop and no recursion: a machine without sound is through with a long queue at once.
        if self._running:
            return
        self._running = True
        try:
            while self._try is None and self._step():
                pass
        finally:
            self._running = False

    def _step(self) -> bool:
        """Does the next thing; False when there is nothing left."""
        if self._now is None:
            if not self._waiting:
                return False
            self._begin(self._waiting.popleft())
            return True
        speech = self._now
        left = speech.began + LONGEST - self._clock()
        if not speech.said or left <= 0:
            self._now = None
            speech.done()
            return True
        said = speech.said[0]
        able = [(way, way.can(said)) for way in self._mouth.ways if way not in speech.tried]
        way = next((way for way, can in able if can is Able.YES), None)
        if way is not None:
            self._utter(speech, way, left)
        elif self._worth_waiting(speech, [can for _way, can in able]):
            speech.tried.clear()
            self._wait(min(LOOK_AGAIN, left))
        else:
            speech.go_on()
        return True

    def _begin(self, asked: _Asked) -> None:
        setup = self._setup()
        band = asked.band or setup.band(self._local())
        said = asked.make(setup) if band.volume else ()
        self._now = _Speech(deque(said), band, asked.done, self._clock(), asked.call_id)

    def _worth_waiting(self, speech: _Speech, able: Sequence[Able]) -> bool:
        """Something is just starting, or broke off a sentence and may come back."""
        wanted = Able.SOON in able or (speech.broke and speech.said[0] is not CHIME)
        return wanted and self._clock() - speech.began < PATIENCE

    def _utter(self, speech: _Speech, way: Way, left: int) -> None:
        token = self._try = object()
        self._way = way
        most = way.utter(speech.said[0], speech.band, lambda whole: self._ended(token, whole))
        if self._try is token:
            self._alarm.set(min(most, left), lambda: self._late(token))

    def _wait(self, milliseconds: int) -> None:
        token = self._try = object()

        def woken() -> None:
            if self._try is token:
                self._try = None
                self._run()

        self._alarm.set(milliseconds, woken)

    def _ended(self, token: object, whole: bool) -> None:
        speech, way = self._now, self._way
        if self._try is not token or speech is None or way is None:
            return
        self._alarm.clear()
        self._try = self._way = None
        if whole:
            speech.go_on(whole=True)
        else:
            speech.tried.append(way)
            speech.broke = True
        self._run()

    def _break_off(self) -> None:
        """Nothing more is wanted of what is on: waits only until whoever speaks is silent."""
        token, way = self._try, self._way
        if way is not None:
            self._alarm.set(HUSH, lambda: self._late(token))
            way.hush()
        elif not self._running:
            self._alarm.clear()
            self._try = None
            self._run()

    def _late(self, token: object | None) -> None:
        if self._try is token and self._way is not None:
            self._way.give_up()
            self._ended(token, False)


def of_call(setup: VoiceSetup, call: BoardCall) -> Sequence[Said]:
    """What is said of a call, after the chime."""
    said = announcement(setup, call.number, call.counter, call.line_name, recall=call.recall, booked=call.booked)
    return with_chime(setup, said)


def _of_notice(setup: VoiceSetup, notice: Notice) -> Sequence[Said]:
    said = notice_said(setup, notice)
    return with_chime(setup, said) if said and setup.on else ()


def with_chime(setup: VoiceSetup, said: Sequence[Said]) -> Sequence[Said]:
    """The chime first, and nothing after it while the voice is off."""
    return (*((CHIME,) if setup.chime else ()), *(said if setup.on else ()))
