"""Puts the look on the whole application or on one window, and tells painted parts which look they wear."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import fonts, sheet
from ui.theme.focus import FocusRings
from ui.theme.tokens import Theme

_PROPERTY = "onestop_theme"
_RINGS = "focusRings"


def apply(app: QApplication, *, contrast: bool = False, scale: float | None = None) -> Theme:
    """Dresses the application: fonts, colours, style sheets and the focus ring; may be called again.

    Without a scale it takes the screen's: 1 at 96 dpi, larger where the person has asked for larger text.
    """
    fonts.load()
    dpi = _dpi(app)
    theme = Theme.of_look(contrast=contrast, scale=scale or screen_scale(dpi), dpi=dpi)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setProperty(_PROPERTY, theme)
    app.setPalette(_palette(theme))
    app.setFont(fonts.font(theme, "body"))
    app.setStyleSheet(sheet.compose(theme))
    if app.findChild(FocusRings, _RINGS) is None:
        FocusRings(app, of).setObjectName(_RINGS)
    return theme


def screen_scale(dpi: float) -> float:
    """Says how much larger than in the pictures a screen wants things; some systems call 72 dpi normal."""
    return max(dpi / 96.0, 1.0)


def dress(window: QWidget, *, contrast: bool = False, scale: float = 1.0) -> Theme:
    """Dresses one window at a scale of its own, such as a board on a larger screen."""
    theme = Theme.of_look(contrast=contrast, scale=scale, dpi=float(window.logicalDpiY()))
    if window.property(_PROPERTY) == theme:
        return theme
    window.setProperty(_PROPERTY, theme)
    window.setFont(fonts.font(theme, "body"))
    window.setStyleSheet(sheet.compose(theme))
    return theme


def of(widget: QWidget) -> Theme:
    """Gives the look a widget wears: its window's own, or the application's."""
    worn = widget.window().property(_PROPERTY)
    if isinstance(worn, Theme):
        return worn
    app = QApplication.instance()
    worn = app.property(_PROPERTY) if isinstance(app, QObject) else None
    return worn if isinstance(worn, Theme) else Theme()


def mark(widget: QWidget, **marks: str | bool | None) -> None:
    """Sets the properties that style sheets look at, and restyles the widget only when one changed."""
    changed = False
    for name, value in marks.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def _dpi(app: QApplication) -> float:
    screens = app.screens()
    return screens[0].logicalDotsPerInchY() if screens else 96.0


def _palette(theme: Theme) -> QPalette:
    colours = theme.colours
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.lam,
        QPalette.ColorRole.HighlightedText: colours.paper,
        QPalette.ColorRole.PlaceholderText: colours.ink_soft,
        QPalette.ColorRole.Link: colours.lam,
        QPalette.ColorRole.ToolTipBase: colours.paper,
        QPalette.ColorRole.ToolTipText: colours.ink,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
