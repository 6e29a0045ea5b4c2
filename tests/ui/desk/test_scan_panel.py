"""Ctrl+Q with a camera: pictures of real codes lead where a scan leads; unplugged in the middle, the field is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.ui.desk.test_scans import CODE, Desk
from tests.ui.devices.lens import HandCamera, code128, held, qr
from tests.ui.shots import grab
from ui import theme
from ui.background import wait_for_all
from ui.desk.appointments.check_in import CheckInSheet
from ui.desk.scan_panel import ScanPanel

pytestmark = pytest.mark.qt
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class AtTheCamera(Desk):
    """The desk with a camera on its cable."""

    def __init__(self, qtbot: QtBot, services: Services, camera: HandCamera) -> None:
        self.camera = camera
        super().__init__(qtbot, services, camera)

    def open(self) -> ScanPanel:
        self.press(Key.Key_Q, modifier=CTRL)
        panel = self.question()
        assert isinstance(panel, ScanPanel)
        return panel

    def until_read(self) -> None:
        self.qtbot.waitUntil(lambda: not isinstance(self.question(), ScanPanel), timeout=5000)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Iterator[AtTheCamera]:
    theme.apply(qapp)
    made = AtTheCamera(qtbot, demo[0], HandCamera())
    yield made
    made.ear.stop()


@pytest.mark.parametrize("code", [code128(CODE), qr(CODE)], ids=["CODE128", "QR"])
def test_a_dossier_before_the_camera_goes_to_the_visit(desk: AtTheCamera, code: Image.Image) -> None:
    desk.serve("chứng thực bản sao")
    panel = desk.open()
    assert panel.picture.words == "Đang mở máy ảnh…"
    desk.camera.see(held(code, across=0.3))
    desk.until_read()
    assert desk.codes() == [CODE]
    assert not desk.camera.is_open


def test_unplugged_in_the_middle_the_field_takes_over(desk: AtTheCamera) -> None:
    desk.serve("chứng thực bản sao")
    panel = desk.open()
    desk.camera.unplug()
    assert panel.picture.words == "Mất máy ảnh giữa chừng. Cắm lại rồi bấm Ctrl+Q, hoặc gõ mã."
    assert QApplication.focusWidget() is panel.field
    panel.field.setText(CODE)
    desk.press(Key.Key_Return)
    assert desk.codes() == [CODE]


@pytest.mark.parametrize(
    ("code", "words"),
    [("none", "Máy này không có máy ảnh."), ("denied", "Máy ảnh đang bị chặn hoặc chương trình khác đang dùng.")],
)
def test_a_camera_that_does_not_open_says_why(desk: AtTheCamera, code: str, words: str) -> None:
    desk.camera.fails = code
    panel = desk.open()
    assert panel.picture.words.startswith(words)
    desk.press(Key.Key_Escape)
    assert (desk.question(), desk.camera.is_open) == (None, False)


def test_closed_while_a_picture_is_read_nothing_happens_any_more(desk: AtTheCamera) -> None:
    desk.serve("chứng thực bản sao")
    desk.open()
    desk.camera.see(held(qr(CODE)))
    desk.press(Key.Key_Escape)
    assert wait_for_all()
    QApplication.processEvents()
    assert desk.codes() == [None]
    assert not desk.camera.is_open


def test_the_handheld_is_heard_while_the_panel_is_open(desk: AtTheCamera) -> None:
    desk.serve("chứng thực bản sao")
    desk.open()
    desk.scan(CODE)
    assert desk.codes() == [CODE]
    assert not desk.camera.is_open


def test_without_a_camera_ctrl_q_says_it_once_and_leads_to_the_field(desk: AtTheCamera) -> None:
    desk.camera.there = False
    desk.press(Key.Key_Q, modifier=CTRL)
    assert isinstance(desk.question(), CheckInSheet)
    desk.press(Key.Key_Escape)
    assert desk.said() == ("Máy này không có máy ảnh", "Dùng máy quét cầm tay, hoặc gõ mã.")


def test_whoever_has_no_code_is_looked_for_by_name(desk: AtTheCamera) -> None:
    desk.open()
    desk.press(Key.Key_F, modifier=CTRL)
    assert isinstance(desk.question(), CheckInSheet)
    assert not desk.camera.is_open


def test_how_it_looks(desk: AtTheCamera, tmp_path: Path) -> None:
    desk.serve("chứng thực bản sao")
    panel = desk.open()
    panel.reader.end()
    desk.camera.see(held(qr(CODE), turned=8))
    grab(desk.window, tmp_path / "scan-panel.png")
    assert panel.field.isVisible()
    assert panel.panel.rect().contains(panel.field.mapTo(panel.panel, panel.field.rect().center()))


def test_in_the_finish_question_ctrl_q_opens_the_camera_for_the_procedure_at_hand(desk: AtTheCamera) -> None:
    desk.serve("chứng thực bản sao", "đăng ký khai sinh")
    desk.press(Key.Key_F12)
    finish = desk.question()
    finish.blocks[1].focus_first()
    desk.press(Key.Key_Q, modifier=CTRL)
    panel = next(cover for cover in desk.window.findChildren(ScanPanel) if cover.is_asking())
    assert QApplication.focusWidget() is panel.field, "the question below does not take the keyboard back"
    assert "Tìm người có hẹn" not in [button.text() for button in panel.findChildren(QAbstractButton)]
    desk.camera.see(held(qr(CODE), across=0.3))
    desk.qtbot.waitUntil(lambda: not panel.is_asking(), timeout=5000)
    assert desk.question() is finish
    assert [block.code.text() for block in finish.blocks] == ["", CODE]
    assert finish.isAncestorOf(QApplication.focusWidget())
    assert not desk.camera.is_open


def test_the_window_closed_over_the_panel_gives_the_camera_back(desk: AtTheCamera) -> None:
    desk.open()
    assert desk.camera.is_open
    desk.window.close()
    assert not desk.camera.is_open
