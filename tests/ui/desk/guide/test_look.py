"""Every face of the guide fits its screens: nothing is cut off, and the columns are those of the picture."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onestop_desk import words
from tests.ui.desk import scenes
from tests.ui.desk.guide.conftest import AtTheDesk, MakeGuide
from tests.ui.desk.test_look import Windows, cut_off
from ui.desk.guide.session import Stage
from ui.desk.settings_page import Look

pytestmark = pytest.mark.qt
Key = Qt.Key


@pytest.fixture
def doubled() -> Iterator[None]:
    with words.use("doubled"):
        yield


def walk_through(guide: AtTheDesk, height: int) -> None:
    """Looks at the first question, the last, the steps, the results, the reasons, and the end."""

    def fits() -> None:
        assert guide.desk.window.size().toTuple() == (1366, height)
        assert cut_off(guide.view) == []

    fits()
    for answer in ("no_account", "self", "18_59", "valid"):
        guide.choose(answer)
    fits()
    guide.choose("own")
    guide.choose("level_2")
    assert guide.is_at(Stage.OUTCOME)
    fits()
    guide.press(Key.Key_Return)
    fits()
    guide.press(Key.Key_3)
    fits()
    guide.press(Key.Key_1)
    assert guide.is_at(Stage.DONE)
    fits()


@pytest.mark.parametrize("alone", [False, True], ids=["beside", "alone"])
@pytest.mark.parametrize("height", [768, 690])
def test_it_fits(make_guide: MakeGuide, height: int, alone: bool) -> None:
    walk_through(make_guide(height=height, alone=alone), height)


@pytest.mark.parametrize("alone", [False, True], ids=["beside", "alone"])
def test_it_bears_doubled_words(make_guide: MakeGuide, doubled: None, alone: bool) -> None:
    guide = make_guide(height=690, alone=alone)
    assert guide.desk.window.size().toTuple() == (1366, 690)
    for answer in ("no_account", "self", "18_59", "valid", "own", "level_2"):
        guide.choose(answer)
    guide.press(Key.Key_Return, Key.Key_3, Key.Key_1)
    assert guide.is_at(Stage.DONE)
    assert guide.desk.window.size().toTuple() == (1366, 690)


def test_it_fits_in_high_contrast_and_in_large_letters(make_guide: MakeGuide) -> None:
    walk_through(make_guide(look=Look(contrast=True)), 768)
    guide = make_guide(look=Look(scale=1.2))
    assert guide.desk.window.size().toTuple() == (1366, 768)


def test_the_columns_are_those_of_the_picture(make_guide: MakeGuide) -> None:
    guide = make_guide()
    window = guide.desk.window

    def box(widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(window, widget.rect().topLeft())
        return corner.x(), widget.width()

    side = guide.desk.shell.guide_beside._side
    assert side is not None
    assert [box(part) for part in (side, guide.view.walk, guide.view.hand)] == [(96, 290), (398, 632), (1042, 312)]


@pytest.mark.parametrize("height", [768, 690])
def test_the_first_question_needs_no_scrolling(make_guide: MakeGuide, height: int) -> None:
    guide = make_guide(height=height)
    assert guide.view.walk.area.verticalScrollBar().maximum() == 0


def test_only_one_button_is_filled(make_guide: MakeGuide) -> None:
    guide = make_guide()
    for answer in ("no_account", "self", "18_59", "valid", "own", "level_2"):
        guide.choose(answer)
    bar = guide.desk.page.bar.buttons.values()
    shown = [b for b in (*bar, guide.view.walk.go_on, guide.view.walk.print) if b.isVisible() and b.isEnabled()]
    assert [b.objectName() for b in shown if b.variant == "primary"] == ["guideGoOn"]


def test_nothing_flashes_up_as_a_window_of_its_own(make_guide: MakeGuide, qapp: object) -> None:
    spy = Windows()
    guide = make_guide(scenes.serving())
    qapp.installEventFilter(spy)  # type: ignore[attr-defined]
    for answer in ("no_account", "self", "18_59", "valid", "own", "level_2"):
        guide.choose(answer)
    guide.press(Key.Key_Return, Key.Key_3, Key.Key_1)
    guide.desk.press(Key.Key_4, modifier=Qt.KeyboardModifier.AltModifier)
    guide.desk.press(Key.Key_2, modifier=Qt.KeyboardModifier.ControlModifier)
    qapp.removeEventFilter(spy)  # type: ignore[attr-defined]
    assert spy.shown == []
