"""T1 and T2: issue and call through our services beside bare sqlite3 and psycopg, in interleaved rounds of one run.

python -m bench.tickets [--quick] [--rounds 5] [--seconds 1] [--processes 1,4,8] [--databases sqlite] [--json]
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from bench.checks import wrong
from bench.crew import Crew, Done, Spec
from bench.figures import ms, quantile, spread, table, three
from bench.offices import BenchOffice, Makers, makers, many_tickets, run
from onestop_desk.domain.instants import service_day

FASTEST = {"sqlite": 14_000, "postgresql": 6_000}
"""More calls a second than any side makes, so that nobody runs out of people waiting."""


@dataclass(frozen=True)
class Cell:
    """One measured combination."""

    database: str
    synchronous: str
    processes: int
    operation: str


@dataclass(frozen=True)
class Plan:
    """What is asked for."""

    databases: tuple[str, ...]
    settings: tuple[str, ...]
    processes: tuple[int, ...]
    rounds: int
    seconds: float
    notify: str


def plan(arguments: Sequence[str] | None = None) -> tuple[Plan, argparse.Namespace]:
    """The plan from the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.tickets", description=__doc__)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--settings", default="FULL,NORMAL", help="SQLite's synchronous")
    parser.add_argument("--processes", default="1,4,8")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--notify", default="after", choices=("after", "inside", "none"), help="of the raw side")
    parser.add_argument("--quick", action="store_true", help="1 process, FULL, 3 rounds of 0.3 s")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    if said.quick:
        said.settings, said.processes, said.rounds, said.seconds = "FULL", "1", 3, 0.3
    sizes = tuple(int(n) for n in said.processes.split(","))
    names, settings = tuple(said.databases.split(",")), tuple(said.settings.split(","))
    return Plan(names, settings, sizes, said.rounds, said.seconds, said.notify), said


def measure(wanted: Plan, count: int = 10**9) -> dict[str, Any]:
    """Every side and cell, round after round; the figures, and what was wrong afterwards.

    A process stops after its seconds, or after `count` operations.
    """
    rates: dict[tuple[Cell, str], list[float]] = defaultdict(list)
    took: dict[tuple[Cell, str], list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder)) as made, ExitStack() as stack:
        faults: dict[str, int] = {}
        for database in wanted.databases:
            crews = _crews(made, database, wanted, stack)
            for _ in range(wanted.rounds):
                for cell, crew in _turns(database, wanted, crews):
                    results = _one(cell, crew, wanted.seconds, count)
                    rates[cell, crew.spec.name].append(sum(r.rate for r in results))
                    took[cell, crew.spec.name] += [t for r in results for t in r.took]
            for crew in crews:
                label = f"{database} {crew.spec.name} {crew.spec.synchronous}"
                faults[label] = wrong(crew.spec.office)
    return {"cells": [_figures(c, rates, took) for c in dict.fromkeys(k[0] for k in rates)], "wrong": faults}


def _crews(made: Makers, database: str, wanted: Plan, stack: ExitStack) -> list[Crew]:
    settings = wanted.settings if database == "sqlite" else ("FULL",)
    names = ("raw", "ours") if database == "sqlite" else ("raw", "one", "ours")
    crews = [
        stack.enter_context(Crew(Spec(made.office(database), name, s, wanted.notify), max(wanted.processes)))
        for s in settings
        for name in names
    ]
    for crew in crews:
        crew.ready()
        crew.work("issue", max(wanted.processes), count=5)
    return crews


def _turns(database: str, wanted: Plan, crews: Sequence[Crew]) -> list[tuple[Cell, Crew]]:
    return [
        (Cell(database, crew.spec.synchronous, size, operation), crew)
        for size in wanted.processes
        for operation in ("issue", "call")
        for crew in crews
    ]


def _one(cell: Cell, crew: Crew, seconds: float, count: int) -> list[Done]:
    if cell.operation == "call":
        fill(crew.spec.office, int(FASTEST[cell.database] * seconds) + 200)
    return crew.work(cell.operation, cell.processes, seconds=seconds, count=count)


def fill(office: BenchOffice, wanted: int) -> None:
    """Sees to it that so many people wait today; numbers go on where the series stands."""
    now = time.time_ns() // 1000
    today = service_day(now, "Asia/Ho_Chi_Minh")
    waiting = run(office.address, f"SELECT count(*) FROM ticket WHERE state = 'waiting' AND service_day = '{today}'")
    missing = wanted - int(waiting[0][0])
    if missing > 0:
        run(office.address, many_tickets(office, missing, str(today), last_number(office, today), now - 3_600_000_000))
        raise_series = f"UPDATE number_series SET last = last + {missing} WHERE service_day = '{today}'"
        run(office.address, raise_series)
    run(office.address, *(["VACUUM ANALYZE ticket"] if office.kind == "postgresql" else []))


def last_number(office: BenchOffice, today: date) -> int:
    """The last number of line A; the series is begun when it is not there yet."""
    begin = (
        "INSERT INTO number_series (office_id, service_day, letter, last)"
        f" VALUES ('{office.office_id}', '{today}', 'A', 0) ON CONFLICT DO NOTHING"
    )
    read = f"SELECT last FROM number_series WHERE service_day = '{today}' AND letter = 'A'"
    return int(run(office.address, begin, read)[0][0])


def _figures(
    cell: Cell, rates: dict[tuple[Cell, str], list[float]], took: dict[tuple[Cell, str], list[float]]
) -> dict[str, Any]:
    sides = {
        name: {
            "per_s": spread(rates[cell, name]),
            "p50_ms": ms(quantile(took[cell, name], 0.5)),
            "p99_ms": ms(quantile(took[cell, name], 0.99)),
            "max_ms": ms(max(took[cell, name])),
            "operations": len(took[cell, name]),
        }
        for name in ("raw", "one", "ours")
        if (cell, name) in rates
    }
    ours = rates[cell, "ours"]
    ratios = {
        f"to_{name}": spread([o / r for o, r in zip(ours, rates[cell, name], strict=True)])
        for name in sides
        if name != "ours"
    }
    return {**vars(cell), "sides": sides, "ratios": ratios}


def printed(result: dict[str, Any]) -> str:
    """The result as a table."""
    rows = []
    for cell in result["cells"]:
        where = (cell["database"], cell["synchronous"], cell["processes"], cell["operation"])
        for name, side in cell["sides"].items():
            ratio = cell["ratios"].get(f"to_{name}")
            rows.append(
                (*where, name, three(side["per_s"]), side["p50_ms"], side["p99_ms"], three(ratio, 2) if ratio else "")
            )
    heads = ("database", "sync", "proc", "op", "side", "per s (min / median / max)", "p50 ms", "p99 ms", "ours / it")
    best = median([c["ratios"]["to_raw"]["median"] for c in result["cells"]])
    return f"{table(heads, rows)}\nwrong: {result['wrong']}\nmiddle of all ratios to raw: {best:.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when anything was wrong afterwards."""
    wanted, said = plan(arguments)
    result = measure(wanted)
    print(json.dumps(result) if said.json else printed(result))
    return 1 if any(result["wrong"].values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
