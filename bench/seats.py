"""G2 and T6: eight clients want more seats over HTTP than there are; every seat goes once, and how fast.

python -m bench.seats [--attempts 2400] [--seats 1800] [--databases sqlite,postgresql] [--json]
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import ms, quantile
from bench.forms import fill_in, tap
from bench.offices import BenchOffice, makers, run
from bench.web import Phone
from bench.web_servers import portal_of
from onestop_desk.services import Services
from onestop_desk.services.booking.views import CITIZEN

CLIENTS, COUNTERS = 8, 10
SEED = 11


@dataclass(frozen=True)
class Wanted:
    """The starts that are fought for, on one day each."""

    code: str
    starts: dict[int, str]
    """Start -> its day."""
    seats: int


@dataclass
class Try:
    """One person's try for one seat, as far as it has come."""

    number: int
    start: int
    cookie: str = ""
    page: str = ""
    held: str = ""
    """The address of the held seat."""


@dataclass
class Fight:
    """What the clients got: seconds of each answer, and how long each part took in all."""

    held: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    confirmed: list[float] = field(default_factory=list)
    wrong: int = 0
    holding_s: float = 0.0
    confirming_s: float = 0.0


def _wanted(services: Services, line_id: str, most: int) -> Wanted:
    code = next(p.code for p in services.procedures.all_in_force() if p.line_id == line_id)
    starts: dict[int, str] = {}
    seats = 0
    # Today is left alone: its lead time runs on while the bench runs.
    for day in [found.day for found in services.booking.days(line_id, CITIZEN) if found.seats][1:]:
        for slot in services.booking.times(line_id, day, CITIZEN):
            if seats + slot.seats > most:
                return Wanted(code, starts, seats)
            starts[slot.start], seats = day.isoformat(), seats + slot.seats
    return Wanted(code, starts, seats)


Step = Callable[[Phone, Try], Awaitable[None]]


async def _all(portal: str, tries: Sequence[Try], step: Step) -> float:
    """Eight clients take one step for everybody, each time as somebody else; the seconds it took."""
    shared = iter(tries)

    async def client() -> None:
        phone = Phone(portal)
        for one in shared:
            phone.cookie, phone.source = one.cookie, f"10.9.{one.number // 256}.{one.number % 256}"
            await step(phone, one)
            one.cookie = phone.cookie
        phone.close()

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return time.perf_counter() - began


async def _fight(portal: str, wanted: Wanted, attempts: int) -> Fight:
    """Everybody opens the times, then all tap, then the winners open the form, then they send it."""
    starts, fight = list(wanted.starts), Fight()
    tries = [Try(number, starts[number % len(starts)]) for number in range(attempts)]
    random.Random(SEED).shuffle(tries)

    async def look(phone: Phone, one: Try) -> None:
        one.page = (await phone.ask(f"/dat-hen/{wanted.code}?ngay={wanted.starts[one.start]}")).text

    async def hold(phone: Phone, one: Try) -> None:
        answer = await tap(phone, wanted.code, one.page, str(one.start))
        one.held = answer.headers["location"] if answer.status == 303 else ""
        fight.wrong += answer.status not in {303, 409}
        (fight.held if one.held else fight.refused).append(answer.took)

    async def open_form(phone: Phone, one: Try) -> None:
        one.page = (await phone.ask(one.held)).text

    async def confirm(phone: Phone, one: Try) -> None:
        answer = await fill_in(phone, one.held, one.number, page=one.page)
        fight.wrong += answer.status != 303
        fight.confirmed.append(answer.took)

    await _all(portal, tries, look)
    fight.holding_s = await _all(portal, tries, hold)
    winners = [one for one in tries if one.held]
    await _all(portal, winners, open_form)
    fight.confirming_s = await _all(portal, winners, confirm)
    return fight


def measure(attempts: int, seats: int, databases: Sequence[str], *, counters: int = COUNTERS) -> dict[str, Any]:
    """The fight on each database."""
    made = {}
    with tempfile.TemporaryDirectory(prefix="onestop-bench-", ignore_cleanup_errors=True) as folder:
        for name in databases:
            with makers(Path(folder), counters) as here:
                made[name] = _fought(here.office(name), attempts, seats)
    return made


def _fought(office: BenchOffice, attempts: int, most: int) -> dict[str, Any]:
    with closing(office.open()) as services:
        wanted = _wanted(services, office.line_id, most)
    with portal_of(office) as portal:
        fight = asyncio.run(_fight(portal.address, wanted, attempts))
    booked = int(run(office.address, "SELECT count(*) FROM appointment WHERE state = 'confirmed'")[0][0])
    return {
        "attempts": attempts,
        "seats": wanted.seats,
        "booked": booked,
        "right": min(wanted.seats, attempts),
        "twice": twice(office),
        "wrong": fight.wrong,
        "held_and_refused_per_s": round(attempts / fight.holding_s, 1),
        "confirmed_per_s": round(len(fight.confirmed) / fight.confirming_s, 1),
        "hold": _figures(fight.held),
        "confirm": _figures(fight.confirmed),
        "refusal": _figures(fight.refused),
    }


def _figures(took: Sequence[float]) -> dict[str, float]:
    return {"count": len(took), "p50_ms": ms(quantile(took, 0.5)), "p99_ms": ms(quantile(took, 0.99))}


def twice(office: BenchOffice) -> int:
    """Seats that were given twice."""
    sql = (
        "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM seat WHERE live = 1"
        " GROUP BY office_id, line_id, start, kind, number HAVING count(*) > 1) x"
    )
    return int(run(office.address, sql)[0][0])


def is_wrong(found: dict[str, Any]) -> bool:
    """Whether a seat went twice, or stayed free while somebody wanted it, or anything was answered wrong."""
    return bool(found["twice"] or found["wrong"] or found["booked"] != found["right"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.seats", description=__doc__)
    parser.add_argument("--attempts", type=int, default=2_400)
    parser.add_argument("--seats", type=int, default=1_800)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.attempts, said.seats, said.databases.split(","))
    print(json.dumps(found, indent=None if said.json else 2))
    return int(any(is_wrong(figures) for figures in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
