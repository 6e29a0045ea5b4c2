"""T4: a call on one station until the list of another station's desk shows it, through the feed that screens use.

python -m bench.live [--calls 100] [--databases sqlite,postgresql] [--json]
"""

import argparse
import json
import multiprocessing
import random
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.crew import FREE
from bench.figures import ms, quantile, table
from bench.offices import BenchOffice, makers, run
from bench.ours import Ours
from bench.tickets import fill

PEOPLE = 30
PAUSE_S = (0.2, 0.35)
"""Between two calls, never the same, so that the poll of SQLite is met at any moment."""
COUNTERS = 4
"""An office of everyday size: the desk that is read again forecasts over all of them."""


def _watch(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    """The other station: hears, reads its desk again, hands the rows to its list, and says when who was gone."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from ui.desk.names import names_from
    from ui.desk.waiting_model import WaitingListModel
    from ui.feed import Feed

    app = QCoreApplication([])
    services = office.open()
    counter = office.counters[-1]
    model = WaitingListModel(names_from(services.office.reasons, services.kiosk.priorities()))
    feed, asked = Feed(services.watch), QTimer()

    def read() -> None:
        heard = time.monotonic()
        view = services.desk.view(counter)
        model.show_waiting(view.waiting, view.now, view.next_up.row.ticket_id if view.next_up else None)
        shown = {model.row(i).ticket_id for i in range(model.rowCount())}
        pipe.send((heard, time.monotonic(), shown))

    def listen() -> None:
        if pipe.poll():
            pipe.recv()
            app.quit()

    feed.changed.connect(read)
    asked.timeout.connect(listen)
    asked.start(100)
    feed.start()
    app.exec()
    feed.stop()
    services.close()
    pipe.close()


def measure(database: str, calls: int) -> dict[str, Any]:
    """Milliseconds from the key stroke to the changed list, and its parts."""
    whole, call, read = [], [], []
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder), COUNTERS) as made:
        office = made.office(database)
        caller = Ours(office)
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        station = multiprocessing.get_context("spawn").Process(target=_watch, args=(office, theirs))
        fill(office, calls + PEOPLE)
        station.start()
        ours.recv()
        for turn in range(calls):
            time.sleep(random.uniform(*PAUSE_S))
            while ours.poll():
                ours.recv()
            begun = time.monotonic()
            ticket = caller.call(office.counters[turn % (COUNTERS - 1)])
            called = time.monotonic()
            heard, shown_at, waiting = ours.recv()
            while ticket in waiting:
                heard, shown_at, waiting = ours.recv()
            whole.append(shown_at - begun)
            call.append(called - begun)
            read.append(shown_at - heard)
            if turn % (COUNTERS - 1) == COUNTERS - 2:
                run(office.address, *(FREE.format(place=f"'{c}'") for c in office.counters[:-1]))
        ours.send(None)
        station.join()
        caller.close()
    parts = {"whole": whole, "call": call, "read and model": read}
    return {"database": database, **{k: [ms(quantile(v, q)) for q in (0.5, 0.99, 1.0)] for k, v in parts.items()}}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    rows = [measure(database, said.calls) for database in said.databases.split(",")]
    heads = tuple(f"{h} p50 / p99 / max ms" if h != "database" else h for h in rows[0])
    print(json.dumps(rows) if said.json else table(heads, [tuple(row.values()) for row in rows]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
