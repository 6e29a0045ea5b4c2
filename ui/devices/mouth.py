"""Keeps the process that speaks: starts it, gives it orders, and gets a new one when it hangs or dies."""

import json
import logging
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from onestop_desk.domain.spoken import Region
from onestop_desk.domain.voice import Band, Said
from ui.devices import clips
from ui.devices.voice import CHIME, Able, Way

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "ui.devices.mouth_process")
START_MS = 10_000
"""A process that has not said what it can by then never will."""
REST_MS = 60_000
"""A speech engine that hung or crashed is left alone for so long; our recorded words speak meanwhile."""
DEATHS, AMONG_S = 3, 60.0
"""After so many deaths in so many seconds the next process waits for REST_MS too."""
STOP_MS = 3_000
_A_WORD_MS, _BEGIN_MS = 550, 3_000
CHIME_MS = 5_000

_log = logging.getLogger(__name__)


class ProcessMouth(QObject):
    """The machine's voice and our recorded words, spoken by another process; `changed` when what it can changes."""

    changed = Signal()

    def __init__(
        self,
        region: Callable[[], Region] = lambda: Region.NORTH,
        parent: QObject | None = None,
        *,
        program: Sequence[str] = PROGRAM,
        rest: int = REST_MS,
    ) -> None:
        super().__init__(parent)
        self.ways: tuple[Way, ...] = (_WayOf(self, "speech"), _WayOf(self, "clips"))
        self.region = region
        self._program, self._rest_ms = program, rest
        self._able: dict[str, Any] | None = None
        self._orders = 0
        self._pending: tuple[int, str, Callable[[bool], None]] | None = None
        self._deaths: deque[float] = deque(maxlen=DEATHS)
        self._speech_rests = self._stopped = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_surroundings())
        self._process.setWorkingDirectory(str(PROJECT))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._died)
        self._process.errorOccurred.connect(self._failed)
        self._patience = QTimer(self, singleShot=True, interval=START_MS)
        self._patience.timeout.connect(self._process.kill)
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self._rested)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)
        self._start()

    @property
    def voice_name(self) -> str:
        """Of the machine's Vietnamese voice; empty without one, or while it rests."""
        return str((self._able or {}).get("voices", {}).get("vi", ""))

    @property
    def device_name(self) -> str:
        """Of the loudspeaker; empty without one."""
        return str((self._able or {}).get("device", ""))

    def stop(self) -> None:
        """Ends the process for good."""
        self._stopped, self._pending, self._able = True, None, None
        self._patience.stop()
        self._rest.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(STOP_MS)

    # -- the ways --------------------------------------------------------------------------------------------------

    def can(self, way: str, said: Said) -> Able:
        """Whether the process can say this, one way or the other."""
        if self._able is None:
            dead = self._stopped or self._process.state() is QProcess.ProcessState.NotRunning
            return Able.NO if dead else Able.SOON
        if way == "speech":
            able = said is not CHIME and bool(self._able["voices"].get(said.language))
        else:
            able = bool(self._able["device"])
            able = able and (said is CHIME or clips.pieces(said.plain, said.language) is not None)
        return Able.YES if able else Able.NO

    def utter(self, way: str, said: Said, band: Band, ended: Callable[[bool], None]) -> int:
        """Gives the order; the milliseconds it takes at the most."""
        self._orders += 1
        self._pending = (self._orders, way, ended)
        order = {
            "id": self._orders,
            "way": way,
            "text": said.text,
            "plain": said.plain,
            "language": said.language,
            "region": self.region().value,
            "volume": band.volume,
            "speed": band.speed,
        }
        self._process.write(json.dumps(order).encode() + b"\n")
        if said is CHIME:
            return CHIME_MS
        return _BEGIN_MS + round(_A_WORD_MS * len(said.text.split()) * clips.length_factor(band.speed))

    def hush(self) -> None:
        """Asks the process to stop in the middle; it answers the order that is on."""
        self._process.write(json.dumps({"way": "hush"}).encode() + b"\n")

    def give_up(self) -> None:
        """The process did not answer: only a new one is sure to be silent."""
        if self._pending is not None:
            _id, way, _ended = self._pending
            self._pending = None
            _log.warning("the voice did not end: %s", way)
            self._spare_speech(way)
        self._able = None
        self._process.kill()

    # -- the process -----------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self._able = None
        program, *arguments = self._program
        if self._speech_rests:
            arguments.append("--without-speech")
        self._process.start(program, arguments)
        self._patience.start()

    def _hear(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode("utf-8", "replace")
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if "device" in said:
                self._patience.stop()
                self._able = said
                self.changed.emit()
            elif self._pending is not None and said.get("ended") == self._pending[0]:
                (_id, _way, ended), self._pending = self._pending, None
                ended(bool(said["whole"]))

    def _died(self) -> None:
        self._patience.stop()
        if self._stopped:
            return
        pending, self._pending, self._able = self._pending, None, None
        if pending is not None:
            self._spare_speech(pending[1])
        now = time.monotonic()
        often = len(self._deaths) == DEATHS and now - self._deaths[0] < AMONG_S
        self._deaths.append(now)
        if often:
            self._rest.start()
        else:
            self._start()
        self.changed.emit()
        if pending is not None:
            pending[2](False)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            _log.warning("the voice cannot be started: %s", self._process.errorString())
            self._died()

    def _spare_speech(self, way: str) -> None:
        if way == "speech":
            self._speech_rests = True
            self._rest.start()

    def _rested(self) -> None:
        if self._pending is not None:
            # Not in the middle of a sentence of the other way.
            self._rest.start(min(self._rest_ms, 1_000))
            return
        self._speech_rests = False
        self._deaths.clear()
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._start()
        else:
            self._able = None
            self._process.kill()


class _WayOf:
    """One of the two ways of a mouth."""

    def __init__(self, mouth: ProcessMouth, name: str) -> None:
        self._mouth, self._name = mouth, name

    def can(self, said: Said) -> Able:
        return self._mouth.can(self._name, said)

    def utter(self, said: Said, band: Band, ended: Callable[[bool], None]) -> int:
        return self._mouth.utter(self._name, said, band, ended)

    def hush(self) -> None:
        self._mouth.hush()

    def give_up(self) -> None:
        self._mouth.give_up()


def _surroundings() -> QProcessEnvironment:
    made = QProcessEnvironment.systemEnvironment()
    made.insert("PYTHONUTF8", "1")
    return made
