"""The tables of dossiers: what the provincial system says of each, and the files it came in; never whose it is."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text, UniqueConstraint

from onestop_desk.data.columns import flag, instant, key, metadata, of_office, whole, words

dossier_import = Table(
    "dossier_import",
    metadata,
    key(),
    of_office(),
    instant("at"),
    Column("actor_kind", String(8), nullable=False),
    Column("actor_id", String(36), nullable=False),
    words("file_name"),
    whole("added"),
    whole("changed"),
    whole("unchanged"),
    whole("conflicts"),
    whole("skipped"),
    Index(None, "office_id", "at"),
)
"""One accepted file of the provincial system."""

dossier = Table(
    "dossier",
    metadata,
    key(),
    of_office(),
    Column("code", String(60), nullable=False),
    Column("procedure_code", String(12)),
    words("procedure_name"),
    words("field"),
    words("agency"),
    words("responsible"),
    Column("channel", Integer, nullable=False),
    Column("status", Integer, nullable=False),
    instant("received_at"),
    instant("due_at", nullable=True),
    instant("finished_at", nullable=True),
    instant("returned_at", nullable=True),
    instant("refused_at", nullable=True),
    Column("asks", Text, nullable=False, server_default="[]"),
    instant("apology_at", nullable=True),
    Column("paid", String(8)),
    Column("fee_due", Integer),
    Column("papers_digitised", Integer),
    Column("result_digitised", Integer),
    Column("reused", Integer),
    Column("vneid", Integer),
    Column("result_paper", Integer),
    Column("complaint", Integer),
    Column("full_online", Integer),
    Column("outside_area", Integer),
    Column("receipt", Integer),
    Column("result_differs", Integer),
    flag("by_post"),
    instant("posted_at", nullable=True),
    instant("delivered_at", nullable=True),
    Column("source", String(8), nullable=False),
    Column("import_id", String(36)),
    Column("from_visit", String(36)),
    words("was", nullable=True),
    instant("changed_at"),
    UniqueConstraint("office_id", "code"),
    CheckConstraint("channel in (1,2,3)", name="channel"),
    CheckConstraint("status between 1 and 10", name="status"),
    CheckConstraint("paid in ('online','counter','none')", name="paid"),
    CheckConstraint("source in ('import','counter')", name="source"),
    Index(None, "office_id", "received_at"),
    Index(None, "office_id", "due_at"),
)
"""One dossier as last told; flags are 1, 0, or empty where nobody said. `asks` is JSON: [[asked, answered], …] of
requests for papers, instants or null; `responsible` is a unit or an official, never a citizen. `from_visit` is the
line of the visit that changed it last and `was` what it was before, as JSON (`[]`: not there), for undo."""
