"""Volume and speed from each time of day on, as rows to fill in."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_clock
from onestop_desk.domain.voice import MOST_BANDS, Band
from onestop_desk.words import _
from ui.theme import mark, of
from ui.widgets.button import Button
from ui.widgets.field import Field, NumberField
from ui.widgets.labels import Words


class BandRow:
    """One time of day with its volume and speed."""

    def __init__(self, number: int) -> None:
        self.starts, self.volume, self.speed = Field("07:00"), NumberField(0, 100), NumberField(-50, 50)
        self.drop = Button(_("Bỏ"), icon="trash")
        for name, field, said in (
            ("starts", self.starts, _("Từ lúc")),
            ("volume", self.volume, _("Độ to")),
            ("speed", self.speed, _("Tốc độ")),
            ("drop", self.drop, _("Bỏ khung giờ này")),
        ):
            field.setObjectName(f"band_{name}_{number}")
            field.setAccessibleName(said)

    def parts(self) -> tuple[QWidget, ...]:
        """From the left."""
        return self.starts, self.volume, self.speed, self.drop

    def show_band(self, band: Band) -> None:
        """Shows one."""
        self.starts.setText(f"{band.starts:%H:%M}")
        self.volume.setValue(band.volume)
        self.speed.setValue(band.speed)
        mark(self.starts, wrong=False)

    def band(self) -> Band:
        """What is typed; raises Refusal("bad_time")."""
        return Band(parse_clock(self.starts.text()), self.volume.value(), self.speed.value())


class BandRows(QWidget):
    """Up to eight rows; a time that cannot be, or stands twice, is said below them."""

    entered = Signal(int)
    """The row that has the keyboard now: what is tried out is heard as loud as there."""

    def __init__(self, bands: tuple[Band, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        heads = (_("Từ lúc"), _("Độ to, 0 đến 100"), _("Tốc độ, −50 đến 50"))
        for column, words in enumerate(heads):
            grid.addWidget(Words(words, "small-medium", "ink_soft", wrap=True), 0, column)
            grid.setColumnStretch(column, 1)
        self.rows = [BandRow(number) for number in range(MOST_BANDS)]
        self._shown = 0
        for number, row in enumerate(self.rows):
            for column, part in enumerate(row.parts()):
                grid.addWidget(part, number + 1, column)
            row.drop.clicked.connect(lambda _on=False, number=number: self._drop(number))
            row.starts.textEdited.connect(lambda _text, row=row: self._accept(row))
        self.more = Button(_("Thêm khung giờ"), icon="plus")
        self.more.setObjectName("moreBands")
        self.more.clicked.connect(self._add)
        self.fault = Words("", "small", "do", wrap=True)
        below = QHBoxLayout()
        below.addWidget(self.more)
        below.addWidget(self.fault, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(grid)
        whole.addLayout(below)
        self._show(list(bands))

    def shown(self) -> list[BandRow]:
        """The rows in use."""
        return self.rows[: self._shown]

    def bands(self) -> tuple[Band, ...] | None:
        """What is typed, in order; None, with the reason below the rows, when it cannot be."""
        made: dict[time, Band] = {}
        for row in self.shown():
            try:
                band = row.band()
            except Refusal:
                self._complain(row, _("Giờ không đúng. Ví dụ 7:30."))
                return None
            if band.starts in made:
                self._complain(row, _("Hai khung giờ cùng bắt đầu lúc {time}.").format(time=f"{band.starts:%H:%M}"))
                return None
            made[band.starts] = band
        return tuple(made[starts] for starts in sorted(made))

    def last_entered(self) -> BandRow | None:
        """The row with the keyboard, if any."""
        return next((row for row in self.shown() if any(part.hasFocus() for part in row.parts())), None)

    def _show(self, bands: list[Band]) -> None:
        self._shown = len(bands)
        for number, row in enumerate(self.rows):
            for part in row.parts():
                part.setVisible(number < self._shown)
            if number < self._shown:
                row.show_band(bands[number])
            # One row has to stay: the voice is always as loud as something.
            row.drop.setEnabled(self._shown > 1)
        self.more.setEnabled(self._shown < MOST_BANDS)
        self.fault.say("")

    def _add(self) -> None:
        row = self.rows[self._shown]
        before = self.shown()[-1]
        for part in row.parts():
            part.setVisible(True)
        row.show_band(Band(time(0), before.volume.value(), before.speed.value()))
        row.starts.setText("")
        self._shown += 1
        for each in self.shown():
            each.drop.setEnabled(True)
        self.more.setEnabled(self._shown < MOST_BANDS)
        row.starts.setFocus()

    def _drop(self, number: int) -> None:
        """The rows below move up with whatever is typed in them."""
        for here, below in zip(self.rows[number:], self.rows[number + 1 : self._shown], strict=False):
            here.starts.setText(below.starts.text())
            here.volume.setValue(below.volume.value())
            here.speed.setValue(below.speed.value())
        self._shown -= 1
        for part in self.rows[self._shown].parts():
            part.setVisible(False)
        for each in self.shown():
            each.drop.setEnabled(self._shown > 1)
        self.more.setEnabled(True)
        self.fault.say("")
        self.rows[min(number, self._shown - 1)].starts.setFocus()

    def _accept(self, row: BandRow) -> None:
        mark(row.starts, wrong=False)
        self.fault.say("")

    def _complain(self, row: BandRow, fault: str) -> None:
        mark(row.starts, wrong=True)
        self.fault.say(fault)
        row.starts.setFocus()
