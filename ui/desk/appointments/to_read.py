"""What is read to the caller: the papers to bring, the rule for coming late, what the name and phone are kept for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.services.views import PaperView, ProcedureView
from onestop_desk.words import _
from ui.theme import of
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go
from ui.widgets.paint import RIGHT

MOST_PAPERS = 6


class ToRead(QWidget):
    """Numbered, short enough to say aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.addWidget(Words(_("Đọc cho công dân nghe"), "strong"))
        head.addWidget(ElidedLabel(_("giấy tờ cần mang"), "small", "ink_soft", align=RIGHT), 1)
        self._column.addLayout(head)
        self._papers = QVBoxLayout()
        self._papers.setSpacing(theme.px(2))
        self._column.addLayout(self._papers)
        self.late = Words("", "body", wrap=True)
        self.kept = Words("", "small", "ink_soft", wrap=True)
        self._column.addWidget(self.late)
        self._column.addWidget(self.kept)

    def show_procedure(self, procedure: ProcedureView | None, settings: OfficeSettings) -> None:
        """The papers of a procedure, and the office's own numbers: what staff book counts when nobody comes."""
        while (item := self._papers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        papers = [p for p in procedure.papers if p.required and not p.case] if procedure is not None else []
        for number, paper in enumerate(papers[:MOST_PAPERS], 1):
            self._add(_PaperLine(_("{n}.").format(n=number), paper_words(paper)))
        if len(papers) > MOST_PAPERS:
            more = _("Còn {n} giấy tờ khác, in phiếu hẹn để có đủ.").format(n=len(papers) - MOST_PAPERS)
            self._add(_PaperLine("", more))
        if not papers:
            none = _("Chưa chọn thủ tục: hỏi công dân cần làm việc gì.")
            unknown = _("Chưa có danh mục giấy tờ của thủ tục này.")
            self._add(_PaperLine("", none if procedure is None else unknown))
        self.late.say(_("Muộn quá {minutes} phút thì chờ như người lấy số.").format(minutes=settings.late_grace))
        kept = _(
            "Tên và số điện thoại chỉ dùng cho lịch hẹn này, xóa sau {days} ngày. "
            "Hẹn mà không đến thì được đếm {counted} ngày."
        )
        self.kept.say(kept.format(days=settings.erase_after_days, counted=settings.no_show_days))

    def _add(self, line: QWidget) -> None:
        self._papers.addWidget(line)
        line.show()


class _PaperLine(QWidget):
    def __init__(self, number: str, words: str) -> None:
        super().__init__()
        theme = of(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4) if number else 0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        if number:
            label = Words(number, "body", "ink_soft")
            label.setFixedWidth(theme.px(20))
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words, "body", wrap=True), 1)


def paper_words(paper: PaperView) -> str:
    """A paper and how it is handed in: Giấy chứng sinh, bản chính."""
    kinds = {
        "nop_ban_chinh": _("{paper}, bản chính"),
        "nop_ban_sao": _("{paper}, bản sao"),
        "xuat_trinh": _("{paper}, chỉ xuất trình"),
        "to_khai": _("{paper}, có mẫu tại quầy"),
        "dien_tu": _("{paper}, bản điện tử"),
    }
    return kinds.get(paper.kind, "{paper}").format(paper=paper.name)
