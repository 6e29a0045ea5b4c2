"""What stands around a briefing: from where and to whom, its number, who signs, who gets a copy."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class LetterheadDialog(Sheet):
    """What is left empty takes the usual words of the form."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        changed: Callable[[], object],
    ) -> None:
        line = _("Theo thể thức văn bản hành chính. Ô nào để trống thì dùng chữ thường dùng.")
        super().__init__(window, _("Nơi gửi, người ký"), line, width=760)
        self.setObjectName("letterheadDialog")
        self._services, self._actor, self._say, self._changed = services, actor, say, changed
        known = services.letterheads.letterhead()
        self.fields = {
            "place": self._field(_("Tên xã"), known.place),
            "sent_to": self._field(_("Chủ tịch Ủy ban nhân dân xã"), known.sent_to),
            "code": self._field("TTPVHCC", known.code),
            "number": self._field(_("văn thư cấp; dự thảo để trống"), known.number),
            "signer_role": self._field(_("GIÁM ĐỐC"), known.signer_role),
            "signer_name": self._field("", known.signer_name),
        }
        self.recipients = QPlainTextEdit("\n".join(known.recipients))
        self.recipients.setFixedHeight(of(self).px(110))
        self.recipients.setTabChangesFocus(True)
        self._pair(("place", _("Nơi viết")), ("sent_to", _("Kính gửi")))
        self._pair(("number", _("Số văn bản")), ("code", _("Ký hiệu đơn vị")))
        self._pair(("signer_role", _("Chức vụ người ký")), ("signer_name", _("Họ tên người ký")))
        self.content.addWidget(LabelledField(_("Nơi nhận, mỗi dòng một nơi"), self.recipients))
        saved = _("Các ô này dùng cho mọi báo cáo từ lúc ghi.")
        self.content.addWidget(Words(saved, "small", "ink_soft", wrap=True))
        self.content.addStretch(1)
        self.set_primary(_("Ghi lại"), "Ctrl+Enter", self._confirm)

    @staticmethod
    def _field(hint: str, text: str) -> Field:
        field = Field(hint)
        field.setText(text)
        return field

    def _pair(self, *pair: tuple[str, str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(of(self).px(16))
        for name, label in pair:
            row.addWidget(LabelledField(label, self.fields[name]), 1)
        self.content.addLayout(row)

    def _confirm(self) -> None:
        lines = tuple(line.strip() for line in self.recipients.toPlainText().splitlines() if line.strip())
        typed = {name: field.text() for name, field in self.fields.items()}
        try:
            self._services.letterheads.change(self._actor, Letterhead(**typed, recipients=lines))
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.leave()
        self._changed()
        self._say(_("Đã ghi nơi gửi, người ký"), _("Báo cáo được lập lại theo các ô này."), "luc")

    def open_first(self) -> None:
        """Ask, with the keyboard on the place."""
        self.open(self.fields["place"])
