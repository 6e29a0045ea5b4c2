"""Fields stand under their label; what is wrong stands right below them."""

from pytestqt.qtbot import QtBot

from ui.widgets.field import Field, LabelledField


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
