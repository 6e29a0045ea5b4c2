"""Wires the voice of this PC: the office's set-up, the process that speaks, a timer, the clocks."""

import json
import subprocess
import time
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.voice import VoiceSetup, announcement
from onestop_desk.services.ports import VoiceState
from onestop_desk.words import phrases
from ui.devices import clips
from ui.devices.mouth import PROGRAM, PROJECT, ProcessMouth
from ui.devices.voice import Voice

LOOK_S = 10.0


class Announcing(Protocol):
    """The office's set-up, without asking the data."""

    def last_known(self) -> VoiceSetup:
        """As the last snapshot had it."""


class OneTimer:
    """Rings on the Qt thread."""

    def __init__(self, parent: QObject) -> None:
        self._ring: Callable[[], None] | None = None
        self._timer = QTimer(parent, singleShot=True)
        self._timer.timeout.connect(self._on_time)

    def set(self, milliseconds: int, ring: Callable[[], None]) -> None:
        """In place of what was set before."""
        self._ring = ring
        self._timer.start(milliseconds)

    def clear(self) -> None:
        """Does not ring."""
        self._ring = None
        self._timer.stop()

    def _on_time(self) -> None:
        ring, self._ring = self._ring, None
        if ring is not None:
            ring()


def announcer(
    announcing: Announcing, clock: Callable[[], Instant], changed: Callable[[], object] | None = None
) -> Voice:
    """The voice of a board or of a trial; whoever asks for it stops it. `changed` is told what it can now."""
    mouth = ProcessMouth(lambda: announcing.last_known().region)
    if changed is not None:
        mouth.changed.connect(changed)
    return Voice(
        mouth,
        OneTimer(mouth),
        announcing.last_known,
        clock=lambda: time.monotonic_ns() // 1_000_000,
        local=lambda: phrases.local(clock()).time(),
    )


def voice_state(setup: VoiceSetup, now: Instant) -> VoiceState:
    """What would be heard of a call on this PC; another process looks, so not for the Qt thread.

    A process that fails or hangs is silence.
    """
    able = _look()
    device, voice = str(able.get("device", "")), str(able.get("voices", {}).get("vi", ""))
    engine = "chime" if device and setup.chime else "none"
    if setup.on and voice:
        engine = "speech"
    elif setup.on and device and clips.pieces(announcement(setup, "A001", 1)[0].plain) is not None:
        engine = "clips"
    muted = setup.band(phrases.local(now).time()).volume == 0
    return VoiceState(engine, voice, muted, device)


def _look() -> dict[str, Any]:
    try:
        done = subprocess.run(
            [*PROGRAM, "--look"], cwd=PROJECT, capture_output=True, timeout=LOOK_S, check=True, encoding="utf-8"
        )
        said = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return {}
    return said if isinstance(said, dict) else {}
