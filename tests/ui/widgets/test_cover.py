"""While a question is asked, keys and clicks reach only its panel, and the keyboard goes back afterwards."""

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import of
from ui.widgets.cover import Cover


class Page(QWidget):
    """A window with one field, one shortcut and a cover with two fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.resize(800, 600)
        self.field = QLineEdit(self)
        self.button = QPushButton("F9", self)
        self.button.setGeometry(0, 0, 100, 100)
        self.pressed: list[str] = []
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        for key in ("F9", "Ctrl+P"):
            QShortcut(key, self).activated.connect(lambda key=key: self.pressed.append(key))
        self.cover = Cover(self, width=400, height=300)
        self.first, self.second = QLineEdit(), QLineEdit()
        self.cover.body.addWidget(self.first)
        self.cover.body.addWidget(self.second)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.field.setFocus()
    return page


def test_it_covers_the_window_with_the_panel_in_the_middle(page: Page) -> None:
    assert not page.cover.isVisible()
    page.cover.ask()
    assert page.cover.geometry() == page.rect()
    assert page.cover.panel.geometry().getRect() == (200, 150, 400, 300)
    page.resize(700, 500)
    assert page.cover.geometry() == page.rect()


def test_the_page_behind_is_darkened(page: Page) -> None:
    page.cover.ask()
    colour = page.grab().toImage().pixelColor(10, 300)
    assert colour.lightness() < 200
    assert page.grab().toImage().pixelColor(210, 160).name().upper() == of(page).colours.paper


def test_the_panel_never_grows_past_its_window(page: Page) -> None:
    page.cover.resize_panel(3000, 3000)
    page.cover.ask()
    assert page.cover.panel.geometry().getRect() == (16, 16, 768, 568)


def test_the_keyboard_starts_in_the_panel_and_goes_back(page: Page, qtbot: QtBot) -> None:
    page.cover.ask(page.second)
    assert page.second.hasFocus()
    with qtbot.waitSignal(page.cover.left):
        qtbot.keyClick(page.second, Qt.Key.Key_Escape)
    assert not page.cover.isVisible()
    assert page.field.hasFocus()


def test_tab_stays_inside(page: Page, qtbot: QtBot) -> None:
    page.cover.ask()
    assert page.first.hasFocus()
    visited = []
    for _step in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [page.second, page.first, page.second]


def test_shortcuts_of_the_page_behind_are_silent(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.field, Qt.Key.Key_F9)
    assert page.pressed == ["F9"]
    page.cover.ask()
    qtbot.keyClick(page.first, Qt.Key.Key_F9)
    qtbot.keyClick(page.first, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.pressed == ["F9"]


def test_a_bound_key_acts_and_letters_are_typed(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    page.cover.bind("F9", lambda: done.append("F9"))
    page.cover.ask()
    qtbot.keyClick(page.first, Qt.Key.Key_F9)
    qtbot.keyClicks(page.first, "H05")
    assert (done, page.first.text(), page.pressed) == (["F9"], "H05", [])


def test_clicks_do_not_reach_the_page_behind(page: Page, qtbot: QtBot) -> None:
    page.cover.ask()
    target = page.childAt(QPoint(20, 20))
    assert target is page.cover
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert page.pressed == []


def test_a_live_update_cannot_take_the_keyboard_out(page: Page) -> None:
    page.cover.ask()
    page.field.setFocus()
    assert page.first.hasFocus()


def test_leaving_twice_tells_once(page: Page, qtbot: QtBot) -> None:
    told: list[bool] = []
    page.cover.left.connect(lambda: told.append(page.cover.is_asking()))
    page.cover.ask()
    page.cover.leave()
    page.cover.leave()
    assert told == [False]


def test_what_had_the_keyboard_may_be_gone(page: Page, qtbot: QtBot) -> None:
    page.cover.ask()
    page.field.deleteLater()
    qtbot.waitUntil(lambda: page.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly) is None)
    page.cover.leave()
    assert not page.cover.isVisible()


def test_walking_leaves_the_page_its_widgets(page: Page) -> None:
    """The bindings keep a widget alive through its parent; one that is handed on dies with the question."""
    held = {id(widget) for widget in gc.get_referents(page) if isinstance(widget, QWidget)}
    page.cover.ask()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    assert {id(page.field), id(page.button)} <= held
    assert held <= {id(widget) for widget in gc.get_referents(page)}
