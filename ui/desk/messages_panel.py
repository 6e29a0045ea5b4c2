"""The panel Tin nhắn on the page Cài đặt: whether citizens are written to, and what could not be sent."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.messages import Channel
from onestop_desk.words import _, plural, refusals
from ui.background import run_task
from ui.desk.dialogs.messages import MessagesDialog
from ui.desk.dialogs.unsent import UnsentDialog
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.messages import MessagesView
    from ui.background import RunTask


class MessagesPanel(Panel):
    """One sentence, what needs a hand, and the head's button."""

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        *,
        work: "RunTask" = run_task,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Tin nhắn cho công dân"), inside=12, parent=parent)
        self._services, self._actor, self._say, self._work = services, actor, say, work
        self.state = Words("", "body", "ink_soft", wrap=True)
        self.body.addWidget(self.state)
        self.notice = Notice("", "", "cam")
        self.show_unsent = Button(_("Xem…"), icon="list")
        self.show_unsent.setObjectName("showUnsent")
        self.show_unsent.clicked.connect(self._on_unsent)
        self.notice.add(self.show_unsent)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.change = Button(_("Cách gửi tin…"), icon="sliders")
        self.change.setObjectName("messagesSetup")
        self.change.clicked.connect(self._on_change)
        if actor.role != "head":
            self.change.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        row = QHBoxLayout()
        row.setSpacing(of(self).px(8))
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)

    def refresh(self) -> None:
        """Reads how sending stands; raises what the services raise."""
        view = self._services.messages.view()
        self.state.say(state_of(view))
        headline, sentence = trouble_of(view)
        self.notice.say(headline, sentence)
        self.show_unsent.setVisible(bool(view.unsent))
        self.notice.setVisible(bool(headline))

    def _on_change(self) -> None:
        MessagesDialog(self.window(), self._services, self._actor, self._said, work=self._work).open_first()

    def _on_unsent(self) -> None:
        UnsentDialog(self.window(), self._services, self._actor, self._said).open_first()

    def _said(self, headline: str, sentence: str, tone: str) -> None:
        try:
            self.refresh()
        except (Refusal, WorldError) as no:
            headline, sentence, tone = refusals.sentence(no.code, no.facts), "", "cam"
        self._say(headline, sentence, tone)


def state_of(view: "MessagesView") -> str:
    """Whether and how the office sends, in one sentence or two."""
    setup = view.setup
    if not setup.on:
        return _("Đang tắt. Công dân không nhận tin xác nhận hay nhắc hẹn.")
    if setup.mail is not None and setup.phone:
        said = _("Gửi qua thư điện tử và tin nhắn: xác nhận, nhắc hẹn, đổi, hủy.")
    elif setup.mail is not None:
        said = _("Gửi qua thư điện tử: xác nhận, nhắc hẹn, đổi, hủy.")
    else:
        said = _("Gửi qua tin nhắn điện thoại: xác nhận, nhắc hẹn, đổi, hủy.")
    waiting = plural("{n} tin đang chờ đến giờ.", view.waiting).format(n=view.waiting) if view.waiting else ""
    return f"{said} {waiting}".strip()


def trouble_of(view: "MessagesView") -> tuple[str, str]:
    """What needs a hand, as a headline and what to do; empty when nothing does."""
    unsent = len(view.unsent)
    if unsent:
        return (
            plural("{n} tin chưa gửi được", unsent).format(n=unsent),
            _("Xem lý do, rồi gửi lại hoặc gọi điện cho công dân."),
        )
    if view.overdue:
        return (
            plural("{n} tin quá giờ mà chưa máy nào gửi", view.overdue).format(n=view.overdue),
            _("Mở máy có mật khẩu hộp thư, hoặc gõ mật khẩu vào máy này."),
        )
    wanted = {Channel.EMAIL} if view.setup.mail else set()
    wanted |= {Channel.PHONE} if view.setup.phone else set()
    if view.setup.on and not wanted <= view.channels:
        return (
            _("Máy này chưa gửi được tin"),
            _("Mật khẩu chỉ nằm ở máy đã gõ nó. Máy đó phải bật thì tin mới đi."),
        )
    return "", ""
