"""How a part leaves the screen: at once for whoever looks, a little later for Qt."""

from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets import leaving


def let_go(part: QWidget) -> None:
    """Hides a part, lets it answer to no name any more, and deletes it when Qt comes round to it."""
    for one in (part, *part.findChildren(QWidget)):
        one.setObjectName("")
    leaving.let_go(part)


def empty(layout: QLayout) -> None:
    """Lets everything go that lies in a layout, in the rows inside it too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            let_go(widget)
        elif inner is not None:
            empty(inner)


def show_all(layout: QLayout) -> None:
    """Shows what was just laid out at once, not when the event loop comes round: the next touch may be quick."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            widget.show()
        elif inner is not None:
            show_all(inner)
