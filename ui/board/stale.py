"""The board when nobody answers: since when, the last calls in grey, and where to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall
from onestop_desk.words import _, marked, phrases
from ui.board.bilingual import second
from ui.board.labels import Heading
from ui.board.recent import Tiles
from ui.board.text import Text
from ui.theme import Theme
from ui.widgets.icon import Icon

SINCE = marked("Bảng chưa có tin mới từ {time}")
NEVER = marked("Bảng chưa nhận được tin từ trung tâm")
STILL_VALID = marked("Số của ông/bà vẫn có hiệu lực. Xin nghe cán bộ gọi tại quầy.")
BEFORE = marked("Các số gọi trước {time}")
ASK = marked("Chưa rõ đến lượt? Mời hỏi Quầy hướng dẫn.")
NO_NEWS = marked("Chưa có tin mới từ {time}. Số của ông/bà vẫn có hiệu lực, xin nghe cán bộ gọi.")


class StalePage(QWidget):
    """What stands after fifteen seconds without an answer; no minutes and no people counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = Text("board-notice", height=92)
        self.valid = Text("board-foot", height=96, lines=2)
        self.before = Heading(theme, height=104, kind="board-label")
        self.tiles = Tiles(
            theme,
            5,
            kinds=("board-stale", "board-last-counter"),
            tones=("ink_soft", "ink_soft"),
            heights=(132, 92),
        )
        self.tiles.setFixedHeight(theme.px(248))
        self.ask = Text("board-words", height=112, lines=2)
        self.ask.say(_(ASK))
        self.news = Text("board-second", "ink_soft", height=60, least=30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_panel(theme, "stale", 216, Icon("wifi-off", "cam", 120), self.title, self.valid))
        column.addWidget(self.before, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.tiles)
        column.addSpacing(theme.px(24))
        column.addWidget(_panel(theme, "panel", 232, Icon("question", "lam", 116), self.ask, self.news))
        column.addStretch(1)

    def fit_to(self, sample: str) -> None:
        """Sizes the numbers by the widest one."""
        self.tiles.fit_to(sample)

    def show_calls(self, calls: Sequence[BoardCall], since: Instant | None) -> None:
        """Shows the last calls, newest first, and since when there is no news."""
        self.valid.say(_(STILL_VALID))
        self.tiles.show_calls(calls)
        if since is None:
            self.title.say(_(NEVER))
            self.before.say("", "")
            self.news.say(second(STILL_VALID))
            return
        time = phrases.clock(since)
        self.title.say(_(SINCE).format(time=time))
        self.before.say(_(BEFORE).format(time=time), second(BEFORE).format(time=time))
        self.news.say(second(NO_NEWS).format(time=time))


def _panel(theme: Theme, kind: str, height: int, icon: Icon, first: Text, other: Text) -> QFrame:
    frame = QFrame()
    frame.setProperty("board", kind)
    frame.setFixedHeight(theme.px(height))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(first)
    words.addWidget(other)
    words.addStretch(1)
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.px(50), 0, theme.px(32), 0)
    row.setSpacing(theme.px(48))
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(words, 1)
    return frame
