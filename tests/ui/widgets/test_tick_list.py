"""Papers are ticked with Space and walked with the arrows, and a live update moves nothing."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme import of
from ui.widgets.tick_list import HEIGHT, Tick, TickList

PAPERS = [
    Tick("birth", "Giấy chứng sinh", "Ảnh chụp", ticked=True),
    Tick("vneid", "Tài khoản VNeID mức 2", "Bắt buộc, chưa có", "cam"),
    Tick("home", "Giấy tờ cư trú", "Nếu có"),
]


def shown(qtbot: QtBot) -> TickList:
    ticks = TickList(PAPERS)
    qtbot.addWidget(ticks)
    ticks.show()
    ticks.activateWindow()
    qtbot.waitUntil(ticks.isActiveWindow)
    return ticks


def test_space_ticks_and_tells_which(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    assert ticks.focus_first_unticked()
    with qtbot.waitSignal(ticks.ticked) as told:
        qtbot.keyClick(ticks.rows()[1], Qt.Key.Key_Space)
    assert told.args == ["vneid", True]
    assert ticks.ticked_keys() == ["birth", "vneid"]


def test_the_keyboard_starts_at_the_first_paper_that_is_missing(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    ticks.focus_first_unticked()
    assert [row.key for row in ticks.rows() if row.hasFocus()] == ["vneid"]


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    rows = ticks.rows()
    rows[1].setFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Down)
    assert rows[2].hasFocus()
    qtbot.keyClick(rows[2], Qt.Key.Key_Down)
    assert rows[2].hasFocus()
    qtbot.keyClick(rows[2], Qt.Key.Key_Up)
    assert rows[1].hasFocus()


def test_tab_reaches_the_list_once_and_comes_back_to_the_same_row(qtbot: QtBot) -> None:
    ticks = shown(qtbot)

    def reached() -> list[str]:
        return [row.key for row in ticks.rows() if row.focusPolicy() == Qt.FocusPolicy.StrongFocus]

    assert reached() == ["vneid"]
    ticks.rows()[2].setFocus()
    assert reached() == ["home"]


def test_another_state_of_the_same_papers_keeps_rows_and_focus(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    rows = ticks.rows()
    rows[2].setFocus()
    ticks.show_ticks([Tick(tick.key, tick.words, ticked=True) for tick in PAPERS])
    assert ticks.rows() == rows
    assert rows[2].hasFocus()
    assert ticks.ticked_keys() == ["birth", "vneid", "home"]


def test_other_papers_make_other_rows(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    ticks.show_ticks([Tick("copy", "Bản chính giấy tờ cần sao")])
    assert [row.key for row in ticks.rows()] == ["copy"]
    ticks.show_ticks([])
    assert not ticks.focus_first_unticked()


def test_showing_ticks_does_not_tell_anybody(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.show_ticks([Tick(tick.key, tick.words, ticked=not tick.ticked) for tick in PAPERS])


def test_a_row_is_32_high_and_grows_with_long_words(qtbot: QtBot) -> None:
    ticks = TickList([Tick("a", "Giấy tờ cư trú, nếu trẻ thường trú khác cha mẹ", "Nếu có")])
    qtbot.addWidget(ticks)
    row = ticks.rows()[0]
    assert row.heightForWidth(800) == HEIGHT
    assert row.heightForWidth(240) >= HEIGHT + 16


def test_a_ticked_box_is_filled(qtbot: QtBot) -> None:
    ticks = TickList(PAPERS[:1])
    qtbot.addWidget(ticks)
    ticks.resize(400, HEIGHT)
    assert ticks.grab().toImage().pixelColor(14, 16).name().upper() == of(ticks).colours.lam
