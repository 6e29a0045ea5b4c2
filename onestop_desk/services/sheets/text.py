"""Texts of cells: made clean, and written so that no spreadsheet program takes them for something else."""

import math
import re
import unicodedata
from datetime import date

from onestop_desk.services.sheets.sheet import Value

ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""What a spreadsheet program shows where it could not work out a value."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EMPTY, _MORE = "_x_", "_x+_"
_MARKS = re.compile(r"(?<=_)x(?=[0-9A-Fa-f]{4}_|_|\+_)")

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" *\n[ \n]*")
_UNCLEAN = re.compile(f"[{_HIDDEN}\r\x0b\x0c\x85\u2028\u2029]|[^\\S \n]|[ \n][ \n]")
"""What every text is looked through for, once; most have none of it."""

_PLAIN = "!-~¡-¬®-ƿẠ-ỹ–—‘’“”…"
"""Letters that stay as they are whatever a program normalises."""
_RISKY = re.compile(f"[^{_PLAIN} \n]|(?<![{_PLAIN}])[ \n]|[ \n](?![{_PLAIN}])")

_FORMULA = re.compile("'*\\s*[=+\\-@\t\r\n＝＋－＠]")
"""What makes a program that opens a CSV file calculate; the apostrophe is the guard itself."""


def clean(text: str) -> str:
    """Composed Unicode, no invisible characters, single spaces; line breaks stay, for they separate items."""
    text = unicodedata.normalize("NFC", text)
    if not _UNCLEAN.search(text):
        return text.strip(" \n")
    text = _BREAKS.sub("\n", _INVISIBLE.sub("", text))
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def unescaped(text: str) -> str:
    """A text from a workbook's XML, where `_x000D_` stands for a character that XML cannot hold."""
    if "_x" not in text:
        return text
    made = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return made.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def plain(value: Value, has_escapes: bool = False) -> str:
    """A cell as a clean text: whole numbers without a point, days as ISO dates, errors as they are."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(unescaped(value) if has_escapes else value)
    if isinstance(value, date):
        return value.isoformat()
    return number_text(value)


def number_text(number: float) -> str:
    """A number without what a binary fraction adds to it: 3.0 is 3, 1.0011929999999999 is 1.001193."""
    if not math.isfinite(number):
        return ""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else repr(number)


def sealed(text: str, is_item: bool = False) -> str:
    """A text that comes back from `opened` exactly, even when it is cleaned on the way.

    `is_item`: it is one of a list, so an empty one needs a mark.
    """
    if not text:
        return _EMPTY if is_item else ""
    text = _MARKS.sub("_x0078_", text)
    if text in ERRORS:
        return f"_x{ord(text[0]):04X}_{text[1:]}"
    return text if clean(text) == text else _RISKY.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"_x{units[i : i + 2].hex().upper()}_" for i in range(0, len(units), 2))


def opened(text: str) -> str:
    """What `sealed` was given, once it is clean."""
    return "" if text == _EMPTY else unescaped(text)


def pieces(sealed_text: str, most: int) -> list[str]:
    """A long sealed text in pieces that fit into a cell; every piece but the last says that more follows."""
    if len(sealed_text) <= most:
        return [sealed_text]
    made, rest = [], sealed_text
    while len(rest) > most:
        cut = most
        while cut > most // 2 and not (
            rest[cut - 1].isalnum() and rest[cut].isalnum() and "_" not in rest[cut - 20 : cut + 20]
        ):
            cut -= 1
        made.append(rest[:cut] + _MORE)
        rest = rest[cut:]
    return [*made, rest]


def joined(texts: list[str]) -> str:
    """The pieces of one text together again."""
    return "".join(text.removesuffix(_MORE) for text in texts)


def has_more(text: str) -> bool:
    """Whether a piece says that more follows in the next row."""
    return text.endswith(_MORE)


def looks_like_formula(text: str) -> bool:
    """Whether a program that opens a CSV file might calculate this."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """A text for a CSV file: an apostrophe before what looks like a formula."""
    return f"'{text}" if looks_like_formula(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe of `guarded`."""
    return text[1:] if text.startswith("'") and looks_like_formula(text) else text
