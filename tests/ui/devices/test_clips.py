"""Recorded words: every sentence we say of a call can be joined from them, and each file is sound of our shape."""

import math
import unicodedata
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.spoken import LETTERS, Region, Style
from onestop_desk.domain.voice import DEFAULTS, Phrase, VoiceSetup, announcement, sentence
from scripts import chime as maker
from ui.devices.clips import CHIME, SOUNDS, chime, gain, joined, length_factor, path_of, pieces, telex, vocabulary
from ui.devices.samples import LARGEST, RATE, Samples, fitted, load, louder, resampled, seconds, silence, stretched

WORDS = [(text, language) for language in ("vi", "en") for text in vocabulary(language)]


@given(
    st.sampled_from(sorted(LETTERS)), st.integers(1, 99_999), st.integers(1, 99), st.booleans(), st.booleans(),
    st.sampled_from(Region), st.sampled_from(Style),
)  # fmt: skip
def test_every_call_can_be_joined(
    letter: str, number: int, counter: int, recall: bool, booked: bool, region: Region, style: Style
) -> None:
    setup = VoiceSetup(region=region, style=style, with_field=True, english=True)
    for said in announcement(setup, f"{letter}{number:03d}", counter, "Hộ tịch", recall=recall, booked=booked):
        made = pieces(said.plain, said.language)
        assert made is not None
        assert " ".join(made).replace(" ,", ",").casefold() == said.plain.casefold()


@pytest.mark.parametrize("phrase", list(Phrase))
def test_every_sentence_of_ours_can_be_joined(phrase: Phrase) -> None:
    facts = {"times": "ba", "session": "sáng", "time": "mười ba giờ ba mươi"}
    assert pieces(sentence(VoiceSetup(), phrase, "A012", 3, "Hộ tịch", **facts).plain)


@pytest.mark.parametrize("text", ["Xin chào", "Xin mời công dân Nguyễn", "A12"])
def test_words_that_nobody_recorded_are_not_half_said(text: str) -> None:
    assert pieces(text) is None


def test_marks_typed_as_letters_of_their_own_are_the_same_words() -> None:
    text = "Xin nhắc lại, mời công dân có số thứ tự a mười lăm"
    assert pieces(unicodedata.normalize("NFD", text)) == pieces(text) is not None


def test_file_names_are_plain_and_never_the_same() -> None:
    assert telex("mười") != telex("mươi")
    assert telex("Đến quầy số") == "ddeens-quaayf-soos"
    names = [path_of(text, language) for text, language in WORDS]
    assert len(set(names)) == len(names)
    assert all(path.name.isascii() for path in names)
    kept = {path for language in ("vi", "en") for path in (SOUNDS / language).iterdir()}
    assert kept == set(names)


def test_each_recorded_word_is_loud_enough_and_ends_softly() -> None:
    for text, language in WORDS:
        sound = load(path_of(text, language))
        words = len(text.split())
        assert 0.1 * words < seconds(sound) < 0.5 + 0.45 * words, text
        assert 20_000 < max(abs(value) for value in sound) <= LARGEST, text
        assert abs(sound[0]) < 300 > abs(sound[-1]), text


def test_all_sounds_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in SOUNDS.rglob("*.wav")) < 3_000_000


def test_the_chime_is_what_its_script_makes_short_and_soft_at_both_ends() -> None:
    sound, made = load(CHIME), maker.samples()
    assert maker.RATE == RATE
    assert len(made) == len(sound)
    assert max(abs(a - b) for a, b in zip(made, sound, strict=True)) <= 1
    assert 1.0 <= seconds(sound) <= 2.5
    assert abs(sound[0]) < 300 > max(abs(value) for value in sound[-100:])
    assert 12_000 < max(abs(value) for value in sound) < 30_000
    assert max(chime(50)) < max(sound) // 2


def test_slower_is_longer_and_softer_is_softer() -> None:
    said = pieces("Xin mời công dân có số thứ tự a mười hai")
    assert said is not None
    usual, slow, fast = (joined(said, "vi", 80, speed) for speed in (0, -50, 50))
    assert seconds(slow) == pytest.approx(1.5 * seconds(usual), rel=0.1)
    assert seconds(fast) == pytest.approx(seconds(usual) / 1.5, rel=0.1)
    assert max(joined(said, "vi", 40, 0)) < max(usual) // 2
    assert (gain(0), gain(100)) == (0.0, 1.0)
    assert length_factor(0) == 1.0


def tone(hertz: float, length: float) -> Samples:
    return array("h", (round(20_000 * math.sin(math.tau * hertz * n / RATE)) for n in range(round(RATE * length))))


def pitch(sound: Samples) -> float:
    """How often it crosses zero upwards, a second."""
    return sum(a < 0 <= b for a, b in pairwise(sound)) / seconds(sound)


@pytest.mark.parametrize("factor", [0.67, 0.8, 1.0, 1.2, 1.5])
@pytest.mark.parametrize("hertz", [110, 220, 440])
def test_a_stretched_voice_keeps_its_pitch(factor: float, hertz: float) -> None:
    made = stretched(tone(hertz, 0.6), factor)
    assert seconds(made) == pytest.approx(0.6 * factor, rel=0.08)
    assert pitch(made) == pytest.approx(hertz, rel=0.04)


def test_a_device_that_knows_another_shape_only_gets_the_same_sound() -> None:
    sound = tone(220, 0.5)
    assert seconds(resampled(sound, 48_000)) * RATE / 48_000 == pytest.approx(0.5, rel=0.001)
    assert len(fitted(sound, 48_000, 2, "f32")) == len(resampled(sound, 48_000)) * 8
    assert array("f", fitted(sound, RATE, 1, "f32"))[25] == pytest.approx(sound[25] / 32_768)
    assert fitted(sound, RATE, 1, "i16") == sound.tobytes()
    assert array("i", fitted(sound, RATE, 1, "i32"))[25] == sound[25] << 16
    assert fitted(silence(0.01), RATE, 2, "u8") == bytes([128]) * (2 * round(RATE * 0.01))


def test_louder_never_breaks() -> None:
    assert max(louder(tone(220, 0.1), 9.0)) == LARGEST


def test_a_file_that_is_no_sound_of_ours_is_told(tmp_path: object) -> None:
    with pytest.raises(ValueError, match=r"clips\.py"):
        load(SOUNDS.parents[1] / "scripts" / "clips.py")


def test_the_defaults_have_no_word_with_a_stroke() -> None:
    """A voice would read the stroke of ông/bà aloud."""
    assert not any("/" in text for text in DEFAULTS.values())
