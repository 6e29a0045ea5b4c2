"""What this PC remembers for itself, beside the office's data: its own id, its counter, how it shows the desk."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from uuid import uuid4

FILE = "station.json"


@dataclass(frozen=True)
class Station:
    """The station's own file, `station.json` in the data folder."""

    id: str = field(default_factory=lambda: str(uuid4()))
    counter_id: str | None = None
    contrast: bool = False
    text_scale: float = 1.0
    scanner_prefix: str = ""
    """A character the handheld scanner was set to send first, for one that types slowly; "" for none."""


def read_station(folder: Path) -> Station:
    """What the file says; a broken or missing file is a new station."""
    try:
        stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Station(
            str(stored["id"]),
            stored.get("counter_id"),
            bool(stored.get("contrast")),
            float(stored.get("text_scale", 1.0)),
            str(stored.get("scanner_prefix", ""))[:1],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Station()


def keep_station(folder: Path, station: Station) -> None:
    """Writes the file whole or not at all; a full disk does not stop the desk."""
    part = folder / f"{FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(station), indent=1), encoding="utf-8")
        part.replace(folder / FILE)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


class KeptStation:
    """The station as it is now; each change is written at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = read_station(folder)
        keep_station(folder, self.now)

    def change(self, **changes: str | bool | float | None) -> None:
        """Changes and keeps."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type] # the names are checked by replace
        keep_station(self.folder, self.now)
