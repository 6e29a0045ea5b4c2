"""The morning rush: phones open, search and book within a minute while a desk calls and a kiosk gives numbers.

python -m bench.rush [--phones 300] [--seconds 60] [--databases sqlite,postgresql] [--json]
"""

import argparse
import asyncio
import json
import multiprocessing
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.figures import ms, quantile
from bench.offices import BenchOffice, makers
from bench.web import Phone
from bench.web_servers import portal_of
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.actors import station
from onestop_desk.services.keys import new_key

COUNTERS = 6
WAITING = 60
CALL_EVERY_S = 0.25
NUMBER_EVERY_S = 0.5
IDLE_S = 8.0
SEED = 7
_FIGURES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _desk(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    """A counter that calls, receives and finishes; says when each call was made and how long it took."""
    with closing(office.open()) as services:
        actor, took = services.sign_in.demo(office.staff_id), []
        pipe.send("ready")
        for turn in range(1_000_000):
            if pipe.poll():
                break
            counter = office.counters[turn % len(office.counters)]
            begun, before = time.time(), time.perf_counter()
            try:
                called = services.desk.call_next(actor, counter, key=new_key())
            except Refusal:
                called = None
            took.append((begun, time.perf_counter() - before))
            if called is not None:
                moved = services.desk.come(actor, called.ticket_id, expected=called.version)
                visit = services.desk.view(counter).visit
                ends = [Finish(p.id, Outcome.RECEIVED) for p in visit.procedures] if visit else []
                services.desk.finish(
                    actor, counter, called.ticket_id, ends, call_next=False, key=new_key(), expected=moved.version
                )
            time.sleep(CALL_EVERY_S)
        pipe.send(took)


def _kiosk(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    """Gives a number every half second."""
    with closing(office.open()) as services:
        actor, took = station("kiosk"), []
        pipe.send("ready")
        while not pipe.poll():
            begun, before = time.time(), time.perf_counter()
            services.kiosk.take_number(actor, office.line_id, key=new_key())
            took.append((begun, time.perf_counter() - before))
            time.sleep(NUMBER_EVERY_S)
        pipe.send(took)


class _Beside:
    """Something that works in a process of its own until it is told to stop."""

    def __init__(self, target: Callable[..., None], office: BenchOffice) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=target, args=(office, theirs))
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def stop(self) -> list[tuple[float, float]]:
        """(instant, seconds) of everything it did."""
        self._pipe.send("stop")
        took: list[tuple[float, float]] = self._pipe.recv()
        self._process.join(20)
        return took


async def _citizen(portal: str, code: str, wait_s: float, chance: random.Random, told: Counter[str]) -> list[float]:
    """One phone: the home page, a search, the procedure, a day, a time, the form; again when somebody was faster."""
    await asyncio.sleep(wait_s)
    phone, took = Phone(portal), []

    async def ask(path: str, form: dict[str, str] | None = None, *, right: tuple[int, ...] = (200,)) -> tuple[int, str]:
        answer = await phone.ask(path, form)
        took.append(answer.took)
        told["wrong" if answer.status not in right else "right"] += 1
        return answer.status, answer.headers.get("location") or answer.text

    def hidden(page: str, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', page)
        return found[1] if found else ""

    await ask("/")
    await ask("/tim?q=khai+sinh")
    await ask(f"/t/{code}")
    days = re.findall(r'<button name="ngay" value="([^"]+)"', (await ask(f"/dat-hen/{code}"))[1])
    page = (await ask(f"/dat-hen/{code}?ngay={chance.choice(days)}"))[1]
    for _attempt in range(5):
        free = re.findall(r'<button name="gio" value="([^"]+)"', page)
        if not free:
            page = (await ask(f"/dat-hen/{code}?ngay={chance.choice(days)}"))[1]
            continue
        form = {"phieu": hidden(page, "phieu"), "gio": chance.choice(free)}
        status, page = await ask(f"/dat-hen/{code}", form, right=(303, 409))
        if status == 303:
            break
        told["somebody was faster"] += 1
    else:
        return took
    address = page
    shown = (await ask(address))[1]
    sums = re.search(r"(\w+) cộng (\w+) bằng mấy", shown)
    answer = str(sum(_FIGURES.index(word.lower()) for word in sums.groups())) if sums else ""
    person = {"ten": "Nguyễn Văn A", "sdt": f"0912{chance.randrange(10**6):06}", "dong_y": "1"}
    form = {"phieu": hidden(shown, "phieu"), "hoi": hidden(shown, "hoi"), "dap": answer, **person}
    status, _ = await ask(address, form, right=(303,))
    told["booked"] += status == 303
    await ask(address)
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


def _rush(office: BenchOffice, phones: int, seconds: float, idle_s: float) -> dict[str, Any]:
    with closing(office.open()) as services:
        code = next(p.code for p in services.procedures.all_in_force() if p.line_id == office.line_id)
        for _ in range(WAITING):
            services.kiosk.take_number(station("kiosk"), office.line_id, key=new_key())
    with portal_of(office) as portal:
        desk, kiosk = _Beside(_desk, office), _Beside(_kiosk, office)
        time.sleep(idle_s)
        began = time.time()
        told: Counter[str] = Counter()
        took = asyncio.run(_phones(portal.address, code, phones, seconds, told))
        ended = time.time()
        calls, numbers = desk.stop(), kiosk.stop()
        memory = portal.memory_mib()
    idle = [spent for at, spent in calls if at < began][2:]
    busy = [spent for at, spent in calls if began <= at <= ended]
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
        "calls": len(busy),
        "numbers": sum(began <= at <= ended for at, _spent in numbers),
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
