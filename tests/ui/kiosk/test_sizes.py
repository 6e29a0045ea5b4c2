"""Every screen, both ways up, in each language: large enough to touch and to read, and nothing cut off."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from onestop_desk.domain.errors import Busy, Refusal
from onestop_desk.domain.instants import HOUR
from onestop_desk.services.views import OfficeView
from tests.ui.kiosk import official, samples
from tests.ui.kiosk.conftest import Hand, Maker
from tests.ui.kiosk.fakes import FakePrinter, FakeServices
from ui.kiosk import coming
from ui.kiosk import flow as steps
from ui.kiosk.flow import Step
from ui.kiosk.kit import LANDSCAPE, PORTRAIT, KioskWords
from ui.kiosk.name_lines import NameLines
from ui.widgets.numbers import FitLabel

SMALLEST_TARGET = 88
SMALLEST_LETTER = 26.6
"""20 points."""

Scene = Callable[[Hand, FakeServices, FakePrinter], None]


def start(_hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    """The first screen, as it opens."""


def closed(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    services.kiosk.shown = samples.evening()
    hand.window.refresh()


def group(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    lines = [samples.line(i) for i in range(6)]
    lines[1], lines[4] = samples.line(1, numbers_left=3), samples.closed_line(4)
    services.kiosk.shown = samples.view(tuple(lines))
    hand.window.refresh()
    hand.touch("take")


def search(hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    hand.touch("papers")
    hand.type("khai sinh")


def search_empty(hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    hand.touch("papers")


def search_nothing(hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    hand.touch("papers")
    hand.type("xyz")


def procedure(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    search(hand, services, printer)
    hand.touch("result_1.001190")


def priority(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    hand.touch("take")
    hand.touch("line_A")


def number(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    priority(hand, services, printer)
    hand.touch("noPriority")


def printer_out(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    printer.problem = "paper_out"
    number(hand, services, printer)


def failed(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    services.kiosk.troubles = [Busy()]
    number(hand, services, printer)


def full(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    lines = [samples.line(i) for i in range(6)]
    lines[2] = samples.full_line(2)
    services.kiosk.shown = samples.view(tuple(lines))
    hand.window.refresh()
    hand.touch("take")
    hand.window.go(hand.window.hall.choose(hand.window.flow, "line-C"))


def full_with_time(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    services.booking.next = samples.slot()
    full(hand, services, printer)


def place(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    full_with_time(hand, services, printer)
    hand.touch("bookNext")


def code(hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    hand.touch("appointment")
    for figure in "123456":
        hand.touch(f"figure_{figure}")


def by_phone(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    code(hand, services, printer)
    hand.touch("otherWay")


def times(hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    hand.window.go(coming.choose_time(hand.window.flow, samples.booked()))


def early(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    services.booking.refuses = Refusal("too_early", opens=samples.NOW + HOUR)
    times(hand, services, _printer)
    hand.touch("time_10:20")


def staff(hand: Hand, _services: FakeServices, _printer: FakePrinter) -> None:
    hand.touch("askStaff")


def still_there(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    priority(hand, services, printer)
    hand.wait(50)


SCENES: tuple[Scene, ...] = (
    start,
    closed,
    group,
    search,
    search_empty,
    search_nothing,
    procedure,
    priority,
    number,
    printer_out,
    failed,
    full,
    full_with_time,
    place,
    code,
    by_phone,
    times,
    early,
    staff,
    still_there,
)


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
def size(request: pytest.FixtureRequest) -> QSize:
    chosen: QSize = request.param
    return chosen


@pytest.fixture(params=["vi", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def shown(
    request: pytest.FixtureRequest, make: Maker, services: FakeServices, printer: FakePrinter, size: QSize, spoken: str
) -> Hand:
    """A kiosk brought to one of the scenes."""
    scene: Scene = request.param
    hand = make(size)
    hand.window.go(steps.speak(hand.window.flow, spoken))
    scene(hand, services, printer)
    return hand


def place_of(hand: Hand, part: QAbstractButton | QLabel) -> QRect:
    return QRect(part.mapTo(hand.window, QPoint(0, 0)), part.size())


def visible_words(hand: Hand) -> list[KioskWords]:
    return [label for label in hand.window.findChildren(KioskWords) if label.isVisible() and label.text().strip()]


def visible_buttons(hand: Hand) -> list[QAbstractButton]:
    return [button for button in hand.window.findChildren(QAbstractButton) if button.isVisible()]


# One test a scene: a scene takes longer to build than to look at.
@pytest.mark.parametrize("shown", SCENES, indirect=True, ids=lambda scene: scene.__name__)
def test_scene(shown: Hand) -> None:
    check_fingers(shown)
    check_eyes(shown)
    assert shown.sees("demoMark")
    if not shown.sees("stillThere"):  # which lies over its screen on purpose
        check_no_button_over_another(shown)


def check_fingers(hand: Hand) -> None:
    buttons = visible_buttons(hand)
    assert buttons
    for button in buttons:
        name = button.objectName() or button.text()
        assert min(button.width(), button.height()) >= SMALLEST_TARGET, name
        assert hand.window.rect().contains(place_of(hand, button)), name


def check_eyes(hand: Hand) -> None:
    labels = visible_words(hand)
    assert labels
    for label in labels:
        assert QFontInfo(label.font()).pixelSize() >= SMALLEST_LETTER, label.text()
        assert hand.window.rect().contains(place_of(hand, label)), label.text()
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        # The line of a font has air above and below its letters; a pixel or two of it may be missing.
        assert label.height() >= wanted - 4, f"{label.text()}: {label.height()} of {wanted}"
        assert label.width() >= label.minimumSizeHint().width() - 2, label.text()


def check_no_button_over_another(hand: Hand) -> None:
    for one, other in combinations(visible_buttons(hand), 2):
        both = place_of(hand, one).intersected(place_of(hand, other))
        assert both.isEmpty(), f"{one.objectName()} over {other.objectName()}"


def test_a_real_office_is_not_marked(make: Maker, services: FakeServices) -> None:
    office = OfficeView("o", "Trung tâm X", "xã Y", "UBND xã Y", False, "Asia/Ho_Chi_Minh")
    services.kiosk.shown = samples.view(office=office)
    assert not make().sees("demoMark")


def test_a_turned_screen_is_drawn_anew(hand: Hand) -> None:
    hand.touch("take")
    hand.window.resize(LANDSCAPE)
    assert hand.step() is Step.GROUP
    assert not hand.window.kit.upright
    hand.touch("line_A")
    assert hand.step() is Step.PRIORITY


def test_a_larger_screen_has_larger_targets(make: Maker) -> None:
    hand = make(QSize(2160, 3840))
    hand.touch("take")
    assert hand.find("line_A").height() >= 2 * SMALLEST_TARGET
    assert all(QFontInfo(label.font()).pixelSize() >= 2 * SMALLEST_LETTER for label in visible_words(hand))


@pytest.mark.parametrize("scene", official.SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("language", ["vi", "en", "doubled"])
def test_official_texts(
    make: Maker, services: FakeServices, printer: FakePrinter, size: QSize, language: str, scene: Scene
) -> None:
    hand = make(size)
    hand.window.go(steps.speak(hand.window.flow, language))
    scene(hand, services, printer)
    for _round in range(3):  # words that follow their width ask for another layout
        QApplication.processEvents()
    check_fingers(hand)
    check_eyes(hand)
    check_names(hand)
    check_the_number(hand)
    check_no_button_over_another(hand)


def check_the_number(hand: Hand) -> None:
    for number in hand.window.findChildren(FitLabel, "number"):
        for label in visible_words(hand):
            both = place_of(hand, label).intersected(QRect(number.mapTo(hand.window, QPoint(0, 0)), number.size()))
            assert both.height() <= 4, f"{label.text()} lies over the number"


def check_names(hand: Hand) -> None:
    for name in hand.window.findChildren(NameLines):
        if name.isVisible():
            assert name.height() >= name.heightForWidth(name.width()) - 4, name.text()
            assert hand.window.rect().contains(QRect(name.mapTo(hand.window, QPoint(0, 0)), name.size())), name.text()
