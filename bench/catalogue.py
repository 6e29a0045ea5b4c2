"""An import of thousands of rows while another counter calls on, and the static site: whole, unchanged, one changed.

python -m bench.catalogue [--procedures 7000] [--databases sqlite,postgresql] [--json]
"""

import argparse
import json
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from bench.figures import ms, quantile
from bench.offices import BenchOffice, makers, many_tickets, run
from bench.thousands import fill, renamed
from onestop_desk.domain.errors import WorldError
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.procedures import Procedure
from onestop_desk.services import Services
from onestop_desk.services.catalogue_files import write_catalogue_file
from onestop_desk.services.keys import new_key
from portal.site import build_site

COUNTERS = 128
WAITING = 400
PACE_S = 0.05
AFTERWARDS_S = 1.5
"""How long the other counter goes on undisturbed, to compare."""
FREE = "UPDATE ticket SET state = 'done' WHERE state = 'called'"
"""Before each import, not during: a counter is never used twice, so that nothing waits outside the timed part."""

Result = TypeVar("Result")


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    before = time.perf_counter()
    found = work()
    return found, round(time.perf_counter() - before, 3)


def _caller(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    """Another counter: calls the next person twenty times a second until told to stop, and says how long each took."""
    with closing(office.open()) as services:
        actor = services.sign_in.demo(office.staff_id)
        took: list[tuple[float, float]] = []
        refused = 0
        pipe.send("ready")
        for counter in office.counters:
            if pipe.poll():
                break
            begun = time.time()
            try:
                services.desk.call_next(actor, counter, key=new_key())
            except WorldError:
                refused += 1
            took.append((begun, time.time() - begun))
            time.sleep(PACE_S)
        pipe.send((took, refused))


class _OtherCounter:
    """The caller in a process of its own, while something else is done here."""

    def __init__(self, office: BenchOffice) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_caller, args=(office, theirs))
        self._process.start()
        theirs.close()
        self._ours.recv()

    def stop(self, begun: float, ended: float) -> dict[str, Any]:
        """How long its calls took that were under way between two instants."""
        self._ours.send("stop")
        took, busy = self._ours.recv()
        self._process.join()
        met = [spent for at, spent in took if at + spent >= begun and at <= ended]
        usual = [spent for at, spent in took if at > ended]
        return {
            "calls_meanwhile": len(met),
            "longest_ms": ms(max(met, default=0.0)),
            "p50_afterwards_ms": ms(quantile(usual, 0.5)),
            "busy": busy,
        }


def _people(office: BenchOffice) -> None:
    now = time.time_ns() // 1000
    today = str(service_day(now, "Asia/Ho_Chi_Minh"))
    run(office.address, many_tickets(office, WAITING, today, 0, now - 3_600_000_000))


def _import(office: BenchOffice, services: Services, file: Path, afterwards_s: float) -> dict[str, Any]:
    proposal, compared = _timed(lambda: services.catalogue.propose(file))
    actor = services.sign_in.demo(office.staff_id)
    run(office.address, FREE)
    other = _OtherCounter(office)
    begun = time.time()
    accepted, written = _timed(lambda: services.catalogue.accept(actor, proposal, skip_rejected=True))
    ended = time.time()
    time.sleep(afterwards_s)
    waits = other.stop(begun, ended)
    return {
        "new": accepted.added,
        "changed": accepted.changed,
        "rejected": accepted.skipped,
        "read_and_compared_s": compared,
        "accepted_s": written,
        "end_to_end_s": round(compared + written, 3),
        **waits,
    }


def importing(
    office: BenchOffice, procedures: Sequence[Procedure], folder: Path, afterwards_s: float
) -> dict[str, Any]:
    """A first import of all of them from XLSX, then one that changes every one."""
    first, second = folder / "first.xlsx", folder / "second.xlsx"
    write_catalogue_file(first, procedures)
    write_catalogue_file(second, [replace(p, decision="2/QĐ-UBND", conditions="Đã đổi") for p in procedures])
    _people(office)
    with closing(office.open()) as services:
        return {
            "all_new": _import(office, services, first, afterwards_s),
            "all_changed": _import(office, services, second, afterwards_s),
        }


def site(office: BenchOffice, procedures: Sequence[Procedure], folder: Path) -> dict[str, Any]:
    """The site of all of them: whole, again with nothing changed, and with one procedure changed."""
    out = folder / "site"
    with closing(office.open()) as services:
        fill(services, office, procedures)
        services.public.change(services.sign_in.demo(office.staff_id), base_address="https://example.vn")
        catalogue, loaded = _timed(services.public.catalogue)
        built, whole = _timed(lambda: build_site(catalogue, out))
        same, unchanged = _timed(lambda: build_site(catalogue, out))
        code = procedures[-1].code
        shown = catalogue.procedures[code]
        other = replace(shown, procedure=replace(shown.procedure, result="Kết quả khác"))
        changed = replace(catalogue, procedures={**catalogue.procedures, code: other})
        again, one = _timed(lambda: build_site(changed, out))
    return {
        "pages": built.pages,
        "loaded_s": loaded,
        "whole_s": whole,
        "unchanged_s": unchanged,
        "unchanged_written": same.written,
        "one_changed_s": one,
        "one_changed_written": again.written,
    }


def measure(
    count: int, databases: Sequence[str], *, counters: int = COUNTERS, afterwards_s: float = AFTERWARDS_S
) -> dict[str, Any]:
    """All of it."""
    procedures = renamed(count)
    found: dict[str, Any] = {"procedures": count, "import": {}}
    with tempfile.TemporaryDirectory() as name, makers(Path(name), counters) as made:
        folder = Path(name)
        for database in databases:
            found["import"][database] = importing(made.office(database), procedures, folder, afterwards_s)
        found["site"] = site(made.sqlite(), procedures, folder)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.catalogue", description=__doc__)
    parser.add_argument("--procedures", type=int, default=7_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    print(json.dumps(measure(said.procedures, said.databases.split(",")), indent=None if said.json else 2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
