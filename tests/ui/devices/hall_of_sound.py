"""A hall of the tests where every sound is written down: a clock moved by hand, ways of speaking that break."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from itertools import count

from onestop_desk.domain.voice import Band, Said, VoiceSetup
from ui.devices.voice import CHIME, Able, Voice


class Hours:
    """A steady clock in milliseconds, and what is to happen when."""

    def __init__(self) -> None:
        self.now = 0
        self._order = count()
        self._plans: list[tuple[int, int, Callable[[], None]]] = []

    def plan(self, milliseconds: int, act: Callable[[], None]) -> None:
        """Does something later."""
        heapq.heappush(self._plans, (self.now + milliseconds, next(self._order), act))

    def live(self, milliseconds: int) -> None:
        """Lets time pass."""
        end = self.now + milliseconds
        while self._plans and self._plans[0][0] <= end:
            self.now, _order, act = heapq.heappop(self._plans)
            act()
        self.now = end

    def live_on(self) -> None:
        """Until nothing is planned any more."""
        while self._plans:
            self.live(self._plans[0][0] - self.now)


class HandAlarm:
    """The voice's alarm on that clock."""

    def __init__(self, hours: Hours) -> None:
        self._hours, self._set = hours, object()

    def set(self, milliseconds: int, ring: Callable[[], None]) -> None:
        """Rings unless it was set again or cleared."""
        token = self._set = object()

        def act() -> None:
            if self._set is token:
                self._set = object()
                ring()

        self._hours.plan(milliseconds, act)

    def clear(self) -> None:
        """Does not ring."""
        self._set = object()


@dataclass(frozen=True)
class Sound:
    """What was heard: from when to when, and whether to its end."""

    text: str
    way: str
    begins: int
    ends: int
    whole: bool
    volume: int


@dataclass
class Machine:
    """One PC: what was heard of it, and what is wrong with it."""

    hours: Hours = field(default_factory=Hours)
    heard: list[Sound] = field(default_factory=list)
    device: bool = True
    speech: bool = True
    starting: int = 0
    """Until when the process that speaks is only starting."""
    fate: Callable[[], str] = lambda: "well"
    """What becomes of the next thing said: "well", "error", "hang", "crash" or "refuse"."""
    stopped: int = 0

    def __post_init__(self) -> None:
        self.ways = (HandWay(self, "speech"), HandWay(self, "clips"))

    @property
    def voice_name(self) -> str:
        """The machine's voice."""
        return "Vietnamese (Northern)" if self.speech and self.device else ""

    @property
    def device_name(self) -> str:
        """The loudspeaker."""
        return "Loa sảnh" if self.device else ""

    def pull_out(self) -> None:
        """The loudspeaker is gone, in the middle of whatever sounds."""
        self.device = False
        for way in self.ways:
            way.break_off()

    def stop(self) -> None:
        """Ends."""
        self.stopped += 1
        for way in self.ways:
            way.cut()

    def voice(self, setup: VoiceSetup | None = None, at: time = time(9)) -> Voice:
        """A voice on this machine."""
        said = setup or VoiceSetup()
        return Voice(self, HandAlarm(self.hours), lambda: said, clock=lambda: self.hours.now, local=lambda: at)

    def texts(self, *, chime: bool = False) -> list[str]:
        """What was heard to its end, in order."""
        return [s.text for s in self.heard if s.whole and (chime or s.text)]


class HandWay:
    """A way of speaking that does as the machine's fate wants."""

    def __init__(self, machine: Machine, name: str) -> None:
        self._machine, self.name = machine, name
        self._sounding: tuple[Said, Band, int] | None = None
        self._token = object()
        self._end: Callable[[bool], None] = lambda _whole: None

    def break_off(self) -> None:
        """What sounds ends in the middle, and that is told."""
        if self._sounding is not None:
            self._end(False)

    def can(self, said: Said) -> Able:
        """Clips know every word here; speech has no chime."""
        machine = self._machine
        if machine.hours.now < machine.starting:
            return Able.SOON
        able = machine.device and (self.name == "clips" or (machine.speech and said is not CHIME))
        return Able.YES if able else Able.NO

    def utter(self, said: Said, band: Band, ended: Callable[[bool], None]) -> int:
        """Half a second a word."""
        machine, fate = self._machine, self._machine.fate()
        length = 2_000 if said is CHIME else 300 * len(said.text.split())
        self._sounding = (said, band, machine.hours.now)
        token = self._token = object()

        def end(whole: bool) -> None:
            if self._token is token:
                self.cut(whole=whole)
                ended(whole)

        self._end = end
        if fate == "refuse":
            end(False)
        elif fate == "well":
            machine.hours.plan(length, lambda: end(True))
        elif fate == "error":
            machine.hours.plan(length // 2, lambda: end(False))
        elif fate == "crash":

            def crash() -> None:
                machine.starting = machine.hours.now + 1_500
                end(False)

            machine.hours.plan(length // 3, crash)
        return length + 3_000

    def hush(self) -> None:
        """Stops in the middle, a moment later."""
        self._machine.hours.plan(50, lambda: self._end(False))

    def give_up(self) -> None:
        """A hang is ended by a new process."""
        self._machine.starting = self._machine.hours.now + 1_500
        self.cut()

    def cut(self, *, whole: bool = False) -> None:
        """What sounds is over."""
        self._token = object()
        sounding, self._sounding = self._sounding, None
        if sounding is not None:
            said, band, begins = sounding
            now = self._machine.hours.now
            self._machine.heard.append(Sound(said.text, self.name, begins, now, whole, band.volume))
