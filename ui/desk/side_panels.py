"""Under the waiting list: what the other counters do, and the figures of the day."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.tickets import State
from onestop_desk.services.views import CounterView, TodayFigures
from onestop_desk.words import _
from onestop_desk.words.phrases import clock, duration
from ui.desk.names import Names
from ui.theme import Tone, of
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.paint import RIGHT
from ui.widgets.panel import Line, Panel

ROW = 29


def counter_state(counter: CounterView, names: Names, now: int) -> tuple[str, Tone, str]:
    """What a counter does: its word, the colour of the word, and the facts at the right."""
    if counter.ticket is not None and counter.ticket_state is State.CALLED:
        return _("Đang gọi lần {n}").format(n=max(counter.calls_made, 1)), "lam", counter.ticket
    if counter.ticket is not None:
        since = counter.ticket_since or now
        seconds = max((now - since) // SECOND, 0)
        time = duration(seconds) if seconds >= 60 else _("mới")
        return _("Đang phục vụ"), "luc", _("{number} · {time}").format(number=counter.ticket, time=time)
    if counter.state == "paused":
        reason = names.reason(counter.reason)
        word = _("Tạm dừng: {reason}").format(reason=reason) if reason else _("Tạm dừng")
        return word, "cam", _("đến {time}").format(time=clock(counter.until)) if counter.until else ""
    if counter.state == "open":
        return _("Đang trống"), "ink_soft", ""
    return _("Chưa mở"), "ink_soft", ""


class CounterRow(QWidget):
    """One of the other counters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setFixedHeight(theme.px(ROW))
        row = QGridLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setHorizontalSpacing(theme.px(8))
        self.number = Words("", "strong")
        self.who = ElidedLabel("")
        self.state = ElidedLabel("", "body-medium")
        self.facts = ElidedLabel("", align=RIGHT)
        # Three parts in the proportion of the pictures, so that the words of all rows begin under each other.
        parts = ((self.number, 0), (self.who, 160), (self.state, 142), (self.facts, 110))
        for column, (widget, share) in enumerate(parts):
            row.addWidget(widget, 0, column)
            row.setColumnStretch(column, share)
        row.setColumnMinimumWidth(0, theme.px(60))

    def say(self, counter: CounterView, names: Names, now: int) -> None:
        """Show what the counter does now."""
        word, tone, facts = counter_state(counter, names, now)
        self.number.say(_("Quầy {number}").format(number=counter.number))
        self.who.say(counter.staff_name or counter.name)
        self.state.say(word, tone)
        self.facts.say(facts)


class CountersPanel(Panel):
    """The other counters, each on its line."""

    MOST = 4
    """Rows shown without scrolling."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        self.setObjectName("countersPanel")
        theme = of(self)
        self._names = names
        self._rows: list[CounterRow] = []
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(7), theme.px(12), theme.px(1))
        head.addWidget(Words(_("Các quầy khác"), "strong"))
        sheet = QWidget()
        sheet.setObjectName("sheet")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(sheet)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, theme.px(4))
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)

    def show_counters(self, counters: Sequence[CounterView], now: int) -> None:
        """Paint the counters; rows stay the same widgets."""
        while len(self._rows) < len(counters):
            row = CounterRow()
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(counters))
        for row, counter in zip(self._rows, counters, strict=False):
            row.say(counter, self._names, now)
        shown = min(max(len(counters), 1), self.MOST)
        self._area.setFixedHeight(of(self).px(ROW) * shown)

    def rows(self) -> list[CounterRow]:
        """The rows from the top."""
        return list(self._rows)


class TodayPanel(Panel):
    """Four figures of the whole centre."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        self.setObjectName("todayPanel")
        theme = of(self)
        self.setFixedHeight(theme.px(68))
        row = QHBoxLayout()
        row.setSpacing(0)
        title = ElidedLabel(_("Hôm nay"), "strong")
        row.addLayout(self._pair(title, ElidedLabel(_("cả trung tâm"), "small", "ink_soft")))
        labels = (_("Đã xong"), _("Đang chờ"), _("Tạm để bên"), _("Thường chờ"))
        self.figures: list[tuple[Words, ElidedLabel]] = []
        for label in labels:
            figure, unit = Words("", "figure"), ElidedLabel("", "small")
            top = QHBoxLayout()
            top.setSpacing(theme.px(5))
            top.addWidget(figure)
            top.addWidget(unit, 1)
            row.addWidget(Line(upright=True))
            row.addLayout(self._pair(top, ElidedLabel(label, "small", "ink_soft")), 1)
            self.figures.append((figure, unit))
        self.body.addLayout(row)

    def _pair(self, top: QWidget | QHBoxLayout, below: QWidget) -> QVBoxLayout:
        theme = of(self)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(10), theme.px(6), theme.px(6), theme.px(6))
        column.setSpacing(0)
        column.addStretch(1)
        if isinstance(top, QWidget):
            column.addWidget(top)
        else:
            column.addLayout(top)
        column.addWidget(below)
        column.addStretch(1)
        return column

    def show_figures(self, today: TodayFigures) -> None:
        """Paint the figures."""
        minutes = "–" if today.median_wait_s is None else str(round(today.median_wait_s / 60))
        values = (str(today.done), str(today.waiting), str(today.aside), minutes)
        units = (_("lượt"), _("người"), _("người"), _("phút"))
        for (figure, unit), value, word in zip(self.figures, values, units, strict=True):
            figure.say(value)
            unit.say(word)
