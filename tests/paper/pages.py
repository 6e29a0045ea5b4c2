"""Reads a PDF as a person would: the lines of each page from top to bottom, and where letters lie."""

from collections import defaultdict

import pypdfium2  # type: ignore[import-untyped]


def lines_of(made: bytes) -> list[list[str]]:
    """The lines of every page, from top to bottom, with single spaces."""
    document = pypdfium2.PdfDocument(made)
    pages = []
    for page in document:
        text = page.get_textpage()
        found: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            found[round((bottom + top) / 2 / 4)].append((left, text.get_text_bounded(left, bottom, right, top)))
        rows = [" ".join(part for _left, part in sorted(found[height])) for height in sorted(found, reverse=True)]
        pages.append([" ".join(row.split()) for row in rows if row.strip()])
    document.close()
    return pages


def words_of(made: bytes) -> str:
    """All text of a PDF with single spaces, places where lines may end taken out."""
    document = pypdfium2.PdfDocument(made)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.replace("\u200b", "").replace("\u00a0", " ").replace("\ufffe", "").split())


def outside(made: bytes, margin: float) -> list[str]:
    """Letters that lie nearer to an edge of the paper than `margin` points."""
    document = pypdfium2.PdfDocument(made)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for n in range(text.count_chars()):
            letter = text.get_text_range(n, 1)
            left, bottom, right, top = text.get_charbox(n)
            is_in = margin <= left and right <= width - margin and margin <= bottom and top <= height - margin
            if letter.strip() and right > left and not is_in:
                found.append(letter)
    document.close()
    return found
