"""What was just done can be taken back for ten seconds of the office's clock."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.undo_strip import UndoStrip

SECOND = 1_000_000


class Now:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.instant = 50 * SECOND

    def __call__(self) -> int:
        return self.instant


def test_it_counts_down_and_goes_by_itself(qtbot: QtBot) -> None:
    now = Now()
    strip = UndoStrip(now)
    qtbot.addWidget(strip)
    strip.offer("Đã gọi A012", now() + 10 * SECOND)
    assert strip.isVisible()
    assert (strip.text(), strip.button().text()) == ("Đã gọi A012", "Hoàn tác (10 giây)")
    now.instant += 3 * SECOND + 1
    qtbot.waitUntil(lambda: strip.button().text() == "Hoàn tác (7 giây)")
    now.instant += 7 * SECOND
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_a_click_asks_to_take_it_back(qtbot: QtBot) -> None:
    now = Now()
    strip = UndoStrip(now)
    qtbot.addWidget(strip)
    strip.offer("Đã kết thúc A014", now() + 10 * SECOND)
    with qtbot.waitSignal(strip.undo_asked):
        qtbot.mouseClick(strip.button(), Qt.MouseButton.LeftButton)
    strip.withdraw()
    assert not strip.isVisible()


def test_too_late_is_not_offered(qtbot: QtBot) -> None:
    now = Now()
    strip = UndoStrip(now)
    qtbot.addWidget(strip)
    strip.offer("Đã gọi A012", now())
    assert not strip.isVisible()
