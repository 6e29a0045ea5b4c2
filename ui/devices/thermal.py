"""A thermal printer of tickets: asked how it is, handed a picture strip by strip, asked again."""

import time
from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from onestop_desk.domain.printing import STOPPED, WIDTHS, PrinterSetup
from onestop_desk.services.ports import PrinterError, RollSheet, TicketPaper
from ui.devices import printer_sheet, thermal_raster
from ui.devices.office_printer import PDFIUM
from ui.devices.thermal_links import Link, LinkError, open_link
from ui.devices.thermal_status import UNKNOWN, Talk

PRINT_S = 12.0
"""How long a slip may take to come out once it was sent."""
BLIND_S = 2.5
"""How long it is watched at a printer that does not say when it has come out."""
LOOK_S = 1.0
"""How often, meanwhile, the printer is asked whether something is wrong."""
START = b"\x1b@\x1da\x00"
"""As after switching on, and no answers that nobody asked for."""
_POINTS_A_MM = 72 / 25.4


class ThermalPrinter:
    """Prints over network, USB or a serial cable; every call opens the way anew, so a cable may be out in between."""

    asks = True

    def __init__(
        self,
        setup: PrinterSetup,
        reach: Callable[[PrinterSetup], Link] = open_link,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._setup, self._reach, self._clock = setup, reach, clock
        self.health_seen = "ok"
        """As it was after the last slip."""
        self._half_sent = True
        """A strip may have been left half sent, by this program or by one that was killed."""
        self._says_when = True
        """Whether it answers when everything is on paper; not every printer knows the question."""
        self._tells = False
        """Whether it has ever said how it is: one that did and is silent now is off, or busy with another desk."""

    def health(self) -> str:
        """How the printer is: "ok" also when it is there and does not tell."""
        try:
            link = self._reach(self._setup)
        except LinkError:
            return "offline"
        try:
            return _known(self._asked(Talk(link.write, link.read)))
        except LinkError:
            return "offline"
        finally:
            link.close()

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints one number; raises PrinterError."""
        self.print_dots(thermal_raster.dots(printer_sheet.picture(paper, dots=self._setup.dots), self._setup.dots))

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints another sheet, smaller or larger where it was drawn for another roll; raises PrinterError."""
        self.print_dots(_sheet_dots(sheet, self._setup.dots))

    def print_dots(self, drawn: Image.Image) -> None:
        """Prints a picture and cuts; raises PrinterError, `unsure` once a part of it may be on paper."""
        try:
            link = self._reach(self._setup)
        except LinkError:
            raise PrinterError("offline") from None
        try:
            self.health_seen = self._printed(link, drawn)
        finally:
            link.close()

    def _printed(self, link: Link, drawn: Image.Image) -> str:
        talk = Talk(link.write, link.read)
        try:
            before = self._asked(talk)
        except LinkError:
            raise PrinterError("offline") from None
        if before in STOPPED:
            raise PrinterError(before)
        try:
            if self._half_sent:
                # The printer still waits for the rest of that strip and gets white; elsewhere zeros are no command.
                link.write(bytes(self._setup.dots // 8 * thermal_raster.STRIP_ROWS))
            self._half_sent = True
            link.write(START)
            for strip in thermal_raster.strips(drawn):
                link.draw(strip)
            link.cut()
            self._half_sent = False
            return self._after(talk, tells=before != UNKNOWN)
        except LinkError:
            raise PrinterError("offline", unsure=True) from None

    def _asked(self, talk: Talk) -> str:
        """How it says it is; "unknown" only from a printer that never tells."""
        said = talk.health()
        self._tells = self._tells or said != UNKNOWN
        return "offline" if said == UNKNOWN and self._tells else said

    def _after(self, talk: Talk, *, tells: bool) -> str:
        """Waits until all of it is on paper, as far as the printer tells; gives how it is then."""
        if not tells:
            return "ok"
        talk.ask_in_order()
        until = self._clock() + (PRINT_S if self._says_when else BLIND_S)
        while not talk.listen(LOOK_S) and self._clock() < until:
            now = talk.health()
            if now in STOPPED and not talk.all_printed:
                raise PrinterError(now, unsure=True)
            if now == UNKNOWN:
                # It told before and is silent now: switched off, or its cable is out.
                raise PrinterError("offline", unsure=True)
        # A printer that does not know the question has said all the while that nothing is wrong.
        self._says_when = talk.all_printed
        return _known(talk.health())


def _known(health: str) -> str:
    return "ok" if health == UNKNOWN else health


def _sheet_dots(sheet: RollSheet, width: int) -> Image.Image:
    """A drawn sheet as dots; on another roll than its own it is drawn anew from its page, so that lines stay sharp."""
    head = WIDTHS[sheet.width_mm]
    if width == head:
        return thermal_raster.dots(sheet.picture, width)
    with PDFIUM:
        document = pypdfium2.PdfDocument(sheet.page)
        try:
            scale = width * printer_sheet.DOTS_A_MM / (head * _POINTS_A_MM)
            page = document[0].render(scale=scale, grayscale=True).to_pil()
        finally:
            document.close()
    return thermal_raster.cut(page, width)
