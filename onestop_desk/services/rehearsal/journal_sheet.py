"""The journal of a day as CSV, with numbers and places for the database's keys: the same seed gives the same file."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from onestop_desk.data.journal import JournalRow
from onestop_desk.domain.instants import local

HEADINGS = ("time", "actor", "what", "subject", "from", "to", "reason", "facts")
_KEY = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


class Names:
    """What each key is called in the sheet; a key nobody named is numbered as it is met."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._names = dict(known)
        self._met = 0

    def of(self, value: Any) -> Any:
        """The same value with names for keys, however deep they lie."""
        if isinstance(value, str) and _KEY.match(value):
            if value not in self._names:
                self._met += 1
                self._names[value] = f"row-{self._met}"
            return self._names[value]
        if isinstance(value, Mapping):
            return {name: self.of(inner) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.of(inner) for inner in value]
        return value


def sheet(rows: Iterable[JournalRow], known: Mapping[str, str], tz: str) -> str:
    """The CSV text, one line a row in the order in which things happened."""
    names = Names(known)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEADINGS)
    for row in rows:
        when = local(row.at, tz).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
        facts = json.dumps(names.of(row.facts), ensure_ascii=False, sort_keys=True)
        table.writerow(
            (
                when,
                f"{row.actor_kind}:{names.of(row.actor_id)}",
                row.what,
                names.of(row.subject_id) or "",
                row.from_state or "",
                row.to_state or "",
                names.of(row.reason) or "",
                facts,
            )
        )
    return text.getvalue()
