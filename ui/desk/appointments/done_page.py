"""Last step of a booking: the code to say aloud, large and in threes, and the slip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.views import ProcedureView
from onestop_desk.words import _
from ui.desk.appointments import wording
from ui.desk.appointments.hold_card import HoldCard
from ui.desk.appointments.to_read import ToRead
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.numbers import NumberCells
from ui.widgets.panel import Line


class DonePage(QWidget):
    """Read the code, print the slip, or take the next call."""

    next_asked = Signal()
    slip_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        side = theme.px(16)
        sheet = self._sheet = QWidget()
        sheet.setObjectName("sheet")
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(side, side, side, theme.px(8))
        whole.setSpacing(theme.px(10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("check-circle", "luc", 20))
        self.title = ElidedLabel("", "head", "luc")
        row.addWidget(self.title, 1)
        whole.addLayout(row)
        self.card = HoldCard("lam")
        self.card.change.hide()
        whole.addWidget(self.card)
        whole.addWidget(Words(_("Mã lịch hẹn, đọc từng ba số"), "small", "ink_soft"))
        self.code = NumberCells("", "number", "lam")
        self.code.setObjectName("bookingCode")
        whole.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        keep = _("Công dân đọc mã này, hoặc bốn số cuối điện thoại, khi đến.")
        whole.addWidget(Words(keep, "body", wrap=True))
        whole.addWidget(Line())
        self.to_read = ToRead()
        whole.addWidget(self.to_read)
        whole.addStretch(1)
        self.next = Button(_("Đặt hẹn khác"), variant="primary", key="Enter", height=56, kind="action")
        self.next.setObjectName("nextBooking")
        self.next.clicked.connect(self.next_asked)
        self.slip = Button(_("In phiếu hẹn"), icon="printer", key="Ctrl+P", height=44)
        self.slip.setObjectName("printSlip")
        self.slip.clicked.connect(self.slip_asked)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, theme.px(8), side, side)
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.next)
        foot.addWidget(self.slip)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(area, 1)
        page.addLayout(foot)

    def show_booking(self, made: Appointment, procedure: ProcedureView | None, settings: OfficeSettings) -> None:
        """Shows what was booked."""
        self.title.say(_("Đã đặt hẹn cho {name}").format(name=made.name or ""))
        self.card.say(wording.when(made), wording.where(made))
        self.code.say(wording.code_in_threes(made.code))
        self.to_read.show_procedure(procedure, settings)

    def focus_first(self) -> None:
        """The next call."""
        self.next.setFocus()
