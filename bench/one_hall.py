"""A whole hall behind one address: 400 bookings and 600 further pages within one real minute, with the real limits.

python -m bench.one_hall [--bookings 400] [--pages 600] [--seconds 60] [--databases sqlite] [--json]
"""

import argparse
import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.figures import ms, quantile
from bench.forms import buttons, fill_in, tap
from bench.offices import BenchOffice, makers, run
from bench.seats import twice
from bench.web import Phone
from bench.web_servers import portal_of

COUNTERS = 20
FILLING_S = 15.0
"""The slowest take so long to write their name and number; a fifth has it filled in by the phone."""


async def _books(
    address: str, code: str, number: int, told: Counter[str], took: list[float], *, wait_s: float, filling_s: float
) -> None:
    """A phone with script: a day, a time, the form; another time when somebody was faster."""
    await asyncio.sleep(wait_s)
    phone = Phone(address)
    days = buttons((await phone.ask(f"/dat-hen/{code}")).text, "ngay")
    page = (await phone.ask(f"/dat-hen/{code}?ngay={days[1 + number % (len(days) - 1)]}")).text
    for attempt in range(5):
        free = buttons(page, "gio")
        answer = await tap(phone, code, page, free[(number * 7 + attempt) % len(free)], script=True)
        took.append(answer.took)
        told[f"tap {answer.status}"] += 1
        if answer.status == 303:
            phone.close()
            await asyncio.sleep(filling_s * (number % 5) / 4)
            sent = await fill_in(phone, answer.headers["location"], number, script=True)
            took.append(sent.took)
            told[f"booking {sent.status}"] += 1
            break
        page = answer.text
    phone.close()


async def _reads(address: str, code: str, wait_s: float, told: Counter[str], took: list[float]) -> None:
    await asyncio.sleep(wait_s)
    phone = Phone(address)
    answer = await phone.ask(f"/t/{code}")
    took.append(answer.took)
    told[f"page {answer.status}"] += 1
    phone.close()


async def _minute(
    address: str, code: str, bookings: int, pages: int, seconds: float, filling_s: float
) -> tuple[Counter[str], list[float]]:
    told: Counter[str] = Counter()
    took: list[float] = []
    people = [
        _books(address, code, n, told, took, wait_s=n * seconds / bookings, filling_s=filling_s)
        for n in range(bookings)
    ]
    readers = [_reads(address, code, n * seconds / pages, told, took) for n in range(pages)]
    await asyncio.gather(*people, *readers)
    return told, took


def measure(
    bookings: int, pages: int, seconds: float, databases: Sequence[str], *, filling_s: float = FILLING_S
) -> dict[str, Any]:
    """The minute on each database."""
    made = {}
    with tempfile.TemporaryDirectory(prefix="onestop-bench-", ignore_cleanup_errors=True) as folder:
        for name in databases:
            with makers(Path(folder), COUNTERS) as here:
                made[name] = _passed(here.office(name), bookings, pages, seconds, filling_s)
    return made


def _passed(office: BenchOffice, bookings: int, pages: int, seconds: float, filling_s: float) -> dict[str, Any]:
    with closing(office.open()) as services:
        code = next(p.code for p in services.procedures.all_in_force() if p.line_id == office.line_id)
    with portal_of(office, strict=True) as portal:
        told, took = asyncio.run(_minute(portal.address, code, bookings, pages, seconds, filling_s))
    booked = int(run(office.address, "SELECT count(*) FROM appointment WHERE state = 'confirmed'")[0][0])
    return {
        "told": dict(told),
        "booked": booked,
        "wanted": bookings,
        "pages": told["page 200"],
        "twice": twice(office),
        "p50_ms": ms(quantile(took, 0.5)),
        "p99_ms": ms(quantile(took, 0.99)),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Plays the minute and prints; 1 when anybody was turned away."""
    parser = argparse.ArgumentParser(prog="python -m bench.one_hall", description=__doc__)
    parser.add_argument("--bookings", type=int, default=400)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--databases", default="sqlite")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.bookings, said.pages, said.seconds, said.databases.split(","))
    print(json.dumps(found, indent=None if said.json else 2))
    return int(any(f["booked"] != f["wanted"] or f["pages"] != said.pages or f["twice"] for f in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
