"""Puts texts of imports into a page: what no page may hold is taken out, what belongs together is kept on one line."""

import re
import unicodedata

from markupsafe import Markup, escape

# Controls, surrogates, non-characters, and the marks that turn the direction of a line and so can show a false text.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BEYOND = re.compile("[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000dffff\U000e0000-\U0010ffff]")
_TOGETHER = re.compile(
    r"\d+(?:\.\d+)?/(?:\d{4}/)?[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ]+)*"  # a law's number
    r"|\d\d:\d\d–\d\d:\d\d"  # a stretch of time
)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(
    r"(?<=\d) (?=(?:phút|giờ|ngày|tháng|đồng|bản|giấy|trang)\b)"
    r"|(?<=[Tt]hứ) (?=(?:Hai|Ba|Tư|Năm|Sáu|Bảy)\b)"
    r"|(?<=\d{4}) (?=\d{3} \d{4}\b)|(?<=\d{3}) (?=\d{3,4}\b)"  # the groups of a telephone number
)


def clean(text: str) -> str:
    """A text that any page may hold: composed letters, no controls, no marks that turn its direction."""
    if text.isascii() and text.isprintable():
        return text
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return _BEYOND.sub("", _UNSAFE.sub("", composed.replace("\r", "\n")))


def kept(text: str) -> Markup:
    """A text with its law numbers, times and amounts kept on one line each."""
    if not _DIGIT.search(text):
        return escape(clean(text))
    safe = _FIGURE.sub("\u00a0", clean(text))
    parts, at = [], 0
    for found in _TOGETHER.finditer(safe):
        parts.append(escape(safe[at : found.start()]) + Markup('<span class="nw">') + escape(found[0]))
        parts.append(Markup("</span>"))
        at = found.end()
    parts.append(escape(safe[at:]))
    return Markup("").join(parts)


def only_digits(text: str) -> str:
    """A telephone number as a phone dials it."""
    plus = "+" if text.strip().startswith("+") else ""
    return plus + "".join(c for c in text if c.isascii() and c.isdigit())
