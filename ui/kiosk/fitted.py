"""As many rows as there is room for, and one sentence that counts the rest: for a screen that has no time for pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from ui.kiosk.kit import KioskWords, Kit, height_at

_USUAL_WIDTH = (900, 560)
_MOST_ASKED = 420


class FittedRows(QWidget):
    """Rows below one another; `rest` says how many are not shown, in the language of the kiosk."""

    def __init__(self, kit: Kit, rows: Sequence[QWidget], *, most: int, gap: int, rest: Callable[[int], str]) -> None:
        super().__init__()
        self._kit, self._rows, self._most, self._rest = kit, list(rows), most, rest
        self._gap = kit.px(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        whole = kit.column(self, gap=gap)
        # Rows that are there before they are counted must not ask for their room.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.left: KioskWords = kit.words("", "kiosk-body", "ink_soft")
        for row in (*self._rows, self.left):
            whole.addWidget(row)
        whole.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Counts again how many there is room for."""
        super().resizeEvent(event)
        shown = self._fitting()
        for number, row in enumerate(self._rows):
            row.setVisible(number < shown)
        left = len(self._rows) - shown
        if left:
            with self._kit.spoken():
                self.left.say(self._rest(left))
        self.left.setVisible(bool(left))

    def sizeHint(self) -> QSize:
        """Room for all that may be shown, as long as what stands above keeps its own."""
        wide = self.width() if self.isVisible() else self._kit.pick(*_USUAL_WIDTH)
        high = sum(height_at(row, wide) + self._gap for row in self._rows[: self._most])
        return QSize(wide, min(high, self._kit.px(_MOST_ASKED)))

    def minimumSizeHint(self) -> QSize:
        """The sentence alone, if it must be."""
        return QSize(self._kit.px(200), self._kit.px(48))

    def hasHeightForWidth(self) -> bool:
        """Never: the room is what the screen leaves."""
        return False

    def _fitting(self) -> int:
        width, room = self.width(), self.height()
        for part in (*self._rows, self.left):
            part.ensurePolished()
        heights = [height_at(row, width) for row in self._rows]
        shown = min(len(heights), self._most)
        while shown and self._needs(heights[:shown], width, everything=shown == len(heights)) > room:
            shown -= 1
        return shown

    def _needs(self, heights: Sequence[int], width: int, *, everything: bool) -> int:
        high = sum(heights) + self._gap * (len(heights) - 1)
        if everything:
            return high
        with self._kit.spoken():
            self.left.say(self._rest(len(self._rows)))
        return high + self._gap + height_at(self.left, width)
