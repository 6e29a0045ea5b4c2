"""The desk in high contrast, in a low window, with doubled words and larger letters: nothing is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from onestop_desk import words
from onestop_desk.services.views import DeskView
from tests.ui.desk import scenes
from tests.ui.desk.conftest import Desk, MakeDesk
from ui import theme
from ui.desk.settings_page import Look
from ui.widgets.button import Button

pytestmark = pytest.mark.qt

SCENES = {
    "before opening": scenes.before_opening,
    "free": scenes.idle,
    "nobody": scenes.nobody,
    "called": scenes.called,
    "serving": scenes.serving,
    "lunch": scenes.lunch,
    "paused": scenes.paused,
    "day over": scenes.day_over,
}
KEYS = {"finish": Qt.Key.Key_F9, "aside": Qt.Key.Key_F7, "transfer": Qt.Key.Key_F10, "pause": Qt.Key.Key_F2}


@pytest.fixture
def doubled() -> Iterator[None]:
    with words.use("doubled"):
        yield


@pytest.fixture(params=list(SCENES.values()), ids=list(SCENES))
def view(request: pytest.FixtureRequest) -> DeskView:
    made: DeskView = request.param()
    return made


def cut_off(window: QWidget) -> list[str]:
    """Labels that are smaller than their words, and buttons lower than they asked for."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        wide = label.width() if label.wordWrap() else max(label.width(), 0)
        high = label.heightForWidth(wide) if label.wordWrap() else label.sizeHint().height()
        too_narrow = not label.wordWrap() and label.width() < label.sizeHint().width()
        if too_narrow or label.height() < high:
            found.append(f"{label.text()!r} {label.size().toTuple()} wants {label.sizeHint().toTuple()}")
    for button in window.findChildren(Button):
        if button.isVisible() and button.height() < button.sizeHint().height():
            found.append(f"button {button.text()!r}")
    return found


def fits(desk: Desk, height: int) -> None:
    QApplication.processEvents()
    assert desk.window.size().toTuple() == (1366, height)
    assert cut_off(desk.window) == []


def test_every_face_fits_the_screen_of_the_pictures(make_desk: MakeDesk, view: DeskView) -> None:
    fits(make_desk(view), 768)


def test_every_face_fits_a_low_window(make_desk: MakeDesk, view: DeskView) -> None:
    desk = make_desk(view, height=690)
    fits(desk, 690)
    assert desk.page.bar.height() == 80
    assert desk.shell.status.height() == 28


def test_every_face_bears_doubled_words(make_desk: MakeDesk, view: DeskView, doubled: None) -> None:
    fits(make_desk(view), 768)


def test_every_face_in_high_contrast(make_desk: MakeDesk, view: DeskView) -> None:
    desk = make_desk(view, look=Look(contrast=True))
    fits(desk, 768)
    assert theme.of(desk.window).contrast


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS.keys())
def test_questions_bear_doubled_words_in_a_low_window(make_desk: MakeDesk, doubled: None, key: Qt.Key) -> None:
    desk = make_desk(scenes.serving(), height=690)
    desk.press(key)
    dialog = desk.dialog()
    assert dialog is not None
    assert desk.window.rect().contains(dialog.panel.geometry())
    assert cut_off(dialog) == []


@pytest.mark.parametrize("page", ["procedures", "settings"])
def test_the_other_pages_fit_too(make_desk: MakeDesk, doubled: None, page: str) -> None:
    desk = make_desk(scenes.idle(), height=690)
    desk.shell.show_page(page)
    fits(desk, 690)


def test_the_grid_is_the_one_of_the_pictures(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    window = desk.window

    def box(widget: QWidget) -> tuple[int, int, int, int]:
        corner = widget.mapTo(window, widget.rect().topLeft())
        return corner.x(), corner.y(), widget.width(), widget.height()

    assert box(desk.shell.top) == (0, 0, 1366, 52)
    assert box(desk.shell.navigation)[:3] == (0, 52, 84)
    assert box(desk.page.stack) == (96, 64, 738, 584)
    assert box(desk.page.waiting)[:3] == (846, 64, 508)
    assert box(desk.page.today) == (846, 580, 508, 68)
    assert box(desk.page.bar) == (84, 660, 1282, 80)
    assert box(desk.shell.status) == (84, 740, 1282, 28)
    assert desk.page.bar.buttons[Qt.Key.Key_F4].height() == 63


def test_only_one_button_is_filled(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    shown = [b for b in desk.page.bar.buttons.values() if b.isVisible() and b.isEnabled()]
    filled = [b.objectName() for b in shown if b.variant == "primary"]
    assert filled == ["F9"]


def test_the_look_is_changed_from_the_settings_and_kept(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    kept: list[Look] = []
    desk.window._keep_look = kept.append
    desk.shell.show_page("settings")
    desk.shell.settings.contrast.rows()[0].click()
    QApplication.processEvents()
    assert kept == [Look(contrast=True)]
    assert theme.of(desk.window).contrast
    assert not desk.shell.on_counter_page()
    desk.shell.settings.scale.choose("1.1")
    QApplication.processEvents()
    assert desk.page.bar.height() == 88


class Windows(QObject):
    """Notes everything that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(make_desk: MakeDesk, qapp: QApplication) -> None:
    """A widget made visible before it has a parent is a window for a moment, and takes the keyboard with it."""
    spy = Windows()
    qapp.installEventFilter(spy)
    key = Qt.Key
    desk = make_desk(scenes.idle())
    desk.press(key.Key_F2, key.Key_Escape, key.Key_F4, key.Key_Escape, key.Key_F5, key.Key_Return, key.Key_Escape)
    desk.press(key.Key_F9, key.Key_Return, key.Key_F3, key.Key_Escape, key.Key_F7, key.Key_Escape)
    desk.press(key.Key_F10, key.Key_Escape, key.Key_F12, key.Key_3, key.Key_5, key.Key_Escape)
    for page in ("settings", "procedures", "counter"):
        desk.shell.show_page(page)
    qapp.removeEventFilter(spy)
    assert spy.shown == ["DeskWindow"]
