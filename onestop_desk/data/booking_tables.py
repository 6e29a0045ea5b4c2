"""The tables of appointments: who booked what, which seats are taken, who did not come, who waits, what to tell."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, text
from sqlalchemy import UniqueConstraint as Unique

from onestop_desk.data.columns import flag, instant, key, metadata, of_office, ref, whole

LIVE = "state in ('held','confirmed','checked_in')"
_STATES = "'held','confirmed','checked_in','cancelled','moved','no_show'"

appointment = Table(
    "appointment",
    metadata,
    key(),
    of_office(),
    ref("line_id", "line"),
    Column("day", String(10), nullable=False),
    Column("start", BigInteger, nullable=False),
    instant("end_at"),
    whole("slots"),
    Column("kind", String(8), nullable=False),
    Column("state", String(12), nullable=False),
    whole("version", 1),
    Column("code", String(6), nullable=False),
    Column("token", String(32), nullable=False),
    Column("token_key", String(64), nullable=False),
    Column("booked_by", String(8), nullable=False),
    flag("sure"),
    flag("told"),
    instant("held_until"),
    instant("made_at"),
    instant("changed_at"),
    Column("reason", String(40)),
    ref("person_id", "person", nullable=True),
    ref("helper_id", "person", nullable=True),
    Column("holder", String(64)),
    Column("helper", String(64)),
    ref("ticket_id", "ticket", nullable=True),
    CheckConstraint(f"state in ({_STATES})", name="state"),
    CheckConstraint("kind in ('public','staff')", name="kind"),
)
"""One booking of one start. `holder` and `helper` are keyed hashes of phone numbers, erased with the names;
`token_key` is the digest by which a token is found, so that the time of a search tells nothing of the token."""
Index("ix_appointment_day", appointment.c.office_id, appointment.c.day, appointment.c.start)
Index("ix_appointment_token_key", appointment.c.token_key)
Index("ix_appointment_holder", appointment.c.holder, appointment.c.day)
Index("ix_appointment_helper", appointment.c.helper, appointment.c.day)
Index("ix_appointment_person_id", appointment.c.person_id)
Index(
    "uq_appointment_code",
    appointment.c.office_id,
    appointment.c.code,
    unique=True,
    sqlite_where=text(LIVE),
    postgresql_where=text(LIVE),
)

appointment_procedure = Table(
    "appointment_procedure",
    metadata,
    Column("appointment_id", String(36), ForeignKey("appointment.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    of_office(),
    ref("procedure_id", "procedure"),
    ref("procedure_version_id", "procedure_version"),
)

seat = Table(
    "seat",
    metadata,
    key(),
    of_office(),
    ref("appointment_id", "appointment"),
    ref("line_id", "line"),
    Column("start", BigInteger, nullable=False),
    Column("kind", String(8), nullable=False),
    whole("number"),
    flag("live", 1),
    Column("until", BigInteger, nullable=False),
)
"""One seat of one slot. Live: taken until `until`, for ever once confirmed; not live: only hidden until then."""
Index(
    "uq_seat_live",
    seat.c.line_id,
    seat.c.start,
    seat.c.kind,
    seat.c.number,
    unique=True,
    sqlite_where=text("live = 1"),
    postgresql_where=text("live = 1"),
)
Index("ix_seat_line_id_start", seat.c.line_id, seat.c.start)
Index("ix_seat_appointment_id", seat.c.appointment_id)

no_show = Table(
    "no_show",
    metadata,
    key(),
    of_office(),
    ref("appointment_id", "appointment"),
    Column("holder", String(64), nullable=False),
    instant("missed_at"),
    instant("expires_at"),
    instant("lifted_at", nullable=True),
    Unique("appointment_id"),
)
"""An appointment somebody surely had and did not keep, on the keyed hash of the phone, with an expiry of its own."""
Index("ix_no_show_holder", no_show.c.holder)

wish = Table(
    "wish",
    metadata,
    key(),
    of_office(),
    ref("line_id", "line"),
    Column("from_day", String(10), nullable=False),
    Column("to_day", String(10), nullable=False),
    instant("wished_at"),
    instant("over_at", nullable=True),
    Column("reason", String(40)),
    ref("person_id", "person"),
)
"""Somebody who would take a seat of a line that comes free."""
Index("ix_wish_line_id", wish.c.line_id, wish.c.over_at)

message = Table(
    "message",
    metadata,
    key(),
    of_office(),
    Column("key", String(80), nullable=False),
    Column("kind", String(16), nullable=False),
    ref("appointment_id", "appointment", nullable=True),
    ref("wish_id", "wish", nullable=True),
    ref("person_id", "person"),
    Column("channel", String(8), nullable=False),
    instant("due_at"),
    instant("made_at"),
    instant("claimed_at", nullable=True),
    instant("sent_at", nullable=True),
    whole("attempts", 0),
    Column("last_error", Text),
    Unique("office_id", "key"),
)
"""The outbox: written with what it tells of, sent after the commit; the address is read from `person` at sending."""
Index("ix_message_due_at", message.c.office_id, message.c.sent_at, message.c.due_at)
