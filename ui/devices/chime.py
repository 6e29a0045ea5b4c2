"""The chime before a call: heard where the PC has sound, silent where it has none."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from onestop_desk.services.ports import Announcer, NullAnnouncer
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
        return NullAnnouncer()
    if QMediaDevices.defaultAudioOutput().isNull():
        _log.info("no sound: no loudspeaker")
        return NullAnnouncer()
    return Chime(parent)


class Chime(QObject):
    """Plays the chime for each call; the voice comes with later work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QSoundEffect

        self._effect = QSoundEffect(self)
        self._effect.setSource(QUrl.fromLocalFile(str(CHIME)))

    def announce(self, call: BoardCall) -> None:
        """Plays the chime from its beginning."""
        self._effect.play()

    def speaking(self) -> bool:
        """Whether the chime can still be heard."""
        return self._effect.isPlaying()
