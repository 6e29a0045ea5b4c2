"""The panel Giọng đọc on the page Cài đặt: how calls are spoken, in one sentence, and the head's button."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.spoken import Region
from onestop_desk.domain.voice import VoiceSetup
from onestop_desk.words import _, refusals
from ui.desk.dialogs.voice import VoiceDialog
from ui.desk.dialogs.voice_trial import MakeVoice, real_voice
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class VoicePanel(Panel):
    """What the hall hears."""

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        *,
        make: MakeVoice = real_voice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Giọng đọc số"), inside=12, parent=parent)
        self._services, self._actor, self._say, self.make = services, actor, say, make
        self.state = Words("", "body", "ink_soft", wrap=True)
        self.body.addWidget(self.state)
        self.change = Button(_("Giọng, độ to, câu đọc…"), icon="speaker")
        self.change.setObjectName("voiceSetup")
        self.change.clicked.connect(self._on_change)
        if actor.role != "head":
            self.change.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        row = QHBoxLayout()
        row.setSpacing(of(self).px(8))
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)

    def refresh(self) -> None:
        """Reads how calls are spoken; raises what the services raise."""
        self.state.say(state_of(self._services.announcing.setup()))

    def _on_change(self) -> None:
        try:
            dialog = VoiceDialog(self.window(), self._services, self._actor, self._said, make=self.make)
        except (Refusal, WorldError) as no:
            self._say(refusals.sentence(no.code, no.facts), "", "cam")
            return
        dialog.open_first()

    def _said(self, headline: str, sentence: str, tone: str) -> None:
        try:
            self.refresh()
        except (Refusal, WorldError) as no:
            headline, sentence, tone = refusals.sentence(no.code, no.facts), "", "cam"
        self._say(headline, sentence, tone)


def state_of(setup: VoiceSetup) -> str:
    """How calls are spoken, in one sentence."""
    if not setup.on:
        return _("Đang tắt: chỉ có chuông và số nhấp nháy.") if setup.chime else _("Đang tắt: chỉ có số nhấp nháy.")
    region = _("giọng Bắc") if setup.region is Region.NORTH else _("giọng Nam")
    if setup.english:
        return _("Đọc {region}, rồi tiếng Anh.").format(region=region)
    return _("Đọc {region}.").format(region=region)
