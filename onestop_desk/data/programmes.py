"""Programmes in the database; they are read with the rest of the office's set-up."""

from onestop_desk.data.tx import Tx


def put(tx: Tx, programme_id: str, kind: str, name: str, *, from_day: str, to_day: str | None, rules: str) -> None:
    """A programme, or the same one changed."""
    tx.write(
        "INSERT INTO programme (id, office_id, kind, name, from_day, to_day, rules) VALUES (:id, :office, :kind, :name,"
        " :from_day, :to_day, :rules) ON CONFLICT (id) DO UPDATE SET kind = :kind, name = :name, from_day = :from_day,"
        " to_day = :to_day, rules = :rules",
        id=programme_id,
        kind=kind,
        name=name,
        from_day=from_day,
        to_day=to_day,
        rules=rules,
    )


def end(tx: Tx, programme_id: str, last_day: str) -> None:
    """The last day of a programme."""
    tx.write(
        "UPDATE programme SET to_day = :last WHERE id = :id AND office_id = :office", id=programme_id, last=last_day
    )
