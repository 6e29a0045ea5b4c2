"""One answer is chosen by its number, by a click or by the arrows and Space."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.outcome_row import OutcomeRow

ANSWERS = [("received", "Đã tiếp nhận"), ("papers", "Thiếu giấy tờ"), ("refused", "Từ chối")]


@pytest.fixture
def row(qtbot: QtBot) -> OutcomeRow:
    row = OutcomeRow(ANSWERS)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.setFocus()
    return row


def test_nothing_is_chosen_at_first(row: OutcomeRow) -> None:
    assert row.value is None
    assert [button.chosen for button in row.buttons()] == [False, False, False]


def test_the_number_key_chooses_and_tells(row: OutcomeRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.keyClick(row.buttons()[0], Qt.Key.Key_2)
    assert told.args == ["papers"]
    assert [button.chosen for button in row.buttons()] == [False, True, False]


def test_a_click_chooses_instead(row: OutcomeRow, qtbot: QtBot) -> None:
    row.choose("received")
    qtbot.mouseClick(row.buttons()[2], Qt.MouseButton.LeftButton)
    assert row.value == "refused"


def test_a_number_without_an_answer_changes_nothing(row: OutcomeRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        qtbot.keyClick(row.buttons()[0], Qt.Key.Key_9)
    assert not row.choose_number(0)


def test_an_answer_that_is_not_allowed_cannot_be_chosen_by_its_number(row: OutcomeRow) -> None:
    row.buttons()[1].refuse("Thủ tục này không có danh sách giấy tờ")
    assert not row.choose_number(2)
    assert row.value is None


def test_arrows_move_between_answers(row: OutcomeRow, qtbot: QtBot) -> None:
    qtbot.keyClick(row.buttons()[0], Qt.Key.Key_Right)
    assert row.buttons()[1].hasFocus()
    qtbot.keyClick(row.buttons()[1], Qt.Key.Key_Left)
    assert row.buttons()[0].hasFocus()


def test_showing_a_choice_tells_nobody_and_moves_nothing(row: OutcomeRow, qtbot: QtBot) -> None:
    widths = [button.sizeHint() for button in row.buttons()]
    with qtbot.assertNotEmitted(row.chosen):
        row.show_chosen("papers")
    assert row.value == "papers"
    assert [button.sizeHint() for button in row.buttons()] == widths


def test_a_long_answer_wraps_and_grows(row: OutcomeRow) -> None:
    button = row.buttons()[0]
    assert button.heightForWidth(300) == 44
    button.say("Đã tiếp nhận Đã tiếp nhận")
    assert button.heightForWidth(170) > 44
