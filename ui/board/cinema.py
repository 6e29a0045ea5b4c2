"""Plays the guide films one after another, without sound; a film that cannot be played is passed over.

There is no loudspeaker on the player at all, so a film can never speak over an announcement.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage

from ui.board.films import Film

_log = logging.getLogger(__name__)


class Cinema(QObject):
    """The player is made when the first film is wanted; a PC without the library for films never has one."""

    frame = Signal(QImage)
    """A picture of the film, to be painted."""
    changed = Signal()
    """Another film began, or there is none any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QObject | None = None
        self._sink: QObject | None = None
        self._films: tuple[Film, ...] = ()
        self._broken: set[Path] = set()
        self._missing_library = False
        self._at = -1
        self._playing = False

    @property
    def playing(self) -> Film | None:
        """The film on show, if one is."""
        return self._films[self._at] if self._playing else None

    def play(self, films: tuple[Film, ...]) -> bool:
        """Goes on with the films, or begins; whether one is on show."""
        if films != self._films:
            self.stop()
            self._films, self._at = films, -1
            self._broken.clear()
        if not self._playing and self._ready():
            self._next()
        return self._playing

    def stop(self) -> None:
        """Ends the film at once and lets go of its file; the next time begins with the film after it."""
        if self._player is None or not self._playing:
            return
        self._playing = False
        self._player.stop()  # type: ignore[attr-defined]
        self._player.setSource(QUrl())  # type: ignore[attr-defined]

    def _ready(self) -> bool:
        if self._player is not None or self._missing_library:
            return self._player is not None
        try:
            # Loads the library for films, which a bare PC does not have.
            from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
        except ImportError as missing:
            _log.info("no films: %s", missing)
            self._missing_library = True
            return False
        player = QMediaPlayer(self)
        if not player.isAvailable():
            _log.info("no films: this PC can play none")
            self._missing_library = True
            return False
        sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._on_frame)
        player.setVideoSink(sink)
        player.mediaStatusChanged.connect(self._on_status)
        player.errorOccurred.connect(self._on_error)
        self._player, self._sink = player, sink
        return True

    def _next(self) -> None:
        assert self._player is not None
        for step in range(1, len(self._films) + 1):
            at = (self._at + step) % len(self._films)
            film = self._films[at]
            if film.file in self._broken:
                continue
            if not film.file.is_file():
                # The stick may be back in a minute: not counted as broken.
                continue
            self._at, self._playing = at, True
            self._player.setSource(QUrl.fromLocalFile(str(film.file)))  # type: ignore[attr-defined]
            self._player.play()  # type: ignore[attr-defined]
            self.changed.emit()
            return
        if self._playing:
            self._playing = False
            self._player.setSource(QUrl())  # type: ignore[attr-defined]
            self.changed.emit()

    def _on_frame(self, frame: object) -> None:
        if self._playing and frame.isValid():  # type: ignore[attr-defined]
            self.frame.emit(frame.toImage())  # type: ignore[attr-defined]

    def _on_status(self, status: object) -> None:
        if self._playing and getattr(status, "name", "") == "EndOfMedia":
            self._next()

    def _on_error(self, _error: object, reason: str) -> None:
        if not self._playing:
            return
        film = self._films[self._at]
        _log.warning("film %s cannot be played: %s", film.file.name, reason)
        self._broken.add(film.file)
        self._next()
