"""The tables of the hall: calls for help between counters, and the cameras the centre has to show as connected."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, text

from onestop_desk.data.columns import flag, instant, key, metadata, of_office, ref, words

emergency = Table(
    "emergency",
    metadata,
    key(),
    of_office(),
    ref("counter_id", "counter", nullable=True),
    Column("station_id", String(36)),
    Column("raised_by", String(36)),
    instant("raised_at"),
    ref("accepted_counter_id", "counter", nullable=True),
    Column("accepted_by", String(36)),
    instant("accepted_at", nullable=True),
    Column("ended_by", String(36)),
    instant("ended_at", nullable=True),
)
"""Somebody at a counter needs a hand at once; `raised_by` and the others are ids of staff."""
Index(
    "ix_emergency_open",
    emergency.c.office_id,
    sqlite_where=text("ended_at is null"),
    postgresql_where=text("ended_at is null"),
)

camera = Table(
    "camera",
    metadata,
    key(),
    of_office(),
    words("name"),
    words("address"),
    flag("listed", 1),
    Column("reachable", Integer),
    instant("since", nullable=True),
    instant("checked_at", nullable=True),
    Column("why", String(20)),
    CheckConstraint("reachable in (0,1)", name="reachable"),
)
"""A hall camera: where its picture comes from, and whether it answers, since when; nothing is recorded."""
