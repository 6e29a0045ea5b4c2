"""With a real sound server and a real speech engine: what is announced is heard, and each may vanish in the middle."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import time
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from onestop_desk.domain.voice import Band, Phrase, Said, VoiceSetup, sentence
from onestop_desk.services.ports import VoiceState
from tests.ui.board.snapshots import NINE, call
from tests.ui.devices.sound_server import MISSING, SoundServer, sound_server
from ui.devices.announcer import announcer, voice_state
from ui.devices.mouth import PROGRAM, PROJECT, ProcessMouth
from ui.devices.voice import CHIME, Able

needs_sound = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
pytestmark = pytest.mark.qt
LONG = 20_000
QUICK = Band(time(0), 80, 50)
CALL = sentence(VoiceSetup(), Phrase.CALL, "A012", 3)
SHORT = Said("quầy số ba", "quầy số ba")
Make = Callable[..., ProcessMouth]


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server() as made:
        yield made


@pytest.fixture
def sound(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    for name, value in server.surroundings.items():
        monkeypatch.setenv(name, value)
    return server


@pytest.fixture
def make(qtbot: QtBot, sound: SoundServer) -> Iterator[Make]:
    made: list[ProcessMouth] = []

    def start(*arguments: str) -> ProcessMouth:
        mouth = ProcessMouth(program=(*PROGRAM, *arguments))
        made.append(mouth)
        qtbot.waitUntil(lambda: bool(mouth.device_name), timeout=LONG)
        return mouth

    yield start
    for mouth in made:
        mouth.stop()


def said(qtbot: QtBot, mouth: ProcessMouth, way: int, what: Said) -> bool:
    answers: list[bool] = []
    mouth.ways[way].utter(what, QUICK, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    return answers[0]


class Office:
    """Knows how the voice speaks."""

    def last_known(self) -> VoiceSetup:
        return VoiceSetup(bands=(QUICK,))


@needs_sound
def test_a_call_is_heard_chime_and_sentence(qtbot: QtBot, sound: SoundServer) -> None:
    voice, over = announcer(Office(), lambda: NINE), list[str]()
    try:
        with sound.recorded() as heard:
            voice.announce(call(1, "A012", 3), lambda: over.append("A012"))
            qtbot.waitUntil(lambda: bool(over), timeout=LONG)
            state = voice.state()
            spoken = heard.loud().strip(".")
    finally:
        voice.stop()
    assert state == VoiceState("speech", "Vietnamese (Northern)", False, state.device_name)
    assert state.device_name
    # The chime is heard for about a second, the sentence for three at this speed.
    assert 3.5 < len(spoken) / 10 < 9, spoken
    assert spoken.count("#") > 25, spoken


@needs_sound
@pytest.mark.parametrize("way", [0, 1], ids=["speech", "clips"])
def test_a_sentence_that_nobody_wants_any_more_stops_in_the_middle(qtbot: QtBot, make: Make, way: int) -> None:
    mouth, answers = make(), list[bool]()
    qtbot.waitUntil(lambda: bool(mouth.voice_name and mouth.device_name), timeout=LONG)
    long = Said(" ".join([CALL.text] * 5), CALL.plain)
    mouth.ways[way].utter(long, VoiceSetup().bands[0], answers.append)
    began = monotonic()
    QTimer.singleShot(400, mouth.ways[way].hush)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    # The sentence alone takes three seconds, this one fifteen.
    assert monotonic() - began < 2
    assert said(qtbot, mouth, way, Said("ba", "ba"))


@needs_sound
def test_north_and_south_are_two_voices_and_there_is_an_english_one(qtbot: QtBot, make: Make) -> None:
    mouth = make()
    qtbot.waitUntil(lambda: bool(mouth.voice_name), timeout=LONG)
    english = Said("three", "three", "en")
    assert mouth.ways[0].can(english) is Able.YES
    assert said(qtbot, mouth, 0, english)


@needs_sound
def test_recorded_words_are_heard_as_long_as_they_are(qtbot: QtBot, make: Make, sound: SoundServer) -> None:
    mouth = make("--without-speech")
    assert mouth.ways[0].can(CALL) is Able.NO
    with sound.recorded() as heard:
        assert said(qtbot, mouth, 1, CALL)
        assert 3.0 < heard.seconds() < 5.5


@needs_sound
def test_a_loudspeaker_that_is_pulled_out_in_the_middle_is_noticed_and_used_again(
    qtbot: QtBot, make: Make, sound: SoundServer
) -> None:
    mouth, answers = make("--without-speech"), list[bool]()
    with sound.recorded() as heard:
        mouth.ways[1].utter(CALL, QUICK, answers.append)
        qtbot.waitUntil(lambda: "#" in heard.loud(), timeout=LONG)
        sound.pull_out()
        try:
            qtbot.waitUntil(lambda: bool(answers) and not mouth.device_name, timeout=LONG)
            assert answers == [False]
            assert mouth.ways[1].can(CALL) is Able.NO
        finally:
            sound.plug_in()
    qtbot.waitUntil(lambda: bool(mouth.device_name), timeout=LONG)
    assert said(qtbot, mouth, 1, SHORT)
    assert answers == [False]


@needs_sound
def test_a_speech_server_that_hangs_is_left_for_the_recorded_words(
    qtbot: QtBot, make: Make, sound: SoundServer
) -> None:
    mouth, answers = make(), list[bool]()
    qtbot.waitUntil(lambda: bool(mouth.voice_name), timeout=LONG)
    with sound.recorded() as heard:
        mouth.ways[0].utter(CALL, QUICK, answers.append)
        qtbot.waitUntil(lambda: "#" in heard.loud(), timeout=LONG)
        sound.speech.send_signal(signal.SIGSTOP)
        try:
            mouth.ways[0].give_up()
            qtbot.waitUntil(lambda: mouth.ways[1].can(CALL) is Able.YES, timeout=LONG)
            assert mouth.ways[0].can(CALL) is Able.NO
            assert said(qtbot, mouth, 1, SHORT)
        finally:
            sound.speech.send_signal(signal.SIGCONT)
    assert answers == []


@needs_sound
def test_what_would_be_heard_is_told_without_a_board(sound: SoundServer) -> None:
    state = voice_state(VoiceSetup(), NINE)
    assert (state.engine, state.voice_name, state.muted) == ("speech", "Vietnamese (Northern)", False)


@pytest.mark.parametrize("missing", ["PySide6.QtMultimedia", "PySide6.QtTextToSpeech"])
def test_a_library_that_is_not_there_is_no_reason_to_stop(missing: str) -> None:
    """A bare PC has no libpulse, another no part of Qt that speaks."""
    start = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from ui.devices import mouth_process\n"
        "sys.argv[1:] = ['--look']\n"
        "sys.exit(mouth_process.main())"
    )
    # Nothing of this PC is asked: neither its sound server nor its speech server.
    env = {**os.environ, "PULSE_SERVER": "unix:/nowhere", "SPEECHD_ADDRESS": "unix_socket:/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=PROJECT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["device"] == "" or missing != "PySide6.QtMultimedia"
    assert told["voices"] == {} or missing != "PySide6.QtTextToSpeech"


def test_a_process_that_cannot_look_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.devices.announcer.PROGRAM", (sys.executable, "-c", "raise SystemExit(1)"))
    assert voice_state(VoiceSetup(), NINE) == VoiceState("none")
    monkeypatch.setattr("ui.devices.announcer.PROGRAM", ("no-such-program",))
    assert voice_state(VoiceSetup(), NINE) == VoiceState("none")


@needs_sound
def test_a_chime_alone(qtbot: QtBot, make: Make, sound: SoundServer) -> None:
    mouth = make("--without-speech")
    with sound.recorded() as heard:
        assert said(qtbot, mouth, 1, CHIME)
        assert 0.6 < heard.seconds() < 2.2
