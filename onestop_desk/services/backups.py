"""Copies of the whole office: made while it runs, and brought back with what is due erased before it opens."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from onestop_desk.data import messages, people, pg_tools
from onestop_desk.data.backup import check_sqlite, copy_sqlite, let_go_sqlite
from onestop_desk.data.db import open_database
from onestop_desk.data.sqlite import SqliteDatabase
from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.domain.instants import local
from onestop_desk.services import Ports, Premises
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.backup_notes import note_backup
from onestop_desk.services.context import Action
from onestop_desk.services.rights import Right


@dataclass(frozen=True)
class BackedUp:
    """A copy that was made and checked."""

    path: Path
    size: int


@dataclass(frozen=True)
class Restored:
    """An office that was brought back."""

    kept: Path | None
    """Where the data lies that was there before, None when there was none."""
    erased: int
    """Records of people whose time had come since the copy was made."""


def backup(address: str, target: Path, ports: Ports | None = None) -> BackedUp:
    """A consistent copy of the office, also while it is in use; an older copy stays until the new one is whole.

    Raises Refusal: not_set_up, same_file, file_not_writable, tool_missing, tool_failed; Offline.
    """
    db = open_database(address, (ports or Ports()).clock)
    try:
        with _writing(target):
            if isinstance(db, SqliteDatabase):
                if not db.path.exists():
                    raise Refusal("not_set_up")
                if target.resolve() == db.path.resolve():
                    raise Refusal("same_file")
                copy_sqlite(db.path, target)
            else:
                pg_tools.dump(db, target)
            made = BackedUp(target, target.stat().st_size)
        note_backup(db, target)
        return made
    finally:
        db.close()


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Says plainly that the target cannot be written, and leaves no half copy there."""
    # Never in place of a folder or a device.
    if not target.parent.is_dir() or (target.exists() and not target.is_file()):
        raise Refusal("file_not_writable", path=str(target))
    try:
        yield
    except (OSError, Offline) as error:
        if isinstance(error, Offline) and error.code == "disk_full":
            raise
        raise Refusal("file_not_writable", path=str(target)) from error
    finally:
        with suppress(OSError):
            target.with_name(f"{target.name}.part").unlink(missing_ok=True)


def restore(address: str, source: Path, ports: Ports | None = None) -> Restored:
    """Brings an office back from a copy: upgraded, with due names erased, and only then put in its place.

    The data that was there is kept. Raises Refusal: file_missing, not_a_database, same_file, file_in_use,
    database_newer, database_half_migrated, tool_missing, tool_failed; Offline.
    """
    ports = ports or Ports()
    if not source.is_file():
        raise Refusal("file_missing", path=str(source))
    db = open_database(address, ports.clock)
    try:
        if isinstance(db, SqliteDatabase):
            return _restore_file(db.path, source, ports)
        pg_tools.check_alone(db)
        kept = source.with_name(f"{source.name}.before-{_stamp(ports)}")
        pg_tools.dump(db, kept)
        pg_tools.load(db, source)
        try:
            return Restored(kept, _made_ready(address, ports))
        except Refusal:
            pg_tools.load(db, kept)
            raise
    finally:
        db.close()


def _restore_file(path: Path, source: Path, ports: Ports) -> Restored:
    if source.resolve() == path.resolve():
        raise Refusal("same_file")
    check_sqlite(source)
    if path.exists():
        let_go_sqlite(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _put_in_place(path, source, ports)
    except OSError as error:
        raise Refusal("file_not_writable", path=str(path)) from error


def _put_in_place(path: Path, source: Path, ports: Ports) -> Restored:
    """Makes the copy ready beside the office's file, and changes them in one step."""
    coming = path.with_name(f"{path.stem}-restoring{path.suffix}")
    try:
        copy_sqlite(source, coming)
        erased = _made_ready(f"sqlite:///{coming}", ports)
        let_go_sqlite(coming)
        kept = None
        if path.exists():
            kept = path.with_name(f"{path.stem}-before-restore-{_stamp(ports)}{path.suffix}")
            _keep(path, kept)
        coming.replace(path)
    finally:
        for rest in path.parent.glob(f"{coming.name}*"):
            rest.unlink(missing_ok=True)
    return Restored(kept, erased)


def _keep(path: Path, kept: Path) -> None:
    """A second name for the old file, so that at no instant there is no office; moved where that cannot be."""
    try:
        kept.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        path.replace(kept)


def _made_ready(address: str, ports: Ports) -> int:
    """Upgrades a copy, erases what was due since it was made, and doubts what may have been sent; how many erased."""
    premises = Premises(address, ports)
    try:
        premises.prepare()
        services = premises.open()

        def work(action: Action) -> int:
            erased = people.erase_due(action.tx)
            messages.doubt_due(action.tx)
            action.note("restored", None, erased=erased)
            return erased

        return services.context.act(SYSTEM, Right.RUN_DAY, "restore", work)
    finally:
        premises.close()


def _stamp(ports: Ports) -> str:
    return f"{local(ports.clock(), 'Asia/Ho_Chi_Minh'):%Y%m%d-%H%M%S}"
