"""The table on the first screen that says how long each group waits, before anything is touched."""

from PySide6.QtWidgets import QFrame, QGridLayout

from onestop_desk.services.views import KioskLine, KioskView
from onestop_desk.words import _, phrases
from ui.kiosk import says
from ui.kiosk.kit import KioskWords, Kit

MOST = 6


class Waits(QFrame):
    """One line for each group: letter, name, minutes."""

    def __init__(self, kit: Kit, view: KioskView) -> None:
        super().__init__()
        self._kit = kit
        self._letters = _letters(view)
        self._minutes: dict[str, KioskWords] = {}
        if kit.upright:
            self.setProperty("kind", "kiosk-card")
        grid = QGridLayout(self)
        side = kit.pick(32, 0)
        grid.setContentsMargins(side, kit.pick(14, 0), side, kit.pick(14, 0))
        grid.setHorizontalSpacing(kit.px(20))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, item in enumerate(view.lines[:MOST]):
            self._add(grid, place, item, first=place == 0)

    def shows(self, view: KioskView) -> bool:
        """Whether the groups are still the same ones."""
        return self._letters == _letters(view)

    def refresh(self, view: KioskView) -> None:
        """Shows newer minutes."""
        for item in view.lines[:MOST]:
            label = self._minutes[item.line.letter]
            if item.unavailable == "line_full":
                label.say(_("Hết số"), "cam")
            elif not item.available:
                label.say(_("Tạm ngừng"), "ink_soft")
            elif item.minutes is None:
                label.say(phrases.people_waiting(item.people), "ink_soft")
            else:
                free = item.minutes == 0 and item.people == 0
                label.say(self._wait(item.minutes, item.people), "luc" if free else "ink")

    def _wait(self, minutes: int, people: int) -> str:
        # Lying, the column has "khoảng" over it; upright, each line says it.
        return says.wait_in_sentence(minutes, people) if self._kit.upright else says.wait(minutes, people)

    def _add(self, grid: QGridLayout, place: int, item: KioskLine, *, first: bool) -> None:
        kit = self._kit
        row = 2 * place
        if not first or not kit.upright:
            grid.addWidget(kit.line(), row, 0, 1, 3)
        grid.addWidget(kit.words(item.line.letter, "kiosk-foot", "lam", wrap=False), row + 1, 0)
        grid.addWidget(
            kit.words(says.line_name(item.line), "kiosk-body" if kit.upright else "kiosk-row-soft"), row + 1, 1
        )
        minutes = kit.words("", "kiosk-strong", align="right", wrap=False)
        grid.addWidget(minutes, row + 1, 2)
        grid.setRowMinimumHeight(row + 1, kit.pick(60, 56))
        self._minutes[item.line.letter] = minutes


def _letters(view: KioskView) -> tuple[tuple[str, str], ...]:
    return tuple((item.line.letter, says.line_name(item.line)) for item in view.lines[:MOST])
