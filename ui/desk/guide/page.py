"""The page VNeID: the guide for somebody without a visit, and how the campaign goes."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.words import _
from onestop_desk.words.phrases import local
from ui.desk.current_stack import CurrentStack
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.campaign import CampaignView
from ui.desk.guide.printing import ask_to_print
from ui.desk.guide.session import Session
from ui.desk.guide.view import GuideView
from ui.desk.guide.week_side import WeekSide
from ui.theme import of
from ui.widgets.notice import Notice
from ui.widgets.tabs import Tab, Tabs


class GuidePage(QWidget):
    """Two sections; a walk that was begun waits while another page is open."""

    left_asked = Signal()
    settings_asked = Signal()

    def __init__(self, acts: GuideActs, now: Callable[[], Instant]) -> None:
        super().__init__()
        self.setObjectName("guidePage")
        self._acts, self._now = acts, now
        theme = of(self)
        self.tabs = Tabs(
            (
                Tab("walk", _("Hướng dẫn"), "id-card", "Ctrl+1"),
                Tab("campaign", _("Kết quả"), "chart", "Ctrl+2"),
            )
        )
        self.tabs.chosen.connect(self.open)
        self.fault = Notice("", "", "cam")
        self.side = WeekSide()
        self.side.left_asked.connect(self.left_asked)
        self.view = GuideView(acts, self.side, self._today)
        self.view.print_asked.connect(self._print)
        self.view.another_asked.connect(self._another)
        self.view.written.connect(self._show_week)
        self.campaign = CampaignView(acts, self._today)
        self.campaign.settings_asked.connect(self.settings_asked)
        self.stack = CurrentStack()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.campaign)
        whole = QVBoxLayout(self)
        gap = theme.px(12)
        whole.setContentsMargins(0, gap, 0, 0)
        whole.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(gap, 0, gap, 0)
        head.setSpacing(gap)
        head.addWidget(self.tabs)
        head.addWidget(self.fault)
        whole.addLayout(head)
        whole.addWidget(self.stack, 1)
        self.fault.hide()
        self.tabs.show_chosen("walk")

    def _today(self) -> date:
        return local(self._now()).date()

    def open(self, name: str) -> None:
        """Shows a section, with the keyboard on its first thing to do."""
        self.tabs.show_chosen(name)
        self.stack.setCurrentWidget(self.campaign if name == "campaign" else self.view)
        self.focus_first()

    def focus_first(self) -> None:
        """The page was opened: reads again, and gives the keyboard to the section."""
        if self.tabs.value == "campaign":
            self.campaign.refresh()
            self.campaign.focus_first()
            return
        self._begin(anew=False)
        self._show_week()
        self.view.focus_first()

    @property
    def shown(self) -> GuideView | None:
        """The walk, while it is the open section."""
        return self.view if self.tabs.value == "walk" else None

    def _begin(self, *, anew: bool) -> None:
        guide = self._acts.guide()
        self.fault.setVisible(guide is None)
        self.view.setEnabled(guide is not None)
        if guide is None:
            self.fault.say(_("Chưa mở được hướng dẫn VNeID"), self._acts.fault())
            return
        known = self.view.session
        if anew or known is None or known.done or known.guide is not guide:
            known = Session(guide, bool(self._acts.villages()))
        self.view.show_session(known)

    def _another(self) -> None:
        self._begin(anew=True)
        self.view.focus_first()

    def _show_week(self) -> None:
        self.side.show_week(self._acts.week(self._today()))

    def _print(self) -> None:
        if self.view.session is not None:
            ask_to_print(self.window(), self._acts, self.view.session, self.view.walk.say, self._now())
