"""Under the day grid: what the looks of a seat mean, and the way to the lines that do not fit."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from onestop_desk.words import _
from ui.desk.appointments.seat_paint import draw_box
from ui.theme import font, of
from ui.widgets import paint
from ui.widgets.button import Button

HEIGHT = 42


class _Sample(QWidget):
    def __init__(self, look: str, words: str, meaning: str) -> None:
        super().__init__()
        self._look, self._words, self._meaning = look, words, meaning
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(meaning)

    def sizeHint(self) -> QSize:
        """The box and its meaning."""
        theme = of(self)
        wide = self._box() + theme.px(8) + paint.width_of(self._meaning, font(theme, "small"))
        return QSize(round(wide) + 2, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """The meaning may shorten."""
        return QSize(round(self._box()) + of(self).px(20), of(self).px(26))

    def _box(self) -> float:
        theme = of(self)
        return max(paint.width_of(self._words, font(theme, "small-strong")) + theme.px(14), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box as in the grid, and what it means."""
        theme, painter = of(self), QPainter(self)
        wide, high = self._box(), float(self.height())
        draw_box(painter, QRectF(0, 0, wide, high), self._look, self._words, theme)
        painter.setFont(font(theme, "small"))
        left = wide + theme.px(8)
        paint.words(painter, QRectF(left, 0, self.width() - left, high), self._meaning, theme.colours.ink)


class Legend(QFrame):
    """One line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setProperty("kind", "bar")
        self.setProperty("edge", "above")
        self.setMinimumHeight(theme.px(HEIGHT))
        self._samples: list[_Sample] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(2))
        row.setSpacing(theme.px(10))
        for look, words, meaning in (
            ("booked", _("Lan"), _("đã đặt")),
            ("free", _("trống"), _("ai cũng đặt")),
            ("staff", _("nội bộ"), _("cán bộ đặt")),
        ):
            sample = _Sample(look, words, meaning)
            row.addWidget(sample)
            self._samples.append(sample)
        row.addStretch(1)
        self.whole = Button(_("Cả tuần"), key="Alt+T")
        self.whole.setObjectName("wholeWeek")
        self.back = Button("", icon="chevron-left", key="Ctrl+←")
        self.on = Button("", icon="chevron-right", key="Ctrl+→")
        self.back.setToolTip(_("Nhóm trước"))
        self.on.setToolTip(_("Nhóm sau"))
        self.back.setAccessibleName(_("Nhóm trước"))
        self.on.setAccessibleName(_("Nhóm sau"))
        for button in (self.back, self.on):
            row.addWidget(button)
            button.hide()
        row.addWidget(self.whole)
        for button in (self.back, self.on, self.whole):
            # What the looks mean gives way first.
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(button.sizeHint().width())

    def show_as_week(self, week: bool) -> None:
        """In the week there are no seats to explain."""
        self.whole.say(_("Một ngày") if week else _("Cả tuần"))
        self.whole.setMinimumWidth(self.whole.sizeHint().width())
        for sample in self._samples:
            sample.setVisible(not week)
