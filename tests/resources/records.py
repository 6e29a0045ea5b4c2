"""Reads the resources as the tests need them, and the reference data where it lies beside the project."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SHINGLE = 8

Record = dict[str, Any]


@cache
def resource(name: str) -> Any:
    """One file of resources/ by its path."""
    return json.loads((RESOURCES / name).read_text(encoding="utf-8"))


def procedures() -> list[Record]:
    """Every record of the starter catalogue."""
    found: list[Record] = resource("procedures/starter.json")["procedures"]
    return found


def fields() -> list[Record]:
    """Every row of the table field -> line and agency."""
    found: list[Record] = resource("procedures/fields.json")["fields"]
    return found


def shared(name: str) -> Any:
    """A file of the reference data; the test is skipped where that folder is absent."""
    told = os.environ.get("ONESTOP_SHARED")
    folder = Path(told) if told else ROOT.parent / "shared" / "data"
    path = folder / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: set ONESTOP_SHARED to the folder of the reference data")
    return json.loads(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))


def strings(value: Any) -> Iterator[str]:
    """Every text inside a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def shingles(text: str) -> set[tuple[str, ...]]:
    """The runs of eight words in a text, without case and punctuation."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
