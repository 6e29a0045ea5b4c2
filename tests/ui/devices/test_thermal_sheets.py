"""Sheets that are no tickets, on either roll: as wide as its print head, codes with whole dots that a phone reads."""

from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from onestop_desk.paper import appointment_slip, codes, guide_handout, missing_papers
from onestop_desk.services.ports import RollSheet
from tests.paper import test_appointment_slip, test_guide_handout, test_missing_papers
from tests.ui.devices.escpos_printer import NetworkPrinter, PrintHead
from tests.ui.devices.test_thermal import setup_of
from ui.devices.thermal import ThermalPrinter
from ui.devices.thermal_raster import INK

LEAST_DOTS = 5
"""0.625 mm a module: from arm's length, with a cheap phone."""
EDGE = 2
"""Half the line of a box may lie beside the print head."""
ROLLS = {80: 576, 58: 384}


def hand_out(mm: int, lang: str = "vi") -> RollSheet:
    paper = test_guide_handout.sheet("level_2_police")
    size: guide_handout.Size = "roll" if mm == 80 else "narrow"
    return RollSheet("vneid", b"", guide_handout.picture(paper, size, lang=lang), mm)


def appointment(mm: int) -> RollSheet:
    size: appointment_slip.Size = "roll" if mm == 80 else "narrow"
    return RollSheet("hen", b"", appointment_slip.picture(test_appointment_slip.SLIP, size), mm)


def missing(mm: int) -> RollSheet:
    size: missing_papers.Size = "roll" if mm == 80 else "narrow"
    return RollSheet("thieu", b"", missing_papers.picture(test_missing_papers.SLIP, size), mm)


def printed(sheet: RollSheet, mm: int) -> Image.Image:
    head = PrintHead(ROLLS[mm])
    printer = NetworkPrinter(head)
    try:
        ThermalPrinter(setup_of(printer)).print_sheet(sheet)
    finally:
        printer.close()
    (slip,) = head.slips
    return slip


def dots_a_module(slip: Image.Image) -> list[float]:
    """Of every code on it, as far as a reader can measure."""
    found = zxingcpp.read_barcodes(slip.convert("L"))
    sides = [(code.position.top_right.x - code.position.top_left.x, code.text) for code in found]
    return [side / codes.shared().one(address, "M").modules for side, address in sides]


@pytest.mark.parametrize("mm", ROLLS)
@pytest.mark.parametrize(
    ("make", "count"), [(hand_out, 2), (appointment, 1), (missing, 1)], ids=["hand-out", "appointment", "missing"]
)
def test_a_code_has_modules_that_a_phone_reads(make: object, count: int, mm: int) -> None:
    assert callable(make)
    slip = printed(make(mm), mm)
    assert slip.width == ROLLS[mm]
    dots = dots_a_module(slip)
    assert len(dots) == count
    assert min(dots) >= LEAST_DOTS - 0.2


@pytest.mark.parametrize("mm", ROLLS)
@pytest.mark.parametrize("make", [hand_out, appointment, missing], ids=["hand-out", "appointment", "missing"])
def test_nothing_is_cut_off_at_the_sides(make: object, mm: int) -> None:
    assert callable(make)
    with Image.open(BytesIO(make(mm).picture)) as drawn:
        grey = drawn.convert("L")
    beside = (grey.width - ROLLS[mm]) // 2
    assert beside > 0
    for left in (0, grey.width - beside + EDGE):
        strip = grey.crop((left, 0, left + beside - EDGE, grey.height))
        assert min(strip.tobytes()) > INK


def test_a_long_name_stays_on_a_narrow_roll() -> None:
    slip = replace(test_appointment_slip.SLIP, procedures=(), line_name="Chứng thực " + "Ẩ" * 190)
    picture = appointment_slip.picture(slip, "narrow")
    assert printed(RollSheet("hen", b"", picture, 58), 58).width == 384


def test_a_sheet_of_the_other_roll_is_made_smaller_and_its_code_is_still_read() -> None:
    paper = test_appointment_slip.SLIP
    wide = RollSheet("hen", appointment_slip.pdf(paper, "roll"), appointment_slip.picture(paper, "roll"), 80)
    slip = printed(wide, 58)
    assert slip.width == 384
    assert len(dots_a_module(slip)) == 1
