"""The kiosk with a printer on a socket: its screen says what the printer says, and slips that waited come out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from onestop_desk.services.actors import station
from tests.ui.devices.escpos_printer import NetworkPrinter, PrintHead
from tests.ui.kiosk.conftest import Hand, Seconds
from tests.ui.kiosk.fakes import FakeFeed
from tests.ui.kiosk.test_window import number_shown, said, take_number
from tests.ui.kiosk.test_with_services import Demo
from ui.devices.printer_station import StationPrinter
from ui.kiosk.window import KioskWindow

pytestmark = pytest.mark.qt
LIMIT_MS = 10_000


@pytest.fixture
def network() -> Iterator[NetworkPrinter]:
    printer = NetworkPrinter(PrintHead())
    yield printer
    printer.close()


@pytest.fixture
def hand(demo: Demo, network: NetworkPrinter, tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    office = demo[0]
    head = office.sign_in.demo(next(s.id for s in office.sign_in.people() if s.role == "head"))
    office.public.change(head, base_address="https://motcua.tanyen.example.vn")
    office.printers.change(head, "kiosk", "", PrinterSetup(PrinterKind.NETWORK, host="127.0.0.1", port=network.port))
    printer = StationPrinter(office, station("pc-1"), "pc-1", "kiosk", tmp_path)
    seconds = Seconds()
    window = KioskWindow(office, station("pc-1"), FakeFeed(), printer, clock=seconds)
    window.closed.connect(printer.close)
    qtbot.addWidget(window)
    window.show()
    hand = Hand(window, seconds)
    hand.printer = printer  # type: ignore[attr-defined] # for the tests of this file
    qtbot.waitUntil(lambda: printer.state.health == "ok", timeout=LIMIT_MS)
    yield hand
    window.close()


def take(hand: Hand) -> str:
    take_number(hand)
    return number_shown(hand)


def until(qtbot: QtBot, right: Callable[[], bool]) -> None:
    qtbot.waitUntil(right, timeout=LIMIT_MS)


def test_the_slip_comes_out_and_is_asked_for_again_twice(hand: Hand, network: NetworkPrinter, qtbot: QtBot) -> None:
    take(hand)
    until(qtbot, lambda: hand.sees("takeSlip"))
    hand.touch("reprint")
    until(qtbot, lambda: len(network.head.slips) == 2 and hand.sees("takeSlip"))
    hand.touch("reprint")
    until(qtbot, lambda: len(network.head.slips) == 3 and hand.sees("takeSlip"))
    assert not hand.sees("reprint")


def test_out_of_paper_the_number_stays_and_its_slip_comes_by_itself(
    hand: Hand, network: NetworkPrinter, qtbot: QtBot
) -> None:
    network.head.paper_out = True
    number = take(hand)
    until(qtbot, lambda: hand.sees("printerOut"))
    assert f"Số {number} vẫn có hiệu lực, không cần lấy lại" in said(hand)
    assert hand.sees("followByPhone")
    assert hand.sees("staffTold")
    assert not hand.sees("reprint")
    hand.touch("done")
    second = take(hand)
    assert hand.sees("printerOut"), "later numbers show the same screen until it prints again"
    until(qtbot, lambda: hand.printer.state.waiting == (number, second))  # type: ignore[attr-defined]
    health = hand.printer.health()  # type: ignore[attr-defined]
    assert (health.printer, health.printer_waiting) == ("paper_out", 2)
    network.head.paper_out = False
    hand.printer.wake()  # type: ignore[attr-defined]
    until(qtbot, lambda: hand.sees("takeSlip"))
    until(qtbot, lambda: len(network.head.slips) == 2)
    hand.touch("done")
    take(hand)
    until(qtbot, lambda: hand.sees("takeSlip"))
    assert len(network.head.slips) == 3


def test_the_roll_runs_out_while_nobody_prints_and_the_next_number_is_told_at_once(
    hand: Hand, network: NetworkPrinter, qtbot: QtBot
) -> None:
    network.head.cover_open = True
    hand.printer.wake()  # type: ignore[attr-defined]
    until(qtbot, lambda: hand.printer.state.health == "cover_open")  # type: ignore[attr-defined]
    take(hand)
    assert hand.sees("printerOut")
    assert "Nắp máy in đang mở" in said(hand)
