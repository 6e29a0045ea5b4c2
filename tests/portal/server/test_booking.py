"""The citizen's way without script: three taps, one form, an appointment that can be shown, moved, cancelled."""

import re

import httpx
import pytest
from icalendar import Calendar

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import MINUTE, local
from onestop_desk.services.keys import new_key
from portal.forms.seal import COOKIE
from tests.portal.server.citizen import CODE, Citizen, answer, buttons, hidden, worked
from tests.portal.server.served import Served
from tests.services.hall_day import HallDay


@pytest.fixture
def citizen(phone: httpx.Client) -> Citizen:
    return Citizen(phone)


def test_three_taps_and_one_form_make_an_appointment(citizen: Citizen, portal: Served) -> None:
    days = citizen.phone.get(f"dat-hen/{CODE}")
    assert "set-cookie" not in days.headers
    assert "2026-11-24" not in buttons(days, "ngay")
    assert "Thứ Ba 24/11<small>" in days.text
    times = citizen.times(buttons(days, "ngay")[0])
    assert COOKIE in times.headers["set-cookie"]
    held = citizen.tap(times, buttons(times, "gio")[0])
    assert held.status_code == 303
    token = held.headers["location"].rpartition("/")[2]
    found = portal.services.booking.by_token(token)
    assert found.state is BookingState.HELD
    form = citizen.phone.get(f"h/{token}")
    assert "Chỗ này được giữ cho ông/bà" in form.text
    assert "Giấy chứng sinh" in form.text
    sent = citizen.send(f"h/{token}", form)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/h/{token}")
    found = portal.services.booking.by_token(token)
    assert (found.state, found.name, found.phone) == (BookingState.CONFIRMED, "Nguyễn Thị Minh Hà", "0912345678")
    page = citizen.phone.get(f"h/{token}")
    assert page.headers["cache-control"] == "no-store"
    assert "set-cookie" not in page.headers
    assert "Nguyễn T. M. H." in page.text
    assert "Minh Hà" not in page.text
    assert "0912" not in page.text
    assert f"{found.code[:3]} {found.code[3:]}" in page.text


def test_the_calendar_file_is_read_back(citizen: Citizen, portal: Served) -> None:
    address = citizen.booked()
    answered = citizen.phone.get(f"{address}/lich.ics")
    assert answered.headers["content-type"] == "text/calendar; charset=utf-8"
    found = portal.services.booking.by_token(address.rpartition("/")[2])
    (event,) = Calendar.from_ical(answered.content).walk("VEVENT")
    assert event.decoded("dtstart") == local(found.start, "UTC")
    assert event.decoded("dtend") == local(found.end, "UTC")
    assert "Đăng ký khai sinh" in str(event["summary"])
    assert address in str(event["description"])
    assert f"{found.code[:3]} {found.code[3:]}" in str(event["description"])
    assert len(event.subcomponents) == 2


def test_what_is_wrong_is_said_at_once_and_what_was_typed_stays(citizen: Citizen, portal: Served) -> None:
    address = citizen.held()
    answered = citizen.send(address, sdt="0912 345 67", dong_y="", ten="Bà Ké")
    assert answered.status_code == 422
    assert "Có 2 chỗ cần sửa" in answered.text
    assert "Số điện thoại thiếu 1 chữ số" in answered.text
    assert 'value="Bà Ké"' in answered.text
    assert 'value="0912 345 67"' in answered.text
    assert "vẫn được giữ đến" in answered.text
    assert portal.services.booking.by_token(address[2:]).state is BookingState.HELD
    assert citizen.send(address, answered).status_code == 303


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("ten", "", "Chưa có họ và tên"),
        ("ten", "12345", "Họ và tên chưa đúng"),
        ("sdt", "", "Chưa có số điện thoại"),
        ("sdt", "không có", "Số điện thoại chưa đúng"),
        ("sdt", "+1 202 555 0123", "Số điện thoại chưa đúng"),
        ("sdt_giup", "0912345678", "Thiếu tên người đặt giúp"),
        ("dap", "không biết", "Chưa trả lời đúng câu hỏi"),
        ("hoi", "a-1-b", "Chưa trả lời đúng câu hỏi"),
    ],
)
def test_each_field_says_what_to_do(citizen: Citizen, field: str, value: str, said: str) -> None:
    citizen.person[field] = value
    answered = citizen.send(citizen.held())
    assert answered.status_code == 422
    assert said in answered.text
    assert 'aria-invalid="true"' in answered.text


def test_an_answer_counts_once_and_work_counts_once(citizen: Citizen) -> None:
    first, second = citizen.held(0), citizen.held(1)
    page, proof = citizen.phone.get(second), worked(citizen.phone)
    fields = {"hoi": hidden(page, "hoi"), "dap": answer(page)}
    wrong = {"sdt": "0912 345 678", "ten": "Lò Thị Hoa", "dong_y": "1"}
    assert citizen.phone.post(second, data={"phieu": hidden(page, "phieu"), **wrong, **fields}).status_code == 303
    third = citizen.held(2)
    again = citizen.phone.get(third)
    assert citizen.phone.post(third, data={"phieu": hidden(again, "phieu"), **wrong, **fields}).status_code == 422
    sent = {"phieu": hidden(again, "phieu"), **wrong, "sdt": "0912 345 679", "altcha": proof}
    assert citizen.phone.post(third, data=sent).status_code == 303
    fourth = citizen.held(3)
    sent["phieu"] = hidden(citizen.phone.get(fourth), "phieu")
    assert citizen.phone.post(fourth, data=sent).status_code == 422
    assert first != second


def test_another_time_gives_the_first_one_back(citizen: Citizen, portal: Served) -> None:
    first, second = citizen.held(1, 0), citizen.held(1, 1)
    assert portal.services.booking.by_token(first[2:]).state is BookingState.CANCELLED
    assert portal.services.booking.by_token(second[2:]).state is BookingState.HELD
    start = str(portal.services.booking.by_token(first[2:]).start)
    assert start in buttons(citizen.times(citizen.days()[1]), "gio")


def test_a_form_whose_seat_was_given_back_goes_on_with_the_nearest_times(citizen: Citizen, portal: Served) -> None:
    first = citizen.held(1, 0)
    form = citizen.phone.get(first)
    second = citizen.held(1, 1)
    answered = citizen.send(first, form)
    assert answered.status_code == 409
    assert "không còn được giữ" in answered.text
    assert str(portal.services.booking.by_token(first[2:]).start) in buttons(answered, "gio")
    assert "không còn được giữ" in citizen.phone.get(first).text
    assert citizen.send(second).status_code == 303


def test_two_procedures_are_booked_side_by_side(citizen: Citizen, portal: Served) -> None:
    first = citizen.held(1, 0)
    form = citizen.phone.get(first)
    other = "2.000815"
    page = citizen.phone.get(f"dat-hen/{other}", params={"ngay": citizen.days()[1]})
    start = buttons(page, "gio")[3]
    tapped = citizen.phone.post(f"dat-hen/{other}", data={"phieu": hidden(page, "phieu"), "gio": start})
    assert tapped.status_code == 303
    assert citizen.send(first, form).status_code == 303
    assert citizen.send(tapped.headers["location"].lstrip("/")).status_code == 303
    assert portal.services.booking.by_token(first[2:]).state is BookingState.CONFIRMED


def test_a_double_tap_holds_one_seat_and_books_once(citizen: Citizen, portal: Served) -> None:
    page = citizen.times(citizen.days()[1])
    start = buttons(page, "gio")[0]
    taps = {citizen.tap(page, start).headers["location"] for _ in range(3)}
    assert len(taps) == 1
    address = taps.pop().lstrip("/")
    form = citizen.phone.get(address)
    assert {citizen.send(address, form).status_code for _ in range(2)} == {303}
    day = portal.services.booking.by_token(address[2:]).day
    assert sum(line.booked for line in portal.services.booking.day(day).lines) == 1


def test_a_hold_that_ran_out_is_still_booked_while_its_seat_is_free(citizen: Citizen, hall: HallDay) -> None:
    address = citizen.held()
    hall.clock.forward(15)
    page = citizen.phone.get(address)
    assert "Đã hết thời gian giữ chỗ" in page.text
    assert citizen.send(address, page).status_code == 303


def test_a_time_that_is_gone_offers_the_nearest(citizen: Citizen, portal: Served) -> None:
    day = citizen.days()[1]
    page = citizen.times(day)
    start = buttons(page, "gio")[2]
    with portal.phone() as other:
        rival = Citizen(other)
        while start in buttons(rival.times(day), "gio"):
            rival.phone.cookies.clear()
            assert rival.tap(rival.times(day), start).status_code == 303
    answered = citizen.tap(page, start)
    assert answered.status_code == 409
    assert "vừa hết chỗ" in answered.text
    nearest = answered.text.partition('class="errbox"')[2].partition("<section>")[0]
    offered = re.findall(r'name="gio" value="(\d+)"', nearest)
    assert 1 <= len(offered) <= 3
    assert citizen.tap(answered, offered[0]).status_code == 303


def test_moving_keeps_code_and_address(citizen: Citizen, portal: Served) -> None:
    address = citizen.booked()
    before = portal.services.booking.by_token(address[2:])
    days = citizen.phone.get(f"{address}/doi")
    times = citizen.phone.get(f"{address}/doi", params={"ngay": buttons(days, "ngay")[2]})
    start = buttons(times, "gio")[4]
    moved = citizen.phone.post(f"{address}/doi", data={"phieu": hidden(times, "phieu"), "gio": start})
    assert (moved.status_code, moved.headers["location"]) == (303, f"/{address}")
    after = portal.services.booking.by_token(address[2:])
    assert (after.code, after.token, after.start) == (before.code, before.token, int(start))
    assert after.state is BookingState.CONFIRMED


def test_cancelling_asks_first(citizen: Citizen, portal: Served) -> None:
    address = citizen.booked()
    assert "Hủy lịch hẹn này?" in citizen.phone.get(f"{address}/huy").text
    assert portal.services.booking.by_token(address[2:]).state is BookingState.CONFIRMED
    assert citizen.press(f"{address}/huy").status_code == 303
    assert portal.services.booking.by_token(address[2:]).state is BookingState.CANCELLED
    assert "Lịch hẹn đã hủy" in citizen.phone.get(address).text
    assert citizen.phone.get(f"{address}/huy").status_code == 303


def test_after_check_in_the_page_leads_to_the_number(citizen: Citizen, hall: HallDay) -> None:
    hall.open()
    address = citizen.booked(0)
    found = hall.services.booking.by_token(address[2:])
    hall.clock.forward((found.start - hall.clock() - 10 * MINUTE) / MINUTE)
    checked = hall.services.booking.check_in(hall.kiosk, found.id, key=new_key())
    page = citizen.phone.get(address)
    assert checked.ticket.number in page.text
    assert f'href="/s/{checked.ticket.token}"' in page.text


def test_code_and_whole_number_lead_to_the_appointment_and_nothing_less_does(citizen: Citizen, portal: Served) -> None:
    address = citizen.booked()
    code = portal.services.booking.by_token(address[2:]).code

    def look_up(code: str, phone: str) -> httpx.Response:
        page = citizen.phone.get("tra-cuu")
        sent = {"phieu": hidden(page, "phieu"), "hoi": hidden(page, "hoi"), "dap": answer(page)}
        return citizen.phone.post("tra-cuu", data={**sent, "ma": code, "sdt": phone})

    found = look_up(f"{code[:3]} {code[3:]}", "+84 912 345 678")
    assert (found.status_code, found.headers["location"]) == (303, f"/{address}")
    other = "000000" if code != "000000" else "000001"
    wrong_number, wrong_code = look_up(code, "0912345679"), look_up(other, "0912345678")
    assert wrong_number.status_code == wrong_code.status_code == 422
    said = "Mã và số điện thoại không khớp với lịch hẹn nào"
    assert said in wrong_number.text
    assert said in wrong_code.text
    assert look_up(code, "678").status_code == 422
    assert look_up("12", "0912345678").status_code == 422


def test_without_script_an_address_sends_few_forms_and_with_it_many(citizen: Citizen) -> None:
    page = citizen.times(citizen.days()[1])
    starts = buttons(page, "gio")
    statuses = [citizen.tap(page, starts[n % len(starts)] + "0").status_code for n in range(14)]
    assert set(statuses) == {409, 429}
    for _ in range(3):
        sent = {"phieu": hidden(page, "phieu"), "gio": starts[0], "altcha": worked(citizen.phone)}
        assert citizen.phone.post(f"dat-hen/{CODE}", data=sent).status_code == 303


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 18, "1e9", "0", "9" * 16])
def test_a_time_that_is_none_is_refused_kindly(citizen: Citizen, sent: str) -> None:
    answered = citizen.tap(citizen.times(citizen.days()[1]), sent)
    assert answered.status_code == 409
    assert "không đặt được" in answered.text or "vừa hết chỗ" in answered.text


@pytest.mark.parametrize("day", ["", "x", "2026-02-30", "0001-01-01", "9999-12-31", "2026-11-22", "2026-11-24"])
def test_a_day_that_is_none_shows_the_days_or_says_so(citizen: Citizen, day: str) -> None:
    answered = citizen.phone.get(f"dat-hen/{CODE}", params={"ngay": day})
    assert answered.status_code == 200
    assert "Chọn ngày" in answered.text


def test_where_the_office_takes_no_bookings_the_page_says_so(hall: HallDay, portal: Served) -> None:
    portal.server.running.portal.pulse.stop()
    portal.server.running.portal.shelf.renew(hall.services.public.catalogue())
    with portal.phone() as phone:
        for page in ("dat-hen", f"dat-hen/{CODE}"):
            answered = phone.get(page)
            assert answered.status_code == 404
            assert "chưa nhận đặt lịch" in answered.text
