"""Names and numbers of procedures: the code in a cell, the name for a screen, decisions and laws by their numbers."""

import re

from onestop_desk.domain.procedures import bare_code
from onestop_desk.services.catalogue_files.choices import is_nothing
from onestop_desk.services.catalogue_files.dates import BadDay, day_in
from onestop_desk.services.sheets.text import number_text

_LEADING = re.compile(r"^(?:tên\s+)?thủ\s+tục\s*(?:hành\s+chính)?\s*:?\s+", re.IGNORECASE)
_TAIL_CODE = re.compile(r"\s*[(\[]\s*(?:mã(?:\s+số)?(?:\s+tthc)?\s*:?\s*)?\d\.\d{6}[\w.]*\s*[)\]]\s*$", re.IGNORECASE)
_SHORTENED = re.compile(r"\d[.,]\d{3,5}")
_PREFIX = re.compile(r"^(?:mã(?:\s+số)?(?:\s+tthc)?|tthc)\s*[:\-]?\s*", re.IGNORECASE)

_DECISION = re.compile(r"\d+[\w./]*/\s*(?:QĐ|NQ|CT|TB|VB)[\w./\-Đđ]*|QĐ[\w./\-Đđ]*\d[\w./\-Đđ]*", re.IGNORECASE)
_DECISION_WORDS = re.compile(r"^(?:quyết\s+định|qđ)(?:\s+công\s+bố)?\s*(?:số)?\s*:?\s+", re.IGNORECASE)
LAW = re.compile(r"\d+(?:\.\d+)*[a-z]?/(?:\d{4}/)?[A-ZĐ][A-ZĐa-zđ0-9]*(?:-[A-ZĐ][A-ZĐa-zđ0-9]*)*")


def code_in(value: str | float, has_types: bool) -> str | None:
    """The bare code in a cell, None when it is impossible.

    A program that took the code for a number has dropped its last zeros (1.00119 is 1.001190); where everything is
    text, as in a CSV file, that can have happened too.
    """
    if isinstance(value, float):
        return _from_number(number_text(value))
    text = "".join(_PREFIX.sub("", value).split()).strip(".;,'`")
    if text.count(",") == 1 and "." not in text.partition(",")[0]:
        text = text.replace(",", ".")
    found = bare_code(text)
    return found if found or has_types else _from_number(text)


def _from_number(text: str) -> str | None:
    if not _SHORTENED.fullmatch(text) and bare_code(text) is None:
        return None
    return bare_code(text.replace(",", ".").ljust(8, "0"))


def screen_name(official: str) -> str:
    """The announced name for screens: no leading "Thủ tục", no code behind it, the first letter a capital."""
    name = _TAIL_CODE.sub("", " ".join(official.split()))
    name = _LEADING.sub("", name).strip(" ;,.:-–") if _LEADING.match(name) else name.strip(" ;,:-–").removesuffix(".")
    opened = name.removeprefix("về ") if official.lower().startswith("thủ tục về ") else name
    return (opened[:1].upper() + opened[1:]) or official.strip()


def decision_in(text: str) -> tuple[str, str | None]:
    """The number of a decision and, where the text names it, its day."""
    bare = " ".join(text.split())
    if is_nothing(bare):
        return "", None
    try:
        day = day_in(bare)
    except BadDay:
        day = None
    if day or _DECISION_WORDS.match(bare):
        found = _DECISION.search(bare)
        if found:
            return re.sub(r"\s+", "", found[0]).rstrip("./-"), day
    return bare, day


def laws_in(text: str) -> tuple[str, ...]:
    """The numbers of laws in a text, each once; a line without a number stays as it is."""
    found: dict[str, None] = {}
    for line in text.split("\n"):
        numbers = LAW.findall(line)
        if not numbers:
            for part in line.split(";"):
                bare = re.sub(r"^\s*(?:[-–+•*]|\d{1,2}[.)])\s*", "", part).strip(" .;,")
                if not is_nothing(bare):
                    found[bare] = None
        found.update(dict.fromkeys(numbers))
    return tuple(found)


_SPLIT = re.compile(r"[\n;]+")
_STEP = re.compile(r"\n+|(?<=[.;])\s+(?=[-–+]\s)|\s+(?=Bước\s+\d+\s*[:.])")


def items_in(text: str, commas: bool = False) -> tuple[str, ...]:
    """The items of a list in one cell: lines or semicolons, commas where a list has no other."""
    parts = _SPLIT.split(text)
    if commas and len(parts) == 1:
        parts = text.split(",")
    return tuple(bare for part in parts if not is_nothing(bare := part.strip()))


def steps_in(text: str) -> tuple[str, ...]:
    """The steps of a procedure: its lines, or what begins with "Bước 1:"."""
    return tuple(bare for part in _STEP.split(text) if not is_nothing(bare := part.strip()))
