"""Slips on their way to the printer, kept in a small file so that a power cut loses none and repeats none unseen.

Ids and codes only: what a slip says is read again from the services. A file of the PC and not the database, because
the printer is the PC's, and it has to be known whether a slip had begun also while the database cannot be reached.
"""

import json
import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from onestop_desk.domain.printing import JobState, PrintJob

_log = logging.getLogger(__name__)


class PrinterMemory:
    """The file of one face of this PC; None keeps nothing, for rehearsals and tests."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def jobs(self) -> list[PrintJob]:
        """What was on its way when the program ended, the oldest first; a damaged file holds nothing."""
        if self._file is None:
            return []
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            return [PrintJob(**{**job, "state": JobState(job["state"])}).found_again() for job in stored["slips"]]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("the slips on their way cannot be read: %s", error)
            return []

    def keep(self, jobs: Sequence[PrintJob]) -> None:
        """Writes the file whole or not at all, and to the disk itself; a full disk does not stop the printer."""
        if self._file is None:
            return
        part = self._file.with_name(f"{self._file.name}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                json.dump({"slips": [asdict(job) for job in jobs]}, file)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
        except OSError as error:
            _log.warning("the slips on their way cannot be kept: %s", error)
            with suppress(OSError):
                part.unlink(missing_ok=True)
