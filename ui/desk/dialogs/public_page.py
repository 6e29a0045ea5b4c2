"""Where citizens find the office: the base address behind the QR codes, where it lies, its telephone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class PublicPageDialog(Sheet):
    """Three lines; sheets that were printed with another address become out of date, and the dialog says so."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Đứng trong mã QR, trên trang công khai và trên mọi tờ in.")
        super().__init__(window, _("Trang công khai"), line, width=640)
        self.setObjectName("publicPageDialog")
        self._services, self._actor, self._say = services, actor, say
        office = services.public.office()
        self.base = Field("https://…")
        self.base.setObjectName("publicBase")
        self.base.setText(office.base)
        self.address = Field(_("Ví dụ: thôn Giữa, xã Tân Yên"))
        self.address.setText(office.address)
        self.phone = Field()
        self.phone.setText(office.phone)
        self._base_row = LabelledField(_("Địa chỉ trang công khai"), self.base)
        self.base.textEdited.connect(lambda _text: self._base_row.accept())
        self.content.addWidget(self._base_row)
        if office.base:
            moved = _("Đổi địa chỉ này thì mọi tờ mã QR đã in thành tờ cũ, phải in lại.")
            self.content.addWidget(Words(moved, "small", "cam", wrap=True))
        self.content.addWidget(LabelledField(_("Trung tâm ở đâu"), self.address))
        self.content.addWidget(LabelledField(_("Điện thoại hỏi đáp"), self.phone))
        empty = _("Dòng nào để trống thì không in và không hiện trên trang.")
        self.content.addWidget(Words(empty, "small", "ink_soft", wrap=True))
        self.content.addStretch(1)
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)

    def _confirm(self) -> None:
        try:
            self._services.public.change(
                self._actor,
                base_address=self.base.text(),
                address=self.address.text(),
                phone=self.phone.text(),
            )
        except (Refusal, WorldError) as no:
            sentence = refusals.sentence(no.code, no.facts)
            if no.code == "bad_public_address":
                self._base_row.complain(sentence)
                self.base.setFocus()
            else:
                self.say_fault(sentence)
            return
        self.leave()
        self._say(_("Đã ghi trang công khai"), _("Tờ in và trang công khai từ giờ theo địa chỉ này."), "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the address."""
        self.open(self.base)
