"""The offer to print the slip of missing papers once the visit is kept: ticked to begin with, Ctrl+P turns it."""

from onestop_desk.words import _
from ui.desk.dialogs.sheet import Sheet
from ui.widgets.tick_list import Tick, TickList

SLIP = "slip"


class PrintTick(TickList):
    """One line; `wanted` says whether it is ticked."""

    def __init__(self, question: Sheet) -> None:
        super().__init__([], inside=0)
        self.setObjectName("printSlip")
        self.wanted = True
        self.ticked.connect(self._on_tick)
        self._show()
        question.bind("Ctrl+P", self.turn)

    def turn(self) -> None:
        """Wants the slip, or wants it no more; nothing while it is not offered."""
        if self.isVisible():
            self._on_tick(SLIP, not self.wanted)

    def _on_tick(self, _key: str, on: bool) -> None:
        self.wanted = on
        self._show()

    def _show(self) -> None:
        self.show_ticks([Tick(SLIP, _("In phiếu giấy tờ cần bổ sung"), "Ctrl+P", ticked=self.wanted)])
