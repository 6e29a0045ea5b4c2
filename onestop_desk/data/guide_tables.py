"""The tables of the VNeID guide: what walks led to, and how many people of each village have no account."""

from sqlalchemy import CheckConstraint, Column, Index, String, Table, UniqueConstraint

from onestop_desk.data.columns import flag, instant, key, metadata, of_office, ref, whole, words

village = Table(
    "village",
    metadata,
    key(),
    of_office(),
    words("name"),
    whole("without_account"),
    flag("listed", 1),
    UniqueConstraint("office_id", "name"),
    CheckConstraint("without_account >= 0", name="without_account"),
)
"""A village of the commune with the office's own count of people without an account; a count, never a list of names."""

guided = Table(
    "guided",
    metadata,
    key(),
    of_office(),
    Column("day", String(10), nullable=False),
    instant("at"),
    Column("face", String(8), nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("result", String(16), nullable=False),
    Column("reason", String(40)),
    Column("age_group", String(8)),
    ref("village_id", "village", nullable=True),
    CheckConstraint("face in ('desk','kiosk','portal')", name="face"),
    CheckConstraint(
        "result in ('activated_now','sent_to_police','not_eligible','declined','come_back_with','informed')",
        name="result",
    ),
)
"""One walk of the guide that came to its end; nothing here says whose it was."""
Index("ix_guided_day", guided.c.office_id, guided.c.day)
