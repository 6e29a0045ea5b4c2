"""The page that makes the account of the head of the centre; the password is chosen here and nowhere preset."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from onestop_desk.words import _
from ui.setup.draft import Draft
from ui.setup.page import Page
from ui.setup.steps import LEAST_PASSWORD, Lack, Step
from ui.setup.text_part import TextPart, complain_in
from ui.widgets.notice import Notice
from ui.widgets.tick_list import Tick, TickRow


class HeadPage(Page):
    """A name and a password, typed twice."""

    step = Step.HEAD

    def __init__(self) -> None:
        super().__init__(_("Tài khoản này thêm cán bộ, đổi giờ, đổi quầy và xem báo cáo."))
        self.name = TextPart(_("Họ và tên"))
        rule = _("ít nhất {least} ký tự").format(least=LEAST_PASSWORD)
        self.password = TextPart(_("Mật khẩu"), remark=rule)
        self.again = TextPart(_("Gõ lại mật khẩu"))
        self.shown = TickRow(Tick("shown", _("Hiện mật khẩu")), inside=0)
        parts = (self.name, self.password, self.again)
        for part in parts:
            self.body.addWidget(part)
            part.line.textEdited.connect(self._on_edited)
        self.body.addWidget(self.shown)
        keep = _("Phần mềm không có mật khẩu mặc định và không gửi mật khẩu đi đâu.")
        self.body.addWidget(Notice(_("Ghi nhớ mật khẩu này"), keep, "lam"))
        self.body.addStretch(1)
        self.shown.toggled.connect(self._on_shown)
        self._on_shown(False)
        self.name.line.returnPressed.connect(self.password.line.setFocus)
        self.password.line.returnPressed.connect(self.again.line.setFocus)
        self.again.line.returnPressed.connect(self.asked_on)

    def first(self) -> QWidget:
        """The name."""
        return self.name.line

    def show_draft(self, draft: Draft) -> None:
        """Shows the name; passwords as dots."""
        super().show_draft(draft)
        self.name.put(draft.head_name)
        self.password.put(draft.password)
        self.again.put(draft.password_again)

    def complain(self, lacks: Sequence[Lack]) -> None:
        """Says it under the field that lacks."""
        complain_in({"head_name": self.name, "password": self.password, "password_again": self.again}, lacks)

    def _on_edited(self) -> None:
        if self.draft is not None:
            self.filled.emit(
                replace(
                    self.draft,
                    head_name=self.name.line.text(),
                    password=self.password.line.text(),
                    password_again=self.again.line.text(),
                )
            )

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.line.setEchoMode(mode)
        self.again.line.setEchoMode(mode)
