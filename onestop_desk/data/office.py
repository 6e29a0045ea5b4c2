"""The office's own rows: itself, its settings, agencies, lines, counters and staff."""

import json
from typing import Any

from onestop_desk.data.tx import Row, Statement, Tx, statement

OFFICES = "SELECT id, name, commune, authority, is_demo, tz FROM office ORDER BY id"


def head(key: str | None) -> Statement:
    """The statement every write starts with: (settings version, last call number, earlier answer to this key)."""
    return statement(
        "SELECT settings_version, call_no, (SELECT answer FROM answer WHERE office_id = :office AND key = :key)"
        " FROM office WHERE id = :office",
        key=key or "",
    )


def version() -> Statement:
    """The statement that reads the settings version."""
    return statement("SELECT settings_version FROM office WHERE id = :office")


def keep_answer(tx: Tx, key: str, action: str, answer: str) -> None:
    """Keeps the answer to a key."""
    tx.write(
        "INSERT INTO answer (office_id, key, action, at, answer) VALUES (:office, :key, :action, :now, :answer)",
        key=key,
        action=action,
        answer=answer,
    )


def drop_answers(tx: Tx, before: int) -> None:
    """Forgets answers older than `before`."""
    tx.write("DELETE FROM answer WHERE office_id = :office AND at < :before", before=before)


CONFIG: tuple[Statement, ...] = (
    statement("SELECT id, name, commune, authority, is_demo, tz, settings_version FROM office WHERE id = :office"),
    statement("SELECT name, value FROM setting WHERE office_id = :office"),
    statement(
        "SELECT id, letter, name, short_name, name_en, examples, examples_en, common_papers, minutes, position, open,"
        " closed_reason, reopens_at, short_name_en FROM line WHERE office_id = :office ORDER BY position, letter"
    ),
    statement(
        "SELECT c.id, c.number, c.name, a.name FROM counter c JOIN agency a ON a.id = c.agency_id"
        " WHERE c.office_id = :office ORDER BY c.number"
    ),
    statement("SELECT counter_id, line_id, role FROM counter_line WHERE office_id = :office"),
    statement("SELECT id, name, role, active FROM staff WHERE office_id = :office ORDER BY name, id"),
    statement(
        "SELECT id, kind, name, from_day, to_day, rules FROM programme WHERE office_id = :office ORDER BY from_day, id"
    ),
)
"""Everything that changes only when `settings_version` does."""


def bump(tx: Tx) -> None:
    """Says that the configuration changed, so that every station reads it again."""
    tx.write("UPDATE office SET settings_version = settings_version + 1 WHERE id = :office")


def put_setting(tx: Tx, name: str, value: Any) -> None:
    """Stores one setting as JSON."""
    tx.write(
        "INSERT INTO setting (office_id, name, value) VALUES (:office, :name, :value)"
        " ON CONFLICT (office_id, name) DO UPDATE SET value = :value",
        name=name,
        value=json.dumps(value, ensure_ascii=False),
    )


def insert_office(tx: Tx, **places: object) -> None:
    """The office itself."""
    tx.write(
        "INSERT INTO office (id, name, commune, commune_code, authority, tz, is_demo) VALUES"
        " (:office, :name, :commune, :commune_code, :authority, :tz, :is_demo)",
        **places,
    )


def insert_agency(tx: Tx, **places: object) -> None:
    """One agency."""
    tx.write("INSERT INTO agency (id, office_id, code, name) VALUES (:id, :office, :code, :name)", **places)


def insert_line(tx: Tx, **places: object) -> None:
    """One line."""
    tx.write(
        "INSERT INTO line (id, office_id, letter, name, short_name, name_en, short_name_en, examples, examples_en,"
        " common_papers, minutes, position) VALUES (:id, :office, :letter, :name, :short_name, :name_en,"
        " :short_name_en, :examples, :examples_en, :common_papers, :minutes, :position)",
        **places,
    )


def insert_counter(tx: Tx, **places: object) -> None:
    """One counter, closed."""
    tx.write(
        "INSERT INTO counter (id, office_id, agency_id, number, name) VALUES"
        " (:id, :office, :agency_id, :number, :name)",
        **places,
    )


def put_counter_lines(tx: Tx, counter_id: str, roles: dict[str, str]) -> None:
    """Which lines a counter serves: line id -> "own" or "help", in place of what it served before."""
    tx.write("DELETE FROM counter_line WHERE counter_id = :counter", counter=counter_id)
    for line_id, role in roles.items():
        tx.write(
            "INSERT INTO counter_line (office_id, counter_id, line_id, role) VALUES (:office, :counter, :line, :role)",
            counter=counter_id,
            line=line_id,
            role=role,
        )


def insert_staff(tx: Tx, **places: object) -> None:
    """One member of staff."""
    tx.write(
        "INSERT INTO staff (id, office_id, name, role, password_hash) VALUES"
        " (:id, :office, :name, :role, :password_hash)",
        **places,
    )


def staff_password(tx: Tx, staff_id: str) -> Row | None:
    """(name, role, password hash, active) of one member of staff."""
    return tx.read_one(
        "SELECT name, role, password_hash, active FROM staff WHERE id = :staff AND office_id = :office", staff=staff_id
    )


def set_password(tx: Tx, staff_id: str, password_hash: str) -> None:
    """A new password hash."""
    tx.write(
        "UPDATE staff SET password_hash = :hash WHERE id = :staff AND office_id = :office",
        hash=password_hash,
        staff=staff_id,
    )


def set_staff_active(tx: Tx, staff_id: str, is_active: bool) -> None:
    """Stops an account, or lets it sign in again."""
    tx.write(
        "UPDATE staff SET active = :active WHERE id = :staff AND office_id = :office",
        active=int(is_active),
        staff=staff_id,
    )


def set_line_open(tx: Tx, line_id: str, is_open: bool, reason: str | None, reopens_at: int | None) -> None:
    """Opens or closes a line."""
    tx.write(
        "UPDATE line SET open = :open, closed_reason = :reason, reopens_at = :reopens WHERE id = :line"
        " AND office_id = :office",
        open=int(is_open),
        reason=reason,
        reopens=reopens_at,
        line=line_id,
    )


def counter_states() -> Statement:
    """The statement that lists what changes about counters through the day."""
    return statement("SELECT id, state, reason, until, staff_id, undo FROM counter WHERE office_id = :office")


def counter_state(counter_id: str) -> Statement:
    """The statement that reads one counter's (state, reason, until, staff id, undo)."""
    return statement(
        "SELECT state, reason, until, staff_id, undo FROM counter WHERE id = :counter AND office_id = :office",
        counter=counter_id,
    )


def set_counter(
    tx: Tx, counter_id: str, state: str, reason: str | None, until: int | None, staff_id: str | None
) -> None:
    """A counter opened, paused or closed."""
    tx.write(
        "UPDATE counter SET state = :state, reason = :reason, until = :until, staff_id = :staff, undo = NULL"
        " WHERE id = :counter AND office_id = :office",
        state=state,
        reason=reason,
        until=until,
        staff=staff_id,
        counter=counter_id,
    )


def set_undo(tx: Tx, counter_id: str, undo: str | None) -> None:
    """What the last action at a counter could take back, as JSON."""
    tx.write("UPDATE counter SET undo = :undo WHERE id = :counter", undo=undo, counter=counter_id)


def day_state() -> Statement:
    """The statement that reads today's (kept until, closed at)."""
    return statement("SELECT frozen_until, closed_at FROM office_day WHERE office_id = :office AND service_day = :day")


_PUT_DAY = (
    "INSERT INTO office_day (office_id, service_day, {name}) VALUES (:office, :day, :value)"
    " ON CONFLICT (office_id, service_day) DO UPDATE SET {name} = :value"
)


def freeze_until(tx: Tx, instant: int) -> None:
    """Remembers until when newcomers of this half-day are kept."""
    tx.write(_PUT_DAY.format(name="frozen_until"), value=instant)


def close_day(tx: Tx, instant: int | None) -> None:
    """Remembers that today is closed, or open again."""
    tx.write(_PUT_DAY.format(name="closed_at"), value=instant)


def add_station(tx: Tx, **places: object) -> None:
    """A station of this office, or that it was seen again."""
    tx.write(
        "INSERT INTO station (id, office_id, name, kind, counter_id, seen_at) VALUES (:id, :office, :name, :kind,"
        " :counter_id, :now) ON CONFLICT (id) DO UPDATE SET counter_id = :counter_id, seen_at = :now",
        **places,
    )


def beat(tx: Tx, **places: object) -> None:
    """A station of this office was seen now, with what it says of itself."""
    tx.write(
        "INSERT INTO station (id, office_id, name, kind, seen_at, health) VALUES (:id, :office, :name, :kind, :now,"
        " :health) ON CONFLICT (id) DO UPDATE SET name = :name, kind = :kind, seen_at = :now, health = :health",
        **places,
    )


def stations() -> Statement:
    """The statement that lists (id, name, kind, counter or None, seen at, health), the last seen first."""
    return statement(
        "SELECT id, name, kind, counter_id, seen_at, health FROM station WHERE office_id = :office"
        " ORDER BY seen_at DESC, id"
    )
