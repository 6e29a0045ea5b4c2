"""Before the desk: who works here today, and at which counter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.views import CounterView, OfficeView
from onestop_desk.words import _, refusals
from ui.desk.dialogs.options import Option, OptionList
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

WIDTH = 520


class Door(QWidget):
    """A narrow panel in the middle, with the office's name above it."""

    def __init__(self, office: OfficeView, title: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        theme = of(self)
        whole = QVBoxLayout(self)
        side = theme.px(24)
        whole.setContentsMargins(side, side, side, side)
        whole.setSpacing(theme.px(12))
        whole.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        for label in (Words("Quầy Một Cửa", "card-word", "lam"), Words(office.name, "body", "ink_soft")):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            names.addWidget(label)
        whole.addLayout(names)
        if office.is_demo:
            demo = Words(_("Dùng thử – không phải dữ liệu thật"), "strong", "cam")
            demo.setObjectName("demoMark")
            demo.setAlignment(Qt.AlignmentFlag.AlignCenter)
            whole.addWidget(demo)
        self.panel = Panel(inside=24)
        self.panel.setFixedWidth(theme.px(WIDTH))
        self.panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.panel.body.setSpacing(theme.px(12))
        self.panel.body.addWidget(Words(title, "visit"))
        self.line = Words(line, "small", "ink_soft", wrap=True)
        self.panel.body.addWidget(self.line)
        self.fault = Notice("", "", "cam")
        self.fault.setObjectName("fault")
        self.fault.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.panel, 0)
        row.addStretch(1)
        whole.addLayout(row, 8)
        whole.addStretch(1)

    def add_list(self, options: OptionList) -> None:
        """The list to choose from; a long one scrolls."""
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        margin = of(self).px(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(options)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        high = sheet.sizeHint().height() + 2
        area.setMinimumHeight(min(high, of(self).px(190)))
        area.setMaximumHeight(high)
        self.panel.body.addWidget(area, 1)

    def say_fault(self, no: Refusal | WorldError) -> None:
        """Say calmly why the door stays shut."""
        sentence = refusals.sentence(no.code, no.facts)
        headline, _stop, rest = sentence.partition(". ")
        self.fault.say(headline.rstrip("."), rest)
        self.fault.show()

    def confirm(self) -> None:
        """Go through the door."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes through, once however long it is held."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.confirm()
            event.accept()
            return
        super().keyPressEvent(event)


class SignInPage(Door):
    """Choose a name, then the password; the demo office asks for no password and says that it is one."""

    signed_in = Signal(object, str)

    def __init__(self, services: "Services", parent: QWidget | None = None) -> None:
        office = services.office.office()
        self._demo = office.is_demo
        line = _("Chọn tên để vào, không cần mật khẩu.") if self._demo else _("Chọn tên rồi gõ mật khẩu.")
        super().__init__(office, _("Ai đang ngồi quầy?"), line, parent)
        self._services = services
        self._people = {p.id: p for p in services.sign_in.people() if p.active}
        roles = {"head": _("người đứng đầu")}
        self.names = OptionList([Option(p.id, p.name, roles.get(p.role, "")) for p in self._people.values()])
        self.names.chosen.connect(self._on_name)
        self.add_list(self.names)
        self.password = Field()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setObjectName("password")
        self.password_row = LabelledField(_("Mật khẩu"), self.password)
        self.panel.body.addWidget(self.password_row)
        self.password_row.setVisible(not self._demo)
        self.panel.body.addWidget(self.fault)
        self.enter = Button(_("Vào làm việc"), variant="primary", key="Enter", height=56, cap=28, kind="head")
        self.enter.setObjectName("enter")
        self.enter.clicked.connect(self.confirm)
        self.panel.body.addWidget(self.enter)

    def _on_name(self, _staff_id: str) -> None:
        self.fault.hide()
        if not self._demo:
            self.password.setFocus()

    def confirm(self) -> None:
        """Sign the chosen person in."""
        staff_id = self.names.value
        if staff_id is None:
            self.fault.say(_("Chọn tên trước"), _("Bấm số bên cạnh tên, hoặc phím ↑ ↓ rồi phím cách."))
            self.fault.show()
            return
        try:
            sign_in = self._services.sign_in
            actor = sign_in.demo(staff_id) if self._demo else sign_in.with_password(staff_id, self.password.text())
        except (Refusal, WorldError) as no:
            self.password.clear()
            self.say_fault(no)
            return
        self.password.clear()
        self.signed_in.emit(actor, self._people[staff_id].name)

    def focus_first(self) -> None:
        """The first name."""
        first = self.names.first()
        if first is not None:
            first.setFocus()


class ChooseCounterPage(Door):
    """Which counter this PC is; what each counter serves, and who sits there already."""

    chosen = Signal(str)

    def __init__(self, services: "Services", actor: "Actor", parent: QWidget | None = None) -> None:
        office = services.office.office()
        line = _("Quầy đang có người khác ngồi vẫn xem được, nhưng phải đóng ở đó trước khi mở ở đây.")
        super().__init__(office, _("Quầy nào?"), line, parent)
        counters = services.office.counters()
        self.counters = OptionList([_option(c, actor.id) for c in counters])
        self.counters.chosen.connect(lambda _key: self.fault.hide())
        own = [c.id for c in counters if c.staff_id == actor.id and c.state != "closed"]
        self.counters.show_chosen(own[0] if own else None)
        self.add_list(self.counters)
        self.panel.body.addWidget(self.fault)
        self.enter = Button(_("Ngồi quầy này"), variant="primary", key="Enter", height=56, cap=28, kind="head")
        self.enter.setObjectName("enter")
        self.enter.clicked.connect(self.confirm)
        self.panel.body.addWidget(self.enter)

    def confirm(self) -> None:
        """Take the chosen counter."""
        if self.counters.value is None:
            self.fault.say(_("Chọn quầy trước"), _("Bấm số bên cạnh quầy."))
            self.fault.show()
            return
        self.chosen.emit(self.counters.value)

    def focus_first(self) -> None:
        """The counter the person sits at, or the first one."""
        first = self.counters.first()
        if first is not None:
            first.setFocus()


def _option(counter: CounterView, staff_id: str) -> Option:
    words = _("Quầy {number} · {name}").format(number=counter.number, name=counter.name)
    taken = counter.state != "closed" and counter.staff_name and counter.staff_id != staff_id
    return Option(counter.id, words, counter.staff_name or "" if taken else "")
