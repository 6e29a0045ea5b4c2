"""Names every colour, space and size of type, in the light look and in high contrast."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

Tone = Literal["ink", "ink_soft", "line", "paper", "ground", "lam", "lam_soft", "luc", "cam", "do", "vang"]
"""A colour by what it means: lam the next thing to do, luc going well, cam attention, do stop, vang priority."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one look."""

    ink: str
    ink_soft: str
    line: str
    paper: str
    ground: str
    lam: str
    lam_soft: str
    luc: str
    cam: str
    do: str
    vang: str

    def tone(self, name: Tone) -> str:
        """Gives a colour by its name."""
        colour: str = getattr(self, name)
        return colour


LIGHT = Colours(
    ink="#12263A",
    ink_soft="#47596B",
    line="#CBD6DF",
    paper="#FFFFFF",
    ground="#F2F5F7",
    lam="#0F4C81",
    lam_soft="#E3EDF6",
    luc="#17714F",
    cam="#A8500B",
    do="#B3121D",
    vang="#F4C542",
)

CONTRAST = Colours(
    ink="#000000",
    ink_soft="#1A1A1A",
    line="#000000",
    paper="#FFFFFF",
    ground="#FFFFFF",
    lam="#00305A",
    lam_soft="#FFFFFF",
    luc="#00402A",
    cam="#6B2E00",
    do="#7A0009",
    vang="#FFE680",
)


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type in points at 96 dpi, and its weight."""

    points: float
    weight: int = 400


def _px(pixels: float, weight: int = 400) -> Type:
    return Type(pixels * 0.75, weight)


TYPES = MappingProxyType(
    {
        # The desk
        "small": Type(10),
        "small-medium": Type(10, 500),
        "small-strong": Type(10, 600),
        "body": Type(11),
        "body-medium": Type(11, 500),
        "strong": Type(11, 600),
        "head": Type(13, 600),
        "visit": Type(16, 600),
        "clock": Type(16, 700),
        "figure": Type(16, 700),
        "action": Type(16, 700),
        "finish-number": Type(28, 700),
        "card-word": Type(28, 700),
        "number": Type(40, 700),
        # The kiosk
        "kiosk-title": _px(60, 700),
        "kiosk-title-large": _px(72, 700),
        "kiosk-english": _px(34),
        "kiosk-main": _px(88, 700),
        "kiosk-main-small": _px(62, 700),
        "kiosk-second": _px(56, 700),
        "kiosk-pair": _px(44, 700),
        "kiosk-row": _px(46, 700),
        "kiosk-row-soft": _px(29),
        "kiosk-minutes": _px(44, 700),
        "kiosk-body": _px(32),
        "kiosk-strong": _px(32, 600),
        "kiosk-foot": _px(38, 600),
        "kiosk-clock": _px(64, 700),
        "kiosk-tile": _px(56, 700),
        "kiosk-key": _px(48, 500),
        "kiosk-input": _px(52, 600),
        "kiosk-number": _px(290, 700),
        # The board, at 1080 pixels of height
        "board-centre": _px(46, 700),
        "board-date": _px(44),
        "board-clock": _px(80, 700),
        "board-label": _px(48, 700),
        "board-second": _px(44),
        "board-number": _px(264, 700),
        "board-counter": _px(324, 700),
        "board-counter-two": _px(200, 700),
        "board-counter-word": _px(88, 600),
        "board-line": _px(64, 600),
        "board-words": _px(64, 700),
        "board-letter": _px(68, 700),
        "board-minutes": _px(84, 700),
        "board-unit": _px(48, 500),
        "board-people": _px(40),
        "board-last": _px(86, 700),
        "board-last-counter": _px(64, 600),
        "board-flash": _px(408, 700),
        "board-many-number": _px(120, 700),
        "board-many-counter": _px(116, 700),
        "board-notice": _px(68, 700),
        "board-foot": _px(48, 500),
        "board-sum": _px(56, 700),
        "board-sum-soft": _px(56),
        "board-stale": _px(116, 700),
    }
)
"""Every size of type by its use; `desk`, `kiosk-*` and `board-*` sizes follow the pages of the look."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look at one size: what the style sheets and the painted parts read."""

    contrast: bool = False
    scale: float = 1.0
    dpi: float = 96.0
    colours: Colours = field(default=LIGHT)

    @classmethod
    def of_look(cls, *, contrast: bool = False, scale: float = 1.0, dpi: float = 96.0) -> "Theme":
        """Makes the light look or the high contrast one, at a scale (1 is 96 dpi)."""
        return cls(contrast, scale, dpi, CONTRAST if contrast else LIGHT)

    def px(self, pixels: float) -> int:
        """Gives a length of the pictures in the pixels of this screen; a line never vanishes."""
        return max(1, round(pixels * self.scale)) if pixels > 0 else round(pixels * self.scale)

    def points(self, points: float) -> float:
        """Gives a size of type such that it follows the scale and not the screen's own idea of a point."""
        return round(points * self.scale * 96.0 / self.dpi, 2)


TONES: tuple[Tone, ...] = get_args(Tone)


def luminance(colour: str) -> float:
    """Says how bright a colour is, from 0 to 1, as the rules of contrast count it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_ratio(one: str, other: str) -> float:
    """Says how well one colour can be read on another: 4.5 is enough for text."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)
