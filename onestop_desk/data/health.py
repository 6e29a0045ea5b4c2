"""What the morning check asks of the database itself: is it whole, can it be written, what was noted of backups."""

import sqlite3
from contextlib import closing
from threading import Timer
from typing import Any

from onestop_desk.data.db import Database
from onestop_desk.data.sqlite import SqliteDatabase, world_errors
from onestop_desk.data.tx import Statement, Tx, statement


def whole(db: Database, seconds: float) -> bool | None:
    """Whether every page of the file can be read and makes sense; None when it was not read to its end in time.

    A PostgreSQL server looks after its own pages. Raises Busy or Offline.
    """
    if not isinstance(db, SqliteDatabase):
        return True
    with closing(sqlite3.connect(f"file:{db.path}?mode=ro", uri=True, check_same_thread=False)) as connection:
        timer = Timer(seconds, connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return None
            with world_errors():
                raise
            raise
        except sqlite3.DatabaseError:
            # A damaged file is an answer, not a world that cannot be reached.
            return False
        finally:
            timer.cancel()
            timer.join()


def touch(tx: Tx) -> None:
    """Writes something that changes nothing: on disk once the transaction is committed."""
    tx.write("UPDATE office SET settings_version = settings_version WHERE id = :office")


def noted_backup() -> Statement:
    """The statement that reads what was noted of the last backup, as JSON."""
    return statement("SELECT value FROM setting WHERE office_id = :office AND name = 'last_backup'")


def counters_opened() -> Statement:
    """The statement that lists (counter id, when it was last opened today)."""
    return statement(
        "SELECT subject_id, max(at) FROM journal WHERE office_id = :office AND service_day = :day"
        " AND what = 'counter' AND to_state = 'open' GROUP BY subject_id"
    )


def is_server(db: Database) -> bool:
    """Whether the data has a clock of its own."""
    return not isinstance(db, SqliteDatabase)


def folder_of(db: Database) -> Any:
    """The folder of the file, None for a server."""
    return db.path.parent if isinstance(db, SqliteDatabase) else None
