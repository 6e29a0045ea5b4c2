"""Chips say the kind of a ticket in words, with an icon and a colour as second signs."""

from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply, of
from ui.widgets.chip import HEIGHT, Chip, ChipKind
from ui.widgets.key_cap import KeyCap


@pytest.mark.parametrize("kind", get_args(ChipKind))
@pytest.mark.parametrize("contrast", [False, True])
def test_every_kind_is_drawn_with_its_words(kind: ChipKind, contrast: bool, qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, contrast=contrast)
    chip = Chip(kind, "Hẹn 09:15")
    qtbot.addWidget(chip)
    empty = Chip(kind, "")
    qtbot.addWidget(empty)
    assert chip.sizeHint().height() == HEIGHT
    assert chip.sizeHint().width() > empty.sizeHint().width() + 40
    chip.resize(chip.sizeHint())
    ground = chip.grab().toImage().pixelColor(chip.width() // 2, 2)
    assert ground.name().upper() in {of(chip).colours.paper, of(chip).colours.vang, of(chip).colours.ground}


def test_priority_is_filled_so_that_it_can_be_seen_from_afar(qtbot: QtBot) -> None:
    chip = Chip("priority", "Cao tuổi")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(4, 11).name().upper() == of(chip).colours.vang


def test_a_chip_becomes_another(qtbot: QtBot) -> None:
    chip = Chip("plain", "Lấy số")
    qtbot.addWidget(chip)
    chip.turn("aside", "Để bên")
    assert (chip.kind, chip.text(), chip.accessibleName()) == ("aside", "Để bên", "Để bên")


@pytest.mark.parametrize(("key", "height", "least"), [("F9", 20, 22), ("F9", 36, 36), ("Ctrl+Enter", 20, 60)])
def test_caps_are_as_wide_as_their_key(key: str, height: int, least: int, qtbot: QtBot) -> None:
    cap = KeyCap(key, height=height)
    qtbot.addWidget(cap)
    assert cap.sizeHint().height() == height
    assert cap.sizeHint().width() >= least
