"""The panel Hướng dẫn VNeID on the page Cài đặt: the office's own facts and numbers, changed by the head."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from onestop_desk.domain.errors import Refusal
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import figure
from ui.desk.dialogs.guide_office import GuideOfficeDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.villages import VillagesDialog
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class GuideSettings(Panel):
    """One sentence about what is still missing, and two buttons; a broken guide file is named here."""

    def __init__(self, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]) -> None:
        super().__init__(_("Hướng dẫn VNeID"), inside=12)
        self._services, self._actor, self._say = services, actor, say
        self.state = Words("", "body", "ink_soft", wrap=True)
        self.trouble = Notice("", "", "cam")
        self.trouble.setObjectName("guideTrouble")
        self.body.addWidget(self.state)
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.change = Button(_("Công an, tổng đài…"), icon="id-card")
        self.change.setObjectName("guideOffice")
        self.villages = Button(_("Số liệu thôn…"), icon="list")
        self.villages.setObjectName("guideVillagesSetup")
        row = QHBoxLayout()
        row.setSpacing(of(self).px(8))
        for button in (self.change, self.villages):
            row.addWidget(button, 1)
            if actor.role != "head":
                button.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        self.body.addLayout(row)
        self.change.clicked.connect(lambda: self._ask(GuideOfficeDialog(self.window(), services, actor, self._said)))
        self.villages.clicked.connect(lambda: self._ask(VillagesDialog(self.window(), services, actor, self._said)))

    def _ask(self, dialog: Sheet) -> None:
        dialog.open_first()

    def _said(self, headline: str, sentence: str, tone: str) -> None:
        self.refresh()
        self._say(headline, sentence, tone)

    def refresh(self) -> None:
        """Reads how it stands; raises what the services raise."""
        office, villages = self._services.guide.office(), self._services.guide.villages()
        missing = not office.police_place
        self.state.say(
            _("Chưa ghi nơi làm VNeID của Công an: tờ in chỉ nói chung là Công an cấp xã.")
            if missing
            else _("Công an: {place}. Chỉ tiêu {target} người, {villages} thôn có số liệu.").format(
                place=office.police_place, target=figure(office.target), villages=len(villages)
            ),
            "cam" if missing else "ink_soft",
        )
        trouble: Refusal | None = self._services.guide.trouble()
        self.trouble.setVisible(trouble is not None)
        if trouble is not None:
            sentence = refusals.sentence(trouble.code, trouble.facts)
            headline, _stop, rest = sentence.partition(". ")
            self.trouble.say(headline.rstrip("."), rest)
