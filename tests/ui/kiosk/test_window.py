"""From the start to a number with real touches: once, with one key, and told honestly when it fails."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from onestop_desk.domain.errors import Busy, Offline, Refusal, WorldError
from tests.ui.kiosk import samples
from tests.ui.kiosk.conftest import Hand
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter, FakeServices
from ui.kiosk.flow import Step
from ui.kiosk.kit import KioskWords
from ui.widgets.numbers import FitLabel


def number_shown(hand: Hand) -> str:
    label = hand.window.findChild(FitLabel, "number")
    return label.text() if label is not None and label.isVisible() else ""


def said(hand: Hand) -> str:
    return "\n".join(label.text() for label in hand.window.findChildren(KioskWords) if label.isVisible())


def take_number(hand: Hand, line: str = "A") -> None:
    hand.touch("take")
    hand.touch(f"line_{line}")
    hand.touch("noPriority")


def test_three_touches_give_a_number(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    take_number(hand)
    assert number_shown(hand) == "A015"
    assert [asked[1:] for asked in services.kiosk.asked] == [("line-A", None, None)]
    assert [paper.number for paper in printer.printed] == ["A015"]


def test_a_case_of_priority_is_one_touch(hand: Hand, services: FakeServices) -> None:
    hand.touch("take")
    hand.touch("line_B")
    hand.touch("priority_NKT")
    assert [asked[1:] for asked in services.kiosk.asked] == [("line-B", None, "NKT")]


def test_cases_for_staff_are_not_offered(hand: Hand) -> None:
    hand.touch("take")
    hand.touch("line_A")
    assert hand.sees("priority_NCT")
    assert not hand.sees("priority_CAP")


def test_without_cases_two_touches_do(hand: Hand, services: FakeServices) -> None:
    services.kiosk.cases = ()
    hand.window.refresh()
    hand.touch("take")
    hand.touch("line_A")
    assert number_shown(hand) == "A015"


def test_a_double_touch_gives_one_number(hand: Hand, services: FakeServices) -> None:
    hand.touch("take")
    hand.touch("line_A")
    hand.seconds.now += 1
    answer = hand.find("noPriority")
    place = answer.mapTo(hand.window, answer.rect().center())
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    second = hand.window.childAt(place)
    assert second is not None
    QTest.mouseDClick(second, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert len(services.kiosk.asked) == 1
    assert number_shown(hand) == "A015"


def test_the_second_tap_on_a_group_does_not_answer_the_next_question(hand: Hand, services: FakeServices) -> None:
    hand.touch("take")
    hand.touch("line_A")
    for row in ("priority_NCT", "priority_NKT", "noPriority"):
        hand.again(row)
    assert services.kiosk.asked == []
    assert hand.step() is Step.PRIORITY


def test_everything_is_grey_until_the_answer(hand: Hand, services: FakeServices) -> None:
    seen: list[bool] = []
    services.kiosk.while_asked = lambda: seen.extend(
        hand.find(name).isEnabled() for name in ("noPriority", "priority_NCT", "back", "askStaff")
    )
    take_number(hand)
    assert seen == [False, False, False, False]


@pytest.mark.parametrize("trouble", [Busy(), Offline(), Offline("disk_full")])
def test_a_number_that_was_not_saved_is_never_shown(hand: Hand, services: FakeServices, trouble: WorldError) -> None:
    services.kiosk.troubles = [trouble]
    take_number(hand)
    assert number_shown(hand) == ""
    assert "Chưa lấy được số" in said(hand)
    assert "Mời đến Quầy hướng dẫn." in said(hand)


def test_trying_again_uses_the_same_key(hand: Hand, services: FakeServices) -> None:
    services.kiosk.troubles = [Busy(), Busy()]
    take_number(hand)
    hand.touch("again")
    hand.touch("again")
    keys = {asked[0] for asked in services.kiosk.asked}
    assert len(services.kiosk.asked) == 3
    assert len(keys) == 1
    assert number_shown(hand) == "A015"


def test_the_next_showing_has_another_key(hand: Hand, services: FakeServices) -> None:
    take_number(hand)
    hand.touch("done")
    take_number(hand)
    assert len({asked[0] for asked in services.kiosk.asked}) == 2
    assert number_shown(hand) == "A016"


def test_a_refusal_says_why_and_offers_other_groups(hand: Hand, services: FakeServices) -> None:
    services.kiosk.troubles = [Refusal("line_closed")]
    take_number(hand)
    assert "Nhóm này đang ngừng nhận" in said(hand)
    assert not hand.sees("again")
    hand.touch("otherGroups")
    assert hand.step() is Step.GROUP


def test_a_line_that_fills_up_while_choosing(hand: Hand, services: FakeServices) -> None:
    services.kiosk.troubles = [Refusal("line_full")]
    take_number(hand)
    assert hand.step() is Step.FULL


def test_a_full_line_says_two_true_figures(hand: Hand, services: FakeServices) -> None:
    lines = [samples.line(i) for i in range(6)]
    lines[2] = samples.full_line(2)
    services.kiosk.shown = samples.view(tuple(lines))
    hand.window.refresh()
    hand.touch("take")
    hand.touch("line_C")
    words = said(hand)
    assert "hôm nay đã hết số" in words
    assert "6 người đang chờ, làm đến khoảng 09:55." in words
    assert "Trung tâm đóng cửa lúc 17:00." in words
    assert "5 nhóm còn số hôm nay" in words
    assert services.kiosk.asked == []
    assert services.kiosk.found_full == ["line-C"]


def test_a_line_switched_off_stays_a_grey_row_with_its_reason(hand: Hand, services: FakeServices) -> None:
    lines = [samples.line(i) for i in range(6)]
    lines[4] = samples.closed_line(4)
    services.kiosk.shown = samples.view(tuple(lines))
    hand.window.refresh()
    hand.touch("take")
    assert not hand.find("line_E").isEnabled()
    assert "Cán bộ đi họp, nhận lại lúc 10:20" in said(hand)


def test_few_numbers_left_are_said(hand: Hand, services: FakeServices) -> None:
    services.kiosk.shown = samples.view((samples.line(0, numbers_left=3), samples.line(1)))
    hand.window.refresh()
    hand.touch("take")
    assert "Còn 3 số hôm nay" in said(hand)


def test_outside_hours_no_number_but_papers_and_help(hand: Hand, services: FakeServices) -> None:
    services.kiosk.shown = samples.evening()
    hand.window.refresh()
    assert not hand.sees("take")
    assert "Mở cửa lại lúc 07:30, thứ Tư 25/11/2026." in said(hand)
    hand.touch("papers")
    hand.type("khai sinh")
    hand.touch("result_1.001190")
    assert not hand.sees("take")
    assert "Chưa phát số lúc này" in said(hand)


def test_the_start_comes_back_when_the_office_opens(hand: Hand, services: FakeServices, feed: FakeFeed) -> None:
    services.kiosk.shown = samples.evening()
    feed.changed.emit()
    assert not hand.sees("take")
    services.kiosk.shown = samples.view()
    feed.changed.emit()
    assert hand.sees("take")


def test_figures_follow_the_feed_in_place(hand: Hand, services: FakeServices, feed: FakeFeed) -> None:
    hand.touch("take")
    row = hand.find("line_A")
    services.kiosk.shown = samples.view((samples.line(0, people=9, minutes=70), *map(samples.line, range(1, 6))))
    feed.changed.emit()
    assert hand.find("line_A") is row
    assert "9 người chờ" in said(hand)
    assert "1 giờ 10 phút" in said(hand)


def test_nothing_moves_under_a_finger(hand: Hand, services: FakeServices, feed: FakeFeed) -> None:
    hand.seconds.now += 1
    take = hand.find("take")
    QTest.mousePress(take, Qt.MouseButton.LeftButton)
    services.kiosk.shown = samples.evening()
    feed.changed.emit()
    assert hand.find("take") is take
    QTest.mouseRelease(take, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    hand.wait(1)
    assert not hand.sees("take")


def test_services_out_of_reach_are_said_at_the_start(hand: Hand, feed: FakeFeed) -> None:
    feed.lost.emit()
    assert not hand.sees("take")
    assert "Mời ông/bà đến Quầy hướng dẫn để lấy số." in said(hand)
    feed.found.emit()
    assert hand.sees("take")


def test_back_and_help_are_always_there(hand: Hand) -> None:
    hand.touch("take")
    hand.touch("line_A")
    hand.touch("askStaff")
    assert "Mời ông/bà đến Quầy hướng dẫn" in said(hand)
    hand.touch("understood")
    assert hand.step() is Step.PRIORITY
    hand.touch("back")
    hand.touch("back")
    assert hand.step() is Step.START


def test_a_forecast_of_nothing_is_people_only(hand: Hand, services: FakeServices) -> None:
    services.kiosk.told = samples.outlook(minutes=None, call_at=None)
    take_number(hand)
    assert "3 người" in said(hand)
    assert "Chờ khoảng" not in said(hand)


def test_a_number_is_shown_even_when_its_outlook_cannot_be_read(
    hand: Hand, services: FakeServices, monkeypatch: pytest.MonkeyPatch, printer: FakePrinter
) -> None:
    def unreadable(_ticket_id: str) -> None:
        raise Offline

    monkeypatch.setattr(services.kiosk, "outlook", unreadable)
    take_number(hand)
    assert number_shown(hand) == "A015"
    assert [paper.number for paper in printer.printed] == ["A015"]


def test_the_line_at_noon_says_from_when_it_goes_on(hand: Hand, services: FakeServices) -> None:
    services.kiosk.told = samples.outlook(kept_until=samples.NOW + 310 * 60_000_000)
    take_number(hand)
    assert "gọi từ 13:30" in said(hand)
