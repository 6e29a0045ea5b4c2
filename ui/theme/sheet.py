"""Fills the style sheet templates with the colours and sizes of a theme."""

import re
from functools import cache, lru_cache
from pathlib import Path

from ui.theme import icons
from ui.theme.tokens import TONES, TYPES, Theme

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "styles"
_PLACE = re.compile(r"\{\{\s*([a-z_]+)(?::\s*([\w.\-]+))?\s*\}\}")


class UnknownTokenError(LookupError):
    """A style sheet asks for a token that does not exist."""


@lru_cache(maxsize=8)
def compose(theme: Theme) -> str:
    """Makes the whole style sheet of a theme from the numbered templates, in their order."""
    return "\n".join([*(fill(text, theme) for text in _templates()), *_type_rules(theme), *_tone_rules(theme)])


def fill(template: str, theme: Theme) -> str:
    """Replaces each {{token}} of one template; a token nobody knows is an error, not a blank."""
    words = _words(theme)

    def value(found: re.Match[str]) -> str:
        name, argument = found.group(1), found.group(2)
        if name == "px" and argument is not None:
            return f"{theme.px(float(argument))}px"
        if name == "icon" and argument in icons.names():
            return (icons.FOLDER / f"{argument}.svg").as_posix()
        if name == "type" and argument in TYPES:
            return _type(theme, argument)
        if argument is None and name in words:
            return words[name]
        raise UnknownTokenError(found.group(0))

    return _PLACE.sub(value, template)


@cache
def _templates() -> tuple[str, ...]:
    return tuple(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("[0-9]*.qss")))


def _words(theme: Theme) -> dict[str, str]:
    colours, contrast = theme.colours, theme.contrast
    words: dict[str, str] = {tone: colours.tone(tone) for tone in TONES}
    words["hair"] = f"{theme.px(1)}px"
    # High contrast has no fills: what was a pale fill becomes an edge, what was grey becomes dashed.
    words["off_style"] = "dashed" if contrast else "solid"
    words["off_fill"] = colours.paper if contrast else colours.ground
    words["chosen_edge"] = colours.lam if contrast else colours.lam_soft
    words["quiet_edge"] = colours.ink if contrast else colours.line
    words["field_edge"] = colours.ink if contrast else colours.ink_soft
    return words


def _type(theme: Theme, name: str) -> str:
    kind = TYPES[name]
    return f"font-size: {theme.points(kind.points)}pt; font-weight: {kind.weight};"


def _type_rules(theme: Theme) -> list[str]:
    return [f'QLabel[type="{name}"] {{ {_type(theme, name)} }}' for name in TYPES]


def _tone_rules(theme: Theme) -> list[str]:
    return [f'QLabel[tone="{tone}"] {{ color: {theme.colours.tone(tone)}; }}' for tone in TONES]
