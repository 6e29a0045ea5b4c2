"""The table of ratings: one a visit, without a name; what was written stands in the erasable person."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text, UniqueConstraint

from onestop_desk.data.columns import instant, key, metadata, of_office, ref

rating = Table(
    "rating",
    metadata,
    key(),
    of_office(),
    ref("ticket_id", "ticket"),
    Column("level", Integer, nullable=False),
    Column("reasons", Text, nullable=False, server_default="[]"),
    Column("face", String(8), nullable=False),
    instant("rated_at"),
    ref("note_id", "person", nullable=True),
    UniqueConstraint("ticket_id"),
    CheckConstraint("level between 1 and 4", name="level"),
    CheckConstraint("face in ('desk','kiosk','portal')", name="face"),
    Index("ix_rating_rated_at", "office_id", "rated_at"),
)
"""How content somebody was with one visit; `reasons` is a JSON list of codes."""
