"""Visits and their procedures: each with its version, papers, outcome and dossier code."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from onestop_desk.data.tx import Row, Statement, Tx, statement

_COLUMNS = (
    "vp.id, v.ticket_id, v.id, vp.position, vp.procedure_id, vp.procedure_version_id, vp.ticked, vp.outcome,"
    " vp.dossier_code, vp.missing, vp.refusal_reason, vp.note_id, p.note"
)
_FROM = "FROM visit_procedure vp JOIN visit v ON v.id = vp.visit_id LEFT JOIN person p ON p.id = vp.note_id"


@dataclass(frozen=True)
class VisitProcedureRow:
    """One procedure of a visit as it is stored."""

    id: str
    ticket_id: str
    visit_id: str
    position: int
    procedure_id: str | None
    version_id: str | None
    ticked: tuple[str, ...]
    outcome: str | None
    dossier_code: str | None
    missing: tuple[str, ...]
    refusal_reason: str | None
    note_id: str | None
    note: str | None


def _row(r: Row) -> VisitProcedureRow:
    values = list(r)
    values[6], values[9] = tuple(json.loads(r[6])), tuple(json.loads(r[9]))
    return VisitProcedureRow(*values)


def rows(found: Sequence[Row]) -> list[VisitProcedureRow]:
    """Rows as values."""
    return [_row(r) for r in found]


def of_ticket(ticket_id: str) -> Statement:
    """The statement that lists a ticket's visit procedures in order."""
    return statement(f"SELECT {_COLUMNS} {_FROM} WHERE v.ticket_id = :ticket ORDER BY vp.position", ticket=ticket_id)


def by_id(visit_procedure_id: str) -> Statement:
    """The statement that reads one visit procedure."""
    return statement(f"SELECT {_COLUMNS} {_FROM} WHERE vp.id = :vp AND vp.office_id = :office", vp=visit_procedure_id)


def first_procedures() -> Statement:
    """The statement that lists (ticket, procedure, person's name) of today's tickets that are not over."""
    return statement(
        "SELECT t.id, vp.procedure_id, pe.name FROM ticket t LEFT JOIN visit v ON v.ticket_id = t.id"
        " LEFT JOIN visit_procedure vp ON vp.visit_id = v.id AND vp.position = 1 LEFT JOIN person pe"
        " ON pe.id = t.person_id WHERE t.office_id = :office AND t.service_day = :day"
        " AND t.state IN ('waiting','called','serving','aside','missed')"
        " AND (v.id IS NOT NULL OR t.person_id IS NOT NULL)"
    )


def paper_requests(tx: Tx, dossier_code: str, but: str) -> int:
    """How many requests for papers a dossier code has had, not counting the visit procedure `but`."""
    row = tx.read_one(
        "SELECT count(*) FROM visit_procedure WHERE office_id = :office AND dossier_code = :code"
        " AND outcome = 'more_papers' AND id <> :but",
        code=dossier_code,
        but=but,
    )
    return int(row[0]) if row else 0


def insert_visit(tx: Tx, visit_id: str, ticket_id: str) -> None:
    """A visit, with no procedures yet."""
    tx.write(
        "INSERT INTO visit (id, office_id, ticket_id, opened_at) VALUES (:id, :office, :ticket, :now)",
        id=visit_id,
        ticket=ticket_id,
    )


def insert_procedure(
    tx: Tx, row_id: str, visit_id: str, position: int, procedure_id: str | None, version_id: str | None
) -> None:
    """One procedure of a visit."""
    tx.write(
        "INSERT INTO visit_procedure (id, office_id, visit_id, position, procedure_id, procedure_version_id)"
        " VALUES (:id, :office, :visit, :position, :procedure, :version)",
        id=row_id,
        visit=visit_id,
        position=position,
        procedure=procedure_id,
        version=version_id,
    )


def set_procedure(tx: Tx, row_id: str, procedure_id: str, version_id: str) -> None:
    """Names the procedure of a line that had none."""
    tx.write(
        "UPDATE visit_procedure SET procedure_id = :procedure, procedure_version_id = :version WHERE id = :id",
        procedure=procedure_id,
        version=version_id,
        id=row_id,
    )


def delete_procedure(tx: Tx, row_id: str) -> None:
    """Takes a procedure off the visit."""
    tx.write("DELETE FROM visit_procedure WHERE id = :id AND office_id = :office", id=row_id)


def set_ticked(tx: Tx, row_id: str, ticked: Sequence[str]) -> None:
    """Which papers are at hand."""
    tx.write("UPDATE visit_procedure SET ticked = :ticked WHERE id = :id", ticked=json.dumps(list(ticked)), id=row_id)


def set_dossier(tx: Tx, row_id: str, code: str | None) -> None:
    """The dossier code, typed or scanned."""
    tx.write("UPDATE visit_procedure SET dossier_code = :code WHERE id = :id", code=code, id=row_id)


def set_outcome(  # noqa: PLR0917 - one row, in the order of its columns
    tx: Tx,
    row_id: str,
    outcome: str | None,
    code: str | None,
    missing: Sequence[str],
    reason: str | None,
    note_id: str | None,
) -> None:
    """How one procedure ended; None opens it again."""
    tx.write(
        "UPDATE visit_procedure SET outcome = :outcome, dossier_code = :code, missing = :missing,"
        " refusal_reason = :reason, note_id = :note WHERE id = :id",
        outcome=outcome,
        code=code,
        missing=json.dumps(list(missing)),
        reason=reason,
        note=note_id,
        id=row_id,
    )


def reopen(tx: Tx, ticket_id: str) -> None:
    """Opens a finished visit again: outcomes are taken back, papers and codes stay."""
    tx.write(
        "UPDATE visit_procedure SET outcome = NULL WHERE visit_id = (SELECT id FROM visit WHERE ticket_id = :ticket)",
        ticket=ticket_id,
    )
    tx.write("UPDATE visit SET closed_at = NULL WHERE ticket_id = :ticket", ticket=ticket_id)


def close(tx: Tx, ticket_id: str) -> None:
    """The visit is over."""
    tx.write("UPDATE visit SET closed_at = :now WHERE ticket_id = :ticket", ticket=ticket_id)
