"""Words shorten or wrap instead of being cut, and marks are never cut off."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.labels import ElidedLabel, Words, WrappedLabel

LONG = "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế"


def ask_for_tip(widget: QWidget) -> str:
    """Rests the mouse on a widget and gives the tip it shows."""
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, event)
    return widget.toolTip()


def has_ink_in_first_row(widget: QWidget) -> bool:
    """Says whether anything is drawn on the very edge, where it would be cut."""
    picture = widget.grab().toImage()
    return any(picture.pixelColor(x, 0).lightness() < 200 for x in range(picture.width()))


def test_words_change_and_take_a_colour(qtbot: QtBot) -> None:
    label = Words("Đang chờ", "head")
    qtbot.addWidget(label)
    label.say("Đang gọi lần 2", "lam")
    assert (label.text(), label.property("tone")) == ("Đang gọi lần 2", "lam")


def test_what_people_typed_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Words("<b>A</b>")
    qtbot.addWidget(label)
    bold = Words("A")
    qtbot.addWidget(bold)
    assert label.sizeHint().width() > 2 * bold.sizeHint().width()


@pytest.mark.parametrize("kind", ["body", "head", "visit"])
def test_marks_on_capitals_are_not_cut_off(kind: str, qtbot: QtBot) -> None:
    for label in (Words("Ẵm Ấp Ỗ", kind), ElidedLabel("Ẵm Ấp Ỗ", kind), WrappedLabel("Ẵm Ấp Ỗ", kind)):
        qtbot.addWidget(label)
        label.setObjectName("page")
        label.ensurePolished()
        label.resize(
            label.sizeHint().width(),
            label.heightForWidth(400) if label.hasHeightForWidth() else label.sizeHint().height(),
        )
        assert not has_ink_in_first_row(label)


def test_a_line_shortens_and_its_tip_has_it_all(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    assert label.is_elided()
    assert ask_for_tip(label) == LONG
    label.resize(label.sizeHint())
    assert not label.is_elided()
    assert ask_for_tip(label) == ""


def test_long_words_take_two_lines_and_no_more(qtbot: QtBot) -> None:
    label = WrappedLabel(LONG)
    qtbot.addWidget(label)
    one, two = label.heightForWidth(2000), label.heightForWidth(160)
    assert one < two <= 2 * one
    lines = label.shown_lines(160)
    assert len(lines) == 2
    assert lines[0].startswith("Liên thông")
    assert lines[1].endswith("…")
    label.resize(160, two)
    assert ask_for_tip(label) == LONG


def test_words_that_fit_are_not_shortened(qtbot: QtBot) -> None:
    label = WrappedLabel("Đăng ký kết hôn")
    qtbot.addWidget(label)
    assert label.shown_lines(300) == ["Đăng ký kết hôn"]
    label.say("Đăng ký khai tử", "ink_soft")
    assert label.text() == label.accessibleName() == "Đăng ký khai tử"
