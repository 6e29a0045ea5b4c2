"""A thermal printer over each cable: what comes out is what was drawn, and what is wrong is said."""

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from onestop_desk.paper.reading import codes_in
from onestop_desk.services.ports import PrinterError, TicketPaper
from onestop_desk.words import use
from tests.ui.devices.escpos_printer import NetworkPrinter, PrintHead
from tests.ui.devices.test_printer import paper as slip
from ui.devices import printer_sheet, thermal, thermal_raster
from ui.devices.thermal import ThermalPrinter
from ui.devices.thermal_status import UNKNOWN, Talk

ADDRESS = "https://motcua.tanyen.example.gov.vn/s/Yr0s3cVYQ8uG1bq7sK2wLg"


def ticket(**changes: object) -> TicketPaper:
    return slip(ticket_id="t-1", address=ADDRESS, papers=("Giấy chứng sinh", "Thẻ căn cước"), **changes)


def setup_of(printer: NetworkPrinter) -> PrinterSetup:
    width = {576: 80, 384: 58}[printer.head.width]
    return PrinterSetup(PrinterKind.NETWORK, width, host="127.0.0.1", port=printer.port)


def drawn(paper: TicketPaper, width: int) -> Image.Image:
    return thermal_raster.dots(printer_sheet.picture(paper, dots=width), width)


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one.convert("L"), other.convert("L")).getbbox() is None


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_comes_out_is_what_was_drawn_and_its_code_leads_to_the_number(width: int, language: str) -> None:
    head = PrintHead(width)
    printer = NetworkPrinter(head)
    try:
        with use(language):
            ThermalPrinter(setup_of(printer)).print_ticket(ticket())
            wanted = drawn(ticket(), width)
    finally:
        printer.close()
    (printed,) = head.slips
    assert same(printed, wanted)
    assert codes_in(printed) == (ADDRESS,)
    assert printed.width == width
    assert 1 < printed.height / width < 5


def test_a_code_has_whole_dots_a_module(network: NetworkPrinter, head: PrintHead) -> None:
    ThermalPrinter(setup_of(network)).print_ticket(ticket())
    grey = head.slips[0].convert("L")
    row = _first_row_of_the_code(grey)
    # The seven modules of a corner's upper edge, then a light one, in six dots each.
    assert row[:3] == [7 * 6, 6, 6] or row[0] == 7 * 6
    assert all(length % 6 == 0 for length in row)


def _first_row_of_the_code(grey: Image.Image) -> list[int]:
    """Lengths of dark and light runs through the second row of modules of the code's upper left corner."""
    at = next(
        (x, y)
        for y in range(600, grey.height)
        for x in range(24, 60)
        if all(grey.getpixel((x + step, y)) == 0 for step in range(42))
        and grey.getpixel((x - 1, y)) == 255
        and grey.getpixel((x + 42, y)) == 255
    )
    left, top = at
    lengths, dark, length = [], True, 0
    for x in range(left, left + 33 * 6):
        if (grey.getpixel((x, top + 3)) == 0) is not dark:
            lengths.append(length)
            dark, length = not dark, 0
        length += 1
    return [*lengths, length]


def test_papers_are_left_out_on_a_narrow_roll() -> None:
    with_papers, without = drawn(ticket(), 384), drawn(replace(ticket(), papers=()), 384)
    assert same(with_papers, without)
    assert not same(drawn(ticket(), 576), drawn(replace(ticket(), papers=()), 576))


def test_a_copy_looks_different(network: NetworkPrinter, head: PrintHead) -> None:
    printer = ThermalPrinter(setup_of(network))
    printer.print_ticket(ticket())
    printer.print_ticket(ticket(copy=2))
    first, second = head.slips
    assert not same(first, second)


@pytest.mark.parametrize("mood", ["paper_out", "cover_open"])
def test_a_printer_that_says_what_it_lacks_gets_nothing(network: NetworkPrinter, head: PrintHead, mood: str) -> None:
    setattr(head, mood, True)
    with pytest.raises(PrinterError) as no:
        ThermalPrinter(setup_of(network)).print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == (mood, False)
    assert ThermalPrinter(setup_of(network)).health() == mood
    assert head.started == 0


def test_a_jam_is_a_failure(network: NetworkPrinter, head: PrintHead) -> None:
    head.jammed = True
    with pytest.raises(PrinterError) as no:
        ThermalPrinter(setup_of(network)).print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("failed", False)


def test_a_roll_that_is_nearly_at_its_end_still_prints(network: NetworkPrinter, head: PrintHead) -> None:
    head.paper_low = True
    printer = ThermalPrinter(setup_of(network))
    printer.print_ticket(ticket())
    assert len(head.slips) == 1
    assert printer.health_seen == "paper_low"


def test_paper_that_ends_in_the_middle_leaves_it_unsure(network: NetworkPrinter, head: PrintHead) -> None:
    head.paper_ends_after = 300
    with pytest.raises(PrinterError) as no:
        ThermalPrinter(setup_of(network)).print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("paper_out", True)
    assert head.slips == []


def test_a_plug_pulled_in_the_middle_leaves_it_unsure(network: NetworkPrinter, head: PrintHead) -> None:
    network.drop_after = 30_000
    with pytest.raises(PrinterError) as no:
        ThermalPrinter(setup_of(network)).print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("offline", True)
    assert head.started == 1


def test_without_its_cable_it_is_offline_and_nothing_is_unsure(network: NetworkPrinter) -> None:
    network.unplug()
    printer = ThermalPrinter(setup_of(network))
    assert printer.health() == "offline"
    with pytest.raises(PrinterError) as no:
        printer.print_ticket(ticket())
    assert (no.value.code, no.value.unsure) == ("offline", False)
    network.plug_in()
    printer.print_ticket(ticket())
    assert network.head.slips


def test_a_printer_that_does_not_tell_is_trusted(network: NetworkPrinter, head: PrintHead) -> None:
    head.silent = True
    printer = ThermalPrinter(setup_of(network))
    assert printer.health() == "ok"
    printer.print_ticket(ticket())
    assert head.printed.wait(5)


def test_a_printer_that_only_knows_half_the_questions_is_waited_for_once(
    network: NetworkPrinter, head: PrintHead, monkeypatch: pytest.MonkeyPatch
) -> None:
    head.knows_order = False
    monkeypatch.setattr(thermal, "LOOK_S", 0.01)
    asked: list[int] = []

    def clock() -> float:
        asked.append(1)
        return float(len(asked))

    printer = ThermalPrinter(setup_of(network), clock=clock)
    printer.print_ticket(ticket())
    first = len(asked)
    printer.print_ticket(ticket())
    assert len(head.slips) == 2
    assert first > 10
    assert len(asked) - first < 6


def test_a_printer_that_told_before_and_is_silent_now_gets_no_slip(network: NetworkPrinter, head: PrintHead) -> None:
    printer = ThermalPrinter(setup_of(network))
    assert printer.health() == "ok"
    head.silent = True
    assert printer.health() == "offline"
    with pytest.raises(PrinterError) as no:
        printer.print_ticket(ticket())
    assert (no.value.code, no.value.unsure, head.started) == ("offline", False, 0)
    head.silent = False
    printer.print_ticket(ticket())
    assert len(head.slips) == 1


def test_something_that_talks_without_end_holds_nobody_up() -> None:
    seconds = iter(range(1000))
    talk = Talk(lambda _question: None, lambda _limit: b"\xff\x00\xe3", lambda: next(seconds) / 10)
    assert talk.health() == UNKNOWN
    talk.ask_in_order()
    assert not talk.all_printed, "what came before the question is no answer to it"
