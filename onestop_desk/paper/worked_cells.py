"""Puts beside every formula of a workbook what it comes to, for readers that work nothing out.

openpyxl writes formulas without their values: a phone's preview, Zalo's viewer and Excel's protected view show such
cells empty. Excel works all of them out again when it may; LibreOffice believes what is put here until a number
changes, so it must be what the formula comes to.
"""

import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape
from zipfile import ZipFile

Worked = Decimal | int | str | None
"""A number, a text, or None where a formula comes to an empty text."""
_UNWORKED = re.compile(r'<c (r="([A-Z]+[0-9]+)"[^<>]*)>(<f>[^<]*</f>)<v ?/></c>')
"""A formula as openpyxl writes it; texts of people cannot look like it, their brackets are escaped."""


def filled(file: bytes, sheets: Sequence[Mapping[str, Worked]]) -> bytes:
    """The workbook with the values of its formulas: for each sheet, in order, cell (D6) -> value.

    Everything else stays as it was written. A formula without a value is our fault: KeyError with its cell.
    """
    worked = {f"xl/worksheets/sheet{n}.xml": values for n, values in enumerate(sheets, 1)}
    made = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as source, ZipFile(made, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename in worked:
                content = _sheet(content.decode(), worked[part.filename]).encode()
            target.writestr(part, content)
    return made.getvalue()


def _sheet(xml: str, values: Mapping[str, Worked]) -> str:
    def cell(found: re.Match[str]) -> str:
        value = values[found[2]]
        if value is None or isinstance(value, str):
            return f'<c {found[1]} t="str">{found[3]}<v>{escape(value or "")}</v></c>'
        return f"<c {found[1]}>{found[3]}<v>{value:f}</v></c>"

    return _UNWORKED.sub(cell, xml)
