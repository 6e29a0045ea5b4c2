"""The way to a ticket printer: network, USB or a serial cable, each with short time limits and one kind of error."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, Protocol

from PIL import Image

from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from ui.devices.thermal_library import printers

CONNECT_S = 2.0
CONNECT_AGAIN_S = 0.25
"""A printer that serves somebody else refuses a connection for a moment."""
CONNECT_TRIES = 2
SEND_S = 6.0
"""How long a strip may stand still on its way: a full memory empties within that, a jammed printer does not."""
_LARGEST_STRIP = 10_000
_USB_PRINTER = 7
_USB_IN = 0x80


class LinkError(Exception):
    """The printer cannot be reached, or not any more."""


class Link(Protocol):
    """An open way to a printer."""

    def draw(self, strip: Image.Image) -> None:
        """Prints dots below what is printed already; raises LinkError."""

    def cut(self) -> None:
        """Feeds the slip past the knife and cuts; raises LinkError."""

    def write(self, data: bytes) -> None:
        """Sends; raises LinkError."""

    def read(self, seconds: float) -> bytes:
        """What came within the time, b"" for nothing; raises LinkError."""

    def close(self) -> None:
        """Lets go."""


class _Linked:
    """What the three have in common: python-escpos does the talking."""

    def __init__(self, printer: Any) -> None:
        self.printer = printer

    def draw(self, strip: Image.Image) -> None:
        """Prints dots below what is printed already; raises LinkError."""
        with _as_link_error():
            self.printer.image(strip, fragment_height=strip.height)

    def cut(self) -> None:
        """Feeds the slip past the knife and cuts; raises LinkError."""
        with _as_link_error():
            self.printer.cut()

    def write(self, data: bytes) -> None:
        """Sends; raises LinkError."""
        with _as_link_error():
            self.printer._raw(data)  # noqa: SLF001 - the library's own name for sending bytes as they are

    def read(self, seconds: float) -> bytes:
        """What came within the time, b"" for nothing; raises LinkError."""
        with _as_link_error():
            return self._read(seconds)

    def close(self) -> None:
        """Lets go."""
        with suppress(OSError):
            self.printer.close()

    def _read(self, seconds: float) -> bytes:
        raise NotImplementedError


class NetworkLink(_Linked):
    """A printer with an address of its own, or one that something passes on."""

    def __init__(self, setup: PrinterSetup) -> None:
        printer = printers().Network(setup.host, setup.port)
        printer.device = _connected(setup.host, setup.port)
        super().__init__(printer)

    def _read(self, seconds: float) -> bytes:
        self.printer.device.settimeout(seconds)
        try:
            came: bytes = self.printer.device.recv(64)
        except TimeoutError:
            return b""
        finally:
            self.printer.device.settimeout(SEND_S)
        if not came:
            raise LinkError("the printer hung up")
        return came


class SerialLink(_Linked):
    """A printer on a serial cable."""

    def __init__(self, setup: PrinterSetup) -> None:
        printer = printers().Serial(setup.device, setup.baud, timeout=SEND_S)
        with _as_link_error():
            printer.open()
        # A slow cable needs its time for a strip, besides the time in which the strip may stand still.
        printer.device.write_timeout = SEND_S + _LARGEST_STRIP * 10 / setup.baud
        super().__init__(printer)

    def close(self) -> None:
        """Lets go; what is still under way to a cable that is out is given up."""
        with suppress(OSError):
            self.printer.device.reset_output_buffer()
        super().close()

    def _read(self, seconds: float) -> bytes:
        device = self.printer.device
        device.timeout = seconds
        came: bytes = device.read(1)
        return came + device.read(device.in_waiting) if came else b""


class UsbLink(_Linked):
    """A printer on a USB cable, the named one or the first there is."""

    def __init__(self, setup: PrinterSetup, backend: Any = None) -> None:
        with _as_link_error():
            found, out_end, in_end = _usb_printer(setup, backend)
            wanted = {"backend": backend, "bus": found.bus, "address": found.address}
            limit = round(SEND_S * 1000)
            printer = printers().Usb(usb_args=wanted, timeout=limit, in_ep=in_end, out_ep=out_end)
            printer.open()
        super().__init__(printer)

    def _read(self, seconds: float) -> bytes:
        import usb.core  # type: ignore[import-untyped]

        if not self.printer.in_ep:
            return b""
        try:
            return bytes(self.printer.device.read(self.printer.in_ep, 64, round(seconds * 1000)))
        except usb.core.USBTimeoutError:
            return b""


def open_link(setup: PrinterSetup) -> Link:
    """The way to a printer; raises LinkError when it cannot be reached."""
    if setup.kind is PrinterKind.NETWORK:
        return NetworkLink(setup)
    return SerialLink(setup) if setup.kind is PrinterKind.SERIAL else UsbLink(setup)


def _connected(host: str, port: int) -> socket.socket:
    """A connection; where one is refused, the printer may be busy with another for a moment."""
    for left in reversed(range(CONNECT_TRIES)):
        try:
            made = socket.create_connection((host, port), timeout=CONNECT_S)
        except ConnectionRefusedError as error:
            if not left:
                raise LinkError(str(error)) from error
            time.sleep(CONNECT_AGAIN_S)
        except OSError as error:
            raise LinkError(str(error)) from error
        else:
            made.settimeout(SEND_S)
            return made
    raise LinkError("refused")


def _usb_printer(setup: PrinterSetup, backend: Any) -> tuple[Any, int, int]:
    """(device, its end for data, its end for answers or 0); the first whose interface is a printer's."""
    import usb.core

    named = {"idVendor": setup.vendor, "idProduct": setup.product}
    wanted = {name: number for name, number in named.items() if number}
    for device in usb.core.find(find_all=True, backend=backend, **wanted):
        for configuration in device:
            for interface in configuration:
                if setup.vendor or interface.bInterfaceClass == _USB_PRINTER:
                    ends = [end.bEndpointAddress for end in interface]
                    out = [end for end in ends if not end & _USB_IN]
                    if out:
                        return device, out[0], next((end for end in ends if end & _USB_IN), 0)
    raise LinkError("no printer is plugged in")


@contextmanager
def _as_link_error() -> Iterator[None]:
    try:
        yield
    except _faults_of_the_world() as error:
        raise LinkError(str(error)) from error


@cache
def _faults_of_the_world() -> tuple[type[Exception], ...]:
    """What a cable, a printer or a missing system library is to blame for, and not our code."""
    printers()
    from escpos.exceptions import DeviceNotFoundError  # type: ignore[import-untyped]
    from usb.core import NoBackendError

    return OSError, DeviceNotFoundError, NoBackendError
