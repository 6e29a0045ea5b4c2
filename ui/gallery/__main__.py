"""Draws the exhibits to pictures: python -m ui.gallery FOLDER."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from onestop_desk.words import use
from ui.gallery import desk_parts, kiosk_parts, page_parts, report_parts
from ui.theme import apply

SHEETS: dict[str, tuple[int, list[Callable[[], QWidget]]]] = {
    "desk-buttons": (1100, [desk_parts.buttons, desk_parts.chips, desk_parts.notices, desk_parts.words]),
    "desk-lists": (1100, [desk_parts.lists, desk_parts.fields, desk_parts.numbers, desk_parts.tables]),
    "desk-sections": (1100, [page_parts.sections, desk_parts.chips]),
    "desk-charts": (1100, [report_parts.charts]),
    "kiosk-keyboard": (1080, [kiosk_parts.keyboard]),
}
LOOKS = (("light", False, "vi"), ("contrast", True, "vi"), ("doubled", False, "doubled"))


def page_of(makers: list[Callable[[], QWidget]], width: int) -> QWidget:
    """Puts several exhibits on one page."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    for maker in makers:
        column.addWidget(maker())
    column.activate()
    # Not adjustSize: it never goes beyond two thirds of the screen.
    page.resize(width, max(column.totalHeightForWidth(width), column.totalMinimumSize().height()))
    return page


def draw_all(app: QApplication, folder: Path) -> list[Path]:
    """Draws all pages in the light look, in high contrast and with doubled words."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Path] = []
    for look, contrast, language in LOOKS:
        apply(app, contrast=contrast)
        with use(language):
            for name, (width, makers) in SHEETS.items():
                page = page_of(makers, width)
                page.show()
                drawn.append(folder / f"{name}-{look}.png")
                page.grab().save(str(drawn[-1]))
                page.close()
    return drawn


if __name__ == "__main__":
    draw_all(QApplication([]), Path(sys.argv[1] if len(sys.argv) > 1 else "."))
