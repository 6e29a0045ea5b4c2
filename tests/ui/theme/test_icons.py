"""Icons are one outline set of our own, in any colour and sharp on any screen."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme import icons

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_belongs_to_the_set(name: str) -> None:
    root = ElementTree.parse(icons.FOLDER / f"{name}.svg").getroot()
    given = {key: root.get(key) for key in ("viewBox", "stroke", "stroke-width", "stroke-linecap", "fill")}
    assert given == {
        "viewBox": "0 0 24 24",
        "stroke": "currentColor",
        "stroke-width": "1.75",
        "stroke-linecap": "round",
        "fill": "none",
    }
    assert {element.tag.removeprefix(SVG) for element in root} <= {"path", "circle", "rect", "ellipse"}


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_inside_its_square(name: str, qtbot: QtBot) -> None:
    picture = icons.pixmap(name, "#B3121D", 48).toImage()
    drawn = [(x, y) for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() > 128]
    assert len(drawn) > 30
    edge = [place for place in drawn if 0 in place or 47 in place]
    assert edge == []


def test_an_icon_takes_the_colour_asked_for(qtbot: QtBot) -> None:
    picture = icons.pixmap("plus", "#B3121D", 24).toImage()
    assert picture.pixelColor(12, 12) == QColor("#B3121D")


def test_an_icon_has_a_pixel_for_each_pixel_of_the_screen(qtbot: QtBot) -> None:
    picture = icons.pixmap("check", "#000000", 18, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (36, 2.0)


def test_the_same_icon_is_drawn_once(qtbot: QtBot) -> None:
    assert icons.pixmap("lock", "#000000", 18) is icons.pixmap("lock", "#000000", 18)


def test_an_icon_nobody_drew_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(icons.NoSuchIconError, match="unicorn"):
        icons.pixmap("unicorn", "#000000", 18)


def test_drawing_keeps_to_the_middle_of_the_box(qtbot: QtBot) -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    icons.draw(painter, "minus", "#000000", QRectF(0, 0, 60, 20))
    painter.end()
    assert image.pixelColor(30, 10).lightness() < 100
    assert image.pixelColor(10, 10) == QColor("#FFFFFF")
