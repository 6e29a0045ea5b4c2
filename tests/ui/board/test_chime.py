"""The chime: a sound of our own, and a PC without sound is no reason to stop the board."""

import struct
import sys
import wave
from collections.abc import Callable
from types import ModuleType

import pytest
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QApplication

from onestop_desk.services.ports import NoAnnouncer
from scripts import chime as maker
from tests.ui.board.snapshots import call
from ui.devices.chime import CHIME, Chime, chime


def read() -> tuple[wave.Wave_read, list[int]]:
    with wave.open(str(CHIME), "rb") as file:
        frames = file.readframes(file.getnframes())
        return file, list(struct.unpack(f"<{file.getnframes()}h", frames))


def test_the_file_is_what_the_script_makes() -> None:
    _file, sound = read()
    made = maker.samples()
    assert len(made) == len(sound)
    assert max(abs(a - b) for a, b in zip(made, sound, strict=True)) <= 1


def test_it_is_short_soft_at_both_ends_and_never_too_loud() -> None:
    file, sound = read()
    assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
    assert 1.0 <= len(sound) / file.getframerate() <= 2.5
    assert abs(sound[0]) < 300
    assert max(abs(value) for value in sound[-100:]) < 300
    assert 12_000 < max(abs(value) for value in sound) < 30_000


def test_a_pc_without_the_sound_library_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    announcer = chime()
    assert isinstance(announcer, NoAnnouncer)
    heard: list[bool] = []
    announcer.announce(call(1, "A001", 1), lambda: heard.append(True))
    assert heard == [True]


class Loudspeaker:
    """Stands for a loudspeaker that is there, or not."""

    there = True

    @classmethod
    def defaultAudioOutput(cls) -> type["Loudspeaker"]:  # noqa: N802 - Qt's name
        return cls

    @classmethod
    def isNull(cls) -> bool:  # noqa: N802 - Qt's name
        return not cls.there


class Effect(QObject):
    """Stands for Qt's sound: plays until the test lets it end."""

    playingChanged = Signal()  # noqa: N815 - Qt's name
    broken = False
    last: "Effect"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.playing, self.source = False, QUrl()
        Effect.last = self

    def setSource(self, source: QUrl) -> None:  # noqa: N802 - Qt's name
        self.source = source

    def play(self) -> None:
        self.playing = not self.broken
        if self.playing:
            self.playingChanged.emit()

    def isPlaying(self) -> bool:  # noqa: N802 - Qt's name
        return self.playing

    def end(self) -> None:
        self.playing = False
        self.playingChanged.emit()


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> type[Effect]:
    module = ModuleType("PySide6.QtMultimedia")
    module.QMediaDevices = Loudspeaker  # type: ignore[attr-defined]
    module.QSoundEffect = Effect  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", module)
    monkeypatch.setattr(Loudspeaker, "there", True)
    monkeypatch.setattr(Effect, "broken", False)
    return Effect


def announced(announcer: Chime) -> tuple[list[bool], Callable[[], None]]:
    heard: list[bool] = []

    def done() -> None:
        heard.append(True)

    announcer.announce(call(1, "A001", 1), done)
    return heard, done


def test_it_says_when_it_has_died_away_and_only_then(sound: type[Effect]) -> None:
    announcer = chime()
    assert isinstance(announcer, Chime)
    heard, _done = announced(announcer)
    assert heard == []
    assert sound.last.source.toLocalFile() == str(CHIME)
    sound.last.end()
    sound.last.end()
    assert heard == [True]


def test_a_sound_that_cannot_play_does_not_hold_the_board_up(
    sound: type[Effect], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Effect, "broken", True)
    announcer = chime()
    assert isinstance(announcer, Chime)
    heard, _done = announced(announcer)
    assert heard == [True]


def test_a_pc_without_a_loudspeaker_stays_silent(sound: type[Effect], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Loudspeaker, "there", False)
    assert isinstance(chime(), NoAnnouncer)
