"""The status bar is quiet when well, and says what to do when not."""

from pytestqt.qtbot import QtBot

from ui.theme import of
from ui.widgets.status_chip import StatusChip


def test_it_is_quiet_when_well(qtbot: QtBot) -> None:
    chip = StatusChip("printer")
    qtbot.addWidget(chip)
    chip.well("Máy in: sẵn sàng")
    assert (chip.health, chip.text(), chip.toolTip()) == ("well", "Máy in: sẵn sàng", "")


def test_a_fault_has_a_box_and_says_what_to_do(qtbot: QtBot) -> None:
    chip = StatusChip("printer")
    qtbot.addWidget(chip)
    chip.well("Máy in: sẵn sàng")
    quiet = chip.sizeHint()
    chip.fault("Máy in hết giấy", "Thay cuộn giấy, phiếu đang chờ (2) sẽ tự in.")
    assert chip.text() == "Máy in hết giấy Thay cuộn giấy, phiếu đang chờ (2) sẽ tự in."
    assert chip.toolTip() == chip.accessibleName() == chip.text()
    assert chip.sizeHint().width() > quiet.width()
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 0).name().upper() == of(chip).colours.cam


def test_a_stop_is_red_and_well_again_is_quiet(qtbot: QtBot) -> None:
    chip = StatusChip("database")
    qtbot.addWidget(chip)
    chip.fault("Mất kết nối dữ liệu", stop=True)
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 0).name().upper() == of(chip).colours.do
    chip.well("Dữ liệu: đã kết nối")
    assert (chip.health, chip.toolTip()) == ("well", "")
    chip.off("Dữ liệu: chưa mở")
    assert chip.health == "off"
