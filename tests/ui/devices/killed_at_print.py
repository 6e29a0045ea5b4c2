"""A program of its own that prints one slip and is killed in the middle: `killed_at_print.py PORT FILE`."""

import sys
from pathlib import Path

from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from onestop_desk.services.ports import PrinterError
from tests.ui.devices.test_printer_queue import Office, numbered
from ui.devices.printer_memory import PrinterMemory
from ui.devices.printer_queue import QueuedPrinter
from ui.devices.thermal import ThermalPrinter


def main(port: str, file: str) -> None:
    """Prints A015, then A016 behind it."""
    setup = PrinterSetup(PrinterKind.NETWORK, host="127.0.0.1", port=int(port))
    queue = QueuedPrinter(ThermalPrinter(setup), PrinterMemory(Path(file)), Office().surroundings())
    for number in ("A015", "A016"):
        try:
            queue.print_ticket(numbered(number))
        except PrinterError as trouble:
            sys.stderr.write(f"{trouble}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
