"""Rating at the kiosk: the slip's own code opens it, once; both ways up, in both languages, nothing cut off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from onestop_desk.domain.errors import Busy, Refusal
from tests.ui.kiosk.conftest import Hand, Maker
from tests.ui.kiosk.fakes import FakeServices
from tests.ui.shots import grab
from ui.kiosk import flow as steps
from ui.kiosk.flow import Step
from ui.kiosk.kit import LANDSCAPE, PORTRAIT

pytestmark = pytest.mark.qt
TOKEN = "Zk3vJ8wq0mT5xY2aB7cD9e"
ADDRESS = f"https://tanyen.example/s/{TOKEN}"


def scan(hand: Hand, text: str) -> None:
    hand.seconds.now += 1
    QTest.keyClicks(hand.window, text)
    QTest.keyClick(hand.window, Qt.Key.Key_Return)


def said(hand: Hand) -> str:
    return "\n".join(label.text() for label in hand.window.findChildren(QLabel) if label.isVisible())


def test_the_slip_is_scanned_a_face_is_touched_and_it_is_sent_once(hand: Hand, services: FakeServices) -> None:
    hand.touch("rate")
    assert "Đưa mã QR trên phiếu số vào máy quét" in said(hand)
    scan(hand, ADDRESS)
    assert hand.step() is Step.RATE
    assert "Số A015 · Quầy 3" in said(hand)
    assert not hand.find("sendRating").isEnabled()
    hand.touch("level_4")
    hand.touch("level_3")
    hand.touch("reason_long_wait")
    hand.touch("sendRating")
    assert [given[:3] for given in services.ratings.given] == [(3, ("long_wait",), "kiosk")]
    assert "Cảm ơn ông/bà đã đánh giá" in said(hand)
    hand.touch("ratingDone")
    assert hand.step() is Step.START
    scan(hand, ADDRESS)
    assert hand.step() is Step.RATE_SCAN
    assert "đã được đánh giá rồi" in said(hand)


@pytest.mark.parametrize("text", [ADDRESS, f"https://elsewhere.example/x/s/{TOKEN}"])
def test_from_any_screen_the_code_opens_it(hand: Hand, text: str) -> None:
    hand.touch("papers")
    scan(hand, text)
    assert hand.step() is Step.RATE


def test_nobody_rates_somebody_elses_visit_by_its_number(hand: Hand, services: FakeServices) -> None:
    hand.touch("rate")
    for text in ("A015", "A015003", "https://tanyen.example/s/aaaaaaaaaaaaaaaaaaaaaa"):
        scan(hand, text)
        assert hand.step() in {Step.RATE_SCAN, Step.CODE, Step.STAFF}
    assert services.ratings.given == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("rating_not_yet", "sau khi làm xong tại quầy"),
        ("rating_too_late", "Đã hết thời gian"),
        ("unknown_ticket", "không có số này"),
    ],
)
def test_what_cannot_be_rated_says_why(hand: Hand, services: FakeServices, code: str, words: str) -> None:
    services.ratings.refuses = Refusal(code)
    hand.touch("rate")
    scan(hand, ADDRESS)
    assert hand.step() is Step.RATE_SCAN
    assert words in said(hand)


def test_what_did_not_arrive_is_sent_again_under_the_same_key(hand: Hand, services: FakeServices) -> None:
    scan(hand, ADDRESS)
    services.ratings.lost = Busy()
    hand.touch("level_1")
    hand.touch("sendRating")
    assert "Chưa gửi được đánh giá" in said(hand)
    services.ratings.lost = None
    hand.touch("level_1")
    hand.touch("sendRating")
    assert hand.step() is Step.RATED
    assert len(services.ratings.given) == 1


def test_left_alone_it_goes_back_to_the_start(hand: Hand) -> None:
    scan(hand, ADDRESS)
    hand.wait(61)
    assert hand.step() is Step.START
    assert hand.window.flow.rated is None


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_screen_fits(make: Maker, tmp_path: Path, size: QSize, language: str) -> None:
    hand = make(size)
    hand.window.touch(lambda flow: steps.speak(flow, language))
    grab(hand.window, tmp_path / "start.png")
    hand.touch("rate")
    grab(hand.window, tmp_path / "scan.png")
    scan(hand, ADDRESS)
    hand.touch("level_2")
    hand.touch("reason_attitude")
    grab(hand.window, tmp_path / "rate.png")
    for button in hand.window.findChildren(QAbstractButton):
        if button.isVisible():
            corner = button.mapTo(hand.window, button.rect().bottomRight())
            assert hand.window.rect().contains(corner), button.objectName()
            assert min(button.width(), button.height()) >= 80, button.objectName()
    hand.touch("sendRating")
    grab(hand.window, tmp_path / "rated.png")
    assert hand.step() is Step.RATED
