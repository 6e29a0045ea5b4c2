"""A long list does not make the page wider, and the wheel passes over it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.chooser import Chooser


def test_a_long_name_shortens(qtbot: QtBot) -> None:
    chooser = Chooser()
    qtbot.addWidget(chooser)
    before = chooser.minimumSizeHint().width()
    chooser.addItem("Một lĩnh vực có tên rất dài " * 10)
    assert chooser.minimumSizeHint().width() == before


def test_the_wheel_chooses_nothing(qtbot: QtBot) -> None:
    chooser = Chooser()
    qtbot.addWidget(chooser)
    chooser.addItems(["một", "hai", "ba"])
    chooser.show()
    chooser.setFocus()
    down = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chooser, down)
    assert chooser.currentText() == "một"
