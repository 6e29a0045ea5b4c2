"""The same printer on a serial cable (a real pair of terminals) and on USB (a bus that pyusb takes for one)."""

import os
import select
import tty
from collections.abc import Iterator
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
import usb.core  # type: ignore[import-untyped]
from usb.backend import IBackend  # type: ignore[import-untyped]

from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from onestop_desk.services.ports import PrinterError
from tests.ui.devices.escpos_printer import PrintHead
from tests.ui.devices.test_thermal import drawn, same, ticket
from ui.devices.thermal import ThermalPrinter
from ui.devices.thermal_links import LinkError, UsbLink


class SerialPrinter:
    """The print head behind one end of a pair of terminals."""

    def __init__(self, head: PrintHead) -> None:
        self.head = head
        self._near, self._far = os.openpty()
        tty.setraw(self._far)
        self.device = os.ttyname(self._far)
        self._over, self._tell_over = os.pipe()
        self._thread = Thread(target=self._serve, name="escpos-serial")
        self._thread.start()

    def _serve(self) -> None:
        while True:
            ready, _, _ = select.select([self._near, self._over], [], [], 10)
            if self._over in ready or not ready:
                return
            back = self.head.take(os.read(self._near, 4096))
            if back:
                os.write(self._near, back)

    def close(self) -> None:
        os.write(self._tell_over, b".")
        self._thread.join(10)
        for end in (self._near, self._far, self._over, self._tell_over):
            os.close(end)


@pytest.fixture
def serial(head: PrintHead) -> Iterator[SerialPrinter]:
    printer = SerialPrinter(head)
    yield printer
    printer.close()


def test_a_serial_cable_carries_the_slip(serial: SerialPrinter, head: PrintHead) -> None:
    printer = ThermalPrinter(PrinterSetup(PrinterKind.SERIAL, device=serial.device))
    assert printer.health() == "ok"
    printer.print_ticket(ticket())
    assert same(head.slips[0], drawn(ticket(), 576))
    head.paper_out = True
    with pytest.raises(PrinterError) as no:
        printer.print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("paper_out", False)


def test_a_serial_cable_that_is_out_is_offline() -> None:
    printer = ThermalPrinter(PrinterSetup(PrinterKind.SERIAL, device="/dev/no-such-cable"))
    assert printer.health() == "offline"
    with pytest.raises(PrinterError) as no:
        printer.print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("offline", False)


class UsbBus(IBackend):  # type: ignore[misc] # pyusb carries no types
    """One printer on a bus, as a backend of pyusb."""

    def __init__(self, head: PrintHead) -> None:
        super().__init__()
        self.head, self.plugged_in = head, True
        self.pulled_after: int | None = None
        self._back, self._came = b"", 0

    def enumerate_devices(self) -> list[int]:
        return [1] if self.plugged_in else []

    def get_parent(self, _device: int) -> None:
        return None

    def get_device_descriptor(self, _device: int) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=0x100, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=7, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, _device: int, config: int) -> Any:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0x80, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, _device: int, interface: int, alternate: int, _config: int) -> Any:
        if interface or alternate:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2, bInterfaceClass=7,
            bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, _device: int, end: int, _interface: int, _alternate: int, _config: int) -> Any:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(0x03, 0x84)[end], bmAttributes=2, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, device: int) -> int:
        return device

    def close_device(self, _handle: int) -> None:
        self._came = 0

    def set_configuration(self, _handle: int, _value: int) -> None:
        self._there()

    def get_configuration(self, _handle: int) -> int:
        return 1

    def claim_interface(self, _handle: int, _interface: int) -> None:
        self._there()

    def release_interface(self, _handle: int, _interface: int) -> None:
        pass

    def reset_device(self, _handle: int) -> None:
        self._there()

    def bulk_write(self, _handle: int, end: int, _interface: int, data: Any, _limit: int) -> int:
        self._there()
        assert end == 0x03
        self._came += len(data)
        if self.pulled_after is not None and self._came > self.pulled_after:
            self.plugged_in = False
            self._there()
        self._back += self.head.take(data.tobytes())
        return len(data)

    def bulk_read(self, _handle: int, end: int, _interface: int, room: Any, _limit: int) -> int:
        self._there()
        assert end == 0x84
        if not self._back:
            raise usb.core.USBTimeoutError("nothing came", -7, 110)
        count = min(len(self._back), len(room))
        for at in range(count):
            room[at] = self._back[at]
        self._back = self._back[count:]
        return count

    def _there(self) -> None:
        if not self.plugged_in:
            raise usb.core.USBError("no such device", -4, 19)


def over(bus: UsbBus, vendor: int = 0, product: int = 0) -> ThermalPrinter:
    setup = PrinterSetup(PrinterKind.USB, vendor=vendor, product=product)
    return ThermalPrinter(setup, reach=lambda given: UsbLink(given, bus))


@pytest.mark.parametrize("named", [{}, {"vendor": 0x04B8, "product": 0x0E15}])
def test_usb_carries_the_slip_to_the_end_that_takes_data(head: PrintHead, named: dict[str, int]) -> None:
    printer = over(UsbBus(head), **named)
    assert printer.health() == "ok"
    printer.print_ticket(ticket())
    assert same(head.slips[0], drawn(ticket(), 576))
    head.cover_open = True
    with pytest.raises(PrinterError) as no:
        printer.print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("cover_open", False)


def test_usb_pulled_in_the_middle_leaves_the_slip_unsure(head: PrintHead) -> None:
    bus = UsbBus(head)
    bus.pulled_after = 30_000
    with pytest.raises(PrinterError) as no:
        over(bus).print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("offline", True)
    assert over(bus).health() == "offline"


def test_another_printer_than_the_named_one_is_not_taken(head: PrintHead) -> None:
    with pytest.raises(LinkError):
        UsbLink(PrinterSetup(PrinterKind.USB, vendor=0x1234), UsbBus(head))
