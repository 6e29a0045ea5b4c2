"""The look: colours, type, icons and style sheets of all screens."""

from ui.theme.dress import apply, dress, mark, of
from ui.theme.fonts import font
from ui.theme.tokens import Theme, Tone

__all__ = ["Theme", "Tone", "apply", "dress", "font", "mark", "of"]
