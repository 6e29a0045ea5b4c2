"""Processes that work at the same time: each with its own connection, started together, every operation timed."""

import multiprocessing
import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Protocol

from bench.offices import BenchOffice
from bench.ours import Ours

START_IN_S = 0.05
FREE = "UPDATE ticket SET state = 'done' WHERE counter_id = {place} AND state IN ('called','serving')"
"""In the words of the index: SQLite would read the whole table for `state = 'called'`."""


class Side(Protocol):
    """Something that issues and calls."""

    busy: int
    """How often the database was busy and it asked again."""

    def issue(self) -> str:
        """A new number; the ticket's id."""

    def call(self, counter_id: str) -> str | None:
        """The next ticket, called; None when nobody waits."""

    def close(self) -> None:
        """Gives connections back."""


@dataclass(frozen=True)
class Spec:
    """Which side a crew plays, on which office."""

    office: BenchOffice
    name: str
    """"ours", "raw" (statements in a transaction) or "one" (one statement, PostgreSQL only)."""
    synchronous: str = "FULL"
    notify: str = "after"
    fair: bool = True


@dataclass(frozen=True)
class Job:
    """What one process does: "issue", "call" or "both" in turn, for so long or so often, at most so fast."""

    kind: str
    start_at: float
    counters: tuple[str, ...]
    seconds: float = 1e9
    count: int = 10**9
    pause_s: float = 0.0
    """Between the starts of two operations; 0 means as fast as it goes."""


@dataclass
class Done:
    """What came of a job: seconds of each operation, and the tickets."""

    took: list[float] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    busy: int = 0

    @property
    def rate(self) -> float:
        """Operations a second while it was busy."""
        busy = sum(self.took)
        return len(self.took) / busy if busy else 0.0


def side(spec: Spec) -> Side:
    """The side itself, with its connection open."""
    if spec.name == "ours":
        return Ours(spec.office, spec.synchronous, fair=spec.fair)
    if spec.office.kind == "sqlite":
        from bench.raw_sqlite import RawSqlite

        return RawSqlite(spec.office, spec.synchronous)
    from bench.raw_postgres import RawPostgres

    return RawPostgres(spec.office, one_statement=spec.name == "one", notify=spec.notify)


def _freer(office: BenchOffice) -> Callable[[Sequence[str]], None]:
    """Frees counters by a bare update that waits for no disk; the same on every side and never timed."""
    if office.kind == "sqlite":
        file = sqlite3.connect(office.path, isolation_level=None, timeout=30)
        file.execute("PRAGMA synchronous=OFF")
        sql = FREE.format(place="?")

        def free_file(counters: Sequence[str]) -> None:
            file.execute("BEGIN IMMEDIATE")
            file.executemany(sql, [(c,) for c in counters])
            file.execute("COMMIT")

        return free_file
    import psycopg

    connection = psycopg.connect(office.address, autocommit=True)
    connection.execute("SET synchronous_commit = off")

    def free_server(counters: Sequence[str]) -> None:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(FREE.format(place="%s").encode(), [(c,) for c in counters])

    return free_server


def _do(job: Job, worker: Side, free: Callable[[Sequence[str]], None]) -> Done:
    done, clock = Done(), time.perf_counter
    before_busy = worker.busy
    calls = job.kind == "call"
    taken: list[str] = []
    _sleep_until(job.start_at)
    begun = clock()
    for turn in range(job.count):
        if job.kind == "both":
            calls = turn % 2 == 1
        if calls and len(taken) == len(job.counters):
            free(taken)
            taken = []
        before = clock()
        if before - begun >= job.seconds:
            break
        ticket = worker.call(job.counters[len(taken)]) if calls else worker.issue()
        done.took.append(clock() - before)
        if ticket is None:
            done.took.pop()
            break
        if calls:
            taken.append(job.counters[len(taken)])
        done.tickets.append(ticket)
        if job.pause_s:
            time.sleep(max(0.0, begun + (turn + 1) * job.pause_s - clock()))
    free(taken)
    done.busy = worker.busy - before_busy
    return done


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def _work(spec: Spec, pipe: "Connection[Any, Any]") -> None:
    worker, free = side(spec), _freer(spec.office)
    pipe.send(None)
    while (job := pipe.recv()) is not None:
        pipe.send(_do(job, worker, free))
    worker.close()


class Crew(AbstractContextManager["Crew"]):
    """Worker processes of one side."""

    def __init__(self, spec: Spec, size: int) -> None:
        self.spec = spec
        self._pipes: list[Connection[Any, Any]] = []
        self._processes: list[BaseProcess] = []
        context = multiprocessing.get_context("spawn")
        for _ in range(size):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(spec, theirs), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)

    def ready(self) -> None:
        """Waits until every process has its connection."""
        for pipe in self._pipes:
            pipe.recv()

    def work(self, kind: str, size: int, **limits: float | int) -> list[Done]:
        """The first `size` processes do one job at the same time; what came of it, by process."""
        counters = self.spec.office.counters
        share = len(counters) // size
        start_at = time.monotonic() + START_IN_S
        # Stations of an office do not beat in step: each begins somewhere in its first pause.
        chance = random.Random(size)
        for i, pipe in enumerate(self._pipes[:size]):
            begins = start_at + chance.random() * limits.get("pause_s", 0)
            pipe.send(Job(kind, begins, counters[i * share : (i + 1) * share], **limits))  # type: ignore[arg-type] # named limits of Job
        return [pipe.recv() for pipe in self._pipes[:size]]

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join()
