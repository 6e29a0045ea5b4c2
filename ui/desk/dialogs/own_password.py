"""Changing one's own password: the old one first, the new one twice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.desk.dialogs.passwords import NewPassword
from ui.desk.dialogs.sheet import Sheet
from ui.widgets.field import Field, LabelledField

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class OwnPasswordDialog(Sheet):
    """Three lines; what is wrong is said under the line it is about."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Lần đăng nhập sau dùng mật khẩu mới.")
        super().__init__(window, _("Đổi mật khẩu của tôi"), line, width=560)
        self.setObjectName("ownPasswordDialog")
        self._services, self._actor, self._say = services, actor, say
        self.old = Field()
        self._old_row = LabelledField(_("Mật khẩu đang dùng"), self.old)
        self.old.textEdited.connect(lambda _text: self._old_row.accept())
        self.new = NewPassword(_("Mật khẩu mới"), also=(self.old,))
        self.content.addWidget(self._old_row)
        self.content.addWidget(self.new)
        self.content.addStretch(1)
        self.set_primary(_("Đổi mật khẩu"), "Enter", self._confirm)

    def _confirm(self) -> None:
        self.say_fault("")
        if self.new.complain():
            return
        try:
            self._services.sign_in.change_password(self._actor, self.old.text(), self.new.text)
        except (Refusal, WorldError) as no:
            self._on_refused(no)
            return
        self.leave()
        self._say(_("Đã đổi mật khẩu"), _("Lần đăng nhập sau dùng mật khẩu mới."), "lam")

    def _on_refused(self, no: Refusal | WorldError) -> None:
        sentence = refusals.sentence(no.code, no.facts)
        if no.code == "wrong_password":
            self._old_row.complain(sentence)
            self.old.setFocus()
        elif no.code == "weak_password":
            self.new.say_weak(sentence)
        else:
            self.say_fault(sentence)

    def open_first(self) -> None:
        """Ask, with the keyboard on the password used until now."""
        self.open(self.old)
