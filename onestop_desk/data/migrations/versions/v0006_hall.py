"""The hall: what stations say of themselves, calls for help between counters, cameras."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables and the column."""
    op.create_table(
        "emergency",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("counter_id", sa.String(length=36), nullable=True),
        sa.Column("station_id", sa.String(length=36), nullable=True),
        sa.Column("raised_by", sa.String(length=36), nullable=True),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("accepted_counter_id", sa.String(length=36), nullable=True),
        sa.Column("accepted_by", sa.String(length=36), nullable=True),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(length=36), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["accepted_counter_id"], ["counter.id"], name=op.f("fk_emergency_accepted_counter_id")),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_emergency_counter_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_emergency_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency")),
    )
    op.create_index(
        "ix_emergency_open",
        "emergency",
        ["office_id"],
        unique=False,
        sqlite_where=sa.text("ended_at is null"),
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_table(
        "camera",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("listed", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("reachable", sa.Integer(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("checked_at", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.String(length=20), nullable=True),
        sa.CheckConstraint("reachable in (0,1)", name=op.f("ck_camera_reachable")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_camera_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_camera")),
    )
    op.add_column("station", sa.Column("health", sa.Text(), server_default="{}", nullable=False))
