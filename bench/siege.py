"""Whether the desk notices a siege of the portal: junk tokens, connections that say nothing, bodies without end.

python -m bench.siege [--seconds 20] [--tokens 10000] [--per-second 400] [--databases sqlite,postgresql] [--json]
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.beside import Beside, Did, Pace, desk, fill_hall
from bench.figures import ms, quantile
from bench.offices import BenchOffice, makers
from bench.web import Phone
from bench.web_servers import Running, portal_of
from onestop_desk.services.keys import new_token

COUNTERS, WAITING = 6, 60
PACE = Pace(call_every_s=0.05)
JUNK_CONNECTIONS = 4
SLOW_CONNECTIONS = 350
"""More than the portal lets say nothing at the same time."""
BODY, BODY_CONNECTIONS = 2_000_000, 2
TIMES_IDLE, FLOOR_S = 1.5, 0.010
"""The desk has noticed when the slowest call of a hundred takes longer than so many times idle and this."""

Attack = Callable[[str, float], Coroutine[Any, Any, Counter[str]]]


class _Drip:
    """Connections that begin a request and add a letter now and then."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self._host, self._port = where.hostname, where.port
        self.told: Counter[str] = Counter()

    async def one(self, until: float) -> None:
        while time.monotonic() < until:
            try:
                reader, writer = await asyncio.open_connection(self._host, self._port)
                writer.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ")
                while time.monotonic() < until and not reader.at_eof():
                    writer.write(b"a")
                    await writer.drain()
                    await asyncio.sleep(0.5)
                self.told["hung up on"] += reader.at_eof()
                writer.close()
            except OSError:
                self.told["hung up on"] += 1


async def slow(address: str, seconds: float) -> Counter[str]:
    """Hundreds of connections that never say what they want; how often they were hung up on."""
    drip, until = _Drip(address), time.monotonic() + seconds
    await asyncio.gather(*(drip.one(until) for _ in range(SLOW_CONNECTIONS)))
    return drip.told


async def bodies(address: str, seconds: float) -> Counter[str]:
    """Forms of two million letters, one after the other; what was answered."""
    where, until = urlsplit(address), time.monotonic() + seconds
    told: Counter[str] = Counter()
    head = f"POST /tra-cuu HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {BODY}\r\n\r\n".encode()

    async def one() -> None:
        while time.monotonic() < until:
            reader, writer = await asyncio.open_connection(where.hostname, where.port)
            try:
                writer.write(head + b"a" * BODY)
                await writer.drain()
                told[(await reader.readline()).decode("latin-1")[9:12] or "hung up on"] += 1
            except OSError:
                told["hung up on"] += 1
            writer.close()

    await asyncio.gather(*(one() for _ in range(BODY_CONNECTIONS)))
    return told


def junk(tokens: int, per_s: float, *, addresses: bool) -> Attack:
    """So many made-up tokens at such a pace, from one address or each from another one; what was answered."""

    async def asked(address: str, _seconds: float) -> Counter[str]:
        told: Counter[str] = Counter()
        began = time.monotonic()

        async def one(first: int) -> None:
            phone = Phone(address)
            for turn in range(first, tokens, JUNK_CONNECTIONS):
                await asyncio.sleep(began + turn / per_s - time.monotonic())
                phone.source = f"10.{turn // 65_536}.{turn // 256 % 256}.{turn % 256}" if addresses else ""
                told[str((await phone.ask(f"/{'hs'[turn % 2]}/{new_token()}")).status)] += 1
            phone.close()

        await asyncio.gather(*(one(first) for first in range(JUNK_CONNECTIONS)))
        return told

    return asked


def measure(seconds: float, tokens: int, per_s: float, databases: Sequence[str]) -> dict[str, Any]:
    """What *next* takes idle and under each attack, on each database."""
    attacks: dict[str, Attack] = {
        "junk_of_one_address": junk(tokens, per_s, addresses=False),
        "junk_of_many_addresses": junk(tokens, per_s, addresses=True),
        "slow": slow,
        "bodies": bodies,
    }
    made = {}
    with tempfile.TemporaryDirectory(prefix="onestop-bench-", ignore_cleanup_errors=True) as folder:
        for name in databases:
            with makers(Path(folder), COUNTERS) as here:
                made[name] = _besieged(here.office(name), seconds, attacks)
    return made


def _besieged(office: BenchOffice, seconds: float, attacks: dict[str, Attack]) -> dict[str, Any]:
    fill_hall(office, WAITING)
    with portal_of(office, strict=True) as portal:
        calling = Beside(desk, office, PACE)
        quiet: list[tuple[float, float]] = []
        spans: dict[str, tuple[float, float]] = {}
        told: dict[str, Counter[str]] = {}
        for name, attack in attacks.items():
            quiet.append(_idle(seconds))
            began = time.time()
            told[name] = asyncio.run(attack(portal.address, seconds))
            spans[name] = (began, time.time())
        quiet.append(_idle(seconds))
        did = calling.stop()
        answers = _still_answers(portal)
    idle = [spent for began, ended in quiet for spent in did.between(began, ended)]
    return {
        "idle": _figures(idle),
        "attacks": {name: _beside_idle(did, spans[name], idle) | {"told": dict(told[name])} for name in attacks},
        "refused_at_the_desk": did.refused,
        "answers_afterwards": answers,
    }


def _idle(seconds: float) -> tuple[float, float]:
    began = time.time()
    time.sleep(seconds)
    return began, time.time()


def _still_answers(portal: Running) -> int:
    async def ask() -> int:
        phone = Phone(portal.address, source="192.0.2.9")
        answer = await phone.ask("/")
        phone.close()
        return answer.status

    return asyncio.run(ask())


def _figures(took: Sequence[float]) -> dict[str, float]:
    return {"calls": len(took), "p50_ms": ms(quantile(took, 0.5)), "p99_ms": ms(quantile(took, 0.99))}


def _beside_idle(did: Did, span: tuple[float, float], idle: Sequence[float]) -> dict[str, Any]:
    took = did.between(*span)
    most = TIMES_IDLE * quantile(idle, 0.99) + FLOOR_S
    return _figures(took) | {"noticed": quantile(took, 0.99) > most}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when the desk was refused anything or the portal does not answer afterwards."""
    parser = argparse.ArgumentParser(prog="python -m bench.siege", description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--tokens", type=int, default=10_000)
    parser.add_argument("--per-second", type=float, default=400.0)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.seconds, said.tokens, said.per_second, said.databases.split(","))
    print(json.dumps(found, indent=None if said.json else 2))
    return int(any(f["refused_at_the_desk"] or f["answers_afterwards"] != 200 for f in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
