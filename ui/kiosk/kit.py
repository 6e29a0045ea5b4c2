"""The few parts every screen of the kiosk is put together from, at the size of its screen."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from onestop_desk.words import use
from ui.theme import Theme, Tone
from ui.widgets.icon import Icon
from ui.widgets.labels import Words

Box = TypeVar("Box", bound=QBoxLayout)
Align = Literal["left", "centre", "right"]

MARGIN = 48
GAP = 16
PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1920, 1080)

_TAGS = re.compile(r"<[^>]+>")
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class KioskWords(Words):
    """A label that asks for one line and wraps only when it does not get that much room."""

    def sizeHint(self) -> QSize:
        """As wide as all its words side by side."""
        if not self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        wide = self._one_line() + 2 * self.margin() + 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        self.ensurePolished()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(word) for word in self._plain().split()), default=0)
        return QSize(widest + 2, metrics.height())

    def _one_line(self) -> int:
        metrics = self.fontMetrics()
        # Bold words inside a sentence are a little wider than the plain ones that are measured here.
        spare = 1.06 if self.textFormat() == Qt.TextFormat.RichText else 1.0
        return max(int(metrics.horizontalAdvance(line) * spare) for line in self._plain().split("\n"))

    def _plain(self) -> str:
        text = self.text()
        return text if self.textFormat() != Qt.TextFormat.RichText else _TAGS.sub("", text)


def scale_of(size: QSize) -> float:
    """How much larger a screen is than the one in the pictures."""
    drawn = PORTRAIT if size.height() > size.width() else LANDSCAPE
    return min(size.width() / drawn.width(), size.height() / drawn.height())


@dataclass(frozen=True)
class Kit:
    """Makes labels, icons, frames and layouts in the measures of the pictures."""

    theme: Theme
    upright: bool
    """Portrait, else landscape."""
    language: str = "vi"

    def spoken(self) -> AbstractContextManager[object]:
        """Speaks the language of this kiosk, whatever other windows of the same program speak."""
        return use(self.language)

    def px(self, pixels: float) -> int:
        """A length of the pictures on this screen."""
        return self.theme.px(pixels)

    def pick(self, portrait: int, landscape: int) -> int:
        """A length that differs between the two ways a screen can stand."""
        return self.px(portrait if self.upright else landscape)

    def pick_raw(self, portrait: int, landscape: int) -> int:
        """The same before it is scaled, for parts that scale by themselves."""
        return portrait if self.upright else landscape

    def words(
        self,
        text: str,
        kind: str,
        tone: Tone = "ink",
        *,
        align: Align = "left",
        wrap: bool = True,
        strong: bool = False,
    ) -> KioskWords:
        """A label that lets touches through to what lies under it."""
        label = KioskWords(text, kind, tone, wrap=wrap)
        label.setAlignment(_ALIGN[align] | Qt.AlignmentFlag.AlignVCenter)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setProperty("strong", strong)
        return label

    def rich(self, text: str, kind: str, tone: Tone = "ink") -> QLabel:
        """A label with some of its words in bold; whoever calls has made the words safe."""
        label = self.words("", kind, tone)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(text)
        return label

    def icon(self, name: str, tone: Tone, size: int) -> Icon:
        """An icon that lets touches through."""
        icon = Icon(name, tone, size)
        icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Asked for by hand: before the icon lies in the window it would measure with the application's scale.
        icon.setFixedSize(self.px(size), self.px(size))
        return icon

    def frame(self, kind: str, *, tone: str | None = None) -> QFrame:
        """A box of the kind the style sheet knows."""
        frame = QFrame()
        frame.setProperty("kind", kind)
        if tone is not None:
            frame.setProperty("tone", tone)
        frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return frame

    def tile(self, side: int, content: QWidget, *, tone: str | None = None) -> QFrame:
        """A small square with a letter or an icon in it."""
        tile = self.frame("kiosk-tile", tone=tone)
        tile.setFixedSize(self.px(side), self.px(side))
        inside = self.column(tile)
        inside.addWidget(content, 0, Qt.AlignmentFlag.AlignCenter)
        return tile

    def line(self, *, upright: bool = False) -> QFrame:
        """A thin line between things."""
        return self.frame("kiosk-upright" if upright else "kiosk-line")

    def column(self, parent: QWidget | None = None, *, margins: tuple[int, ...] = (), gap: int = 0) -> QVBoxLayout:
        """Things below one another."""
        return self._spaced(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), margins, gap)

    def row(self, parent: QWidget | None = None, *, margins: tuple[int, ...] = (), gap: int = 0) -> QHBoxLayout:
        """Things beside one another."""
        return self._spaced(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), margins, gap)

    def _spaced(self, box: Box, margins: tuple[int, ...], gap: int) -> Box:
        left, top, right, bottom = _four(margins)
        box.setContentsMargins(self.px(left), self.px(top), self.px(right), self.px(bottom))
        box.setSpacing(self.px(gap))
        return box


def _four(margins: tuple[int, ...]) -> tuple[int, int, int, int]:
    if len(margins) == 4:
        return margins[0], margins[1], margins[2], margins[3]
    if len(margins) == 2:
        return margins[0], margins[1], margins[0], margins[1]
    side = margins[0] if margins else 0
    return side, side, side, side


def height_at(widget: QWidget, width: int) -> int:
    """How high a part has to be at a width, with all its words."""
    layout: QLayout | None = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(layout.totalHeightForWidth(width), widget.minimumHeight())
    if widget.hasHeightForWidth():
        return max(widget.heightForWidth(width), widget.minimumHeight())
    return max(widget.sizeHint().height(), widget.minimumHeight())
