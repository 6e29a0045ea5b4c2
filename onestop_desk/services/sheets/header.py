"""Finds the header of a sheet: not in the first row, in one to three lines, with merged cells."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from onestop_desk.services.sheets.sheet import Sheet
from onestop_desk.services.sheets.text import plain

Path = tuple[str, ...]
"""The texts above a column, the outermost first: ("Số lượng", "Bản chính")."""

_LOOKED_AT = 100
_DEEPEST = 3
_WIDEST = 256


@dataclass(frozen=True)
class Header:
    """Where the header is and what its columns are called."""

    top: int
    depth: int
    paths: tuple[Path, ...]
    parts: tuple[str | None, ...]
    """What each column is, None where nobody knows."""

    @property
    def first_row(self) -> int:
        """The index of the first row below it."""
        return self.top + self.depth


def find_header(
    sheet: Sheet, part_of: Callable[[Path], str | None], needed: Collection[str], ignored: str = ""
) -> Header | None:
    """The header that names the most parts, all the needed ones among them; None where there is none.

    `part_of` says what a column called so is; `ignored` is its answer for a column that is known and of no use.
    """
    width = min(sheet.width, _WIDEST)
    texts = [_filled(sheet, row, width) for row in range(min(_LOOKED_AT, len(sheet.rows)))]
    _spread(sheet, texts)
    best: tuple[tuple[int, int], Header] | None = None
    for top in range(len(texts)):
        if not any(texts[top]):
            continue
        for depth in range(1, min(_DEEPEST, len(texts) - top) + 1):
            header = _tried(texts[top : top + depth], top, part_of)
            known = {part for part in header.parts if part is not None and part != ignored}
            score = (len(known), -depth)
            if known.issuperset(needed) and (best is None or score > best[0]):
                best = (score, header)
    return best[1] if best else None


def _filled(sheet: Sheet, row: int, width: int) -> list[str]:
    cells = [plain(value, sheet.has_escapes) for value in sheet.rows[row][:width]]
    return cells + [""] * (width - len(cells))


def _spread(sheet: Sheet, texts: list[list[str]]) -> None:
    """Writes the text of merged cells into every one of them."""
    for top, left, bottom, right in sheet.merged:
        if top < len(texts) and left < len(texts[top]):
            text = texts[top][left]
            for row in range(top, min(bottom + 1, len(texts))):
                for column in range(left, min(right + 1, len(texts[row]))):
                    texts[row][column] = text


def _tried(lines: Sequence[Sequence[str]], top: int, part_of: Callable[[Path], str | None]) -> Header:
    paths = tuple(_path(lines, column) for column in range(len(lines[0])))
    return Header(top, len(lines), paths, tuple(part_of(path) if path else None for path in paths))


def _path(lines: Sequence[Sequence[str]], column: int) -> Path:
    path: list[str] = []
    for i, line in enumerate(lines):
        text = line[column] or _from_the_left(lines, i, column)
        if text and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _from_the_left(lines: Sequence[Sequence[str]], i: int, column: int) -> str:
    """The heading over a group of columns, where merging was lost: it stands over the first of them only."""
    below = lines[i + 1 :]
    if not any(line[column] for line in below):
        return ""
    for left in range(column - 1, -1, -1):
        if not any(line[left] for line in below):
            return ""
        if lines[i][left]:
            return lines[i][left]
    return ""
