"""Appointments: their tables, an e-mail beside the phone, and the office's secret for keyed hashes."""

import json
import secrets
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables, the column, and a secret for each office that is there already."""
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("email", sa.Text(), nullable=True))
    _appointments()
    _procedures_of_appointments()
    _seats()
    _no_shows()
    _wishes()
    _messages()
    _secrets()


def _secrets() -> None:
    run = op.get_bind()
    put = sa.text("INSERT INTO setting (office_id, name, value) VALUES (:office, 'holder_secret', :value)")
    for (office_id,) in run.execute(sa.text("SELECT id FROM office")).fetchall():
        run.execute(put, {"office": office_id, "value": json.dumps(secrets.token_hex(32))})


def _appointments() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end_at", sa.BigInteger(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("token_key", sa.String(length=64), nullable=False),
        sa.Column("booked_by", sa.String(length=8), nullable=False),
        sa.Column("sure", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("told", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("helper_id", sa.String(length=36), nullable=True),
        sa.Column("holder", sa.String(length=64), nullable=True),
        sa.Column("helper", sa.String(length=64), nullable=True),
        sa.Column("ticket_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint("kind in ('public','staff')", name=op.f("ck_appointment_kind")),
        sa.CheckConstraint(
            "state in ('held','confirmed','checked_in','cancelled','moved','no_show')",
            name=op.f("ck_appointment_state"),
        ),
        sa.ForeignKeyConstraint(["helper_id"], ["person.id"], name=op.f("fk_appointment_helper_id")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_appointment_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_appointment_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appointment_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_appointment_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_day", "appointment", ["office_id", "day", "start"], unique=False)
    op.create_index("ix_appointment_helper", "appointment", ["helper", "day"], unique=False)
    op.create_index("ix_appointment_holder", "appointment", ["holder", "day"], unique=False)
    op.create_index("ix_appointment_person_id", "appointment", ["person_id"], unique=False)
    op.create_index("ix_appointment_token_key", "appointment", ["token_key"], unique=False)
    op.create_index(
        "uq_appointment_code",
        "appointment",
        ["office_id", "code"],
        unique=True,
        sqlite_where=sa.text("state in ('held','confirmed','checked_in')"),
        postgresql_where=sa.text("state in ('held','confirmed','checked_in')"),
    )


def _procedures_of_appointments() -> None:
    op.create_table(
        "appointment_procedure",
        sa.Column("appointment_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("procedure_id", sa.String(length=36), nullable=False),
        sa.Column("procedure_version_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_appointment_procedure_appointment_id")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_appointment_procedure_office_id")),
        sa.ForeignKeyConstraint(["procedure_id"], ["procedure.id"], name=op.f("fk_appointment_procedure_procedure_id")),
        sa.ForeignKeyConstraint(
            ["procedure_version_id"],
            ["procedure_version.id"],
            name=op.f("fk_appointment_procedure_procedure_version_id"),
        ),
        sa.PrimaryKeyConstraint("appointment_id", "position", name=op.f("pk_appointment_procedure")),
    )


def _seats() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("appointment_id", sa.String(length=36), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("live", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_seat_appointment_id")),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_seat_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_seat_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    op.create_index("ix_seat_appointment_id", "seat", ["appointment_id"], unique=False)
    op.create_index("ix_seat_line_id_start", "seat", ["line_id", "start"], unique=False)
    op.create_index(
        "uq_seat_live",
        "seat",
        ["line_id", "start", "kind", "number"],
        unique=True,
        sqlite_where=sa.text("live = 1"),
        postgresql_where=sa.text("live = 1"),
    )


def _no_shows() -> None:
    op.create_table(
        "no_show",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("appointment_id", sa.String(length=36), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("missed_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("lifted_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_no_show_appointment_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_no_show_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_no_show")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_no_show_appointment_id")),
    )
    op.create_index("ix_no_show_holder", "no_show", ["holder"], unique=False)


def _wishes() -> None:
    op.create_table(
        "wish",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("from_day", sa.String(length=10), nullable=False),
        sa.Column("to_day", sa.String(length=10), nullable=False),
        sa.Column("wished_at", sa.BigInteger(), nullable=False),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_wish_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_wish_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_wish_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
    )
    op.create_index("ix_wish_line_id", "wish", ["line_id", "over_at"], unique=False)


def _messages() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.String(length=36), nullable=True),
        sa.Column("wish_id", sa.String(length=36), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_message_appointment_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_message_office_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_message_person_id")),
        sa.ForeignKeyConstraint(["wish_id"], ["wish.id"], name=op.f("fk_message_wish_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("office_id", "key", name=op.f("uq_message_office_id_key")),
    )
    op.create_index("ix_message_due_at", "message", ["office_id", "sent_at", "due_at"], unique=False)
