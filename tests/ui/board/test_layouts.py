"""Every number of counters from 1 to 12, one or two languages, and a message over everything."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.board_messages import BoardMessage, Notice
from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.services.views import CounterView
from tests.ui.board.hall import Hall
from tests.ui.board.snapshots import LINES, MORNING, NINE, call, counter, waiting
from tests.ui.shots import grab
from ui.board.pages import COUNTERS, FRESH
from ui.board.text import Text
from ui.theme import apply

pytestmark = pytest.mark.qt


@pytest.fixture(scope="module", autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp)


def opened(qtbot: QtBot, hall: Hall) -> Hall:
    qtbot.addWidget(hall.window)
    hall.window.show()
    return hall


def room(n: int) -> tuple[CounterView, ...]:
    """So many counters: most call somebody, one is paused, one is closed."""
    made = [counter(at + 1, LINES[at][0], ticket=f"{LINES[at][0]}0{at + 10}") for at in range(n)]
    if n > 2:
        made[1] = replace(made[1], state="paused", until=NINE + 30 * MINUTE, ticket=None)
        made[2] = replace(made[2], state="closed", ticket=None)
    return tuple(made)


def told(window: QWidget) -> list[str]:
    return [text.text for text in window.findChildren(Text) if text.isVisible() and text.text]


def all_inside(hall: Hall) -> None:
    screen = hall.window.rect()
    for text in hall.window.findChildren(Text):
        if text.isVisible() and text.text:
            place = text.mapTo(hall.window, text.rect().topLeft())
            area = text.rect().translated(place)
            assert screen.contains(area), (text.text, area)


@pytest.mark.parametrize("count", range(1, 13))
def test_every_number_of_counters_has_its_layout(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    hall = opened(qtbot, Hall())
    hall.calls(counters=room(count), lines=waiting(count))
    grab(hall.window, tmp_path / f"{count:02}.png")
    assert hall.page() == ("calm" if count <= 4 else "many")
    all_inside(hall)
    if count > 4:
        shown = [row.counter.text for row in hall.window.scene.many.rows if row.isVisible()]
        assert shown == [str(n) for n in range(1, min(count, COUNTERS) + 1)]


def test_with_nine_and_more_the_page_of_the_newest_call_is_shown_then_they_take_turns(qtbot: QtBot) -> None:
    hall = opened(qtbot, Hall())
    rooms = list(room(12))
    rooms[10] = replace(rooms[10], ticket="N025")
    hall.calls(call(6, "N025", 11), counters=tuple(rooms))
    assert hall.page() == "flash"
    hall.pass_time(6)
    many = hall.window.scene.many
    seen = set()
    for _half_second in range(2 * (FRESH // SECOND - 7)):
        seen.add(many.rows[0].counter.text)
        hall.pass_time(0.5)
    assert seen == {"9"}, "the lit counter stays in sight"
    assert many.rows[2].property("lit") is True
    for _half_second in range(60):
        seen.add(many.rows[0].counter.text)
        hall.pass_time(0.5)
    assert seen == {"1", "9"}


@pytest.mark.parametrize("count", [3, 6])
def test_one_language_leaves_the_room_to_it_and_two_come_back(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    hall = opened(qtbot, Hall())
    hall.calls(counters=room(count), lines=waiting(count))
    two = told(hall.window)
    assert "Certification" in two
    hall.calls(counters=room(count), lines=waiting(count), second_language=False)
    one = told(hall.window)
    grab(hall.window, tmp_path / f"one-{count}.png")
    assert [text for text in one if text.isascii() and text[:1].isalpha() and " " in text] == []
    assert "Certification" not in one
    all_inside(hall)
    hall.calls(call(6, "B008", 1), second_language=False)
    assert hall.page() == "flash"
    assert not [text for text in told(hall.window) if "calling" in text.lower() or "called" in text.lower()]
    hall.calls(counters=room(count), lines=waiting(count), second_language=True)
    hall.pass_time(10)
    assert told(hall.window) == two or "Certification" in told(hall.window)


TYPED = "Quầy 3 chuyển sang phòng bên phải. Mời ông/bà theo hướng dẫn của cán bộ ở cửa, xin cảm ơn ông/bà đã chờ đợi."


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("notice", [None, Notice.POWER])
def test_a_message_stands_over_everything_but_calls_go_on(
    qtbot: QtBot, tmp_path: Path, notice: Notice | None, contrast: bool
) -> None:
    hall = opened(qtbot, Hall(contrast=contrast))
    message = BoardMessage(notice, "" if notice else TYPED, NINE, NINE + 5 * MINUTE)
    hall.calls(message=message)
    page = hall.window.scene.message
    assert hall.window.scene.pages.currentWidget() is page
    assert page.words.text == (
        TYPED if notice is None else "Trung tâm đang mất điện. Số của ông/bà vẫn giữ nguyên, xin chờ trong ít phút."
    )
    assert bool(page.other.text) is (notice is not None)
    grab(hall.window, tmp_path / "message.png")
    all_inside(hall)
    hall.calls(call(6, "B008", 1), message=message)
    assert hall.page() == "flash"
    assert hall.listener.heard == ["B008"]
    hall.pass_time(10)
    assert hall.window.scene.pages.currentWidget() is page
    assert page.tiles.tiles[0].number.text == "B008"
    hall.pass_time(5 * 60)
    assert hall.window.scene.pages.currentWidget() is not page


def test_its_time_is_over_also_while_nobody_answers(qtbot: QtBot) -> None:
    hall = opened(qtbot, Hall())
    hall.calls(message=BoardMessage(Notice.LEAVE, "", NINE, NINE + MINUTE))
    hall.office.away = True
    hall.pass_time(40)
    assert hall.window.scene.pages.currentWidget() is hall.window.scene.message
    hall.pass_time(30)
    assert hall.page() == "stale"
    assert len(MORNING) == 5


def test_a_new_message_is_said_once_and_an_old_one_not_at_all(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = opened(qtbot, Hall())
    said: list[str] = []
    monkeypatch.setattr(hall.listener, "say", lambda text, _done: said.append(text))
    old = BoardMessage(None, "Đã đứng từ trước", NINE - 10 * MINUTE, NINE + MINUTE)
    hall.calls(message=old)
    fresh = BoardMessage(None, TYPED, NINE, NINE + 5 * MINUTE)
    for _look in range(3):
        hall.calls(message=fresh)
        hall.pass_time(3)
    assert said == [TYPED]


@pytest.mark.parametrize(
    "text", ["W" * 120, "Nghỉ" * 30, "https://motcua.tanyen.example/thong-bao/tam-dung-nhan-ho-so-dat-dai"]
)
def test_a_word_without_an_end_is_parted_and_stays_large(qtbot: QtBot, text: str) -> None:
    hall = opened(qtbot, Hall())
    hall.set(message=BoardMessage(None, text, NINE, NINE + 60 * MINUTE))
    hall.feed.changed.emit()
    hall.window.beat()
    QApplication.processEvents()
    words = hall.window.scene.message.words
    assert words.text.replace("\u200b", "") == text
    assert words.letters().pointSizeF() > 24
