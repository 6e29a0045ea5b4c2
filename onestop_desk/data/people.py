"""Names, phones and free text of citizens: erasable, and kept nowhere else."""

from onestop_desk.data.tx import Statement, Tx, statement
from onestop_desk.domain.instants import Instant


def insert(
    tx: Tx,
    person_id: str,
    erase_after: Instant,
    name: str | None,
    phone: str | None,
    note: str | None,
    *,
    email: str | None = None,
) -> None:
    """A person's erasable record."""
    tx.write(
        "INSERT INTO person (id, office_id, name, phone, email, note, erase_after) VALUES (:id, :office, :name, :phone,"
        " :email, :note, :erase_after)",
        email=email,
        id=person_id,
        name=name,
        phone=phone,
        note=note,
        erase_after=erase_after,
    )


def update(tx: Tx, person_id: str, name: str | None, phone: str | None, note: str | None) -> None:
    """What the clerk corrected."""
    tx.write(
        "UPDATE person SET name = :name, phone = :phone, note = :note WHERE id = :id AND office_id = :office",
        id=person_id,
        name=name,
        phone=phone,
        note=note,
    )


def erase_due(tx: Tx) -> int:
    """Erases every record whose time has come; how many.

    With a name go the keyed hashes on its appointments; those of missed appointments have an expiry of their own.
    """
    erased = tx.changed(
        "UPDATE person SET name = NULL, phone = NULL, email = NULL, note = NULL, erased_at = :now"
        " WHERE office_id = :office AND erase_after < :now AND erased_at IS NULL"
    )
    if erased:
        tx.write(_FORGET_HOLDERS)
    tx.write("DELETE FROM no_show WHERE office_id = :office AND expires_at < :now")
    return erased


_FORGET_HOLDERS = (
    "UPDATE appointment SET holder = NULL, helper = NULL WHERE office_id = :office AND person_id IN"
    " (SELECT id FROM person WHERE office_id = :office AND erased_at = :now)"
)


def keep_until(tx: Tx, person_id: str, erase_after: Instant) -> None:
    """A record is needed until then: its appointment was moved to another day."""
    tx.write(
        "UPDATE person SET erase_after = :until WHERE id = :id AND office_id = :office",
        until=erase_after,
        id=person_id,
    )


def set_note(tx: Tx, person_id: str, note: str | None) -> None:
    """A note beside the name."""
    tx.write("UPDATE person SET note = :note WHERE id = :id AND office_id = :office", note=note, id=person_id)


def link(tx: Tx, ticket_id: str, person_id: str) -> None:
    """Says whose ticket it is."""
    tx.write("UPDATE ticket SET person_id = :person WHERE id = :ticket", person=person_id, ticket=ticket_id)


def at_counter(counter_id: str) -> Statement:
    """The statement that reads (name, phone, note) of the person at a counter."""
    return statement(
        "SELECT p.name, p.phone, p.note FROM ticket t JOIN person p ON p.id = t.person_id"
        " WHERE t.counter_id = :counter AND t.state IN ('called','serving')",
        counter=counter_id,
    )
