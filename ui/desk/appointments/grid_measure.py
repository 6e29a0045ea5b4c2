"""Where everything of the day grid lies: how wide a seat may be, which lines fit, how high a row is."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize

from onestop_desk.domain.instants import Instant
from ui.desk.appointments.plan import DayPlan, Place, Row
from ui.theme import Theme

HEADER = 48
TIME = 61
BREAK = 23
ROW, LOW_ROW = 35, 29
SEAT_GAP, SIDE, END = 4, 8, 12
LEAST_SEAT, MOST_SEAT = 54, 96


@dataclass(frozen=True)
class Measure:
    """The measures of one painting, in pixels of the screen."""

    time_width: float
    columns: tuple[tuple[float, float], ...]
    """Left edge and width of each line that is shown."""
    seat: float
    seat_high: float
    gap: float
    side: float
    row_height: int
    break_height: int
    header: int
    tops: tuple[tuple[int, int], ...]
    """Top (from the first row) and height of each row."""
    starts: tuple[Instant | None, ...]
    first: int
    """Number of the first line that is shown."""

    @classmethod
    def of(cls, plan: DayPlan, first: int, room: QSize, theme: Theme) -> "Measure":
        """Measures a plan from its line number `first` on."""
        time, gap, side, end = (theme.px(n) for n in (TIME, SEAT_GAP, SIDE, END))
        shown = _fitting(plan, first, room.width() - time, theme)
        seats = sum(shown)
        fixed = sum(side + end + gap * (n - 1) for n in shown)
        seat = (room.width() - time - fixed) / seats if seats else theme.px(LEAST_SEAT)
        whole = first == 0 and len(shown) == len(plan.columns)
        # Where lines are left over the seats keep their size, so that turning to the next line moves nothing else.
        seat = min(max(seat, theme.px(40)), theme.px(MOST_SEAT if whole else 64))
        columns, left = [], float(time)
        for n in shown:
            wide = side + end + gap * (n - 1) + n * seat
            columns.append((left, wide))
            left += wide
        row = _row_height(plan, room.height() - theme.px(HEADER), theme)
        tops, at = [], 0
        for item in plan.rows:
            high = theme.px(BREAK) if item.start is None else row
            tops.append((at, high))
            at += high
        high = min(row - theme.px(7), theme.px(26))
        starts = tuple(item.start for item in plan.rows)
        return cls(
            time,
            tuple(columns),
            seat,
            high,
            gap,
            side,
            row,
            theme.px(BREAK),
            theme.px(HEADER),
            tuple(tops),
            starts,
            first,
        )

    @staticmethod
    def last_first(plan: DayPlan, room: QSize, theme: Theme) -> int:
        """The furthest line that may be the first one shown, so that none is left out at the end."""
        for first in range(len(plan.columns)):
            if first + len(_fitting(plan, first, room.width() - theme.px(TIME), theme)) >= len(plan.columns):
                return first
        return 0

    @property
    def total(self) -> int:
        """How high all rows are together."""
        return sum(self.tops[-1]) if self.tops else 0

    def span_of(self, start: Instant) -> tuple[int, int]:
        """Top and height of the row of a slot."""
        return next((span for span, at in zip(self.tops, self.starts, strict=True) if at == start), (0, 0))

    def shown_rows(self, plan: DayPlan, scrolled: int) -> Iterator[tuple[Row, float, float]]:
        """Each row with its top in the viewport and its height."""
        for row, (top, high) in zip(plan.rows, self.tops, strict=True):
            yield row, self.header + top - scrolled, high

    def seat_area(self, left: float, top: float, number: int) -> QRectF:
        """The box of one seat."""
        x = left + self.side + number * (self.seat + self.gap)
        y = top + (self.row_height - 1 - self.seat_high) / 2
        return QRectF(round(x), round(y), round(x + self.seat) - round(x), self.seat_high)

    def area_of(self, plan: DayPlan, place: Place, scrolled: int) -> QRectF | None:
        """Where a seat is drawn, None when its line is not shown."""
        for row, top, _high in self.shown_rows(plan, scrolled):
            if row.start != place.start:
                continue
            for column, left in self._shown(plan):
                if column != place.line_id:
                    continue
                for number, seat in enumerate(row.of_line(column)):
                    if (seat.kind, seat.number) == (place.kind, place.number):
                        return self.seat_area(left, top, number)
        return None

    def seat_at(self, plan: DayPlan, x: float, y: float, scrolled: int) -> tuple[Place, QRectF] | None:
        """The seat at a point of the viewport."""
        if y < self.header:
            return None
        for row, top, high in self.shown_rows(plan, scrolled):
            if row.start is None or not top <= y < top + high:
                continue
            for column, left in self._shown(plan):
                for number, seat in enumerate(row.of_line(column)):
                    area = self.seat_area(left, top, number)
                    if area.contains(x, y):
                        return Place(column, row.start, seat.kind, seat.number), area
        return None

    def _shown(self, plan: DayPlan) -> Iterator[tuple[str, float]]:
        for column, (left, _wide) in zip(plan.columns[self.first :], self.columns, strict=False):
            yield column.line_id, left


def _fitting(plan: DayPlan, first: int, room: float, theme: Theme) -> list[int]:
    """The seats of each line that fits from the first one on; at least one line is shown."""
    shown: list[int] = []
    used = 0.0
    for column in plan.columns[first:]:
        n = max(column.seats, 1)
        used += theme.px(SIDE) + theme.px(END) + theme.px(SEAT_GAP) * (n - 1) + n * theme.px(LEAST_SEAT)
        if shown and used > room:
            break
        shown.append(n)
    return shown


def _row_height(plan: DayPlan, room: float, theme: Theme) -> int:
    slots = sum(1 for row in plan.rows if row.start is not None)
    breaks = len(plan.rows) - slots
    wanted = (room - breaks * theme.px(BREAK)) / slots if slots else 0
    return int(min(max(wanted, theme.px(LOW_ROW)), theme.px(ROW)))
