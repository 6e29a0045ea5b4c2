"""Reads the values of an XLSX workbook: no styles, no links followed, no formulas worked out, hidden sheets included.

A formula is the value that was saved with it; one that was never worked out is kept as the text it is.

Only the values are read, straight from the XML: several times faster than building a workbook, and a broken style or
picture in a file from another system does not stop us. Document types, hence entities, are refused.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException, sax
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from onestop_desk.services.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Area, Sheet, Value
from onestop_desk.services.sheets.unreadable import Unreadable

_MOST_UNPACKED = 600 * 1024 * 1024
_MOST_PARTS = 5_000
_MOST_CELLS = 6_000_000
"""Filled cells of one sheet: what a PC with 4 GB can hold."""
_MOST_PLACES = 12_000_000
"""Rows and cells of one sheet, empty ones too: a file of a few hundred kB can hold a hundred million of them."""
_SMALL, _DENSEST = 32 * 1024 * 1024, 300
"""A part above this size that was packed more densely than this is no table: real ones stay below thirty to one."""
_PLACE = re.compile(r"([A-Za-z]{1,4})(\d{1,8})")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError, RuntimeError)
_BROKEN_XML = (SAXException, DefusedXmlException, LookupError, OverflowError)


def read_workbook(path: Path, *, keep_times: bool = False) -> list[Sheet]:
    """Every sheet with its cells; raises Unreadable(not_a_workbook, encrypted, too_big).

    A day with a clock time is a day, with `keep_times` a datetime.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(archive)
            return _sheets(archive, keep_times=keep_times)
    except Unreadable:
        raise
    except (*_BROKEN, *_BROKEN_XML):
        raise Unreadable("not_a_workbook") from None


def _check_size(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Unreadable("too_big")
    if any(part.file_size > _SMALL and part.file_size > _DENSEST * part.compress_size for part in parts):
        raise Unreadable("too_big")


def _sheets(archive: zipfile.ZipFile, *, keep_times: bool) -> list[Sheet]:
    book = _Book()
    main = _main_part(archive)
    _parse(archive, main, book)
    targets = _Relations()
    _parse(archive, posixpath.join(posixpath.dirname(main), "_rels", posixpath.basename(main) + ".rels"), targets)
    folder = posixpath.dirname(main)
    names = set(archive.namelist())

    def part(kind: str) -> str | None:
        found = next((t for t, k in targets.found.values() if k.endswith(f"/{kind}")), None)
        place = _inside(folder, found) if found else None
        return place if place in names else None

    strings, formats = _Strings(), _Formats()
    for kind, reader in (("sharedStrings", strings), ("styles", formats)):
        place = part(kind)
        if place:
            _parse(archive, place, reader)
    epoch = CALENDAR_MAC_1904 if book.since_1904 else CALENDAR_WINDOWS_1900
    made = []
    for name, relation in book.sheets:
        target, kind = targets.found.get(relation, ("", ""))
        place = _inside(folder, target)
        if place in names and kind.endswith("/worksheet"):
            cells = _Cells(strings.texts, formats.dated(), epoch, keep_times=keep_times)
            _parse(archive, place, cells)
            made.append(Sheet(name, cells.rows, cells.merged, has_escapes=True, has_types=True))
    if not made:
        raise Unreadable("not_a_workbook")
    return made


def _main_part(archive: zipfile.ZipFile) -> str:
    relations = _Relations()
    _parse(archive, "_rels/.rels", relations)
    for target, kind in relations.found.values():
        if kind.endswith("/officeDocument"):
            return _inside("", target)
    raise Unreadable("not_a_workbook")


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _parse(archive: zipfile.ZipFile, place: str, reader: ContentHandler) -> None:
    with archive.open(place) as part:
        sax.parse(part, reader, forbid_dtd=True)


@lru_cache(maxsize=256)
def _bare(name: str) -> str:
    return name.rpartition(":")[2]


class _Book(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by the parser
        if _bare(name) == "sheet":
            relation = next((v for k, v in attrs.items() if _bare(k) == "id" and ":" in k), "")
            self.sheets.append((attrs.get("name", ""), relation))
        elif _bare(name) == "workbookPr":
            self.since_1904 = attrs.get("date1904", "0") in {"1", "true"}


class _Relations(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by the parser
        if _bare(name) == "Relationship" and attrs.get("TargetMode") != "External":
            self.found[attrs.get("Id", "")] = (attrs.get("Target", ""), attrs.get("Type", ""))


class _Formats(ContentHandler):
    """Which cell styles show a number as a day."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self._used: list[int] = []
        self._in_cells = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by the parser
        match _bare(name):
            case "numFmt":
                self._codes[int(attrs.get("numFmtId", "0"))] = attrs.get("formatCode", "")
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                self._used.append(int(attrs.get("numFmtId", "0")))

    def endElement(self, name: str) -> None:  # noqa: N802 - named by the parser
        if _bare(name) == "cellXfs":
            self._in_cells = False

    def dated(self) -> frozenset[str]:
        """The numbers of the styles, as cells name them."""
        return frozenset(str(i) for i, n in enumerate(self._used) if is_date_format(self._codes.get(n, "")))


class _Texts(ContentHandler):
    """Gathers the text of the elements it is told to; text that only says how a word is read aloud is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._heard: list[str] | None = None
        self._aloud = 0

    def characters(self, content: str) -> None:
        if self._heard is not None:
            self._heard.append(content)

    def _listen(self) -> None:
        self._heard = []

    def _said(self) -> str:
        said = "".join(self._heard or ())
        self._heard = None
        return said


class _Strings(_Texts):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._parts: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by the parser
        match _bare(name):
            case "si":
                self._parts = []
            case "rPh":
                self._aloud += 1
            case "t" if not self._aloud:
                self._listen()

    def endElement(self, name: str) -> None:  # noqa: N802 - named by the parser
        match _bare(name):
            case "t" if not self._aloud:
                self._parts.append(self._said())
            case "rPh":
                self._aloud -= 1
            case "si":
                self.texts.append("".join(self._parts))


class _Cells(_Texts):
    """The cells of one sheet."""

    def __init__(self, strings: list[str], dated: frozenset[str], epoch: datetime, *, keep_times: bool) -> None:
        super().__init__()
        self.rows: list[list[Value]] = []
        self.merged: list[Area] = []
        self._strings, self._dated, self._epoch, self._keep_times = strings, dated, epoch, keep_times
        self._row = self._column = -1
        self._filled = self._places = 0
        self._kind = self._style = ""
        self._value: str | None = None
        self._formula = ""
        self._inline: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by the parser
        match _bare(name):
            case "c":
                self._open(attrs)
            case "v" | "f":
                self._listen()
            case "t" if not self._aloud:
                self._listen()
            case "row":
                told = attrs.get("r")
                self._row = int(told) - 1 if told else self._row + 1
                self._column = -1
                self._count()
            case "rPh":
                self._aloud += 1
            case "mergeCell":
                self._merge(attrs.get("ref", ""))

    def endElement(self, name: str) -> None:  # noqa: N802 - named by the parser
        match _bare(name):
            case "c":
                self._close()
            case "v":
                self._value = self._said()
            case "f":
                self._formula = self._said()
            case "t" if not self._aloud:
                self._inline.append(self._said())
            case "rPh":
                self._aloud -= 1

    def _count(self) -> None:
        self._places += 1
        if self._places > _MOST_PLACES:
            raise Unreadable("too_big")

    def _open(self, attrs: AttributesImpl) -> None:
        self._count()
        self._kind, self._style = attrs.get("t", "n"), attrs.get("s", "")
        self._value, self._formula, self._inline = None, "", []
        place = _PLACE.fullmatch(attrs.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1

    def _close(self) -> None:
        value = self._made()
        if value is None or value == "":
            return
        self._filled += 1
        if not 0 <= self._row < MOST_ROWS or not 0 <= self._column < MOST_COLUMNS or self._filled > _MOST_CELLS:
            raise Unreadable("too_big")
        while len(self.rows) <= self._row:
            self.rows.append([])
        cells = self.rows[self._row]
        cells.extend([None] * (self._column + 1 - len(cells)))
        cells[self._column] = value

    def _made(self) -> Value:
        if self._kind == "inlineStr":
            return "".join(self._inline)
        if not self._value:
            return f"={self._formula}" if self._formula and self._kind != "e" else None
        makers: dict[str, Callable[[str], Value]] = {
            "s": lambda told: self._strings[int(told)],
            "str": str,
            "e": str,
            "b": lambda told: "TRUE" if told.strip() == "1" else "FALSE",
            "d": str,
        }
        return makers.get(self._kind, self._number)(self._value)

    def _number(self, told: str) -> Value:
        number = float(told)
        if self._style in self._dated and 60 < number < 2_958_466:  # below lies only what is no day of ours
            day = from_excel(number, self._epoch)
            if isinstance(day, datetime):
                return day if self._keep_times and day.time() != time() else day.date()
            return day if isinstance(day, date) else number
        return number

    def _merge(self, told: str) -> None:
        corners = [_PLACE.fullmatch(corner) for corner in told.replace("$", "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            first, last = corners[0], corners[1]
            self.merged.append((int(first[2]) - 1, _column(first[1]), int(last[2]) - 1, _column(last[1])))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
