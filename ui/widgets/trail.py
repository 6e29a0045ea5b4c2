"""A figure's last periods as a thin line in a table's cell: only the shape, the figures stand beside it."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import Theme

Values = Sequence[Decimal | None]


def points(values: Values, area: QRectF) -> list[list[QPointF]]:
    """The line in pieces: a period without a value breaks it; equal values lie in the middle."""
    known = [float(v) for v in values if v is not None]
    if not known:
        return []
    low, high = min(known), max(known)
    step = area.width() / max(len(values) - 1, 1)
    pieces: list[list[QPointF]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            pieces.append([])
            continue
        share = (float(value) - low) / (high - low) if high > low else 0.5
        pieces[-1].append(QPointF(area.left() + place * step, area.bottom() - share * area.height()))
    return [piece for piece in pieces if piece]


def draw(painter: QPainter, area: QRectF, values: Values, theme: Theme) -> None:
    """Draws the line and a dot on the newest value."""
    colour = QColor(theme.colours.lam)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, theme.px(2))
    radius = theme.px(3)
    inner = area.adjusted(radius, radius + theme.px(2), -radius, -radius - theme.px(2))
    for piece in points(values, inner):
        painter.setPen(pen)
        if len(piece) > 1:
            painter.drawPolyline(QPolygonF(piece))
        else:
            painter.drawPoint(piece[0])
    if values and values[-1] is not None:
        painter.setPen(pen)
        painter.setBrush(colour)
        painter.drawEllipse(points(values, inner)[-1][-1], radius, radius)
    painter.restore()
