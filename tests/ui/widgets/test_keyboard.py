"""The kiosk's keyboard writes plain letters and figures by touch alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from onestop_desk.words import use
from ui.widgets.keyboard import Keyboard


def touch(board: Keyboard, qtbot: QtBot, word: str) -> None:
    qtbot.mouseClick(board.by_word()[word], Qt.MouseButton.LeftButton)


def test_letters_come_out_small_and_without_accents(qtbot: QtBot) -> None:
    board = Keyboard()
    qtbot.addWidget(board)
    typed: list[str] = []
    board.typed.connect(typed.append)
    for word in ("K", "E", "T", "dấu cách", "H"):
        touch(board, qtbot, word)
    assert typed == ["k", "e", "t", " ", "h"]


def test_every_letter_is_there_once(qtbot: QtBot) -> None:
    board = Keyboard()
    qtbot.addWidget(board)
    letters = sorted(word for word in board.by_word() if len(word) == 1)
    assert letters == [chr(code) for code in range(ord("A"), ord("Z") + 1)]


def test_figures_are_one_touch_away_and_letters_another(qtbot: QtBot) -> None:
    board = Keyboard()
    qtbot.addWidget(board)
    typed: list[str] = []
    board.typed.connect(typed.append)
    touch(board, qtbot, "0–9")
    assert board.shows_figures()
    touch(board, qtbot, "7")
    touch(board, qtbot, "ABC")
    assert not board.shows_figures()
    touch(board, qtbot, "A")
    assert typed == ["7", "a"]


def test_erasing_is_told(qtbot: QtBot) -> None:
    board = Keyboard()
    qtbot.addWidget(board)
    with qtbot.waitSignal(board.erased):
        touch(board, qtbot, "Xóa")


def test_keys_are_large_enough_for_a_finger(qtbot: QtBot) -> None:
    board = Keyboard()
    qtbot.addWidget(board)
    board.resize(1080, 548)
    board.show()
    small = {
        word: key.size().toTuple() for word, key in board.by_word().items() if key.width() < 88 or key.height() < 88
    }
    assert small == {}
    assert {round(key.width()) for word, key in board.by_word().items() if len(word) == 1} <= {94, 95, 96}


def test_no_key_takes_the_keyboard_from_the_field(qtbot: QtBot) -> None:
    board = Keyboard()
    qtbot.addWidget(board)
    assert {key.focusPolicy() for key in board.by_word().values()} == {Qt.FocusPolicy.NoFocus}


def test_it_speaks_english_too(qtbot: QtBot) -> None:
    with use("en"):
        board = Keyboard()
    qtbot.addWidget(board)
    assert {"Delete", "space"} <= set(board.by_word())
