"""T5-T7 and T12: the portal beside a bare web application of the same run, booking over HTTP, memory.

python -m bench.portal [--seconds 3] [--rounds 3] [--databases sqlite,postgresql] [--json]
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.figures import ms, quantile, spread
from bench.forms import buttons, hidden
from bench.offices import BenchOffice, makers
from bench.seats import twice
from bench.web import Load, Phone, load
from bench.web_servers import bare_of, portal_of

CONNECTIONS = 16
RIVALS = 8
COUNTERS = 10


async def _pages(portal: str, bare: str, code: str, seconds: float) -> dict[str, Load]:
    """Each page once, one after the other, so that none disturbs another."""
    phone = Phone(portal)
    days = buttons((await phone.ask(f"/dat-hen/{code}")).text, "ngay")
    phone.close()
    asked = {
        "bare_json": (bare, "/json"),
        "cached_procedure": (portal, f"/t/{code}"),
        "bare_page": (bare, "/page"),
        "home": (portal, "/"),
        "days": (portal, f"/dat-hen/{code}"),
        "times": (portal, f"/dat-hen/{code}?ngay={days[-1]}"),
    }
    return {name: await load(at, path, CONNECTIONS, seconds) for name, (at, path) in asked.items()}


async def _alone(portal: str, code: str, count: int) -> dict[str, float]:
    """What one phone waits for the free times of a day, and for the days of two weeks."""
    phone, took = Phone(portal), {}
    days = buttons((await phone.ask(f"/dat-hen/{code}")).text, "ngay")
    for name, path in (("times", f"/dat-hen/{code}?ngay={days[-1]}"), ("days", f"/dat-hen/{code}")):
        answers = [(await phone.ask(path)).took for _ in range(count)]
        took[f"{name}_p50_ms"], took[f"{name}_p99_ms"] = ms(quantile(answers, 0.5)), ms(quantile(answers, 0.99))
    phone.close()
    return took


async def _book(portal: str, code: str, seconds: float) -> dict[str, float]:
    """Rivals tap times as fast as they can: the seats that are left, until there are none, then only refusals."""
    until = time.perf_counter() + seconds
    good: list[float] = []
    refused: list[float] = []

    async def rival(number: int) -> None:
        phone = Phone(portal)
        days = buttons((await phone.ask(f"/dat-hen/{code}")).text, "ngay")
        turn = number
        while time.perf_counter() < until:
            page = await phone.ask(f"/dat-hen/{code}?ngay={days[turn % len(days)]}")
            free, seal = buttons(page.text, "gio"), hidden(page.text, "phieu")
            turn += 1
            for start in free[number % 3 :: 3] or ["1"]:
                cookie = phone.cookie
                answer = await phone.ask(f"/dat-hen/{code}", {"phieu": seal, "gio": start})
                phone.cookie = cookie
                (good if answer.status == 303 else refused).append(answer.took)
                if time.perf_counter() >= until:
                    break
        phone.close()

    began = time.perf_counter()
    await asyncio.gather(*(rival(number) for number in range(RIVALS)))
    spent = time.perf_counter() - began
    return {
        "held": len(good),
        "held_per_s_of_posting": round(len(good) / max(sum(good) / RIVALS, 1e-9), 1),
        "held_per_s": round(len(good) / spent, 1),
        "held_p50_ms": ms(quantile(good, 0.5)),
        "held_p99_ms": ms(quantile(good, 0.99)),
        "refused": len(refused),
        "refused_p99_ms": ms(quantile(refused, 0.99)),
    }


def measure(seconds: float, rounds: int, databases: Sequence[str], *, counters: int = COUNTERS) -> dict[str, Any]:
    """The figures of each database."""
    made: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="onestop-bench-", ignore_cleanup_errors=True) as folder:
        for name in databases:
            with makers(Path(folder), counters) as made_here:
                office = made_here.office(name)
                code = _code_of(office)
                made[name] = _one(office, code, seconds, rounds)
    return made


def _one(office: BenchOffice, code: str, seconds: float, rounds: int) -> dict[str, Any]:
    with bare_of(office) as bare, portal_of(office) as portal:
        started = portal.memory_mib()
        found = [asyncio.run(_pages(portal.address, bare.address, code, seconds)) for _ in range(rounds)]
        alone = asyncio.run(_alone(portal.address, code, 100))
        booking = asyncio.run(_book(portal.address, code, seconds))
        return {
            "pages": {page: asdict(found[0][page]) for page in found[0]},
            "ratios": _ratios(found),
            "alone": alone,
            "booking": booking,
            "seats_twice": twice(office),
            "memory_mib": {"started": started, "afterwards": portal.memory_mib()},
        }


def _code_of(office: BenchOffice) -> str:
    """A procedure of the line that the bench's counters serve."""
    with closing(office.open()) as services:
        return next(p.code for p in services.procedures.all_in_force() if p.line_id == office.line_id)


def _ratios(found: Sequence[dict[str, Load]]) -> dict[str, dict[str, float]]:
    beside = {"cached_procedure": "bare_json", "home": "bare_page", "days": "bare_page", "times": "bare_page"}
    return {
        name: {k: round(v, 3) for k, v in spread([r[name].per_s / r[limit].per_s for r in found]).items()}
        for name, limit in beside.items()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when a seat was given twice."""
    parser = argparse.ArgumentParser(prog="python -m bench.portal", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.seconds, said.rounds, said.databases.split(","))
    print(json.dumps(found, indent=None if said.json else 2))
    return int(any(figures["seats_twice"] for figures in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
