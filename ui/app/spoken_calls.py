"""Which call this PC's board announced last, kept beside the station's own file, so that a restart loses nobody."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

FILE = "board-spoken.json"


class KeptCalls:
    """The board's memory; a disk that cannot be written costs it, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def last(self, day: date) -> int | None:
        """The running number of the last call that was over on that day, None when nothing is known."""
        try:
            stored = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
            return int(stored["call_no"]) if stored["day"] == day.isoformat() else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, day: date, call_no: int) -> None:
        """Writes it whole or not at all."""
        part = self._folder / f"{FILE}.part"
        with suppress(OSError):
            part.write_text(json.dumps({"day": day.isoformat(), "call_no": call_no}), encoding="utf-8")
            part.replace(self._folder / FILE)
