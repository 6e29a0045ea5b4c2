"""The offer to print the slip of missing papers once the visit is kept: ticked to begin with, Ctrl+P turns it."""

from collections.abc import Callable, Sequence

from onestop_desk.words import _
from ui.widgets.tick_list import Tick, TickList

SLIP = "slip"
PrintMissing = Callable[[str, Sequence[str]], object]
"""Prints the slips of a ticket for some of its visit procedures, in the background."""


def no_printing(_ticket_id: str, _lines: Sequence[str]) -> None:
    """Stands in where nothing can be printed."""


class PrintTick(TickList):
    """One line; `wanted` says whether it is ticked. Whoever asks binds the key."""

    def __init__(self) -> None:
        super().__init__([], inside=0)
        self.setObjectName("printSlip")
        self.wanted = True
        self.ticked.connect(self._on_tick)
        self._show()

    def turn(self) -> None:
        """Wants the slip, or wants it no more; nothing while it is not offered."""
        if self.isVisible():
            self._on_tick(SLIP, not self.wanted)

    def _on_tick(self, _key: str, on: bool) -> None:
        self.wanted = on
        self._show()

    def _show(self) -> None:
        self.show_ticks([Tick(SLIP, _("In phiếu cho công dân"), "Ctrl+P", ticked=self.wanted)])
