"""Writes fields, procedures and versions: at set-up, by an import, and when an old version is brought back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from onestop_desk.data import catalogue
from onestop_desk.data.tx import Tx
from onestop_desk.domain.procedures import Procedure, content_of, field_key, record_of, slug_of
from onestop_desk.services.keys import new_id
from onestop_desk.services.resources import read_json

FIELDS = Path("procedures/fields.json")
REST = "*"
UNNAMED = "Lĩnh vực khác"
"""Where a procedure goes whose list names no field: a name of the catalogue, not a sentence."""


@dataclass
class FieldBook:
    """Our own table of fields while something is written: each field goes to exactly one line and one agency."""

    lines: Mapping[str, str]
    """Line letter -> id, in the order of the lines."""
    agencies: Mapping[str, str]
    """Agency code -> id."""
    ids: dict[str, str] = field(default_factory=dict)
    """Key of a field's name -> id of its row."""
    slugs: set[str] = field(default_factory=set)

    def load(self, tx: Tx) -> None:
        """Reads the fields that are there."""
        for name, slug, _line, _agency, field_id, _code in tx.reads(catalogue.field_rows())[0]:
            self.ids[field_key(name)] = field_id
            self.slugs.add(slug)

    def fill(self, tx: Tx) -> None:
        """Writes every field that our own table names."""
        for row in _table().values():
            if row["field"] != REST:
                self._write(tx, row["field"], row)

    def id_of(self, tx: Tx, name: str) -> str:
        """The row of a field, written when it is new; one that our table lacks goes where its last row says."""
        name = name or UNNAMED
        known = self.ids.get(field_key(name))
        return known or self._write(tx, name, _table().get(field_key(name)) or _table()[REST])

    def _write(self, tx: Tx, name: str, row: Mapping[str, str]) -> str:
        field_id = new_id()
        own = row["slug"] if row["field"] != REST and row["slug"] not in self.slugs else slug_of(name, self.slugs)
        line_id = self.lines.get(row["line"]) or next(iter(self.lines.values()))
        agency_id = self.agencies.get(row["agency"]) or next(iter(self.agencies.values()))
        catalogue.insert_field(tx, id=field_id, name=name, slug=own, line_id=line_id, agency_id=agency_id)
        self.ids[field_key(name)] = field_id
        self.slugs.add(own)
        return field_id


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    rows = read_json(FIELDS)["fields"]
    return {row["field"] if row["field"] == REST else field_key(row["field"]): row for row in rows}


@dataclass(frozen=True)
class Prepared:
    """A procedure ready to be written: what takes time is done before anybody has to wait for the transaction."""

    procedure: Procedure
    content: str
    hash: str


def prepared(procedure: Procedure) -> Prepared:
    """A procedure with its content as JSON and its hash."""
    content = json.dumps(content_of(procedure), ensure_ascii=False, separators=(",", ":"))
    return Prepared(procedure, content, hash_of(procedure))


@dataclass(frozen=True)
class Known:
    """Where a procedure stands before something is written of it."""

    id: str
    version: int


def write_new(
    tx: Tx, fields: FieldBook, ready: Prepared, *, most_used: bool = False, import_id: str | None = None
) -> str:
    """A procedure that was not there, in its first version; gives its id."""
    procedure_id = new_id()
    catalogue.insert_procedure(tx, id=procedure_id, code=ready.procedure.code, most_used=int(most_used))
    _write_version(tx, fields, ready, Known(procedure_id, 0), ready.procedure.valid_from, import_id)
    return procedure_id


def write_next(tx: Tx, fields: FieldBook, known: Known, ready: Prepared, import_id: str) -> None:
    """The next version of a procedure; it counts from the announced day when that lies ahead, else from today."""
    starts = max(ready.procedure.valid_from or "", tx.day.isoformat())
    last_day = date.fromisoformat(starts) - timedelta(days=1)
    catalogue.end_version(tx, known.id, known.version, last_day.isoformat())
    _write_version(tx, fields, ready, known, starts, import_id)


def _write_version(
    tx: Tx, fields: FieldBook, ready: Prepared, known: Known, starts: str | None, import_id: str | None
) -> None:
    procedure = ready.procedure
    catalogue.insert_version(
        tx,
        content=ready.content,
        id=new_id(),
        procedure_id=known.id,
        version=known.version + 1,
        valid_from=starts,
        name=procedure.name,
        field_id=fields.id_of(tx, procedure.field),
        decision=procedure.decision or None,
        content_hash=ready.hash,
        status=str(procedure.status),
        superseded_by=procedure.superseded_by,
        decision_date=procedure.decision_date,
        import_id=import_id,
    )


def hash_of(procedure: Procedure) -> str:
    """What two equal versions share."""
    text = json.dumps(record_of(procedure), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def short_names() -> dict[str, str]:
    """Slug of a field of our own table -> its name for lists."""
    return {row["slug"]: row["short"] for row in _table().values()}
