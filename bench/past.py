"""Calling after years: call_next with 2,000,000 past tickets beside 2,000, in turns.

python -m bench.past [--many 2000000] [--few 2000] [--calls 100] [--rounds 7] [--databases sqlite] [--json]
"""

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.crew import Crew, Spec
from bench.figures import ms, quantile, spread
from bench.offices import BenchOffice, makers, many_tickets, run
from bench.tickets import fill
from onestop_desk.domain.instants import service_day

A_DAY = 4_000
_DAY_US = 86_400_000_000


def add_past(office: BenchOffice, tickets: int) -> None:
    """Tickets that are over, so many a day, back from yesterday."""
    now = time.time_ns() // 1000
    day = service_day(now, "Asia/Ho_Chi_Minh")
    statements = ["PRAGMA synchronous=OFF"] if office.kind == "sqlite" else []
    statements.append("BEGIN")
    for back in range(-(-tickets // A_DAY), 0, -1):
        count = min(A_DAY, tickets - (back - 1) * A_DAY)
        statements.append(
            many_tickets(office, count, str(day - timedelta(days=back)), 0, now - back * _DAY_US, past=True)
        )
    run(office.address, *statements, "COMMIT")
    if office.kind == "postgresql":
        run(office.address, "VACUUM ANALYZE")


def measure(database: str, sizes: Sequence[int], calls: int, rounds: int) -> dict[str, Any]:
    """Milliseconds of a call by the size of the past, in rounds of so many calls."""
    middles: dict[int, list[float]] = {size: [] for size in sizes}
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder)) as made, ExitStack() as stack:
        crews = {}
        for size in sizes:
            office = made.office(database)
            add_past(office, size)
            crews[size] = stack.enter_context(Crew(Spec(office, "ours"), 1))
            crews[size].ready()
            fill(office, calls * (rounds + 1))
            crews[size].work("call", 1, count=calls)
        for _ in range(rounds):
            for size, crew in crews.items():
                (done,) = crew.work("call", 1, count=calls)
                middles[size].append(quantile(done.took, 0.5))
    ratios = [many / few for few, many in zip(middles[sizes[0]], middles[sizes[1]], strict=True)]
    return {
        "database": database,
        "p50_ms": {str(size): {k: ms(v) for k, v in spread(values).items()} for size, values in middles.items()},
        "ratio": spread(ratios),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.past", description=__doc__)
    parser.add_argument("--many", type=int, default=2_000_000)
    parser.add_argument("--few", type=int, default=2_000)
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    for database in said.databases.split(","):
        result = measure(database, (said.few, said.many), said.calls, said.rounds)
        print(json.dumps(result) if said.json else result)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
