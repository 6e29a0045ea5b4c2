"""PostgreSQL: several stations, one database, whose clock is the office's; statements travel together in pipelines."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from onestop_desk.data.tx import OfficeRef, Row, Statement, Tx, for_postgres
from onestop_desk.domain.errors import Busy, Offline, Refusal
from onestop_desk.domain.instants import Instant

if TYPE_CHECKING:
    from sqlalchemy import Engine

CHANNEL = "onestop_changed"
LOCK_TIMEOUT_MS = 2_000
STATEMENT_TIMEOUT_MS = 5_000
CONNECT_ARGS: dict[str, Any] = {
    "autocommit": True,
    "prepare_threshold": 2,
    "connect_timeout": 3,
    "tcp_user_timeout": 3_000,
    "options": f"-c lock_timeout={LOCK_TIMEOUT_MS} -c statement_timeout={STATEMENT_TIMEOUT_MS}",
}
_DATABASE_CLOCK = "(extract(epoch from clock_timestamp()) * 1000000)::bigint"
_GIVEN_CLOCK = "greatest(%(given)s::bigint, coalesce((SELECT at FROM journal ORDER BY seq DESC LIMIT 1), 0))"
_SET_NOW = (
    "WITH c AS MATERIALIZED (SELECT {clock} AS n) SELECT set_config('onestop.now', n::text, true)::bigint,"
    " set_config('onestop.day', to_char(to_timestamp(n / 1000000.0) AT TIME ZONE %(tz)s, 'YYYY-MM-DD'), true) FROM c"
)
_LOCK = "SELECT 1 FROM office WHERE id = %(office)s FOR UPDATE"


class Again(Busy):
    """Two transactions met on one key; the second has to look again."""


@contextmanager
def world_errors() -> Iterator[None]:
    """Turns locks, time-outs, lost connections and a full disk into Busy or Offline."""
    import psycopg
    from psycopg import errors

    try:
        yield
    except (errors.UniqueViolation, errors.SerializationFailure, errors.DeadlockDetected) as error:
        raise Again from error
    except (errors.LockNotAvailable, errors.QueryCanceled) as error:
        raise Busy from error
    except errors.DiskFull as error:
        raise Offline("disk_full") from error
    except errors.ReadOnlySqlTransaction as error:
        raise Offline("read_only") from error
    except psycopg.OperationalError as error:
        raise Offline from error


class PostgresTx(Tx):
    """A transaction on the server; `write` waits for the next round trip."""

    def __init__(self, connection: Any, office: OfficeRef) -> None:
        self._connection = connection
        self.office = office
        self.clock_held = False
        self._pending: list[Statement] = []
        self.wrote = False

    def _places(self, places: dict[str, Any]) -> dict[str, Any]:
        return {"office": self.office.id, **places}

    def send(self, statements: Sequence[Statement], *, plain: Sequence[tuple[str, dict[str, Any]]] = ()) -> list[Any]:
        """Pending writes, then `plain` server statements, then `statements`, in one round trip; their cursors."""
        queued, self._pending = self._pending, []
        with self._connection.pipeline():
            for sql, places in queued:
                self._connection.execute(for_postgres(sql), self._places(places))
            cursors = [self._connection.execute(sql, places) for sql, places in plain]
            cursors += [self._connection.execute(for_postgres(sql), self._places(places)) for sql, places in statements]
        return cursors

    def reads(self, *statements: Statement) -> list[list[Row]]:
        """Several reads in one round trip."""
        return [c.fetchall() if c.description else [] for c in self.send(statements)]

    def write(self, sql: str, **places: object) -> None:
        """A write whose answer is not needed."""
        self.wrote = True
        self._pending.append((sql, places))

    def changed(self, sql: str, **places: object) -> int:
        """A write, done now; how many rows it changed."""
        self.wrote = True
        return int(self.send([(sql, places)])[0].rowcount)


class PostgresDatabase:
    """The server, with a pool of connections."""

    dialect = "postgresql"

    def __init__(self, url: str, clock: Callable[[], Instant] | None) -> None:
        self.url = url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg://", 1)
        self.libpq = self.url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._clock = clock
        self._engine: Engine | None = None

    def engine(self) -> "Engine":
        """The pool; SQLAlchemy is loaded here and not before, so that the first window paints early."""
        if self._engine is None:
            from sqlalchemy import create_engine

            self._engine = create_engine(self.url, pool_size=5, pool_reset_on_return=None, connect_args=CONNECT_ARGS)
        return self._engine

    def _checkout(self) -> Any:
        from sqlalchemy.exc import DBAPIError

        try:
            return self.engine().raw_connection()
        except DBAPIError as error:
            raise Offline from error

    def _started(
        self, office: OfficeRef, begin: list[tuple[str, dict[str, Any]]], first: Sequence[Statement]
    ) -> tuple[Any, PostgresTx]:
        """A connection with a running transaction; one that went stale in the pool is replaced once.

        Nothing can have been committed when the very start fails, so trying again is safe.
        """
        try:
            return self._start_on(self._checkout(), office, begin, first)
        except Offline:
            self.engine().dispose()
            return self._start_on(self._checkout(), office, begin, first)

    def _start_on(
        self, proxy: Any, office: OfficeRef, begin: list[tuple[str, dict[str, Any]]], first: Sequence[Statement]
    ) -> tuple[Any, PostgresTx]:
        tx = PostgresTx(proxy.driver_connection, office)
        try:
            with world_errors():
                self._start(tx, begin, first)
        except BaseException:
            _drop(proxy)
            raise
        return proxy, tx

    def _start(self, tx: PostgresTx, begin: list[tuple[str, dict[str, Any]]], first: Sequence[Statement]) -> None:
        clock = _DATABASE_CLOCK if self._clock is None else _GIVEN_CLOCK
        places: dict[str, Any] = {"tz": tx.office.tz}
        given = self._clock() if self._clock else None
        if given is not None:
            places["given"] = given
        plain = [*begin, (_SET_NOW.format(clock=clock), places)]
        cursors = tx.send(first, plain=plain)
        tx.now, day = cursors[len(begin)].fetchone()
        tx.day = date.fromisoformat(day)
        tx.clock_held = given is not None and tx.now > given
        tx.first = [c.fetchall() if c.description else [] for c in cursors[len(plain) :]]

    @contextmanager
    def write(self, office: OfficeRef, first: Sequence[Statement] = (), *, lock: bool = False) -> Iterator[PostgresTx]:
        """A transaction; with `lock`, alone in its office. Commits and tells the other stations unless it raises."""
        begin: list[tuple[str, dict[str, Any]]] = [("BEGIN", {})]
        if lock:
            begin.append((_LOCK, {"office": office.id}))
        with self._running(office, begin, first) as tx:
            yield tx
            end: list[tuple[str, dict[str, Any]]] = [("COMMIT", {})]
            if tx.wrote:
                end.insert(0, ("SELECT pg_notify(%(channel)s, %(office)s)", {"channel": CHANNEL, "office": office.id}))
            tx.send((), plain=end)

    @contextmanager
    def read(self, office: OfficeRef, first: Sequence[Statement] = ()) -> Iterator[PostgresTx]:
        """A consistent view; nothing is written."""
        begin: list[tuple[str, dict[str, Any]]] = [("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {})]
        with self._running(office, begin, first) as tx:
            yield tx
            # Not ROLLBACK: the driver forgets its prepared statements at every rollback.
            tx.send((), plain=[("COMMIT", {})])

    @contextmanager
    def _running(
        self, office: OfficeRef, begin: list[tuple[str, dict[str, Any]]], first: Sequence[Statement]
    ) -> Iterator[PostgresTx]:
        proxy, tx = self._started(office, begin, first)
        try:
            with world_errors():
                yield tx
        except Refusal:
            proxy.driver_connection.execute("ROLLBACK")
            proxy.close()
            raise
        except BaseException:
            _drop(proxy)
            raise
        proxy.close()

    def close(self) -> None:
        """Closes all connections."""
        if self._engine is not None:
            self._engine.dispose()


def _drop(proxy: Any) -> None:
    """Closes a connection for good: after a failed pipeline the driver may think statements prepared that are not."""
    proxy.invalidate()
    proxy.close()
