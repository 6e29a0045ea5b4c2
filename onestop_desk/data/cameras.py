"""The hall's cameras: the office's list, and how each was found when it was last looked at."""

from onestop_desk.data.tx import Row, Statement, Tx, statement


def listed() -> Statement:
    """The statement that lists (id, name, address, reachable or None, since, checked at, why) by name."""
    return statement(
        "SELECT id, name, address, reachable, since, checked_at, why FROM camera WHERE office_id = :office"
        " AND listed = 1 ORDER BY name, id"
    )


def insert(tx: Tx, camera_id: str, name: str, address: str) -> None:
    """One camera, not looked at yet."""
    tx.write(
        "INSERT INTO camera (id, office_id, name, address) VALUES (:id, :office, :name, :address)",
        id=camera_id,
        name=name,
        address=address,
    )


def remove(tx: Tx, camera_id: str) -> bool:
    """Takes a camera off the list; its row stays for the reports, its address does not."""
    return bool(
        tx.changed(
            "UPDATE camera SET listed = 0, address = '' WHERE id = :id AND office_id = :office AND listed = 1",
            id=camera_id,
        )
    )


def claim(tx: Tx, before: int) -> list[Row]:
    """(id, address) of those not looked at since `before`, which count as looked at from now on."""
    return tx.queue(
        statement(
            "UPDATE camera SET checked_at = :now WHERE office_id = :office AND listed = 1"
            " AND (checked_at IS NULL OR checked_at <= :before) RETURNING id, address",
            before=before,
        )
    )


def state(camera_id: str) -> Statement:
    """The statement that reads (reachable or None, address) of one camera of the list."""
    return statement(
        "SELECT reachable, address FROM camera WHERE id = :id AND office_id = :office AND listed = 1", id=camera_id
    )


def tell(tx: Tx, camera_id: str, reachable: bool, why: str | None, *, changed: bool) -> None:
    """How a camera was found now; with `changed`, it is so since now."""
    since = ", since = :now" if changed else ""
    tx.write(
        f"UPDATE camera SET reachable = :reachable, why = :why, checked_at = :now{since}"
        " WHERE id = :id AND office_id = :office",
        reachable=int(reachable),
        why=why,
        id=camera_id,
    )
