"""Hôm nay: who waits longest where, what passed its target, and from a line to its rows; live without a jump."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.desk.reports.conftest import ALT, CTRL, WEDNESDAY, Held, Key, Room, WholeDesk, gone
from ui.desk.reports.today_rows import ALL

pytestmark = pytest.mark.qt


def shown_tiles(room: Room) -> list[tuple[str, str, str]]:
    return [tuple(words.text().replace("\u00a0", " ") for words in place) for place in room.page.today.tiles._places]  # type: ignore[misc]


def test_the_head_sees_who_waits_longest_and_what_passed_its_target(room: Room) -> None:
    room.show()
    waiting, _busy, _aside, served, mean, ninth = shown_tiles(room)
    assert waiting == ("Đang chờ", "3", "lâu nhất A002 · 41 phút")
    assert served == ("Đã phục vụ", "1", "trong 4 số đã cấp")
    assert mean == ("Chờ bình quân", "36 phút", "giao ≤ 15 phút: chưa đạt")
    assert ninth[1:] == ("36 phút", "giao ≤ 30 phút: chưa đạt")
    rows = {row.label: row for row in room.page.today.lines.rows()}
    whole, line = rows["Cả trung tâm"], rows["B · Hộ tịch"]
    assert (whole.waiting, whole.longest, whole.has_long_wait) == (3, "A002 · 41 phút", True)
    assert (line.waiting, line.longest) == (1, "B001 · 41 phút")
    assert rows["A · Chứng thực"].past == {"wait_mean", "wait_90"}
    assert {row.waiting for label, row in rows.items() if label[0] in "DEG"} == {0}
    bars = {bar.label: bar for bar in room.page.today.chart.bars}
    assert (bars["A"].figure, bars["A"].missed, bars["B"].figure) == ("36", True, "–")
    assert "A · Chứng thực: 36" in room.page.today.chart.accessibleDescription()


def test_nobody_is_said_calmly(empty_room: Room) -> None:
    empty_room.show()
    waiting, _busy, _aside, served, mean, _ninth = shown_tiles(empty_room)
    assert waiting == ("Đang chờ", "0", "không ai đang chờ")
    assert served[1:] == ("0", "trong 0 số đã cấp")
    assert mean == ("Chờ bình quân", "–", "giao ≤ 15 phút")
    assert all(row.longest == "–" and not row.past for row in empty_room.page.today.lines.rows())


def test_enter_on_a_line_opens_its_rows_and_escape_leads_back_to_the_parts(room: Room) -> None:
    page = room.show()
    keys = [row.label[0] for row in page.today.lines.rows()]
    room.press(*[Key.Key_Down] * keys.index("A"), Key.Key_Return)
    figures = page.figures
    assert page.tabs.value == "figures"
    assert (figures.bar.period.first, figures.bar.period.last) == (WEDNESDAY, WEDNESDAY)
    assert figures.stack.currentWidget() is figures.behind
    assert [row.label for row in figures.behind.rows] == ["A001"]
    assert "A · Chứng thực" in figures.behind.title.text()
    room.press(Key.Key_Escape)
    assert figures.stack.currentWidget() is figures.cuts
    assert figures.cuts.cut.value == "line"
    room.press(Key.Key_Escape)
    assert figures.table.isVisible()


def test_all_figures_of_today_are_one_key_away(room: Room) -> None:
    page = room.show()
    room.alt(Key.Key_D)
    assert page.tabs.value == "figures"
    assert len(page.figures.behind.rows) == 1
    assert page.figures.behind.title.text() == "Chờ bình quân"


def test_a_live_change_moves_neither_the_row_nor_the_scroll(room: Room) -> None:
    page = room.show(size=(1282, 520))
    table = page.today.line_table
    room.press(*[Key.Key_Down] * 6)
    chosen, scrolled = table.currentIndex().row(), table.verticalScrollBar().value()
    assert scrolled > 0
    room.hall.take("A")
    page.refresh()
    assert page.today.lines.rows()[0].waiting == 4
    assert (table.currentIndex().row(), table.verticalScrollBar().value()) == (chosen, scrolled)
    assert table.hasFocus()


def test_many_changes_while_the_day_is_read_are_one_more_reading(room: Room) -> None:
    held = Held()
    page = room.show(run=held)
    for _change in range(5):
        page.refresh()
    assert len(held.waiting) == 1
    room.hall.take("A")
    held.answer()
    assert len(held.waiting) == 1
    held.answer()
    assert held.waiting == []
    assert page.today.lines.rows()[0].waiting == 4


def test_a_lost_database_leaves_the_figures_and_says_so_until_it_is_back(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.show()
    before = shown_tiles(room)
    with monkeypatch.context() as lost:
        lost.setattr(room.services.reports, "today", gone)
        page.refresh()
        assert room.said()[0]
        assert shown_tiles(room) == before
    page.refresh()
    assert room.said() == ("", "")


def test_the_page_is_opened_from_the_desk_and_its_sections_by_their_keys(room: Room, whole_desk: WholeDesk) -> None:
    whole_desk.press(Key.Key_5, ALT)
    reports = whole_desk.reports
    room.qtbot.waitUntil(lambda: reports.today.lines.rowCount() > 0, timeout=20_000)
    assert reports.today.lines.rows()[0].key == ALL
    for key, name in (
        (Key.Key_2, "figures"),
        (Key.Key_3, "briefing"),
        (Key.Key_4, "dossiers"),
        (Key.Key_5, "programmes"),
        (Key.Key_1, "today"),
    ):
        whole_desk.press(key, CTRL)
        assert reports.tabs.value == name
        assert reports.sections[name].isVisible()
    # A part that is made visible too early would open as a window of its own and take the keyboard.
    assert sum(widget.isVisible() for widget in QApplication.topLevelWidgets()) == 1
    assert whole_desk.window.isActiveWindow()
