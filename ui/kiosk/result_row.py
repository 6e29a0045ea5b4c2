"""A found procedure: its name in up to two lines with the typed part in bold, and what it costs in time and money."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from onestop_desk.services.views import ProcedureHit
from ui.kiosk import says
from ui.kiosk.kit import KioskWords, Kit
from ui.kiosk.name_lines import NameLines
from ui.kiosk.touch import TouchCard
from ui.theme import Tone

HEIGHT = (148, 116)
_POINTS = (28.5, 22.5)
_JOINT = " · "


class FactsLine(KioskWords):
    """What there is room for of some facts, the first one in any case; the next screen has them all."""

    def __init__(self, kit: Kit, facts: Sequence[str], tone: Tone) -> None:
        super().__init__("", "kiosk-row-soft", tone, wrap=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._kit, self._facts = kit, facts
        self.say(_JOINT.join(facts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says fewer when the row is narrow."""
        super().resizeEvent(event)
        room, metrics = self.width(), self.fontMetrics()
        shown = len(self._facts)
        while shown > 1 and metrics.horizontalAdvance(_JOINT.join(self._facts[:shown])) > room:
            shown -= 1
        self.say(_JOINT.join(self._facts[:shown]))

    def heightForWidth(self, width: int) -> int:
        """One line, unless the first fact alone needs more."""
        return super().heightForWidth(width) if len(self._facts) < 2 else self.fontMetrics().height() + 2


class ResultRow(TouchCard):
    """One result of a search; touching it shows the procedure."""

    def __init__(self, kit: Kit, hit: ProcedureHit, facts: Sequence[str]) -> None:
        super().__init__(kit, f"result_{hit.code}", "row", least=kit.pick_raw(*HEIGHT))
        self.procedure_id = hit.procedure_id
        cut = says.procedure_cut(hit.name)
        spans = tuple((max(a - cut, 0), b - cut) for a, b in hit.matched if b > cut)
        inside = kit.row(self, margins=(28, kit.pick_raw(8, 2)), gap=kit.pick_raw(28, 20))
        inside.addWidget(
            kit.tile(88 if kit.upright else 72, kit.words(hit.line_letter or "–", "kiosk-second", "lam", wrap=False))
        )
        words = kit.column(gap=0)
        words.addStretch(1)
        points = _POINTS[0 if kit.upright else 1]
        self.name = NameLines(kit, says.procedure_name(hit.name), points, spans=spans)
        words.addWidget(self.name)
        # What is not in force says so instead of its cost, in the colour of a warning.
        words.addWidget(FactsLine(kit, facts, "ink_soft" if hit.in_force else "cam"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        inside.addWidget(self.symbol("chevron-right", "lam", kit.pick_raw(44, 36)))
        self.setAccessibleName(self.name.text())
