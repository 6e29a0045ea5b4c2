"""What clerks print in the database: each print counted, and the dossiers of a register."""

from datetime import date

from onestop_desk.data.tx import Statement, Tx, statement


def insert(tx: Tx, **places: object) -> None:
    """One print: id, kind, staff, visit procedure, copies."""
    tx.write(
        "INSERT INTO printed_form (id, office_id, service_day, at, kind, staff_id, visit_procedure_id, copies)"
        " VALUES (:id, :office, :day, :now, :kind, :staff, :visit_procedure, :copies)",
        **places,
    )


def person_of(ticket_id: str) -> Statement:
    """The statement that reads (name, phone) of the person of a ticket, and when its visit was closed."""
    return statement(
        "SELECT p.name, p.phone, v.closed_at FROM ticket t LEFT JOIN person p ON p.id = t.person_id"
        " LEFT JOIN visit v ON v.ticket_id = t.id WHERE t.id = :ticket AND t.office_id = :office",
        ticket=ticket_id,
    )


def register(first: date, last: date) -> Statement:
    """The statement that lists what was received in some days, in order.

    Columns: dossier code, procedure (as imported, as the visit names it: version id), person, phone, agency, received,
    due, returned, by post.
    """
    return statement(
        "SELECT vp.dossier_code, d.procedure_name, vp.procedure_version_id, p.name, p.phone, d.agency,"
        " coalesce(d.received_at, v.closed_at), d.due_at, d.returned_at, coalesce(d.by_post, 0)"
        " FROM visit_procedure vp JOIN visit v ON v.id = vp.visit_id JOIN ticket t ON t.id = v.ticket_id"
        " LEFT JOIN person p ON p.id = t.person_id LEFT JOIN dossier d ON d.office_id = vp.office_id"
        " AND d.code = vp.dossier_code WHERE vp.office_id = :office AND vp.outcome = 'received'"
        " AND t.service_day BETWEEN :first AND :last ORDER BY v.closed_at, vp.position, vp.id",
        first=first.isoformat(),
        last=last.isoformat(),
    )


def due_of(codes: tuple[str, ...]) -> Statement:
    """The statement that reads (code, received, due) of dossiers by their codes; none where there are no codes."""
    places = {f"c{i}": code for i, code in enumerate(codes)}
    names = ", ".join(f":{name}" for name in places) or "NULL"
    return statement(
        f"SELECT code, received_at, due_at FROM dossier WHERE office_id = :office AND code IN ({names})", **places
    )
