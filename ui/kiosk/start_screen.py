"""The first screen: is the office open, how long is the wait, and the one big button that gives a number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QWidget

from onestop_desk.services.views import KioskView
from onestop_desk.words import _, marked, phrases, plural
from ui.kiosk import says, start_offers, week
from ui.kiosk.frame import Footer, foot_height
from ui.kiosk.kit import MARGIN, KioskWords, Kit
from ui.kiosk.paged import SPARE
from ui.kiosk.screen import Screen
from ui.kiosk.squeeze import squeeze
from ui.kiosk.touch import TouchCard, big_button, plain_button
from ui.kiosk.waits import Waits

TITLE = marked("Ông/bà cần làm gì?")
TAKE = marked("Lấy số thứ tự")
SIDE = 608
OFFERS = frozenset({"take", "appointment", "papers", "guide"})


class StartScreen(Screen):
    """Take a number, or read which papers are needed."""

    take_touched = Signal()
    appointment_touched = Signal()
    papers_touched = Signal()
    guide_touched = Signal()
    rate_touched = Signal()

    def __init__(
        self, kit: Kit, view: KioskView, hours: week.Hours, *, lost: bool = False, guides: bool = False
    ) -> None:
        super().__init__(kit)
        self._lost, self._hours, self._guides = lost, week.lines(hours), guides
        self._offer: tuple[bool, str] = _offer_of(view, lost=lost)
        self._clock = kit.words("", "kiosk-clock", wrap=False)
        self._clock.setObjectName("bigClock")
        self._day = kit.words("", "kiosk-body", "ink_soft")
        self._people = kit.words("", "kiosk-foot")
        self._state = kit.words("", "kiosk-foot", "luc")
        self._until = kit.words("", "kiosk-row-soft", "ink_soft")
        self._mark = kit.icon("check", "luc", 38)
        self.waits = Waits(kit, view)
        self._build()
        unplaced = (self._clock, self._day, self._people, self._state, self._until, self._mark, self.waits)
        for part in unplaced:
            if part.parent() is None:
                # Not drawn this way up, or not now; it still has to go with the screen.
                part.setParent(self)
                part.hide()
        self.tick(view.now)
        self.refresh(view)

    def footer(self) -> Footer:
        """Rating a visit, and help: there is nothing to go back to."""
        if self._lost:
            return Footer(self.kit, (None, self.help()))
        rate = plain_button(self.kit, "rate", _("Đánh giá phục vụ"), "face-smiling", height=foot_height(self.kit))
        rate.clicked.connect(self.rate_touched)
        return Footer(self.kit, (rate, self.help()))

    def outdated(self, view: KioskView, *, lost: bool) -> bool:
        """Whether what is offered has changed, so that the screen has to be built anew."""
        return _offer_of(view, lost=lost) != self._offer or not self.waits.shows(view)

    def tick(self, now: int) -> None:
        """Shows the time."""
        self._clock.say(phrases.clock(now))
        self._day.say(phrases.day_heading(phrases.local(now).date()))

    def refresh(self, view: KioskView) -> None:
        """Shows newer figures."""
        open_now = view.day.open and not self._lost
        self._state.say(_("Đang mở cửa") if open_now else _("Đang đóng cửa"), "luc" if open_now else "cam")
        self._mark.turn("check" if open_now else "clock", "luc" if open_now else "cam")
        self._until.say(self._when(view, open_now=open_now))
        people = says.waiting_people(view)
        if self.kit.upright:
            self._people.say(phrases.people(people))
        else:
            self._people.say(plural("{n} người đang chờ", people).format(n=people))
        self.waits.refresh(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the waiting table out where longer words need its place: the list of groups has it too."""
        super().resizeEvent(event)
        holder = self if self.kit.upright else self.waits.parentWidget()
        layout = holder.layout() if holder is not None else None
        self._show_waits(layout)
        cards = [card for card in self.findChildren(TouchCard) if card.objectName() in OFFERS]
        notice = self.findChild(QFrame, "noNumbers")
        words = [label for card in cards if (label := card.findChild(KioskWords)) is not None]
        large = [label for label in words if label.property("type") != start_offers.SMALL]
        spare = self.findChildren(KioskWords, SPARE)
        squeeze(self.kit, self, [*cards, notice] if notice is not None else cards, smaller=large, spare=spare)

    def _show_waits(self, layout: QLayout | None) -> None:
        if layout is None or layout is self.waits.layout() or not self._offer[0]:
            return
        self.waits.show()
        room = self.height() if self.kit.upright else self.height() - self.kit.px(56)
        width = self.width() if self.kit.upright else self.kit.px(SIDE)
        self.waits.setVisible(layout.totalHeightForWidth(width) <= room)

    def _when(self, view: KioskView, *, open_now: bool) -> str:
        if open_now:
            return says.open_until(view.day)
        again = says.opens_again(view.day, view.now)
        # Where no numbers are given, the sentence in their place says it already.
        return _("mở cửa {when}").format(when=again) if again and self._offer[0] else ""

    def _build(self) -> None:
        kit = self.kit
        if kit.upright:
            whole = kit.column(self, margins=(MARGIN, 32, MARGIN, 24), gap=32)
            whole.addLayout(self._status())
            whole.addLayout(self._title())
            self._offers(whole)
            if not self._offer[0]:
                whole.addWidget(self._week_card())
                whole.addStretch(1)
                return
            whole.addWidget(self.waits)
            whole.addStretch(1)
            whole.addLayout(self._week())
            whole.addStretch(1)
            return
        columns = kit.row(self, margins=(MARGIN, 32, MARGIN, 24), gap=32)
        left = kit.column(gap=28)
        left.addLayout(self._title())
        self._offers(left)
        columns.addLayout(left, 1)
        if self._offer[0]:
            columns.addWidget(self._side_card())
            return
        card = self._week_card()
        card.setFixedWidth(kit.px(SIDE))
        columns.addWidget(card)

    def _status(self) -> QBoxLayout:
        kit = self.kit
        row = kit.row(gap=24)
        clock = kit.column(gap=0)
        clock.addWidget(self._clock)
        clock.addWidget(self._day)
        row.addLayout(clock)
        row.addWidget(kit.line(upright=True))
        row.addLayout(self._state_words(), 1)
        row.addWidget(kit.line(upright=True))
        waiting = kit.column(gap=0)
        waiting.addStretch(1)
        count = kit.row(gap=14)
        count.addWidget(kit.icon("users", "ink", 40))
        count.addWidget(self._people, 1)
        waiting.addLayout(count)
        waiting.addWidget(kit.words(_("đang chờ"), "kiosk-row-soft", "ink_soft"))
        waiting.addStretch(1)
        row.addLayout(waiting)
        return row

    def _state_words(self) -> QBoxLayout:
        kit = self.kit
        words = kit.column(gap=0)
        words.addStretch(1)
        line = kit.row(gap=10)
        line.addWidget(self._mark)
        line.addWidget(self._state, 1)
        words.addLayout(line)
        words.addWidget(self._until)
        words.addStretch(1)
        return words

    def _title(self) -> QBoxLayout:
        kit = self.kit
        lines = kit.column(gap=4) if kit.upright else kit.row(gap=32)
        lines.addWidget(kit.words(_(TITLE), "kiosk-title-large" if kit.upright else "kiosk-title"))
        other = kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft", wrap=kit.upright)
        lines.addWidget(other, 0 if kit.upright else 1)
        return lines

    def _offers(self, column: QBoxLayout) -> None:
        kit = self.kit
        takes, sentence = self._offer
        if takes:
            self.take = big_button(
                kit,
                "take",
                "ticket",
                ((_(TAKE), "kiosk-main"), (says.other_language(TAKE), "kiosk-english")),
                height=kit.pick_raw(344, 272),
                icon_size=kit.pick_raw(160, 152),
                pad=56,
                gap=48,
            )
            self.take.clicked.connect(self.take_touched)
            column.addWidget(self.take, 3 if not kit.upright else 0)
        else:
            column.addWidget(self._closed(sentence))
        others = start_offers.cards(kit, guides=self._guides, lost=self._lost)
        for card, touched in zip(
            others, (self.appointment_touched, self.papers_touched, self.guide_touched), strict=False
        ):
            card.clicked.connect(touched)
        start_offers.lay(kit, column, others)

    def _closed(self, sentence: str) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-notice")
        card.setObjectName("noNumbers")
        card.setMinimumHeight(kit.pick(344, 272))
        inside = kit.row(card, margins=(64, 32), gap=56)
        inside.addWidget(kit.icon("link-off" if self._lost else "clock", "cam", 112))
        words = kit.column(gap=8)
        words.addStretch(1)
        headline = _("Máy chưa lấy được số") if self._lost else _("Chưa phát số lúc này")
        words.addWidget(kit.words(headline, "kiosk-second"))
        words.addWidget(kit.words(sentence, "kiosk-foot"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        return card

    def _week(self) -> QBoxLayout:
        kit = self.kit
        row = kit.row(gap=28)
        if kit.upright:
            row.addWidget(kit.icon("clock", "ink_soft", 52))
        words = kit.column(gap=2)
        for days, times in self._hours[:2]:
            words.addWidget(kit.words(days, "kiosk-row-soft", "ink_soft"))
            words.addWidget(kit.words(times, "kiosk-row-soft", strong=True))
        row.addLayout(words, 1)
        return row

    def _week_card(self) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        inside = kit.row(card, margins=(kit.pick_raw(64, 36), 36), gap=kit.pick_raw(64, 36))
        inside.addWidget(kit.icon("calendar", "lam", kit.pick_raw(96, 64)))
        words = kit.column(gap=8)
        words.addStretch(1)
        words.addWidget(kit.words(_("Giờ làm việc"), "kiosk-pair"))
        for days, times in self._hours:
            words.addWidget(kit.words(days, "kiosk-english", "ink_soft"))
            for session in times.split(week.BETWEEN):
                words.addWidget(kit.words(session, "kiosk-foot"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        return card

    def _side_card(self) -> QWidget:
        kit = self.kit
        card = kit.frame("kiosk-card")
        card.setFixedWidth(kit.px(SIDE))
        inside = kit.column(card, margins=(28, 24), gap=12)
        inside.addLayout(self._state_words())
        inside.addLayout(self._week())
        inside.addStretch(1)
        heading = kit.row(gap=14)
        heading.addWidget(kit.icon("users", "ink", 40))
        heading.addWidget(self._people, 1)
        heading.addWidget(kit.words(_("khoảng"), "kiosk-row-soft", "ink_soft", wrap=False))
        inside.addLayout(heading)
        inside.addWidget(self.waits)
        return card


def _offer_of(view: KioskView, *, lost: bool) -> tuple[bool, str]:
    """Whether numbers are given, and if not, the sentence that stands there instead."""
    if lost:
        return False, _("Mời ông/bà đến Quầy hướng dẫn để lấy số.")
    if view.accepts:
        return True, ""
    when = says.opens_again(view.day, view.now)
    if view.day.closed_reason and not view.day.open:
        reason = _("Hôm nay trung tâm nghỉ: {reason}.").format(reason=view.day.closed_reason)
        return False, f"{reason}\n" + (_("Mở cửa lại lúc {when}.").format(when=when) if when else "")
    if when:
        return False, _("Mở cửa lại lúc {when}.").format(when=when)
    return False, _("Ngoài giờ làm việc. Mời ông/bà quay lại trong giờ làm việc.")
