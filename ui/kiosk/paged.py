"""A list that never scrolls: as many rows as fit, and "Xem tiếp" for the next ones."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from onestop_desk.words import _, plural
from ui.kiosk import paging
from ui.kiosk.kit import Kit, height_at
from ui.kiosk.touch import plain_button

NEXT_HEIGHT = 92
SPARE = "spare"
"""Object name of words in a row that may be left out where there is no room for them."""


class PagedRows(QWidget):
    """Rows in one column or two; the page follows from the room there is."""

    def __init__(self, kit: Kit, rows: Sequence[QWidget], *, columns: int = 1, most: int, gap: int = 16) -> None:
        super().__init__()
        self._kit, self._rows, self._columns, self._most = kit, list(rows), columns, most
        self._gap = kit.px(gap)
        self._page = 0
        self._pages: list[range] = [range(0)]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        whole = kit.column(self, gap=gap)
        self._grid = QGridLayout()
        self._grid.setSpacing(self._gap)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        whole.addLayout(self._grid)
        self.more = plain_button(kit, "more", _("Xem tiếp"), "arrow-down", height=NEXT_HEIGHT, after=True)
        self.more.clicked.connect(self._on_more)
        whole.addWidget(self.more)
        whole.addStretch(1)
        for row in self._rows:
            row.setParent(self)
            row.hide()
        self.more.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the pages again for the room there is."""
        super().resizeEvent(event)
        self._cut()

    def hasHeightForWidth(self) -> bool:
        """Never: the room is what the screen leaves, and must not follow from the rows that are shown in it."""
        return False

    def _cut(self) -> None:
        width = (self.width() - self._gap * (self._columns - 1)) // self._columns
        for row in self._rows:
            row.ensurePolished()
        room = self.height()
        self.more.ensurePolished()
        self._say_more(len(self._rows))
        with_more = room - max(self._kit.px(NEXT_HEIGHT), height_at(self.more, self.width())) - self._gap
        heights = [self._height(row, width, with_more) for row in self._rows]
        pages = paging.fit(heights, room, self._gap, self._most, self._columns)
        if len(pages) > 1:
            pages = paging.fit(heights, with_more, self._gap, self._most, self._columns)
        self._pages = pages
        self._show(min(self._page, len(pages) - 1))

    @staticmethod
    def _height(row: QWidget, width: int, room: int) -> int:
        """How high a row is; one that would not fit by itself does without its spare words."""
        spare = row.findChild(QWidget, SPARE)
        if spare is not None:
            spare.setVisible(True)
        high = height_at(row, width)
        if spare is None or high <= room:
            return high
        spare.setVisible(False)
        return height_at(row, width)

    def _show(self, page: int) -> None:
        self._page = page
        for row in self._rows:
            self._grid.removeWidget(row)
            row.hide()
        for place, index in enumerate(self._pages[page]):
            row = self._rows[index]
            self._grid.addWidget(row, place // self._columns, place % self._columns)
            row.show()
        left = len(self._rows) - self._pages[page].stop if self._rows else 0
        self.more.setVisible(len(self._pages) > 1)
        if len(self._pages) > 1:
            self._say_more(left)

    def _say_more(self, left: int) -> None:
        with self._kit.spoken():
            words = plural("Xem {n} mục tiếp theo", left).format(n=left) if left else _("Xem lại từ đầu")
        self.more.say(words)

    def _on_more(self) -> None:
        self._show((self._page + 1) % len(self._pages))
