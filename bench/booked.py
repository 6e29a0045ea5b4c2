"""The promise of the design: nine of ten booked are called within 12 minutes of their slot, a crowd at the door or not.

python -m bench.booked [--seeds 10] [--visitors 120] [--door 30] [--json]
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.figures import table
from onestop_desk.services.rehearsal.day import Order, play

MONDAY = date(2026, 11, 23)


def measure(seeds: int, visitors: int, door: int) -> list[dict[str, Any]]:
    """One rehearsed day a seed, with nobody at the door and with a crowd there."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, seeds + 1):
            for crowd in (0, door):
                place = f"sqlite:///{Path(folder) / f'day-{seed}-{crowd}.db'}"
                rows.append(_figures(Order(place, MONDAY, visitors, seed, at_the_door=crowd)))
    return rows


def _figures(order: Order) -> dict[str, Any]:
    summary = play(order).summary
    booked = summary.bookings
    return {
        "seed": order.seed,
        "door": order.at_the_door,
        "booked": booked.booked,
        "on_time": booked.checked_in_early + booked.checked_in_on_time,
        "in_time": booked.called_in_time,
        "in_time_%": booked.called_in_time_percent,
        "booked_p90_min": round(booked.booked_wait_p90_s / 60),
        "walk_in_p50_min": round(booked.walk_in_wait_p50_s / 60),
        "walk_in_p90_min": round(booked.walk_in_wait_p90_s / 60),
        "violations": summary.violations,
    }


def together(rows: Sequence[dict[str, Any]]) -> int:
    """Per cent of all booked who came on time and were called in time."""
    in_time, on_time = (sum(int(row[name]) for row in rows) for name in ("in_time", "on_time"))
    return 100 * in_time // max(on_time, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.booked", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--visitors", type=int, default=120)
    parser.add_argument("--door", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    rows = measure(said.seeds, said.visitors, said.door)
    if said.json:
        print(json.dumps(rows))
        return 0
    print(table(tuple(rows[0]), [tuple(row.values()) for row in rows]))
    for crowd in (0, said.door):
        share = together([row for row in rows if row["door"] == crowd])
        print(f"{crowd} at the door: {share} % of the booked who came on time were called within 12 minutes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
