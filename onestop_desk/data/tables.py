"""The tables. Keys are UUIDv7 as text, instants UTC microseconds, days ISO dates; every row names its office."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from onestop_desk.data import (  # noqa: F401 - their tables belong to the same metadata
    booking_tables,
    dossier_tables,
    guide_tables,
    hall_tables,
    rating_tables,
    report_tables,
)
from onestop_desk.data.columns import flag, instant, key, metadata, of_office, ref, whole, words

__all__ = ["metadata"]

STATES = "'waiting','called','serving','aside','missed','done','left'"


office = Table(
    "office",
    metadata,
    key(),
    words("name"),
    words("commune"),
    Column("commune_code", String(10)),
    words("authority"),
    Column("tz", String(40), nullable=False),
    flag("is_demo"),
    whole("settings_version", 1),
    Column("call_no", BigInteger, nullable=False, server_default=text("0")),
)
"""One row an office; *next* locks it, and `call_no` counts its calls under that lock."""

setting = Table("setting", metadata, of_office(), Column("name", String(60), nullable=False), words("value"))
setting.append_constraint(UniqueConstraint("office_id", "name"))

agency = Table(
    "agency",
    metadata,
    key(),
    of_office(),
    Column("code", String(20), nullable=False),
    words("name"),
    UniqueConstraint("office_id", "code"),
)

line = Table(
    "line",
    metadata,
    key(),
    of_office(),
    Column("letter", String(1), nullable=False),
    words("name"),
    words("short_name"),
    words("name_en"),
    words("short_name_en"),
    words("examples"),
    words("examples_en"),
    words("common_papers"),
    whole("minutes"),
    whole("position"),
    flag("open", 1),
    words("closed_reason", nullable=True),
    instant("reopens_at", nullable=True),
    UniqueConstraint("office_id", "letter"),
    CheckConstraint("minutes > 0", name="minutes"),
)

staff = Table(
    "staff",
    metadata,
    key(),
    of_office(),
    words("name"),
    Column("role", String(10), nullable=False),
    words("password_hash", nullable=True),
    flag("active", 1),
    CheckConstraint("role in ('head','clerk')", name="role"),
)

counter = Table(
    "counter",
    metadata,
    key(),
    of_office(),
    ref("agency_id", "agency"),
    whole("number"),
    words("name"),
    Column("state", String(10), nullable=False, server_default="closed"),
    Column("reason", String(40)),
    instant("until", nullable=True),
    ref("staff_id", "staff", nullable=True),
    words("undo", nullable=True),
    UniqueConstraint("office_id", "number"),
    CheckConstraint("state in ('closed','open','paused')", name="state"),
)

counter_line = Table(
    "counter_line",
    metadata,
    of_office(),
    Column("counter_id", String(36), ForeignKey("counter.id"), primary_key=True),
    Column("line_id", String(36), ForeignKey("line.id"), primary_key=True),
    Column("role", String(4), nullable=False),
    CheckConstraint("role in ('own','help')", name="role"),
)

station = Table(
    "station",
    metadata,
    key(),
    of_office(),
    words("name"),
    Column("kind", String(10), nullable=False),
    ref("counter_id", "counter", nullable=True),
    instant("seen_at"),
    Column("health", Text, nullable=False, server_default="{}"),
)
"""One PC or screen of the office; `health` is JSON: what it last said of itself (docs/data-formats.md)."""

person = Table(
    "person",
    metadata,
    key(),
    of_office(),
    words("name", nullable=True),
    words("phone", nullable=True),
    words("email", nullable=True),
    words("note", nullable=True),
    instant("erase_after"),
    instant("erased_at", nullable=True),
    Index(None, "office_id", "erase_after"),
)
"""The erasable part of a citizen's record: names, phones and free text live here and nowhere else."""

procedure_field = Table(
    "procedure_field",
    metadata,
    key(),
    of_office(),
    words("name"),
    Column("slug", String(80), nullable=False),
    ref("line_id", "line"),
    ref("agency_id", "agency"),
    UniqueConstraint("office_id", "name"),
    UniqueConstraint("office_id", "slug"),
)
"""Our own table: each field of the catalogue goes to exactly one line and one agency."""

procedure = Table(
    "procedure",
    metadata,
    key(),
    of_office(),
    Column("code", String(12), nullable=False),
    flag("most_used"),
    UniqueConstraint("office_id", "code"),
)

catalogue_import = Table(
    "catalogue_import",
    metadata,
    key(),
    of_office(),
    instant("at"),
    Column("actor_kind", String(8), nullable=False),
    Column("actor_id", String(36), nullable=False),
    words("file_name"),
    Column("undoes", String(36)),
    whole("added"),
    whole("changed"),
    whole("abolished"),
    whole("unchanged"),
    whole("skipped"),
    Index(None, "office_id", "at"),
)
"""One accepted import, or one bringing-back of what an import or a version (`undoes`) had changed."""

procedure_version = Table(
    "procedure_version",
    metadata,
    key(),
    of_office(),
    ref("procedure_id", "procedure"),
    whole("version"),
    Column("valid_from", String(10)),
    Column("valid_to", String(10)),
    instant("loaded_at"),
    words("name"),
    ref("field_id", "procedure_field"),
    Column("decision", Text),
    words("content"),
    Column("content_hash", String(64), nullable=False),
    Column("status", String(12), nullable=False),
    Column("superseded_by", String(12)),
    Column("decision_date", String(10)),
    Column("import_id", String(36)),
    UniqueConstraint("procedure_id", "version"),
    CheckConstraint("status in ('active','superseded','repealed')", name="status"),
)
"""What a procedure needed from one day to another; `content` is JSON (docs/data-formats.md).

The version of a day is the newest whose `valid_from` is not later; being abolished is a version too. `import_id` is
empty for what came with the set-up.
"""
Index("ix_procedure_version_import", procedure_version.c.import_id)

printed_sheet = Table(
    "printed_sheet",
    metadata,
    key(),
    of_office(),
    Column("kind", String(12), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("size", String(4), nullable=False),
    words("base"),
    instant("printed_at"),
    Column("printed_day", String(10), nullable=False),
    words("printed"),
    Column("facts_hash", String(64), nullable=False),
    words("hangs", nullable=True),
    instant("taken_down_at", nullable=True),
    Index(None, "office_id", "taken_down_at"),
)
"""A sheet with codes: what stands on it (`printed` is JSON, docs/data-formats.md), when, and where it hangs."""

number_series = Table(
    "number_series",
    metadata,
    Column("office_id", String(36), ForeignKey("office.id"), primary_key=True),
    Column("service_day", String(10), primary_key=True),
    Column("letter", String(1), primary_key=True),
    whole("last"),
)

ticket = Table(
    "ticket",
    metadata,
    key(),
    of_office(),
    Column("service_day", String(10), nullable=False),
    Column("letter", String(1), nullable=False),
    whole("number"),
    ref("line_id", "line"),
    Column("state", String(8), nullable=False),
    whole("version", 1),
    Column("source", String(12), nullable=False),
    Column("token", String(32), nullable=False),
    instant("arrived_at"),
    instant("turn_at"),
    whole("turn_rank", 0),
    Column("callable_from", BigInteger, nullable=False, server_default=text("0")),
    Column("kept_until", BigInteger, nullable=False, server_default=text("0")),
    instant("started_at"),
    Column("priority", String(10)),
    instant("slot_start", nullable=True),
    flag("returned"),
    ref("counter_id", "counter", nullable=True),
    instant("called_at", nullable=True),
    instant("last_call_at", nullable=True),
    whole("calls_made", 0),
    instant("serving_at", nullable=True),
    instant("changed_at"),
    Column("reason", String(40)),
    ref("person_id", "person", nullable=True),
    Column("forecast_at", BigInteger),
    Column("answered_at", BigInteger),
    Column("served_by", String(36)),
    Column("typed_at", BigInteger),
    UniqueConstraint("office_id", "service_day", "letter", "number"),
    CheckConstraint(f"state in ({STATES})", name="state"),
    CheckConstraint("state not in ('called','serving') or counter_id is not null", name="counter"),
)
Index(
    "ix_ticket_turn",
    ticket.c.line_id,
    ticket.c.turn_at,
    ticket.c.turn_rank,
    ticket.c.number,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)
_OPEN = text("state in ('called','serving')")
Index("uq_ticket_open_at_counter", ticket.c.counter_id, unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN)
Index("ix_ticket_day", ticket.c.office_id, ticket.c.service_day, ticket.c.state)

visit = Table(
    "visit",
    metadata,
    key(),
    of_office(),
    ref("ticket_id", "ticket"),
    instant("opened_at"),
    instant("closed_at", nullable=True),
    UniqueConstraint("ticket_id"),
)

visit_procedure = Table(
    "visit_procedure",
    metadata,
    key(),
    of_office(),
    ref("visit_id", "visit"),
    whole("position"),
    ref("procedure_id", "procedure", nullable=True),
    ref("procedure_version_id", "procedure_version", nullable=True),
    Column("ticked", Text, nullable=False, server_default="[]"),
    Column("outcome", String(20)),
    Column("dossier_code", String(40)),
    Column("missing", Text, nullable=False, server_default="[]"),
    Column("refusal_reason", String(40)),
    ref("note_id", "person", nullable=True),
    UniqueConstraint("visit_id", "position"),
)
"""A line without a procedure means that none has been chosen yet, or needs to be (results handed back)."""
Index("ix_visit_procedure_dossier", visit_procedure.c.office_id, visit_procedure.c.dossier_code)

call = Table(
    "call",
    metadata,
    key(),
    of_office(),
    Column("call_no", BigInteger, nullable=False),
    Column("service_day", String(10), nullable=False),
    ref("ticket_id", "ticket"),
    ref("counter_id", "counter"),
    instant("called_at"),
    instant("speak_until"),
    flag("recall"),
    Column("by_hand", String(40)),
    flag("withdrawn"),
    UniqueConstraint("office_id", "call_no"),
)
Index("ix_call_ticket", call.c.ticket_id)
_BY_HAND = text("by_hand is not null")
Index("ix_call_by_hand", call.c.office_id, call.c.service_day, sqlite_where=_BY_HAND, postgresql_where=_BY_HAND)

journal = Table(
    "journal",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    of_office(),
    instant("at"),
    Column("service_day", String(10), nullable=False),
    flag("clock_held"),
    Column("actor_kind", String(8), nullable=False),
    Column("actor_id", String(36), nullable=False),
    Column("what", String(30), nullable=False),
    Column("subject_id", String(36)),
    Column("from_state", String(20)),
    Column("to_state", String(20)),
    Column("reason", String(40)),
    Column("facts", Text, nullable=False, server_default="{}"),
    sqlite_autoincrement=True,
)
Index("ix_journal_subject", journal.c.subject_id, journal.c.seq)
Index("ix_journal_day", journal.c.office_id, journal.c.service_day)
"""Append-only: ids, codes and numbers only, never a name, a phone or free text."""

answer = Table(
    "answer",
    metadata,
    Column("office_id", String(36), ForeignKey("office.id"), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("action", String(30), nullable=False),
    instant("at"),
    words("answer"),
)
"""Idempotency: the same key gives the same answer for a day."""
Index("ix_answer_at", answer.c.at)
"""Not by office: with the office in front, PostgreSQL reads a day of answers to find one key."""

office_day = Table(
    "office_day",
    metadata,
    Column("office_id", String(36), ForeignKey("office.id"), primary_key=True),
    Column("service_day", String(10), primary_key=True),
    Column("frozen_until", BigInteger, nullable=False, server_default=text("0")),
    instant("closed_at", nullable=True),
)

migration_run = Table("migration_run", metadata, Column("target", String(40), primary_key=True))
"""Holds a row only while a migration runs; a row found at start means it broke half-way."""
