"""What the hall sees: the newest call, the flash, the counters, who waits, and that there is no news."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.services.views import BoardCall, BoardLine
from onestop_desk.words import use
from tests.ui.board.hall import Hall
from tests.ui.board.snapshots import DAY, MORNING, NINE, call, counter, counters, waiting
from ui.board.announcements import LEAST
from ui.theme import apply

pytestmark = pytest.mark.qt


@pytest.fixture(scope="module", autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp)


@pytest.fixture
def hall(qtbot: QtBot) -> Hall:
    return opened(qtbot, Hall())


def opened(qtbot: QtBot, hall: Hall) -> Hall:
    qtbot.addWidget(hall.window)
    hall.window.show()
    return hall


def test_a_small_hall_sees_the_newest_call_the_four_before_it_and_who_waits(hall: Hall) -> None:
    calm = hall.window.scene.calm
    assert hall.page() == "calm"
    assert (calm.newest.number.text, calm.newest.block.number.text) == ("A014", "2")
    assert (calm.newest.line.text, calm.newest.line_second.text) == ("Chứng thực", "Certification")
    assert [tile.number.text for tile in calm.tiles.tiles] == ["B007", "A013", "E021", "C009"]
    assert [tile.counter.text for tile in calm.tiles.tiles] == ["Quầy 1", "Quầy 2", "Quầy 4", "Quầy 3"]
    row = calm.waiting.rows[2]
    assert (row.letter.text, row.name.text, row.people.text) == ("C", "Đất đai", "5 người chờ")
    assert (row.minutes.text, row.unit.text) == ("40", "phút")


def test_nobody_waiting_reads_0_minutes_and_no_forecast_reads_people_only(hall: Hall) -> None:
    hall.calls(lines=(BoardLine("A", "Chứng thực", 0, 0), BoardLine("B", "Hộ tịch", 3, None)))
    free, unknown = hall.window.scene.calm.waiting.rows[:2]
    assert (free.people.text, free.minutes.text, free.minutes.tone) == ("không ai chờ", "0", "luc")
    assert (unknown.people.text, unknown.minutes.text, unknown.minutes.isVisible()) == ("3 người chờ", "", False)


@pytest.mark.parametrize(
    ("minutes", "expected"), [(55, ("", "55")), (60, ("1 giờ", "")), (70, ("1 giờ", "10")), (135, ("2 giờ", "15"))]
)
def test_an_hour_and_more_is_said_in_hours_and_minutes(hall: Hall, minutes: int, expected: tuple[str, str]) -> None:
    hall.calls(lines=(BoardLine("A", "Chứng thực", 9, minutes),))
    row = hall.window.scene.calm.waiting.rows[0]
    assert (row.hours.text, row.minutes.text) == expected


def test_a_call_flashes_over_everything_and_then_stands_as_the_newest(hall: Hall) -> None:
    hall.calls(call(6, "B008", 1))
    flash = hall.window.scene.flash
    assert hall.page() == "flash"
    assert (flash.panel.words.text, flash.panel.number.text) == ("Xin mời công dân có số", "B008")
    assert (flash.panel.block.number.text, flash.panel.line_second.text) == ("1", "Now calling B008, counter 1")
    assert [tile.number.text for tile in flash.tiles.tiles] == ["A014", "B007", "A013", "E021"]
    hall.pass_time(LEAST / SECOND)
    assert hall.page() == "calm"
    assert hall.window.scene.calm.newest.number.text == "B008"
    assert hall.listener.heard == ["B008"]


def test_the_flash_blinks_between_vang_and_paper_and_then_stays(hall: Hall) -> None:
    hall.calls(call(6, "B008", 1))
    panel, seen = hall.window.scene.flash.panel, []
    for _ in range(7):
        seen.append(bool(panel.property("lit")))
        hall.time += 300_000
        hall.window.beat()
    assert seen == [True, False, True, False, True, False, True]


def test_high_contrast_stands_still(qtbot: QtBot) -> None:
    hall = opened(qtbot, Hall(contrast=True))
    hall.calls(call(6, "B008", 1))
    for _ in range(4):
        assert hall.window.scene.flash.panel.property("lit") is True
        hall.time += 300_000
        hall.window.beat()


def test_a_recall_says_so(hall: Hall) -> None:
    hall.calls(call(6, "A014", 2, recall=True))
    assert hall.window.scene.flash.panel.words.text == "Xin nhắc lại, mời công dân có số"


def test_a_withdrawn_call_vanishes(hall: Hall) -> None:
    hall.calls(call(6, "B008", 1))
    hall.calls(call(6, "B008", 1, withdrawn=True))
    assert hall.page() == "calm"
    assert hall.window.scene.calm.newest.number.text == "A014"


def test_five_to_eight_counters_have_a_row_each_and_the_last_call_stays_lit(hall: Hall) -> None:
    rooms = [counter(n, letter) for n, letter in enumerate("ABCDEG", start=1)]
    rooms[0] = replace(rooms[0], ticket="A014")
    rooms[1] = replace(rooms[1], state="paused", until=NINE + 30 * MINUTE)
    rooms[2] = replace(rooms[2], state="closed")
    hall.calls(counters=tuple(rooms))
    many = hall.window.scene.many
    assert hall.page() == "many"
    assert [row.isVisible() for row in many.rows] == [True] * 6 + [False] * 2
    assert (many.rows[0].number.text, many.rows[0].number.isVisible()) == ("A014", True)
    assert [row.state.text for row in many.rows[1:4]] == ["Nghỉ đến 09:30", "Chưa mở", "Sẵn sàng"]
    assert [row.name.text for row in many.rows[:2]] == ["Chứng thực", "Hộ tịch"]
    assert (many.sum.people.text, many.sum.longest.text) == ("15 người chờ", "lâu nhất khoảng 40 phút")

    rooms[3] = replace(rooms[3], ticket="D005")
    hall.calls(call(6, "D005", 4), counters=tuple(rooms))
    assert hall.page() == "flash"
    hall.pass_time(LEAST / SECOND)
    assert [bool(row.property("lit")) for row in many.rows[:6]] == [False, False, False, True, False, False]


def test_with_many_counters_one_call_after_the_other_covers_the_rows(hall: Hall) -> None:
    rooms = list(counters(5))
    rooms[0], rooms[1] = replace(rooms[0], ticket="A015"), replace(rooms[1], ticket="B008")
    hall.calls(call(6, "A015", 1), call(7, "B008", 2), counters=tuple(rooms))
    assert hall.window.scene.flash.panel.number.text == "A015"
    assert hall.window.scene.flash.tiles.tiles[0].number.text == "A014"
    hall.pass_time(LEAST / SECOND)
    assert hall.listener.heard == ["A015", "B008"]
    assert hall.window.scene.flash.panel.number.text == "B008"


def test_nine_counters_and_seven_lines_take_turns(hall: Hall) -> None:
    hall.calls(counters=counters(9), lines=waiting(7))
    many = hall.window.scene.many
    first = many.rows[0].counter.text
    hall.pass_time(10)
    assert {first, many.rows[0].counter.text} == {"1", "9"}

    hall.calls(counters=counters(4))
    table = hall.window.scene.calm.waiting
    letter = table.rows[0].letter.text
    hall.pass_time(10)
    assert {letter, table.rows[0].letter.text} == {"A", "H"}


def test_without_an_answer_for_15_s_it_says_since_when_and_hides_every_minute(hall: Hall) -> None:
    hall.office.away = True
    hall.feed.lost.emit()
    asked = hall.office.asked
    hall.pass_time(14.5)
    assert hall.page() == "calm"
    hall.pass_time(0.5)
    stale = hall.window.scene.stale
    assert hall.page() == "stale"
    assert stale.title.text == "Bảng chưa có tin mới từ 09:00"
    assert [tile.number.text for tile in stale.tiles.tiles] == ["A014", "B007", "A013", "E021", "C009"]
    assert {tile.number.tone for tile in stale.tiles.tiles} == {"ink_soft"}
    assert hall.window.scene.foot.sentence.text == "Bảng đang tự kết nối lại."
    hall.pass_time(60)
    assert hall.window.scene.header.clock.text() == "09:01"
    assert hall.office.asked == asked, "a database that is away is not asked again until the feed finds it"


def test_it_comes_back_by_itself_and_takes_up_the_calls_in_order_each_once(hall: Hall) -> None:
    hall.office.away = True
    hall.feed.lost.emit()
    hall.pass_time(120)
    hall.office.away = False
    old = call(6, "B008", 1, NINE)
    fresh = [call(7, "A015", 2, NINE + 110 * SECOND), call(8, "C010", 3, NINE + 115 * SECOND)]
    hall.set(calls=(*MORNING, old, *fresh))
    hall.feed.found.emit()
    hall.pass_time(15)
    assert hall.listener.heard == ["A015", "C010"]
    asked = hall.office.asked
    hall.pass_time(6)
    assert hall.office.asked > asked, "it looks by itself again"
    assert [tile.number.text for tile in hall.window.scene.calm.tiles.tiles] == ["A015", "B008", "A014", "B007"]


def test_a_board_that_only_misses_answers_tries_again_by_itself(hall: Hall) -> None:
    hall.office.away = True
    hall.pass_time(16)
    assert hall.page() == "stale"
    hall.office.away = False
    hall.pass_time(5)
    assert hall.page() == "calm"


def test_a_board_started_without_an_answer_says_so(qtbot: QtBot) -> None:
    hall = Hall()
    hall.office.away = True
    opened(qtbot, hall)
    assert hall.page() == "stale"
    assert hall.window.scene.stale.title.text == "Bảng chưa nhận được tin từ trung tâm"
    hall.office.away = False
    hall.pass_time(5)
    assert hall.window.scene.calm.newest.number.text == "A014"
    assert hall.listener.heard == []


def test_the_foot_says_one_sentence_for_12_s(hall: Hall) -> None:
    hall.calls(foot=("Một.", "Hai."))
    first = hall.window.scene.foot.sentence.text
    hall.pass_time(12)
    assert {first, hall.window.scene.foot.sentence.text} == {"Một.", "Hai."}


def test_the_lunch_break_comes_before_the_offices_sentences(hall: Hall) -> None:
    lunch = replace(DAY, open=False, break_until=NINE + 4 * 60 * MINUTE + 30 * MINUTE)
    hall.calls(foot=("Một.",), day=lunch)
    assert hall.window.scene.foot.sentence.text == "Nghỉ trưa. Làm việc lại lúc 13:30."


def test_before_the_first_call_it_tells_what_to_do(hall: Hall) -> None:
    hall.set(calls=(), day=replace(DAY, day=date(2026, 11, 25)))
    hall.feed.changed.emit()
    newest = hall.window.scene.calm.newest
    assert newest.heading.first.text == "Chưa gọi số nào"
    assert not newest.block.isVisible()


def test_a_demo_office_is_marked(hall: Hall) -> None:
    assert not hall.window.scene.header.demo.isVisible()
    hall.calls(office=replace(hall.office.view.office, is_demo=True))
    assert hall.window.scene.header.demo.isVisible()


def test_numbers_keep_their_size_from_call_to_call(hall: Hall) -> None:
    number = hall.window.scene.flash.panel.number
    sizes = set()
    for no, name in enumerate(("A111", "G008", "C999", "B000"), start=6):
        hall.calls(call(no, name, 1, NINE + hall.time))
        hall.window.grab()
        sizes.add(number.letters().pointSizeF())
        hall.pass_time(LEAST / SECOND)
    assert len(sizes) == 1
    hall.calls(call(20, "A1000", 1, NINE + hall.time))
    hall.window.grab()
    assert number.letters().pointSizeF() < sizes.pop()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (3840, 2160), (1280, 1024)])
@pytest.mark.parametrize("language", ["vi", "doubled"])
def test_every_page_fits_the_screen(hall: Hall, size: tuple[int, int], language: str) -> None:
    with use(language):
        hall.window.resize(*size)
        hall.calls(call(6, "G999", 12))
        hall.window.grab()
        scene = hall.window.scene
        assert (scene.width(), scene.height()) == size
        bottom = scene.foot.geometry().bottom()
        assert bottom <= size[1]
        panel = scene.flash.panel
        assert panel.number.geometry().right() <= panel.block.geometry().left()


def test_esc_leaves_the_full_screen(hall: Hall) -> None:
    hall.window.showFullScreen()
    QTest.keyClick(hall.window, Qt.Key.Key_Escape)
    assert not hall.window.isFullScreen()
    QTest.keyClick(hall.window, Qt.Key.Key_F11)
    assert hall.window.isFullScreen()


def test_a_hidden_board_stops_its_clock(hall: Hall) -> None:
    assert hall.window.ticking
    hall.window.hide()
    assert not hall.window.ticking


def test_a_closed_board_rings_no_more(hall: Hall) -> None:
    hall.window.close()
    hall.calls(call(6, "B008", 1))
    assert hall.listener.heard == []


def test_five_thousand_calls_make_no_new_widget(hall: Hall) -> None:
    hall.calls()
    before = len(hall.window.findChildren(QObject))
    calls: tuple[BoardCall, ...] = MORNING
    for no in range(6, 5006):
        hall.time += LEAST
        calls = (*calls, call(no, f"A{no % 1000:03d}", 1 + no % 4, NINE + hall.time))[-40:]
        hall.set(calls=calls)
        hall.feed.changed.emit()
    assert len(hall.listener.heard) == 5000
    assert len(hall.window.findChildren(QObject)) == before


def test_where_nobody_waits_no_longest_wait_is_named(hall: Hall) -> None:
    hall.calls(counters=counters(5), lines=(BoardLine("A", "Chứng thực", 0, 10),))
    total = hall.window.scene.many.sum
    assert (total.people.text, total.longest.text, total.other.text) == ("Không ai chờ", "", "Nobody waiting")
