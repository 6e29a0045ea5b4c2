"""A widget on its way out survives the collector, and is let go of once Qt has deleted it."""

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import leaving


class Part(QWidget):
    """A part that refers to itself, as parts with connected signals do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.me = self
        column = QVBoxLayout(self)
        for _ in range(20):
            column.addWidget(QLabel("…"))


def test_many_parts_leave_while_the_collector_works(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    gone: list[weakref.ref[Part]] = []
    for _ in range(12):
        part = Part(window)
        part.show()
        gone.append(weakref.ref(part))
        leaving.let_go(part)
        assert not part.isVisible()
        del part
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    leaving.let_go(QWidget(window))
    gc.collect()
    assert sum(ref() is not None for ref in gone) == 0
