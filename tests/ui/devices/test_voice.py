"""The voice speaks one thing after the other, each to its end by whatever way is left, and always comes to an end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial

import pytest

from onestop_desk.domain.voice import Band, Said, VoiceSetup
from tests.ui.board.snapshots import call
from tests.ui.devices.hall_of_sound import HandWay, Machine
from ui.devices.voice import HUSH, LONGEST, PATIENCE

FIRST = "Xin mời công dân có số thứ tự a mười hai, đến quầy số ba"
SECOND = "Xin mời công dân có số thứ tự bê năm, đến quầy số một"


@pytest.fixture
def machine() -> Machine:
    return Machine()


def fates(*told: str) -> Callable[[], str]:
    """One fate after the other, and then all is well."""
    left = list(told)
    return lambda: left.pop(0) if left else "well"


def announced(machine: Machine, setup: VoiceSetup | None = None, at: time = time(9)) -> list[str]:
    """Two calls at once; which of them were over, in order."""
    voice, over = machine.voice(setup, at), []
    voice.announce(call(1, "A012", 3), lambda: over.append("A012"))
    voice.announce(call(2, "B005", 1), lambda: over.append("B005"))
    machine.hours.live_on()
    return over


def test_chime_first_then_the_call_and_the_next_waits(machine: Machine) -> None:
    assert announced(machine) == ["A012", "B005"]
    assert machine.texts(chime=True) == ["", FIRST, "", SECOND]
    assert [sound.way for sound in machine.heard] == ["clips", "speech"] * 2
    assert all(a.ends <= b.begins for a, b in zip(machine.heard, machine.heard[1:], strict=False))


def test_a_call_withdrawn_while_it_is_spoken_stops_and_the_next_follows(machine: Machine) -> None:
    voice, over = machine.voice(), list[str]()
    first, second, third = call(1, "A012", 3), call(2, "B005", 1), call(3, "B006", 1)
    for one in (first, second, third):
        voice.announce(one, partial(over.append, one.number))
    machine.hours.live(2_500)
    voice.unsay(first.call_id)
    voice.unsay(third.call_id)
    machine.hours.live_on()
    assert machine.texts() == [SECOND]
    cut = machine.heard[1]
    assert (cut.text, cut.whole, cut.ends) == (FIRST, False, 2_550)
    assert over == ["B006", "A012", "B005"]
    assert all(a.ends <= b.begins for a, b in zip(machine.heard, machine.heard[1:], strict=False))


def test_a_machine_that_does_not_stop_is_given_up(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.fate = fates("well", "hang")
    monkeypatch.setattr(HandWay, "hush", lambda _way: None)
    voice, over = machine.voice(), []
    voice.announce(call(1, "A012", 3), lambda: over.append(machine.hours.now))
    machine.hours.live(3_000)
    voice.unsay(call(1, "A012", 3).call_id)
    machine.hours.live_on()
    assert over == [3_000 + HUSH]


def test_a_call_withdrawn_while_the_voice_waits_for_a_loudspeaker_is_over_at_once(machine: Machine) -> None:
    machine.starting = 10_000
    voice, over = machine.voice(), []
    voice.announce(call(1, "A012", 3), lambda: over.append("A012"))
    machine.hours.live(1_000)
    voice.unsay(call(1, "A012", 3).call_id)
    assert over == ["A012"]
    machine.hours.live_on()
    assert machine.heard == []


def test_without_a_voice_our_recorded_words_speak(machine: Machine) -> None:
    machine.speech = False
    announced(machine)
    assert machine.texts() == [FIRST, SECOND]
    assert {sound.way for sound in machine.heard} == {"clips"}


def test_without_a_loudspeaker_it_is_over_at_once(machine: Machine) -> None:
    machine.device = False
    assert announced(machine) == ["A012", "B005"]
    assert machine.heard == []
    assert machine.hours.now == 0


@pytest.mark.parametrize("fault", ["error", "crash", "hang", "refuse"])
def test_what_breaks_off_is_said_again_whole_by_the_other_way(machine: Machine, fault: str) -> None:
    machine.fate = fates("well", fault)
    assert announced(machine) == ["A012", "B005"]
    assert machine.texts() == [FIRST, SECOND]
    assert machine.heard[2].whole


@pytest.mark.parametrize("fault", ["error", "crash", "hang", "refuse"])
def test_a_chime_that_fails_holds_nothing_up(machine: Machine, fault: str) -> None:
    machine.fate = fates(fault)
    assert announced(machine) == ["A012", "B005"]
    assert machine.texts() == [FIRST, SECOND]


def test_a_loudspeaker_that_is_pulled_out_and_put_back_is_spoken_to_again(machine: Machine) -> None:
    voice, over = machine.voice(), []
    voice.announce(call(1, "A012", 3), lambda: over.append("A012"))
    machine.hours.live(3_000)
    machine.pull_out()
    machine.hours.live(PATIENCE // 2)
    assert over == []
    machine.device = True
    machine.hours.live_on()
    assert over == ["A012"]
    assert machine.texts() == [FIRST]


def test_one_that_is_away_during_the_chime_is_waited_for_too(machine: Machine) -> None:
    voice, over = machine.voice(), []
    voice.announce(call(1, "A012", 3), lambda: over.append("A012"))
    machine.hours.live(500)
    machine.pull_out()
    machine.hours.live(4_000)
    machine.device = True
    machine.hours.live_on()
    assert (over, machine.texts()) == (["A012"], [FIRST])


def test_one_that_stays_away_is_not_waited_for_long(machine: Machine) -> None:
    voice, over = machine.voice(), []
    voice.announce(call(1, "A012", 3), lambda: over.append(machine.hours.now))
    machine.hours.live(3_000)
    machine.pull_out()
    machine.hours.live_on()
    assert machine.texts() == []
    assert over[0] <= PATIENCE + 1_000


def test_ways_that_are_there_and_refuse_do_not_hold_the_hall_up(machine: Machine) -> None:
    machine.fate = lambda: "refuse"
    over = announced(machine)
    assert over == ["A012", "B005"]
    assert machine.texts() == []
    assert machine.hours.now <= 2 * (PATIENCE + 1_000)


def test_everything_that_hangs_is_over_in_time(machine: Machine) -> None:
    machine.fate = lambda: "hang"
    voice, over = machine.voice(replace(VoiceSetup(), english=True)), []
    voice.announce(call(1, "A012", 3), lambda: over.append(machine.hours.now))
    machine.hours.live_on()
    assert len(over) == 1
    assert over[0] <= LONGEST


def test_a_process_that_is_only_starting_is_waited_for(machine: Machine) -> None:
    machine.starting = 4_000
    assert announced(machine) == ["A012", "B005"]
    assert machine.texts() == [FIRST, SECOND]


def test_english_comes_second_and_a_voice_that_is_off_leaves_the_chime(machine: Machine) -> None:
    announced(machine, VoiceSetup(english=True))
    assert machine.texts()[1] == "Number A zero one two, please go to counter three"
    off = Machine()
    announced(off, VoiceSetup(on=False))
    assert off.texts(chime=True) == ["", ""]


def test_without_chime_the_call_comes_at_once(machine: Machine) -> None:
    announced(machine, VoiceSetup(chime=False))
    assert machine.texts(chime=True) == [FIRST, SECOND]


@pytest.mark.parametrize(("at", "volume"), [(time(7), 60), (time(12), 0), (time(14), 90)])
def test_volume_follows_the_hour_and_none_is_silence(machine: Machine, at: time, volume: int) -> None:
    bands = (Band(time(6), 60), Band(time(11, 30), 0), Band(time(13, 30), 90))
    assert announced(machine, VoiceSetup(bands=bands), at) == ["A012", "B005"]
    assert {sound.volume for sound in machine.heard} == ({volume} if volume else set())


def test_a_change_of_the_set_up_holds_from_the_next_call_on(machine: Machine) -> None:
    setups = [VoiceSetup(), VoiceSetup(chime=False)]
    voice = machine.voice()
    voice._setup = lambda: setups.pop(0)
    for no in (1, 2):
        voice.announce(call(no, "A012", 3), lambda: None)
    machine.hours.live_on()
    assert machine.texts(chime=True) == ["", FIRST, FIRST]


def test_a_message_waits_for_the_call_before_it(machine: Machine) -> None:
    voice, over = machine.voice(), []
    voice.announce(call(1, "A012", 3), lambda: over.append("call"))
    voice.say("Xin mời mọi người ra sân", lambda: over.append("message"))
    machine.hours.live_on()
    assert over == ["call", "message"]
    assert machine.texts() == [FIRST, "Xin mời mọi người ra sân"]


def test_a_trial_is_heard_at_its_own_volume(machine: Machine) -> None:
    voice = machine.voice(VoiceSetup(chime=False, bands=(Band(time(0), 0),)))
    voice.try_out((Said("một hai ba", "một hai ba"),), Band(time(0), 70), lambda: None)
    machine.hours.live_on()
    assert [(sound.text, sound.volume) for sound in machine.heard] == [("một hai ba", 70)]


def test_stopped_in_the_middle_it_is_silent_and_everybody_is_told_once(machine: Machine) -> None:
    voice, over = machine.voice(), []
    for no in (1, 2, 3):
        voice.announce(call(no, f"A00{no}", 1), lambda no=no: over.append(no))  # type: ignore[misc]
    machine.hours.live(3_000)
    voice.stop()
    voice.announce(call(4, "A004", 1), lambda: over.append(4))
    machine.hours.live_on()
    assert over == [1, 2, 3, 4]
    assert machine.texts() == []
    assert machine.stopped == 1


def test_a_call_asked_for_while_another_ends_is_not_lost(machine: Machine) -> None:
    voice, over = machine.voice(), []

    def first_over() -> None:
        over.append("A012")
        voice.announce(call(2, "B005", 1), lambda: over.append("B005"))

    voice.announce(call(1, "A012", 3), first_over)
    machine.hours.live_on()
    assert over == ["A012", "B005"]
    assert machine.texts() == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("device", "speech", "setup", "engine"),
    [
        (True, True, VoiceSetup(), "speech"),
        (True, False, VoiceSetup(), "clips"),
        (True, True, VoiceSetup(on=False), "chime"),
        (True, True, VoiceSetup(on=False, chime=False), "none"),
        (False, False, VoiceSetup(), "none"),
    ],
)
def test_it_says_what_would_be_heard(
    machine: Machine, device: bool, speech: bool, setup: VoiceSetup, engine: str
) -> None:
    machine.device, machine.speech = device, speech
    state = machine.voice(setup).state()
    assert (state.engine, bool(state.device_name), state.muted) == (engine, device, False)
    assert machine.voice(replace(setup, bands=(Band(time(0), 0),))).state().muted


def test_ten_thousand_at_once_without_sound_are_over_at_once(machine: Machine) -> None:
    machine.device = False
    voice, over = machine.voice(), []
    voice._running = True
    for no in range(10_000):
        voice.announce(call(no, "A012", 3), lambda no=no: over.append(no))  # type: ignore[misc]
    voice._running = False
    voice._run()
    assert over == list(range(10_000))
