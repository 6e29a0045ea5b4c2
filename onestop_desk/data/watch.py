"""Tells that something was committed, never what: whoever hears it reads its snapshot again."""

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onestop_desk.data.postgres import CHANNEL, CONNECT_ARGS, PostgresDatabase, world_errors
from onestop_desk.data.sqlite import SqliteDatabase
from onestop_desk.data.sqlite import world_errors as sqlite_errors
from onestop_desk.domain.errors import Offline

if TYPE_CHECKING:
    import psycopg

    from onestop_desk.data.wire import Wire

POLL_S = 0.1
QUIET_S = 1.5
"""After so long without a notice a server is asked whether it is there."""
ANSWER_S = 2.5
"""How long its answer may take."""


class Watch(Protocol):
    """Waits for a change; one thread only."""

    def wait(self, timeout_s: float) -> bool:
        """True when something was committed since the last call, or after a reconnect; raises Offline."""

    def close(self) -> None:
        """Gives the connection back."""


class SqliteWatch:
    """Looks at `PRAGMA data_version` on a connection of its own every 100 ms.

    A connection that also writes would see its own commits as no change, hence one of its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._seen: int | None = None

    def _look(self) -> int:
        with sqlite_errors():
            if not self._path.exists():
                raise Offline
            if self._connection is None:
                self._connection = sqlite3.connect(
                    f"file:{self._path}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
                )
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def wait(self, timeout_s: float) -> bool:
        """Waits for a change; raises Offline."""
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                seen = self._look()
            except Offline:
                self.close()
                raise
            if seen != self._seen:
                self._seen = seen
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(POLL_S, left))

    def close(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._seen = None


class PostgresWatch:
    """Listens on one connection; connecting again counts as a change.

    A network that swallows everything is quiet, too: then the server is asked whether it is there.
    """

    def __init__(self, libpq: str) -> None:
        import psycopg

        self._libpq = libpq
        self._connection: psycopg.Connection | None = None
        self._wire: Wire | None = None
        self._heard_at = 0.0

    def wait(self, timeout_s: float) -> bool:
        """Waits for a change; raises Offline."""
        import psycopg

        from onestop_desk.data.wire import Wire

        with world_errors():
            try:
                if self._connection is None:
                    self._connection = psycopg.connect(self._libpq, **CONNECT_ARGS)
                    self._wire = Wire(self._connection, ANSWER_S)
                    # On the wire: psycopg's own `execute` would wait for ever when the network went just now.
                    self._wire.exchange([(f"LISTEN {CHANNEL}".encode(), ())])
                    self._heard_at = time.monotonic()
                    return True
                if any(True for _ in self._connection.notifies(timeout=timeout_s, stop_after=1)):
                    self._heard_at = time.monotonic()
                    return True
                return self._is_there(self._connection, self._wire)
            except psycopg.Error:
                self.close()
                raise

    def _is_there(self, connection: "psycopg.Connection[Any]", wire: "Wire | None") -> bool:
        """Asks the server after some quiet; whether a notice came with the answer. Raises when it does not answer."""
        if wire is None or time.monotonic() - self._heard_at < QUIET_S:
            return False
        wire.exchange([(b"SELECT 1", ())])
        self._heard_at = time.monotonic()
        return connection.pgconn.notifies() is not None

    def close(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._wire = None


def watch(db: SqliteDatabase | PostgresDatabase) -> Watch:
    """The way to hear of changes that fits the database."""
    return SqliteWatch(db.path) if isinstance(db, SqliteDatabase) else PostgresWatch(db.libpq)
