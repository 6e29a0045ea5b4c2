"""White panels with a heading, and thin lines between things."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import of
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.paint import RIGHT


class Line(QFrame):
    """A thin line, lying or upright."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "upright" if upright else "line")


class Head(QFrame):
    """The heading of a panel: its title, then anything, then one soft remark at the right."""

    def __init__(
        self,
        title: str,
        remark: str = "",
        *,
        kind: str = "head",
        height: int = 44,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setProperty("kind", "head")
        self.setProperty("filled", filled)
        self.setMinimumHeight(theme.px(height))
        # The heading keeps its height, so what is left belongs to the body, and a panel grows only as its body does.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = Words(title, kind)
        self.remark = ElidedLabel(remark, "small", "ink_soft", align=RIGHT)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(self.title)
        self.row.addWidget(self.remark, 1)

    def insert(self, widget: QWidget) -> None:
        """Puts something right after the title, such as a key cap."""
        self.row.insertWidget(1, widget)

    def add(self, widget: QWidget) -> None:
        """Puts something at the right end, such as a button."""
        self.row.addWidget(widget)


class Panel(QFrame):
    """A white panel; with a title it has a heading, and `body` takes what is in it."""

    def __init__(
        self,
        title: str | None = None,
        remark: str = "",
        *,
        kind: str = "panel",
        inside: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setProperty("kind", kind)
        whole = QVBoxLayout(self)
        edge = theme.px(1)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(0)
        self.head: Head | None = None
        if title is not None:
            self.head = Head(title, remark)
            whole.addWidget(self.head)
        self.body = QVBoxLayout()
        margin = theme.px(inside)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.px(8))
        whole.addLayout(self.body)
