"""What to print: the kind of sheet, of what, how large, and where it will hang."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.paper.posters import Kind, SheetOrder
from onestop_desk.words import _, procedures
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.procedures.sheet_words import kind_word
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words, WrappedLabel
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.panel import Panel

SIZES = {Kind.TENT: ("A3", "A4"), Kind.STICKERS: ("A4",)}
EVERY_SIZE = ("A3", "A4", "A5")
WIDTH = 350


class SheetForm(Panel):
    """`ordered` tells each new order; printing and saving are asked of whoever has the printer."""

    ordered = Signal()
    procedure_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("In tờ mã QR"), inside=0)
        theme = of(self)
        self._catalogue: PublicCatalogue | None = None
        self._code = ""
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        side = theme.px(12)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(8))
        self.kinds = OptionList([Option(kind, kind_word(kind)) for kind in Kind])
        self.kinds.show_chosen(Kind.OFFICE)
        self.kinds.chosen.connect(lambda _key: self._on_kind())
        column.addWidget(self.kinds)
        column.addWidget(self._make_subject())
        column.addWidget(self._make_sizes())
        self.place = Field(_("Ghi sau cũng được"))
        self.place.setObjectName("sheetPlace")
        column.addWidget(LabelledField(_("Sẽ treo ở đâu"), self.place))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        # What is in the area may not be narrower than its answers: they would be cut off, not wrapped.
        self.setMinimumWidth(theme.px(WIDTH))
        self.body.setSpacing(0)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._make_foot())
        self._show_kind()

    def _make_subject(self) -> QWidget:
        self.subject_part = QWidget()
        column = QVBoxLayout(self.subject_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(4))
        self.subject_label = Words("", "small-medium")
        self.subject = Chooser()
        self.subject.setObjectName("sheetSubject")
        self.subject.activated.connect(lambda _at: self.ordered.emit())
        self.chosen_name = WrappedLabel("", "body-medium")
        self.choose = Button(_("Chọn thủ tục…"), icon="search", key="Ctrl+T")
        self.choose.setObjectName("chooseProcedure")
        self.choose.clicked.connect(self.procedure_asked)
        for widget in (self.subject_label, self.subject, self.chosen_name, self.choose):
            column.addWidget(widget)
        return self.subject_part

    def _make_sizes(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(4))
        column.addWidget(Words(_("Khổ giấy"), "small-medium"))
        self.sizes = OutcomeRow([(size, size) for size in EVERY_SIZE])
        self.sizes.show_chosen("A4")
        self.sizes.chosen.connect(lambda _key: self.ordered.emit())
        column.addWidget(self.sizes)
        return part

    def _make_foot(self) -> Panel:
        foot = Panel(kind="foot", inside=10)
        self.print = Button(_("In…"), variant="primary", icon="printer", key="Ctrl+P", height=44)
        self.save = Button(_("Lưu PDF…"), icon="download", key="Ctrl+S")
        self.print.setObjectName("printNow")
        self.save.setObjectName("savePdf")
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        foot.body.addWidget(self.print)
        foot.body.addWidget(self.save)
        return foot

    # -- what is ordered -------------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """The kind of sheet."""
        return Kind(self.kinds.value or Kind.OFFICE)

    def order(self) -> SheetOrder | None:
        """The sheet that is wanted; None while it is not known of what."""
        kind, size = self.kind, self.sizes.value or "A4"
        if kind is Kind.OFFICE:
            return SheetOrder(kind, "", size)
        if kind is Kind.PROCEDURE:
            return SheetOrder(kind, self._code, size) if self._code else None
        subject = self.subject.currentData()
        return SheetOrder(kind, subject, size) if isinstance(subject, str) else None

    def show_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Takes the fields and procedures of today; what was chosen stays."""
        self._catalogue = catalogue
        if self._code and self._code not in catalogue.procedures:
            self._code = ""
        self._show_kind()

    def choose_procedure(self, code: str) -> None:
        """The sheet of one procedure."""
        self._code = code
        self.kinds.show_chosen(Kind.PROCEDURE)
        self._on_kind()

    def _on_kind(self) -> None:
        self._show_kind()
        self.ordered.emit()

    def _show_kind(self) -> None:
        kind = self.kind
        procedure = kind is Kind.PROCEDURE
        self.subject_part.setVisible(kind is not Kind.OFFICE)
        self.subject.setVisible(not procedure)
        self.chosen_name.setVisible(procedure)
        self.choose.setVisible(procedure)
        self.subject_label.say(_("Thủ tục nào") if procedure else _("Của lĩnh vực nào"))
        self.chosen_name.say(self._name())
        self._fill_subjects(kind)
        allowed = SIZES.get(kind, EVERY_SIZE)
        for size, button in zip(EVERY_SIZE, self.sizes.buttons(), strict=True):
            if size in allowed:
                button.allow()
            else:
                button.refuse(_("Loại tờ này không có khổ {size}").format(size=size))
        if self.sizes.value not in allowed:
            self.sizes.show_chosen("A4")

    def _fill_subjects(self, kind: Kind) -> None:
        if self._catalogue is None or kind in {Kind.OFFICE, Kind.PROCEDURE}:
            return
        before = self.subject.currentData()
        self.subject.clear()
        if kind is Kind.TENT:
            self.subject.addItem(_("Cả trung tâm"), "")
        elif kind is Kind.STICKERS:
            self.subject.addItem(_("Thủ tục hay dùng"), "")
        for field in self._catalogue.fields:
            self.subject.addItem(field.name, field.slug)
        self.subject.setCurrentIndex(max(self.subject.findData(before), 0))

    def _name(self) -> str:
        shown = self._catalogue.procedures.get(self._code) if self._catalogue is not None else None
        return procedures.called(shown.procedure) if shown is not None else _("Chưa chọn thủ tục.")
