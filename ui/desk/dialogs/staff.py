"""Who works here: the accounts of the staff, one more, or one that is stopped."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.views import StaffView
from onestop_desk.words import _, refusals
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.passwords import NewPassword
from ui.desk.dialogs.sheet import Sheet
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.outcome_row import OutcomeRow

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


def _role(role: str) -> str:
    return {"head": _("người đứng đầu"), "clerk": _("cán bộ một cửa")}.get(role, role)


class StaffDialog(Sheet):
    """Everybody with an account; the chosen one may be stopped or let in again, and another may be added."""

    def __init__(self, window: QWidget, services: "Services", actor: "Actor", chosen: str | None = None) -> None:
        line = _("Mỗi người một tài khoản: nhật ký ghi việc theo người đã đăng nhập.")
        super().__init__(window, _("Cán bộ"), line, width=720)
        self.setObjectName("staffDialog")
        self._window, self._services, self._actor = window, services, actor
        self.people = OptionList([])
        self.content.addWidget(self.people)
        self.content.addStretch(1)
        self.stop = self.add_second(_("Ngừng tài khoản"), "F6", self._on_stop)
        self.stop.setObjectName("stopAccount")
        self.set_primary(_("Thêm cán bộ"), "Enter", self._on_add)
        self._show_people(chosen)

    def _show_people(self, chosen: str | None) -> None:
        try:
            everybody = self._services.sign_in.people(stopped=True)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self._everybody = {person.id: person for person in everybody}
        old, self.people = self.people, OptionList([self._option(person) for person in everybody])
        self.people.chosen.connect(lambda _key: self._show_stop())
        self.content.replaceWidget(old, self.people)
        let_go(old)
        self.people.show_chosen(chosen)
        self._show_stop()

    def _option(self, person: StaffView) -> Option:
        role = _role(person.role)
        if not person.active:
            role = _("{role} · đã ngừng").format(role=role)
        elif person.id == self._actor.id:
            role = _("{role} · đang dùng máy này").format(role=role)
        return Option(person.id, person.name, role)

    def _show_stop(self) -> None:
        person = self._everybody.get(self.people.value or "")
        self.stop.say(_("Ngừng tài khoản") if person is None or person.active else _("Cho làm lại"))
        if person is None:
            self.stop.refuse(_("Chọn một người trong danh sách trước"))
        elif person.id == self._actor.id:
            self.stop.refuse(refusals.sentence("own_account"))
        else:
            self.stop.allow()
        self.say_fault("")

    def _on_stop(self) -> None:
        person = self._everybody.get(self.people.value or "")
        if person is None:
            return
        try:
            self._services.sign_in.set_active(self._actor, person.id, not person.active)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self._show_people(person.id)
        self._give_keyboard()

    def _on_add(self) -> None:
        window, services, actor = self._window, self._services, self._actor
        self.leave()
        AddStaffDialog(window, services, actor, lambda made: StaffDialog(window, services, actor, made)).open_first()

    def _give_keyboard(self) -> None:
        first = self.people.first()
        if first is not None:
            first.setFocus()

    def open_first(self) -> None:
        """Ask, with the keyboard on the chosen or the first person."""
        self.open(self.people.first())


class AddStaffDialog(Sheet):
    """Name, role and a password that the person chooses here; back to the list afterwards."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", back_to: Callable[[str | None], Sheet]
    ) -> None:
        line = _("Người đó tự gõ mật khẩu của mình ở đây.")
        super().__init__(window, _("Thêm cán bộ"), line, width=600)
        self.setObjectName("addStaffDialog")
        self._services, self._actor = services, actor
        self._made: str | None = None
        self.name = Field()
        self._name_row = LabelledField(_("Họ và tên"), self.name)
        self.name.textEdited.connect(lambda _text: self._name_row.accept())
        self.role = OutcomeRow([("clerk", _("Cán bộ một cửa")), ("head", _("Người đứng đầu"))])
        self.role.show_chosen("clerk")
        self.password = NewPassword(_("Mật khẩu"))
        self.content.addWidget(self._name_row)
        self.content.addWidget(Words(_("Vai trò"), "small-medium"))
        self.content.addWidget(self.role)
        self.content.addWidget(self.password)
        self.content.addStretch(1)
        self.set_primary(_("Thêm vào danh sách"), "Enter", self._confirm)
        self.left.connect(lambda: back_to(self._made).open_first())

    def _confirm(self) -> None:
        self.say_fault("")
        nameless = not self.name.text().strip()
        wrong = self.password.complain()
        self._name_row.complain(_("Ghi họ tên người này.") if nameless else "")
        if nameless:
            self.name.setFocus()
        if nameless or wrong:
            return
        try:
            self._made = self._services.sign_in.add_staff(
                self._actor, self.name.text(), self.role.value or "clerk", self.password.text
            )
        except (Refusal, WorldError) as no:
            sentence = refusals.sentence(no.code, no.facts)
            if no.code == "weak_password":
                self.password.say_weak(sentence)
            else:
                self.say_fault(sentence)
            return
        self.leave()

    def open_first(self) -> None:
        """Ask, with the keyboard on the name."""
        self.open(self.name)
