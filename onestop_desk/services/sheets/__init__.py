"""Tables of other programs (XLSX, CSV): read as plain cells, whatever is in them; written so that they stay text."""

from onestop_desk.services.sheets.header import Header, find_header
from onestop_desk.services.sheets.reading import kind_of, read_sheets
from onestop_desk.services.sheets.sheet import Sheet, Value
from onestop_desk.services.sheets.unreadable import Unreadable
from onestop_desk.services.sheets.writing import Line, write_separated, write_workbook

__all__ = [
    "Header",
    "Line",
    "Sheet",
    "Unreadable",
    "Value",
    "find_header",
    "kind_of",
    "read_sheets",
    "write_separated",
    "write_workbook",
]
