"""How a widget leaves the screen: hidden at once, deleted when Qt comes round to it.

The bindings (shiboken 6.11) free a wrapper twice when Python's collector gets to it between `deleteLater` and the
deletion; so whoever leaves is held here until Qt is done, and nobody else calls `deleteLater` on a widget.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_leaving: list[list[QObject]] = []
"""Each widget on its way out, with everything in it; let go of once Qt has deleted it."""


def let_go(part: QObject) -> None:
    """Hides a part and has it deleted; it keeps its parent until then, or the bindings would free it themselves."""
    _leaving[:] = [batch for batch in _leaving if isValid(batch[0])]
    if isinstance(part, QWidget):
        part.hide()
    _leaving.append([part, *part.findChildren(QObject)])
    part.deleteLater()
