"""Rehearses a day on the real screens; needs no display."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onestop_desk.services.rehearsal.day import Order, Played

SCREENS = "screens"
_OF_NO_MATTER = ("This plugin does not support", "QStandardPaths: ")
PAPERS = "papers"


def rehearse(order: "Order", folder: Path) -> "Played":
    """Plays the day with pictures of the screens and some of its papers in `folder`.

    Raises Refusal: rehearsal_day_off, rehearsal_place_taken; Offline.
    """
    # Before Qt is loaded: a rehearsal never asks for a display, also where there is one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dataclasses import replace

    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from onestop_desk.services.rehearsal.day import play, with_papers
    from ui import theme
    from ui.rehearsal.hands import ScreenHands

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["onestop-desk"])
    theme.apply(app, scale=1.0)
    made: list[ScreenHands] = []

    def hands(services: "Services", clock: "MovedClock") -> ScreenHands:
        made.append(ScreenHands(services, clock, folder / SCREENS, folder / PAPERS, order.visitors))
        return made[0]

    for kind, ending in ((SCREENS, "png"), (PAPERS, "pdf")):
        _empty(folder / kind, ending)
    before = qInstallMessageHandler(_only_what_matters)
    try:
        played = play(order, hands)
    finally:
        for one in made:
            one.close()
        qInstallMessageHandler(before)
    pictures = [f"{SCREENS}/{name}" for name in made[0].pictures]
    papers = [f"{PAPERS}/{path.name}" for path in sorted((folder / PAPERS).glob("*.pdf"))]
    return replace(played, summary=with_papers(played.summary, pictures, papers, "journal.csv"))


def _only_what_matters(_kind: object, _where: object, message: str) -> None:
    """Without a display Qt says of every window that it cannot be sized; anything else it says is told."""
    if not message.startswith(_OF_NO_MATTER):
        sys.stderr.write(f"{message}\n")


def _empty(folder: Path, ending: str) -> None:
    """Pictures of an earlier rehearsal must not pass for this one's."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*.{ending}"):
        old.unlink()


if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.rehearsal.clockwork import MovedClock
