"""Writes the file of a command: the old one stays until the new one is whole."""

from contextlib import suppress
from pathlib import Path

from onestop_desk.domain.errors import Refusal


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file with the folders above it; raises Refusal("file_not_writable")."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refusal("file_not_writable", path=str(path)) from error
