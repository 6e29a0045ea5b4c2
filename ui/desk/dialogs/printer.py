"""The ticket printers as they are now: what waits, what is unsure, and a slip printed once more."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.desk.dialogs.printer_setup import PrinterSetupDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.printer_watch import PrinterWatch
from ui.desk.printer_words import kind_name, named
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class PrinterDialog(Sheet):
    """Anybody at the desk may look and print again; only the head sets up."""

    def __init__(self, window: QWidget, services: "Services", actor: "Actor", watch: PrinterWatch) -> None:
        super().__init__(window, _("Máy in phiếu số"), _("Máy in của quầy này và của kiosk."), width=720)
        self.setObjectName("printerDialog")
        self._window, self._services, self._actor, self._watch = window, services, actor, watch
        self.own = Words("", "body-medium", "ink", wrap=True)
        self.own.setObjectName("ownPrinter")
        self.kiosk = Words("", "body-medium", "ink", wrap=True)
        self.kiosk.setObjectName("kioskPrinter")
        self.slips = Words("", "body", "ink", wrap=True)
        self.slips.setObjectName("waitingSlips")
        for part in (self.own, self.slips, self.kiosk):
            self.content.addWidget(part)
        self.number = Field(_("Ví dụ: A015"))
        self.number.setObjectName("reprintNumber")
        self._number_row = LabelledField(_("In lại phiếu số"), self.number)
        self.number.textEdited.connect(lambda _text: self._number_row.accept())
        self.content.addWidget(self._number_row)
        remark = _("Phiếu in lại có ghi (in lại), và được ghi vào nhật ký.")
        self.content.addWidget(Words(remark, "small", "ink_soft", wrap=True))
        self.content.addStretch(1)
        self.set_primary(_("In lại"), "Enter", self._on_again)
        self.retry = self.add_second(_("Thử lại ngay"), "F5", watch.printer.wake)
        self.setup = self.add_second(_("Cài đặt…"), "F6", self._on_setup)
        if actor.role != "head":
            self.setup.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows how it stands now."""
        watch, state = self._watch, self._watch.printer.state
        setup = watch.printer.setup
        kind = kind_name(setup.kind) if setup is not None else ""
        fault = watch.own()
        if fault is None:
            self.own.say(_("Quầy này: {kind}.").format(kind=kind))
        else:
            sentence = _("Quầy này: {kind}. {fault}. {advice}")
            self.own.say(sentence.format(kind=kind, fault=fault[0], advice=fault[1]))
        lines = [
            (_("Đang chờ in: {numbers}."), state.waiting),
            (_("Chưa rõ đã in chưa: {numbers}. Xem khe lấy phiếu, thiếu thì in lại."), state.unsure),
            (_("Đã in lại vì lần trước bị đứt: {numbers}."), state.copied),
            (_("Không in nữa vì số đã được gọi hoặc đã xong: {numbers}."), state.expired),
        ]
        said = [sentence.format(numbers=named(numbers)) for sentence, numbers in lines if numbers]
        self.slips.say("\n".join(said))
        self.slips.setVisible(bool(said))
        kiosk = watch.kiosk()
        here = [station for station in watch.kiosks if station.here]
        if kiosk:
            self.kiosk.say(_("{fault}. {advice}").format(fault=kiosk[0], advice=kiosk[1]))
        else:
            self.kiosk.say(_("Kiosk: máy in không báo lỗi.") if here else _("Kiosk: không có máy nào đang chạy."))
        if self.primary is not None:
            if watch.printer.on_paper:
                self.primary.allow()
            else:
                self.primary.refuse(_("Quầy này chưa có máy in phiếu"))

    def _on_again(self) -> None:
        if not self.number.text().strip():
            self._number_row.complain(_("Ghi số trên phiếu cần in lại."))
            self.number.setFocus()
            return
        try:
            found = self._watch.print_again(self.number.text())
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        if not found:
            self._number_row.complain(_("Hôm nay không có số này. Xem lại chữ cái và các chữ số."))
            self.number.setFocus()
            return
        self.number.clear()
        self.say_fault(_("Đã gửi tới máy in."))

    def _on_setup(self) -> None:
        self._watch.printer.seen()
        self.leave()
        PrinterSetupDialog(self._window, self._services, self._actor, self._watch).open_first()

    def open_first(self) -> None:
        """Opens, with the keyboard on the number."""
        self.open(self.number)
