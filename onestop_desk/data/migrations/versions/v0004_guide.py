"""The VNeID guide: what walks led to, and the villages' counts of people without an account."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds both tables."""
    op.create_table(
        "village",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("without_account", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("without_account >= 0", name=op.f("ck_village_without_account")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_village_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village")),
        sa.UniqueConstraint("office_id", "name", name=op.f("uq_village_office_id_name")),
    )
    op.create_table(
        "guided",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("face", sa.String(length=8), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("age_group", sa.String(length=8), nullable=True),
        sa.Column("village_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint("face in ('desk','kiosk','portal')", name=op.f("ck_guided_face")),
        sa.CheckConstraint(
            "result in ('activated_now','sent_to_police','not_eligible','declined','come_back_with','informed')",
            name=op.f("ck_guided_result"),
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_guided_office_id")),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_guided_village_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guided")),
    )
    op.create_index("ix_guided_day", "guided", ["office_id", "day"], unique=False)
