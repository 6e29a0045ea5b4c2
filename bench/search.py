"""T9: a key stroke until the list of 7,000 procedures is painted, beside the bare repaint of a C++ model; the query.

python -m bench.search [--procedures 7000] [--rounds 5] [--json]
"""

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.figures import ms, quantile
from bench.offices import BenchOffice, makers
from bench.thousands import fill, renamed
from onestop_desk.data.search_index import Entry, SearchIndex
from onestop_desk.domain.procedures import Procedure

TYPED = "dang ky khai sinh co yeu to"
MISTAKES = (
    "khai sjnh", "khaisinh", "dangkykethon", "ddawng kys khai sinh", "chugn thuc ban sao",
    "xac nhan tinh trang hon nahn",
    "lam giay khai sinh cho con", "don xin xac nhan tinh trang hon nhan", "giay phep xay dugn",
    "can cuoc cong dna",
    "tamj trus", "ho nghoe", "zzzz qqqq", "cho em hoi thu tuc lam so do",
)  # fmt: skip
"""Half of them find nothing as they are typed: the slow way, of which the last key strokes are measured too."""
LONGEST_S = 2.0
COUNTERS = 2


def _figures(took: Sequence[float]) -> dict[str, float]:
    return {"p50_ms": ms(quantile(took, 0.5)), "p99_ms": ms(quantile(took, 0.99)), "max_ms": ms(max(took))}


def _timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _prefixes(text: str) -> Iterator[str]:
    for letters in range(1, len(text) + 1):
        yield text[:letters]


def _index(procedures: Sequence[Procedure]) -> tuple[SearchIndex, float]:
    entries = [
        Entry(p.code, p.code, p.name, p.field, p.keywords, i < 51, p.short_name, p.official_name)
        for i, p in enumerate(procedures)
    ]
    before = time.perf_counter()
    index = SearchIndex(entries)
    return index, time.perf_counter() - before


def query(procedures: Sequence[Procedure], rounds: int) -> dict[str, Any]:
    """The index alone: how long it takes to build, to answer what is typed well, and what is not."""
    index, built = _index(procedures)
    index.search("khaj sinh", 20)  # loads what only mistakes need
    typing = [_timed(lambda t=t: index.find(t, 20)) for _ in range(rounds) for t in _prefixes(TYPED)]  # type: ignore[misc]
    mending = [
        _timed(lambda t=t: index.find(t, 20))  # type: ignore[misc]
        for _ in range(rounds)
        for words in MISTAKES
        for t in list(_prefixes(words))[-4:]
    ]
    return {"built_s": round(built, 3), "typing": _figures(typing), "mistakes": _figures(mending)}


def _bare_table(names: Sequence[str]) -> Any:
    """A table of a C++ model with as many rows as the catalogue."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    view = QTableView()
    model = QStandardItemModel(view)
    for name in names:
        model.appendRow([QStandardItem(text) for text in ("B", name, "1.001193")])
    view.setModel(model)
    for column, width in enumerate((64, 800, 100)):
        view.setColumnWidth(column, width)
    return view


def _stopwatch(app: Any, view: Any) -> Callable[[Callable[[], object]], float]:
    """Tells how long it takes from a change until the view is painted."""
    from PySide6.QtCore import QEvent, QObject

    class Painted(QObject):
        count = 0

        def eventFilter(self, _seen: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names its own events
            self.count += event.type() == QEvent.Type.Paint
            return False

    seen = Painted(view)
    view.viewport().installEventFilter(seen)

    def until_painted(change: Callable[[], object]) -> float:
        before, begun = seen.count, time.perf_counter()
        change()
        # A letter that changes nothing paints nothing: it is made to, so that every stroke counts whole.
        view.viewport().update()
        while seen.count == before and time.perf_counter() - begun < LONGEST_S:
            app.processEvents()
        return time.perf_counter() - begun

    return until_painted


def _stroke(office: BenchOffice, rounds: int, pipe: "Connection[Any, Any]") -> None:
    """The desk's own search beside a table of a C++ model of the same size, in turns."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk.procedure_search import ProcedureSearch

    app = QApplication([])
    theme.apply(app)
    with closing(office.open()) as services:
        warm = _timed(services.procedures.warm)
        bare = _bare_table([v.name for v in services.procedures.all_in_force()])
        search = ProcedureSearch(services)
        for widget in (bare, search):
            widget.resize(1000, 700)
            widget.show()
        app.processEvents()
        floor_of, ours_of = _stopwatch(app, bare), _stopwatch(app, search.table)
        ours_of(lambda: _type(search, "d"))
        ours: list[float] = []
        floor: list[float] = []
        for _ in range(rounds):
            search.field.setText("")
            for text in _prefixes(TYPED):
                floor.append(floor_of(bare.viewport().update))
                ours.append(ours_of(lambda text=text: _type(search, text)))  # type: ignore[misc]
        pipe.send({"warm_s": round(warm, 3), "ours": _figures(ours), "bare_repaint": _figures(floor)})


def _type(search: Any, text: str) -> None:
    search.field.setText(text)
    search.field.textEdited.emit(text)


def stroke(procedures: Sequence[Procedure], rounds: int) -> dict[str, Any]:
    """Key strokes in a process of its own, over a real office."""
    with tempfile.TemporaryDirectory() as folder, makers(Path(folder), COUNTERS) as made:
        office = made.sqlite()
        with closing(office.open()) as services:
            fill(services, office, procedures)
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_stroke, args=(office, rounds, theirs))
        process.start()
        theirs.close()
        found: dict[str, Any] = ours.recv()
        process.join()
    found["ratio"] = round(found["ours"]["p50_ms"] / found["bare_repaint"]["p50_ms"], 2)
    return found


def measure(count: int, rounds: int) -> dict[str, Any]:
    """All of it."""
    procedures = renamed(count)
    return {"procedures": count, "query": query(procedures, rounds), "stroke": stroke(procedures, rounds)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--procedures", type=int, default=7_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    print(json.dumps(measure(said.procedures, said.rounds), indent=None if said.json else 2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
