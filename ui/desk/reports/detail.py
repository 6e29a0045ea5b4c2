"""One figure at the right of the table: its value, what it is made of, its last periods, and how it is counted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.indicators import Definition
from onestop_desk.words import _, figures, indicators
from onestop_desk.words.figures import Tone as Meaning
from ui.desk.reports.rows import FigureRow, arrow, made_of, trail_bars
from ui.theme import Tone, of
from ui.widgets.bars import BarChart
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Line, Panel

NBSP = "\u00a0"
TONES: dict[Meaning, Tone] = {Meaning.GOOD: "luc", Meaning.BAD: "do", Meaning.PLAIN: "ink"}


class FigureDetail(Panel):
    """`rows_asked` and `cut_asked` tell what is wanted of the figure that is shown."""

    rows_asked = Signal()
    cut_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        self.setObjectName("figureDetail")
        theme = of(self)
        self.name = Words("", "visit", wrap=True)
        self.value, self.judgement = Words("", "number", wrap=True), Words("", "strong", wrap=True)
        self.made, self.compared = Words("", "body", "ink_soft", wrap=True), Words("", "body-medium", wrap=True)
        self.chart = BarChart()
        self.chart.setFixedHeight(theme.px(190))
        self.rows = Button(_("Từng dòng"), key="Alt+D")
        self.cut = Button(_("Chia theo"), key="Alt+C")
        self.rows.clicked.connect(self.rows_asked)
        self.cut.clicked.connect(self.cut_asked)
        self.numerator, self.denominator = self._term(), self._term()
        self.source, self.basis = self._term(), self._term()
        self.body.addWidget(self._scrolled(), 1)
        self.body.addWidget(Line())
        self.body.addLayout(self._make_acts())

    def _make_acts(self) -> QBoxLayout:
        theme = of(self)
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._acts.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(8))
        self._acts.setSpacing(theme.px(8))
        for button in (self.rows, self.cut):
            self._acts.addWidget(button, 1)
        return self._acts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons that have no room beside one another stand below one another."""
        super().resizeEvent(event)
        wanted = self.rows.sizeHint().width() + self.cut.sizeHint().width() + of(self).px(32)
        way = QBoxLayout.Direction
        self._acts.setDirection(way.LeftToRight if wanted <= self.width() else way.TopToBottom)

    @staticmethod
    def _term() -> tuple[Words, Words]:
        return Words("", "small-medium", "ink_soft"), Words("", "small", wrap=True)

    def _scrolled(self) -> QScrollArea:
        theme = of(self)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(6))
        column.addWidget(self.name)
        column.addWidget(self.value)
        column.addWidget(self.judgement)
        column.addWidget(self.compared)
        column.addWidget(self.made)
        column.addWidget(self.chart)
        column.addWidget(Line())
        for heading, words in (self.numerator, self.denominator, self.source, self.basis):
            column.addWidget(heading)
            column.addWidget(words)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        return area

    def show_figure(self, row: FigureRow, definition: Definition, labels: Sequence[str]) -> None:
        """Shows another figure; `labels` are the names of its last periods."""
        judged = row.judged
        if judged is None:
            return
        tone = TONES[row.tone]
        self.name.say(row.name)
        self.value.say(row.value, tone)
        self.judgement.say(self._judged(row), tone)
        self.judgement.setVisible(judged.target is not None)
        change = row.change
        moved = _("không đổi") if change is not None and change.text and not change.direction else arrow(change)
        parts = [_("kỳ trước {value}").format(value=row.before), moved]
        # A line ends between parts, never inside one.
        whole = " · ".join(part.replace(" ", NBSP) for part in parts if part)
        self.compared.say(whole, TONES[change.tone] if change else "ink")
        made = made_of(judged)
        self.made.say(_("Gồm {made}").format(made=made) if made else "")
        self.made.setVisible(bool(made))
        bars, line = trail_bars(judged, labels)
        self.chart.show_bars(bars, line)
        self._define(definition, measured=figures.value(judged.unit, judged.figure.value) != figures.NOTHING)

    @staticmethod
    def _judged(row: FigureRow) -> str:
        if row.judged is None or row.judged.target is None:
            return ""
        target = row.target.replace(" ", NBSP)
        if row.judged.met is None:
            return _("Được giao {target}").format(target=target)
        return _("{word}, được giao {target}").format(word=row.judgement, target=target)

    def _define(self, definition: Definition, *, measured: bool) -> None:
        self.rows.setEnabled(measured)
        said = (
            (self.numerator, _("Tính gì"), indicators.numerator(definition.code)),
            (self.denominator, _("Trên tổng"), indicators.denominator(definition.code)),
            (self.source, _("Nguồn số liệu"), indicators.source(definition)),
            (self.basis, _("Căn cứ"), indicators.basis(definition)),
        )
        for (heading, words), title, text in said:
            heading.say(title)
            words.say(text)
            heading.setVisible(bool(text))
            words.setVisible(bool(text))
