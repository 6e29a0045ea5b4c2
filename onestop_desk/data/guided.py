"""What walks of the guide led to, and the villages, in the database: codes and counts only."""

from onestop_desk.data.tx import Statement, Tx, statement


def insert(tx: Tx, **places: object) -> None:
    """One walk that came to its end, now."""
    tx.write(
        "INSERT INTO guided (id, office_id, day, at, face, outcome, result, reason, age_group, village_id) VALUES"
        " (:id, :office, :day, :now, :face, :outcome, :result, :reason, :age_group, :village)",
        **places,
    )


def counted(from_day: str, to_day: str) -> Statement:
    """The statement that counts walks: (day, face, outcome, result, reason, age group, village id, how many)."""
    return statement(
        "SELECT day, face, outcome, result, reason, age_group, village_id, count(*) FROM guided"
        " WHERE office_id = :office AND day >= :first AND day <= :last"
        " GROUP BY day, face, outcome, result, reason, age_group, village_id",
        first=from_day,
        last=to_day,
    )


def villages() -> Statement:
    """The statement that lists villages: (id, name, people without an account, listed), by name."""
    return statement(
        "SELECT id, name, without_account, listed FROM village WHERE office_id = :office ORDER BY name, id"
    )


def put_village(tx: Tx, village_id: str, name: str, without_account: int) -> None:
    """A village with its count, or a new count for one of that name."""
    tx.write(
        "INSERT INTO village (id, office_id, name, without_account) VALUES (:id, :office, :name, :count)"
        " ON CONFLICT (office_id, name) DO UPDATE SET without_account = :count, listed = 1",
        id=village_id,
        name=name,
        count=without_account,
    )


def unlist_villages(tx: Tx) -> None:
    """No village is listed any more; what was counted for them stays."""
    tx.write("UPDATE village SET listed = 0 WHERE office_id = :office")


def police_counters() -> Statement:
    """The statement that lists the police's counters: (counter id, id of the line for accounts of VNeID, or None)."""
    return statement(
        "SELECT c.id, (SELECT f.line_id FROM procedure_field f WHERE f.office_id = :office"
        " AND f.slug = 'dinh-danh') FROM counter c JOIN agency a ON a.id = c.agency_id"
        " WHERE c.office_id = :office AND a.code = 'cong_an' ORDER BY c.number"
    )
