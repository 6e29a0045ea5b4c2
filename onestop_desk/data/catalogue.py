"""The catalogue of procedures in the database: fields, procedures and their versions."""

import json
from collections.abc import Mapping
from typing import Any

from onestop_desk.data.tx import Statement, Tx, statement

_COLUMNS = (
    "p.id, v.id, p.code, v.name, f.name, f.line_id, a.name, p.status, p.superseded_by, p.most_used, v.content,"
    " v.decision"
)
_FROM = (
    "FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id JOIN procedure_field f ON f.id = v.field_id"
    " JOIN agency a ON a.id = f.agency_id WHERE p.office_id = :office"
)


def current() -> Statement:
    """The statement that lists every procedure in the version valid today."""
    return statement(f"SELECT {_COLUMNS} {_FROM} AND v.valid_to IS NULL ORDER BY p.code")


def versions(ids: tuple[str, ...]) -> Statement:
    """The statement that reads named versions, old ones too."""
    places = {f"v{i}": v for i, v in enumerate(ids)}
    names = ", ".join(f":{name}" for name in places)
    return statement(f"SELECT {_COLUMNS} {_FROM} AND v.id IN ({names})", **places)


def field_rows() -> Statement:
    """The statement that lists fields: (name, slug, line id, agency name)."""
    return statement(
        "SELECT f.name, f.slug, f.line_id, a.name FROM procedure_field f JOIN agency a ON a.id = f.agency_id"
        " WHERE f.office_id = :office ORDER BY f.name"
    )


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
        "INSERT INTO procedure (id, office_id, code, status, superseded_by, most_used) VALUES (:id, :office, :code,"
        " :status, :superseded_by, :most_used)",
        **places,
    )


def insert_version(tx: Tx, content: Mapping[str, Any], **places: object) -> None:
    """One version of a procedure."""
    tx.write(
        "INSERT INTO procedure_version (id, office_id, procedure_id, version, valid_from, loaded_at, name, field_id,"
        " decision, content, content_hash) VALUES (:id, :office, :procedure_id, 1, :valid_from, :now, :name, :field_id,"
        " :decision, :content, :content_hash)",
        content=json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        **places,
    )
