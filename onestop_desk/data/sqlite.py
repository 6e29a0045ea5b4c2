"""SQLite: one file on one PC, really BEGIN IMMEDIATE for writes, and its errors sorted into ours."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onestop_desk.data.fair_lock import FairLock
from onestop_desk.data.tx import OfficeRef, Row, Statement, Tx
from onestop_desk.domain.errors import Busy, Offline
from onestop_desk.domain.instants import Instant, service_day

if TYPE_CHECKING:
    from sqlalchemy import Engine

BUSY_TIMEOUT_S = 1.5
_LAST_JOURNAL = "SELECT at FROM journal ORDER BY seq DESC LIMIT 1"
_WORLD = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_IOERR: "offline",
    sqlite3.SQLITE_CANTOPEN: "offline",
    sqlite3.SQLITE_CORRUPT: "not_a_database",
    sqlite3.SQLITE_NOTADB: "not_a_database",
}


_MORE_EXACTLY = {sqlite3.SQLITE_IOERR_SHMSIZE: "disk_full"}
"""Even a reader needs a little room beside the file."""


@contextmanager
def world_errors() -> Iterator[None]:
    """Turns what the disk or another process did into Busy or Offline; anything else is our bug and passes."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        kind = _MORE_EXACTLY.get(code) or _WORLD.get(code & 0xFF)
        if kind is None:
            raise
        raise (Busy() if kind == "busy" else Offline(kind)) from error


class SqliteTx(Tx):
    """A transaction on the file."""

    def __init__(self, connection: Any, office: OfficeRef, now: Instant, held: bool) -> None:
        self._cursor = connection.cursor()
        self.office = office
        self.now = now
        self.day = service_day(now, office.tz)
        self.clock_held = held
        self._always = {"office": office.id, "now": now, "day": self.day.isoformat()}

    def reads(self, *statements: Statement) -> list[list[Row]]:
        """Several reads in one round trip."""
        return [self._cursor.execute(sql, {**self._always, **places}).fetchall() for sql, places in statements]

    def queue(self, queued: Statement) -> list[Row]:
        """A write; nobody else is writing, so the instant stands."""
        return self.reads(queued)[0]

    def write(self, sql: str, **places: object) -> None:
        """A write whose answer is not needed."""
        self._cursor.execute(sql, {**self._always, **places})

    def changed(self, sql: str, **places: object) -> int:
        """A write, done now; how many rows it changed."""
        return int(self._cursor.execute(sql, {**self._always, **places}).rowcount)


class SqliteDatabase:
    """The file, with a small pool of connections and the fair lock beside it."""

    dialect = "sqlite"

    def __init__(
        self, path: Path, clock: Callable[[], Instant], *, fair: bool = True, synchronous: str = "FULL"
    ) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self._clock = clock
        self._fair = fair
        self._synchronous = synchronous
        self._engine: Engine | None = None

    def engine(self) -> "Engine":
        """The pool; SQLAlchemy is loaded here and not before, so that the first window paints early."""
        if self._engine is None:
            from sqlalchemy import create_engine, event
            from sqlalchemy.pool import QueuePool

            self._engine = create_engine(
                self.url,
                poolclass=QueuePool,
                pool_size=5,
                pool_reset_on_return=None,
                connect_args={
                    "timeout": BUSY_TIMEOUT_S,
                    "isolation_level": None,
                    "check_same_thread": False,
                    "cached_statements": 512,
                },
            )
            event.listen(self._engine, "connect", self._prepare)
            event.listen(self._engine, "close", self._let_go)
        return self._engine

    def _prepare(self, connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")
        with suppress(sqlite3.OperationalError):  # a read-only file can still be shown
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={self._synchronous}")
        # What is erased is overwritten; Debian builds SQLite so, others do not.
        connection.execute("PRAGMA secure_delete=ON")

    @staticmethod
    def _let_go(_connection: sqlite3.Connection, record: Any) -> None:
        guard: FairLock | None = record.info.pop("guard", None)
        if guard is not None:
            guard.close()

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        from sqlalchemy.exc import DBAPIError

        try:
            proxy = self.engine().raw_connection()
        except DBAPIError as error:
            with world_errors():
                raise error.orig or error from error
            raise
        try:
            yield proxy
        finally:
            proxy.close()

    @contextmanager
    def write(self, office: OfficeRef, first: Sequence[Statement] = (), *, lock: bool = False) -> Iterator[SqliteTx]:
        """A transaction that is alone in the file; commits unless the block raises."""
        with world_errors(), self._connection() as proxy:
            guard = self._guard(proxy)
            if guard:
                guard.acquire(BUSY_TIMEOUT_S)
            try:
                connection = proxy.driver_connection
                connection.execute("BEGIN IMMEDIATE")
                try:
                    tx = self._begin(connection, office, first)
                    yield tx
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
            finally:
                if guard:
                    guard.release()

    def _guard(self, proxy: Any) -> FairLock | None:
        if not self._fair:
            return None
        guard: FairLock | None = proxy.info.get("guard")
        if guard is None:
            guard = proxy.info["guard"] = FairLock(f"{self.path}-lock")
        return guard

    def _begin(self, connection: Any, office: OfficeRef, first: Sequence[Statement]) -> SqliteTx:
        now = self._clock()
        last = connection.execute(_LAST_JOURNAL).fetchone()
        held = last is not None and last[0] > now
        tx = SqliteTx(connection, office, last[0] if held else now, held)
        tx.first = tx.reads(*first)
        return tx

    @contextmanager
    def read(self, office: OfficeRef, first: Sequence[Statement] = ()) -> Iterator[SqliteTx]:
        """A consistent view of the file; nothing is written."""
        with world_errors(), self._connection() as proxy:
            connection = proxy.driver_connection
            connection.execute("BEGIN")
            try:
                yield self._begin(connection, office, first)
            finally:
                connection.execute("ROLLBACK")

    def close(self) -> None:
        """Closes all connections."""
        if self._engine is not None:
            self._engine.dispose()
