"""The one engine of everything printed: a template and values become PDF pages or pictures of them."""

import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from onestop_desk.paper import compounds, typeface

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "print"
LONGEST_RUN = 12
"""Letters without a space that still fit the narrowest column; a longer run may be broken."""
_RUN_PART = 8
BREAK = "\u200b"
"""Nothing to see: a place where a line may end."""


def pdf(template: str, **values: Any) -> bytes:
    """The sheet as a PDF. Each value reaches the template as JSON under its name; text stays text, never markup."""
    made = typst.compile(str(TEMPLATES / template), format="pdf", font_paths=_fonts(), sys_inputs=_inputs(values))
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def pictures(template: str, ppi: float, **values: Any) -> tuple[bytes, ...]:
    """The same pages as PNG files, `ppi` dots an inch."""
    # One page gives its bytes, several a list, which the library's own annotations do not say.
    made: Any = typst.compile(
        str(TEMPLATES / template), format="png", ppi=ppi, font_paths=_fonts(), sys_inputs=_inputs(values)
    )
    return (made,) if isinstance(made, bytes) else tuple(made)


def printable(text: str) -> str:
    """A text fit for paper: composed letters, no control or direction marks, single spaces, long runs breakable."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in composed)
    return compounds.kept_together(" ".join(_breakable(word) for word in seen.split()))


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_RUN:
        return word
    parts: list[str] = []
    for char in word:
        if parts and (unicodedata.combining(char) or len(parts[-1]) < _RUN_PART):
            parts[-1] += char
        else:
            parts.append(char)
    return BREAK.join(parts)


def _inputs(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    places = [str(typeface.folder()), str(typeface.OFFICIAL)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)
