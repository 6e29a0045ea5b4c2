"""Notes when and where the last backup was made, so that the morning check can tell how old it is."""

import json
import platform
from contextlib import suppress
from pathlib import Path
from typing import Any

from onestop_desk.data import office
from onestop_desk.data.db import Database, transact
from onestop_desk.data.tx import OfficeRef, Tx
from onestop_desk.domain.checks import Copy
from onestop_desk.domain.errors import WorldError

SETTING = "last_backup"
"""`{at, path, pc}`; not part of the set-up, so that no station reads its set-up again for it."""
_NOBODY = OfficeRef("", "Asia/Ho_Chi_Minh")


def note_backup(db: Database, path: Path) -> None:
    """Remembers that a copy was made now: a note about a file, not something that happened in the office.

    Data that cannot be written can still be copied: then nothing is noted. The tables may be older than the program.
    """

    def work(tx: Tx) -> None:
        noted = {"at": tx.now, "path": str(path.resolve()), "pc": platform.node()}
        office.put_setting(tx, SETTING, noted)

    with suppress(WorldError):
        with db.read(_NOBODY) as tx:
            rows = tx.read(office.OFFICES)
        if rows:
            transact(db, OfficeRef(rows[0][0], rows[0][5]), work, lock=True)


def copy_of(stored: str, pc: str) -> Copy:
    """What was noted, and what of it can be seen from this PC now."""
    said: dict[str, Any] = json.loads(stored)
    path = Path(said["path"])
    here = said["pc"] == pc
    try:
        folder, file = here and path.parent.is_dir(), here and path.is_file()
    except OSError:
        folder = file = False
    return Copy(said["at"], path.name, here, folder, file)
