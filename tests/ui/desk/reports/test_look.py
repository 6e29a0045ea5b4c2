"""Every section at the desk's sizes, in high contrast, with larger letters and doubled words: nothing is cut off."""

from collections.abc import Iterator

import pytest

from onestop_desk import words
from tests.ui.desk.reports.conftest import Key, Room
from tests.ui.desk.test_look import cut_off
from ui.desk.settings_page import Look

pytestmark = pytest.mark.qt

LOW, FULL = (1282, 610), (1282, 688)


@pytest.fixture
def doubled() -> Iterator[None]:
    with words.use("doubled"):
        yield


def walk(room: Room) -> Iterator[str]:
    """Every face of the page."""
    yield "today"
    room.ctrl(Key.Key_2)
    yield "figures"
    room.to("served")
    room.alt(Key.Key_D)
    yield "rows"
    room.press(Key.Key_Escape)
    room.alt(Key.Key_C)
    yield "parts"
    room.press(Key.Key_Escape)
    room.page.figures.bar.kinds.choose("any")
    yield "days"
    room.write(room.page.figures.bar.first, "x")
    room.press(Key.Key_Return)
    yield "wrong day"
    room.ctrl(Key.Key_5)
    yield "programmes"


def settled(room: Room, face: str) -> None:
    """Nothing is cut off once the layout has found its sizes: words that wrap take it two rounds."""

    def whole() -> None:
        assert cut_off(room.page) == [], face

    room.qtbot.waitUntil(whole, timeout=2_000)


@pytest.mark.parametrize(
    ("look", "size"),
    [(Look(), FULL), (Look(contrast=True), LOW), (Look(scale=1.2), FULL)],
    ids=["pictures", "contrast", "large"],
)
def test_every_section_fits(room: Room, look: Look, size: tuple[int, int]) -> None:
    room.show(look=look, size=size)
    for face in walk(room):
        assert room.page.size().toTuple() == size, face
        settled(room, face)


def test_doubled_words_fit(room: Room, doubled: None) -> None:
    room.show(size=LOW)
    for face in walk(room):
        assert room.page.size().toTuple() == LOW, face
        settled(room, face)
