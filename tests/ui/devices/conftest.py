"""A simulated ticket printer for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.ui.devices.escpos_printer import NetworkPrinter, PrintHead


@pytest.fixture
def head() -> PrintHead:
    """A print head of an 80 mm roll."""
    return PrintHead()


@pytest.fixture
def network(head: PrintHead) -> Iterator[NetworkPrinter]:
    """The same behind a socket."""
    printer = NetworkPrinter(head)
    yield printer
    printer.close()
