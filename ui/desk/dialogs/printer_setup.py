"""Setting a ticket printer up: whose it is, how it is reached, how wide its roll is, and a trial print."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.printing import BAUDS, PrinterKind, PrinterSetup, checked_setup
from onestop_desk.services.ports import PrinterError
from onestop_desk.words import _, refusals
from ui.background import RunTask, run_task
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.printer_watch import PrinterWatch
from ui.desk.printer_words import kind_name, trouble_sentence
from ui.devices.office_printer import PaperPrinters, SystemPrinters
from ui.devices.printer_choice import device_of
from ui.devices.printer_paper import trial_paper
from ui.theme import of
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field, LabelledField, NumberField
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.outcome_row import OutcomeRow

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

DESK, KIOSK = "desk", "kiosk"
SHARED = "shared"
"""In place of a kind: this kiosk prints where all of them do."""
KINDS = {
    DESK: tuple(kind for kind in PrinterKind if kind is not PrinterKind.SCREEN),
    KIOSK: tuple(kind for kind in PrinterKind if kind is not PrinterKind.NONE),
}
"""A desk has its own screen; a kiosk without a printer shows the slip."""
_HEX = 16


class PrinterSetupDialog(Sheet):
    """The head chooses; each kind shows the fields it needs."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        watch: PrinterWatch,
        *,
        printers: PaperPrinters | None = None,
        run: RunTask = run_task,
    ) -> None:
        line = _("Chọn máy in cho quầy này, hoặc cho các kiosk.")
        super().__init__(window, _("Cài đặt máy in phiếu"), line, width=940)
        self.setObjectName("printerSetupDialog")
        self._services, self._actor, self._watch, self._run = services, actor, watch, run
        self.whose = OutcomeRow([(DESK, _("Quầy này")), (KIOSK, _("Kiosk"))])
        self.whose.show_chosen(DESK)
        self.whose.chosen.connect(lambda _key: self._show())
        self.which = self._kiosks()
        self._which_row = LabelledField(_("Kiosk nào"), self.which)
        self.kinds: OptionList | None = None
        self._names: OptionList | None = None
        self._make_fields()
        self._lay_out()
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)
        self.trial = self.add_second(_("In thử"), "F6", self._on_trial)
        self._show()
        run(self, (printers or SystemPrinters()).names, self._on_names, self._on_no_names)

    def _lay_out(self) -> None:
        """Ways to a printer at the left, what the chosen one needs at the right."""
        theme = of(self)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(theme.px(10))
        self._left.addStretch(1)
        rows = (self._host_row, self._port_row, self._device_row, self._baud_row, self._vendor_row, self._product_row)
        for part in (*rows, self._folder_row, self.none_there, self._width_row):
            self._right.addWidget(part)
        self._right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(24))
        columns.addLayout(self._left, 46)
        columns.addLayout(self._right, 54)
        self.content.addWidget(self.whose)
        self.content.addWidget(self._which_row)
        self.content.addLayout(columns)
        self.content.addStretch(1)

    def _kiosks(self) -> Chooser:
        """All of them, or one that is there or has a printer of its own."""
        which = Chooser()
        which.setObjectName("whichKiosk")
        which.addItem(_("Mọi kiosk chưa có máy in riêng"), "")
        try:
            own = self._services.printers.with_own(KIOSK)
        except WorldError:
            # The page says already that the data is gone; who is there is known without it.
            own = frozenset()
        for station in sorted(self._watch.kiosks, key=lambda known: known.name):
            if station.here or station.id in own:
                which.addItem(station.name, station.id)
        which.currentIndexChanged.connect(lambda _at: self._show())
        return which

    def _make_fields(self) -> None:
        self.host = Field("192.168.1.50")
        self.host.setObjectName("printerHost")
        self.port = NumberField(1, 65535)
        self.device = Field("COM3")
        self.device.setObjectName("printerDevice")
        self.baud = OutcomeRow([(str(baud), str(baud)) for baud in BAUDS])
        self.width_mm = OutcomeRow([("80", _("80 mm")), ("58", _("58 mm"))])
        self.vendor, self.product = Field("04b8"), Field("0e15")
        self.folder = Field("phieu")
        auto = _("để trống: máy in đầu tiên đang cắm")
        self._host_row = LabelledField(_("Địa chỉ của máy in trong mạng"), self.host)
        self._port_row = LabelledField(_("Cổng mạng"), self.port)
        self._device_row = LabelledField(_("Cổng nối tiếp"), self.device)
        self._baud_row = LabelledField(_("Tốc độ"), self.baud)
        self._width_row = LabelledField(_("Khổ giấy"), self.width_mm)
        self._vendor_row = LabelledField(_("Mã hãng USB"), self.vendor, remark=auto)
        self._product_row = LabelledField(_("Mã sản phẩm USB"), self.product)
        self._folder_row = LabelledField(_("Thư mục"), self.folder, remark=_("để trống: phieu, cạnh dữ liệu"))
        self.none_there = Words(_("Máy tính này chưa có máy in nào."), "small", "cam", wrap=True)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Another face was chosen: its printer as it is set up now."""
        face, key = self.whose.value or DESK, self._key()
        self._which_row.setVisible(face == KIOSK and self.which.count() > 1)
        shared = False
        try:
            setup = self._services.printers.of_face(key, face)
            shared = face == KIOSK and bool(key) and key not in self._services.printers.with_own(face)
        except WorldError as world:
            self.say_fault(refusals.sentence(world.code, world.facts))
            setup = PrinterSetup()
        if self.kinds is not None:
            let_go(self.kinds)
        like_all = [Option(SHARED, _("In ở máy in chung của các kiosk"))] if face == KIOSK and key else []
        self.kinds = OptionList([*like_all, *(Option(kind.value, kind_name(kind)) for kind in KINDS[face])])
        chosen = setup.kind.value if setup.kind in KINDS[face] else None
        self.kinds.show_chosen(SHARED if shared else chosen)
        self.kinds.chosen.connect(lambda _key: self._show_fields())
        self._left.insertWidget(0, self.kinds)
        self.host.setText(setup.host)
        self.port.setValue(setup.port)
        self.device.setText(setup.device)
        self.baud.show_chosen(str(setup.baud))
        for field, number in ((self.vendor, setup.vendor), (self.product, setup.product)):
            field.setText(f"{number:04x}" if number else "")
        self.folder.setText(setup.folder)
        self.width_mm.show_chosen(str(setup.width_mm))
        if self._names is not None:
            self._names.show_chosen(setup.name)
        self._name = setup.name
        self._show_fields()

    def _show_fields(self) -> None:
        kind = self._kind()
        shown = {
            PrinterKind.NETWORK: (self._host_row, self._port_row),
            PrinterKind.USB: (self._vendor_row, self._product_row),
            PrinterKind.SERIAL: (self._device_row, self._baud_row),
            PrinterKind.PDF: (self._folder_row,),
        }
        every = [part for parts in shown.values() for part in parts]
        for part in every:
            part.setVisible(part in shown.get(kind, ()))
        is_system = kind is PrinterKind.SYSTEM
        self.none_there.setVisible(is_system and self._names is None)
        if self._names is not None:
            self._names.setVisible(is_system)
        self._width_row.setVisible(kind not in {PrinterKind.NONE, PrinterKind.SCREEN})
        self.say_fault("")
        if kind in {PrinterKind.NONE, PrinterKind.SCREEN}:
            self.trial.refuse(_("Chưa chọn máy in"))
        else:
            self.trial.allow()

    def _on_names(self, names: tuple[str, ...]) -> None:
        if not names:
            return
        self._names = OptionList([Option(name, name) for name in names])
        self._names.show_chosen(self._name)
        self._right.insertWidget(0, self._names)
        self._show_fields()

    def _on_no_names(self, _error: Exception) -> None:
        self._show_fields()

    # -- what is asked ---------------------------------------------------------------------------------------------

    def _kind(self) -> PrinterKind:
        chosen = self.kinds.value if self.kinds is not None else None
        return PrinterKind(chosen) if chosen and chosen != SHARED else PrinterKind.NONE

    def _key(self) -> str:
        """The id of the face that is set up: this desk, one kiosk, or "" for what the kiosks share."""
        return self._watch.printer.station_id if self.whose.value == DESK else str(self.which.currentData() or "")

    def _asked(self) -> PrinterSetup:
        """What was filled in; raises Refusal("bad_printer")."""
        made = PrinterSetup(
            self._kind(),
            int(self.width_mm.value or 80),
            host=self.host.text(),
            port=self.port.value(),
            device=self.device.text(),
            baud=int(self.baud.value or BAUDS[-1]),
            name=(self._names.value or "") if self._names is not None else "",
            folder=self.folder.text(),
        )
        try:
            vendor, product = (int(field.text().strip() or "0", _HEX) for field in (self.vendor, self.product))
        except ValueError:
            raise Refusal("bad_printer", problem="vendor") from None
        return checked_setup(replace(made, vendor=vendor, product=product))

    def _confirm(self) -> None:
        try:
            is_shared = self.kinds is not None and self.kinds.value == SHARED
            wanted = None if is_shared else self._asked()
            face = self.whose.value or DESK
            asked = self._services.printers.change_face(self._actor, face, self._key(), wanted)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self._watch.printer.refresh()
        self.leave()
        self._watch.said.emit(_("Đã ghi máy in phiếu"), kind_name(asked.kind), "lam")

    def _on_trial(self) -> None:
        try:
            asked = self._asked()
        except Refusal as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        device = device_of(asked, self._watch.printer.folder)
        if device is None:
            return
        office, now = self._services.office.office(), self._services.context.ports.clock()
        paper = trial_paper(office, now, _("In thử máy in phiếu"))
        self.say_fault(_("Đang in thử…"))
        self._run(self, lambda: device.print_ticket(paper), self._on_tried, self._on_not_tried)

    def _on_tried(self, _nothing: object) -> None:
        self.say_fault(_("Đã in thử. Quét mã trên phiếu xem có đọc được không."))

    def _on_not_tried(self, error: Exception) -> None:
        if not isinstance(error, PrinterError):
            raise error
        self.say_fault(trouble_sentence(error.code))

    def open_first(self) -> None:
        """Opens, with the keyboard on the kind."""
        self.open(self.kinds.first() if self.kinds is not None else None)
