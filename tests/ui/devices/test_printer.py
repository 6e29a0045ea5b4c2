"""The slip as it prints: as wide as the roll, pure black, every fact on it, in both languages."""

import errno
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtGui import QImage

from onestop_desk.domain.instants import MINUTE
from onestop_desk.paper import engine
from onestop_desk.services.ports import PrinterError, TicketPaper
from onestop_desk.words import use
from ui.devices import printer_sheet
from ui.devices.printer import FilePrinter, ScreenPrinter

TAKEN = 1_795_570_560_000_000
"""08:36 on Wednesday 25 November 2026."""


def paper(**changes: object) -> TicketPaper:
    facts: dict[str, object] = {
        "number": "A015",
        "line_name": "Chứng thực",
        "office_name": "Trung tâm Phục vụ hành chính công",
        "commune": "xã Tân Yên",
        "day": date(2026, 11, 25),
        "taken_at": TAKEN,
        "people_before": 4,
        "minutes": 20,
        "call_at": TAKEN + 18 * MINUTE,
        "counters": (3, 4),
        "procedure": None,
        "papers": (),
        "is_demo": False,
    }
    facts.update(changes)
    return TicketPaper(**facts)  # type: ignore[arg-type]


def image(data: bytes) -> QImage:
    picture = QImage()
    assert picture.loadFromData(data, "PNG")
    return picture


def test_a_slip_is_as_wide_as_the_print_head() -> None:
    picture = image(printer_sheet.picture(paper()))
    assert picture.width() == printer_sheet.DOTS
    assert 400 < picture.height() < 1600


def test_on_the_screen_the_edges_of_the_roll_are_shown() -> None:
    assert image(printer_sheet.picture(paper(), whole_roll=True)).width() == 640


def test_the_ink_is_black_on_white_without_colour() -> None:
    picture = image(printer_sheet.picture(paper(is_demo=True, papers=("Thẻ căn cước",))))
    places = [(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    seen = [picture.pixelColor(x, y) for x, y in places]
    colours = {(colour.red(), colour.green(), colour.blue()) for colour in seen}
    assert all(red == green == blue for red, green, blue in colours)
    shades = {red for red, _green, _blue in colours}
    assert {0, 255} <= shades


def test_the_height_follows_the_content() -> None:
    short = image(printer_sheet.picture(paper()))
    long = image(printer_sheet.picture(paper(papers=("Giấy chứng sinh", "Thẻ căn cước", "Sổ hộ khẩu cũ, nếu còn"))))
    assert long.height() > short.height()


@pytest.mark.parametrize("number", ["A001", "M1000", "W9999"])
def test_no_number_is_wider_than_the_roll(number: str) -> None:
    picture = image(printer_sheet.picture(paper(number=number)))
    edges = [picture.pixelColor(x, y).red() for y in range(picture.height()) for x in (0, 1, 574, 575)]
    dark_rows = sum(1 for shade in edges if shade < 128)
    # Only the rules and the box of the figures reach the edges.
    assert dark_rows < len(edges) * 0.2


def test_the_names_of_twelve_counters_are_bold_to_their_last_figure() -> None:
    made = engine.pdf(printer_sheet.TEMPLATE, ticket=printer_sheet.texts(paper(counters=tuple(range(1, 13)))))
    document = pypdfium2.PdfDocument(made)
    text = document[0].get_textpage()
    words = text.get_text_range()
    fonts = {}
    for number in ("Quầy 1,", "Quầy 10", "Quầy 12"):
        last = words.index(number) + len(number.rstrip(",")) - 1
        fonts[number] = pypdfium2.raw.FPDFText_GetFontWeight(text, last)
    document.close()
    assert len(set(fonts.values())) == 1, fonts


@pytest.mark.parametrize("dots", [576, 384])
def test_a_word_of_two_hundred_letters_stays_on_the_roll(dots: int) -> None:
    words = printer_sheet.texts(paper(line_name="Ằ" * 200, office_name="X" * 200, procedure="ế" * 200))
    assert all("\u200b" in str(words[name]) for name in ("line", "office", "procedure"))
    wide = image(printer_sheet.picture(paper(line_name="Ằ" * 200), dots=dots))
    usual = image(printer_sheet.picture(paper(line_name="Ằ"), dots=dots))
    assert wide.height() > usual.height() + 100


def said(**changes: object) -> dict[str, object]:
    return printer_sheet.texts(paper(**changes))


def test_every_fact_is_said() -> None:
    words = said()
    assert words["number"] == "A015"
    assert words["where"] == "Gọi đến Quầy 3 hoặc Quầy 4"
    assert words["figures"] == [
        {"label": "Trước ông/bà", "value": "4", "unit": "người"},
        {"label": "Chờ khoảng", "value": "20", "unit": "phút"},
    ]
    assert words["window"] == {"label": "Dự kiến gọi:", "value": "08:50–09:00"}
    assert words["printed"] == "Lấy số lúc 08:36, thứ Tư 25/11/2026"


@pytest.mark.parametrize(
    ("minutes", "people", "figure"),
    [
        (0, 0, {"label": "Chờ", "value": "Vào ngay", "unit": ""}),
        (0, 1, {"label": "Chờ", "value": "vài phút", "unit": ""}),
        (70, 4, {"label": "Chờ khoảng", "value": "1 giờ 10 phút", "unit": ""}),
    ],
)
def test_waits(minutes: int, people: int, figure: dict[str, str]) -> None:
    figures = said(minutes=minutes, people_before=people)["figures"]
    assert isinstance(figures, list)
    assert figures[1] == figure


def test_without_a_forecast_only_people_are_said() -> None:
    words = said(minutes=None, call_at=None)
    assert isinstance(words["figures"], list)
    assert len(words["figures"]) == 1
    assert words["window"] == {"label": "", "value": ""}


def test_a_reprint_says_so() -> None:
    assert said(copy=2)["printed"] == "Lấy số lúc 08:36, thứ Tư 25/11/2026 (in lại)"


def test_a_trial_slip_says_so() -> None:
    assert said(is_demo=True)["demo"] == "Phiếu dùng thử, không có giá trị"
    assert said()["demo"] == ""


def test_the_slip_speaks_english() -> None:
    with use("en"):
        words = said()
    assert words["heading"] == "Your number"
    assert words["where"] == "Called to Counter 3 or Counter 4"


def test_the_screen_printer_keeps_the_newest_picture() -> None:
    printer = ScreenPrinter()
    printer.print_ticket(paper())
    assert printer.picture is not None
    assert image(printer.picture).width() == 640


def test_the_file_printer_writes_one_pdf_a_number(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "slips")
    printer.print_ticket(paper())
    printer.print_ticket(paper(copy=2))
    written = list((tmp_path / "slips").iterdir())
    assert [path.name for path in written] == ["2026-11-25-A015.pdf"]
    assert written[0].read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_a_printer_that_fails(tmp_path: Path) -> None:
    blocked = tmp_path / "slips"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(PrinterError) as caught:
        FilePrinter(blocked).print_ticket(paper())
    assert caught.value.code == "failed"


def test_a_disk_that_fills_up_leaves_the_slip_before_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = FilePrinter(tmp_path)
    printer.print_ticket(paper())
    before = (tmp_path / "2026-11-25-A015.pdf").read_bytes()

    def full(file: Path, data: bytes) -> int:
        with file.open("wb") as half:
            half.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PrinterError, match="failed"):
        printer.print_ticket(paper(copy=2))
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [before]
