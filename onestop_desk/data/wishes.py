"""The waiting list: who would take a seat that comes free."""

from onestop_desk.data.tx import Statement, Tx, statement


def insert(tx: Tx, row_id: str, line_id: str, from_day: str, to_day: str, person_id: str) -> None:
    """A new wish."""
    tx.write(
        "INSERT INTO wish (id, office_id, line_id, from_day, to_day, wished_at, person_id) VALUES (:id, :office,"
        " :line, :from_day, :to_day, :now, :person)",
        id=row_id,
        line=line_id,
        from_day=from_day,
        to_day=to_day,
        person=person_id,
    )


def waiting() -> Statement:
    """The statement that lists (id, line, first day, last day, when, person, name, phone), longest waiting first."""
    return statement(
        "SELECT w.id, w.line_id, w.from_day, w.to_day, w.wished_at, w.person_id, p.name, p.phone FROM wish w"
        " JOIN person p ON p.id = w.person_id WHERE w.office_id = :office AND w.over_at IS NULL AND w.to_day >= :day"
        " ORDER BY w.wished_at, w.id"
    )


def end(tx: Tx, wish_id: str, reason: str) -> int:
    """A wish is over; how many there were."""
    return tx.changed(
        "UPDATE wish SET over_at = :now, reason = :reason WHERE id = :wish AND office_id = :office AND over_at IS NULL",
        wish=wish_id,
        reason=reason,
    )
