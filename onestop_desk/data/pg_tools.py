"""PostgreSQL's own tools for copies of a whole database, where they are installed."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from onestop_desk.data.postgres import PostgresDatabase, world_errors
from onestop_desk.domain.errors import Refusal

LONGEST_S = 3_600


def dump(db: PostgresDatabase, target: Path) -> None:
    """A consistent copy of the database in a file; raises Refusal: tool_missing, tool_too_old, tool_failed."""
    part = target.with_name(f"{target.name}.part")
    _run("pg_dump", db, "--format=custom", "--no-owner", f"--file={part}")
    part.replace(target)


def load(db: PostgresDatabase, source: Path) -> None:
    """The database as the copy has it, all or nothing; raises Refusal("tool_missing") or ("tool_failed")."""
    _run("pg_restore", db, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(source))


def check_alone(db: PostgresDatabase) -> None:
    """Raises Refusal("file_in_use") while another program is connected to the database."""
    import psycopg

    sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with world_errors(), psycopg.connect(db.libpq) as connection:
        others = connection.execute(sql).fetchone()
    if others and others[0]:
        raise Refusal("file_in_use")


def _run(tool: str, db: PostgresDatabase, *arguments: str) -> None:
    found = shutil.which(tool)
    if found is None:
        raise Refusal("tool_missing", tool=tool)
    address, password = _without_password(db.libpq)
    # The password goes by the environment: everybody on the PC can read a command line.
    environment = os.environ | {"LC_MESSAGES": "C"} | ({"PGPASSWORD": password} if password else {})
    command = [found, f"--dbname={address}", *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=LONGEST_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refusal("tool_failed", tool=tool) from error
    if b"version mismatch" in done.stderr:
        raise Refusal("tool_too_old", tool=tool)
    if done.returncode:
        raise Refusal("tool_failed", tool=tool)


def _without_password(address: str) -> tuple[str, str | None]:
    parts = urlsplit(address)
    if parts.password is None:
        return address, None
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username or ''}@{place}")), unquote(parts.password)
