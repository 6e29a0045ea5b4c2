"""PostgreSQL: several stations, one database, whose clock is the office's; statements travel together in pipelines."""

import time
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
NOT_ASKED_S = 1.0
"""After a server could not be reached, for how long it is taken for away without being asked."""
CONNECT_ARGS: dict[str, Any] = {
    "autocommit": True,
    "connect_timeout": 3,
    "tcp_user_timeout": 3_000,
    # Disks do not turn any more: at the old price of a look-up, counting one day would read the visits of all years.
    "options": f"-c lock_timeout={LOCK_TIMEOUT_MS} -c statement_timeout={STATEMENT_TIMEOUT_MS} -c random_page_cost=1.1",
}
_DATABASE_CLOCK = "(extract(epoch from clock_timestamp()) * 1000000)::bigint"
_GIVEN_CLOCK = "greatest(:given::bigint, coalesce((SELECT at FROM journal ORDER BY seq DESC LIMIT 1), 0))"
_SET_NOW = (
    "WITH q AS MATERIALIZED ({wait}), c AS MATERIALIZED (SELECT {clock} AS n FROM q)"
    " SELECT set_config('onestop.now', n::text, true)::bigint,"
    " set_config('onestop.day', to_char(to_timestamp(n / 1000000.0) AT TIME ZONE :tz, 'YYYY-MM-DD'), true) FROM c"
)
"""One statement waits and takes the instant behind it: whoever is through first is earlier."""
_WAIT = "SELECT count(*) FROM (SELECT 1 FROM office WHERE id = :office FOR NO KEY UPDATE) alone"
"""Not FOR UPDATE: that would also hold back every new ticket, which names its office."""
_SET_NOWS = {
    (alone, moved): _SET_NOW.format(
        wait=_WAIT if alone else "SELECT 1", clock=_GIVEN_CLOCK if moved else _DATABASE_CLOCK
    )
    for alone in (False, True)
    for moved in (False, True)
}
"""By (alone in the office, with a moved clock)."""
_BEGIN, _COMMIT, _ROLLBACK = statement("BEGIN"), statement("COMMIT"), statement("ROLLBACK")
_BEGIN_READ = statement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
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

    def __init__(self, wire: "Wire", office: OfficeRef, clock: Callable[[], Instant] | None) -> None:
        self._wire = wire
        self._clock = clock
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

    def begin(self, begin: Statement, first: Sequence[Statement], *, lock: bool) -> None:
        """Starts the transaction, waits for the office with `lock`, takes the instant, and reads `first`."""
        given = self._clock() if self._clock else None
        answers = self.reads(begin, self._set_now(given, lock=lock), *first)
        self._take_now(answers[1][0], given)
        self.first = answers[2:]

    def _set_now(self, given: Instant | None, *, lock: bool) -> Statement:
        return statement(_SET_NOWS[lock, given is not None], tz=self.office.tz, given=given)

    def _take_now(self, row: Row, given: Instant | None) -> None:
        self.now, self.day = row[0], date.fromisoformat(row[1])
        self.clock_held = given is not None and self.now > given

    def reads(self, *statements: Statement) -> list[list[Row]]:
        """Several reads in one round trip."""
        return [answer.rows for answer in self.send(*statements)]

    def queue(self, queued: Statement) -> list[Row]:
        """A write that waits for others, with the instant taken anew behind it."""
        self.wrote = True
        day, given = self.day, self._clock() if self._clock else None
        rows, now = self.reads(queued, self._set_now(given, lock=False))
        self._take_now(now[0], given)
        if self.day != day:
            raise Again
        return rows

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
        self._away_until = 0.0

    def engine(self) -> "Engine":
        """The pool; SQLAlchemy is loaded here and not before, so that the first window paints early."""
        if self._engine is None:
            from sqlalchemy import create_engine

            self._engine = create_engine(self.url, pool_size=5, pool_reset_on_return=None, connect_args=CONNECT_ARGS)
        return self._engine

    def _checkout(self) -> Any:
        from sqlalchemy.exc import DBAPIError

        if time.monotonic() < self._away_until:
            raise Offline
        try:
            # The pool lets the driver's own errors through.
            with world_errors():
                return self.engine().raw_connection()
        except DBAPIError as error:
            self._is_away()
            raise Offline from error
        except Offline:
            self._is_away()
            raise

    def _is_away(self) -> None:
        """Nobody is waited for again at once: a screen asks several things in one breath, and each would wait."""
        self._away_until = time.monotonic() + NOT_ASKED_S

    def _started(
        self, office: OfficeRef, begin: Statement, first: Sequence[Statement], *, lock: bool
    ) -> tuple[Any, PostgresTx]:
        """A connection with a running transaction; one that went stale in the pool is replaced once.

        Nothing can have been committed when the very start fails, so trying again is safe. A server that cannot be
        connected to, or says nothing, is not asked a second time: somebody waits at a button.
        """
        proxy = self._checkout()
        try:
            return self._start_on(proxy, office, begin, first, lock=lock)
        except Offline as error:
            self.engine().dispose()
            if _is_silent(error):
                self._is_away()
                raise
            return self._start_on(self._checkout(), office, begin, first, lock=lock)

    def _start_on(
        self, proxy: Any, office: OfficeRef, begin: Statement, first: Sequence[Statement], *, lock: bool
    ) -> tuple[Any, PostgresTx]:
        tx = PostgresTx(_wire(proxy), office, self._clock)
        try:
            with world_errors():
                tx.begin(begin, first, lock=lock)
        except BaseException:
            _roll_back(proxy, tx)
            raise
        return proxy, tx

    @contextmanager
    def write(self, office: OfficeRef, first: Sequence[Statement] = (), *, lock: bool = False) -> Iterator[PostgresTx]:
        """A transaction; with `lock`, alone in its office. Commits and tells the other stations unless it raises.

        The office is waited for before the instant is taken, so that instants come in the order of the queue.
        """
        with self._running(office, _BEGIN, first, lock=lock) as tx:
            yield tx
            tx.commit()

    @contextmanager
    def read(self, office: OfficeRef, first: Sequence[Statement] = ()) -> Iterator[PostgresTx]:
        """A consistent view; nothing is written."""
        with self._running(office, _BEGIN_READ, first, lock=False) as tx:
            yield tx
            tx.commit()

    @contextmanager
    def _running(
        self, office: OfficeRef, begin: Statement, first: Sequence[Statement], *, lock: bool
    ) -> Iterator[PostgresTx]:
        proxy, tx = self._started(office, begin, first, lock=lock)
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


def _is_silent(error: Offline) -> bool:
    from onestop_desk.data.wire import Silent

    return isinstance(error.__cause__, Silent)


def _roll_back(proxy: Any, tx: PostgresTx) -> None:
    """Takes the transaction back; a connection that cannot do that any more is closed for good."""
    import psycopg

    try:
        tx.roll_back()
    except psycopg.Error:
        proxy.invalidate()
    proxy.close()
