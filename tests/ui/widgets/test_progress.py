"""The bar shows how much is done, and nothing before a count is known."""

from pytestqt.qtbot import QtBot

from ui.theme import of
from ui.widgets.progress import Progress


def filled(bar: Progress) -> float:
    """How much of the bar has the colour of what is done."""
    image, lam = bar.grab().toImage(), of(bar).colours.lam
    line = [image.pixelColor(x, image.height() // 2).name().upper() == lam for x in range(image.width())]
    return sum(line) / len(line)


def test_it_fills_as_work_is_done(qtbot: QtBot) -> None:
    bar = Progress()
    qtbot.addWidget(bar)
    bar.resize(400, bar.sizeHint().height())
    assert filled(bar) == 0
    bar.show_count(3500, 7000)
    assert 0.45 < filled(bar) < 0.55
    bar.show_count(7000, 7000)
    assert filled(bar) > 0.95


def test_no_rows_at_all_is_an_empty_bar(qtbot: QtBot) -> None:
    bar = Progress()
    qtbot.addWidget(bar)
    bar.resize(400, bar.sizeHint().height())
    bar.show_count(0, 0)
    assert filled(bar) == 0
