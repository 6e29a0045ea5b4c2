"""Room for longer words: a screen that would be higher than its place gives up its air, step by step."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from ui.kiosk.kit import Kit
from ui.kiosk.touch import SMALLEST


def squeeze(
    kit: Kit,
    screen: QWidget,
    cards: Sequence[QWidget],
    *,
    smaller: Sequence[QWidget] = (),
    spare: Sequence[QWidget] = (),
) -> None:
    """Cards shrink to what their words need, then gaps, then the words of `smaller`, then what is `spare` goes."""
    layout = screen.layout()
    if layout is None or not screen.height() or _fits(layout, screen):
        return
    for card in cards:
        card.setMinimumHeight(kit.px(SMALLEST))
    if _fits(layout, screen):
        return
    for inner in (layout, *layout.findChildren(QLayout)):
        if inner.spacing() > kit.px(16):
            inner.setSpacing(kit.px(16))
    for label in smaller:
        if _fits(layout, screen):
            return
        label.setProperty("type", "kiosk-pair")
        label.style().unpolish(label)
        label.style().polish(label)
    for part in spare:
        if _fits(layout, screen):
            return
        part.hide()


def _fits(layout: QLayout, screen: QWidget) -> bool:
    layout.invalidate()
    high = layout.totalHeightForWidth(screen.width()) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    return high <= screen.height()
