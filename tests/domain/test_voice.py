"""What the voice says of a call, by which sentence, how loud at which hour, and which set-up cannot work."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.spoken import Region, Style
from onestop_desk.domain.voice import (
    DEFAULTS,
    LONGEST_PHRASE,
    MOST_BANDS,
    Band,
    Phrase,
    VoiceSetup,
    announcement,
    fault_of,
    places,
    sentence,
    setup_from,
    tidy,
    wrong_in,
)
from tests.resources.records import shared

USUAL = VoiceSetup()


def said(setup: VoiceSetup = USUAL, line: str = "Hộ tịch", **how: bool) -> list[str]:
    return [part.text for part in announcement(setup, "A015", 2, line, **how)]


def test_a_call_a_recall_and_an_appointment() -> None:
    assert said() == ["Xin mời công dân có số thứ tự a mười lăm, đến quầy số hai"]
    assert said(recall=True) == ["Xin nhắc lại, mời công dân có số thứ tự a mười lăm, đến quầy số hai"]
    assert said(booked=True) == ["Xin mời công dân có lịch hẹn a mười lăm, đến quầy số hai"]
    assert said(booked=True, recall=True) == said(recall=True)


def test_the_line_is_named_where_the_office_wants_it_and_the_recorded_words_leave_it_out() -> None:
    (part,) = announcement(replace(USUAL, with_field=True), "A015", 2, "Hộ tịch")
    assert part.text == "Xin mời công dân có số thứ tự a mười lăm, lĩnh vực Hộ tịch, đến quầy số hai"
    assert [part.plain] == said()
    assert said(replace(USUAL, with_field=True), line="") == said()


def test_english_comes_after_the_vietnamese() -> None:
    setup = replace(USUAL, english=True)
    assert said(setup)[1:] == ["Number A zero one five, please go to counter two"]
    assert said(setup, recall=True)[1:] == ["Calling again, number A zero one five, please go to counter two"]


def test_region_and_style_are_heard() -> None:
    south = replace(USUAL, region=Region.SOUTH)
    assert "a một trăm lẻ bốn" in announcement(south, "A104", 2)[0].text
    assert "a một không bốn" in announcement(replace(south, style=Style.DIGITS), "A104", 2)[0].text


def test_every_sentence_of_the_study_is_ours_by_default() -> None:
    study = shared("announcements.json")["templates"]
    for name, text in study.items():
        phrase = Phrase({"noshow": "no_show"}.get(name.removesuffix("_vi"), name.removesuffix("_vi")))
        ours = text.replace("_spoken", "").replace("{n}", "{times}").replace("Ông/bà", "Ông bà")
        assert DEFAULTS[phrase] == ours.replace("ông/bà", "ông bà")


def test_the_other_sentences() -> None:
    assert sentence(USUAL, Phrase.PAUSE, counter=11).text == "Quầy số mười một tạm dừng tiếp nhận. Xin ông bà thông cảm"
    assert sentence(USUAL, Phrase.NO_SHOW, "B007", times="ba").text.startswith("Số thứ tự bê bảy đã được gọi ba lần")
    closing = sentence(USUAL, Phrase.CLOSING, session="sáng", time="mười ba giờ ba mươi").text
    assert closing == "Đã hết giờ nhận hồ sơ buổi sáng. Xin mời ông bà quay lại vào mười ba giờ ba mươi"


def test_own_words_are_said_and_the_recorded_ones_stay_ours() -> None:
    setup = tidy(replace(USUAL, phrases={Phrase.CALL: "  Mời số {ticket}  vào quầy {counter} "}))
    (part,) = announcement(setup, "A015", 2)
    assert part.text == "Mời số a mười lăm vào quầy hai"
    assert [part.plain] == said()


def test_own_words_that_are_ours_are_not_kept_and_empty_means_ours() -> None:
    typed = {Phrase.CALL: DEFAULTS[Phrase.CALL], Phrase.RECALL: "  "}
    assert tidy(replace(USUAL, phrases=typed)).phrases == {}


@pytest.mark.parametrize("phrase", list(Phrase))
def test_our_own_sentences_have_their_places(phrase: Phrase) -> None:
    assert fault_of(phrase, DEFAULTS[phrase]) is None
    assert all(f"{{{place}}}" in DEFAULTS[phrase] or phrase is not Phrase.CALL for place in places(phrase))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Mời số {ticket}", "missing:counter"),
        ("Mời đến quầy {counter}", "missing:ticket"),
        ("Mời {name}, số {ticket}, đến quầy {counter}", "unknown:name"),
        ("Mời {ticket} đến quầy {counter} {}", "unknown:"),
        ("Mời {ticket.__class__} đến quầy {counter}", "unknown:ticket.__class__"),
        ("Mời {ticket!r} đến quầy {counter}", "braces"),
        ("Mời {ticket:>9999} đến quầy {counter}", "braces"),
        ("Mời {ticket đến quầy {counter}", "braces"),
        ("Mời } {ticket} {counter}", "braces"),
        ("a" * LONGEST_PHRASE + " {ticket} {counter}", "long"),
        ("Mời số {ticket} vào quầy {counter}", None),
    ],
)
def test_a_sentence_whose_places_are_wrong_is_refused(text: str, fault: str | None) -> None:
    assert fault_of(Phrase.CALL, text) == fault
    assert wrong_in(replace(USUAL, phrases={Phrase.CALL: text})) == ("call" if fault else None)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_refused_or_can_be_said(text: str) -> None:
    setup = tidy(replace(USUAL, phrases={Phrase.CALL: text + "{ticket}{counter}"}))
    if wrong_in(setup) is None:
        assert announcement(setup, "A015", 2)[0].text


DAY_BANDS = (Band(time(6), 60, 0), Band(time(8), 90, -20), Band(time(17, 30), 40, 10))


@pytest.mark.parametrize(
    ("at", "band"), [((5, 59), 2), ((6, 0), 0), ((7, 59), 0), ((8, 0), 1), ((17, 30), 2), ((23, 59), 2)]
)
def test_volume_and_speed_follow_the_hour_and_the_evening_lasts_until_morning(at: tuple[int, int], band: int) -> None:
    assert replace(USUAL, bands=DAY_BANDS).band(time(*at)) == DAY_BANDS[band]


@pytest.mark.parametrize(
    "bands",
    [
        (),
        (Band(time(8), 101),),
        (Band(time(8), -1),),
        (Band(time(8), 50, 51),),
        (Band(time(8), 50, -51),),
        (Band(time(8)), Band(time(8), 10)),
        (Band(time(9)), Band(time(8))),
        tuple(Band(time(hour)) for hour in range(MOST_BANDS + 1)),
    ],
)
def test_bands_that_cannot_work_are_refused(bands: tuple[Band, ...]) -> None:
    assert wrong_in(replace(USUAL, bands=bands)) == "bands"


@pytest.mark.parametrize(
    "setup",
    [
        USUAL,
        VoiceSetup(
            False,
            False,
            Region.SOUTH,
            Style.DIGITS,
            True,
            True,
            DAY_BANDS,
            frozenset({Phrase.PAUSE}),
            {Phrase.CALL: "Số {ticket}, quầy {counter}"},
        ),
    ],
)
def test_what_is_stored_is_read_back(setup: VoiceSetup) -> None:
    stored: Mapping[str, object] = json.loads(json.dumps(setup.as_stored()))
    assert setup_from(stored) == setup
    assert setup_from({}) == USUAL
