"""The guide on the kiosk's screens: touched through, printed, left alone, without a printer and without a file."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.domain.guide import AgeGroup, Reason, Result
from onestop_desk.services.actors import station
from onestop_desk.services.ports import NoPrinter
from tests.ui.kiosk.conftest import Hand, Maker, Seconds
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter, FakeServices
from ui.background import run_inline
from ui.kiosk import flow as steps
from ui.kiosk.flow import Step
from ui.kiosk.guide_end_screen import GuideEndScreen, Handout
from ui.kiosk.guide_screen import AnswerRow
from ui.kiosk.kit import PORTRAIT, KioskWords
from ui.kiosk.window import KioskWindow


def said(hand: Hand) -> str:
    shown = [label for label in hand.window.findChildren(KioskWords) if label.isVisible()]
    return "\n".join(label.text() for label in shown)


def choose(hand: Hand, *answers: str) -> None:
    """Touches answers, also those on a following page of the list."""
    for answer in answers:
        for _page in range(3):
            if hand.sees(f"answer_{answer}"):
                break
            hand.touch("more")
        hand.touch(f"answer_{answer}")


def end(hand: Hand) -> None:
    hand.touch("guide")
    choose(hand, "no_account", "self", "60_plus", "valid", "none", "no")


def test_seven_touches_lead_to_the_steps_of_a_bedridden_woman(hand: Hand, services: FakeServices) -> None:
    end(hand)
    assert hand.step() is Step.GUIDE_END
    assert "Công an xã Y, đối diện trung tâm" in said(hand)
    assert services.guide.counted == []
    hand.touch("done")
    assert hand.step() is Step.START
    ((key, done),) = services.guide.counted
    assert key
    assert (done.outcome_id, done.result, done.reason, done.age_group, done.village_id) == (
        "home_visit", Result.INFORMED, Reason.FRAIL, AgeGroup.ELDERLY, None,
    )  # fmt: skip


def test_who_walks_away_at_the_end_is_counted_who_leaves_a_question_is_not(hand: Hand, services: FakeServices) -> None:
    end(hand)
    hand.wait(89)
    assert hand.step() is Step.GUIDE_END
    hand.wait(2)
    assert hand.step() is Step.START
    assert len(services.guide.counted) == 1
    hand.touch("guide")
    choose(hand, "no_account", "self")
    hand.wait(91)
    assert hand.step() is Step.START
    assert len(services.guide.counted) == 1


def test_a_corrected_answer_counts_the_end_that_was_read_last(hand: Hand, services: FakeServices) -> None:
    hand.touch("guide")
    choose(hand, "locked", "wrong")
    hand.touch("back")
    choose(hand, "self")
    hand.touch("done")
    assert [done.outcome_id for _key, done in services.guide.counted] == ["locked_self"]


def test_nothing_is_typed_and_no_field_is_there(hand: Hand) -> None:
    hand.touch("guide")
    choose(hand, "forgot")
    assert hand.window.findChildren(QLineEdit) == []
    assert not hand.sees("keyboard")
    choose(hand, "password", "yes")
    assert hand.window.findChildren(QLineEdit) == []
    assert not hand.sees("keyboard")


def test_the_hand_out_goes_to_the_roll_once(hand: Hand, printer: FakePrinter) -> None:
    end(hand)
    hand.touch("printGuide")
    (sheet,) = printer.sheets
    assert sheet.name == "vneid-home-visit"
    assert sheet.page.startswith(b"%PDF")
    picture = QImage.fromData(sheet.picture)
    assert 570 <= picture.width() <= 640
    assert hand.sees("takeHandout")
    assert not hand.sees("printGuide")
    assert "Đưa phiếu này cho quầy" in said(hand)
    hand.touch("back")
    choose(hand, "guardian")
    assert hand.sees("printGuide")


def test_on_a_narrow_roll_the_hand_out_is_drawn_for_it(hand: Hand, printer: FakePrinter) -> None:
    printer.roll_mm = 58
    end(hand)
    hand.touch("printGuide")
    (sheet,) = printer.sheets
    assert (sheet.width_mm, QImage.fromData(sheet.picture).width()) == (58, 464)


def test_a_printer_that_fails_tells_staff_and_leaves_the_screen(hand: Hand, printer: FakePrinter) -> None:
    troubles: list[str] = []
    hand.window.printer_troubled.connect(troubles.append)
    printer.problem = "paper_out"
    end(hand)
    hand.touch("printGuide")
    assert troubles == ["paper_out"]
    assert hand.sees("handoutShown")
    assert "Máy in chưa in được" in said(hand)
    assert "mã V" in said(hand)


def test_a_bug_in_the_printer_does_not_take_the_steps_away(
    hand: Hand, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    printer.breaks = RuntimeError("no such page")
    end(hand)
    hand.touch("printGuide")
    assert hand.sees("handoutShown")
    assert "the printing of a hand-out broke" in caplog.text


def test_without_a_printer_a_picture_of_the_screen_does(
    qtbot: QtBot, services: FakeServices, feed: FakeFeed, seconds: Seconds
) -> None:
    window = KioskWindow(services, station("k"), feed, NoPrinter(), size=PORTRAIT, clock=seconds, run=run_inline)
    qtbot.addWidget(window)
    window.show()
    hand = Hand(window, seconds)
    end(hand)
    assert isinstance(window.screen_now, GuideEndScreen)
    assert window.screen_now.handout is Handout.NO_PRINTER
    assert "Chụp ảnh màn hình này" in said(hand)
    assert not hand.sees("printGuide")


def test_another_language_goes_on_at_the_same_question(hand: Hand) -> None:
    hand.touch("guide")
    choose(hand, "no_account")
    hand.touch("language_en")
    assert "Who is the account for?" in said(hand)
    choose(hand, "self", "18_59", "valid", "own", "level_2")
    assert "Register for VNeID level 2" in said(hand)
    assert "Print this guide" in said(hand)


def test_a_broken_guide_is_not_offered(make: Maker, services: FakeServices) -> None:
    services.guide.broken = Refusal("bad_guide", file="guide.json", line=3, problem="not_json")
    hand = make()
    assert not hand.sees("guide")
    assert hand.sees("papers")
    assert hand.sees("appointment")


def test_without_the_database_the_guide_still_leads_to_its_end(
    hand: Hand, services: FakeServices, caplog: pytest.LogCaptureFixture
) -> None:
    services.guide.lost = Offline("unreachable")
    end(hand)
    hand.touch("done")
    assert hand.step() is Step.START
    assert services.guide.counted == []
    assert "is not counted" in caplog.text


def test_a_procedure_that_needs_an_account_leads_to_the_guide_and_back(hand: Hand, services: FakeServices) -> None:
    services.procedures.procedure = replace(services.procedures.procedure, needs_vneid=True)
    hand.touch("papers")
    hand.type("khai sinh")
    hand.touch("result_1.001190")
    hand.touch("guide")
    assert hand.step() is Step.GUIDE
    hand.touch("back")
    assert hand.step() is Step.PROCEDURE


def test_a_double_touch_answers_one_question(hand: Hand) -> None:
    hand.touch("guide")
    hand.touch("answer_no_account")
    walk = hand.window.flow.walk
    rows = [row for row in hand.window.findChildren(QAbstractButton) if isinstance(row, AnswerRow) and row.isVisible()]
    hand.again(rows[0].objectName())
    assert hand.window.flow.walk is walk
    assert steps.back(hand.window.flow).step is Step.GUIDE
