"""Rows that are no procedures: headings of sections, signatures, totals, the header again on the next page."""

import re

from onestop_desk.domain.folding import fold
from onestop_desk.services.catalogue_files.choices import folded

_NUMBER = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3})(?:\.\d{1,2})*\s*[.)\-:/]+\s*")
_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]?|[A-HĐ][.)]?")
_FIELD = re.compile(r"\blĩnh vực\b\s*:?\s*", re.IGNORECASE)
_COUNT = re.compile(r"\s*[(:\-–]\s*\d+\s*(?:thủ tục|TTHC|tthc)[^)]*\)?\s*$", re.IGNORECASE)
_FOOTER = re.compile(
    r"^(?:tong(?: so| cong)?\b|cong\b|ghi chu\b|nguoi (?:lap|tong hop|ky)|noi nhan|chu tich\b|tm\b|kt\b|tl\b|"
    r"pho chu tich|giam doc|"
    r"thu truong|ky ten|da ky|danh sach (?:nay|co)|trang \d|lap bieu|\(ky)|ngay \d+ thang \d+ nam|\bngay\s*\.+"
)
_NO_FIELD = re.compile(
    r"thu tuc|danh muc|\bcap\b|\bbo\b|\bubnd\b|uy ban|co quan|tong|phu luc|tthc|so tu phap|tinh\b|mau so"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\(?[A-Za-z]\)?")


def is_footer(texts: list[str]) -> bool:
    """Whether a row is a total, a note or a signature."""
    return any(_FOOTER.search(folded(text)) for text in texts if text)


def is_numbering(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    said = [text for text in texts if text]
    return len(said) > 1 and all(map(_NUMBERING.fullmatch, said))


def field_in(text: str, number: str = "") -> str | None:
    """The field that a section's heading opens ("I. LĨNH VỰC HỘ TỊCH"), None when it opens none."""
    numbered = _NUMBER.match(text) is not None or _ROMAN.fullmatch(number.strip()) is not None
    bare = _COUNT.sub("", _NUMBER.sub("", text)).strip(" :.-–")
    found = _FIELD.search(bare)
    if found:
        bare = bare[found.end() :].strip(" :.-–")
    elif not (numbered or _is_upper(bare)) or _NO_FIELD.search(fold(bare)) or len(bare) > 120:
        return None
    if not any(map(str.isalpha, bare)):
        return None
    return bare[:1].upper() + (bare[1:].lower() if _is_upper(bare) else bare[1:])


def _is_upper(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters)


def is_heading(text: str, number: str = "") -> bool:
    """Whether a lone text is a section's heading, with or without a field."""
    return (
        _NUMBER.match(text) is not None
        or _ROMAN.fullmatch(number.strip()) is not None
        or _is_upper(text)
        or bool(_FIELD.search(text))
    )
