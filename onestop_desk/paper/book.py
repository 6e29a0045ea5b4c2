"""A workbook that counts for itself: formulas where a figure follows from others, texts that never become formulas."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from onestop_desk.paper import worked_cells
from onestop_desk.paper.worked_cells import Worked

LONGEST = 32_000
"""Characters of one cell; a spreadsheet program cuts what is longer than 32,767."""
WHOLE, SHARE, MINUTES, DAYS, DAY = "#,##0", '0.00"%"', '#,##0" phút"', '0.00" ngày"', "dd/mm/yyyy"
_SIDE = Side(style="thin", color="FF9AA7B4")
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_HEAD = PatternFill("solid", fgColor="FFE3EDF6")
_TYPE = "Times New Roman"
_LINE, _HIGHEST = 15.0, 400.0
"""Points of one line, and of the highest row that programs take."""


@dataclass(frozen=True)
class Formula:
    """What a spreadsheet program works out; written by us, never made of data."""

    text: str
    worked: Worked
    """What it comes to, known by whoever writes it; for readers that do not work it out."""


@dataclass(frozen=True)
class Of:
    """A value with the format in which it is shown."""

    value: "str | int | Decimal | date | Formula | None"
    format: str = "General"
    bold: bool = False


Content = str | int | Decimal | date | Formula | Of | None


class Book:
    """Sheets one after another; `bytes` gives the file."""

    def __init__(self) -> None:
        self._book = Workbook()
        self._book.calculation.fullCalcOnLoad = True
        active = self._book.active
        if active is not None:
            self._book.remove(active)
        self._pages: list[Page] = []

    def sheet(self, name: str, widths: Sequence[float], *, upright: bool = False) -> "Page":
        """A new sheet, printed on A4 as wide as the paper."""
        page = self._book.create_sheet(name)
        for n, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(n)].width = width
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.orientation = "portrait" if upright else "landscape"
        page.page_setup.fitToHeight = 0
        page.page_setup.fitToWidth = 1
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_options.horizontalCentered = True
        page.page_margins.left = page.page_margins.right = 0.5
        page.page_margins.top = page.page_margins.bottom = 0.6
        page.oddFooter.center.text = "&P/&N"
        self._pages.append(Page(page, widths))
        return self._pages[-1]

    def bytes(self) -> bytes:
        """The finished file."""
        made = io.BytesIO()
        self._book.save(made)
        return worked_cells.filled(made.getvalue(), [page.worked for page in self._pages])


class Page:
    """One sheet, written from top to bottom."""

    def __init__(self, page: Worksheet, widths: Sequence[float]) -> None:
        self._page = page
        self._widths = widths
        self._width = len(widths)
        self._next = 1
        self.worked: dict[str, Worked] = {}
        """Cell -> what its formula comes to."""

    @property
    def next_row(self) -> int:
        """The number of the row that is written next."""
        return self._next

    def title(self, *lines: str) -> None:
        """Lines over the whole width, the first one large; a free row follows."""
        for n, line in enumerate(lines):
            cell = self._put(self._next, 1, line)
            cell.font = Font(name=_TYPE, size=14 if n == 0 else 11, bold=n == 0, italic=n > 0)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            self._merged(line, 19 if n == 0 else _LINE)
        self._next += 1

    def head(self, *lines: Sequence[str]) -> None:
        """The head of the table: it stays in sight and is printed on every page."""
        first = self._next
        for line in lines:
            for n, text in enumerate(line, 1):
                cell = self._put(self._next, n, text)
                cell.font = Font(name=_TYPE, size=11, bold=True)
                cell.fill, cell.border = _HEAD, _BORDER
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            self._grow(line, bold=True)
            self._next += 1
        self._page.freeze_panes = f"B{self._next}"
        self._page.print_title_rows = f"{first}:{self._next - 1}"

    def merge(self, row: int, first: int, last: int) -> None:
        """Joins cells of one row of the head."""
        if last > first:
            self._page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)

    def row(self, contents: Iterable[Content], *, bold: bool = False) -> int:
        """A row of the table; gives its number."""
        at = self._next
        texts = []
        for n, content in enumerate(contents, 1):
            given = content if isinstance(content, Of) else Of(content)
            cell = self._put(at, n, given.value)
            cell.font = Font(name=_TYPE, size=11, bold=bold or given.bold)
            cell.border = _BORDER
            is_text = isinstance(given.value, str)
            aside = "left" if is_text else None
            cell.alignment = Alignment(horizontal=aside, vertical="top", wrap_text=is_text, indent=int(is_text))
            texts.append(given.value if isinstance(given.value, str) else "")
            if given.format != "General":
                cell.number_format = given.format
        self._grow(texts, bold=bold)
        self._next += 1
        return at

    def line(self, text: str) -> None:
        """A note over the whole width."""
        cell = self._put(self._next, 1, text)
        cell.font = Font(name=_TYPE, size=10, italic=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        self._merged(text, _LINE)

    def _merged(self, text: str, line: float) -> None:
        """Ends a row whose first cell goes over the whole width."""
        lines = _lines(text, sum(self._widths))
        self._page.row_dimensions[self._next].height = lines * line
        self._page.merge_cells(start_row=self._next, end_row=self._next, start_column=1, end_column=self._width)
        self._next += 1

    def _grow(self, texts: Sequence[str], *, bold: bool) -> None:
        """Makes a row as high as its longest text needs: not every program does that by itself."""
        room = 0.9 if bold else 1.0
        lines = max(
            (_lines(text, width * room) for text, width in zip(texts, self._widths, strict=False) if text), default=1
        )
        self._page.row_dimensions[self._next].height = min(lines * _LINE + 1, _HIGHEST)

    def _put(self, row: int, column: int, value: "str | int | Decimal | date | Formula | None") -> Cell:
        cell = self._page.cell(row, column)
        assert isinstance(cell, Cell)
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self.worked[cell.coordinate] = value.worked
        elif isinstance(value, str):
            text = safe(value)
            cell.value = text
            # Whatever it begins with, it is a text: here for the file, and for whoever edits the cell.
            cell.data_type = "s"
            if text[:1] in {"=", "+", "-", "@"}:
                cell.quotePrefix = True
        elif value is not None:
            cell.value = value
        return cell


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many letters, broken between words."""
    lines = 0
    for part in text.split("\n"):
        used = 0
        lines += 1
        for word in part.split(" "):
            if used and used + len(word) > width:
                lines, used = lines + 1, 0
            used += len(word) + 1
    return lines


def safe(text: str) -> str:
    """A text that a cell can hold: composed, without control characters."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in composed)[:LONGEST]
