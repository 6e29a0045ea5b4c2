"""One dossier in one line: its code, the procedure, how it came, how it was paid, whether its papers are digitised."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from onestop_desk.domain.dossiers import Channel
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import normal_dossier_code
from onestop_desk.services.dossiers import Entry
from onestop_desk.words import _, dossiers
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
DIGITISED = "digitised"


class EntryLine(Panel):
    """`entered` hands the entry over; what is wrong is said below the field it is in."""

    entered = Signal(object)
    """An Entry."""

    def __init__(self, procedures: "Procedures") -> None:
        super().__init__(kind="card", inside=12)
        self.setObjectName("dossierEntry")
        self._procedures = procedures
        self._found: ProcedureHit | None = None
        self.code, self.procedure = Field("H05.190-261123-0038"), Field(_("mã, hoặc vài chữ của tên"))
        self.code.setObjectName("entryCode")
        self.procedure.setObjectName("entryProcedure")
        self.channel, self.paid = Chooser(), Chooser()
        self.channel.addItems([dossiers.channel(channel) for channel in Channel])
        self.paid.addItems([_("chưa rõ"), *(dossiers.paid(way) for way in PAID[1:])])
        self.digitised = TickList([self._tick(ticked=False)], inside=0)
        self.digitised.ticked.connect(lambda _key, on: self.digitised.show_ticks([self._tick(ticked=on)]))
        self.save = Button(_("Ghi hồ sơ"), variant="primary", icon="plus", key="Ctrl+Enter", height=36)
        self.save.setObjectName("enterDossier")
        self.save.clicked.connect(self.submit)
        self.told = Words("", "small", "ink_soft", wrap=True)
        self._code_field = LabelledField(_("Mã hồ sơ"), self.code)
        self._lay_out()
        for field in (self.code, self.procedure):
            field.returnPressed.connect(self.submit)
        self.procedure.textEdited.connect(self._look_up)
        self.code.textEdited.connect(lambda _text: self._code_field.accept())
        self._say_found()

    @staticmethod
    def _tick(*, ticked: bool) -> Tick:
        return Tick(DIGITISED, _("Đã số hóa giấy tờ"), ticked=ticked)

    def _lay_out(self) -> None:
        theme = of(self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._code_field, 22, top)
        row.addWidget(LabelledField(_("Thủ tục"), self.procedure), 30, top)
        row.addWidget(LabelledField(_("Cách nộp"), self.channel), 15, top)
        row.addWidget(LabelledField(_("Thanh toán"), self.paid), 14, top)
        self.body.setSpacing(theme.px(6))
        self.body.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self.told, 1)
        foot.addWidget(self.digitised)
        foot.addWidget(self.save)
        self.body.addLayout(foot)

    def fill(self, code: str, procedure: str) -> None:
        """Begins with what a visit says."""
        self.code.setText(code)
        self.procedure.setText(procedure)
        self._code_field.accept()
        self._look_up(procedure)
        (self.procedure if code else self.code).setFocus()

    def clear(self) -> None:
        """Ready for the next one."""
        self.fill("", "")
        self.channel.setCurrentIndex(0)
        self.paid.setCurrentIndex(0)
        self.digitised.show_ticks([self._tick(ticked=False)])

    def _look_up(self, typed: str) -> None:
        """The procedure meant: by its code, else the best hit for the words."""
        self._found = None
        if typed.strip():
            hits = self._procedures.search(typed, 1)
            self._found = hits[0] if hits else None
        self._say_found()

    def _say_found(self) -> None:
        if self._found is not None:
            self.told.say(_("{code} {name}").format(code=self._found.code, name=self._found.name), "ink")
        elif self.procedure.text().strip():
            self.told.say(_("Không thấy thủ tục này; hồ sơ ghi không có thủ tục và không có ngày hẹn."), "cam")
        else:
            self.told.say(_("Ngày hẹn trả tính từ bây giờ theo thời hạn của thủ tục."), "ink_soft")

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
        self.entered.emit(
            Entry(
                code,
                self._found.procedure_id if self._found else None,
                list(Channel)[self.channel.currentIndex()],
                paid=PAID[self.paid.currentIndex()],
                papers_digitised=bool(self.digitised.ticked_keys()) or None,
            )
        )
