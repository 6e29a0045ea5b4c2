"""An appointment that was opened: who, when, for what, what became of it, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import Instant
from onestop_desk.services.booking.views import Appointment
from onestop_desk.words import _
from onestop_desk.words.phrases import local
from ui.desk.appointments import wording
from ui.desk.appointments.hold_card import HoldCard
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.labels import Words, WrappedLabel
from ui.widgets.notice import Notice
from ui.widgets.numbers import NumberCells
from ui.widgets.panel import Line

ACTIONS = ("move", "cancel", "told", "slip")


class CardPage(QWidget):
    """Check in, change the time, cancel, mark as told, print; each with its key."""

    asked = Signal(str)
    """check_in, move, cancel, told, slip or close."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        side = theme.px(16)
        self.name = WrappedLabel("", "visit")
        self.state = Words("", "small-strong", "lam")
        self.card = HoldCard("lam")
        self.card.change.clicked.connect(lambda: self.asked.emit("move"))
        self.code = NumberCells("", "figure")
        self.phone = NumberCells("", "figure")
        self.procedure = Words("", "body-medium", wrap=True)
        self.helper = Words("", "body", wrap=True)
        self.made = Words("", "small", "ink_soft", wrap=True)
        self.moving = Notice(_("Chọn giờ mới trong lịch"), _("Mũi tên, rồi Enter trên một chỗ trống."), "lam")
        self.moving.setObjectName("movingNotice")
        sheet = self._sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(side, theme.px(12), side, theme.px(8))
        column.setSpacing(theme.px(10))
        column.addWidget(self.name)
        column.addWidget(self.state)
        column.addWidget(self.card)
        column.addWidget(self.moving)
        column.addLayout(self._facts())
        column.addWidget(Line())
        column.addWidget(self.made)
        column.addStretch(1)
        # Held here: the bindings would let the collector take what only Qt knows to be in use.
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(self._foot(side))
        self.moving.hide()

    def _facts(self) -> QGridLayout:
        theme = of(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        self.helper_label = Words(_("Đặt hộ"), "small", "ink_soft")
        rows = (
            (Words(_("Điện thoại"), "small", "ink_soft"), self.phone),
            (Words(_("Mã hẹn"), "small", "ink_soft"), self.code),
            (Words(_("Thủ tục"), "small", "ink_soft"), self.procedure),
            (self.helper_label, self.helper),
        )
        for number, (label, value) in enumerate(rows):
            grid.addWidget(label, number, 0)
            grid.addWidget(value, number, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _foot(self, side: int) -> QVBoxLayout:
        theme = of(self)
        words = {"move": _("Đổi giờ"), "cancel": _("Hủy hẹn"), "told": _("Đã báo"), "slip": _("In phiếu hẹn")}
        keys = {"move": "Alt+D", "cancel": "Alt+H", "told": "Alt+O", "slip": "Ctrl+P"}
        foot = QVBoxLayout()
        foot.setContentsMargins(side, theme.px(8), side, side)
        foot.setSpacing(theme.px(8))
        self.check_in = Button(_("Nhận, cấp số"), variant="primary", key="F4", height=56, kind="action")
        self.check_in.setObjectName("checkIn")
        self.check_in.clicked.connect(lambda: self.asked.emit("check_in"))
        foot.addWidget(self.check_in)
        self.buttons: dict[str, Button] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for number, name in enumerate(ACTIONS):
            variant = "danger" if name == "cancel" else "plain"
            button = Button(words[name], key=keys[name], height=44, variant=variant)  # type: ignore[arg-type]
            button.setObjectName(f"appointment_{name}")
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            grid.addWidget(button, number // 2, number % 2)
        for number in (0, 1):
            grid.setColumnStretch(number, 1)
        foot.addLayout(grid)
        row = QHBoxLayout()
        self.close_button = Button(_("Đóng"), key="Esc")
        self.close_button.setObjectName("closeAppointment")
        self.close_button.clicked.connect(lambda: self.asked.emit("close"))
        row.addWidget(self.close_button, 1)
        foot.addLayout(row)
        return foot

    def show_appointment(self, appointment: Appointment, now: Instant, *, moving: bool) -> None:
        """Paints it; buttons that can't act now stay in their place, grey."""
        confirmed = appointment.state is BookingState.CONFIRMED
        today = appointment.day == local(now).date()
        self.name.say(appointment.name or _("Chưa có tên"))
        self.state.say(self._state(appointment, now), self._tone(appointment))
        self.card.say(wording.when(appointment), wording.where(appointment))
        self.card.change.setVisible(confirmed and not moving)
        self.code.say(wording.code_in_threes(appointment.code))
        self.phone.say(wording.spaced_phone(appointment.phone))
        self.procedure.say(wording.procedure_names(appointment))
        self.helper.say(appointment.helper or "")
        for part in (self.helper, self.helper_label):
            part.setVisible(bool(appointment.helper))
        reason = wording.reason_words(appointment.reason)
        made = wording.made_words(appointment)
        self.made.say(_("{made}. Lý do: {reason}").format(made=made, reason=reason) if reason else made)
        self.moving.setVisible(moving)
        self._allow(self.check_in, confirmed and today, _("Chỉ nhận người có hẹn hôm nay"))
        for name in ("move", "cancel", "told"):
            self._allow(self.buttons[name], confirmed, _("Lịch hẹn này không còn đổi được nữa"))
        if confirmed and appointment.told:
            self.buttons["told"].refuse(_("Đã báo công dân rồi"))
        self._allow(self.buttons["slip"], confirmed, _("Lịch hẹn này không còn hiệu lực"))

    @staticmethod
    def _allow(button: Button, able: bool, why: str) -> None:
        if able:
            button.allow()
        else:
            button.refuse(why)

    @staticmethod
    def _state(appointment: Appointment, now: Instant) -> str:
        words = wording.state_words(appointment)
        if appointment.state is not BookingState.CONFIRMED or appointment.day != local(now).date():
            return words
        return _("{state} · {distance}").format(state=words, distance=wording.distance_words(appointment, now))

    @staticmethod
    def _tone(appointment: Appointment) -> Tone:
        if appointment.state is BookingState.CHECKED_IN:
            return "luc"
        return "lam" if appointment.state is BookingState.CONFIRMED else "cam"

    def focus_first(self) -> None:
        """The next thing to do with it."""
        able = [b for b in (self.check_in, *self.buttons.values(), self.close_button) if b.isEnabled()]
        able[0].setFocus()
