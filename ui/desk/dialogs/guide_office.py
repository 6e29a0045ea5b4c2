"""What the office adds to the VNeID guide: its police desk, whom to call, how many people it wants to reach."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.field import Field, LabelledField, NumberField
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class GuideOfficeDialog(Sheet):
    """Five lines and a number; they stand on the screens and on the printed hand-out."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Đứng trên màn hình hướng dẫn và trên tờ in cho công dân.")
        super().__init__(window, _("Hướng dẫn VNeID"), line, width=680)
        self.setObjectName("guideOfficeDialog")
        self._services, self._actor, self._say = services, actor, say
        office = services.guide.office()
        self.fields = {
            "police_place": Field(_("Ví dụ: Công an xã, tầng 1, cạnh quầy 3")),
            "police_hours": Field(_("Ví dụ: thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00")),
            "hotline": Field(),
            "page": Field("https://…"),
            "video": Field("https://…"),
        }
        words = {
            "police_place": _("Nơi làm VNeID của Công an"),
            "police_hours": _("Giờ làm việc của Công an"),
            "hotline": _("Tổng đài VNeID"),
            "page": _("Trang chính thức (mã QR trên tờ in)"),
            "video": _("Phim hướng dẫn trên mạng (mã QR, nếu có)"),
        }
        self._rows: dict[str, LabelledField] = {}
        for name, field in self.fields.items():
            field.setObjectName(f"guide_{name}")
            field.setText(getattr(office, name))
            row = self._rows[name] = LabelledField(words[name], field)
            field.textEdited.connect(lambda _text, row=row: row.accept())
            self.content.addWidget(row)
        self.target = NumberField(0, 1_000_000)
        self.target.setObjectName("guide_target")
        self.target.setValue(office.target)
        self.target.setFixedWidth(of(self).px(140))
        self._rows["target"] = LabelledField(_("Chỉ tiêu: số người dùng được tài khoản"), self.target)
        below = QHBoxLayout()
        below.addWidget(self._rows["target"])
        below.addStretch(1)
        self.content.addLayout(below)
        films = _("Phim cho bảng gọi số: chép tệp phim vào thư mục “videos” trong thư mục dữ liệu của máy chạy bảng.")
        self.content.addWidget(Words(films, "small", "ink_soft", wrap=True))
        self.content.addStretch(1)
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)

    def _confirm(self) -> None:
        try:
            self._services.guide.change(
                self._actor,
                police_place=self.fields["police_place"].text(),
                police_hours=self.fields["police_hours"].text(),
                hotline=self.fields["hotline"].text(),
                page=self.fields["page"].text(),
                video=self.fields["video"].text(),
                target=self.target.value(),
            )
        except (Refusal, WorldError) as no:
            sentence = refusals.sentence(no.code, no.facts)
            wrong = self._rows.get(str(no.facts.get("name", "")))
            if wrong is None:
                self.say_fault(sentence)
            else:
                wrong.complain(sentence)
            return
        self.leave()
        self._say(_("Đã ghi hướng dẫn VNeID"), _("Màn hình và tờ in từ giờ theo các dòng này."), "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the first line."""
        self.open(self.fields["police_place"])
