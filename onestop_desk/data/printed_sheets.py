"""The register of printed sheets in the database: what stands on each, when it was printed, where it hangs."""

from onestop_desk.data.tx import Statement, Tx, statement


def listed() -> Statement:
    """The statement that lists sheets that have not been taken down, the newest first."""
    return statement(
        "SELECT id, kind, subject, size, base, printed_at, printed_day, printed, facts_hash, hangs FROM printed_sheet"
        " WHERE office_id = :office AND taken_down_at IS NULL ORDER BY printed_at DESC, id DESC"
    )


def insert(tx: Tx, **places: object) -> None:
    """One sheet that was printed today."""
    tx.write(
        "INSERT INTO printed_sheet (id, office_id, kind, subject, size, base, printed_at, printed_day, printed,"
        " facts_hash, hangs) VALUES (:id, :office, :kind, :subject, :size, :base, :now, :day, :printed, :facts_hash,"
        " :hangs)",
        **places,
    )


def same_today(tx: Tx, **places: object) -> str | None:
    """The id of the same sheet printed today that hangs nowhere yet: printing it twice is one sheet."""
    row = tx.read_one(
        "SELECT id FROM printed_sheet WHERE office_id = :office AND kind = :kind AND subject = :subject"
        " AND size = :size AND facts_hash = :facts_hash AND printed_day = :day AND hangs IS NULL"
        " AND taken_down_at IS NULL",
        **places,
    )
    return str(row[0]) if row else None


def hang(tx: Tx, sheet_id: str, place: str) -> int:
    """Where a sheet hangs; how many sheets that was."""
    return tx.changed(
        "UPDATE printed_sheet SET hangs = :place WHERE id = :sheet AND office_id = :office AND taken_down_at IS NULL",
        place=place,
        sheet=sheet_id,
    )


def take_down(tx: Tx, sheet_id: str) -> int:
    """A sheet no longer hangs anywhere; how many sheets that was."""
    return tx.changed(
        "UPDATE printed_sheet SET taken_down_at = :now WHERE id = :sheet AND office_id = :office"
        " AND taken_down_at IS NULL",
        sheet=sheet_id,
    )
