"""The folder of a static site: which files are ours, written whole or not at all, taken away when unwanted."""

import errno
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onestop_desk.domain.errors import Offline, Refusal
from portal.render import MAKER

MANIFEST = ".onestop-site.json"
"""Lists our files and what each was made of; what it does not list is not ours and is never touched."""
FORMAT = 1
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass
class Unit:
    """Files that are made together, such as all pages of one procedure."""

    key: str
    """What they were made of; empty while they are being written."""
    files: dict[str, int] = field(default_factory=dict)
    """Path below the folder -> size in bytes."""


@contextmanager
def world() -> Iterator[None]:
    """What the disk refuses: Offline("disk_full"), or Refusal("file_not_writable") with the path."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Offline("disk_full") from error
        raise Refusal("file_not_writable", path=str(error.filename2 or error.filename or "")) from error


class Folder:
    """The out folder between two builds."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._base = str(out)
        self._folders: set[str] = set()
        with world():
            out.mkdir(parents=True, exist_ok=True)
        self.units = self._read()

    def _read(self) -> dict[str, Unit]:
        """The units of the last build; a manifest that cannot be read is as good as none."""
        try:
            found = json.loads((self.out / MANIFEST).read_text(encoding="utf-8"))
            if found["format"] != FORMAT:
                return {}
            return {
                name: Unit(str(u["key"]), {str(p): int(s) for p, s in u["files"].items()})
                for name, u in found["units"].items()
            }
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise Refusal("file_not_writable", path=str(self.out)) from error
        except (ValueError, KeyError, TypeError, AttributeError):
            return {}

    def save(self, units: Mapping[str, Unit]) -> None:
        """Keeps what is known of our files for the next build."""
        found = {name: {"key": unit.key, "files": unit.files} for name, unit in units.items()}
        self._replace(MANIFEST, json.dumps({"format": FORMAT, "units": found}, separators=(",", ":")).encode())

    def holds(self, unit: Unit) -> bool:
        """Whether all files of a unit are there in their size."""
        return all(self._size(path) == size for path, size in unit.files.items())

    def write(self, path: str, content: bytes, *, ours: bool) -> bool:
        """Writes a file unless it already says the same; Refusal("file_not_writable") when somebody else made it.

        A build that was killed may have left files that the manifest does not list: they carry our name.
        """
        size = self._size(path)
        if size is not None:
            with world():
                there = (self.out / path).read_bytes()
            if there == content:
                return False
            if not ours and MAKER.encode() not in there[:1500]:
                raise Refusal("file_not_writable", path=str(self.out / path))
        self._replace(path, content)
        return True

    def remove(self, path: str) -> None:
        """Takes one of our files away, and the folders that are empty without it."""
        place = self.out / path
        with world():
            place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == self.out:
                break
            try:
                folder.rmdir()
            except OSError:
                break  # something of somebody else lies in it, or it is gone already

    def _size(self, path: str) -> int | None:
        try:
            return os.stat(f"{self._base}/{path}").st_size  # noqa: PTH116 - seven thousand times, a Path costs as much as the call
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Refusal("file_not_writable", path=f"{self._base}/{path}") from error

    def _replace(self, path: str, content: bytes) -> None:
        """A reader sees the old file or the new one, never half of it."""
        whole = f"{self._base}/{path}"
        above = whole.rpartition("/")[0]
        with world():
            if above not in self._folders:
                Path(above).mkdir(parents=True, exist_ok=True)
                self._folders.add(above)
            beside = f"{whole}.new"
            try:
                with open(beside, "wb") as file:  # noqa: PTH123 - as above
                    file.write(content)
                os.replace(beside, whole)  # noqa: PTH105 - as above
            except OSError:
                Path(beside).unlink(missing_ok=True)
                raise
