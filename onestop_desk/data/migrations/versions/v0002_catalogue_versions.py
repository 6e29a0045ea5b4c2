"""The catalogue by versions: status moves into the version; imports and printed sheets are kept."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the new columns, carries the status over, then takes the old columns away."""
    _version_columns()
    _status_into_the_version()
    _imports()
    _sheets()


def _version_columns() -> None:
    with op.batch_alter_table("procedure_version") as table:
        table.add_column(sa.Column("status", sa.String(length=12), server_default="active", nullable=False))
        table.add_column(sa.Column("superseded_by", sa.String(length=12), nullable=True))
        table.add_column(sa.Column("decision_date", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("import_id", sa.String(length=36), nullable=True))
    op.create_index("ix_procedure_version_import", "procedure_version", ["import_id"], unique=False)


def _status_into_the_version() -> None:
    of_procedure = "(SELECT p.{0} FROM procedure p WHERE p.id = procedure_version.procedure_id)"
    op.execute(
        f"UPDATE procedure_version SET status = {of_procedure.format('status')},"
        f" superseded_by = {of_procedure.format('superseded_by')}"
    )
    with op.batch_alter_table("procedure_version") as table:
        table.alter_column("status", existing_type=sa.String(length=12), server_default=None, existing_nullable=False)
        table.create_check_constraint(
            op.f("ck_procedure_version_status"), "status in ('active','superseded','repealed')"
        )
    with op.batch_alter_table("procedure") as table:
        table.drop_column("superseded_by")
        table.drop_column("status")


def _imports() -> None:
    op.create_table(
        "catalogue_import",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_kind", sa.String(length=8), nullable=False),
        sa.Column("actor_id", sa.String(length=36), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("abolished", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_catalogue_import_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_import")),
    )
    op.create_index(op.f("ix_catalogue_import_office_id_at"), "catalogue_import", ["office_id", "at"], unique=False)


def _sheets() -> None:
    op.create_table(
        "printed_sheet",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("size", sa.String(length=4), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        sa.Column("printed_day", sa.String(length=10), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("facts_hash", sa.String(length=64), nullable=False),
        sa.Column("hangs", sa.Text(), nullable=True),
        sa.Column("taken_down_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_printed_sheet_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_sheet")),
    )
    op.create_index(
        op.f("ix_printed_sheet_office_id_taken_down_at"), "printed_sheet", ["office_id", "taken_down_at"], unique=False
    )
