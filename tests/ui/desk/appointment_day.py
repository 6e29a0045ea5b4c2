"""Fills the demo office with appointments, the same each time, for the pictures and tests of the page Lịch hẹn."""

from datetime import date, timedelta
from random import Random

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.views import STAFF, Appointment
from onestop_desk.services.keys import new_key

GIVEN = [
    "Yến", "Toàn", "Hiền", "Quý", "Lan", "Sơn", "Hường", "Bắc", "Mến", "Thúy", "Đạt", "Nga", "Kiên", "Luyến", "Phú",
    "Hậu", "Vinh", "Tâm", "Oanh", "Duyên", "Thắng", "Minh",
]  # fmt: skip
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đồng", "Giáp", "Thân"]


def book(
    services: Services,
    actor: Actor,
    line_id: str,
    start: int,
    *,
    name: str = "Đồng Thị Hằng",
    phone: str = "0987214605",
) -> Appointment:
    """One appointment, made at the desk."""
    held = services.booking.hold(actor, line_id, start, key=new_key(), by=BookedBy.DESK, asker=STAFF)
    return services.booking.confirm(
        actor, held.appointment_id, key=new_key(), name=name, phone=phone, consent=True, sure=True
    )


def fill(services: Services, actor: Actor, day: date, *, part: float = 0.6, days: int = 1, seed: int = 4) -> int:
    """Books a part of the seats of some days; how many."""
    dice, made = Random(seed), 0
    for ahead in range(days):
        when = day + timedelta(days=ahead)
        for line in services.office.lines():
            for slot in services.booking.times(line.id, when, STAFF):
                for _seat in range(slot.seats):
                    if dice.random() > part:
                        continue
                    name = f"{dice.choice(FAMILY)} Thị {dice.choice(GIVEN)}"
                    try:
                        book(services, actor, line.id, slot.start, name=name, phone=f"09{dice.randrange(10**8):08d}")
                    except Refusal:
                        continue
                    made += 1
    return made
