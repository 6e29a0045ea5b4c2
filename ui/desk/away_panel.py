"""People set aside and people missed: who they are, why, since when, and the button that brings them back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.tickets import State
from onestop_desk.services.views import AwayRow, DeskView
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk.chips import away_chip
from ui.desk.names import Names
from ui.theme import of
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel


class AwayPanel(Panel):
    """The list under the call card; Enter or the row's button brings a person back."""

    back_asked = Signal(str)

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Tạm để bên và vắng mặt"),
            _("Để bên: giữ nguyên lượt. Vắng mặt: về sau ba người."),
            inside=0,
            parent=parent,
        )
        self.setObjectName("awayPanel")
        self._names = names
        assert self.head is not None
        self.head.insert(KeyCap("F7"))
        columns: list[Column[AwayRow]] = [
            Column(_("Số"), 72, lambda r: Cell(r.number, kind="strong")),
            Column(_("Thủ tục"), 170, lambda r: Cell(r.procedure or r.line_name)),
            Column(_("Lý do"), 0, self._reason),
            Column(_("Từ lúc"), 76, lambda r: Cell(clock(r.since), right=True), right=True),
            Column("", 128, self._button),
        ]
        self.model: RowsModel[AwayRow] = RowsModel(columns, lambda r: r.ticket_id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("awayTable")
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Tạm để bên và vắng mặt"))
        self.table.opened.connect(lambda row: self.back_asked.emit(self.model.row(row).ticket_id))
        self.empty = Words(_("Không có ai để bên hoặc vắng mặt."), "body", "ink_soft")
        self.empty.setMargin(of(self).px(12))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty)
        self.body.addStretch(0)

    def _reason(self, row: AwayRow) -> Cell:
        spec = away_chip(row)
        if row.state is State.MISSED:
            return Cell(spec.text, chip=spec.kind, after=_("đã gọi {n} lần").format(n=row.calls_made))
        return Cell(spec.text, chip=spec.kind, after=row.note or self._names.reason(row.reason))

    @staticmethod
    def _button(row: AwayRow) -> Cell:
        word = _("Đã quay lại") if row.state is State.ASIDE else _("Đã có mặt")
        return Cell(word, button=True, right=True)

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint a fresh list."""
        self.model.set_rows(view.away)
        self.table.setVisible(bool(view.away))
        self.empty.setVisible(not view.away)
        self.table.setEnabled(not lost)

    def focus_list(self) -> bool:
        """Put the keyboard on the first person away; whether there is one."""
        if not self.model.rowCount():
            return False
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()
        return True

    def chosen(self) -> str | None:
        """The person the keyboard is on, None while it is elsewhere."""
        at = self.table.currentIndex()
        return self.model.row(at.row()).ticket_id if self.table.hasFocus() and at.isValid() else None

    def choose(self, ticket_id: str) -> bool:
        """Put the keyboard on a person; whether that person is away."""
        for number, row in enumerate(self.model.rows()):
            if row.ticket_id == ticket_id:
                self.table.setCurrentIndex(self.model.index(number, 0))
                self.table.setFocus()
                return True
        return False
