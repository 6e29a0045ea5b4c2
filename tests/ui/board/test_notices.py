"""What the hall hears without a call: only what has just happened, once, and in true words."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.instants import HOUR, MINUTE, SECOND, Instant
from onestop_desk.domain.voice import DEFAULTS, ON_OCCASION, Notice, Phrase, VoiceSetup, notice_said
from tests.ui.board.hall import Hall
from tests.ui.board.snapshots import DAY, NINE, counter, view
from tests.ui.devices.hall_of_sound import Machine
from ui.board.notices import notices
from ui.devices import clips
from ui.theme import apply

NOON = NINE + 2 * HOUR + 30 * MINUTE
OPEN = view(now=NOON, counters=(counter(1, "A"), counter(2, "B")))


def later(seconds: int = 5) -> Instant:
    return NOON + seconds * SECOND


def test_a_counter_that_pauses_is_news_once() -> None:
    paused = replace(OPEN, now=later(), counters=(counter(1, "A"), counter(2, "B", "paused")))
    assert notices(OPEN, paused) == (Notice(Phrase.PAUSE, 2),)
    assert notices(paused, replace(paused, now=later(10))) == ()
    assert notices(None, paused) == ()


def test_the_end_of_the_morning_names_the_hour_of_the_afternoon() -> None:
    shut = replace(OPEN, now=later(), day=replace(DAY, open=False, break_until=NOON + 2 * HOUR))
    (told,) = notices(OPEN, shut)
    assert told == Notice(Phrase.CLOSING, morning=True, back_at=time(13, 30))
    (said,) = notice_said(VoiceSetup(occasions=frozenset(ON_OCCASION)), told)
    assert said.text == "Đã hết giờ nhận hồ sơ buổi sáng. Xin mời ông bà quay lại vào mười ba giờ ba mươi"
    assert clips.pieces(said.plain) is not None


def test_the_end_of_the_day_names_the_day_too_where_a_voice_can_say_it() -> None:
    monday = NOON + 5 * 24 * HOUR + 20 * HOUR
    (told,) = notices(OPEN, replace(OPEN, now=later(), day=replace(DAY, open=False, opens_at=monday)))
    assert (told.morning, told.back_at, told.back_on) == (False, time(7, 30), date(2026, 11, 30))
    (said,) = notice_said(VoiceSetup(occasions=frozenset(ON_OCCASION)), told)
    assert said.text.endswith("vào bảy giờ ba mươi, thứ hai, ngày ba mươi tháng mười một")
    assert said.plain.endswith("vào bảy giờ ba mươi")
    assert clips.pieces(said.plain) is not None


def test_old_news_and_a_new_day_are_not_said() -> None:
    shut = replace(OPEN, now=later(600), day=replace(DAY, open=False, break_until=NOON + 2 * HOUR))
    assert notices(OPEN, shut) == ()
    tomorrow = replace(OPEN, now=later(), day=replace(DAY, day=date(2026, 11, 25), open=False, opens_at=NOON + HOUR))
    assert notices(OPEN, tomorrow) == ()


@pytest.mark.parametrize("wanted", [frozenset[Phrase](), frozenset({Phrase.PAUSE})])
def test_it_is_said_only_where_the_head_wants_it(wanted: frozenset[Phrase]) -> None:
    machine = Machine()
    voice = machine.voice(VoiceSetup(occasions=wanted))
    voice.notice(Notice(Phrase.PAUSE, 3))
    voice.notice(Notice(Phrase.CLOSING, back_at=time(7, 30)))
    machine.hours.live_on()
    assert machine.texts() == ([DEFAULTS[Phrase.PAUSE].format(counter="ba")] if wanted else [])
    assert len(machine.heard) == (2 if wanted else 0)


@pytest.mark.qt
def test_the_board_tells_its_voice(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp)
    hall = Hall()
    qtbot.addWidget(hall.window)
    hall.window.show()
    first, *others = hall.office.view.counters
    hall.calls(counters=(replace(first, state="paused"), *others))
    hall.calls()
    assert hall.listener.noticed == [Notice(Phrase.PAUSE, first.number)]
