"""Sheets before they are printed: as they will look, on the roll or on paper; print them or keep them as PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.scans import Scan
from onestop_desk.services.ports import PrinterError, RollSheet
from onestop_desk.words import _, refusals
from ui.background import RunTask, run_task
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.slip_preview import SlipPreview
from ui.desk.dialogs.suggestions import SuggestingField
from ui.desk.procedures.files import FileDialogs, Files
from ui.desk.procedures.printing import Printing
from ui.devices.office_printer import PaperPrinters, SystemPrinters, picture
from ui.devices.printer import WIDE_ROLL
from ui.theme import of
from ui.widgets.field import LabelledField
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go

PREVIEW_PPI = 130
WIDTH, WIDE = 860, 1200
LIST, ASKED = 450, 264
"""Widths of the columns where something may be typed; they do not move when another sheet is chosen."""
TYPED_MS = 350
"""A form is drawn again when the typing has paused so long."""


@dataclass(frozen=True)
class Ask:
    """Something the clerk may type before a sheet is printed."""

    label: str
    text: str
    keep: Callable[[str], object]
    """Hears every change; nothing is stored."""
    suggestions: tuple[str, ...] = ()
    """Walked through with the arrows."""


@dataclass(frozen=True)
class Paper:
    """One way to print it."""

    name: str
    words: str
    pdf: Callable[[], bytes]
    """Draws it; may take a moment, so it is called in the background. Raises Refusal or WorldError."""
    proposed: str
    """The name of the file it is kept in."""
    remark: str = ""
    dots: Callable[[], bytes] | None = None
    """For a roll: draws it as the printer's own dots, a PNG; None for a sheet of paper."""
    asks: tuple[Ask, ...] = ()
    printed: Callable[[], object] | None = None
    """Called in the background once it is out, or kept to be printed. Raises Refusal or WorldError."""


class RollPrinter(Protocol):
    """The ticket printer of this desk."""

    @property
    def on_paper(self) -> bool:
        """Whether there is one."""

    @property
    def roll_mm(self) -> int:
        """How wide its roll is."""

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints a sheet; raises PrinterError."""


@dataclass(frozen=True)
class Out:
    """How sheets leave the desk; tests give their own."""

    files: Files
    printers: PaperPrinters
    run: RunTask
    roll: RollPrinter | None = None

    @classmethod
    def real(cls, roll: RollPrinter | None = None) -> "Out":
        """The system's dialogs and printers."""
        return cls(FileDialogs(), SystemPrinters(), run_task, roll)

    @property
    def has_roll(self) -> bool:
        """Whether slips can come off a roll."""
        return self.roll is not None and self.roll.on_paper

    @property
    def roll_mm(self) -> int:
        """How wide sheets for a roll are drawn, in millimetres."""
        return self.roll.roll_mm if self.roll is not None and self.roll.on_paper else WIDE_ROLL


@dataclass
class _Drawn:
    """What is shown now."""

    pdf: bytes | None = None
    name: str = ""
    fields: list[LabelledField] = field(default_factory=list)


class SlipSheet(Sheet):
    """Enter prints; Ctrl+S keeps a PDF; 1–9 choose the sheet."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        papers: Sequence[Paper],
        said: Callable[[str, str, str], object],
        out: Out,
        *,
        line: str = "",
        number: str = "",
        remarks: Sequence[str] = (),
        on_card: Callable[[IdCard], object] | None = None,
    ) -> None:
        asks = bool(remarks) or any(paper.asks for paper in papers)
        super().__init__(window, title, line, number=number, width=WIDE if asks else WIDTH)
        self.setObjectName("slipSheet")
        self._papers = {paper.name: paper for paper in papers}
        self._said, self._out, self._on_card = said, out, on_card
        self._drawn = _Drawn()
        # It outlives this question: the printer answers later.
        self._printing = Printing(window, out.files, out.run, out.printers)
        self._printing.said.connect(said)
        self._typed = QTimer(self, interval=TYPED_MS, singleShot=True)
        self._typed.timeout.connect(self.draw_again)
        self.kinds = OptionList([Option(paper.name, paper.words, paper.remark) for paper in papers])
        self.kinds.chosen.connect(self._choose)
        self.preview = SlipPreview()
        self._asked = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(of(self).px(24))
        row.addWidget(self._make_list(LIST if asks else 0), 2)
        if asks:
            row.addWidget(self._make_asked(remarks))
        row.addWidget(self.preview, 3)
        self.content.addLayout(row)
        self.add_second(_("Lưu PDF"), "Ctrl+S", self._save)
        self.set_primary(_("In"), "Enter", self._print)
        self.bind("Ctrl+P", self.press_primary)
        for position in range(1, min(len(papers), 9) + 1):
            self.bind(str(position), partial(self.kinds.choose_number, position))
        self.kinds.choose(papers[0].name)

    def _make_list(self, wide: int) -> QWidget:
        theme = of(self)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.on = Words(_("In gì") if wide else _("In trên"), "small-medium")
        self.wait = Words(_("Đang vẽ…"), "body", "ink_soft")
        for part in (self.on, self.kinds, self.wait):
            column.addWidget(part)
        if len(self._papers) == 1:
            self.on.hide()
            self.kinds.hide()
        column.addStretch(1)
        if wide:
            whole.setFixedWidth(theme.px(wide))
        return whole

    def _make_asked(self, remarks: Sequence[str]) -> QWidget:
        theme = of(self)
        whole = QWidget()
        whole.setFixedWidth(theme.px(ASKED))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._asked.setSpacing(theme.px(10))
        column.addLayout(self._asked)
        for remark in remarks:
            column.addWidget(Words(remark, "small", "ink_soft", wrap=True))
        column.addStretch(1)
        return whole

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def fields(self) -> list[LabelledField]:
        """What may be typed for the chosen sheet."""
        return self._drawn.fields

    def _choose(self, name: str) -> None:
        for known in self._drawn.fields:
            self._asked.removeWidget(known)
            let_go(known)
        self._drawn.fields = [self._field(ask) for ask in self._papers[name].asks]
        for made in self._drawn.fields:
            self._asked.addWidget(made)
        self._drawn.name = name
        self.draw_again()

    def _field(self, ask: Ask) -> LabelledField:
        typed = SuggestingField(ask.suggestions)
        typed.setText(ask.text)
        typed.textChanged.connect(ask.keep)
        typed.textChanged.connect(lambda _text: self._typed.start())
        typed.setPlaceholderText(_("↑ ↓ câu có sẵn") if ask.suggestions else "")
        return LabelledField(ask.label, typed)

    def draw_again(self) -> None:
        """Draws the chosen sheet with what is known now."""
        self._typed.stop()
        name, paper = self._drawn.name, self._papers[self._drawn.name]
        self._drawn.pdf = None
        assert self.primary is not None
        self.primary.refuse(_("Đang vẽ…"))
        self.wait.show()

        def drawn() -> tuple[bytes, QImage]:
            pdf = paper.pdf()
            return pdf, picture(pdf, 0, PREVIEW_PPI)

        self._out.run(self, drawn, lambda made: self._on_drawn(name, made), self._on_failed)

    def _on_drawn(self, name: str, made: tuple[bytes, QImage]) -> None:
        if name != self._drawn.name or self._typed.isActive():
            return
        self._drawn.pdf, image = made
        self.preview.show_image(image)
        self.wait.hide()
        self.say_fault("")
        assert self.primary is not None
        self.primary.allow()
        if not self.isHidden() and not any(known.field.hasFocus() for known in self._drawn.fields):
            self.primary.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        self.wait.hide()
        self.say_fault(refusals.sentence(error.code, error.facts))

    # -- keys and scans --------------------------------------------------------------------------------------------

    def take_scan(self, _text: str, scan: Scan) -> bool:
        """An ID card fills the sheet in, in memory only; whether the scan was wanted."""
        if self._on_card is None or not isinstance(scan, IdCard):
            return False
        self._on_card(scan)
        self.say_fault("")
        self.draw_again()
        return True

    # -- out -------------------------------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._typed.isActive():
            # What was typed is seen before it is printed: the next Enter prints it.
            self.draw_again()
            return
        pdf, paper = self._drawn.pdf, self._papers[self._drawn.name]
        if pdf is None:
            return
        if paper.dots is not None and self._out.has_roll:
            self.leave()
            self._on_roll(paper, pdf, paper.dots)
        elif not self._out.printers.names():
            self.say_fault(_("Máy tính này chưa có máy in. Lưu PDF (Ctrl+S) rồi in ở máy khác."))
        else:
            self.leave()
            self._printing.print(pdf, 1, partial(self._on_out, paper))

    def _on_roll(self, paper: Paper, pdf: bytes, dots: Callable[[], bytes]) -> None:
        roll = self._out.roll
        assert roll is not None

        def printed() -> None:
            roll.print_sheet(RollSheet(paper.proposed.removesuffix(".pdf"), pdf, dots(), roll.roll_mm))

        self._said(_("Đang in phiếu…"), "", "lam")
        self._out.run(
            self._printing, printed, lambda _none: self._on_out(paper, _("Đã in phiếu")), self._on_roll_failed
        )

    def _on_roll_failed(self, error: Exception) -> None:
        if not isinstance(error, PrinterError):
            raise error
        self._said(_("Máy in phiếu không in được"), printer_trouble(error.code), "cam")

    def _save(self) -> None:
        pdf, paper = self._drawn.pdf, self._papers.get(self._drawn.name)
        if pdf is not None and paper is not None and not self._typed.isActive():
            self.leave()
            self._printing.save(pdf, paper.proposed, partial(self._on_out, paper))

    def _on_out(self, paper: Paper, words: str) -> None:
        self._said(words, "", "lam")
        if paper.printed is not None:
            self._out.run(self._printing, paper.printed, lambda _none: None, self._on_uncounted)

    def _on_uncounted(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        self._said(_("Đã in nhưng chưa ghi được vào sổ"), refusals.sentence(error.code, error.facts), "cam")

    def open_first(self) -> None:
        """Ask, with the keyboard on printing."""
        # A button that is still grey would leave the keyboard on the page behind.
        waiting = self.kinds.first() if len(self._papers) > 1 else self.back
        self.open(self.primary if self._drawn.pdf is not None else waiting)


def printer_trouble(code: str) -> str:
    """What to do about a ticket printer that printed nothing."""
    sentences = {
        "paper_out": _("Máy in hết giấy. Thay cuộn giấy rồi bấm Ctrl+P in lại."),
        "cover_open": _("Nắp máy in đang mở. Đóng nắp rồi bấm Ctrl+P in lại."),
        "offline": _("Máy in không trả lời. Xem điện và dây mạng rồi bấm Ctrl+P in lại."),
    }
    return sentences.get(code, _("Xem máy in rồi bấm Ctrl+P in lại, hoặc chọn khổ A5."))
