"""T10 and T12: a change in a list of 10,000, the memory of an open desk, and the desk's view of a day of 4,000.

python -m bench.screens [--rows 10000] [--tickets 4000] [--json]
"""

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.figures import ms, quantile
from bench.offices import BenchOffice, makers, many_tickets, run
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import WaitingRow

WAITING = 100
COUNTERS = 4
TURNS = 60


def _times(turns: int, work: Callable[[int], object]) -> dict[str, float]:
    took = []
    for turn in range(turns):
        before = time.perf_counter()
        work(turn)
        took.append(time.perf_counter() - before)
    return {"p50_ms": ms(quantile(took, 0.5)), "p99_ms": ms(quantile(took, 0.99)), "max_ms": ms(max(took))}


def _row(number: int) -> WaitingRow:
    return WaitingRow(
        f"t{number}", f"A{number:03d}", State.WAITING, "a", "A", Role.OWN, Source.KIOSK, "Đăng ký khai sinh", "Hộ tịch",
        None, 0, number, None, None, None, False, None, False, None,
    )  # fmt: skip


def _list(rows: int, pipe: "Connection[Any, Any]") -> None:
    """A list of the desk at the size of the pictures; each change is followed until it is painted."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk.names import Names
    from ui.desk.waiting_model import WIDTHS, WaitingListModel
    from ui.desk.waiting_panel import WaitingTable

    app = QApplication([])
    theme.apply(app)

    class Painted(QObject):
        count = 0

        def eventFilter(self, _seen: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names its own events
            self.count += event.type() == QEvent.Type.Paint
            return False

    model, painted = WaitingListModel(Names()), Painted()
    people = [_row(i) for i in range(rows)]
    model.show_waiting(people, 0, None)
    table = WaitingTable(WIDTHS)
    table.setModel(model)
    table.resize(1000, 700)
    table.show()
    app.processEvents()
    table.viewport().installEventFilter(painted)

    def until_painted(change: Callable[[int], object]) -> Callable[[int], None]:
        def run(turn: int) -> None:
            before = painted.count
            change(turn)
            while painted.count == before:
                app.processEvents()

        return run

    def reset(_turn: int) -> None:
        model.beginResetModel()
        model.endResetModel()

    def called(turn: int) -> None:
        model.show_waiting(people[turn + 1 :], 0, people[turn + 1].ticket_id)

    change = _times(TURNS, until_painted(lambda turn: model.change_row(replace(people[turn % 10], waited_s=60 * turn))))
    found = {
        "one_row_changed": change,
        "reset": _times(TURNS, until_painted(reset)),
        "first_of_the_list_called": _times(TURNS, until_painted(called)),
    }
    pipe.send(found)


def _memory(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    """The desk with its view open on a day that is under way."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import psutil
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk.window import DeskWindow

    app = QApplication([])
    theme.apply(app)
    with closing(office.open()) as services:
        window = DeskWindow(services, services.sign_in.demo(office.staff_id), office.counters[0])
        window.show()
        for _ in range(20):
            window.refresh()
            app.processEvents()
        pipe.send(round(psutil.Process().memory_info().rss / 2**20, 1))
        window.close()


def _alone(work: Callable[..., None], *given: Any) -> Any:
    """What `work` sends, from a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(*given, theirs))
    process.start()
    theirs.close()
    found = ours.recv()
    process.join()
    return found


def _view(office: BenchOffice) -> dict[str, Any]:
    """The desk's snapshot: how long, and how many statements."""
    with closing(office.open()) as services:
        counter = office.counters[0]
        services.desk.view(counter)
        found: dict[str, Any] = _times(TURNS, lambda _turn: services.desk.view(counter))
        seen: list[str] = []
        proxy: Any = services.context.db.engine().raw_connection()
        proxy.driver_connection.set_trace_callback(seen.append)
        proxy.close()
        services.desk.view(counter)
        found["statements"] = sum(sql.lstrip().startswith(("SELECT", "WITH")) for sql in seen)
    return found


def measure(rows: int, tickets: int) -> dict[str, Any]:
    """All of it."""
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder), COUNTERS) as made:
        office = made.sqlite()
        now = time.time_ns() // 1000
        today = str(service_day(now, "Asia/Ho_Chi_Minh"))
        run(
            office.address,
            many_tickets(office, tickets - WAITING, today, 0, now - 3_600_000_000, past=True),
            many_tickets(office, WAITING, today, tickets, now - 1_800_000_000),
        )
        return {
            "list": _alone(_list, rows),
            "rss_mib": _alone(_memory, office),
            "desk_view": _view(office),
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.screens", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--tickets", type=int, default=4_000)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    print(json.dumps(measure(said.rows, said.tickets), indent=None if said.json else 2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
