"""PostgreSQL: several stations, one database, whose clock is the office's; statements travel together in pipelines."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from onestop_desk.data.tx import OfficeRef, Row, Statement, Tx, numbered, statement
from onestop_desk.domain.errors import Busy, Offline
from onestop_desk.domain.instants import Instant

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from onestop_desk.data.wire import Answer, Wire

CHANNEL = "onestop_changed"
LOCK_TIMEOUT_MS = 2_000
STATEMENT_TIMEOUT_MS = 5_000
CONNECT_ARGS: dict[str, Any] = {
    "autocommit": True,
    "connect_timeout": 3,
    "tcp_user_timeout": 3_000,
    "options": f"-c lock_timeout={LOCK_TIMEOUT_MS} -c statement_timeout={STATEMENT_TIMEOUT_MS}",
}
_DATABASE_CLOCK = "(extract(epoch from clock_timestamp()) * 1000000)::bigint"
_GIVEN_CLOCK = "greatest(:given::bigint, coalesce((SELECT at FROM journal ORDER BY seq DESC LIMIT 1), 0))"
_SET_NOW = (
    "WITH c AS MATERIALIZED (SELECT {clock} AS n) SELECT set_config('onestop.now', n::text, true)::bigint,"
    " set_config('onestop.day', to_char(to_timestamp(n / 1000000.0) AT TIME ZONE :tz, 'YYYY-MM-DD'), true) FROM c"
)
_SET_DATABASE_NOW = _SET_NOW.format(clock=_DATABASE_CLOCK)
_SET_GIVEN_NOW = _SET_NOW.format(clock=_GIVEN_CLOCK)
_BEGIN, _COMMIT, _ROLLBACK = statement("BEGIN"), statement("COMMIT"), statement("ROLLBACK")
_BEGIN_READ = statement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
_LOCK = statement("SELECT 1 FROM office WHERE id = :office FOR UPDATE")
_QUEUE = "SELECT pg_advisory_xact_lock(hashtextextended(:queue, 0)) IS NULL"
_NOTIFY = statement("SELECT pg_notify(:channel, :office)", channel=CHANNEL)


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

    def __init__(self, wire: "Wire", office: OfficeRef) -> None:
        self._wire = wire
        self.office = office
        self.clock_held = False
        self._pending: list[Statement] = []
        self.wrote = False

    def send(self, *statements: Statement, careless: int = 0) -> list["Answer"]:
        """Pending writes, then `statements`, in one round trip; the answers of the latter."""
        queued, self._pending = [*self._pending, *statements], []
        batch = []
        for sql, places in queued:
            text, names = numbered(sql)
            batch.append((text, [self.office.id if name == "office" else places[name] for name in names]))
        return self._wire.exchange(batch, careless=careless)[len(queued) - len(statements) :]

    def reads(self, *statements: Statement) -> list[list[Row]]:
        """Several reads in one round trip."""
        return [answer.rows for answer in self.send(*statements)]

    def write(self, sql: str, **places: object) -> None:
        """A write whose answer is not needed."""
        self.wrote = True
        self._pending.append((sql, places))

    def changed(self, sql: str, **places: object) -> int:
        """A write, done now; how many rows it changed."""
        self.wrote = True
        return self.send((sql, places))[0].changed

    def commit(self) -> None:
        """Commits, and tells the other stations when something was written.

        The notice goes out behind the commit, not in it: PostgreSQL lets transactions with a notice commit one by
        one, disk included (docs/performance.md, T2). A lost notice costs nothing: a watch also looks by itself.
        """
        if self.wrote:
            self.send(_COMMIT, _NOTIFY, careless=1)
        else:
            self.send(_COMMIT)

    def roll_back(self) -> None:
        """Takes everything back; raises psycopg's error when the connection cannot do that any more."""
        import psycopg

        if not self._wire.in_step:
            raise psycopg.OperationalError("broken off in the middle")
        self._pending = []
        self.send(_ROLLBACK)


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
        self, office: OfficeRef, begin: Sequence[Statement], first: Sequence[Statement]
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
        self, proxy: Any, office: OfficeRef, begin: Sequence[Statement], first: Sequence[Statement]
    ) -> tuple[Any, PostgresTx]:
        tx = PostgresTx(_wire(proxy), office)
        try:
            with world_errors():
                self._start(tx, begin, first)
        except BaseException:
            _roll_back(proxy, tx)
            raise
        return proxy, tx

    def _start(self, tx: PostgresTx, begin: Sequence[Statement], first: Sequence[Statement]) -> None:
        given = self._clock() if self._clock else None
        if given is None:
            set_now = statement(_SET_DATABASE_NOW, tz=tx.office.tz)
        else:
            set_now = statement(_SET_GIVEN_NOW, tz=tx.office.tz, given=given)
        answers = tx.reads(*begin, set_now, *first)
        tx.now, day = answers[len(begin)][0]
        tx.day = date.fromisoformat(day)
        tx.clock_held = given is not None and tx.now > given
        tx.first = answers[len(begin) + 1 :]

    @contextmanager
    def write(
        self, office: OfficeRef, first: Sequence[Statement] = (), *, lock: bool | str = False
    ) -> Iterator[PostgresTx]:
        """A transaction; with `lock`, alone in its office, or behind those who wait for the same thing by name.

        Commits and tells the other stations unless it raises. Whatever is waited for is waited for before the
        instant is taken, so that instants come in the order of the queue.
        """
        waits = () if lock is False else (_LOCK if lock is True else statement(_QUEUE, queue=lock),)
        with self._running(office, (_BEGIN, *waits), first) as tx:
            yield tx
            tx.commit()

    @contextmanager
    def read(self, office: OfficeRef, first: Sequence[Statement] = ()) -> Iterator[PostgresTx]:
        """A consistent view; nothing is written."""
        with self._running(office, (_BEGIN_READ,), first) as tx:
            yield tx
            tx.commit()

    @contextmanager
    def _running(
        self, office: OfficeRef, begin: Sequence[Statement], first: Sequence[Statement]
    ) -> Iterator[PostgresTx]:
        proxy, tx = self._started(office, begin, first)
        try:
            with world_errors():
                yield tx
        except BaseException:
            _roll_back(proxy, tx)
            raise
        proxy.close()

    def close(self) -> None:
        """Closes all connections."""
        if self._engine is not None:
            self._engine.dispose()


def _wire(proxy: Any) -> "Wire":
    """The connection's own wire, kept as long as the connection: it knows which statements are prepared there."""
    from onestop_desk.data.wire import Wire

    wire: Wire | None = proxy.info.get("wire")
    if wire is None:
        wire = proxy.info["wire"] = Wire(proxy.driver_connection)
    return wire


def _roll_back(proxy: Any, tx: PostgresTx) -> None:
    """Takes the transaction back; a connection that cannot do that any more is closed for good."""
    import psycopg

    try:
        tx.roll_back()
    except psycopg.Error:
        proxy.invalidate()
    proxy.close()
