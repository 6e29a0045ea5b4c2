"""A sheet before it is printed: as it will look, on the roll or on paper; print it or keep it as a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.background import RunTask, run_task
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.procedures.files import FileDialogs, Files
from ui.desk.procedures.printing import Printing
from ui.devices.office_printer import PaperPrinters, SystemPrinters, picture
from ui.theme import of
from ui.widgets.labels import Words

PREVIEW_PPI = 130


@dataclass(frozen=True)
class Paper:
    """One way to print it."""

    name: str
    words: str
    pdf: Callable[[], bytes]
    """Draws it; may take a moment, so it is called in the background."""
    proposed: str
    """The name of the file it is kept in."""


@dataclass(frozen=True)
class Out:
    """How sheets leave the desk; tests give their own."""

    files: Files
    printers: PaperPrinters
    run: RunTask

    @classmethod
    def real(cls) -> "Out":
        """The system's dialogs and printers."""
        return cls(FileDialogs(), SystemPrinters(), run_task)


class SlipSheet(Sheet):
    """Enter prints; Ctrl+S keeps a PDF."""

    def __init__(
        self, window: QWidget, title: str, papers: Sequence[Paper], said: Callable[[str, str, str], object], out: Out
    ) -> None:
        super().__init__(window, title, width=860)
        self.setObjectName("slipSheet")
        self._papers = {paper.name: paper for paper in papers}
        self._said, self._out = said, out
        self._pdf: bytes | None = None
        self._drawing = ""
        # It outlives this question: the printer answers later.
        self._printing = Printing(window, out.files, out.run, out.printers)
        self._printing.said.connect(said)
        theme = of(self)
        self.kinds = OptionList([Option(paper.name, paper.words) for paper in papers])
        self.kinds.chosen.connect(self._draw)
        self.preview = _Preview()
        self.wait = Words(_("Đang vẽ…"), "body", "ink_soft")
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        self.on = Words(_("In trên"), "small-medium")
        left.addWidget(self.on)
        left.addWidget(self.kinds)
        if len(papers) == 1:
            for part in (self.on, self.kinds):
                part.hide()
        left.addWidget(self.wait)
        left.addStretch(1)
        row.addLayout(left, 2)
        row.addWidget(self.preview, 3)
        self.content.addLayout(row)
        self.add_second(_("Lưu PDF"), "Ctrl+S", self._save)
        self.set_primary(_("In"), "Enter", self._print)
        self.bind("Ctrl+P", self.press_primary)
        for number in range(1, len(papers) + 1):
            self.bind(str(number), partial(self.kinds.choose_number, number))
        self.kinds.choose(papers[0].name)

    def _draw(self, name: str) -> None:
        self._pdf, self._drawing = None, name
        assert self.primary is not None
        self.primary.refuse(_("Đang vẽ…"))
        self.wait.show()
        paper = self._papers[name]

        def drawn() -> tuple[bytes, QImage]:
            pdf = paper.pdf()
            return pdf, picture(pdf, 0, PREVIEW_PPI)

        self._out.run(self, drawn, lambda made: self._on_drawn(name, made), self._on_failed)

    def _on_drawn(self, name: str, made: tuple[bytes, QImage]) -> None:
        if name != self._drawing:
            return
        self._pdf, image = made
        self.preview.show_image(image)
        self.wait.hide()
        assert self.primary is not None
        self.primary.allow()
        if not self.isHidden():
            self.primary.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        self.wait.hide()
        self.say_fault(refusals.sentence(error.code, error.facts))

    def _print(self) -> None:
        pdf = self._pdf
        if pdf is None:
            return
        if not self._out.printers.names():
            self.say_fault(_("Máy tính này chưa có máy in. Lưu PDF (Ctrl+S) rồi in ở máy khác."))
        else:
            self.leave()
            self._printing.print(pdf, 1, lambda words: self._said(words, "", "lam"))

    def _save(self) -> None:
        pdf, paper = self._pdf, self._papers.get(self._drawing)
        if pdf is not None and paper is not None:
            self.leave()
            self._printing.save(pdf, paper.proposed, lambda words: self._said(words, "", "lam"))

    def open_first(self) -> None:
        """Ask, with the keyboard on printing."""
        # A button that is still grey would leave the keyboard on the page behind.
        waiting = self.kinds.first() if len(self._papers) > 1 else self.back
        self.open(self.primary if self._pdf is not None else waiting)


class _Preview(QScrollArea):
    """The first page at a width at which it can be read; what is longer scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Xem trước"))
        self._page = _Page()
        self.setWidget(self._page)

    def show_image(self, image: QImage) -> None:
        """Shows another page from its top."""
        self._page.image = image
        self._fit()
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        image, theme = self._page.image, of(self)
        if image.isNull():
            return
        # A roll is narrow: as wide as the window it would be read from across the room.
        wide = min(self.viewport().width(), theme.px(320 if image.height() > 1.6 * image.width() else 440))
        self._page.setFixedSize(wide, round(wide * image.height() / image.width()))
        self._page.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for most of a slip."""
        return QSize(of(self).px(460), of(self).px(480))

    def minimumSizeHint(self) -> QSize:
        """Scrolls more then."""
        return QSize(of(self).px(200), of(self).px(300))


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the paper with a thin line around it."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(QPen(QColor(of(self).colours.tone("line")), of(self).px(1)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
