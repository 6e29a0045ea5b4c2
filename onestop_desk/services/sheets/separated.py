"""Reads a CSV file: finds its encoding and what separates its cells."""

import codecs
import csv
import math
from collections import Counter
from collections.abc import Iterator

from onestop_desk.services.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Sheet
from onestop_desk.services.sheets.unreadable import Unreadable

SEPARATORS = ",;\t|"
_LOOKED_AT = 400
_WIDE = 64
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1258; raises Unreadable("undecodable")."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(data, encoding)
    head = data[:4096]
    if head.count(0) > len(head) // 4:
        odd = head[1::2].count(0) >= head[::2].count(0)
        return _in(data, "utf-16-le" if odd else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _in(data, "cp1258")


def _in(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("undecodable") from None
    head = text[:4096]
    if sum(c < " " and c not in "\t\r\n" for c in head) > len(head) // 20:
        raise Unreadable("undecodable")
    return text


def read_separated(data: bytes, name: str) -> Sheet:
    """The cells of a CSV file, all of them text; raises Unreadable(undecodable, too_big, empty)."""
    text = decoded(data)
    if not text.strip():
        raise Unreadable("empty")
    first, _, rest = text.partition("\n")
    told = first.strip().lower()
    if told.startswith("sep=") and len(told) <= 5:
        separator, text = first.strip()[4:5] or "\t", rest
        offset = 1
    else:
        separator, offset = _separator(text), 0
    rows: list[list[str]] = [[]] * offset
    try:
        for cells in _cells(text, separator):
            rows.append(cells)
            if len(rows) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise Unreadable("too_big")
    except csv.Error:
        raise Unreadable("not_a_workbook") from None
    return Sheet(name, rows)


def _cells(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(text.splitlines(keepends=True) if "\n" not in text else _lines(text), delimiter=separator)


def _lines(text: str) -> Iterator[str]:
    """Lines for the reader of cells, which wants them to end only where a line of the file ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _separator(text: str) -> str:
    """What cuts the first rows most evenly into the most cells."""
    best, chosen = 0.0, ","
    for separator in SEPARATORS:
        widths: Counter[int] = Counter()
        try:
            for cells, _ in zip(_cells(text, separator), range(_LOOKED_AT), strict=False):
                widths[len(cells)] += 1
        except csv.Error:
            continue
        (width, often) = max(((w, n) for w, n in widths.items() if w > 1), key=lambda x: x[1] * x[0], default=(1, 0))
        score = often / max(1, widths.total()) * math.log2(min(width, _WIDE))
        if score > best:
            best, chosen = score, separator
    return chosen
