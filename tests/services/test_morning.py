"""The day ahead beside the morning check: hours, appointments, counters, and what is good to know."""

from datetime import date

from onestop_desk.services.keys import new_key
from onestop_desk.words import morning
from tests.services.hall_day import HallDay


def test_it_tells_the_day_off_of_tomorrow_who_is_away_and_who_has_opened(hall: HallDay) -> None:
    counter_id = hall.open(2)
    hall.services.booking.set_absence(hall.head, hall.counters[4], date(2026, 11, 23), "09:00", "09:45", "đi họp")
    found = hall.services.checks.morning()
    assert found.day == date(2026, 11, 23)
    assert len(found.sessions) == 2
    assert [counter.number for counter in found.counters] == sorted(hall.counters)
    assert found.opened == {counter_id: hall.clock()}
    told = [morning.note(note.code, note.facts) for note in found.notes]
    assert ("Mai, 24/11, nghỉ", "Ngày Văn hóa Việt Nam.") in told
    assert ("Quầy 4 vắng", "từ 09:00 đến 09:45: đi họp.") in told


def test_the_first_appointments_are_named(hall: HallDay) -> None:
    from onestop_desk.domain.bookings import BookedBy
    from onestop_desk.services.booking.views import STAFF

    booking, day = hall.services.booking, date(2026, 11, 23)
    slots = [slot for slot in booking.times(hall.lines["B"], day, STAFF) if slot.seats][:4]
    for number, slot in enumerate(slots):
        held = booking.hold(hall.clerk, hall.lines["B"], slot.start, key=new_key(), by=BookedBy.DESK, asker=STAFF)
        phone = f"09123456{number:02}"
        booking.confirm(hall.clerk, held.appointment_id, key=new_key(), name=f"Mẫu {number}", phone=phone, consent=True)
    found = hall.services.checks.morning()
    assert found.booked == 4
    assert [visit.start for visit in found.first] == [slot.start for slot in slots[:3]]
    assert found.first[0].name == "Mẫu 0"


def test_each_remark_has_its_words() -> None:
    assert morning.note("replaced", {"code": "1.001776", "successor": "1.116909"}) == (
        "Thủ tục 1.001776",
        "đã được thay bằng 1.116909.",
    )
    assert morning.note("upcoming", {"code": "1.000001", "day": "2026-12-01"})[1] == "áp dụng từ 01/12/2026."
    assert morning.note("leaving", {"code": "1.000001", "day": "2026-12-01"})[1] == "hết áp dụng sau 01/12/2026."
    assert morning.note("day_off", {"day": "2026-11-27", "name": "", "ahead": 4}) == ("Thứ Sáu 27/11 nghỉ", "")
