"""Buttons keep their place, say their key, and say why they can't be used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply, of
from ui.widgets.button import Button, Variant
from ui.widgets.function_button import FunctionButton, MainFunctionButton


def shot_colour(button: Button | FunctionButton | MainFunctionButton, x: int, y: int) -> str:
    return button.grab().toImage().pixelColor(x, y).name().upper()


def test_a_click_and_the_space_key_do_the_same(qtbot: QtBot) -> None:
    button = Button("Quét", icon="scan", key="Ctrl+Q")
    qtbot.addWidget(button)
    done: list[str] = []
    button.clicked.connect(lambda: done.append(button.text()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == ["Quét", "Quét"]


@pytest.mark.parametrize(
    ("variant", "fill"), [("primary", "lam"), ("done", "luc"), ("plain", "paper"), ("outlined", "paper")]
)
def test_only_the_next_thing_to_do_is_filled(variant: Variant, fill: str, qtbot: QtBot) -> None:
    button = Button("Mời vào", variant=variant)
    qtbot.addWidget(button)
    button.resize(200, 36)
    assert shot_colour(button, 8, 18) == getattr(of(button).colours, fill)


def test_a_refused_button_stays_and_says_why(qtbot: QtBot) -> None:
    button = Button("In phiếu", key="Ctrl+P")
    qtbot.addWidget(button)
    size = button.sizeHint()
    button.refuse("Chờ thay giấy máy in")
    assert not button.isEnabled()
    assert button.reason == button.toolTip() == button.accessibleDescription() == "Chờ thay giấy máy in"
    assert button.sizeHint() == size
    button.allow()
    assert (button.isEnabled(), button.reason, button.toolTip()) == (True, "", "")


def test_longer_words_make_a_wider_button(qtbot: QtBot) -> None:
    button = Button("Gọi số khác…", key="F5")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.say("Gọi số khác… Gọi số khác…")
    assert button.sizeHint().width() > before + 60
    assert button.minimumSizeHint().width() < before


def test_the_height_is_the_one_asked_for_and_leaves_room_for_marks(qtbot: QtBot) -> None:
    for height in (36, 44, 56):
        button = Button("Ấn để Ẵm", height=height)
        qtbot.addWidget(button)
        assert button.sizeHint().height() == height >= button.fontMetrics().height() + 12


def test_turning_a_button_changes_its_colours(qtbot: QtBot) -> None:
    button = MainFunctionButton("Gọi tiếp", "F9", "Kết thúc A014, rồi gọi A012")
    qtbot.addWidget(button)
    button.resize(330, 63)
    assert shot_colour(button, 8, 30) == of(button).colours.lam
    button.turn("outlined")
    assert shot_colour(button, 8, 30) == of(button).colours.paper
    assert button.tone() == "lam"


def test_the_bar_button_does_not_take_the_keyboard_from_a_field(qtbot: QtBot) -> None:
    for button in (FunctionButton("Gọi lại", "F8"), MainFunctionButton("Gọi tiếp", "F9")):
        qtbot.addWidget(button)
        assert button.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_the_bar_never_shrinks_in_height(qtbot: QtBot) -> None:
    for button in (FunctionButton("Gọi lại", "F8"), MainFunctionButton("Gọi tiếp", "F9")):
        qtbot.addWidget(button)
        assert button.sizeHint().height() == button.minimumSizeHint().height() == 63


def test_the_line_of_the_main_button_gives_way_before_its_word(qtbot: QtBot) -> None:
    button = MainFunctionButton("Gọi tiếp", "F9", "một dòng rất dài " * 10)
    qtbot.addWidget(button)
    assert button.sizeHint().width() == MainFunctionButton.WIDTH
    button.say_line("chờ A014 vào quầy")
    assert button.line == button.accessibleDescription() == "chờ A014 vào quầy"


def test_a_disabled_button_is_dashed_in_high_contrast(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, contrast=True)
    button = FunctionButton("Vắng mặt", "F11")
    qtbot.addWidget(button)
    button.resize(120, 63)
    button.refuse()
    picture = button.grab().toImage()
    top = {picture.pixelColor(x, 0).name() for x in range(12, 108)}
    assert {"#000000", "#ffffff"} <= top or len(top) > 1
    assert picture.pixelColor(6, 30) == QColor("#FFFFFF")
