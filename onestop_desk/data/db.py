"""The database an office lives in: opened by address, written in one retried transaction, read in one view."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from onestop_desk.data.postgres import PostgresDatabase, PostgresTx
from onestop_desk.data.sqlite import SqliteDatabase, SqliteTx
from onestop_desk.data.tx import OfficeRef, Statement, Tx
from onestop_desk.domain.errors import Busy, Refusal
from onestop_desk.domain.instants import Instant

T = TypeVar("T")
Database = SqliteDatabase | PostgresDatabase
_POSTGRES = ("postgresql://", "postgresql+psycopg://", "postgres://")


def open_database(address: str, clock: Callable[[], Instant], *, own_clock: bool = False) -> Database:
    """The database at `sqlite:///file`, a bare path, or `postgresql://…`; raises Refusal("bad_address").

    On PostgreSQL the server's clock counts unless `own_clock` (a moved clock in tests and rehearsals).
    """
    if address.startswith(_POSTGRES):
        return PostgresDatabase(office_in(address)[0], clock if own_clock else None)
    if address.startswith("sqlite:///"):
        return SqliteDatabase(Path(unquote(address.removeprefix("sqlite:///"))), clock)
    if "://" in address:
        raise Refusal("bad_address", address=address.split("://", maxsplit=1)[0])
    return SqliteDatabase(Path(address), clock)


def office_in(address: str) -> tuple[str, str]:
    """An address without its `office=…`, and which office of a shared PostgreSQL that names; "" where none is."""
    if not address.startswith(_POSTGRES):
        return address, ""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    named = next((value.strip() for key, value in pairs if key == "office"), "")
    if not named:
        return address, ""
    rest = urlencode([(key, value) for key, value in pairs if key != "office"])
    return urlunsplit(parts._replace(query=rest)), named


def transact(
    db: Database,
    office: OfficeRef,
    work: Callable[[Tx], T],
    first: Sequence[Statement] = (),
    *,
    lock: bool = False,
) -> T:
    """Runs `work` in one write transaction, once more when the database was busy or two met on one key.

    With `lock` it is alone in its office. Raises what `work` raises, Busy or Offline.
    """
    try:
        with _writing(db, office, first, lock) as tx:
            return work(tx)
    except Busy:
        with _writing(db, office, first, lock) as tx:
            return work(tx)


def _writing(
    db: Database, office: OfficeRef, first: Sequence[Statement], lock: bool
) -> AbstractContextManager[SqliteTx] | AbstractContextManager[PostgresTx]:
    return db.write(office, first, lock=lock)
