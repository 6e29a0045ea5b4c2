"""The look reaches the whole application, and one window may wear its own."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply, dress, font, mark, of
from ui.theme.dress import screen_scale
from ui.theme.focus import FocusRing
from ui.theme.fonts import FAMILY
from ui.theme.tokens import TYPES, Theme
from ui.widgets.button import Button

MARKS = "ẤỆỘỮẲỴ"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Theme:
    return apply(qapp)


def test_the_typeface_is_ours_in_all_four_weights() -> None:
    assert set(QFontDatabase.styles(FAMILY)) >= {"Regular", "Medium", "SemiBold", "Bold"}
    for name in TYPES:
        info = QFontInfo(font(Theme(), name))
        assert (info.family(), info.weight()) == (FAMILY, TYPES[name].weight)


def test_the_typeface_has_every_vietnamese_letter() -> None:
    metrics = QFontMetricsF(font(Theme(), "body"))
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []


@pytest.mark.parametrize(("kind", "row"), [("body", 32), ("body", 36), ("small-medium", 28), ("small", 29)])
def test_rows_leave_room_for_marks(kind: str, row: int) -> None:
    metrics = QFontMetrics(font(Theme(), kind))
    assert metrics.height() + 12 <= row
    seen, edge = metrics.tightBoundingRect(MARKS), (row - metrics.height()) // 2
    assert -seen.top() <= metrics.ascent() + edge
    assert seen.bottom() <= metrics.descent() + edge


def test_changing_to_high_contrast_reaches_what_is_already_shown(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("A014")
    label.setProperty("tone", "cam")
    qtbot.addWidget(label)
    label.show()
    assert of(label).colours.cam == "#A8500B"
    apply(qapp, contrast=True)
    assert of(label).colours.cam == "#6B2E00"
    assert label.palette().color(label.foregroundRole()).name().upper() == "#6B2E00"


def test_a_window_may_wear_a_larger_size_than_the_rest(qtbot: QtBot) -> None:
    window, other = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    inside = QLabel("Quầy 2", window)
    inside.setProperty("type", "head")
    dress(window, scale=2)
    assert (of(inside).scale, of(other).scale) == (2, 1)
    inside.ensurePolished()
    assert inside.font().pointSizeF() == 26
    assert inside.font().weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize(("dpi", "scale"), [(96, 1), (120, 1.25), (72, 1)])
def test_a_screen_that_wants_larger_text_gets_it(dpi: float, scale: float) -> None:
    assert screen_scale(dpi) == scale


def test_marking_the_same_again_does_not_restyle(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    mark(label, tone="do")
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()).name().upper() == of(label).colours.do
    mark(label, tone="luc")
    assert label.palette().color(label.foregroundRole()).name().upper() == of(label).colours.luc


class TestFocusRing:
    """The ring goes where the keyboard is."""

    @pytest.fixture
    def window(self, qtbot: QtBot) -> QWidget:
        window = QWidget()
        window.resize(300, 200)
        qtbot.addWidget(window)
        return window

    def ring(self, window: QWidget) -> list[FocusRing]:
        return [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]

    def test_it_lies_four_pixels_around_the_control(self, window: QWidget, qtbot: QtBot) -> None:
        button = Button("Mời vào", parent=window)
        button.setGeometry(50, 50, 120, 36)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        button.setFocus()
        assert [ring.geometry().getRect() for ring in self.ring(window)] == [(46, 46, 128, 44)]

    def test_it_follows_the_control_and_leaves_with_the_focus(self, window: QWidget, qtbot: QtBot) -> None:
        button, plain = Button("Mời vào", parent=window), QLineEdit(window)
        button.setGeometry(50, 50, 120, 36)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        button.setFocus()
        button.move(60, 80)
        assert [ring.pos().toTuple() for ring in self.ring(window)] == [(56, 76)]
        plain.setFocus()
        assert self.ring(window) == []

    def test_it_goes_when_the_control_is_deleted(self, window: QWidget, qtbot: QtBot) -> None:
        button = Button("Mời vào", parent=window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        button.setFocus()
        assert len(self.ring(window)) == 1
        button.deleteLater()
        qtbot.waitUntil(lambda: window.findChildren(FocusRing) == [])
