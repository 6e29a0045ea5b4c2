"""Fields stand under their label; what is wrong stands right below them."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.field import Field, LabelledField, NumberField


def test_heights_are_those_of_the_pictures(qtbot: QtBot) -> None:
    for field, height in ((Field("Quét hoặc gõ mã"), 36), (Field(low=True), 32)):
        qtbot.addWidget(field)
        field.ensurePolished()
        assert field.sizeHint().height() == height


def test_a_complaint_is_said_under_the_field_and_taken_back(qtbot: QtBot) -> None:
    labelled = LabelledField("Mã hồ sơ")
    qtbot.addWidget(labelled)
    assert labelled.fault.isHidden()
    labelled.complain("Mã hồ sơ có dạng H05.190-261123-0038")
    assert not labelled.fault.isHidden()
    assert labelled.field.property("wrong") is True
    assert labelled.field.accessibleDescription() == labelled.fault.text()
    labelled.accept()
    assert labelled.fault.isHidden()
    assert labelled.field.property("wrong") is False


def test_a_screen_reader_hears_the_label(qtbot: QtBot) -> None:
    labelled = LabelledField("Số điện thoại", beside=True)
    qtbot.addWidget(labelled)
    assert labelled.field.accessibleName() == "Số điện thoại"
    assert labelled.label.buddy() is labelled.field


def test_words_do_not_run_under_the_key_cap(qtbot: QtBot) -> None:
    field = Field("Tìm số", search=True, key="Ctrl+F")
    qtbot.addWidget(field)
    assert field.textMargins().right() >= 50


def wheel(field: NumberField) -> QWheelEvent:
    """Turns the mouse wheel up over a field."""
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(field.mapToGlobal(field.rect().center())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event


def test_scrolling_past_a_number_does_not_change_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, other = NumberField(parent=page), Field(parent=page)
    other.move(0, 60)
    field.setValue(15)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    other.setFocus()
    assert not wheel(field).isAccepted()
    assert field.value() == 15
    field.setFocus()
    wheel(field)
    assert field.value() == 16


def test_a_number_is_kept_within_its_bounds(qtbot: QtBot) -> None:
    field = NumberField(1, 60)
    qtbot.addWidget(field)
    field.setValue(90)
    assert field.value() == 60
    assert field.sizeHint().height() == 36
