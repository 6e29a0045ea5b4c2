"""Vì sao tôi bị vượt: what to tell a citizen, and below it what only staff see."""

from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import OvertakeAnswer, OvertakeRow
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk.dialogs.sheet import Sheet
from ui.desk.names import Names
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.panel import Head, Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel


def why_words(why: str, n: int) -> str:
    """One rule with its count, in the words that may be said to a citizen."""
    words = {
        "appointment": _("{n} người có hẹn"),
        "priority": _("{n} người được ưu tiên theo quy định"),
        "returned": _("{n} người quay lại"),
        "by_hand": _("{n} người do cán bộ gọi, có ghi lý do"),
        "helped": _("{n} người do quầy khác giúp gọi"),
        "was_away": _("{n} người được gọi lúc công dân vắng"),
    }
    return words.get(why, _("{n} người")).format(n=n)


def public_answer(answer: OvertakeAnswer) -> str:
    """The whole answer in one sentence, with counts and without numbers."""
    parts = [why_words(why, n) for why, n in answer.counts.items() if n]
    if not parts:
        return _("Không ai đến sau mà được gọi trước. Còn {n} người trước ông/bà.").format(n=answer.people_before_now)
    listed = "; ".join(parts)
    return _("Được gọi trước ông/bà: {listed}. Còn {n} người trước ông/bà.").format(
        listed=listed, n=answer.people_before_now
    )


class OvertakenDialog(Sheet):
    """The sentence for the citizen, then the calls behind it for staff."""

    def __init__(self, window: QWidget, names: Names, answer: OvertakeAnswer) -> None:
        super().__init__(
            window, _("Vì sao bị vượt"), _("Câu trên nói với công dân; bảng dưới chỉ cán bộ xem."),
            number=answer.number, width=680,
        )  # fmt: skip
        self.setObjectName("overtakenDialog")
        self._names = names
        self.sentence = Words(public_answer(answer), "head", wrap=True)
        self.content.addWidget(self.sentence)
        if answer.rows:
            self.content.addWidget(self._table(answer.rows))
        bound = _("Theo quy tắc, không ai đến sau quá {n} phút được gọi trước.").format(n=answer.bound_minutes)
        self.content.addWidget(Words(bound, "small", "ink_soft", wrap=True))
        self.content.addStretch(1)
        self.set_primary(_("Đã xem"), "Enter", self.leave)

    def _table(self, rows: tuple[OvertakeRow, ...]) -> Panel:
        columns: list[Column[OvertakeRow]] = [
            Column(_("Số"), 80, lambda r: Cell(r.number, kind="strong")),
            Column(_("Vì"), 0, lambda r: Cell(why_words(r.why, 1))),
            Column(_("Lý do"), 180, lambda r: Cell(self._names.reason(r.reason), "ink_soft")),
            Column(_("Gọi lúc"), 88, lambda r: Cell(clock(r.called_at), right=True), right=True),
        ]
        model: RowsModel[OvertakeRow] = RowsModel(columns, lambda r: f"{r.number} {r.called_at}", self)
        model.set_rows(rows)
        table = TableView([c.width for c in columns])
        table.setModel(model)
        table.setFixedHeight(of(self).px(30 + 36 * min(len(rows), 8)))
        frame = Panel(kind="card", inside=0)
        frame.body.setSpacing(0)
        frame.body.addWidget(Head(_("Ai được gọi trước"), kind="strong", height=36))
        frame.body.addWidget(table)
        return frame

    def open_first(self) -> None:
        """Show, with the keyboard on the way back."""
        self.open(self.primary)
