"""Statements to PostgreSQL in one go, each prepared once for its connection.

psycopg's own pipeline writes to the socket at every statement and builds a cursor for each, which costs more than the
statements themselves (docs/performance.md, T2). This speaks to the same connection one floor below.
"""

import select
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import psycopg
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from onestop_desk.data.tx import Row

MOST_PREPARED = 300
PATIENCE_S = 5.5
"""A little longer than the server's own time-outs: who says nothing for so long is gone, and a clerk waits."""
_UNKNOWN, _INT8 = 0, 20
_Key = tuple[bytes, tuple[int, ...]]
"""A statement with the types its values are declared as."""


class Silent(psycopg.OperationalError):
    """The server, or the network on the way to it, says nothing: another try would wait as long."""


class Answer(NamedTuple):
    """What one statement gave."""

    rows: list[Row]
    changed: int


def _coded(sql: bytes, values: Sequence[object]) -> tuple[_Key, list[bytes | None]]:
    """A statement with the types of its values, and the values; text is left to the server to understand."""
    types: list[int] = []
    coded: list[bytes | None] = []
    for value in values:
        if isinstance(value, str):
            if "\0" in value:
                raise psycopg.DataError("text with a NUL character")
            types.append(_UNKNOWN)
            coded.append(value.encode())
        elif isinstance(value, int):
            types.append(_INT8)
            coded.append(b"%d" % value)
        elif value is None:
            types.append(_UNKNOWN)
            coded.append(None)
        else:
            raise TypeError(type(value))
    return (sql, tuple(types)), coded


class Wire:
    """One connection with the statements it has prepared; used by one thread at a time."""

    def __init__(self, connection: "psycopg.Connection[Any]", patience_s: float | None = None) -> None:
        self._connection = connection
        self._patience_s = patience_s
        self._pg = connection.pgconn
        self._names: dict[_Key, bytes] = {}
        self._numbered = 0
        self._reader = Transformer(connection)
        self.in_step = True
        """False after an exchange that broke off: what comes next on the connection answers something else."""

    def exchange(self, batch: Sequence[tuple[bytes, Sequence[object]]], *, careless: int = 0) -> list[Answer]:
        """Statements with their values in one round trip; raises psycopg's error of the first that failed.

        Whether the last `careless` of them failed is not asked; they have no answers here.
        """
        pg = self._pg
        ready = [_coded(sql, values) for sql, values in batch]
        self.in_step = False
        pg.enter_pipeline_mode()
        asked: list[tuple[_Key, bytes] | None] = []
        fresh: dict[_Key, bytes] = {}
        for key, values in ready:
            name = self._names.get(key) or fresh.get(key)
            if name is None:
                name = self._new_name()
                if name:
                    fresh[key] = name
                pg.send_prepare(name, *key)
                asked.append((key, name))
            pg.send_query_prepared(name, values)
            asked.append(None)
        pg.pipeline_sync()
        results = list(self._results())
        pg.exit_pipeline_mode()
        self.in_step = True
        return self._answers(self._done(asked, results), len(batch) - careless)

    def _new_name(self) -> bytes:
        """A name never used on this connection; the empty one, which is not kept, when there are enough."""
        if len(self._names) >= MOST_PREPARED:
            return b""
        self._numbered += 1
        return b"o%d" % self._numbered

    def _done(self, asked: Sequence[tuple[_Key, bytes] | None], results: Sequence[PGresult]) -> Iterator[PGresult]:
        """Remembers what was prepared; the results that answer a statement, and every failure."""
        for prepared, result in zip(asked, results, strict=True):
            if prepared is not None and result.status == ExecStatus.COMMAND_OK:
                if prepared[1]:
                    self._names[prepared[0]] = prepared[1]
            elif prepared is None or result.status == ExecStatus.FATAL_ERROR:
                yield result

    def _answers(self, results: Iterator[PGresult], wanted: int) -> list[Answer]:
        answers: list[Answer] = []
        failed: PGresult | None = None
        for result in results:
            if failed is not None or len(answers) == wanted:
                continue
            if result.status == ExecStatus.TUPLES_OK:
                self._reader.set_pgresult(result)
                answers.append(Answer(self._reader.load_rows(0, result.ntuples, tuple), result.command_tuples or 0))
            elif result.status == ExecStatus.COMMAND_OK:
                answers.append(Answer([], result.command_tuples or 0))
            else:
                failed = result
        if failed is not None:
            raise error_from_result(failed, self._connection.info.encoding)
        return answers

    def _results(self) -> Iterator[PGresult]:
        pg = self._pg
        while pg.flush():
            self._wait(writing=True)
            pg.consume_input()
        while True:
            # Asked for only when it is there: libpq would wait inside with every other thread of Python stopped.
            while pg.is_busy():
                self._wait(writing=False)
                pg.consume_input()
            result = pg.get_result()
            if result is None:
                if pg.status != psycopg.pq.ConnStatus.OK:
                    raise psycopg.OperationalError("the connection is lost")
                continue
            if result.status == ExecStatus.PIPELINE_SYNC:
                return
            yield result

    def _wait(self, *, writing: bool) -> None:
        patience_s = PATIENCE_S if self._patience_s is None else self._patience_s
        if not _ready(self._pg.socket, patience_s, writing=writing):
            raise Silent("the server does not answer")


if sys.platform == "win32":  # pragma: no cover - not run on the build machine

    def _ready(socket: int, patience_s: float, *, writing: bool) -> bool:
        return any(select.select([socket], [socket] if writing else [], [], patience_s))

else:

    def _ready(socket: int, patience_s: float, *, writing: bool) -> bool:
        waiter = select.poll()
        waiter.register(socket, select.POLLIN | select.POLLOUT if writing else select.POLLIN)
        return bool(waiter.poll(patience_s * 1000))
