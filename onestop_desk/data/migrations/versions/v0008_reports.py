"""What reports stand on: programmes, printed forms, refused numbers, days counted, and four times of a ticket."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables and the columns."""
    _programmes()
    _figures()


def _programmes() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("from_day", sa.String(length=10), nullable=False),
        sa.Column("to_day", sa.String(length=10), nullable=True),
        sa.Column("rules", sa.Text(), server_default="{}", nullable=False),
        sa.CheckConstraint(
            "kind in ('no_writing','no_waiting','ninth_hour','paperless')", name=op.f("ck_programme_kind")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_programme_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_index(op.f("ix_programme_office_id_from_day"), "programme", ["office_id", "from_day"], unique=False)
    op.create_table(
        "printed_form",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=True),
        sa.Column("visit_procedure_id", sa.String(length=36), nullable=True),
        sa.Column("copies", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_printed_form_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_form")),
    )
    op.create_index(
        op.f("ix_printed_form_office_id_service_day"), "printed_form", ["office_id", "service_day"], unique=False
    )


def _figures() -> None:
    op.create_table(
        "refused_number",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name=op.f("fk_refused_number_line_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_refused_number_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_number")),
    )
    op.create_index(
        op.f("ix_refused_number_office_id_service_day"), "refused_number", ["office_id", "service_day"], unique=False
    )
    op.create_table(
        "day_figures",
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("service_day", sa.String(length=10), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_day_figures_office_id")),
        sa.PrimaryKeyConstraint("office_id", "service_day", name=op.f("pk_day_figures")),
    )
    op.create_index(
        "ix_call_by_hand",
        "call",
        ["office_id", "service_day"],
        unique=False,
        sqlite_where=sa.text("by_hand is not null"),
        postgresql_where=sa.text("by_hand is not null"),
    )
    op.add_column("ticket", sa.Column("forecast_at", sa.BigInteger(), nullable=True))
    op.add_column("ticket", sa.Column("answered_at", sa.BigInteger(), nullable=True))
    op.add_column("ticket", sa.Column("served_by", sa.String(length=36), nullable=True))
    op.add_column("ticket", sa.Column("typed_at", sa.BigInteger(), nullable=True))
