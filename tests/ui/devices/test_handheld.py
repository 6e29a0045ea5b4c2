"""Fast strokes in whatever has the keyboard: nothing of a scan stays in a field, nothing of fingers is lost."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from onestop_desk.domain.scans import Unknown, read_scan
from ui.devices import handheld
from ui.devices.handheld import OWN_EAR, Handheld

pytestmark = pytest.mark.qt
TOKEN = "Zk3vJ8wq0mT5xY2aB7cD9e"
DOSSIER = "H05.190-261123-0038"
CARD = "024190000002||Trần Thị Thử|31121990|Nữ|TDP Cao Thượng, Tân Yên|20082022"


def is_known(text: str) -> bool:
    return not isinstance(read_scan(text, date(2026, 11, 23)), Unknown)


class Room:
    """A window with everything that may have the keyboard."""

    def __init__(self, qtbot: QtBot, prefix: str = "") -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.line, self.spin, self.notes = QLineEdit(), QSpinBox(), QPlainTextEdit()
        self.button = QPushButton("Kết thúc")
        self.clicks: list[int] = []
        self.button.clicked.connect(lambda: self.clicks.append(1))
        self.enters: list[int] = []
        self.line.returnPressed.connect(lambda: self.enters.append(1))
        column = QVBoxLayout(self.window)
        for part in (self.line, self.spin, self.notes, self.button):
            column.addWidget(part)
        qtbot.addWidget(self.window)
        self.scans: list[str] = []
        self.ear = Handheld(self.window, is_known, prefix=prefix)
        self.ear.read.connect(self.scans.append)
        self.ear.start()
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def on(self, widget: QWidget) -> None:
        widget.setFocus()
        assert QApplication.focusWidget() is widget

    def scan(self, text: str, *, enter: bool = True, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """What the scanner does: real key events, one after the other, on whatever has the keyboard."""
        focus = QApplication.focusWidget() or self.window
        for letter in text:
            if ord(letter) < 128:
                QTest.keyClicks(focus, letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QCoreApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        if enter:
            QTest.keyClick(focus, key)

    def until(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.scans) == count, timeout=2000)

    def quiet(self) -> None:
        """Until nothing is held back any more."""
        self.qtbot.waitUntil(lambda: not self.ear._held, timeout=2000)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room(qtbot)
    yield made
    made.ear.stop()


@pytest.mark.parametrize("text", [f"https://tanyen.example/h/{TOKEN}", TOKEN, "482916", DOSSIER, CARD, "1.001193"])
@pytest.mark.parametrize("enter", [True, False], ids=["Enter", "silence"])
def test_a_scan_in_a_field_leaves_the_field_alone(room: Room, text: str, enter: bool) -> None:
    room.line.setText("Nguyễn Thị")
    room.on(room.line)
    room.line.setSelection(2, 5)
    edited: list[str] = []
    room.line.textEdited.connect(edited.append)
    room.scan(text, enter=enter)
    room.until(1)
    assert room.scans == [text]
    assert (room.line.text(), room.line.selectionStart(), room.line.selectedText()) == ("Nguyễn Thị", 2, "uyễn ")
    assert (edited, room.enters, room.line.isUndoAvailable()) == ([], [], False)


def test_what_was_typed_before_stays_and_typing_goes_on_behind(room: Room) -> None:
    room.on(room.line)
    QTest.keyClicks(room.line, "Lan", delay=handheld.HOLD_MS + 20)
    room.quiet()
    room.scan(DOSSIER)
    QTest.keyClicks(room.line, " A", delay=handheld.HOLD_MS + 20)
    room.quiet()
    assert (room.line.text(), room.scans) == ("Lan A", [DOSSIER])


def test_quick_fingers_are_no_scanner(room: Room) -> None:
    room.on(room.line)
    text = "0987214605"
    stamp = 10_000
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(stamp)
            QCoreApplication.sendEvent(room.line, event)
        stamp += 60
    room.quiet()
    assert (room.line.text(), room.scans) == (text, [])


def test_strokes_that_waited_for_a_busy_screen_are_told_by_the_keyboards_own_clock(room: Room) -> None:
    room.on(room.line)
    for at, letter in enumerate("0987214605"):
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(50_000 + 120 * at)
        QCoreApplication.sendEvent(room.line, event)
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    assert (room.line.text(), room.enters, room.scans) == ("0987214605", [1], [])


def test_a_short_burst_is_typed_and_enter_still_counts(room: Room) -> None:
    room.on(room.line)
    room.scan("4605")
    assert (room.line.text(), room.enters, room.scans) == ("4605", [1], [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_button_is_neither_pressed_by_a_scan_nor_by_its_end(room: Room, key: Qt.Key) -> None:
    room.button.setAutoDefault(True)
    room.on(room.button)
    room.scan("Phiếu  hẹn |" + TOKEN, key=key)
    assert (room.clicks, room.button.isDown(), len(room.scans)) == ([], False, 1)
    assert QApplication.focusWidget() is room.button, "Tab moved nothing"
    QTest.keyClick(room.button, Qt.Key.Key_Space)
    room.quiet()
    assert room.clicks == [1], "a finger still presses it"


def test_in_a_number_field_and_in_a_text_of_many_lines(room: Room) -> None:
    room.spin.setValue(12)
    room.on(room.spin)
    room.scan("482916")
    room.notes.setPlainText("Ghi chú")
    room.on(room.notes)
    room.scan("482917", enter=False)
    room.until(2)
    assert (room.spin.value(), room.notes.toPlainText(), room.scans) == (12, "Ghi chú", ["482916", "482917"])


def test_in_a_dialog_with_a_window_of_its_own(room: Room, qtbot: QtBot) -> None:
    dialog = QDialog(room.window)
    field = QLineEdit(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    room.scan(DOSSIER)
    assert (field.text(), room.scans, dialog.isVisible()) == ("", [DOSSIER], True)
    dialog.reject()


def test_with_the_keyboard_nowhere(room: Room) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    assert QApplication.focusWidget() is None
    room.scan(DOSSIER)
    assert room.scans == [DOSSIER]


def test_a_keeper_of_passwords_may_type_but_a_code_of_ours_is_no_password(room: Room) -> None:
    room.line.setEchoMode(QLineEdit.EchoMode.Password)
    room.on(room.line)
    room.scan("dung-ngua-9-gio")
    assert (room.line.text(), room.enters, room.scans) == ("dung-ngua-9-gio", [1], [])
    room.scan(CARD)
    assert (room.line.text(), room.enters, room.scans) == ("dung-ngua-9-gio", [1], [CARD])


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_an_open_list_is_heard_and_nothing_is_chosen(room: Room, qtbot: QtBot) -> None:
    box = QComboBox(room.window)
    box.addItems(["Tiên Lục", "Huế", "Hải Phòng"])
    box.show()
    room.on(box)
    box.showPopup()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box.view())
    room.scan(DOSSIER)
    assert (room.scans, box.currentText()) == ([DOSSIER], "Tiên Lục")
    box.hidePopup()
    room.on(room.line)
    room.scan(DOSSIER)
    assert (room.scans, room.line.text()) == ([DOSSIER, DOSSIER], "")


# -- Vietnamese input methods ------------------------------------------------------------------------------------------


def compose(widget: QWidget, *steps: tuple[str, str]) -> None:
    """What an input method sends instead of keys: (commit, what it still holds)."""
    for commit, pending in steps:
        event = QInputMethodEvent(pending, [])
        if commit:
            event.setCommitString(commit)
        QCoreApplication.sendEvent(widget, event)


def composed(text: str) -> list[tuple[str, str]]:
    """Each word grows letter by letter before it is committed, as Vietnamese input methods do."""
    steps, word = [], ""
    for letter in text:
        if letter.isalnum():
            word += letter
            steps.append(("", word))
        else:
            steps.append((word + letter, ""))
            word = ""
    return steps if not word else [*steps[:-1], ("", word)]


@pytest.mark.parametrize("text", [CARD, f"https://tanyen.example/s/{TOKEN}", DOSSIER])
@pytest.mark.parametrize("enter", [True, False], ids=["Enter", "silence"])
def test_a_scan_through_an_input_method_leaves_the_field_alone(room: Room, text: str, enter: bool) -> None:
    room.line.setText("Lan")
    room.on(room.line)
    compose(room.line, *composed(text))
    if enter:
        QTest.keyClick(room.line, Qt.Key.Key_Return)
    room.until(1)
    assert (room.scans, room.line.text(), room.enters) == ([text], "Lan", [])


def test_a_word_of_an_input_method_is_typed(room: Room) -> None:
    room.on(room.line)
    compose(room.line, *composed("Nguyễn Thị"), ("Thị", ""))
    room.quiet()
    assert (room.line.text(), room.scans) == ("Nguyễn Thị", [])


def test_a_word_said_or_chosen_at_once_is_typed_and_enter_counts(room: Room) -> None:
    room.on(room.line)
    compose(room.line, ("truonghoc", ""))
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    room.quiet()
    assert (room.line.text(), room.enters, room.scans) == ("truonghoc", [1], [])


def test_a_typing_tool_that_takes_letters_back_types_its_word(room: Room) -> None:
    room.line.setText("nghieng")
    room.on(room.line)
    for _back in range(4):
        QTest.keyClick(room.line, Qt.Key.Key_Backspace)
    room.scan("iếng Việt", enter=False)
    room.quiet()
    assert (room.line.text(), room.scans) == ("nghiếng Việt", [])


# -- the rest ----------------------------------------------------------------------------------------------------------


def test_a_key_held_down_is_no_scanner(room: Room) -> None:
    room.on(room.line)
    for _again in range(8):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)
        QCoreApplication.sendEvent(room.line, repeat)
    assert room.line.text() == "a" * 8


def test_keys_that_act_are_not_held_back(room: Room) -> None:
    room.line.setText("abc")
    room.on(room.line)
    QTest.keyClick(room.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert room.line.selectedText() == "abc"
    QTest.keyClicks(room.line, "x")
    QTest.keyClick(room.line, Qt.Key.Key_Left)
    assert (room.line.text(), room.line.cursorPosition()) == ("x", 0), "what was held came before the arrow"


def test_what_was_begun_in_a_field_stays_there_when_the_keyboard_moves(room: Room) -> None:
    room.on(room.line)
    QTest.keyClicks(room.line, "ab")
    room.on(room.spin)
    assert room.line.text() == "ab"


def test_a_flood_is_swallowed_and_told_once(room: Room) -> None:
    room.on(room.line)
    room.scan("9" * 1500)
    assert (room.line.text(), len(room.scans)) == ("", 1)
    assert not is_known(room.scans[0])


def test_the_prefix_of_a_slow_scanner(qtbot: QtBot) -> None:
    room = Room(qtbot, prefix="~")
    room.on(room.line)
    for letter in "~4829":
        QTest.keyClicks(room.line, letter, delay=60)
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    assert (room.scans, room.line.text()) == (["4829"], "")
    room.ear.stop()


def test_a_place_that_listens_by_itself_is_left_to_it(room: Room) -> None:
    room.window.setProperty(OWN_EAR, True)
    room.ear.stop()
    room.ear.start()
    room.on(room.line)
    room.scan(DOSSIER)
    assert (room.line.text(), room.scans) == (DOSSIER, [])


def test_a_field_that_goes_while_strokes_are_held_harms_nothing(room: Room) -> None:
    room.on(room.line)
    QTest.keyClicks(room.line, "ab")
    gone: QObject = room.line
    room.line.setParent(None)
    room.line.deleteLater()
    del gone
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    room.quiet()
    assert room.scans == []
