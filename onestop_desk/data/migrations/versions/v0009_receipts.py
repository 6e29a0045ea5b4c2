"""Two columns of biểu 07a/BTP that an export may tell of a dossier: a receipt, and a result that differs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the columns."""
    op.add_column("dossier", sa.Column("receipt", sa.Integer(), nullable=True))
    op.add_column("dossier", sa.Column("result_differs", sa.Integer(), nullable=True))
