"""Ratings of visits: one a ticket, with the level and the reasons as codes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "rating",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), server_default="[]", nullable=False),
        sa.Column("face", sa.String(length=8), nullable=False),
        sa.Column("rated_at", sa.BigInteger(), nullable=False),
        sa.Column("note_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint("level between 1 and 4", name=op.f("ck_rating_level")),
        sa.CheckConstraint("face in ('desk','kiosk','portal')", name=op.f("ck_rating_face")),
        sa.ForeignKeyConstraint(["note_id"], ["person.id"], name=op.f("fk_rating_note_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_rating_office_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_rating_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_rating_ticket_id")),
    )
    op.create_index("ix_rating_rated_at", "rating", ["office_id", "rated_at"], unique=False)
