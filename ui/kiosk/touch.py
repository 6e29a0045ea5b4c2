"""What a finger may press on the kiosk: large cards with words and icons in them, grey while an answer is awaited."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.kiosk.kit import KioskWords, Kit, height_at
from ui.theme import Tone
from ui.widgets.icon import Icon

Kind = Literal["main", "second", "row", "plain", "half"]
SMALLEST = 88
"""No target on the kiosk is lower or narrower than this, in pixels of the pictures."""


class TouchCard(QPushButton):
    """A button whose inside is a layout; it grows with its words and takes no keyboard."""

    def __init__(self, kit: Kit, name: str, kind: Kind, *, least: int = SMALLEST) -> None:
        super().__init__()
        self.setObjectName(name)
        self.kit = kit
        self._kind = kind
        self._tones: dict[Icon, Tone] = {}
        self._shown: list[tuple[Icon, str]] = []
        self.setProperty("card", kind)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoDefault(False)
        self.setMinimumHeight(kit.px(least))
        self.setMinimumWidth(kit.px(SMALLEST))
        wide = QSizePolicy.Policy.Preferred if kind == "half" else QSizePolicy.Policy.Expanding
        policy = QSizePolicy(wide, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def ink(self) -> Tone:
        """The colour of the main words: white on the filled button."""
        return "paper" if self._kind == "main" else "ink"

    @property
    def soft(self) -> Tone:
        """The colour of the second words."""
        return "paper" if self._kind == "main" else "ink_soft"

    def symbol(self, name: str, tone: Tone, size: int) -> Icon:
        """An icon that turns grey with the card."""
        icon = self.kit.icon(name, tone, size)
        self._tones[icon] = tone
        self._shown.append((icon, name))
        return icon

    def use(self, on: bool) -> None:
        """May be pressed, or stands there in flat grey."""
        self.setEnabled(on)

        for icon, name in self._shown:
            icon.turn(name, self._tones[icon] if on else "ink_soft")

    def say(self, text: str) -> None:
        """Changes the main word."""
        word = self.findChild(KioskWords)
        if word is not None:
            word.say(text)
        self.setAccessibleName(text)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words need."""
        return height_at(self, width)

    def sizeHint(self) -> QSize:
        """As large as its inside."""
        layout = self.layout()
        inside = layout.totalSizeHint() if layout is not None else super().sizeHint()
        return inside.expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        """Words wrap before they are cut."""
        layout = self.layout()
        inside = layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()
        return inside.expandedTo(self.minimumSize())


def big_button(
    kit: Kit,
    name: str,
    icon: str,
    lines: tuple[tuple[str, str], ...],
    *,
    kind: Kind = "main",
    height: int,
    icon_size: int = 112,
    pad: int = 64,
    gap: int = 56,
) -> TouchCard:
    """An icon beside one large line and softer ones; `lines` are pairs of words and size of type."""
    card = TouchCard(kit, name, kind, least=height)
    inside = kit.row(card, margins=(pad, 20), gap=gap)
    inside.addWidget(card.symbol(icon, "paper" if kind == "main" else "lam", icon_size))
    words = kit.column(gap=2)
    words.addStretch(1)
    for place, (text, size) in enumerate(line for line in lines if line[0]):
        words.addWidget(kit.words(text, size, card.ink if place == 0 else card.soft))
    words.addStretch(1)
    inside.addLayout(words, 1)
    card.setAccessibleName(lines[0][0])
    return card


def plain_button(
    kit: Kit,
    name: str,
    text: str,
    icon: str,
    *,
    height: int = 120,
    after: bool = False,
    kind: Kind = "plain",
    remark: str = "",
) -> TouchCard:
    """A word with an icon before or after it, as in the footer."""
    card = TouchCard(kit, name, kind, least=height)
    inside = kit.row(card, margins=(36, 8), gap=20)
    word = kit.words(text, "kiosk-foot", card.ink)
    picture = card.symbol(icon, card.ink, 48)
    parts = [word, picture] if after else [picture, word]
    inside.addStretch(1)
    for part in parts:
        inside.addWidget(part)
    if remark:
        note = kit.words(remark, "kiosk-body", card.soft)
        note.setObjectName(f"{name}Remark")
        inside.addWidget(note)
    inside.addStretch(1)
    card.setAccessibleName(text)
    return card
