"""Messages say when, where, what to bring and how to cancel, in both languages, and name nobody."""

import re
from dataclasses import replace

import pytest

from onestop_desk.domain.messages import MessageFacts, MessageKind, MessageSetup
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.procedures import Paper, Procedure
from onestop_desk.services.ports import NotSent
from onestop_desk.words import messages, use
from tests.house.project import sources
from tests.moved_clock import instant

LINK = "https://quay.example.vn/h/abc"
COMING = (MessageKind.CONFIRMATION, MessageKind.REMINDER, MessageKind.CHANGE)


def office(phone: str = "0204 000 000") -> PublicOffice:
    return PublicOffice(
        "Trung tâm Phục vụ hành chính công xã Tân Yên",
        "xã Tân Yên",
        "UBND xã Tân Yên",
        "thôn Giữa",
        phone,
        "https://quay.example.vn",
        {},
        (),
        books=True,
    )


def facts(kind: MessageKind, *, phone: str = "0204 000 000", link: str = LINK, papers: int = 2) -> MessageFacts:
    listed = tuple(Paper(f"p{n}", f"Giấy số {n}") for n in range(papers))
    made = Procedure("2.000815", "Chứng thực bản sao từ bản chính", "Chứng thực", papers=listed)
    return MessageFacts(
        kind,
        office(phone),
        instant("2026-11-25 08:30"),
        "Chứng thực",
        "Certification",
        (made,),
        "482916",
        (1, 2),
        link,
        instant("2026-11-25 07:30"),
        instant("2026-11-25 08:40"),
        30,
        15,
    )


@pytest.mark.parametrize("kind", COMING)
def test_a_coming_appointment_says_everything_one_needs(kind: MessageKind) -> None:
    said = messages.wording(facts(kind))
    for words in (
        "08:30 thứ Tư 25/11/2026", "482 916", "Quầy 1 hoặc 2", "thôn Giữa", "Giấy số 1", LINK, "0204 000 000",
        "07:30", "08:40", "đã đồng ý", "30 ngày",
    ):  # fmt: skip
        assert words in said.body, words
    assert "08:30 thứ Tư 25/11/2026" in said.subject
    for words in ("08:30 25/11", "482 916", LINK):
        assert words in said.brief
    assert len(said.brief) < 134, "two parts of a short message with Vietnamese letters"


def test_only_what_is_not_sure_yet_asks_whether_it_is_the_holders() -> None:
    asked = messages.wording(replace(facts(MessageKind.CONFIRMATION), sure_link=f"{LINK}/dung-la-toi/xyz"))
    assert f"{LINK}/dung-la-toi/xyz" in asked.body
    assert f"Đổi hoặc hủy: {LINK} " in asked.body
    assert asked.brief.endswith(f"Xác nhận, đổi, hủy: {LINK}/dung-la-toi/xyz")
    assert len(asked.brief) < 201, "three parts of a short message"
    for text in (asked.event_more, messages.wording(facts(MessageKind.CONFIRMATION)).body):
        assert "dung-la-toi" not in text
        assert "Đúng là" not in text


def test_a_cancelled_one_sends_nobody_anywhere() -> None:
    said = messages.wording(facts(MessageKind.CANCELLATION))
    assert "không phải đến" in said.body
    for words in (LINK, "Quầy", "Mang theo", "Giấy số"):
        assert words not in said.body
    assert "đã hủy" in said.subject
    assert "đã hủy" in said.brief


def test_a_free_seat_says_until_when_and_not_whose() -> None:
    said = messages.wording(facts(MessageKind.WISH_FREE))
    for text in (said.body, said.brief):
        assert "08:30 thứ Tư 25/11/2026" in text
        assert "trong 15 phút" in text
        assert "482 916" not in text
        assert LINK not in text
    assert "chờ" not in said.subject


@pytest.mark.parametrize("kind", COMING)
@pytest.mark.parametrize(
    ("phone", "link", "how"),
    [
        ("", LINK, f"Đổi hoặc hủy: {LINK} (không cần tài khoản)."),
        ("0204 000 000", "", "Đổi hoặc hủy: gọi 0204 000 000."),
        ("", "", "Đổi hoặc hủy: báo tại trung tâm."),
    ],
)
def test_how_to_cancel_is_said_with_what_the_office_has(kind: MessageKind, phone: str, link: str, how: str) -> None:
    assert how in messages.wording(facts(kind, phone=phone, link=link)).body


def test_many_papers_are_cut_and_the_text_says_that_there_are_more() -> None:
    said = messages.wording(facts(MessageKind.CONFIRMATION, papers=40)).body
    assert "Giấy số 11" in said
    assert "Giấy số 12" not in said
    assert "có thể cần thêm giấy tờ" in said


@pytest.mark.parametrize("kind", MessageKind)
def test_english_is_whole_and_stands_below(kind: MessageKind) -> None:
    both = messages.message(facts(kind), MessageSetup(english=True))
    assert both.body.startswith(messages.ENGLISH_BELOW)
    assert both.body.index("Kính gửi") < both.body.index("Dear Sir or Madam")
    assert both.subject == messages.wording(facts(kind)).subject
    with use("en"):
        english = messages.wording(facts(kind))
    for text in (english.subject, english.body, english.brief):
        assert "ông/bà" not in text
        assert "Lịch hẹn" not in text
    assert messages.message(facts(kind), MessageSetup()).body == messages.wording(facts(kind)).body


def test_every_reason_that_is_given_has_words_and_says_what_to_do() -> None:
    given = {
        code
        for source in sources()
        if source.is_in("onestop_desk/services", "onestop_desk/data/messages.py")
        for code in messages.WHY
        if re.search(rf"""["']{code}["']""", source.text) or code == "unsure"
    }
    assert given == set(messages.WHY), "no words for what nothing raises"
    for code in messages.WHY:
        assert messages.why(code).count(".") >= 1
    assert messages.why(NotSent("something new").code)
