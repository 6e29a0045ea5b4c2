"""The catalogue of procedures in the database: fields, procedures and their versions, imports."""

import json
from typing import Any

from onestop_desk.data.tx import Row, Statement, Tx, statement

_COLUMNS = (
    "p.id, v.id, p.code, v.name, f.name, f.line_id, a.name, p.most_used, v.content, v.decision, v.status,"
    " v.superseded_by, v.decision_date, v.version, v.valid_from, v.valid_to, v.loaded_at, v.import_id, f.slug,"
    " v.content_hash"
)
_FROM = (
    "FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id JOIN procedure_field f ON f.id = v.field_id"
    " JOIN agency a ON a.id = f.agency_id WHERE p.office_id = :office"
)
_HIGHEST = "v.version = (SELECT max(w.version) FROM procedure_version w WHERE w.procedure_id = p.id{})"
_BY_TODAY = " AND (w.valid_from IS NULL OR w.valid_from <= :day)"


def current() -> Statement:
    """The statement that lists every procedure in the version of today."""
    return statement(f"SELECT {_COLUMNS} {_FROM} AND {_HIGHEST.format(_BY_TODAY)} ORDER BY p.code")


def newest() -> Statement:
    """The statement that lists every procedure in its newest version, also one that counts only later."""
    return statement(f"SELECT {_COLUMNS} {_FROM} AND {_HIGHEST.format('')} ORDER BY p.code")


def upcoming() -> Statement:
    """The statement that lists procedures announced in advance: no version of them counts yet."""
    return statement(
        f"SELECT {_COLUMNS} {_FROM} AND {_HIGHEST.format('')} AND NOT EXISTS (SELECT 1 FROM procedure_version w"
        f" WHERE w.procedure_id = p.id{_BY_TODAY}) ORDER BY p.code"
    )


def last_in_force() -> Statement:
    """The statement that lists, of each procedure that is out of force, the newest version that was in force."""
    return statement(
        f"SELECT {_COLUMNS} {_FROM} AND v.version = (SELECT max(w.version) FROM procedure_version w"
        " WHERE w.procedure_id = p.id AND w.status = 'active') AND EXISTS (SELECT 1 FROM procedure_version n"
        " WHERE n.procedure_id = p.id AND n.version > v.version AND n.status <> 'active') ORDER BY p.code"
    )


def versions(ids: tuple[str, ...]) -> Statement:
    """The statement that reads named versions, old ones too."""
    places = {f"v{i}": v for i, v in enumerate(ids)}
    names = ", ".join(f":{name}" for name in places)
    return statement(f"SELECT {_COLUMNS} {_FROM} AND v.id IN ({names})", **places)


def history(procedure_id: str) -> Statement:
    """The statement that lists every version of one procedure, the oldest first."""
    return statement(f"SELECT {_COLUMNS} {_FROM} AND p.id = :procedure ORDER BY v.version", procedure=procedure_id)


def of_import(import_id: str) -> Statement:
    """The statement that lists what one import brought, with the newest version of each: (version, newest)."""
    return statement(
        "SELECT v.procedure_id, v.version, (SELECT max(w.version) FROM procedure_version w"
        " WHERE w.procedure_id = v.procedure_id) FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id"
        " WHERE p.office_id = :office AND v.import_id = :import ORDER BY p.code",
        **{"import": import_id},
    )


def announced() -> Statement:
    """The statement that lists versions whose decision has a date and that came by an import, oldest first."""
    return statement(
        f"SELECT {_COLUMNS} {_FROM} AND v.decision_date IS NOT NULL AND v.import_id IS NOT NULL"
        " ORDER BY p.code, v.version"
    )


def stamp() -> Statement:
    """The statement that tells whether the catalogue changed: versions are only ever added."""
    return statement("SELECT count(*) FROM procedure_version WHERE office_id = :office")


def field_rows() -> Statement:
    """The statement that lists fields: (name, slug, line id, agency name, id, agency code)."""
    return statement(
        "SELECT f.name, f.slug, f.line_id, a.name, f.id, a.code FROM procedure_field f JOIN agency a"
        " ON a.id = f.agency_id WHERE f.office_id = :office ORDER BY f.name"
    )


def agency_rows() -> Statement:
    """The statement that lists agencies: (id, code, name)."""
    return statement("SELECT id, code, name FROM agency WHERE office_id = :office ORDER BY code")


def insert_field(tx: Tx, **places: object) -> None:
    """One row of our own table: field → line and agency."""
    tx.write(
        "INSERT INTO procedure_field (id, office_id, name, slug, line_id, agency_id) VALUES (:id, :office, :name,"
        " :slug, :line_id, :agency_id)",
        **places,
    )


def insert_procedure(tx: Tx, **places: object) -> None:
    """One procedure."""
    tx.write(
        "INSERT INTO procedure (id, office_id, code, most_used) VALUES (:id, :office, :code, :most_used)", **places
    )


def insert_version(tx: Tx, **places: object) -> None:
    """One version of a procedure; its `content` is JSON."""
    tx.write(
        "INSERT INTO procedure_version (id, office_id, procedure_id, version, valid_from, loaded_at, name, field_id,"
        " decision, content, content_hash, status, superseded_by, decision_date, import_id) VALUES (:id, :office,"
        " :procedure_id, :version, :valid_from, :now, :name, :field_id, :decision, :content, :content_hash, :status,"
        " :superseded_by, :decision_date, :import_id)",
        **places,
    )


def end_version(tx: Tx, procedure_id: str, version: int, last_day: str) -> None:
    """The last day on which a version counts, now that a newer one is there."""
    tx.write(
        "UPDATE procedure_version SET valid_to = :last WHERE procedure_id = :procedure AND version = :version"
        " AND office_id = :office",
        last=last_day,
        procedure=procedure_id,
        version=version,
    )


def set_most_used(tx: Tx, procedure_id: str, most_used: bool) -> int:
    """Whether the office counts a procedure among its most used; how many rows that was."""
    return tx.changed(
        "UPDATE procedure SET most_used = :most WHERE id = :procedure AND office_id = :office",
        most=int(most_used),
        procedure=procedure_id,
    )


def insert_import(tx: Tx, **places: object) -> None:
    """One accepted import, or one bringing-back."""
    tx.write(
        "INSERT INTO catalogue_import (id, office_id, at, actor_kind, actor_id, file_name, undoes, added, changed,"
        " abolished, unchanged, skipped) VALUES (:id, :office, :now, :actor_kind, :actor_id, :file_name, :undoes,"
        " :added, :changed, :abolished, :unchanged, :skipped)",
        **places,
    )


def imports() -> Statement:
    """The statement that lists imports, the newest first."""
    return statement(
        "SELECT id, at, actor_kind, actor_id, file_name, undoes, added, changed, abolished, unchanged, skipped"
        " FROM catalogue_import WHERE office_id = :office ORDER BY at DESC, id DESC LIMIT 200"
    )


def content(row: Row) -> dict[str, Any]:
    """The record of a version as `domain.procedures.procedure_of` reads it, from a row of these statements."""
    found: dict[str, Any] = json.loads(row[8])
    found |= {"code": row[2], "name": row[3], "field": row[4], "decision": row[9], "status": row[10]}
    found |= {"superseded_by": row[11], "decision_date": row[12]}
    return found
