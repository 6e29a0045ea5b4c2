"""The month's report over 2,000,000 visits: held by many months, or all within the one; first asked, and asked again.

python -m bench.report [--visits 2000000] [--databases sqlite,postgresql] [--spread many,month] [--json]

"closed" is what an office sees: each day was counted when it was over, so a report adds days up. "first" is the report
that has to count every day of its eight months itself, as after a restore of a backup without counted days. "Caught
up" is a desk that runs: it counts all of them, a step a second.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.many_visits import Filler
from bench.offices import BenchOffice, makers, run
from onestop_desk.domain.indicators import Cut
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.periods import before, month_of
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM

MONTHS = 24
"""Over which the visits are spread in the reading "many"."""


def _days(spread: str, today: date) -> list[date]:
    """Days with visits, working days of whole months before this one."""
    last = before(month_of(today)).last
    first = before(month_of(today)).first if spread == "month" else last - timedelta(days=30 * MONTHS)
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


def _took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(office: BenchOffice, visits: int, spread: str, rounds: int = 5) -> dict[str, Any]:
    """Seconds of the month's report, of a cut and of an office of so many visits."""
    today = service_day(time.time_ns() // 1000, "Asia/Ho_Chi_Minh")
    days = _days(spread, today)
    filled = _took(lambda: Filler(office).fill(days, -(-visits // len(days))))
    period = before(month_of(today))
    with closing(office.open()) as services:
        first = _took(lambda: _check(services, period, visits if spread == "month" else None))
        again = [_took(lambda: services.reports.report(SYSTEM, period)) for _ in range(rounds)]
        cuts = {cut.value: round(_took(partial(services.reports.cut, SYSTEM, period, cut)), 3) for cut in _CUTS}
        one_day = _one_changed_day(services, office, period, days[-1])
        steps = _caught_up(services, office)
    return {
        "database": office.kind,
        "visits": visits,
        "spread": spread,
        "filled_s": round(filled, 1),
        "first_s": round(first, 3),
        "closed_s": round(median(again), 3),
        "closed_worst_s": round(max(again), 3),
        "one_day_counted_again_s": round(one_day, 3),
        "caught_up_s": round(sum(steps), 1),
        "steps": len(steps),
        "step_s": round(median(steps), 3),
        "step_worst_s": round(max(steps), 3),
        "cut_s": cuts,
    }


_CUTS = (Cut.LINE, Cut.DAY, Cut.FIELD)


def _check(services: Services, period: Any, visits: int | None) -> None:
    report = services.reports.report(SYSTEM, period)
    if not report.tickets or (visits is not None and report.tickets < visits):
        raise AssertionError(f"{report.tickets} visits counted of {visits}")


def _one_changed_day(services: Services, office: BenchOffice, period: Any, day: date) -> float:
    """Something of one day changed, as when a number of the paper roll was typed in."""
    run(office.address, f"DELETE FROM day_figures WHERE service_day = '{day}'")
    return _took(lambda: services.reports.report(SYSTEM, period))


def _caught_up(services: Services, office: BenchOffice) -> list[float]:
    """Seconds of each step in which a desk that runs counts every past day again, a few at a time."""
    run(office.address, "DELETE FROM day_figures")
    steps, left = [], True
    while left:
        start = time.perf_counter()
        left = services.reports.count_some()
        steps.append(time.perf_counter() - start)
    return steps


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when the month's report of closed days took 3 s or longer."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=__doc__)
    parser.add_argument("--visits", type=int, default=2_000_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--spread", default="many,month")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    slow = False
    for database in said.databases.split(","):
        for spread in said.spread.split(","):
            with tempfile.TemporaryDirectory() as folder, makers(Path(folder), 8) as made:
                result = measure(made.office(database), said.visits, spread)
            slow = slow or result["closed_worst_s"] >= 3
            print(json.dumps(result) if said.json else result, flush=True)
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
