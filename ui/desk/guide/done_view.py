"""The end of a walk: what was written down; or that it could not be, with the way to try again."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.desk.guide import wording
from ui.desk.guide.session import Session
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.notice import Notice


class DoneView(QWidget):
    """One notice, and what is kept of a walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideDone")
        self.notice = Notice("", "", "luc", headline_kind="head")
        self.kept = Words(
            _("Chỉ ghi ngày, kết quả, lý do và nhóm tuổi. Không ghi tên, số giấy tờ hay số điện thoại."),
            "small",
            "ink_soft",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(12))
        column.addWidget(self.notice)
        column.addWidget(self.kept)
        column.addStretch(1)

    def show_session(self, session: Session) -> None:
        """Shows what a finished walk leaves behind, or that it waits to be written."""
        outcome, result = session.outcome, session.result
        if outcome is None or result is None:
            return
        line = wording.done_line(outcome, session)
        if session.done:
            self.notice.say(_("Đã ghi: {result}").format(result=wording.result_word(result)), line, "luc")
        else:
            self.notice.say(_("Chưa ghi: {result}").format(result=wording.result_word(result)), line, "cam")
