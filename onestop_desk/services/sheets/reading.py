"""Opens a file that somebody says is a table: looks at what it is, not only at how it is called."""

from pathlib import Path

from onestop_desk.services.sheets.separated import read_separated
from onestop_desk.services.sheets.sheet import Sheet
from onestop_desk.services.sheets.unreadable import Unreadable
from onestop_desk.services.sheets.workbook import read_workbook

MOST_BYTES = 50 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xls"}
_TEXTS = {".csv", ".tsv", ".txt"}


def kind_of(path: Path) -> str:
    """`workbook`, `separated` or `json`; raises Unreadable(missing, empty, encrypted, old_workbook, …)."""
    try:
        if not path.is_file():
            raise Unreadable("missing")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(_OLE))
    except OSError:
        raise Unreadable("missing") from None
    if size == 0:
        raise Unreadable("empty")
    if size > MOST_BYTES:
        raise Unreadable("too_big")
    if head.startswith(_ZIP):
        return "workbook"
    if head.startswith(_OLE):
        raise Unreadable("encrypted" if _LOCKED in path.read_bytes() else "old_workbook")
    ending = path.suffix.lower()
    if ending in _WORKBOOKS:
        raise Unreadable("not_a_workbook")
    if ending == ".json":
        return "json"
    if ending in _TEXTS:
        return "separated"
    raise Unreadable("unknown_ending")


def read_sheets(path: Path, *, keep_times: bool = False) -> list[Sheet]:
    """Every sheet of a workbook, or the one of a CSV file; raises Unreadable.

    With `keep_times` a day with a clock time stays a datetime, else it is a day.
    """
    kind = kind_of(path)
    if kind == "workbook":
        return read_workbook(path, keep_times=keep_times)
    if kind == "separated":
        return [read_separated(path.read_bytes(), path.stem)]
    raise Unreadable("unknown_ending")
