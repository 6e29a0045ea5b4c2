"""Prints the hand-out of the VNeID guide in the background; without a printer the screen is enough."""

import logging
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from onestop_desk.domain.guide import Outcome, Walk
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.paper import guide_handout
from onestop_desk.paper.guide_handout import GuideHandout, Size
from onestop_desk.services.guide_views import GuideOffice
from onestop_desk.services.ports import PrinterError, RollSheet, TicketPrinter
from onestop_desk.words import guide_alone
from ui.background import RunTask
from ui.devices.printer import WIDE_ROLL, on_paper, roll_of
from ui.kiosk.guide_end_screen import Handout

_log = logging.getLogger(__name__)


class GuideSlips(QObject):
    """What became of the hand-out of the walk on the screen."""

    answered = Signal()
    troubled = Signal(str)

    def __init__(self, parent: QObject, printer: TicketPrinter, run: RunTask) -> None:
        super().__init__(parent)
        self._printer, self._run = printer, run
        self._sheet = 0
        self.handout = self._first()

    def _first(self) -> Handout:
        return Handout.OFFERED if on_paper(self._printer) else Handout.NO_PRINTER

    def forget(self) -> None:
        """Another walk, or another end of it: its hand-out is offered anew."""
        self._sheet += 1
        self.handout = self._first()

    def print(
        self, walk: Walk, outcome: Outcome, office: PublicOffice, beside: GuideOffice | None, day: date, lang: str
    ) -> None:
        """Prints the hand-out of an outcome, once a showing."""
        if self.handout is not Handout.OFFERED:
            return
        self._sheet += 1
        self.handout = Handout.PRINTING
        sheet, paper = self._sheet, _paper(outcome, office, beside, day)
        paper = replace(paper, code=guide_alone.short_code(walk.guide, outcome))
        self._run(
            self,
            lambda: self._printer.print_sheet(_drawn(paper, lang, roll_of(self._printer))),
            lambda _nothing: self._done(sheet, None),
            lambda error: self._done(sheet, error),
        )

    def _done(self, sheet: int, error: Exception | None) -> None:
        if isinstance(error, PrinterError):
            self.troubled.emit(error.code)
        elif error is not None:
            _log.error("the printing of a hand-out broke", exc_info=error)
            self.troubled.emit("failed")
        if sheet == self._sheet:
            self.handout = Handout.TAKEN if error is None else Handout.FAILED
            self.answered.emit()


def _paper(outcome: Outcome, office: PublicOffice, beside: GuideOffice | None, day: date) -> GuideHandout:
    if beside is None:
        return GuideHandout(office, outcome, day, for_counter=True)
    return GuideHandout(
        office,
        outcome,
        day,
        police_place=beside.police_place,
        police_hours=beside.police_hours,
        hotline=beside.hotline,
        page=beside.page,
        video=beside.video,
        for_counter=True,
    )


def _drawn(paper: GuideHandout, lang: str, width_mm: int) -> RollSheet:
    name = f"vneid-{paper.outcome.id.replace('_', '-')}"
    size: Size = "roll" if width_mm == WIDE_ROLL else "narrow"
    page = guide_handout.pdf(paper, size, lang=lang)
    return RollSheet(name, page, guide_handout.picture(paper, size, lang=lang), width_mm)
