"""Numbers do not jump from one to the next, and fit their box once for the widest of them."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from ui.theme import font, of
from ui.widgets import paint
from ui.widgets.clock import Clock
from ui.widgets.numbers import FitLabel, NumberCells, fitting_pixels

MINUTE = 60_000_000
HALF_PAST_EIGHT = 1_795_397_400_000_000  # 08:30 at the office on 23 November 2026


def test_every_time_is_equally_wide(qtbot: QtBot) -> None:
    labels = [NumberCells(text, "clock") for text in ("11:11", "00:00", "08:34")]
    for label in labels:
        qtbot.addWidget(label)
    assert len({label.sizeHint().width() for label in labels}) == 1


def test_a_cell_is_as_wide_as_the_widest_digit(qtbot: QtBot) -> None:
    label = NumberCells("1")
    qtbot.addWidget(label)
    letters = font(of(label), "body")
    widest = max(QFontMetricsF(letters).horizontalAdvance(digit) for digit in "0123456789")
    assert paint.cells_width("1", letters) == widest
    assert paint.cells_width(":", letters) < widest


def test_right_aligned_numbers_end_at_the_same_pixel(qtbot: QtBot) -> None:
    ends = []
    for text in ("09:14", "10:44"):
        label = NumberCells(text, align=paint.RIGHT)
        label.setObjectName("page")
        qtbot.addWidget(label)
        label.resize(120, 24)
        picture = label.grab().toImage()
        dark = [x for x in range(120) for y in range(24) if picture.pixelColor(x, y).lightness() < 150]
        ends.append(max(dark))
    assert ends[0] == ends[1]


def test_saying_the_same_number_again_asks_for_no_new_layout(qtbot: QtBot) -> None:
    label = NumberCells("08:30")
    qtbot.addWidget(label)
    label.say("08:31", "cam")
    assert label.text() == label.accessibleName() == "08:31"


@pytest.mark.parametrize("number", ["A111", "M888", "C009"])
def test_a_fitted_number_never_changes_its_size(number: str, qtbot: QtBot) -> None:
    label = FitLabel(["M888", "C888", "G888"], most=244)
    qtbot.addWidget(label)
    label.resize(600, 300)
    before = label.pixels()
    label.say(number)
    assert label.pixels() == before


@pytest.mark.parametrize(("width", "height"), [(300, 300), (900, 120), (120, 900)])
def test_the_widest_number_fits_its_box(width: int, height: int, qtbot: QtBot) -> None:
    label = FitLabel(["M888"], most=1000)
    qtbot.addWidget(label)
    label.setObjectName("page")
    label.resize(width, height)
    label.say("M888")
    picture = label.grab().toImage()
    dark = [(x, y) for x in range(width) for y in range(height) if picture.pixelColor(x, y).lightness() < 150]
    xs, ys = [x for x, _y in dark], [y for _x, y in dark]
    assert min(xs) >= 0 < max(xs) < width
    assert min(ys) > 0 < max(ys) < height - 1
    assert max(max(xs) - min(xs) + 1 - width * 0.8, max(ys) - min(ys) + 1 - height * 0.8) > 0


def test_passing_999_makes_room_for_one_more_digit(qtbot: QtBot) -> None:
    label = FitLabel(["M888"], most=244)
    qtbot.addWidget(label)
    label.resize(400, 300)
    three = label.pixels()
    label.measure_for(["M8888"])
    assert label.pixels() < three


def test_a_size_is_never_larger_than_asked(qtbot: QtBot) -> None:
    assert fitting_pixels(["A1"], 10_000, 10_000, most=244) == 244
    assert fitting_pixels(["A1"], 0, 0, most=244) == 1


def test_the_clock_follows_the_office_and_runs_only_while_seen(qtbot: QtBot) -> None:
    times = iter([HALF_PAST_EIGHT, HALF_PAST_EIGHT, HALF_PAST_EIGHT + MINUTE])
    clock = Clock(lambda: next(times))
    qtbot.addWidget(clock)
    assert (clock.text(), clock.is_running()) == ("08:30", False)
    clock.show()
    assert clock.is_running()
    clock.look()
    assert clock.text() == "08:31"
    clock.hide()
    assert not clock.is_running()
