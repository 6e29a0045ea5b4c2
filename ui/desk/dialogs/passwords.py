"""Choosing a password: typed twice, long enough, shown only when asked."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from onestop_desk.services.sign_in import SHORTEST_PASSWORD
from onestop_desk.words import _
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.tick_list import Tick, TickRow


class NewPassword(QWidget):
    """Two lines for the same password, and a tick that shows what was typed, also in other secret lines."""

    def __init__(self, label: str, *, also: tuple[Field, ...] = ()) -> None:
        super().__init__()
        rule = _("ít nhất {least} ký tự").format(least=SHORTEST_PASSWORD)
        self.first, self.again = Field(), Field()
        self._first_row = LabelledField(label, self.first, remark=rule)
        self._again_row = LabelledField(_("Gõ lại mật khẩu"), self.again)
        self.shown = TickRow(Tick("shown", _("Hiện mật khẩu")), inside=0)
        self._secret = (*also, self.first, self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(12))
        for part in (self._first_row, self._again_row, self.shown):
            column.addWidget(part)
        self.first.textEdited.connect(lambda _text: self._first_row.accept())
        self.again.textEdited.connect(lambda _text: self._again_row.accept())
        self.shown.toggled.connect(self._on_shown)
        self._on_shown(False)

    @property
    def text(self) -> str:
        """The password."""
        return self.first.text()

    def complain(self) -> bool:
        """Say under its line what is wrong, with the keyboard there; whether anything is."""
        short = len(self.text) < SHORTEST_PASSWORD
        differ = not short and self.text != self.again.text()
        least = _("Mật khẩu cần ít nhất {least} ký tự.").format(least=SHORTEST_PASSWORD)
        self._first_row.complain(least if short else "")
        self._again_row.complain(_("Hai lần gõ mật khẩu chưa giống nhau. Gõ lại lần hai.") if differ else "")
        if short or differ:
            (self.first if short else self.again).setFocus()
        return short or differ

    def say_weak(self, sentence: str) -> None:
        """Say what the services have against this password."""
        self._first_row.complain(sentence)
        self.first.setFocus()

    def _on_shown(self, shown: bool) -> None:
        for field in self._secret:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
