"""T3: eight stations on one SQLite file, all as fast as they can and at an office's pace; who waits how long.

python -m bench.fairness [--seconds 10] [--rounds 3] [--json]
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.crew import Crew, Done, Spec
from bench.figures import ms, quantile, table
from bench.offices import makers
from bench.tickets import fill

PROCESSES = 8
PACE_S = 0.1


def measure(seconds: float, rounds: int) -> list[dict[str, Any]]:
    """Our services with the fair lock and without, and the bare statements, in turns on files of their own."""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder)) as made, ExitStack() as stack:
        crews = {
            "ours": stack.enter_context(Crew(Spec(made.sqlite(), "ours"), PROCESSES)),
            "ours, no fair lock": stack.enter_context(Crew(Spec(made.sqlite(), "ours", fair=False), PROCESSES)),
            "raw": stack.enter_context(Crew(Spec(made.sqlite(), "raw"), PROCESSES)),
        }
        for crew in crews.values():
            crew.ready()
            crew.work("issue", PROCESSES, count=3)
        for number in range(rounds):
            for name, crew in crews.items():
                for pace, limits in (("saturating", {}), ("8 x 10 a second", {"pause_s": PACE_S})):
                    fill(crew.spec.office, int(4_000 * seconds))
                    rows.append(
                        {"round": number, "side": name, "pace": pace}
                        | _figures(crew.work("both", PROCESSES, seconds=seconds, **limits), seconds)
                    )
    return rows


def _figures(results: Sequence[Done], seconds: float) -> dict[str, Any]:
    took = [t for done in results for t in done.took]
    shares = [len(done.took) for done in results]
    return {
        "per_s": round(len(took) / seconds),
        "share": round(min(shares) / max(shares), 2),
        "p50_ms": ms(quantile(took, 0.5)),
        "p99_ms": ms(quantile(took, 0.99)),
        "max_ms": ms(max(took)),
        "busy": sum(done.busy for done in results),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.fairness", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    rows = measure(said.seconds, said.rounds)
    print(json.dumps(rows) if said.json else table(tuple(rows[0]), [tuple(row.values()) for row in rows]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
