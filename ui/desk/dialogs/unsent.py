"""What could not be sent: to whom, why, and what to do about each; for staff, who may see names and phones."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, messages, phrases, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.panel import Line

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.messages import Unsent


class UnsentDialog(Sheet):
    """A row for each: sent again, or told by telephone."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        super().__init__(window, _("Tin chưa gửi được"), _("Gửi lại, hoặc gọi điện rồi bấm Đã báo."), width=760)
        self.setObjectName("unsentDialog")
        self._services, self._actor, self._say = services, actor, say
        self._list: QWidget | None = None
        self.foot.hide()
        self._fill()

    def _fill(self) -> None:
        if self._list is not None:
            let_go(self._list)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(12))
        unsent = self._services.messages.view().unsent
        for place, found in enumerate(unsent):
            if place:
                column.addWidget(Line())
            column.addWidget(self._row(found))
        if not unsent:
            column.addWidget(Words(_("Không còn tin nào chưa gửi được."), "body", "ink_soft", wrap=True))
        self.content.addWidget(self._list)

    def _row(self, found: "Unsent") -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(of(self).px(12))
        said = QVBoxLayout()
        said.setSpacing(of(self).px(2))
        what = _("{kind}: {when}, {line}").format(
            kind=messages.kind_name(found.kind), when=phrases.moment(found.start), line=found.line
        )
        who = " · ".join(part for part in (found.name, found.phone) if part)
        said.addWidget(Words(what, "strong", wrap=True))
        said.addWidget(Words(who, "body", wrap=True))
        said.addWidget(Words(messages.why(found.error), "small", "ink_soft", wrap=True))
        line.addLayout(said, 1)
        for word, name, act in (
            (_("Gửi lại"), "again", self._services.messages.try_again),
            (_("Đã báo"), "told", self._services.messages.told_otherwise),
        ):
            button = Button(word)
            button.setObjectName(f"{name}_{found.id}")
            button.clicked.connect(lambda _on=False, act=act, found=found: self._act(act, found))
            line.addWidget(button)
        return whole

    def _act(self, act: "Callable[[Actor, str], None]", found: "Unsent") -> None:
        try:
            act(self._actor, found.id)
        except (Refusal, WorldError) as no:
            self._say(refusals.sentence(no.code, no.facts), "", "cam")
        else:
            self._say("", "", "lam")
        self._fill()
        self.fit()

    def open_first(self) -> None:
        """Ask, with the keyboard on the first button."""
        assert self._list is not None
        self.open(self._list.findChild(Button) or self.back)
