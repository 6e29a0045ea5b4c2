"""A centre without a public address: the slip's own code, read from the paper, rates the visit at the kiosk."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from onestop_desk.domain.ratings import Level
from onestop_desk.domain.scans import TicketToken, read_scan
from onestop_desk.services.actors import station
from tests.services.hall_day import HallDay
from tests.ui.kiosk.conftest import Hand, Seconds
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter
from tests.ui.kiosk.test_rating import scan
from tests.ui.kiosk.test_window import take_number
from tests.ui.kiosk.test_with_services import Demo
from ui.background import run_inline
from ui.devices import printer_paper, printer_sheet
from ui.kiosk.flow import Step
from ui.kiosk.window import KioskWindow

pytestmark = pytest.mark.qt


def code_on(picture: bytes) -> str:
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    return found.text


@pytest.mark.parametrize("dots", [printer_sheet.DOTS, 384], ids=["80mm", "58mm"])
def test_the_paper_itself_rates_the_visit(
    demo: Demo, qtbot: QtBot, seconds: Seconds, printer: FakePrinter, dots: int
) -> None:
    services, clock = demo
    day = HallDay(services, clock)
    services.public.change(day.head, base_address="")
    window = KioskWindow(services, station("kiosk-1"), FakeFeed(), printer, clock=seconds, run=run_inline)
    qtbot.addWidget(window)
    window.show()
    hand = Hand(window, seconds)
    take_number(hand)
    hand.touch("done")
    (slip,) = printer.printed
    read = code_on(printer_sheet.picture(slip, dots=dots))
    assert isinstance(read_scan(read, slip.day), TicketToken)
    again = printer_paper.paper_of(services, slip.ticket_id, copy=2)
    assert code_on(printer_sheet.picture(again, dots=dots)) == read, "a copy from the desk opens the same visit"
    scan(hand, read)
    assert hand.step() is Step.RATE_SCAN, "nobody has been served yet"
    day.open()
    day.call()
    day.come()
    day.finish()
    scan(hand, read)
    assert hand.step() is Step.RATE
    hand.touch("level_3")
    hand.touch("sendRating")
    today = slip.day
    assert services.ratings.tally(day.head, today, today).levels[Level.SATISFIED] == 1


def test_the_slip_says_what_its_code_is_for(demo: Demo) -> None:
    services, clock = demo
    day = HallDay(services, clock)
    ticket = day.take()
    public = printer_sheet.texts(printer_paper.paper_of(services, ticket))
    services.public.change(day.head, base_address="")
    in_house = printer_sheet.texts(printer_paper.paper_of(services, ticket))
    assert public["follow"] == "Quét mã để theo dõi trên điện thoại"
    assert in_house["follow"] == "Giữ mã này để đánh giá tại kiosk"
    assert in_house["no_follow"] == "Theo dõi số: nghe loa và nhìn bảng gọi số."
