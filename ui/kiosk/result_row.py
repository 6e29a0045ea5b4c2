"""A found procedure: its name in up to two lines with the typed part in bold, and what it costs in time and money."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from onestop_desk.services.views import ProcedureHit
from ui.kiosk import says
from ui.kiosk.kit import Kit
from ui.kiosk.touch import TouchCard
from ui.theme import fonts
from ui.widgets.labels import wrapped

HEIGHT = (148, 112)
_POINTS = (28.5, 22.5)
_LINES = 2


class FoundName(QWidget):
    """A name with bold parts; after its second line it is shortened, the only words on the kiosk that are."""

    def __init__(self, kit: Kit, text: str, spans: tuple[tuple[int, int], ...]) -> None:
        super().__init__()
        self._kit, self._text, self.spans = kit, text, spans
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The whole name."""
        return self._text

    def lines(self, width: int) -> list[str]:
        """The lines as they are shown at a width."""
        # Measured in bold: what is bold is wider, and a name must not grow out of its row when a letter is typed.
        letters = self._letters(bold=True)
        return wrapped(self._text, QFontMetricsF(letters), QTextLayout(self._text, letters), width, _LINES)

    def hasHeightForWidth(self) -> bool:
        """Two lines are higher than one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the lines it needs."""
        return round(len(self.lines(width)) * self._spacing()) + 1

    def sizeHint(self) -> QSize:
        """One line of the whole name."""
        wide = QFontMetricsF(self._letters(bold=True)).horizontalAdvance(self._text)
        return QSize(round(wide) + 2, round(self._spacing()) + 1)

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(self._kit.px(200), round(self._spacing()) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes each line, its bold parts in place."""
        painter = QPainter(self)
        painter.setPen(QColor(self._kit.theme.colours.ink))
        lines = self.lines(self.width())
        y = (self.height() - len(lines) * self._spacing()) / 2
        start = 0
        for line in lines:
            layout = QTextLayout(line, self._letters(bold=False))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            layout.setTextOption(option)
            layout.setFormats(self._bold_in(start, len(line)))
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            layout.draw(painter, QPointF(0, y))
            y += self._spacing()
            start += len(line)
            start += len(self._text[start:]) - len(self._text[start:].lstrip())

    def _bold_in(self, start: int, length: int) -> list[QTextLayout.FormatRange]:
        ranges = []
        for begin, end in self.spans:
            first, last = max(begin, start), min(end, start + length)
            if first < last:
                part = QTextLayout.FormatRange()
                part.start, part.length = first - start, last - first
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.Bold)
                part.format = look
                ranges.append(part)
        return ranges

    def _letters(self, *, bold: bool) -> QFont:
        return fonts.sized(self._kit.theme, _POINTS[0 if self._kit.upright else 1], 700 if bold else 400)

    def _spacing(self) -> float:
        return QFontMetricsF(self._letters(bold=False)).height()


class ResultRow(TouchCard):
    """One result of a search; touching it shows the procedure."""

    def __init__(self, kit: Kit, hit: ProcedureHit, facts: str) -> None:
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
        self.name = FoundName(kit, says.procedure_name(hit.name), spans)
        words.addWidget(self.name)
        words.addWidget(kit.words(facts, "kiosk-row-soft", "ink_soft"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        inside.addWidget(self.symbol("chevron-right", "lam", kit.pick_raw(44, 36)))
        self.setAccessibleName(self.name.text())
