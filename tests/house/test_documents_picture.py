"""The picture of the architecture shows the rooms there are, and can be read in light and dark."""

import re
from collections.abc import Callable
from dataclasses import fields
from itertools import product
from xml.etree import ElementTree

import pytest

from onestop_desk.services import Services
from tests.house.project import PROJECT

PICTURE = (PROJECT / "docs/pictures/architecture.svg").read_text(encoding="utf-8")
DARK = dict(re.findall(r"\.([\w-]+) \{ ([^}]+) \}", PICTURE))
READABLE = 4.5
PAIRS = [*product(("ink", "soft"), ("ground", "room", "part", "base")), ("figure", "mark")]
"""What is written, and the grounds it may stand on."""


def shown() -> set[str]:
    """Every word that is written in the picture."""
    texts = [part.text or "" for part in ElementTree.fromstring(PICTURE).iter() if part.tag.endswith("}text")]
    return set(re.findall(r"[\w.]+", " ".join(texts)))


def test_the_picture_shows_every_room_of_the_screens() -> None:
    rooms = {folder.parent.name for folder in (PROJECT / "ui").glob("*/__init__.py")}
    assert "desk" in rooms
    assert sorted(rooms - shown()) == []


def test_the_picture_shows_every_service() -> None:
    assert sorted({item.name for item in fields(Services)} - {"context"} - shown()) == []


def test_the_picture_shows_every_module_of_the_rules() -> None:
    modules = {file.stem for file in (PROJECT / "onestop_desk/domain").glob("[a-z]*.py")}
    assert "turns" in modules
    assert sorted(modules - shown()) == []


def light(kind: str) -> set[str]:
    """The colours that a class has on light ground."""
    parts = [part for part in ElementTree.fromstring(PICTURE).iter() if part.get("class") == kind]
    return {part.get("fill", "none") for part in parts} - {"none"}


def dark(kind: str) -> set[str]:
    """The colour that a class has on dark ground."""
    found = re.search(r"fill: (#\w{6})", DARK[kind])
    return {found[1]} if found else set()


def lightness(colour: str) -> float:
    """How light a colour is, from 0 to 1, as accessibility counts it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: 1 is the same, 21 black on white."""
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [light, dark])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_the_words_of_the_picture_can_be_read(words: str, ground: str, look: Callable[[str], set[str]]) -> None:
    pairs = list(product(look(words), look(ground)))
    assert pairs
    assert [pair for pair in pairs if contrast(*pair) < READABLE] == []


def test_every_class_of_the_picture_has_a_dark_look() -> None:
    used = set(re.findall(r'class="([\w-]+)"', PICTURE))
    assert sorted(used - set(DARK)) == []
