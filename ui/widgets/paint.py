"""Paints what several parts share: boxes, key caps, words that shorten, numbers that do not jump."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.theme import Theme, font

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_DIGITS = "0123456789"
_TALL = frozenset("ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖ")


@dataclass(frozen=True, slots=True)
class Edge:
    """The line around a box."""

    colour: str
    width: float = 1.0
    dashed: bool = False


def box(painter: QPainter, area: QRectF, radius: float, fill: str | None, edge: Edge | None) -> None:
    """Paints a rounded box whose line lies wholly inside its area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = edge.width / 2 if edge else 0.0
    if edge:
        pen = QPen(QColor(edge.colour), edge.width)
        if edge.dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    round_ = max(radius - inset, 0.0)
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), round_, round_)


def words(
    painter: QPainter,
    area: QRectF,
    text: str,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Writes one line with the painter's font, shortened with … when there is no room."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 0.5)
    painter.setPen(QColor(colour))
    painter.drawText(area, _on_one_line(align), shown)


@lru_cache(maxsize=16)
def _on_one_line(align: Qt.AlignmentFlag) -> int:
    # Joining flags in Python takes as long as drawing a short word, and a list does it for every cell.
    return int(align | Qt.TextFlag.TextSingleLine)


def centred_lines(painter: QPainter, area: QRectF, lines: list[str], colour: str) -> None:
    """Writes lines below one another, each in the middle of the area."""
    high = QFontMetricsF(painter.font()).lineSpacing()
    top = area.center().y() - high * len(lines) / 2
    for number, line in enumerate(lines):
        words(painter, QRectF(area.left(), top + number * high, area.width(), high), line, colour, CENTRE)


def overhang(text: str, letters: QFont) -> int:
    """Says how far marks stand out above the line: capitals with two marks, such as Ấ, are taller than the line."""
    if not any(letter in _TALL for letter in text):
        return 0
    metrics = QFontMetricsF(letters)
    above = math.ceil(-metrics.tightBoundingRect(text).top() - metrics.ascent())
    # One more for the soft edge of the strokes.
    return above + 1 if above > 0 else 0


def width_of(text: str, letters: QFont) -> float:
    """Says how wide a line of words is."""
    return QFontMetricsF(letters).horizontalAdvance(text)


def cells_width(text: str, letters: QFont) -> float:
    """Says how wide a number is when each digit has a cell of the widest digit."""
    return sum(_advances(text, letters))


def cells(
    painter: QPainter,
    area: QRectF,
    text: str,
    colour: str,
    align: Qt.AlignmentFlag = RIGHT,
) -> None:
    """Writes a number with each digit in a cell of the widest digit, so that numbers line up and don't jump."""
    metrics = QFontMetricsF(painter.font())
    advances = _advances(text, painter.font())
    total = sum(advances)
    x = area.left()
    if align & Qt.AlignmentFlag.AlignRight:
        x = area.right() - total
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x = area.center().x() - total / 2
    baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setPen(QColor(colour))
    for character, advance in zip(text, advances, strict=True):
        own = metrics.horizontalAdvance(character)
        painter.drawText(QPointF(x + (advance - own) / 2, baseline), character)
        x += advance


def _advances(text: str, letters: QFont) -> list[float]:
    metrics = QFontMetricsF(letters)
    cell = _digit_cell(letters.key())
    return [cell if character in _DIGITS else metrics.horizontalAdvance(character) for character in text]


@lru_cache(maxsize=128)
def _digit_cell(font_key: str) -> float:
    letters = QFont()
    letters.fromString(font_key)
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    metrics = QFontMetricsF(letters)
    return max(metrics.horizontalAdvance(digit) for digit in _DIGITS)


# Key caps


def cap_size(key: str, theme: Theme, height: float = 20) -> tuple[float, float]:
    """Says how large the cap of a key is: 20 high and at least 22 wide, or larger in a main button."""
    letters = cap_font(theme, height)
    side = theme.px(height)
    inner = width_of(key, letters) + theme.px(12 if height <= 20 else 14)
    least = 22 if height <= 20 else 36
    return max(float(theme.px(least)), inner), float(side)


def cap_font(theme: Theme, height: float = 20) -> QFont:
    """Gives the letters of a cap of a height: 20, 28 or 36."""
    if height <= 20:
        return font(theme, "small-medium")
    return font(theme, "head" if height <= 28 else "figure")


def cap(painter: QPainter, area: QRectF, key: str, theme: Theme, *, colour: str, edge: Edge) -> None:
    """Paints a key as a small outlined cap."""
    painter.save()
    box(painter, area, theme.px(4 if area.height() <= theme.px(20) else 6), None, edge)
    painter.setFont(cap_font(theme, area.height() / theme.scale))
    words(painter, area, key, colour, CENTRE)
    painter.restore()
