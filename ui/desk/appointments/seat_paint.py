"""How a seat looks: booked, free, only for staff, held, checked in; in words and shape, never by colour alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.views import SeatView
from ui.desk.appointments.plan import seat_words
from ui.theme import Theme, Tone, font, icons
from ui.widgets import paint

RADIUS = 4


def draw_seat(painter: QPainter, area: QRectF, seat: SeatView, theme: Theme) -> None:
    """Draws one seat in its box."""
    draw_box(painter, area, look_of(seat), seat_words(seat), theme)


def look_of(seat: SeatView) -> str:
    """Which look a seat has: held, checked_in, booked, staff or free."""
    if seat.state in {"held", "checked_in", "booked"}:
        return seat.state
    return "staff" if seat.kind is SeatKind.STAFF else "free"


def draw_box(painter: QPainter, area: QRectF, look: str, words: str, theme: Theme) -> None:
    """Draws a box of one look; the legend under the grid uses it too."""
    colours = theme.colours
    fill, tone, edge = _box(look, theme)
    paint.box(painter, area, theme.px(RADIUS), fill, edge)
    inside = area.adjusted(theme.px(3), 0, -theme.px(3), 0)
    painter.setFont(font(theme, "small-strong" if look == "held" else "small"))
    if look == "checked_in":
        # A tick and the name: whoever stands in the hall already is seen at a glance.
        words_wide = paint.width_of(words, painter.font())
        inset, side, gap = ticked(area.width(), words_wide, theme)
        inside = area.adjusted(inset, 0, -inset, 0)
        left = inside.left() + max((inside.width() - words_wide - side - gap) / 2, 0)
        icons.draw(painter, "check", colours.luc, QRectF(left, area.center().y() - side / 2, side, side))
        inside.setLeft(left + side + gap)
        paint.words(painter, inside, words, colours.tone(tone))
        return
    paint.words(painter, inside, words, colours.tone(tone), paint.CENTRE)


def ticked(width: float, words: float, theme: Theme) -> tuple[float, float, float]:
    """Margin, tick and gap beside words of a width in a box: smaller ones where a long name would lose its end."""
    inset, side, gap = theme.px(3), theme.px(13), theme.px(2)
    if words <= width - 2 * inset - side - gap:
        return inset, side, gap
    return theme.px(2), theme.px(9), theme.px(1)


def _box(look: str, theme: Theme) -> tuple[str, Tone, paint.Edge]:
    colours, one = theme.colours, theme.px(1)
    if look == "held":
        return colours.paper, "cam", paint.Edge(colours.cam, theme.px(2))
    if look == "checked_in":
        return colours.paper, "ink", paint.Edge(colours.luc, theme.px(2) if theme.contrast else one)
    if look == "booked":
        return colours.lam_soft, "ink", paint.Edge(colours.lam, theme.px(2) if theme.contrast else one)
    if look == "staff":
        return colours.ground, "ink_soft", paint.Edge(colours.ink_soft, one)
    return colours.paper, "ink_soft", paint.Edge(colours.ink_soft, one, dashed=True)
