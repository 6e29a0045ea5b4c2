"""Two hundred phones race for the last seat over HTTP, on both databases: one wins, others get the nearest times."""

import asyncio
import re
from collections import Counter

import httpx
import pytest

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.booking.views import CITIZEN
from onestop_desk.services.keys import new_key
from portal.limits import Allowance, Limits
from tests.portal.server.citizen import CODE, buttons, hidden
from tests.portal.server.served import PATIENCE_S, Served, served

PHONES = 200
PLENTY = Limits(pages=Allowance(100_000, 60), sent=Allowance(100_000, 60), unproven=Allowance(100_000, 60))


async def race(portal: Served, day: str, start: int) -> list[httpx.Response]:
    """Everybody opens the times of a day, and then all tap the same one."""
    limits = httpx.Limits(max_connections=PHONES)
    async with httpx.AsyncClient(base_url=portal.address, limits=limits, timeout=PATIENCE_S, trust_env=False) as phone:
        pages = await asyncio.gather(
            *(phone.get(f"dat-hen/{CODE}", params={"ngay": day}, headers={"cookie": ""}) for _ in range(PHONES))
        )

        async def tap(page: httpx.Response) -> httpx.Response:
            cookie = page.headers["set-cookie"].partition(";")[0]
            sent = {"phieu": hidden(page, "phieu"), "gio": str(start)}
            return await phone.post(f"dat-hen/{CODE}", data=sent, headers={"cookie": cookie})

        phone.cookies.clear()
        return list(await asyncio.gather(*(tap(page) for page in pages)))


@pytest.mark.race
def test_exactly_one_gets_the_last_seat(services: Services) -> None:
    view = services.procedures.by_code(CODE)
    line = view.line_id or ""
    day = services.booking.days(line, CITIZEN)[2].day
    slot = next(found for found in services.booking.times(line, day, CITIZEN) if found.seats)
    for _ in range(slot.seats - 1):
        services.booking.hold(SYSTEM, line, slot.start, key=new_key(), by=BookedBy.WEB, procedure_ids=[view.id])
    with served(services, limits=PLENTY) as portal:
        answers = asyncio.run(race(portal, day.isoformat(), slot.start))
    assert Counter(answer.status_code for answer in answers) == {303: 1, 409: PHONES - 1}
    for answer in answers:
        if answer.status_code == 409:
            nearest = answer.text.partition('class="errbox"')[2].partition("<section>")[0]
            offered = re.findall(r'name="gio" value="(\d+)"', nearest)
            assert len(offered) == 3
            assert str(slot.start) not in buttons(answer, "gio")
    after = {found.start: found.seats for found in services.booking.times(line, day, CITIZEN)}
    assert after[slot.start] == 0
