"""G1: 100,000 numbers and 100,000 calls by many processes at once, and then every one of them counted.

python -m bench.exact [--count 100000] [--databases sqlite,postgresql] [--json]
"""

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.checks import counts
from bench.crew import Crew, Spec
from bench.figures import table
from bench.offices import makers

PROCESSES = {"sqlite": 8, "postgresql": 32}


def measure(count: int, databases: Sequence[str], processes: dict[str, int] = PROCESSES) -> list[dict[str, Any]]:
    """For each database: how long it took, how many there are, and each fault by name."""
    found = []
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder)) as made:
        for database in databases:
            size = processes[database]
            office = made.office(database)
            with Crew(Spec(office, "ours"), size) as crew:
                crew.ready()
                begun = time.monotonic()
                issued = crew.work("issue", size, count=count // size)
                between = time.monotonic()
                called = crew.work("call", size, count=count // size)
                ended = time.monotonic()
            given = [ticket for done in issued for ticket in done.tickets]
            taken = [ticket for done in called for ticket in done.tickets]
            faults = counts(office)
            faults["numbers_missing"] = size * (count // size) - len(set(given))
            faults["calls_missing"] = size * (count // size) - len(set(taken))
            faults["called_but_never_given"] = len(set(taken) - set(given))
            found.append(
                {
                    "database": database,
                    "processes": size,
                    "issued": len(given),
                    "called": len(taken),
                    "issue_s": round(between - begun, 1),
                    "call_s": round(ended - between, 1),
                    "busy": sum(d.busy for d in (*issued, *called)),
                    "faults": faults,
                }
            )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.exact", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.count, said.databases.split(","))
    if said.json:
        print(json.dumps(found))
    else:
        heads = ("database", "processes", "issued", "called", "issue_s", "call_s", "busy")
        print(table(heads, [[row[h] for h in heads] for row in found]))
        for row in found:
            print(row["database"], row["faults"])
    return 1 if any(sum(row["faults"].values()) for row in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
