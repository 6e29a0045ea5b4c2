"""The first shape: office, staff, lines, counters, procedures, tickets, visits, calls, journal, answers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Makes every table and index."""
    _office()
    _lines_and_counters()
    _catalogue()
    _people_and_days()
    _tickets()
    _ticket_indexes()
    _calls_and_visits()
    _records()


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text(), nullable=False),
        sa.Column("commune_code", sa.String(length=10), nullable=True),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("tz", sa.String(length=40), nullable=False),
        sa.Column("is_demo", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("settings_version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("call_no", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "setting",
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_setting_office_id")),
        sa.UniqueConstraint("office_id", "name", name=op.f("uq_setting_office_id_name")),
    )
    op.create_table(
        "agency",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_agency_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_agency_office_id_code")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("role in ('head','clerk')", name=op.f("ck_staff_role")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_staff_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )


def _lines_and_counters() -> None:
    op.create_table(
        "line",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("short_name_en", sa.Text(), nullable=False),
        sa.Column("examples", sa.Text(), nullable=False),
        sa.Column("examples_en", sa.Text(), nullable=False),
        sa.Column("common_papers", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.Column("reopens_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_line_minutes")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_line_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
        sa.UniqueConstraint("office_id", "letter", name=op.f("uq_line_office_id_letter")),
    )
    op.create_table(
        "counter",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("agency_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="closed", nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("staff_id", sa.String(length=36), nullable=True),
        sa.Column("undo", sa.Text(), nullable=True),
        sa.CheckConstraint("state in ('closed','open','paused')", name=op.f("ck_counter_state")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_counter_agency_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_counter_office_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_counter_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_counter_office_id_number")),
    )
    op.create_table(
        "counter_line",
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("counter_id", sa.String(length=36), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=4), nullable=False),
        sa.CheckConstraint("role in ('own','help')", name=op.f("ck_counter_line_role")),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_counter_line_counter_id")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_counter_line_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_counter_line_office_id")),
        sa.PrimaryKeyConstraint("counter_id", "line_id", name=op.f("pk_counter_line")),
    )


def _catalogue() -> None:
    op.create_table(
        "procedure_field",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("agency_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_procedure_field_agency_id")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_procedure_field_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_procedure_field_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_field")),
        sa.UniqueConstraint("office_id", "name", name=op.f("uq_procedure_field_office_id_name")),
        sa.UniqueConstraint("office_id", "slug", name=op.f("uq_procedure_field_office_id_slug")),
    )
    op.create_table(
        "procedure",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("superseded_by", sa.String(length=12), nullable=True),
        sa.Column("most_used", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_procedure_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_procedure_office_id_code")),
    )
    op.create_table(
        "procedure_version",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("procedure_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=True),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.Column("loaded_at", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field_id", sa.String(length=36), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["field_id"], ["procedure_field.id"], name=op.f("fk_procedure_version_field_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_procedure_version_office_id")),
        sa.ForeignKeyConstraint(["procedure_id"], ["procedure.id"], name=op.f("fk_procedure_version_procedure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_version")),
        sa.UniqueConstraint("procedure_id", "version", name=op.f("uq_procedure_version_procedure_id_version")),
    )


def _people_and_days() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("erase_after", sa.BigInteger(), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_person_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_office_id_erase_after"), "person", ["office_id", "erase_after"], unique=False)
    op.create_table(
        "station",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("counter_id", sa.String(length=36), nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_station_counter_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_station_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
    )
    op.create_table(
        "number_series",
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_number_series_office_id")),
        sa.PrimaryKeyConstraint("office_id", "service_day", "letter", name=op.f("pk_number_series")),
    )
    op.create_table(
        "office_day",
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("frozen_until", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_office_day_office_id")),
        sa.PrimaryKeyConstraint("office_id", "service_day", name=op.f("pk_office_day")),
    )


def _tickets() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("turn_at", sa.BigInteger(), nullable=False),
        sa.Column("turn_rank", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("callable_from", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("kept_until", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.String(length=10), nullable=True),
        sa.Column("slot_start", sa.BigInteger(), nullable=True),
        sa.Column("returned", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("counter_id", sa.String(length=36), nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("last_call_at", sa.BigInteger(), nullable=True),
        sa.Column("calls_made", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("serving_at", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint(
            "state in ('waiting','called','serving','aside','missed','done','left')", name=op.f("ck_ticket_state")
        ),
        sa.CheckConstraint(
            "state not in ('called','serving') or counter_id is not null", name=op.f("ck_ticket_counter")
        ),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_ticket_counter_id")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_ticket_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_ticket_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ticket_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "office_id", "service_day", "letter", "number", name=op.f("uq_ticket_office_id_service_day_letter_number")
        ),
    )


def _ticket_indexes() -> None:
    op.create_index("ix_ticket_day", "ticket", ["office_id", "service_day", "state"], unique=False)
    op.create_index(
        "ix_ticket_turn",
        "ticket",
        ["line_id", "turn_at", "turn_rank", "number"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "uq_ticket_open_at_counter",
        "ticket",
        ["counter_id"],
        unique=True,
        sqlite_where=sa.text("state in ('called','serving')"),
        postgresql_where=sa.text("state in ('called','serving')"),
    )


def _calls_and_visits() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("call_no", sa.BigInteger(), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("counter_id", sa.String(length=36), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.Column("speak_until", sa.BigInteger(), nullable=False),
        sa.Column("recall", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("by_hand", sa.String(length=40), nullable=True),
        sa.Column("withdrawn", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_call_counter_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_call_office_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_call_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("office_id", "call_no", name=op.f("uq_call_office_id_call_no")),
    )
    op.create_index("ix_call_ticket", "call", ["ticket_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_visit_office_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_visit_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_visit_ticket_id")),
    )
    op.create_table(
        "visit_procedure",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("procedure_id", sa.String(length=36), nullable=True),
        sa.Column("procedure_version_id", sa.String(length=36), nullable=True),
        sa.Column("ticked", sa.Text(), server_default="[]", nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("dossier_code", sa.String(length=40), nullable=True),
        sa.Column("missing", sa.Text(), server_default="[]", nullable=False),
        sa.Column("refusal_reason", sa.String(length=40), nullable=True),
        sa.Column("note_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["note_id"], ["person.id"], name=op.f("fk_visit_procedure_note_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_visit_procedure_office_id")),
        sa.ForeignKeyConstraint(["procedure_id"], ["procedure.id"], name=op.f("fk_visit_procedure_procedure_id")),
        sa.ForeignKeyConstraint(
            ["procedure_version_id"], ["procedure_version.id"], name=op.f("fk_visit_procedure_procedure_version_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_procedure_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_procedure")),
        sa.UniqueConstraint("visit_id", "position", name=op.f("uq_visit_procedure_visit_id_position")),
    )
    op.create_index("ix_visit_procedure_dossier", "visit_procedure", ["office_id", "dossier_code"], unique=False)


def _records() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("clock_held", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("actor_kind", sa.String(length=8), nullable=False),
        sa.Column("actor_id", sa.String(length=36), nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=True),
        sa.Column("from_state", sa.String(length=20), nullable=True),
        sa.Column("to_state", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("facts", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_journal_office_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_day", "journal", ["office_id", "service_day"], unique=False)
    op.create_index("ix_journal_subject", "journal", ["subject_id", "seq"], unique=False)
    op.create_table(
        "answer",
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=30), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_answer_office_id")),
        sa.PrimaryKeyConstraint("office_id", "key", name=op.f("pk_answer")),
    )
    op.create_index("ix_answer_at", "answer", ["at"], unique=False)
