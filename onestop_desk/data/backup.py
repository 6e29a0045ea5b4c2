"""Copies of the office's file that open again: SQLite's own online copy, checked before it counts."""

import sqlite3
from contextlib import closing
from pathlib import Path

from onestop_desk.data.sqlite import world_errors
from onestop_desk.domain.errors import Refusal


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a file in use; the old copy stays until the new one is whole and checked.

    Raises Offline when the disk is full or read-only, Refusal("not_a_database") when the copy does not check out.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    with world_errors():
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
        check_sqlite(part)
    part.replace(target)


def check_sqlite(path: Path) -> None:
    """Raises Refusal("not_a_database") unless the file is a whole office database."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            whole = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            connection.execute("SELECT count(*) FROM office").fetchone()
        except sqlite3.DatabaseError as error:
            raise Refusal("not_a_database") from error
    if not whole:
        raise Refusal("not_a_database")


def let_go_sqlite(path: Path) -> None:
    """Writes the log back into the file, so that the file alone is the whole office and can be moved.

    Raises Refusal("file_in_use") while another program has it open.
    """
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as connection:
        try:
            # Only whoever is alone with the file may leave the write-ahead log.
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise Refusal("file_in_use") from error
        except sqlite3.DatabaseError:
            # A broken file is what a restore is for: it is kept beside as it is.
            return
    if mode != "delete":
        raise Refusal("file_in_use")
