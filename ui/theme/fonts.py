"""Loads Be Vietnam Pro, the one typeface of all screens, from its package."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from onestop_desk.paper.typeface import FontMissingError, folder
from ui.theme.tokens import TYPES, Theme

FAMILY = "Be Vietnam Pro"
_FILES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def load() -> None:
    """Makes the four weights known to Qt; asking twice costs nothing."""
    known = set(QFontDatabase.styles(FAMILY)) if FAMILY in QFontDatabase.families() else set()
    for name in _FILES.values():
        if name not in known and QFontDatabase.addApplicationFont(str(folder() / f"BeVietnamPro-{name}.ttf")) < 0:
            raise FontMissingError(f"cannot read the {name} weight of {FAMILY}")


def font(theme: Theme, type_name: str) -> QFont:
    """Gives a font by the name of its use, at the scale of the theme."""
    # A copy: whoever gets it may make it bolder. Painting asks for fonts thousands of times a second.
    return QFont(_made(theme, type_name))


@lru_cache(maxsize=256)
def _made(theme: Theme, type_name: str) -> QFont:
    kind = TYPES[type_name]
    return sized(theme, kind.points, kind.weight)


def sized(theme: Theme, points: float, weight: int = 400) -> QFont:
    """Gives a font of a size of our own, at the scale of the theme."""
    chosen = QFont(FAMILY)
    chosen.setPointSizeF(theme.points(points))
    chosen.setWeight(QFont.Weight(weight))
    # Without this, letters snap to whole pixels and Vietnamese words look unevenly spaced.
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen
