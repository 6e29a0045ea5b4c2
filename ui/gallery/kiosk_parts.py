"""Exhibits of the kiosk's parts: the keyboard and the field it writes into."""

from PySide6.QtWidgets import QWidget

from ui.theme import of
from ui.widgets.keyboard import Keyboard


def keyboard() -> QWidget:
    """Shows the keyboard."""
    board = Keyboard()
    board.setFixedHeight(of(board).px(548))
    return board
