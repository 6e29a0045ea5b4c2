"""Brings a database to this program's shape, and refuses one that is newer or was left half-way."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onestop_desk.data.db import Database
from onestop_desk.data.fair_lock import FairLock
from onestop_desk.data.postgres import world_errors as postgres_errors
from onestop_desk.data.sqlite import SqliteDatabase, world_errors
from onestop_desk.domain.errors import Offline, Refusal

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0009"
"""The newest step this program knows; a test compares it with the migrations folder."""
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
UPGRADE_WAIT_S = 60.0


def config(connection: "Connection | None" = None) -> "Config":
    """Alembic's settings, made here because there is no ini file to go stale."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def prepare(db: Database) -> None:
    """Makes the tables of a new database, upgrades an older one, leaves a current one alone.

    Raises Refusal("database_newer"), Refusal("database_half_migrated") or Offline.
    """
    with _alone(db):
        shape = _shape(db)
        if shape == HEAD:
            return
        _upgrade(db, is_new=shape is None)


@contextmanager
def _alone(db: Database) -> Iterator[None]:
    """Two programs starting at once upgrade one after the other."""
    if isinstance(db, SqliteDatabase):
        try:
            db.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Offline("read_only") from error
        guard = FairLock(f"{db.path}-upgrade-lock")
        with closing(guard):
            guard.acquire(UPGRADE_WAIT_S)
            yield
        return
    with _server_errors(), db.engine().connect() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_lock(70110)")
        try:
            yield
        finally:
            connection.exec_driver_sql("SELECT pg_advisory_unlock(70110)")


@contextmanager
def _server_errors() -> Iterator[None]:
    """A server that cannot be reached is the world's fault, by whichever library it is told."""
    from sqlalchemy.exc import OperationalError

    try:
        with postgres_errors():
            yield
    except OperationalError as error:
        raise Offline from error


def _shape(db: Database) -> str | None:
    """The step the database stands at, None when it is empty."""
    with world_errors(), _plain_connection(db) as run:
        names = set(_table_names(db, run))
        if not names:
            return None
        if "alembic_version" not in names:
            raise Refusal("not_a_database" if "ticket" not in names else "database_half_migrated")
        if "migration_run" in names and run("SELECT target FROM migration_run"):
            raise Refusal("database_half_migrated")
        rows = run("SELECT version_num FROM alembic_version")
    if len(rows) != 1:
        raise Refusal("database_half_migrated")
    found = str(rows[0][0])
    if found not in KNOWN:
        raise Refusal("database_newer", found=found, known=HEAD)
    if found == HEAD and "office_day" not in names:
        raise Refusal("database_half_migrated")
    return found


@contextmanager
def _plain_connection(db: Database) -> Iterator[Any]:
    proxy = db.engine().raw_connection()
    try:
        connection: Any = proxy.driver_connection
        yield lambda sql: connection.execute(sql).fetchall()
    finally:
        proxy.close()


def _table_names(db: Database, run: Any) -> list[str]:
    if isinstance(db, SqliteDatabase):
        return [r[0] for r in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [r[0] for r in run("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")]


def _upgrade(db: Database, *, is_new: bool) -> None:
    from alembic import command
    from sqlalchemy import create_engine

    engine = create_engine(db.url)
    try:
        if not is_new and isinstance(db, SqliteDatabase):
            from onestop_desk.data.backup import copy_sqlite

            copy_sqlite(db.path, db.path.with_name(f"{db.path.stem}-before-{HEAD}{db.path.suffix}"))
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE TABLE IF NOT EXISTS migration_run (target VARCHAR(40) NOT NULL PRIMARY KEY)"
            )
            connection.exec_driver_sql(f"INSERT INTO migration_run (target) VALUES ('{HEAD}')")
        with engine.connect() as connection:
            command.upgrade(config(connection), HEAD)
            connection.commit()
        with engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM migration_run")
    finally:
        engine.dispose()
