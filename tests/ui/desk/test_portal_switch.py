"""The portal switched on inside the desk: a process of its own that answers, is shown, and ends when it is told to."""

import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services, build
from onestop_desk.services.actors import Actor
from ui.desk.dialogs.portal_switch import PortalDialog
from ui.portal_process import PortalProcess

pytestmark = pytest.mark.qt
STARTS_MS = 40_000


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copy(sqlite_template, tmp_path / "100% office.db")
    with closing(build(f"sqlite:///{tmp_path}/100%25 office.db")) as services:
        yield services


@pytest.fixture
def head(office: Services) -> Actor:
    return office.sign_in.demo(next(s.id for s in office.sign_in.people() if s.role == "head"))


@pytest.fixture
def portal(office: Services, qtbot: QtBot) -> Iterator[PortalProcess]:
    window = QWidget()
    qtbot.addWidget(window)
    made = PortalProcess(office.context.db.url.replace("%", "%25"), window)
    yield made
    made.stop()


def test_switched_on_it_answers_and_switched_off_it_is_gone(
    portal: PortalProcess, office: Services, head: Actor, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PortalDialog(window, office, head, lambda *_said: None, portal)
    portal.start(port=0)
    assert dialog.state.text() == "Đang mở…"
    qtbot.waitUntil(lambda: bool(portal.address), timeout=STARTS_MS)
    with urllib.request.urlopen(f"{portal.address}t/1.001193") as answered:
        assert answered.status == 200
    assert dialog.where.text() == portal.address
    dialog.code.pixmap().save(str(tmp_path / "code.png"))
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))] == [portal.address]
    dialog.switch.click()
    qtbot.waitUntil(lambda: not portal.runs, timeout=STARTS_MS)
    assert (portal.address, portal.fault, dialog.state.text()) == ("", "", "Chưa mở.")


def test_what_keeps_it_from_starting_is_said(portal: PortalProcess, office: Services, qtbot: QtBot) -> None:
    other = PortalProcess(office.context.db.url.replace("%", "%25"), portal)
    portal.start(port=0)
    qtbot.waitUntil(lambda: bool(portal.address), timeout=STARTS_MS)
    other.start(port=int(portal.address.rstrip("/").rpartition(":")[2]))
    qtbot.waitUntil(lambda: not other.runs, timeout=STARTS_MS)
    assert "Chọn cổng khác" in other.fault


def test_booking_is_offered_once_there_is_an_address(
    portal: PortalProcess, office: Services, head: Actor, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    office.public.change(head, base_address="")
    dialog = PortalDialog(window, office, head, lambda *_said: None, portal)
    dialog.booking.click()
    assert not office.public.office().books
    office.public.change(head, base_address="https://xa.example.vn")
    dialog.booking.click()
    assert office.public.office().books
    assert dialog.booking.text() == "Ngừng nhận đặt lịch"
