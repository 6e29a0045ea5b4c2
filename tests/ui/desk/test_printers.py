"""The desk's ticket printer: slips of F4, words in the status bar, copies, and how it is set up."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from onestop_desk.data import journal
from onestop_desk.domain.printing import PrinterKind, PrinterSetup, PrinterState
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.keys import new_key
from onestop_desk.services.stations import Health
from tests.moved_clock import MovedClock
from tests.ui.devices.escpos_printer import NetworkPrinter, PrintHead
from tests.ui.devices.test_thermal import same
from ui.desk.dialogs.printer import PrinterDialog
from ui.desk.dialogs.printer_setup import PrinterSetupDialog
from ui.desk.printer_words import named, own_fault
from ui.desk.shell import DeskShell
from ui.desk.window import DeskWindow
from ui.devices.printer_station import StationPrinter

pytestmark = pytest.mark.qt
LIMIT_MS = 10_000
Demo = tuple[Services, MovedClock]


class PaperPrinters:
    """What the operating system offers."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def names(self) -> tuple[str, ...]:
        return self._names

    def print_pdf(self, pdf: bytes, printer: str) -> None:
        raise AssertionError("nothing is printed there")


class Office:
    """A desk of the head, with a printer on a socket."""

    def __init__(self, demo: Demo, network: NetworkPrinter, folder: Path, qtbot: QtBot) -> None:
        self.services, self.network, self.qtbot = demo[0], network, qtbot
        self.head = self.someone("head")
        self.setup = PrinterSetup(PrinterKind.NETWORK, host="127.0.0.1", port=network.port)
        self.services.printers.change(self.head, "desk", "pc-1", self.setup)
        self.printer = StationPrinter(self.services, station("pc-1"), "pc-1", "desk", folder)
        counter = self.services.office.counters()[0].id
        self.services.desk.open_counter(self.head, counter)
        self.window = DeskWindow(self.services, self.head, counter, printer=self.printer)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.until(lambda: self.printer.state.health == "ok")

    @property
    def shell(self) -> DeskShell:
        assert self.window.shell is not None
        return self.window.shell

    def someone(self, role: str) -> Actor:
        found = (self.services.sign_in.demo(person.id) for person in self.services.sign_in.people())
        return next(actor for actor in found if actor.role == role)

    def until(self, right: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(right, timeout=LIMIT_MS)

    def give(self, **facts: object) -> str:
        line = self.services.office.lines()[0].id
        taken = self.shell.acts.give_number(line, key=new_key(), **facts)  # type: ignore[arg-type]
        assert taken is not None
        return taken.number

    def said(self) -> str:
        return self.shell.status.printers["desk"].text()


@pytest.fixture
def network() -> Iterator[NetworkPrinter]:
    printer = NetworkPrinter(PrintHead())
    yield printer
    printer.close()


@pytest.fixture
def office(demo: Demo, network: NetworkPrinter, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    made = Office(demo, network, tmp_path, qtbot)
    yield made
    made.shell.printers.stop()
    made.printer.close()


def test_a_number_given_at_the_desk_gets_its_slip(office: Office) -> None:
    office.give()
    office.until(lambda: len(office.network.head.slips) == 1)
    assert office.said() == "Máy in: sẵn sàng"


def test_a_number_from_the_paper_roll_has_its_slip_already(office: Office) -> None:
    office.give(roll_number=40)
    office.give()
    office.until(lambda: len(office.network.head.slips) == 1)
    assert office.printer.state.waiting == ()


def test_what_is_wrong_stands_in_the_status_bar_with_what_to_do(office: Office) -> None:
    head = office.network.head
    head.paper_out = True
    office.give()
    office.give()
    wanted = "Máy in hết giấy Thay cuộn giấy, phiếu đang chờ (2) sẽ tự in."
    office.until(lambda: office.said() == wanted)
    assert office.shell.status.printers["desk"].health == "fault"
    head.paper_out = False
    office.printer.wake()
    office.until(lambda: len(head.slips) == 2 and office.said() == "Máy in: sẵn sàng")


def test_a_kiosk_without_paper_is_told_at_every_desk(office: Office) -> None:
    health = Health(printer="paper_out", printer_waiting=3)
    office.services.stations.beat(station("pc-2"), "pc-2", "kiosk", "PC 2", health)
    watch = office.shell.printers.watch
    assert watch is not None
    watch.look()
    chip = office.shell.status.printers["kiosk"]
    office.until(lambda: chip.text() == "Máy in kiosk hết giấy Thay cuộn giấy, phiếu đang chờ (3) sẽ tự in.")
    office.services.stations.beat(station("pc-2"), "pc-2", "kiosk", "PC 2", Health(printer="ok"))
    watch.look()
    office.until(lambda: not chip.isVisible())


def test_a_slip_is_printed_again_by_its_number_and_journalled(office: Office) -> None:
    number = office.give()
    office.until(lambda: len(office.network.head.slips) == 1)
    office.qtbot.mouseClick(office.shell.status.printers["desk"], Qt.MouseButton.LeftButton)
    dialog = office.window.findChild(PrinterDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.number, "z999")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert "Hôm nay không có số này" in dialog._number_row.fault.text()
    dialog.number.clear()
    QTest.keyClicks(dialog.number, number.lower())
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    office.until(lambda: len(office.network.head.slips) == 2)
    first, again = office.network.head.slips
    assert not same(first, again), "the second one says that it is a copy"

    def noted() -> list[tuple[str, str | None]]:
        with office.services.context.look() as (tx, _, _):
            return [(r.actor_id, r.reason) for r in journal.of_day(tx) if r.what == "ticket_reprinted"]

    office.until(lambda: noted() == [(office.head.id, "asked")])
    dialog.leave()


def test_a_slip_that_broke_off_is_told(office: Office) -> None:
    office.network.drop_after = 30_000
    told: list[str] = []
    watch = office.shell.printers.watch
    assert watch is not None
    watch.said.connect(lambda headline, _sentence, _tone: told.append(headline))
    number = office.give()
    office.until(lambda: office.printer.state.health == "offline")
    office.printer.wake()
    office.until(lambda: f"Đã in lại phiếu {number}" in told)


def open_setup(office: Office, *names: str) -> PrinterSetupDialog:
    watch = office.shell.printers.watch
    assert watch is not None
    dialog = PrinterSetupDialog(office.window, office.services, office.head, watch, printers=PaperPrinters(*names))
    dialog.open_first()
    return dialog


def test_the_head_sets_a_printer_up_and_tries_it(office: Office) -> None:
    dialog = open_setup(office)
    assert dialog.kinds is not None
    assert dialog.kinds.value == "network"
    assert dialog.host.text() == "127.0.0.1"
    QTest.keyClick(dialog, Qt.Key.Key_F6)
    office.until(lambda: "Đã in thử" in dialog.fault.text())
    assert len(office.network.head.slips) == 1
    office.network.head.cover_open = True
    QTest.keyClick(dialog, Qt.Key.Key_F6)
    office.until(lambda: "Nắp máy in đang mở. Đóng nắp lại." in dialog.fault.text())
    dialog.leave()


def test_what_is_missing_is_said_and_nothing_is_kept(office: Office) -> None:
    dialog = open_setup(office)
    dialog.host.clear()
    assert dialog.primary is not None
    dialog.primary.click()
    assert "Chưa có địa chỉ của máy in trong mạng" in dialog.fault.text()
    assert office.services.printers.setup_of("pc-1", "desk") == office.setup
    dialog.leave()


def test_the_kiosks_share_a_printer_of_the_system(office: Office) -> None:
    dialog = open_setup(office, "Máy in phiếu kiosk")
    dialog.whose.show_chosen("kiosk")
    dialog._show()
    office.until(lambda: dialog._names is not None)
    assert dialog.kinds is not None
    dialog.kinds.choose("system")
    assert dialog._names is not None
    dialog._names.choose("Máy in phiếu kiosk")
    dialog.width_mm.show_chosen("58")
    assert dialog.primary is not None
    dialog.primary.click()
    wanted = PrinterSetup(PrinterKind.SYSTEM, 58, name="Máy in phiếu kiosk")
    assert office.services.printers.setup_of("any-pc", "kiosk") == wanted
    assert office.services.printers.setup_of("pc-1", "desk") == office.setup


def test_a_kiosk_may_have_a_printer_of_its_own_and_go_back_to_the_shared_one(office: Office) -> None:
    services = office.services
    for pc in ("pc-2", "pc-3"):
        services.stations.beat(station(pc), pc, "kiosk", f"KIOSK-{pc}", Health())
    watch = office.shell.printers.watch
    assert watch is not None
    watch.look()
    office.until(lambda: len(watch.kiosks) == 2)
    dialog = open_setup(office)
    assert dialog.which.isHidden() or not dialog.which.isVisible()
    dialog.whose.choose("kiosk")
    assert [dialog.which.itemText(n) for n in range(1, 3)] == ["KIOSK-pc-2", "KIOSK-pc-3"]
    dialog.which.setCurrentIndex(2)
    assert dialog.kinds is not None
    assert dialog.kinds.value == "shared"
    dialog.kinds.choose("network")
    dialog.host.setText("10.0.0.9")
    QTest.keyClick(dialog.host, Qt.Key.Key_Return)
    own = PrinterSetup(PrinterKind.NETWORK, host="10.0.0.9")
    assert services.printers.setup_of("pc-3", "kiosk") == own
    assert services.printers.setup_of("pc-2", "kiosk").kind is PrinterKind.SCREEN
    dialog = open_setup(office)
    dialog.whose.choose("kiosk")
    dialog.which.setCurrentIndex(2)
    assert dialog.host.text() == "10.0.0.9"
    assert dialog.kinds is not None
    dialog.kinds.choose("shared")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert services.printers.setup_of("pc-3", "kiosk").kind is PrinterKind.SCREEN


def test_another_printer_is_used_at_once(office: Office, tmp_path: Path) -> None:
    dialog = open_setup(office)
    assert dialog.kinds is not None
    dialog.kinds.choose("pdf")
    dialog.folder.setText(str(tmp_path / "pdf"))
    assert dialog.primary is not None
    dialog.primary.click()
    office.give()
    office.until(lambda: len(list((tmp_path / "pdf").glob("*.pdf"))) == 1)


def test_a_clerk_may_print_again_but_not_set_up(office: Office) -> None:
    watch = office.shell.printers.watch
    assert watch is not None
    dialog = PrinterDialog(office.window, office.services, office.someone("clerk"), watch)
    dialog.open_first()
    assert not dialog.setup.isEnabled()
    assert dialog.primary is not None
    assert dialog.primary.isEnabled()
    dialog.leave()


def test_a_long_queue_is_counted_and_not_listed_to_the_end() -> None:
    waiting = tuple(f"A{n:03d}" for n in range(1, 301))
    assert named(waiting).endswith("A012 và 288 số nữa")
    assert named(waiting[:2]) == "A001, A002"
    fault = own_fault(PrinterState("ok", unsure=waiting))
    assert fault is not None
    assert len(fault[0]) < 150
