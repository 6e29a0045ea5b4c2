"""One dossier in one line: its code, the procedure, how it came, how it was paid, its papers, where the result goes.

Of a dossier that an export has brought the line shows what is known, and what is filled in is written into it.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from onestop_desk.domain.dossiers import Channel, Dossier
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.outcomes import normal_dossier_code
from onestop_desk.services.dossiers import Entry
from onestop_desk.words import _, dossiers, phrases
from ui.desk.typed_day import typed_moment
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from onestop_desk.services.procedures import Procedures
    from onestop_desk.services.views import ProcedureHit

PAID = (None, "online", "counter", "none")
DIGITISED, POST = "papers_digitised", "by_post"


def _tick(name: str, *, on: bool) -> Tick:
    words = _("Đã số hóa giấy tờ") if name == DIGITISED else _("Trả qua bưu điện")
    return Tick(name, words, ticked=on)


class EntryLine(Panel):
    """`entered` and `completed` hand the line over; what is wrong is said below the field it is in."""

    entered = Signal(object)
    """An Entry."""
    completed = Signal(str, dict)
    """The code of a known dossier, and what is to be written into it."""

    def __init__(
        self, procedures: "Procedures", known: Callable[[str], Dossier | None], today: Callable[[], date], tz: str
    ) -> None:
        super().__init__(kind="card", inside=12)
        self.setObjectName("dossierEntry")
        self._procedures = procedures
        self._known, self._today, self._tz = known, today, tz
        self._found: ProcedureHit | None = None
        self._dossier: Dossier | None = None
        self.code, self.procedure = Field("H05.190-261123-0038"), Field(_("mã, hoặc vài chữ của tên"))
        self.received = Field(_("bây giờ"))
        self.received.setObjectName("entryReceived")
        self.code.setObjectName("entryCode")
        self.procedure.setObjectName("entryProcedure")
        self.channel, self.paid = Chooser(), Chooser()
        self.channel.addItems([dossiers.channel(channel) for channel in Channel])
        self.paid.addItems([_("chưa rõ"), *(dossiers.paid(way) for way in PAID[1:])])
        self.boxes = {name: TickList([_tick(name, on=False)], inside=0) for name in (DIGITISED, POST)}
        for name, box in self.boxes.items():
            box.ticked.connect(lambda _key, on, name=name: self._tick_box(name, on=on))
        self.save = Button(_("Ghi hồ sơ"), variant="primary", icon="plus", key="Ctrl+Enter", height=36)
        self.save.setObjectName("enterDossier")
        self.save.clicked.connect(self.submit)
        self.told = Words("", "small", "ink_soft", wrap=True)
        self._code_field = LabelledField(_("Mã hồ sơ"), self.code)
        self._received_field = LabelledField(_("Nhận lúc"), self.received)
        self.received.textEdited.connect(lambda _text: self._received_field.accept())
        self._lay_out()
        for field in (self.code, self.procedure, self.received):
            field.returnPressed.connect(self.submit)
        self.procedure.textEdited.connect(self._look_up)
        self.code.textEdited.connect(self._on_code)
        self._say_found()

    def _tick_box(self, name: str, *, on: bool) -> None:
        self.boxes[name].show_ticks([_tick(name, on=on)])

    def _lay_out(self) -> None:
        theme = of(self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._code_field, 22, top)
        row.addWidget(LabelledField(_("Thủ tục"), self.procedure), 30, top)
        row.addWidget(self._received_field, 15, top)
        row.addWidget(LabelledField(_("Cách nộp"), self.channel), 15, top)
        row.addWidget(LabelledField(_("Thanh toán"), self.paid), 14, top)
        self.body.setSpacing(theme.px(6))
        self.body.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self.told, 1)
        for box in self.boxes.values():
            foot.addWidget(box)
        foot.addWidget(self.save)
        self.body.addLayout(foot)

    def fill(self, code: str, procedure: str, received: Instant | None = None) -> None:
        """Begins with what a visit says."""
        self.code.setText(code)
        self.received.setText("" if received is None else f"{phrases.local(received):%d/%m/%Y %H:%M}")
        self._received_field.accept()
        self._on_code(code)
        if self._dossier is None:
            self.procedure.setText(procedure)
            self._look_up(procedure)
        (self.procedure if code else self.code).setFocus()

    def clear(self) -> None:
        """Ready for the next one."""
        self._forget_known()
        self.fill("", "")

    def _on_code(self, text: str) -> None:
        """Looks a whole code up: what is known of it stands in the line."""
        self._code_field.accept()
        found = None
        try:
            found = self._known(text)
        except Refusal:
            """Not a whole code yet."""
        except WorldError:
            """Said when the line is handed over."""
        if found is None and self._dossier is not None:
            self._forget_known()
        self._dossier = found
        for field in (self.procedure, self.received):
            field.setEnabled(found is None)
        if found is not None:
            self._show_known(found)
        self._say_found()

    def _forget_known(self) -> None:
        self.procedure.clear()
        self.received.clear()
        self._found = None
        self.channel.setCurrentIndex(0)
        self.paid.setCurrentIndex(0)
        for name in self.boxes:
            self._tick_box(name, on=False)

    def _show_known(self, dossier: Dossier) -> None:
        self.procedure.setText(dossier.procedure_name)
        self.received.setText(dossiers.instant(dossier.received_at))
        self.channel.setCurrentIndex(list(Channel).index(dossier.channel))
        self.paid.setCurrentIndex(PAID.index(dossier.paid))
        for name in self.boxes:
            self._tick_box(name, on=bool(getattr(dossier, name)))

    def _look_up(self, typed: str) -> None:
        """The procedure meant: by its code, else the best hit for the words."""
        self._found = None
        if typed.strip():
            hits = self._procedures.search(typed, 1)
            self._found = hits[0] if hits else None
        self._say_found()

    def _say_found(self) -> None:
        if self._dossier is not None:
            status = dossiers.status(self._dossier.status)
            self.told.say(_("Hồ sơ này đã có, {status}: ghi là bổ sung vào hồ sơ.").format(status=status), "ink")
        elif self._found is not None:
            self.told.say(_("{code} {name}").format(code=self._found.code, name=self._found.name), "ink")
        elif self.procedure.text().strip():
            self.told.say(_("Không thấy thủ tục này; hồ sơ ghi không có thủ tục và không có ngày hẹn."), "cam")
        else:
            self.told.say(_("Ngày hẹn trả tính từ lúc nhận theo thời hạn của thủ tục."), "ink_soft")

    def submit(self) -> None:
        """Hands the line over, unless its code cannot be one."""
        try:
            code = normal_dossier_code(self.code.text())
        except Refusal:
            code = None
        if code is None:
            self._code_field.complain(_("Mã hồ sơ có dạng H05.190-261123-0038."))
            self.code.setFocus()
            return
        ticked = {name: bool(box.ticked_keys()) for name, box in self.boxes.items()}
        channel, paid = list(Channel)[self.channel.currentIndex()], PAID[self.paid.currentIndex()]
        if self._dossier is not None:
            self._complete(code, self._dossier, {"channel": channel, "paid": paid, **ticked})
            return
        received = typed_moment(self.received.text(), self._today(), self._tz)
        if received is None and self.received.text().strip():
            self._received_field.complain(_("Gõ như 18/11 14:30, không sau hôm nay."))
            self.received.setFocus()
            return
        procedure = self._found.procedure_id if self._found else None
        digitised = True if ticked[DIGITISED] else None
        self.entered.emit(
            Entry(code, procedure, channel, received, paid=paid, papers_digitised=digitised, by_post=ticked[POST])
        )

    def _complete(self, code: str, before: Dossier, said: dict[str, Any]) -> None:
        """Hands over what is no longer what it was; a box nobody ticked and nobody told of stays untold."""
        known = {name: getattr(before, name) for name in said}
        values = {n: v for n, v in said.items() if v != known[n] and (v is not False or known[n])}
        if values:
            self.completed.emit(code, values)
        else:
            self.told.say(_("Chưa có gì khác với hồ sơ đang có."), "cam")
