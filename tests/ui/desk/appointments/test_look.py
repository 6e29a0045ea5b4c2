"""Every face of the page at its sizes, in high contrast, with larger letters and doubled words."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from onestop_desk import words
from tests.ui.desk.appointments.conftest import ALT, CTRL, Desk, Key, Maker
from tests.ui.desk.test_look import cut_off
from ui.desk.appointments.seat_paint import ticked
from ui.desk.settings_page import Look
from ui.theme import font, of
from ui.widgets.paint import width_of

pytestmark = pytest.mark.qt


@pytest.fixture
def doubled() -> Iterator[None]:
    with words.use("doubled"):
        yield


def walk(desk: Desk) -> Iterator[str]:
    """Every face of the page."""
    yield "empty"
    desk.type("khai sinh")
    desk.press(Key.Key_Return)
    yield "times"
    desk.press(Key.Key_1)
    desk.type("Hằng")
    desk.press(Key.Key_Return)
    desk.type("0987214605")
    yield "held"
    desk.press(Key.Key_Return, CTRL)
    yield "booked"
    desk.open(next(a for a in desk.all() if a.name == "Hằng"))
    yield "card"
    desk.press(Key.Key_T, ALT)
    yield "week"
    for key in (Key.Key_N, Key.Key_C, Key.Key_G):
        desk.press(key, ALT)
        yield "list"


@pytest.mark.parametrize(
    ("look", "height"),
    [(Look(), 768), (Look(), 690), (Look(contrast=True), 690), (Look(scale=1.2), 768)],
    ids=["pictures", "low", "contrast", "large"],
)
def test_every_face_fits(make: Maker, look: Look, height: int) -> None:
    desk = make(look=look, height=height, fill_day=0.4)
    for face in walk(desk):
        assert desk.window.size().toTuple() == (1366, height)
        assert cut_off(desk.page) == [], face


def test_every_face_bears_doubled_words(make: Maker, doubled: None) -> None:
    desk = make(height=690, fill_day=0.4)
    for face in walk(desk):
        assert desk.window.size().toTuple() == (1366, 690)
        assert cut_off(desk.page) == [], face


def test_the_grid_is_the_one_of_the_pictures(desk: Desk) -> None:
    def box(widget: QWidget) -> tuple[int, int, int, int]:
        corner = widget.mapTo(desk.window, widget.rect().topLeft())
        return corner.x(), corner.y(), widget.width(), widget.height()

    assert box(desk.page.calendar) == (96, 64, 816, 664)
    assert box(desk.page.panel) == (924, 64, 430, 664)
    first = desk.page.calendar.grid.area_of(desk.page.calendar.grid.place)  # type: ignore[arg-type]
    assert first is not None
    assert first.height() >= 22


def test_six_lines_of_twenty_minutes_stay_readable(desk: Desk) -> None:
    head = next(p.id for p in desk.services.sign_in.people() if p.role == "head")
    desk.services.office.change_settings(desk.services.sign_in.demo(head), slot_minutes=20)
    desk.window.refresh()
    grid = desk.page.calendar.grid
    assert len([row for row in grid.plan.rows if row.start]) >= 20
    assert grid.measure.seat >= 54
    assert grid.measure.seat_high >= 22
    shown = len(grid.shown_columns())
    desk.press(Key.Key_L, ALT)
    for _line in range(len(grid.plan.columns)):
        desk.press(Key.Key_Right, CTRL)
    assert grid.shown_columns()[-1] == grid.plan.columns[-1]
    assert len(grid.shown_columns()) >= min(shown, 3)


@pytest.mark.parametrize("scale", [1.0, 1.2])
@pytest.mark.parametrize("name", ["Cường", "Hường", "Thắng", "Luyến"])
def test_whoever_has_come_keeps_the_whole_name_beside_the_tick(make: Maker, scale: float, name: str) -> None:
    worn = of(make(look=Look(scale=scale)).page)
    words = width_of(name, font(worn, "small"))
    inset, side, gap = ticked(worn.px(58), words, worn)
    assert words <= worn.px(58) - 2 * inset - side - gap
