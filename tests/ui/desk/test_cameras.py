"""Cài đặt, "Camera sảnh…": a real camera on loopback, its picture for the head only, and the cable out."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from tests.moved_clock import MovedClock
from tests.ui.devices.rtsp_camera import camera
from ui import theme
from ui.app.camera_watch import CameraWatch
from ui.background import run_inline, wait_for_all
from ui.desk.cameras import CamerasDialog
from ui.desk.window import DeskWindow
from ui.devices.hall_camera import NoPicture, picture_of

pytestmark = pytest.mark.qt
Key = Qt.Key


def shot(address: str) -> bytes:
    """The real picture, with less patience than in the hall."""
    return picture_of(address, 4.0)


class Office:
    """A demo office with its people."""

    def __init__(self, services: Services, clock: MovedClock) -> None:
        self.services, self.clock = services, clock
        people = services.sign_in.people()
        self.head: Actor = services.sign_in.demo(next(p.id for p in people if p.role == "head"))
        self.clerk: Actor = services.sign_in.demo(next(p.id for p in people if p.role == "clerk"))


@pytest.fixture
def office(demo: tuple[Services, MovedClock]) -> Office:
    return Office(*demo)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, office: Office) -> DeskWindow:
    theme.apply(qapp)
    made = DeskWindow(office.services, office.head, office.services.office.counters()[0].id)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    qtbot.waitExposed(made)
    return made


def ask(window: DeskWindow, office: Office, actor: Actor, fetch: Callable[[str], bytes] = shot) -> CamerasDialog:
    dialog = CamerasDialog(window, office.services, actor, run=run_inline, fetch=fetch)
    dialog.open_first()
    return dialog


def test_the_head_adds_a_camera_sees_its_picture_and_then_the_cable_is_out(
    window: DeskWindow, office: Office, qtbot: QtBot
) -> None:
    dialog = ask(window, office, office.head)
    with camera((20, 60, 200), login="an:bi-mat") as shown:
        dialog.name.setText("Cửa chính")
        QTest.keyClicks(dialog.address, shown.address)
        QTest.keyClick(dialog.address, Key.Key_Return)
        (listed,) = office.services.cameras.listed()
        assert listed.reachable is True
        QTest.keyClick(dialog, Key.Key_F5)
        assert dialog.picture.image is not None
        assert dialog.picture.image.pixelColor(160, 120).blue() > 180
        assert "không được lưu" in dialog.remark.text()
    assert not any("bi-mat" in button.text() for button in dialog.findChildren(QPushButton))
    office.clock.forward(7)
    since = office.clock()
    QTest.keyClick(dialog, Key.Key_F8)
    (lost,) = office.services.cameras.listed()
    assert (lost.reachable, lost.since, lost.why) == (False, since, "unreachable")
    QTest.keyClick(dialog, Key.Key_F5)
    assert "không kết nối được" in dialog.picture.words
    QTest.keyClick(dialog, Key.Key_F6)
    assert office.services.cameras.listed() == ()


def test_a_clerk_sees_the_list_and_no_picture(window: DeskWindow, office: Office) -> None:
    office.services.cameras.add(office.head, "Cửa chính", "rtsp://an:bi-mat@10.0.0.5/live")
    dialog = ask(window, office, office.clerk)
    assert not dialog.show_now.isEnabled()
    assert "người đứng đầu" in dialog.show_now.reason
    assert not dialog.name.isVisibleTo(dialog)
    assert "bi-mat" not in dialog.remark.text()
    QTest.keyClick(dialog, Key.Key_F5)
    assert dialog.picture.image is None


def test_what_cannot_be_an_address_is_said_in_the_foot(window: DeskWindow, office: Office) -> None:
    dialog = ask(window, office, office.head)
    dialog.name.setText("Cửa")
    dialog.address.setText("camera cửa chính")
    QTest.keyClick(dialog.address, Key.Key_Return)
    assert dialog.fault.text().startswith("Địa chỉ camera không dùng được.")
    assert office.services.cameras.listed() == ()


def test_the_desk_looks_by_itself_and_a_pc_without_player_says_nothing(office: Office, qapp: QApplication) -> None:
    cameras = office.services.cameras
    cameras.add(office.head, "Cửa chính", "rtsp://10.0.0.5/live")

    def cannot(_address: str) -> bytes:
        raise NoPicture("no_player")

    def silent(_address: str) -> bytes:
        raise NoPicture("silent")

    CameraWatch(cameras, office.clerk, run=run_inline, fetch=cannot).look()
    assert cameras.listed()[0].reachable is None
    office.clock.forward(6)
    watch = CameraWatch(cameras, office.clerk, run=run_inline, fetch=silent)
    watch.look()
    watch.look()
    assert (cameras.listed()[0].reachable, cameras.listed()[0].why) == (False, "silent")


@pytest.mark.parametrize("closed", ["watch", "dialog", "window"])
def test_a_round_over_dead_cameras_ends_with_whoever_asked_for_it(
    window: DeskWindow, office: Office, qtbot: QtBot, closed: str
) -> None:
    cameras = office.services.cameras
    for number in range(60):
        cameras.add(office.head, f"Camera {number:02}", f"rtsp://10.0.0.{number}/live")
    begun, go_on, asked = threading.Semaphore(0), threading.Event(), []

    def dead(address: str) -> bytes:
        asked.append(address)
        begun.release()
        go_on.wait(20)
        raise NoPicture("silent")

    end: Callable[[], object]
    if closed == "watch":
        watch = CameraWatch(cameras, office.clerk, window, fetch=dead)
        watch.look()
        end = watch.stop
    else:
        dialog = CamerasDialog(window, office.services, office.head, fetch=dead)
        dialog.open_first()
        dialog.again.click()
        end = dialog.leave if closed == "dialog" else window.close
    assert begun.acquire(timeout=20)
    assert begun.acquire(timeout=20), "two are looked at at a time"
    end()
    go_on.set()
    assert wait_for_all(20_000)
    assert len(asked) <= 3
    assert {one.reachable for one in cameras.listed()} == {None}, "what was not waited for is not told"


def test_since_when_is_read_in_the_list_and_why_beside_it(window: DeskWindow, office: Office) -> None:
    cameras = office.services.cameras
    listed = [cameras.add(office.head, f"Khu chờ tầng {n}, lối vào", f"rtsp://10.0.0.{n}/live") for n in range(2)]
    for camera_id, why in zip(listed, ("silent", None), strict=True):
        cameras.tell(office.clerk, camera_id, why)
    remarks = [row.option.remark for row in ask(window, office, office.clerk).cameras.rows()]
    assert remarks == ["mất từ 08:00", "có từ 08:00"]
    office.clock.set("2026-11-24 07:20")
    dialog = ask(window, office, office.clerk)
    assert [row.option.remark for row in dialog.cameras.rows()] == ["mất từ 23/11", "có từ 23/11"]
    dialog.cameras.show_chosen(listed[0])
    dialog._show_chosen()
    assert "không có hình từ 08:00 23/11: " in dialog.remark.text()
