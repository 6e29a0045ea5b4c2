"""The day view: lines beside one another, slots below one another; arrows walk the seats, Enter takes one."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from onestop_desk.services.booking.views import SeatView
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk.appointments.grid_measure import HEADER, Measure
from ui.desk.appointments.plan import FREE, Column, DayPlan, Place, Row, first_place, seat_words, step
from ui.desk.appointments.seat_paint import draw_seat
from ui.theme import Theme, font, of
from ui.widgets import paint

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DayGrid(QAbstractScrollArea):
    """Painted, so that 28 slots of six lines cost no more than a list; a fresh reading keeps place and scroll."""

    taken = Signal(object)
    """A Place: Enter or a click on a seat."""
    columns_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dayGrid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Lịch trong ngày"))
        self.plan = DayPlan((), ())
        self.place: Place | None = None
        """Where the keyboard is."""
        self.first = 0
        """The first line that is shown, when there are more than fit."""
        self._measure: Measure | None = None
        self.viewport().setMouseTracking(False)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_plan(self, plan: DayPlan) -> None:
        """Paints a day; the keyboard stays on its seat as long as that exists."""
        self.plan = plan
        self.first = min(self.first, max(len(plan.columns) - 1, 0))
        if plan.seat(self.place) is None:
            line = self.place.line_id if self.place is not None else None
            self.place = first_place(plan, line) or first_place(plan)
        self._fit()
        self._tell()

    def go_to(self, place: Place | None) -> None:
        """Puts the keyboard's place on a seat and shows it."""
        if place is None or self.plan.seat(place) is None:
            return
        self.place = place
        self._show_column(place.line_id)
        self._show_row(place)
        self._tell()
        self.viewport().update()

    def go_to_line(self, line_id: str) -> None:
        """Shows a line and puts the place on its first free seat."""
        self.go_to(first_place(self.plan, line_id))

    def seat(self) -> SeatView | None:
        """The seat the keyboard is on."""
        return self.plan.seat(self.place)

    @property
    def measure(self) -> Measure:
        """The measures of what is drawn now."""
        if self._measure is None:
            self._measure = Measure.of(self.plan, self.first, self.viewport().size(), of(self))
        return self._measure

    def shown_columns(self) -> tuple[Column, ...]:
        """The lines that can be seen."""
        return self.plan.columns[self.first : self.first + len(self.measure.columns)]

    def turn_columns(self, by: int) -> None:
        """Shows other lines: one further, or one back."""
        last = Measure.last_first(self.plan, self.viewport().size(), of(self))
        self.first = min(max(self.first + by, 0), last)
        self._fit()
        shown = {column.line_id for column in self.shown_columns()}
        if self.place is not None and self.place.line_id not in shown:
            column = self.shown_columns()[0 if by > 0 else -1]
            self.place = first_place(self.plan, column.line_id) or self.place
        self._tell()

    def _fit(self) -> None:
        self._measure = None
        bar = self.verticalScrollBar()
        room = self.viewport().height() - of(self).px(HEADER)
        bar.setPageStep(max(room, 1))
        bar.setSingleStep(self.measure.row_height)
        bar.setRange(0, max(self.measure.total - room, 0))
        self.columns_moved.emit()
        self.viewport().update()

    def _show_column(self, line_id: str) -> None:
        at = next((i for i, c in enumerate(self.plan.columns) if c.line_id == line_id), None)
        if at is None:
            return
        if at < self.first:
            self.first = at
            self._fit()
        while at >= self.first + len(self.measure.columns) and self.first < at:
            self.first += 1
            self._fit()

    def _show_row(self, place: Place) -> None:
        top, high = self.measure.span_of(place.start)
        bar, room = self.verticalScrollBar(), self.viewport().height() - of(self).px(HEADER)
        if top < bar.value():
            bar.setValue(top)
        elif top + high > bar.value() + room:
            bar.setValue(top + high - room)

    def _tell(self) -> None:
        seat = self.seat()
        if seat is None or self.place is None:
            self.setAccessibleDescription("")
            return
        self.setAccessibleDescription(
            _("{time}, {seat}").format(time=clock(self.place.start), seat=told(seat)).replace("\n", ", ")
        )

    # -- keys and mouse --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter takes the seat once; other keys go on."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self.place is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.turn_columns(_ARROWS[key][0])
                return
            self.go_to(step(self.plan, self.place, *_ARROWS[key]))
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place is not None:
            if not event.isAutoRepeat():
                self.taken.emit(self.place)
            return
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a seat takes it."""
        place = self._place_at(event.position().toPoint())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(place)
            self.taken.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Says in a tip who has the seat under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            seat = self.plan.seat(place)
            QToolTip.showText(event.globalPos(), told(seat) if seat is not None else "", self)
            return True
        return super().viewportEvent(event)

    def _place_at(self, at: QPoint) -> Place | None:
        found = self.measure.seat_at(self.plan, at.x(), at.y(), self.verticalScrollBar().value())
        return found[0] if found is not None else None

    def area_of(self, place: Place) -> QRectF | None:
        """Where a seat is drawn in the viewport, None when it is not."""
        return self.measure.area_of(self.plan, place, self.verticalScrollBar().value())

    # -- painting --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines fit, or fewer."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: object) -> None:
        """Shows where the keyboard is."""
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        """Takes the ring away."""
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Scrolls rather than grow."""
        return QSize(of(self).px(320), of(self).px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the rows that can be seen, then the header over them."""
        theme = of(self)
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colours.paper)
        painter.setClipRect(self.viewport().rect().adjusted(0, theme.px(HEADER), 0, 0))
        for row, top, high in self.measure.shown_rows(self.plan, self.verticalScrollBar().value()):
            self._draw_row(painter, theme, row, top, high)
        self._draw_ring(painter, theme)
        painter.setClipping(False)
        self._draw_header(painter, theme)

    def _draw_row(self, painter: QPainter, theme: Theme, row: Row, top: float, high: float) -> None:
        colours, line, wide = theme.colours, theme.px(1), float(self.viewport().width())
        if row.start is None:
            painter.fillRect(QRectF(0, top, wide, high - line), colours.ground)
            painter.setFont(font(theme, "small"))
            words = QRectF(theme.px(12), top, wide - theme.px(24), high - line)
            paint.words(painter, words, row.words, colours.ink_soft)
        else:
            painter.setFont(font(theme, "strong"))
            time = QRectF(theme.px(6), top, self.measure.time_width - theme.px(12), high - line)
            here = self.hasFocus() and self.place is not None and self.place.start == row.start
            tone = colours.ink_soft if row.past else colours.ink
            paint.cells(painter, time, row.words, colours.lam if here else tone, paint.RIGHT)
            for column, (left, _wide) in zip(self.shown_columns(), self.measure.columns, strict=True):
                painter.fillRect(QRectF(left, top, line, high), colours.line)
                for number, seat in enumerate(row.of_line(column.line_id)):
                    if not row.past or seat.state not in FREE:
                        draw_seat(painter, self.measure.seat_area(left, top, number), seat, theme)
        painter.fillRect(QRectF(0, top + high - line, wide, line), colours.line)

    def _draw_ring(self, painter: QPainter, theme: Theme) -> None:
        area = self.area_of(self.place) if self.place is not None and self.hasFocus() else None
        if area is None:
            return
        reach = theme.px(3)
        edge = paint.Edge(theme.colours.lam, theme.px(2))
        paint.box(painter, area.adjusted(-reach, -reach, reach, reach), theme.px(6), None, edge)

    def _draw_header(self, painter: QPainter, theme: Theme) -> None:
        colours, line, high = theme.colours, theme.px(1), theme.px(HEADER)
        wide = float(self.viewport().width())
        painter.fillRect(QRectF(0, 0, wide, high), colours.ground)
        painter.fillRect(QRectF(0, high - line, wide, line), colours.line)
        painter.setFont(font(theme, "small-medium"))
        paint.words(painter, QRectF(theme.px(12), 0, self.measure.time_width, high), _("Giờ"), colours.ink_soft)
        for column, (left, column_wide) in zip(self.shown_columns(), self.measure.columns, strict=True):
            painter.fillRect(QRectF(left, theme.px(6), line, high - theme.px(12)), colours.line)
            inside = QRectF(left + theme.px(9), 0, column_wide - theme.px(13), high)
            painter.setFont(font(theme, "small-strong"))
            upper = inside.adjusted(0, theme.px(4), 0, -theme.px(22))
            fits = paint.width_of(column.title, painter.font()) <= inside.width()
            paint.words(painter, upper, column.title if fits else column.short_title, colours.ink)
            painter.setFont(font(theme, "small"))
            fits = paint.width_of(column.remark, painter.font()) <= inside.width()
            lower = inside.adjusted(0, theme.px(22), 0, -theme.px(4))
            paint.words(painter, lower, column.remark if fits else column.short, colours.ink_soft)


def told(seat: SeatView) -> str:
    """Everything about a seat in one breath: for the tip and for a screen reader."""
    appointment = seat.appointment
    if appointment is None or seat.state in FREE:
        return _("chỗ vừa được trả lại, chỉ cán bộ thấy") if seat.state == "hidden" else seat_words(seat)
    parts = [appointment.name or seat_words(seat), appointment.phone or ""]
    parts += [procedure.name for procedure in appointment.procedures]
    if seat.state == "checked_in":
        parts.append(_("đã đến, số {number}").format(number=appointment.ticket or ""))
    return "\n".join(part for part in parts if part)
