"""Second step of a booking: the seat is held, and the caller says who comes; a live update leaves all of it alone."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.views import ProcedureView
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import clock, day_short
from ui.desk.appointments import wording
from ui.desk.appointments.chosen_procedure import ChosenProcedure
from ui.desk.appointments.hold_card import HoldCard
from ui.desk.appointments.to_read import ToRead
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.field import Field, LabelledField
from ui.widgets.icon import Icon
from ui.widgets.labels import Words
from ui.widgets.notice import Notice
from ui.widgets.panel import Line


@dataclass(frozen=True)
class Typed:
    """What was typed about the person."""

    name: str
    phone: str
    helper: str | None


class HoldPage(QWidget):
    """Name, phone, whoever helps; what to read aloud; confirm, give back, print."""

    confirmed = Signal()
    given_back = Signal()
    change_asked = Signal()
    procedure_asked = Signal()
    phone_typed = Signal(str)
    """A whole number: who is it, and what has that person already?"""
    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.procedure = ChosenProcedure()
        self.procedure.clicked.connect(self.procedure_asked)
        self.card = HoldCard("cam")
        self.card.change.clicked.connect(self.change_asked)
        self.name = Field()
        self.name.setObjectName("personName")
        self.phone = Field()
        self.phone.setObjectName("personPhone")
        self.phone.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.helper = Field(_("Trưởng thôn, tình nguyện viên, người nhà"))
        self.helper.setObjectName("helperName")
        self.name_row = LabelledField(_("Họ tên người đến"), self.name)
        self.phone_row = LabelledField(_("Số điện thoại"), self.phone)
        self.helper_row = LabelledField(_("Người đặt hộ"), self.helper, remark=_("không bắt buộc"))
        for row in (self.name_row, self.phone_row, self.helper_row):
            for words in (row.label, row.remark):
                words.setWordWrap(True)
        self.phone.textEdited.connect(self._on_phone)
        self.name.textEdited.connect(lambda _text: self.name_row.accept())
        self.to_read = ToRead()
        self.check_icon = Icon("check", "luc", 16)
        self.check = Words("", "small", "ink_soft", wrap=True)
        self.no_shows = Notice("", "", "cam")
        self.no_shows.setObjectName("noShows")
        self.lift = Button(_("Bỏ qua hậu quả"), key="Alt+Q", variant="notice")
        self.lift.setObjectName("liftNoShows")
        self.lift.clicked.connect(self.lifted)
        self.fault = Words("", "small-medium", "cam", wrap=True)
        self.fault.setObjectName("bookingFault")
        self.confirm = Button("", variant="primary", key="Ctrl+Enter", height=56, kind="action")
        self.confirm.setObjectName("confirmBooking")
        self.confirm.clicked.connect(self.confirmed)
        self.give_back = Button(_("Bỏ giữ chỗ"), key="Alt+B")
        self.give_back.setObjectName("giveBack")
        self.give_back.clicked.connect(self.given_back)
        self.slip = Button(_("In phiếu hẹn"), key="Ctrl+P")
        self.slip.refuse(_("Xác nhận hẹn rồi in phiếu"))
        for field in (self.name, self.phone, self.helper):
            field.installEventFilter(self)
        self._lay_out(theme.px(16))
        self.no_shows.hide()
        self.fault.hide()
        self.start_person()

    def _lay_out(self, side: int) -> None:
        theme = of(self)
        sheet = self._sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.setSpacing(theme.px(9))
        labelled = QVBoxLayout()
        labelled.setSpacing(theme.px(4))
        labelled.addWidget(Words(_("Thủ tục"), "small-medium"))
        labelled.addWidget(self.procedure)
        column.addLayout(labelled)
        column.addWidget(self.card)
        person = QHBoxLayout()
        person.setSpacing(theme.px(12))
        person.addWidget(self.name_row, 57, Qt.AlignmentFlag.AlignTop)
        person.addWidget(self.phone_row, 43, Qt.AlignmentFlag.AlignTop)
        column.addLayout(person)
        column.addWidget(self.helper_row)
        self.no_shows.add(self.lift)
        column.addWidget(self.no_shows)
        column.addWidget(Line())
        column.addWidget(self.to_read)
        checked = QHBoxLayout()
        checked.setSpacing(theme.px(8))
        checked.addWidget(self.check_icon, 0, Qt.AlignmentFlag.AlignTop)
        checked.addWidget(self.check, 1)
        column.addLayout(checked)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(sheet)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, theme.px(8), side, side)
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.fault)
        foot.addWidget(self.confirm)
        two = QHBoxLayout()
        two.setSpacing(theme.px(8))
        two.addWidget(self.give_back, 1)
        two.addWidget(self.slip, 1)
        foot.addLayout(two)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def start_person(self) -> None:
        """Empties what is typed: the next caller is somebody else."""
        for field in (self.name, self.phone, self.helper):
            field.clear()
        for row in (self.name_row, self.phone_row):
            row.accept()
        self._remark("")
        self.say_fault("")
        self.show_other("", "ink_soft", known=False)
        self.show_no_shows(0, 0, 0)

    def fill(self, name: str, phone: str) -> None:
        """Fills in what is known of somebody."""
        self.name.setText(name)
        self.phone.setText(wording.spaced_phone(phone))
        self._on_phone(self.phone.text())

    def show_seat(self, held: Appointment, procedure: ProcedureView | None) -> None:
        """The seat and what it is for; what is typed stays."""
        if procedure is not None:
            self.procedure.show_procedure(procedure)
        else:
            self.procedure.show_procedure(next(iter(held.procedures), None), held.line.letter)
        self.card.say(wording.when(held), wording.where(held))
        self.confirm.say(_("Xác nhận hẹn {time}").format(time=clock(held.start)))

    def show_other(self, sentence: str, tone: Tone, *, known: bool, icon: str = "check") -> None:
        """What the person has already on that day."""
        self.check.say(sentence, tone)
        self.check.setVisible(known)
        self.check_icon.turn(icon, "luc" if icon == "check" else "cam")
        self.check_icon.setVisible(known)

    def show_no_shows(self, count: int, most: int, days: int) -> None:
        """Says in plain words that somebody did not come, and what follows from it for booking online."""
        self.no_shows.setVisible(count > 0)
        if not count:
            return
        headline = plural("Số này đã {n} lần đặt hẹn mà không đến", count).format(n=count)
        if count >= most:
            online = _("Trên mạng chỉ đặt được trong ngày, trong {days} ngày. Tại quầy vẫn đặt được như thường.")
            self.no_shows.say(headline, online.format(days=days))
        else:
            self.no_shows.say(headline, _("Chưa ảnh hưởng gì. Nhắc công dân báo trước khi không đến được."))
        self.lift.setVisible(count >= most)

    def say_fault(self, sentence: str) -> None:
        """Says above the button why it is not done yet."""
        self.fault.say(sentence)
        self.fault.setVisible(bool(sentence))

    def complain_name(self, sentence: str) -> None:
        """Says under the name what is wrong, and goes there."""
        self.name_row.complain(sentence)
        self.name.setFocus()

    def complain_phone(self, sentence: str) -> None:
        """Says under the phone what is wrong, and goes there."""
        self._remark("")
        self.phone_row.complain(sentence)
        self.phone.setFocus()

    def typed(self) -> Typed:
        """What was typed, spaces at the ends aside."""
        helper = " ".join(self.helper.text().split())
        return Typed(" ".join(self.name.text().split()), wording.figures(self.phone.text()), helper or None)

    def check_typed(self) -> bool:
        """Whether everything needed is there; says what is missing and goes to it."""
        if not self.typed().name:
            self.complain_name(_("Hỏi họ tên người đến."))
            return False
        if not wording.is_whole_phone(self.phone.text()):
            self.complain_phone(_("Số có dạng 09xx xxx xxx."))
            return False
        return True

    def focus_first(self) -> None:
        """The first field that is still empty."""
        empty = next((f for f in (self.name, self.phone) if not f.text().strip()), self.confirm)
        empty.setFocus()

    # -- typing ----------------------------------------------------------------------------------------------------

    def _on_phone(self, text: str) -> None:
        remark, wrong = wording.phone_remark(text)
        self.phone_row.accept()
        self.say_fault("")
        if wrong:
            self.phone_row.complain(remark)
            remark = ""
        self._remark(remark)
        whole = wording.is_whole_phone(text)
        if not whole:
            self.show_other("", "ink_soft", known=False)
            self.show_no_shows(0, 0, 0)
        else:
            self.phone_typed.emit(wording.figures(text))

    def _remark(self, text: str) -> None:
        self.phone_row.remark.say(text)
        self.phone_row.remark.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field, and from the last needed one to the button."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_enter(event):
            if not event.isAutoRepeat():
                (self.phone if watched is self.name else self.confirm).setFocus()
            return True
        return super().eventFilter(watched, event)


def _is_enter(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def others_words(count: int, most: int, on: str) -> str:
    """Whether the person has appointments on that day already: chưa có hẹn nào ngày 25/11 (tối đa 2)."""
    if count == 0:
        return _("Số này chưa có hẹn nào ngày {day} (tối đa {most}).").format(day=on, most=most)
    return _("Số này đã có {n} hẹn ngày {day} (tối đa {most}).").format(n=count, day=on, most=most)


def day_figures(held: Appointment) -> str:
    """The day in figures, as it is said in a sentence: 25/11."""
    return day_short(held.day).split()[-1]
