"""The tables. Keys are UUIDv7 as text, instants UTC microseconds, days ISO dates; every row names its office."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

STATES = "'waiting','called','serving','aside','missed','done','left'"


def _id() -> Column[str]:
    return Column("id", String(36), primary_key=True)


def _office() -> Column[str]:
    return Column("office_id", String(36), ForeignKey("office.id"), nullable=False)


def _ref(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, String(36), ForeignKey(f"{target}.id"), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _int(name: str, default: int | None = None) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=None if default is None else text(str(default)))


def _instant(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _flag(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text(str(default)))


office = Table(
    "office",
    metadata,
    _id(),
    _text("name"),
    _text("commune"),
    Column("commune_code", String(10)),
    _text("authority"),
    Column("tz", String(40), nullable=False),
    _flag("is_demo"),
    _int("settings_version", 1),
    Column("call_no", BigInteger, nullable=False, server_default=text("0")),
)
"""One row an office; *next* locks it, and `call_no` counts its calls under that lock."""

setting = Table("setting", metadata, _office(), Column("name", String(60), nullable=False), _text("value"))
setting.append_constraint(UniqueConstraint("office_id", "name"))

agency = Table(
    "agency",
    metadata,
    _id(),
    _office(),
    Column("code", String(20), nullable=False),
    _text("name"),
    UniqueConstraint("office_id", "code"),
)

line = Table(
    "line",
    metadata,
    _id(),
    _office(),
    Column("letter", String(1), nullable=False),
    _text("name"),
    _text("short_name"),
    _text("name_en"),
    _text("short_name_en"),
    _text("examples"),
    _text("examples_en"),
    _text("common_papers"),
    _int("minutes"),
    _int("position"),
    _flag("open", 1),
    _text("closed_reason", nullable=True),
    _instant("reopens_at", nullable=True),
    UniqueConstraint("office_id", "letter"),
    CheckConstraint("minutes > 0", name="minutes"),
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _office(),
    _text("name"),
    Column("role", String(10), nullable=False),
    _text("password_hash", nullable=True),
    _flag("active", 1),
    CheckConstraint("role in ('head','clerk')", name="role"),
)

counter = Table(
    "counter",
    metadata,
    _id(),
    _office(),
    _ref("agency_id", "agency"),
    _int("number"),
    _text("name"),
    Column("state", String(10), nullable=False, server_default="closed"),
    Column("reason", String(40)),
    _instant("until", nullable=True),
    _ref("staff_id", "staff", nullable=True),
    _text("undo", nullable=True),
    UniqueConstraint("office_id", "number"),
    CheckConstraint("state in ('closed','open','paused')", name="state"),
)

counter_line = Table(
    "counter_line",
    metadata,
    _office(),
    Column("counter_id", String(36), ForeignKey("counter.id"), primary_key=True),
    Column("line_id", String(36), ForeignKey("line.id"), primary_key=True),
    Column("role", String(4), nullable=False),
    CheckConstraint("role in ('own','help')", name="role"),
)

station = Table(
    "station",
    metadata,
    _id(),
    _office(),
    _text("name"),
    Column("kind", String(10), nullable=False),
    _ref("counter_id", "counter", nullable=True),
    _instant("seen_at"),
)

person = Table(
    "person",
    metadata,
    _id(),
    _office(),
    _text("name", nullable=True),
    _text("phone", nullable=True),
    _text("note", nullable=True),
    _instant("erase_after"),
    _instant("erased_at", nullable=True),
    Index(None, "office_id", "erase_after"),
)
"""The erasable part of a citizen's record: names, phones and free text live here and nowhere else."""

procedure_field = Table(
    "procedure_field",
    metadata,
    _id(),
    _office(),
    _text("name"),
    Column("slug", String(80), nullable=False),
    _ref("line_id", "line"),
    _ref("agency_id", "agency"),
    UniqueConstraint("office_id", "name"),
    UniqueConstraint("office_id", "slug"),
)
"""Our own table: each field of the catalogue goes to exactly one line and one agency."""

procedure = Table(
    "procedure",
    metadata,
    _id(),
    _office(),
    Column("code", String(12), nullable=False),
    _flag("most_used"),
    UniqueConstraint("office_id", "code"),
)

catalogue_import = Table(
    "catalogue_import",
    metadata,
    _id(),
    _office(),
    _instant("at"),
    Column("actor_kind", String(8), nullable=False),
    Column("actor_id", String(36), nullable=False),
    _text("file_name"),
    Column("undoes", String(36)),
    _int("added"),
    _int("changed"),
    _int("abolished"),
    _int("unchanged"),
    _int("skipped"),
    Index(None, "office_id", "at"),
)
"""One accepted import, or one bringing-back of what an import or a version (`undoes`) had changed."""

procedure_version = Table(
    "procedure_version",
    metadata,
    _id(),
    _office(),
    _ref("procedure_id", "procedure"),
    _int("version"),
    Column("valid_from", String(10)),
    Column("valid_to", String(10)),
    _instant("loaded_at"),
    _text("name"),
    _ref("field_id", "procedure_field"),
    Column("decision", Text),
    _text("content"),
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
    _id(),
    _office(),
    Column("kind", String(12), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("size", String(4), nullable=False),
    _text("base"),
    _instant("printed_at"),
    Column("printed_day", String(10), nullable=False),
    _text("printed"),
    Column("facts_hash", String(64), nullable=False),
    _text("hangs", nullable=True),
    _instant("taken_down_at", nullable=True),
    Index(None, "office_id", "taken_down_at"),
)
"""A sheet with codes: what stands on it (`printed` is JSON, docs/data-formats.md), when, and where it hangs."""

number_series = Table(
    "number_series",
    metadata,
    Column("office_id", String(36), ForeignKey("office.id"), primary_key=True),
    Column("service_day", String(10), primary_key=True),
    Column("letter", String(1), primary_key=True),
    _int("last"),
)

ticket = Table(
    "ticket",
    metadata,
    _id(),
    _office(),
    Column("service_day", String(10), nullable=False),
    Column("letter", String(1), nullable=False),
    _int("number"),
    _ref("line_id", "line"),
    Column("state", String(8), nullable=False),
    _int("version", 1),
    Column("source", String(12), nullable=False),
    Column("token", String(32), nullable=False),
    _instant("arrived_at"),
    _instant("turn_at"),
    _int("turn_rank", 0),
    Column("callable_from", BigInteger, nullable=False, server_default=text("0")),
    Column("kept_until", BigInteger, nullable=False, server_default=text("0")),
    _instant("started_at"),
    Column("priority", String(10)),
    _instant("slot_start", nullable=True),
    _flag("returned"),
    _ref("counter_id", "counter", nullable=True),
    _instant("called_at", nullable=True),
    _instant("last_call_at", nullable=True),
    _int("calls_made", 0),
    _instant("serving_at", nullable=True),
    _instant("changed_at"),
    Column("reason", String(40)),
    _ref("person_id", "person", nullable=True),
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
Index(
    "uq_ticket_open_at_counter",
    ticket.c.counter_id,
    unique=True,
    sqlite_where=text("state in ('called','serving')"),
    postgresql_where=text("state in ('called','serving')"),
)
Index("ix_ticket_day", ticket.c.office_id, ticket.c.service_day, ticket.c.state)

visit = Table(
    "visit",
    metadata,
    _id(),
    _office(),
    _ref("ticket_id", "ticket"),
    _instant("opened_at"),
    _instant("closed_at", nullable=True),
    UniqueConstraint("ticket_id"),
)

visit_procedure = Table(
    "visit_procedure",
    metadata,
    _id(),
    _office(),
    _ref("visit_id", "visit"),
    _int("position"),
    _ref("procedure_id", "procedure", nullable=True),
    _ref("procedure_version_id", "procedure_version", nullable=True),
    Column("ticked", Text, nullable=False, server_default="[]"),
    Column("outcome", String(20)),
    Column("dossier_code", String(40)),
    Column("missing", Text, nullable=False, server_default="[]"),
    Column("refusal_reason", String(40)),
    _ref("note_id", "person", nullable=True),
    UniqueConstraint("visit_id", "position"),
)
"""A line without a procedure means that none has been chosen yet, or needs to be (results handed back)."""
Index("ix_visit_procedure_dossier", visit_procedure.c.office_id, visit_procedure.c.dossier_code)

call = Table(
    "call",
    metadata,
    _id(),
    _office(),
    Column("call_no", BigInteger, nullable=False),
    Column("service_day", String(10), nullable=False),
    _ref("ticket_id", "ticket"),
    _ref("counter_id", "counter"),
    _instant("called_at"),
    _instant("speak_until"),
    _flag("recall"),
    Column("by_hand", String(40)),
    _flag("withdrawn"),
    UniqueConstraint("office_id", "call_no"),
)
Index("ix_call_ticket", call.c.ticket_id)

journal = Table(
    "journal",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    _office(),
    _instant("at"),
    Column("service_day", String(10), nullable=False),
    _flag("clock_held"),
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
    _instant("at"),
    _text("answer"),
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
    _instant("closed_at", nullable=True),
)

migration_run = Table("migration_run", metadata, Column("target", String(40), primary_key=True))
"""Holds a row only while a migration runs; a row found at start means it broke half-way."""
