"""Dossiers of the provincial system, and the files they came in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds both tables."""
    _imports()
    _dossiers()


def _imports() -> None:
    op.create_table(
        "dossier_import",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_kind", sa.String(length=8), nullable=False),
        sa.Column("actor_id", sa.String(length=36), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_dossier_import_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_import")),
    )
    op.create_index(op.f("ix_dossier_import_office_id_at"), "dossier_import", ["office_id", "at"], unique=False)


def _dossiers() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("procedure_code", sa.String(length=12), nullable=True),
        sa.Column("procedure_name", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("channel", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        sa.Column("refused_at", sa.BigInteger(), nullable=True),
        sa.Column("asks", sa.Text(), server_default="[]", nullable=False),
        sa.Column("apology_at", sa.BigInteger(), nullable=True),
        sa.Column("paid", sa.String(length=8), nullable=True),
        sa.Column("fee_due", sa.Integer(), nullable=True),
        sa.Column("papers_digitised", sa.Integer(), nullable=True),
        sa.Column("result_digitised", sa.Integer(), nullable=True),
        sa.Column("reused", sa.Integer(), nullable=True),
        sa.Column("vneid", sa.Integer(), nullable=True),
        sa.Column("result_paper", sa.Integer(), nullable=True),
        sa.Column("complaint", sa.Integer(), nullable=True),
        sa.Column("full_online", sa.Integer(), nullable=True),
        sa.Column("outside_area", sa.Integer(), nullable=True),
        sa.Column("by_post", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("import_id", sa.String(length=36), nullable=True),
        sa.Column("from_visit", sa.String(length=36), nullable=True),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("paid in ('online','counter','none')", name=op.f("ck_dossier_paid")),
        sa.CheckConstraint("source in ('import','counter')", name=op.f("ck_dossier_source")),
        sa.CheckConstraint("channel in (1,2,3)", name=op.f("ck_dossier_channel")),
        sa.CheckConstraint("status between 1 and 10", name=op.f("ck_dossier_status")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_dossier_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_dossier_office_id_code")),
    )
    op.create_index(op.f("ix_dossier_office_id_due_at"), "dossier", ["office_id", "due_at"], unique=False)
    op.create_index(op.f("ix_dossier_office_id_received_at"), "dossier", ["office_id", "received_at"], unique=False)
