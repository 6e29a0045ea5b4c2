"""The printer may fail; the number is safe, and the citizen is told so."""

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.services.actors import station
from onestop_desk.services.ports import NoPrinter
from tests.ui.kiosk import official
from tests.ui.kiosk.conftest import Hand, Maker, Seconds
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter, FakeServices
from tests.ui.kiosk.test_window import number_shown, said, take_number
from ui.background import run_inline
from ui.devices.printer import ScreenPrinter
from ui.devices.printer_sheet import picture, texts
from ui.kiosk.kit import LANDSCAPE, PORTRAIT
from ui.kiosk.window import KioskWindow


def test_the_slip_carries_what_the_screen_says(hand: Hand, printer: FakePrinter) -> None:
    take_number(hand)
    paper = printer.printed[0]
    assert (paper.number, paper.line_name, paper.people_before, paper.minutes) == ("A015", "Chứng thực", 3, 15)
    assert (paper.counters, paper.copy, paper.is_demo) == ((2,), 1, True)
    assert paper.office_name == "Trung tâm Phục vụ hành chính công"
    assert hand.sees("takeSlip")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
@pytest.mark.parametrize("problem", [None, "paper_out"])
def test_a_phone_reads_the_way_to_the_number_from_the_screen(
    make: Maker, printer: FakePrinter, size: QSize, problem: str | None
) -> None:
    printer.problem = problem
    hand = make(size)
    take_number(hand)
    QApplication.processEvents()
    card = hand.window.findChild(QWidget, "followByPhone")
    assert card is not None
    assert card.isVisible()
    picture = card.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    held = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    (code,) = zxingcpp.read_barcodes(held)
    assert code.text == printer.printed[0].address
    assert code.position.top_right.x - code.position.top_left.x >= 208


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        ("paper_out", "Máy in hết giấy"),
        ("cover_open", "Nắp máy in đang mở"),
        ("offline", "Máy in đang tắt"),
        ("failed", "Máy in chưa in được"),
    ],
)
def test_a_printer_that_fails_leaves_the_number_valid(
    hand: Hand, printer: FakePrinter, problem: str, sentence: str
) -> None:
    printer.problem = problem
    troubles: list[str] = []
    hand.window.printer_troubled.connect(troubles.append)
    take_number(hand)
    assert number_shown(hand) == "A015"
    assert sentence in said(hand)
    assert "Số A015 vẫn có hiệu lực, không cần lấy lại" in said(hand)
    assert "còn 90 giây" in said(hand)
    assert troubles == [problem]


def test_our_own_fault_in_printing_does_not_cost_the_number(hand: Hand, printer: FakePrinter) -> None:
    printer.breaks = ZeroDivisionError("a fault of ours")
    take_number(hand)
    assert number_shown(hand) == "A015"
    assert hand.sees("printerOut")


def test_later_numbers_are_careful_until_it_prints_again(hand: Hand, printer: FakePrinter) -> None:
    printer.problem = "paper_out"
    take_number(hand)
    hand.touch("done")
    printer.problem = None
    take_number(hand)
    assert hand.sees("takeSlip")
    assert not hand.sees("printerOut")


def test_while_the_printer_works_the_last_failure_is_still_shown(
    hand: Hand, printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer.problem = "paper_out"
    take_number(hand)
    hand.touch("done")
    waiting: list[object] = []
    monkeypatch.setattr(hand.window.slips, "_run", lambda *work: waiting.append(work))
    take_number(hand)
    assert len(waiting) == 1
    assert hand.sees("printerOut")


def test_the_same_number_prints_again_twice_at_most(hand: Hand, printer: FakePrinter) -> None:
    take_number(hand)
    hand.touch("reprint")
    hand.touch("reprint")
    assert not hand.sees("reprint")
    assert [(paper.number, paper.copy) for paper in printer.printed] == [("A015", 1), ("A015", 2), ("A015", 3)]


def test_the_slip_speaks_the_language_of_the_citizen(hand: Hand, printer: FakePrinter) -> None:
    hand.touch("language_en")
    take_number(hand)
    assert printer.printed[0].line_name == "Certified copies"


def test_the_number_is_there_before_its_slip(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = make()
    jobs: list[object] = []
    monkeypatch.setattr(hand.window.slips, "_run", lambda *work: jobs.append(work))
    take_number(hand)
    assert number_shown(hand) == "A015"
    assert hand.sees("printing")
    assert not hand.sees("takeSlip")


def test_without_a_printer_the_slip_is_shown(
    qtbot: QtBot, services: FakeServices, feed: FakeFeed, seconds: Seconds
) -> None:
    window = KioskWindow(services, station("kiosk-1"), feed, NoPrinter(), clock=seconds, run=run_inline)
    qtbot.addWidget(window)
    window.show()
    hand = Hand(window, seconds)
    take_number(hand)
    assert hand.sees("slip")
    assert not hand.sees("takeSlip")
    assert "Mời ông/bà nhớ số này" in said(hand)


def test_printing_in_the_background_answers_later(
    qtbot: QtBot, services: FakeServices, feed: FakeFeed, seconds: Seconds
) -> None:
    window = KioskWindow(services, station("kiosk-1"), feed, ScreenPrinter(), clock=seconds)
    qtbot.addWidget(window)
    window.show()
    hand = Hand(window, seconds)
    with qtbot.waitSignal(window.slips.answered, timeout=5000):
        take_number(hand)
        assert hand.sees("printing")
    assert hand.sees("slip")


def test_a_slip_names_a_few_papers_and_counts_the_rest(
    hand: Hand, services: FakeServices, printer: FakePrinter
) -> None:
    official.number(hand, services, printer)
    paper = printer.printed[0]
    assert len(paper.papers) == 3
    assert paper.more_papers == 3
    assert all(len(name) <= 72 for name in paper.papers)
    assert paper.procedure is not None
    assert len(paper.procedure) <= 90
    assert "Và 3 giấy tờ khác, mời hỏi tại quầy." in str(texts(paper)["more_papers"])
    assert picture(paper).startswith(b"\x89PNG")
