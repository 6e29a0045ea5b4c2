"""The rows behind a figure: as many as the figure says, each with its day, its times and what was counted."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.indicators import Part
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.reporting import Judged, Unit
from onestop_desk.words import _, figures
from onestop_desk.words.phrases import clock
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services.reports.views import Row

Wording = Callable[[str, "Row"], str]
"""Code of the indicator, row -> what it was counted as."""


class RowsBehind(Panel):
    """`part_chosen` asks for the other rows, `closed` goes back to the figures, `export_asked` writes a file."""

    part_chosen = Signal(str)
    closed = Signal()
    export_asked = Signal()

    def __init__(self, said: Wording, parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        self.setObjectName("rowsBehind")
        theme = of(self)
        self.rows: Sequence[Row] = ()
        self.code = ""
        self.title, self.line = Words("", "head", wrap=True), Words("", "body-medium", "ink_soft")
        self.parts = OutcomeRow([(Part.NUMERATOR.value, _("Tử số")), (Part.DENOMINATOR.value, _("Mẫu số"))])
        self.parts.chosen.connect(self.part_chosen)
        self.back = Button(_("Quay lại"), key="Esc")
        self.back.clicked.connect(self.closed)
        self.export = Button(_("Xuất ra tệp…"), icon="download", key="Ctrl+S")
        self.export.clicked.connect(self.export_asked)
        columns: list[Column[Row]] = [
            Column(_("Số, mã"), 190, lambda r: Cell(r.label or "–", kind="strong")),
            Column(_("Ngày"), 110, lambda r: Cell(f"{r.day:%d/%m/%Y}")),
            Column(_("Từ"), 72, lambda r: Cell(_clock(r.at), right=True), right=True),
            Column(_("Đến"), 72, lambda r: Cell(_end(r), right=True), right=True),
            Column(_("Được tính là"), 0, lambda r: Cell(said(self.code, r))),
        ]
        self.model: RowsModel[Row] = RowsModel(columns, _key, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("rowsBehindTable")
        self.table.setModel(self.model)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        head.setSpacing(theme.px(8))
        head.addWidget(self.title)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.parts)
        acts.addWidget(self.line)
        acts.addStretch(1)
        acts.addWidget(self.export)
        acts.addWidget(self.back)
        head.addLayout(acts)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self._shown: tuple[str, Part] | None = None

    def clear(self) -> None:
        """Other rows are on their way."""
        self.title.say("")
        self.line.say(_("Đang đọc…"))
        self.model.set_rows([])
        self._shown = None

    def take_keyboard(self) -> None:
        """The keyboard on the rows."""
        self.table.setFocus()

    def show_rows(self, name: str, judged: Judged, part: Part, rows: Sequence["Row"]) -> None:
        """Shows the rows of one part of a figure."""
        self.rows, self.code = rows, judged.figure.code
        self.title.say(name)
        self.line.say(_("{n} dòng").format(n=figures.whole(len(rows))))
        self.parts.show_chosen(part.value)
        self.parts.setVisible(judged.unit is Unit.PERCENT)
        self.model.set_rows(list(rows))
        if self._shown != (name, part):
            # Read again, the same rows stay where they are.
            self._shown = (name, part)
            self.table.selectRow(0)
            self.table.scrollToTop()


def _key(row: "Row") -> str:
    # Ratings are nobody's and have no key: what they say stands for it.
    return f"{row.kind}/{row.id}/{row.label}/{row.day}/{row.at}/{row.value}/{row.subject}"


def _clock(instant: Instant | None) -> str:
    return clock(instant) if instant is not None else ""


def _end(row: "Row") -> str:
    if row.ended_at is None:
        return ""
    return clock(row.ended_at)
