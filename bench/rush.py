"""The morning rush: phones open, search and book within a minute while a desk calls and a kiosk gives numbers.

python -m bench.rush [--phones 300] [--seconds 60] [--databases sqlite,postgresql] [--json]
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.beside import Beside, Pace, desk, fill_hall, kiosk
from bench.figures import ms, quantile
from bench.forms import buttons, fill_in, tap
from bench.offices import BenchOffice, makers, run
from bench.web import Answer, Phone
from bench.web_servers import portal_of

COUNTERS = 6
WAITING = 60
PACE = Pace(call_every_s=0.25, number_every_s=0.5, calls_to_a_number=2)
"""As many come as are called, so that a call costs the same before the rush and in it."""
IDLE_S = 20.0
SEED = 7


async def _citizen(portal: str, code: str, wait_s: float, chance: random.Random, told: Counter[str]) -> list[float]:
    """One phone: the home page, a search, the procedure, a day, a time, the form; again when somebody was faster."""
    await asyncio.sleep(wait_s)
    phone, took = Phone(portal), []

    def noted(answer: Answer, *right: int) -> Answer:
        took.append(answer.took)
        told["right" if answer.status in right else "wrong"] += 1
        return answer

    async def times() -> str:
        return noted(await phone.ask(f"/dat-hen/{code}?ngay={chance.choice(days)}"), 200).text

    for path in ("/", "/tim?q=khai+sinh", f"/t/{code}"):
        noted(await phone.ask(path), 200)
    days = buttons(noted(await phone.ask(f"/dat-hen/{code}"), 200).text, "ngay")
    page = await times()
    for _attempt in range(5):
        free = buttons(page, "gio")
        if not free:
            page = await times()
            continue
        answer = noted(await tap(phone, code, page, chance.choice(free)), 303, 409)
        if answer.status == 303:
            address = answer.headers["location"]
            sent = noted(await fill_in(phone, address, chance.randrange(10**6)), 303)
            told["booked"] += sent.status == 303
            noted(await phone.ask(address), 200)
            break
        told["somebody was faster"] += 1
        page = answer.text
    phone.close()
    return took


async def _phones(portal: str, code: str, phones: int, seconds: float, told: Counter[str]) -> list[float]:
    chance = random.Random(SEED)
    people = [_citizen(portal, code, chance.random() * seconds * 0.9, chance, told) for _ in range(phones)]
    return [one for took in await asyncio.gather(*people) for one in took]


def measure(phones: int, seconds: float, databases: Sequence[str], *, idle_s: float = IDLE_S) -> dict[str, Any]:
    """The rush on each database."""
    made = {}
    with tempfile.TemporaryDirectory(prefix="onestop-bench-", ignore_cleanup_errors=True) as folder:
        for name in databases:
            with makers(Path(folder), COUNTERS) as here:
                made[name] = _rush(here.office(name), phones, seconds, idle_s)
    return made


def _waiting(office: BenchOffice) -> int:
    return int(run(office.address, "SELECT count(*) FROM ticket WHERE state = 'waiting'")[0][0])


def _rush(office: BenchOffice, phones: int, seconds: float, idle_s: float) -> dict[str, Any]:
    with closing(office.open()) as services:
        code = next(p.code for p in services.procedures.all_in_force() if p.line_id == office.line_id)
    fill_hall(office, WAITING)
    with portal_of(office) as portal:
        calling, giving = Beside(desk, office, PACE), Beside(kiosk, office, PACE)
        time.sleep(idle_s)
        waiting = [_waiting(office)]
        began = time.time()
        told: Counter[str] = Counter()
        took = asyncio.run(_phones(portal.address, code, phones, seconds, told))
        ended = time.time()
        waiting.append(_waiting(office))
        calls, numbers = calling.stop(), giving.stop()
        memory = portal.memory_mib()
    idle, busy = calls.between(0, began)[2:], calls.between(began, ended)
    return {
        "phones": phones,
        "seconds": round(ended - began, 1),
        "requests": len(took),
        "wrong": told["wrong"],
        "booked": told["booked"],
        "somebody_was_faster": told["somebody was faster"],
        "p50_ms": ms(quantile(took, 0.5)),
        "p99_ms": ms(quantile(took, 0.99)),
        "next_idle_ms": ms(quantile(idle, 0.5)),
        "next_busy_ms": ms(quantile(busy, 0.5)),
        "next_ratio": round(quantile(busy, 0.5) / max(quantile(idle, 0.5), 1e-9), 2),
        "next_busy_p99_ms": ms(quantile(busy, 0.99)),
        "next_refused": len(calls.refused),
        "calls": len(busy),
        "numbers": len(numbers.between(began, ended)),
        "waiting": waiting,
        "memory_mib": memory,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Plays the rush and prints; 1 when anything was answered wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.rush", description=__doc__)
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.phones, said.seconds, said.databases.split(","))
    print(json.dumps(found, indent=None if said.json else 2))
    return int(any(figures["wrong"] for figures in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
