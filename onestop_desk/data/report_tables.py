"""The tables reports stand on: programmes, printed forms, refused numbers, days counted."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text

from onestop_desk.data.columns import instant, key, metadata, of_office, ref, whole, words

programme = Table(
    "programme",
    metadata,
    key(),
    of_office(),
    Column("kind", String(20), nullable=False),
    words("name"),
    Column("from_day", String(10), nullable=False),
    Column("to_day", String(10)),
    Column("rules", Text, nullable=False, server_default="{}"),
    CheckConstraint("kind in ('no_writing','no_waiting','ninth_hour','paperless')", name="kind"),
    Index(None, "office_id", "from_day"),
)
"""A programme (mô hình) the office runs from one day to another; `rules` is JSON (docs/data-formats.md)."""

printed_form = Table(
    "printed_form",
    metadata,
    key(),
    of_office(),
    Column("service_day", String(10), nullable=False),
    instant("at"),
    Column("kind", String(20), nullable=False),
    Column("staff_id", String(36)),
    Column("visit_procedure_id", String(36)),
    whole("copies", 1),
    Index(None, "office_id", "service_day"),
)
"""A form that a clerk filled in and printed for a citizen."""

refused_number = Table(
    "refused_number",
    metadata,
    key(),
    of_office(),
    Column("service_day", String(10), nullable=False),
    instant("at"),
    ref("line_id", "line"),
    Column("code", String(20), nullable=False),
    Index(None, "office_id", "service_day"),
)
"""Somebody asked for a number and was given none: `code` is the refusal (line_full, outside_hours, …)."""

day_figures = Table(
    "day_figures",
    metadata,
    Column("office_id", String(36), ForeignKey("office.id"), primary_key=True),
    Column("service_day", String(10), primary_key=True),
    words("figures"),
    words("places"),
)
"""What a past day's tickets come to, whole and by place (docs/data-formats.md): counted once, and thrown away whenever
one of them changes."""
