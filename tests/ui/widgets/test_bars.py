"""A chart that is read without colour: figures, hatching, a dashed target; thirty-one labels do not run together."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from ui.theme import font, of
from ui.widgets.bars import Bar, BarChart, TargetLine
from ui.widgets.paint import width_of


def shown(qtbot: QtBot, bars: list[Bar], target: TargetLine | None = None, width: int = 400) -> BarChart:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.resize(width, 200)
    chart.show_bars(bars, target)
    return chart


def colours(chart: BarChart, place: int, share: float) -> set[str]:
    """The colours inside a bar, over its middle third, at a height of the field."""
    plan, image = chart.plan(), chart.grab().toImage()
    top = round(plan.field.bottom() - share * plan.field.height())
    left = round(plan.middle(place) - plan.wide / 6)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(left, round(left + plan.wide / 3))
        for y in range(top, top + 12)
    }


def test_a_missed_bar_is_hatched_and_a_kept_one_filled(qtbot: QtBot) -> None:
    bars = [Bar("A", Decimal(10), "10"), Bar("B", Decimal(10), "10", missed=True)]
    chart = shown(qtbot, bars)
    theme = of(chart).colours
    assert colours(chart, 0, 0.5) == {theme.lam.upper()}
    assert len(colours(chart, 1, 0.5)) > 1
    assert theme.lam.upper() not in colours(chart, 1, 0.5)


def test_the_target_is_dashed_and_seen_over_a_dark_bar(qtbot: QtBot) -> None:
    chart = shown(qtbot, [Bar("A", Decimal(100), "100")], TargetLine(Decimal(50), "≥ 50"))
    plan, image = chart.plan(), chart.grab().toImage()
    y = round(plan.field.bottom() - plan.field.height() / 2)
    row = {image.pixelColor(x, y).name().upper() for x in range(round(plan.field.left()), round(plan.field.right()))}
    assert {of(chart).colours.ink.upper(), of(chart).colours.paper.upper()} <= row


def test_a_screen_reader_hears_names_figures_and_the_target(qtbot: QtBot) -> None:
    bars = [Bar("1", Decimal(3), "3", name="Hộ tịch"), Bar("2", None, "–")]
    chart = shown(qtbot, bars, TargetLine(Decimal(2), "≤ 2 phút"))
    assert chart.accessibleDescription() == "Hộ tịch: 3; 2: –; ≤ 2 phút"


@pytest.mark.parametrize("width", [160, 320, 820, 1258])
@pytest.mark.parametrize("many", [1, 2, 8, 12, 31])
def test_labels_and_figures_have_room(qtbot: QtBot, width: int, many: int) -> None:
    bars = [Bar(f"{n + 1:02d}/11", Decimal(n), f"{n},50") for n in range(many)]
    chart = shown(qtbot, bars, width=width)
    plan, letters = chart.plan(), font(of(chart), "small-medium")
    if many > 1:
        assert width_of("30/11", letters) < plan.room * plan.every
        assert plan.upright or width_of(bars[-1].figure, letters) < plan.room
    chart.grab()


@pytest.mark.parametrize(
    "bars",
    [
        [],
        [Bar("A", None, "–")],
        [Bar("A", Decimal(0), "0")],
        [Bar("A", Decimal(-5), "−5"), Bar("B", Decimal(5), "5")],
        [Bar("A", Decimal("1e12"), "1.000.000.000.000"), Bar("B", Decimal("0.001"), "0,00")],
    ],
)
def test_nothing_nought_and_extremes_are_drawn(qtbot: QtBot, bars: list[Bar]) -> None:
    for target in (None, TargetLine(Decimal(0), "0"), TargetLine(Decimal(98), "≥ 98,00%")):
        assert not shown(qtbot, bars, target).grab().isNull()
