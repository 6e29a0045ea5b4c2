"""The bar at the top: which counter, who works here, search, the key that opens and pauses, the clock."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import CounterView, DeskView
from onestop_desk.words import _
from onestop_desk.words.phrases import day_heading, local
from ui.desk.navigation import WIDTH as SIDE
from ui.desk.states import F2, f2_does
from ui.theme import font, of
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.clock import Clock
from ui.widgets.field import Field
from ui.widgets.labels import ElidedLabel, Words

HEIGHT = 52


class CounterBox(QWidget):
    """The number of the counter in its box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, number: int) -> None:
        """Show another number."""
        self._number = str(number)
        self.setAccessibleName(_("Quầy {number}").format(number=number))
        self.update()

    def sizeHint(self) -> QSize:
        """36 by 36."""
        side = of(self).px(36)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the number in it."""
        theme = of(self)
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint.box(painter, area, theme.px(8), theme.colours.paper, paint.Edge(theme.colours.lam, theme.px(1.5)))
        painter.setFont(font(theme, "clock"))
        paint.words(painter, area, self._number, theme.colours.lam, paint.CENTRE)


class TopBar(QFrame):
    """Always there, on every page."""

    f2_pressed = Signal()

    def __init__(self, now: Callable[[], Instant], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setObjectName("topBar")
        self.setProperty("kind", "bar")
        self.setProperty("edge", "below")
        self.setFixedHeight(theme.px(HEIGHT))
        self._now = now
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(16), theme.px(1))
        row.setSpacing(theme.px(12))
        row.addWidget(self._logo())
        row.addSpacing(theme.px(0))
        self.box = CounterBox()
        row.addWidget(self.box)
        row.addLayout(self._names(), 1)
        self.demo = Words(_("Dùng thử – không phải dữ liệu thật"), "small-strong", "cam")
        self.demo.setObjectName("demoMark")
        self.demo.hide()
        row.addWidget(self.demo)
        self.search = Field(_("Tìm số, họ tên, mã hồ sơ"), search=True, key="Ctrl+F")
        self.search.setObjectName("search")
        self.search.setFixedWidth(theme.px(284))
        row.addWidget(self.search)
        self.f2 = Button("", key="F2", icon="pause")
        self.f2.setObjectName("F2")
        self.f2.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.f2.clicked.connect(self.f2_pressed)
        row.addWidget(self.f2)
        row.addSpacing(theme.px(8))
        row.addLayout(self._clock())

    def _logo(self) -> QWidget:
        theme = of(self)
        logo = QFrame()
        logo.setProperty("kind", "bar")
        logo.setProperty("edge", "right")
        logo.setFixedWidth(theme.px(SIDE))
        column = QVBoxLayout(logo)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        # The program's own name is a name: it is not translated.
        for word in ("Quầy", "Một Cửa"):
            label = Words(word, "small-strong", "lam")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedHeight(theme.px(17))
            column.addWidget(label)
        column.addStretch(1)
        return logo

    def _names(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        self.counter_name = ElidedLabel("", "strong")
        self.person_name = ElidedLabel("", "small", "ink_soft")
        column.addWidget(self.counter_name)
        column.addWidget(self.person_name)
        column.addStretch(1)
        return column

    def _clock(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        self.clock = Clock(self._now)
        self.date = Words("", "small", "ink_soft")
        column.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.date, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return column

    def show_counter(self, counter: CounterView, person: str) -> None:
        """Name the counter and whoever works at it."""
        self.box.say(counter.number)
        title = _("Quầy {number} · {name}").format(number=counter.number, name=counter.name)
        self.counter_name.say(title)
        self.person_name.say(person)

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint what belongs to the moment: the date, the demo mark, what F2 does."""
        self.demo.setVisible(view.office.is_demo)
        self.date.say(day_heading(local(view.now).date()))
        self.clock.look()
        does = f2_does(view)
        words = {
            F2.OPEN: (_("Mở quầy"), "play"),
            F2.REOPEN: (_("Mở lại quầy"), "play"),
            F2.PAUSE: (_("Tạm dừng quầy"), "pause"),
            F2.LUNCH: (_("Nghỉ trưa"), "lunch"),
            F2.END_OF_DAY: (_("Hết giờ"), "log-out"),
            F2.NOTHING: (_("Đã đóng ngày"), "lock"),
        }
        word, icon = words[does]
        self.f2.say(word)
        self.f2.show_icon(icon)
        self.f2.turn("outlined" if does in (F2.LUNCH, F2.END_OF_DAY) else "plain")
        if lost:
            self.f2.refuse(_("Mất kết nối dữ liệu"))
        elif does is F2.NOTHING:
            self.f2.refuse(_("Ngày làm việc đã đóng"))
        else:
            self.f2.allow()
