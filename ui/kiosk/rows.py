"""The rows of the kiosk's lists: a group of procedures, a case of priority."""

from PySide6.QtCore import Qt

from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.views import KioskLine
from onestop_desk.words import _, phrases
from ui.kiosk import says
from ui.kiosk.kit import Kit
from ui.kiosk.touch import TouchCard
from ui.theme import Tone

GROUP_HEIGHT = (172, 132)
PRIORITY_HEIGHT = (176, 132)


class GroupRow(TouchCard):
    """A group: its letter, what belongs to it, how many wait and how long that takes."""

    def __init__(self, kit: Kit, item: KioskLine) -> None:
        least = GROUP_HEIGHT[0] if kit.upright else GROUP_HEIGHT[1]
        super().__init__(kit, f"line_{item.line.letter}", "row", least=least)
        self.line_id, self._upright = item.line.id, kit.upright
        inside = kit.row(self, margins=(kit.pick_raw(28, 22), kit.pick_raw(14, 8)), gap=kit.pick_raw(28, 20))
        tile = 104 if kit.upright else 84
        inside.addWidget(kit.tile(tile, kit.words(item.line.letter, "kiosk-clock", "lam", wrap=False)))
        words = kit.column(gap=0)
        words.addStretch(1)
        words.addWidget(kit.words(says.line_name(item.line), "kiosk-row"))
        self._remark = kit.words("", "kiosk-row-soft", "ink_soft")
        words.addWidget(self._remark)
        words.addStretch(1)
        inside.addLayout(words, 1)
        figures = kit.column(gap=0)
        figures.addStretch(1)
        self._people = kit.words("", "kiosk-row-soft", "ink_soft", align="right", wrap=False)
        self._about = kit.words(_("khoảng"), "kiosk-row-soft", "ink", wrap=False)
        self._minutes = kit.words("", "kiosk-minutes", "ink", align="right", wrap=False)
        wait = kit.row(gap=12)
        wait.addStretch(1)
        wait.addWidget(self._about, 0, Qt.AlignmentFlag.AlignBottom)
        wait.addWidget(self._minutes)
        figures.addWidget(self._people)
        figures.addLayout(wait)
        figures.addStretch(1)
        inside.addLayout(figures)
        self.show_line(item)

    def show_line(self, item: KioskLine) -> None:
        """Shows newer figures of the same group."""
        full = item.unavailable == "line_full"
        off = not item.available and not full
        few: Tone = "cam" if full or item.numbers_left is not None else "ink_soft"
        self._remark.say(says.line_remark(item), few)
        free = item.available and item.people == 0 and item.minutes == 0
        shown = item.minutes is not None and item.available
        about = shown and not free and bool(item.minutes)
        people = "" if off else phrases.people_waiting(item.people)
        if about and not self._upright:
            # Lying, width is dear: an hour and minutes must leave the name its line.
            people = _("{people} · khoảng").format(people=people)
        self._people.say(people, "luc" if free else "ink_soft")
        self._about.setVisible(about and self._upright)
        self._minutes.setVisible(shown or full)
        wait = says.wait(item.minutes or 0, item.people)
        self._minutes.say(_("Hết số") if full else wait, "cam" if full else ("luc" if free else "ink"))
        self.setProperty("off", off)
        self.use(not off)
        self.setAccessibleName(f"{item.line.letter} {says.line_name(item.line)}")


class PriorityRow(TouchCard):
    """A case of priority: the whole row is the answer."""

    def __init__(self, kit: Kit, priority: PriorityView) -> None:
        least = PRIORITY_HEIGHT[0] if kit.upright else PRIORITY_HEIGHT[1]
        super().__init__(kit, f"priority_{priority.code}", "row", least=least)
        self.code = priority.code
        inside = kit.row(self, margins=(28, kit.pick_raw(14, 8)), gap=kit.pick_raw(36, 28))
        inside.addWidget(kit.tile(112 if kit.upright else 96, kit.icon(priority.icon, "ink", 72), tone="vang"))
        inside.addWidget(kit.words(says.priority_name(priority), "kiosk-row"), 1)
        inside.addWidget(kit.words(_("Đúng"), "kiosk-foot", "lam", wrap=False))
        inside.addWidget(self.symbol("chevron-right", "lam", 44))
        self.setAccessibleName(says.priority_name(priority))
