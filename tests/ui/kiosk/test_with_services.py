"""The kiosk on the real services of the demo office: what is touched is what is saved."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from onestop_desk.services.actors import station
from tests.moved_clock import MovedClock
from tests.ui.kiosk.conftest import Hand, Seconds
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter
from tests.ui.kiosk.test_search import rows
from tests.ui.kiosk.test_window import number_shown, said, take_number
from ui.background import run_inline
from ui.kiosk.flow import Step
from ui.kiosk.kit import LANDSCAPE, PORTRAIT
from ui.kiosk.window import KioskWindow

Demo = tuple[Services, MovedClock]


@pytest.fixture
def open_demo(demo: Demo, qtbot: QtBot, seconds: Seconds, printer: FakePrinter) -> Callable[..., Hand]:
    """Opens a kiosk of the demo office."""

    def opened(size: QSize = PORTRAIT) -> Hand:
        window = KioskWindow(demo[0], station("kiosk-1"), FakeFeed(), printer, size=size, clock=seconds, run=run_inline)
        qtbot.addWidget(window)
        window.show()
        return Hand(window, seconds)

    return opened


def waiting(services: Services, letter: str) -> int:
    return next(item.people for item in services.kiosk.view().lines if item.line.letter == letter)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_three_touches_save_one_number(
    demo: Demo, open_demo: Callable[..., Hand], printer: FakePrinter, size: QSize
) -> None:
    hand = open_demo(size)
    take_number(hand)
    assert number_shown(hand) == "A001"
    assert waiting(demo[0], "A") == 1
    assert [paper.number for paper in printer.printed] == ["A001"]


def test_numbers_follow_one_another(demo: Demo, open_demo: Callable[..., Hand]) -> None:
    hand = open_demo()
    seen = []
    for _person in range(3):
        take_number(hand, "B")
        seen.append(number_shown(hand))
        hand.touch("done")
    assert seen == ["B001", "B002", "B003"]
    assert waiting(demo[0], "B") == 3


def test_the_real_catalogue_is_found_without_accents(open_demo: Callable[..., Hand]) -> None:
    hand = open_demo()
    hand.touch("papers")
    hand.type("khai sjnh")
    names = [row.name.text() for row in rows(hand)]
    assert any("khai sinh" in name.lower() for name in names)


def test_a_number_for_a_real_procedure(demo: Demo, open_demo: Callable[..., Hand]) -> None:
    hand = open_demo()
    hand.touch("papers")
    hand.type("khai sinh")
    row = rows(hand)[0]
    hand.touch(row.objectName())
    hand.touch("take")
    hand.touch("noPriority")
    assert number_shown(hand) == "B001"
    assert "Chuẩn bị sẵn: " + row.name.text() in said(hand)
    assert waiting(demo[0], "B") == 1


def test_after_closing_no_number_is_offered(demo: Demo, open_demo: Callable[..., Hand]) -> None:
    services, clock = demo
    hand = open_demo()
    services.office.change_settings(
        services.sign_in.demo(services.sign_in.people()[0].id), practice_outside_hours=False
    )
    clock.set("2026-11-23 19:00")
    hand.window.refresh()
    assert not hand.sees("take")
    assert "Mở cửa lại lúc 07:30" in said(hand)
    assert hand.step() is Step.START
