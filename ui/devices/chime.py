"""The chime before a call: heard where the PC has sound, silent where it has none."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from onestop_desk.services.ports import Announcer, NoAnnouncer
from onestop_desk.services.views import BoardCall

CHIME = Path(__file__).resolve().parents[2] / "resources" / "sounds" / "chime.wav"

_log = logging.getLogger(__name__)


def chime(parent: QObject | None = None) -> Announcer:
    """Gives the chime, or its silent twin on a PC that cannot make a sound; the board flashes either way."""
    try:
        # Loads the sound library of the system, which a bare PC does not have.
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as missing:
        _log.info("no sound: %s", missing)
        return NoAnnouncer()
    if QMediaDevices.defaultAudioOutput().isNull():
        _log.info("no sound: no loudspeaker")
        return NoAnnouncer()
    return Chime(parent)


class Chime(QObject):
    """Plays the chime for each call; the voice comes with later work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QSoundEffect

        self._done: Callable[[], None] | None = None
        self._effect = QSoundEffect(self)
        self._effect.setSource(QUrl.fromLocalFile(str(CHIME)))
        self._effect.playingChanged.connect(self._on_playing_changed)

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Plays the chime from its beginning and says when it has died away."""
        self._done = done
        self._effect.play()
        if not self._effect.isPlaying():
            # The loudspeaker was unplugged, or the file cannot be read: the flash alone tells.
            self._end()

    def _on_playing_changed(self) -> None:
        if not self._effect.isPlaying():
            self._end()

    def _end(self) -> None:
        done, self._done = self._done, None
        if done is not None:
            done()
