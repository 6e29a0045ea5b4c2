"""The gallery draws every part in every look."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.gallery.__main__ import LOOKS, SHEETS, draw_all


def test_every_look_of_every_sheet_is_drawn(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    drawn = draw_all(qapp, tmp_path)
    assert len(drawn) == len(SHEETS) * len(LOOKS)
    pictures = [QImage(str(file)) for file in drawn]
    assert all(picture.width() >= 1000 and picture.height() > 300 for picture in pictures)
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(pictures)
