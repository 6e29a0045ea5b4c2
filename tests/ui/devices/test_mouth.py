"""The process that speaks is started, told, and started again when it dies or hangs; the board never waits for it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from onestop_desk.domain.voice import DEFAULTS, Band, Phrase, Said, VoiceSetup, sentence
from tests.ui.devices import pretend_mouth
from ui.devices import mouth as mouths
from ui.devices.mouth import ProcessMouth
from ui.devices.voice import CHIME, Able

pytestmark = pytest.mark.qt
CALL = sentence(VoiceSetup(), Phrase.CALL, "A012", 3)
STRANGE = Said("Xin mời mọi người ra sân", "Xin mời mọi người ra sân")
BAND = VoiceSetup().bands[0]
Make = Callable[..., ProcessMouth]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log"
    path.touch()
    return path


@pytest.fixture
def make(qtbot: QtBot, log: Path) -> Iterator[Make]:
    made: list[ProcessMouth] = []

    def start(*fates: str, rest: int = 60_000, ready: bool = True) -> ProcessMouth:
        program = (sys.executable, str(pretend_mouth.__file__), str(log), ",".join(fates) or "well")
        mouth = ProcessMouth(program=program, rest=rest)
        made.append(mouth)
        if ready:
            qtbot.waitUntil(lambda: bool(mouth.device_name))
        return mouth

    yield start
    for mouth in made:
        mouth.stop()


def lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()


def said(qtbot: QtBot, mouth: ProcessMouth, way: int = 0, what: Said = CALL) -> bool:
    """Says it one way; whether it was said whole."""
    answers: list[bool] = []
    mouth.ways[way].utter(what, BAND, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert len(answers) == 1
    return answers[0]


def test_it_tells_what_it_can_and_says_what_it_is_told(qtbot: QtBot, make: Make, log: Path) -> None:
    mouth = make(ready=False)
    assert [way.can(CALL) for way in mouth.ways] == [Able.SOON, Able.SOON]
    qtbot.waitUntil(lambda: bool(mouth.device_name))
    assert (mouth.voice_name, mouth.device_name) == ("Vietnamese (Northern)", "Loa sảnh")
    assert [way.can(CALL) for way in mouth.ways] == [Able.YES, Able.YES]
    assert [way.can(CHIME) for way in mouth.ways] == [Able.NO, Able.YES]
    assert [way.can(STRANGE) for way in mouth.ways] == [Able.YES, Able.NO]
    assert said(qtbot, mouth)
    assert lines(log) == ["started with", f"speech {CALL.text}"]


def test_what_nobody_wants_any_more_stops_and_the_same_process_goes_on(qtbot: QtBot, make: Make, log: Path) -> None:
    mouth, answers = make("hang"), list[bool]()
    mouth.ways[0].utter(CALL, BAND, answers.append)
    mouth.ways[0].hush()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [False]
    assert said(qtbot, mouth)
    assert lines(log) == ["started with", f"speech {CALL.text}", "hush", f"speech {CALL.text}"]


def test_what_was_not_said_whole_is_told(qtbot: QtBot, make: Make) -> None:
    mouth = make("error", "well")
    assert not said(qtbot, mouth)
    assert said(qtbot, mouth)


def test_after_a_crash_of_the_engine_a_new_process_speaks_with_recorded_words(
    qtbot: QtBot, make: Make, log: Path
) -> None:
    mouth = make("crash")
    assert not said(qtbot, mouth)
    assert mouth.ways[1].can(CALL) is Able.SOON
    qtbot.waitUntil(lambda: bool(mouth.device_name))
    assert [way.can(CALL) for way in mouth.ways] == [Able.NO, Able.YES]
    assert said(qtbot, mouth, 1)
    assert lines(log)[2] == "started without"


def test_one_that_hangs_is_ended_and_nobody_hears_of_it_twice(qtbot: QtBot, make: Make) -> None:
    mouth, answers = make("hang"), list[bool]()
    mouth.ways[0].utter(CALL, BAND, answers.append)
    mouth.ways[0].give_up()
    assert mouth.ways[1].can(CALL) is Able.SOON
    qtbot.waitUntil(lambda: bool(mouth.device_name))
    assert answers == []
    assert mouth.voice_name == ""
    assert said(qtbot, mouth, 1)


def test_after_its_rest_the_engine_gets_another_chance(qtbot: QtBot, make: Make, log: Path) -> None:
    mouth = make("crash", "well", rest=50)
    assert not said(qtbot, mouth)
    qtbot.waitUntil(lambda: bool(mouth.voice_name), timeout=8_000)
    assert said(qtbot, mouth)
    assert [line for line in lines(log) if line.startswith("started")][-1] == "started with"


def test_one_that_dies_again_and_again_is_left_alone_for_a_while(qtbot: QtBot, make: Make, log: Path) -> None:
    mouth = make("stillborn", ready=False)
    qtbot.waitUntil(lambda: mouth.ways[1].can(CALL) is Able.NO, timeout=8_000)
    assert len(lines(log)) == mouths.DEATHS + 1


def test_one_that_says_nothing_at_the_start_is_ended(
    qtbot: QtBot, make: Make, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mouths, "START_MS", 300)
    make("mute", ready=False)
    qtbot.waitUntil(lambda: len(lines(log)) >= 2, timeout=8_000)


def test_a_program_that_is_not_there_is_a_pc_without_sound(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    mouth = ProcessMouth(program=("no-such-program",))
    qtbot.waitUntil(lambda: mouth.ways[0].can(CALL) is Able.NO)
    assert "cannot be started" in caplog.text
    assert mouth.device_name == ""
    mouth.stop()


def test_stopped_it_is_gone_at_once(make: Make) -> None:
    mouth = make("hang")
    answers: list[bool] = []
    mouth.ways[0].utter(CALL, BAND, answers.append)
    mouth.stop()
    assert mouth._process.state() is QProcess.ProcessState.NotRunning
    assert mouth.ways[1].can(CALL) is Able.NO
    assert answers == []


def test_a_slow_speaker_is_given_longer(make: Make) -> None:
    mouth = make()
    usual, slow = (mouth.ways[0].utter(CALL, Band(BAND.starts, 80, speed), lambda _whole: None) for speed in (0, -50))
    assert slow > usual > 1_000 * len(DEFAULTS[Phrase.CALL]) / 20
