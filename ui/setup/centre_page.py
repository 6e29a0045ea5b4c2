"""The page that asks what the centre is called and who runs it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from onestop_desk.words import _
from ui.setup.draft import Draft
from ui.setup.page import Page
from ui.setup.steps import Lack, Step
from ui.setup.text_part import TextPart, complain_in


class CentrePage(Page):
    """Two names, proposed from the commune."""

    step = Step.CENTRE

    def __init__(self) -> None:
        super().__init__(_("Tên này đứng ở đầu mọi màn hình và trên phiếu số. Sửa nếu trung tâm có tên khác."))
        self.name = TextPart(_("Tên trung tâm"))
        self.authority = TextPart(_("Cơ quan quản lý"))
        for part in (self.name, self.authority):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.name.line.textEdited.connect(self._on_edited)
        self.authority.line.textEdited.connect(self._on_edited)
        self.name.line.returnPressed.connect(self.authority.line.setFocus)
        self.authority.line.returnPressed.connect(self.asked_on)

    def first(self) -> QWidget:
        """The name."""
        return self.name.line

    def show_draft(self, draft: Draft) -> None:
        """Shows both names."""
        super().show_draft(draft)
        self.name.put(draft.office_name)
        self.authority.put(draft.authority)

    def complain(self, lacks: Sequence[Lack]) -> None:
        """Says it under the field that is empty."""
        complain_in({"office_name": self.name, "authority": self.authority}, lacks)

    def _on_edited(self) -> None:
        if self.draft is not None:
            self.filled.emit(
                replace(self.draft, office_name=self.name.line.text(), authority=self.authority.line.text())
            )
