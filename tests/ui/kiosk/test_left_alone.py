"""The kiosk goes back by itself, in Vietnamese, on a clock that is moved by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onestop_desk.domain.errors import Offline
from tests.ui.kiosk.conftest import Hand
from tests.ui.kiosk.fakes import FakePrinter, FakeServices
from tests.ui.kiosk.test_window import number_shown, said, take_number
from ui.kiosk.flow import Step


def test_a_minute_without_a_touch_leads_back_to_the_start_in_vietnamese(hand: Hand) -> None:
    hand.touch("language_en")
    hand.touch("take")
    assert "Choose a service" in said(hand)
    hand.wait(61)
    assert hand.step() is Step.START
    assert "Ông/bà cần làm gì?" in said(hand)
    assert "Take a number" in said(hand)


def test_it_asks_first_and_a_touch_answers(hand: Hand) -> None:
    hand.touch("take")
    hand.wait(50)
    assert hand.sees("stillThere")
    hand.touch("stillHere")
    assert not hand.sees("stillThere")
    hand.wait(40)
    assert hand.step() is Step.GROUP


def test_a_touch_beside_every_button_counts(hand: Hand) -> None:
    hand.touch("take")
    hand.wait(40)
    QTest.mouseClick(hand.window, Qt.MouseButton.LeftButton)
    hand.wait(40)
    assert hand.step() is Step.GROUP


def test_reading_papers_has_more_time(hand: Hand) -> None:
    hand.touch("papers")
    hand.wait(70)
    assert hand.step() is Step.SEARCH
    hand.wait(20)
    assert hand.step() is Step.START


def test_what_was_typed_is_gone_for_the_next_one(hand: Hand) -> None:
    hand.touch("papers")
    hand.type("khai")
    hand.wait(91)
    hand.touch("papers")
    assert hand.window.flow.typed == ""


def test_the_start_waits(hand: Hand) -> None:
    hand.wait(7200)
    assert hand.step() is Step.START
    assert not hand.sees("stillThere")


def test_a_number_closes_after_twenty_seconds_and_counts_them(hand: Hand) -> None:
    take_number(hand)
    assert "tự đóng sau 20 giây" in said(hand)
    hand.wait(12)
    assert "tự đóng sau 8 giây" in said(hand)
    assert not hand.sees("stillThere")
    hand.wait(8)
    assert number_shown(hand) == ""
    assert hand.step() is Step.START


def test_any_touch_keeps_the_number(hand: Hand) -> None:
    take_number(hand)
    hand.wait(15)
    QTest.mouseClick(hand.window, Qt.MouseButton.LeftButton)
    hand.wait(15)
    assert number_shown(hand) == "A015"


def test_without_paper_the_number_stays_for_ninety(hand: Hand, printer: FakePrinter) -> None:
    printer.problem = "paper_out"
    take_number(hand)
    hand.wait(80)
    assert number_shown(hand) == "A015"
    hand.wait(11)
    assert hand.step() is Step.START


def test_the_clock_goes_on(hand: Hand) -> None:
    assert "08:20" in said(hand)
    hand.wait(59)
    assert "08:20" in said(hand)


def test_each_minute_is_looked_at_once_even_out_of_reach(
    hand: Hand, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def unreachable() -> None:
        looked.append(1)
        raise Offline

    monkeypatch.setattr(services.kiosk, "view", unreachable)
    for _half_second in range(240):
        hand.wait(0.5)
    assert len(looked) == 2
    assert "08:22" in said(hand)
    assert not hand.sees("take")
