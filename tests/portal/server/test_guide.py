"""The guide in the running portal: the address is the walk, nothing is kept, and only a tap counts somebody."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from onestop_desk.domain.guide import AgeGroup, Face, Reason, Result
from onestop_desk.services import Services
from onestop_desk.services.guide import VneidGuide
from onestop_desk.services.guide_views import Campaign
from tests.moved_clock import MovedClock
from tests.portal.pages import Page
from tests.portal.server.served import Served, served

END = "vneid/no_account/self/60_plus/valid/none/no"
LEVEL_2 = "vneid/no_account/self/18_59/valid/own/level_2"


def campaign(services: Services) -> Campaign:
    day: date = services.public.catalogue().day
    return services.guide.campaign(day, day)


def button(client: httpx.Client, path: str = END) -> str:
    found = re.search(r'action="([^"]*luot[^"]*)"', client.get(path).text)
    assert found is not None
    return found[1]


def test_the_home_page_and_procedures_lead_to_the_guide(reader: httpx.Client) -> None:
    assert "/vneid" in Page(reader.get("").text).links
    assert "/vneid" in Page(reader.get("t/3.000722").text).links
    assert "/en/vneid" in Page(reader.get("en").text).links


@pytest.mark.parametrize("path", ["vneid", "vneid/no_account/self", END, f"{END}?xong=1", f"en/{END}"])
def test_no_cookie_and_no_field(reader: httpx.Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.text.count("<input") == answer.text.count('<input type="checkbox"')
    assert len(answer.content) < 20_000


def test_earlier_answers_can_be_changed_and_the_last_one_taken_back(reader: httpx.Client) -> None:
    page = Page(reader.get("vneid/no_account/self/60_plus").text)
    assert {"/vneid", "/vneid/no_account", "/vneid/no_account/self"} <= set(page.links)
    said = page.text.partition("Ông/bà đã trả lời")[2]
    assert [said.find(text) >= 0 for text in ("Chưa có tài khoản", "Cho chính ông/bà", "Từ 60 tuổi trở lên")] == [
        True
    ] * 3


def test_the_other_language_shows_the_same_question(reader: httpx.Client) -> None:
    page = Page(reader.get("vneid/no_account").text)
    assert "/en/vneid/no_account" in page.links
    english = Page(reader.get("en/vneid/no_account").text)
    assert "Who is the account for?" in english.text
    assert "/en/vneid/no_account/self" in english.links


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("vneid/no_account/nobody", "/vneid/no_account"),
        ("vneid/level_2_police", "/vneid"),
        (f"{LEVEL_2}/yes", f"/{LEVEL_2}"),
        ("en/vneid/%3Cscript%3E/self", "/en/vneid"),
        ("vneid/..%2f..%2fetc", "/vneid"),
    ],
)
def test_an_address_of_another_version_leads_as_far_as_it_goes(reader: httpx.Client, asked: str, leads_to: str) -> None:
    answer = reader.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (303, leads_to)


def test_questions_may_be_kept_for_a_minute_an_end_with_its_key_may_not(reader: httpx.Client) -> None:
    assert reader.get("vneid").headers["cache-control"] == "public, max-age=60"
    assert reader.get(END).headers["cache-control"] == "no-store"
    assert button(reader) != button(reader)


def test_an_end_at_the_police_can_be_booked_there(reader: httpx.Client, library: Served) -> None:
    links = Page(reader.get(LEVEL_2).text).links
    (booking,) = [link for link in links if "dat-hen" in link]
    assert booking == "/dat-hen/3.000228"
    assert library.services.guide.office().police_lines
    assert reader.get(booking).status_code == 200
    assert not [link for link in Page(reader.get("vneid/locked/wrong").text).links if "dat-hen" in link]


def test_reading_counts_nobody_a_tap_counts_once_without_a_name(portal: Served, phone: httpx.Client) -> None:
    action = button(phone)
    phone.get(END)
    assert campaign(portal.services).guided == 0
    for _tap in range(2):
        answer = phone.post(action)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/{END}?xong=1")
        assert "set-cookie" not in answer.headers
    told = campaign(portal.services)
    assert told.guided == 1
    assert told.by_outcome == {"home_visit": 1}
    assert told.by_face == {Face.PORTAL: 1}
    assert told.by_result == {Result.INFORMED: 1}
    assert told.by_reason == {Reason.FRAIL: 1}
    assert told.by_age == {AgeGroup.ELDERLY: 1}
    thanked = Page(phone.get(f"{END}?xong=1").text)
    assert "đã đếm thêm một người, không ghi tên" in thanked.text
    assert "Tôi đã làm xong" not in thanked.text


@pytest.mark.parametrize("path", ["vneid", "vneid/no_account", f"{END}/x"])
def test_what_is_not_an_end_cannot_be_counted(portal: Served, phone: httpx.Client, path: str) -> None:
    phone.post(f"{path}?luot=01a21613-aed1-75a5-b50b-14f07fc8d51c")
    assert campaign(portal.services).guided == 0


def test_a_made_up_key_is_not_believed(portal: Served, phone: httpx.Client) -> None:
    for key in ("", "x", "'; drop table guided; --", "a" * 300):
        assert phone.post(END, params={"luot": key}).status_code in {303, 414}
    assert campaign(portal.services).guided >= 3


def test_another_site_cannot_count(portal: Served, phone: httpx.Client) -> None:
    assert phone.post(button(phone), headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert campaign(portal.services).guided == 0


def test_with_a_broken_file_there_is_no_guide_and_everything_else(
    demo: tuple[Services, MovedClock], tmp_path: Path
) -> None:
    (tmp_path / "guide.json").write_text('{"format": 1,\n "start": \n', encoding="utf-8")
    broken = replace(demo[0], guide=VneidGuide(demo[0].context, tmp_path / "guide.json"))
    with served(broken) as running, running.phone() as client:
        home = client.get("")
        assert home.status_code == 200
        assert "/vneid" not in Page(home.text).links
        assert "/vneid" not in Page(client.get("t/3.000722").text).links
        assert client.get("vneid").status_code == 404
        assert client.post(END).status_code == 404


def test_what_a_phone_says_of_itself_is_kept_nowhere(
    portal: Served,
    phone: httpx.Client,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Nothing but the address of the walk counts; whatever else is sent stays out of the database and the logs."""
    said = {"ten": "Trần Thị Bí Mật", "sdt": "0912345678"}
    phone.get(END, params=said, headers={"user-agent": "BiMat/1.0"})
    phone.post(button(phone), data=said, headers={"user-agent": "BiMat/1.0"})
    assert campaign(portal.services).guided == 1
    portal.services.context.db.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    printed = capfd.readouterr()
    assert b"home_visit" in kept
    for secret in ("Bí Mật", "0912345678", "BiMat"):
        assert secret.encode() not in kept
        assert secret not in caplog.text + printed.out + printed.err
