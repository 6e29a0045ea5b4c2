"""Draws our outline icons in any colour of the theme, sharp on any screen."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"


class NoSuchIconError(LookupError):
    """Nobody drew an icon of this name."""


@cache
def names() -> tuple[str, ...]:
    """Lists the icons there are."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draws an icon once for a colour, a size in logical pixels and a screen's pixel ratio."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    side = round(size * ratio)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QIcon:
    """Gives an icon to widgets that want Qt's own kind."""
    return QIcon(pixmap(name, colour, size, ratio))


def draw(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Draws an icon in the middle of a box, as large as the box allows."""
    size = int(min(box.width(), box.height()))
    ratio = painter.device().devicePixelRatioF()
    corner = box.center() - QPointF(size / 2, size / 2)
    # A whole pixel keeps the strokes sharp.
    painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), pixmap(name, colour, size, ratio))


@cache
def _drawing(name: str) -> bytes:
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise NoSuchIconError(name)
    return file.read_bytes()
