"""A whole hall behind one address books within a minute, each with a phone of their own."""

import time

from portal.limits import Limits
from tests.portal.server.citizen import CODE, Citizen, buttons, hidden, worked
from tests.portal.server.served import Served

PEOPLE = 60
LIGHT = 40
"""Less work than a phone does, since one process does it here for everybody."""


def test_sixty_people_behind_one_address_book_one_after_the_other(portal: Served) -> None:
    portal.server.running.portal.robots._hardest = LIGHT
    began = time.monotonic()
    booked = 0
    with portal.phone() as phone:
        days = Citizen(phone).days()
    for number in range(PEOPLE):
        with portal.phone() as phone:
            citizen = Citizen(phone)
            page = citizen.times(days[1 + number % (len(days) - 1)])
            sent = {"phieu": hidden(page, "phieu"), "gio": buttons(page, "gio")[0], "altcha": worked(phone)}
            held = phone.post(f"dat-hen/{CODE}", data=sent)
            assert held.status_code == 303, held.text
            address = held.headers["location"].lstrip("/")
            person = {"ten": f"Nguyễn Văn {'ABCDEGHIKL'[number % 10]}", "sdt": f"0912 345 {number:03}", "dong_y": "1"}
            form = {"phieu": hidden(phone.get(address), "phieu"), "altcha": worked(phone), **person}
            booked += phone.post(address, data=form).status_code == 303
    assert booked == PEOPLE
    took = time.monotonic() - began
    # Nobody waited for a limit: at this pace four hundred a minute pass, and the limits allow more than that.
    limits = Limits()
    assert limits.sent.most >= 2 * 400
    assert limits.pages.most >= 600
    assert took < 60
