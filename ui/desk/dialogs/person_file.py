"""A citizen asks what is kept about them: shown by phone number, written to a file for them, erased at once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, marked, phrases, plural, refusals
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.procedures.files import FileDialogs, Files
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.panel import Line

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.people import Kept, PersonFile

KINDS = {
    "appointment": marked("Lịch hẹn lúc {when}"),
    "helped": marked("Đặt hẹn giúp người khác, lúc {when}"),
    "ticket": marked("Số {number}, lấy lúc {when}"),
    "note": marked("Ghi chú của lượt lúc {when}"),
    "wish": marked("Chờ chỗ, ghi lúc {when}"),
    "message": marked("Tin nhắn lúc {when}"),
    "no_show": marked("Không đến theo hẹn lúc {when}, chỉ giữ mã không đọc được"),
}
FILE_KIND = "JSON (*.json)"


class PersonFileDialog(Sheet):
    """Enter looks; what was found can be written to a file (Ctrl+S) or, after one more Enter, erased (F8)."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        files: Files | None = None,
    ) -> None:
        line = _("Khi công dân yêu cầu. Mỗi lần xem được ghi vào nhật ký, không ghi tên.")
        super().__init__(window, _("Dữ liệu của một công dân"), line, width=760)
        self.setObjectName("personFileDialog")
        self._services, self._actor, self._say = services, actor, say
        self._files = files or FileDialogs()
        self._list: QWidget | None = None
        self.found: PersonFile | None = None
        self.phone = Field(_("Ví dụ: 0912 345 678"))
        self.phone.setObjectName("citizenPhone")
        self.phone.textEdited.connect(lambda _text: self._show(None))
        self._row = LabelledField(_("Số điện thoại của công dân"), self.phone)
        self.content.addWidget(self._row)
        acts = QHBoxLayout()
        acts.setSpacing(of(self).px(12))
        self.export = Button(_("Xuất ra tệp…"), key="Ctrl+S")
        self.erase = Button(_("Xóa ngay…"), key="F8")
        for button, key, act in ((self.export, "Ctrl+S", self._ask_file), (self.erase, "F8", self._ask_erase)):
            button.clicked.connect(act)
            self.bind(key, button.click)
            acts.addWidget(button)
        acts.addStretch(1)
        self.content.addLayout(acts)
        self.content.addStretch(1)
        self.set_primary(_("Xem"), "Enter", self._look)
        self._show(None)

    def _look(self) -> None:
        try:
            found = self._services.people.by_phone(self._actor, self.phone.text())
        except (Refusal, WorldError) as no:
            self._complain(no)
        else:
            self._show(found)

    def _complain(self, no: Refusal | WorldError) -> None:
        sentence = refusals.sentence(no.code, no.facts)
        if no.code == "bad_phone":
            self._row.complain(sentence)
            self.phone.setFocus()
        else:
            self.say_fault(sentence)

    def _show(self, found: "PersonFile | None") -> None:
        self._row.accept()
        self.say_fault("")
        if self._list is not None:
            let_go(self._list)
            self._list = None
        self.found = found
        for button in (self.export, self.erase):
            if found is not None and found.kept:
                button.allow()
            else:
                button.refuse(_("Xem trước đã, có gì thì mới xuất hoặc xóa"))
        if found is not None:
            self._list = self._made(found)
            self.content.insertWidget(1, self._list)
        self.fit()

    def _made(self, found: "PersonFile") -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(8))
        for place, one in enumerate(found.kept):
            if place:
                column.addWidget(Line())
            held = _held(one)
            column.addWidget(Words(_titled(one), "strong", wrap=True))
            if held:
                column.addWidget(Words(held, "body", wrap=True))
            column.addWidget(Words(_until(one), "small", "cam" if one.expected else "ink_soft", wrap=True))
        if not found.kept:
            column.addWidget(Words(_("Không giữ gì dưới số điện thoại này."), "body", "ink_soft", wrap=True))
        return whole

    def _ask_file(self) -> None:
        self._files.ask_save(self, _("Xuất dữ liệu của công dân"), "du-lieu-cong-dan.json", FILE_KIND, self._write)

    def _write(self, file: Path) -> None:
        assert self.found is not None
        try:
            where = self._services.people.export(self._actor, self.found.phone, file)
        except (Refusal, WorldError) as no:
            self._complain(no)
            return
        self.leave()
        self._say(
            _("Đã xuất dữ liệu của công dân"),
            _("Tệp nằm ở {file}. Đưa cho công dân rồi xóa tệp khỏi máy này.").format(file=where),
            "lam",
        )

    def _ask_erase(self) -> None:
        assert self.found is not None
        expected = next((one for one in self.found.kept if one.expected), None)
        if expected is not None:
            facts = {"number": expected.number} if expected.number else {"start": expected.at}
            self.say_fault(refusals.sentence("person_still_expected", facts))
            return
        phone = self.found.phone
        # Two questions at once would fight for the keyboard.
        self.leave()
        ReasonDialog(
            self._window,
            _("Xóa họ tên, điện thoại và ghi chú?"),
            _("Không lấy lại được. Giờ hẹn và số thứ tự còn lại, không kèm tên."),
            reasons=(),
            confirm=_("Xóa ngay"),
            done=lambda _reason: self._erase(phone),
        ).open_first()

    def _erase(self, phone: str) -> None:
        try:
            gone = self._services.people.erase(self._actor, phone)
        except (Refusal, WorldError) as no:
            self._say(_("Chưa xóa được"), refusals.sentence(no.code, no.facts), "cam")
            return
        words = plural("Đã xóa {n} bản ghi tên và ghi chú.", gone.persons).format(n=gone.persons)
        self._say(_("Đã xóa dữ liệu của công dân"), words, "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the phone number."""
        self.open(self.phone)


def _titled(one: "Kept") -> str:
    said = _(KINDS[one.kind]).format(when=phrases.moment(one.at), number=one.number or "")
    return _("{what} · {line}").format(what=said, line=one.line) if one.line else said


def _held(one: "Kept") -> str:
    phone = None if one.kind == "no_show" else one.phone
    return " · ".join(part for part in (one.name, phone, one.email, one.note) if part)


def _until(one: "Kept") -> str:
    if one.expected:
        return _("Còn sắp tới, chưa xóa được. Hủy hoặc kết thúc trước.")
    return _("Tự xóa sau {when}").format(when=phrases.moment(one.until))
