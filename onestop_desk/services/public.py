"""What the public may see: the office and its whole catalogue of today, as pages and printed sheets are made of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from threading import Lock
from typing import Any

from onestop_desk.data import catalogue, office
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import OpeningHours
from onestop_desk.domain.instants import local, service_day
from onestop_desk.domain.messages import setup_of
from onestop_desk.domain.posted import (
    BookingTerms,
    PublicCatalogue,
    PublicField,
    PublicOffice,
    PublicProcedure,
    clean_base,
)
from onestop_desk.domain.procedures import Procedure, Status
from onestop_desk.domain.turns import Role
from onestop_desk.services.actors import Actor
from onestop_desk.services.catalogue.stored import StoredVersion, stored
from onestop_desk.services.catalogue.writing import short_names
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right

SETTING = "public"
"""Stored beside the rules: {base_address, address, phone, booking_online}."""
DAYS_AHEAD = 21
"""How far ahead a page names the days on which the office is closed."""


class Public:
    """The office and its procedures for citizens; kept in memory until the set-up version or the day changes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: tuple[int, date, PublicCatalogue] | None = None
        self._lock = Lock()

    def catalogue(self) -> PublicCatalogue:
        """Everything that pages and sheets are made of, at this instant."""
        with self._lock:
            with self._context.look() as (_tx, config, _answers):
                today = service_day(self._context.ports.clock(), config.office.tz)
            if self._known is not None and self._known[:2] == (config.version, today):
                return self._known[2]
            reads = [catalogue.current(), catalogue.upcoming(), catalogue.last_in_force(), catalogue.field_rows()]
            with self._context.look(reads) as (tx, config, answers):
                made = _catalogue(config, tx.day, answers)
            self._known = (config.version, today, made)
            return made

    def office(self) -> PublicOffice:
        """The office as citizens see it."""
        with self._context.look() as (tx, config, _answers):
            return _office(config, tx.day)

    def change(
        self,
        actor: Actor,
        *,
        base_address: str | None = None,
        address: str | None = None,
        phone: str | None = None,
        books: bool | None = None,
    ) -> PublicOffice:
        """Changes where the public pages are (base_address, "" for nowhere yet), and how to find and call the office.

        `books` says whether citizens can book there: pages and posters then say so, and it needs an address.
        Raises Refusal: not_allowed, bad_public_address, no_public_address.
        """
        given = {
            "base_address": clean_base(base_address) if base_address else base_address,
            "address": address.strip() if address is not None else None,
            "phone": phone.strip() if phone is not None else None,
            "booking_online": books,
        }

        def work(action: Action) -> PublicOffice:
            stored_now = dict(action.config.stored.get(SETTING, {}))
            changed = {name: value for name, value in given.items() if value is not None}
            if books and not {**stored_now, **changed}.get("base_address"):
                raise Refusal("no_public_address")
            office.put_setting(action.tx, SETTING, {**stored_now, **changed})
            office.bump(action.tx)
            action.note("public_address", None, changed=sorted(changed))
            return _office(replace(action.config, stored={**action.config.stored, SETTING: {**stored_now, **changed}}),
                           action.tx.day)  # fmt: skip

        return self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "public_address", work)


def _office(config: Config, day: date) -> PublicOffice:
    told: Mapping[str, Any] = config.stored.get(SETTING, {})
    weekly = {
        weekday: tuple((f"{s.opens:%H:%M}", f"{s.closes:%H:%M}") for s in sessions)
        for weekday, sessions in sorted(config.hours.weekly.items())
    }
    return PublicOffice(
        config.office.name,
        config.office.commune,
        config.office.authority,
        told.get("address") or "",
        told.get("phone") or "",
        told.get("base_address") or "",
        weekly,
        tuple(_days_off(config.hours, day)),
        books=bool(told.get("booking_online") and told.get("base_address")),
        is_demo=config.office.is_demo,
        terms=_terms(config),
    )


def _terms(config: Config) -> BookingTerms:
    """What is said to whoever books; an address for mail is asked only where mail is sent."""
    settings, messages = config.settings, setup_of(config.stored.get("messages", {}))
    mails = messages.on and messages.mail is not None
    return BookingTerms(settings.erase_after_days, settings.no_show_days, settings.online_share, mails)


def _days_off(hours: OpeningHours, today: date) -> Iterator[tuple[date, str]]:
    for step in range(DAYS_AHEAD):
        day = today + timedelta(days=step)
        if hours.weekly.get(day.weekday()) and not hours.sessions(day):
            yield day, hours.closures.get(day, "")


def _catalogue(config: Config, day: date, answers: Sequence[list[Row]]) -> PublicCatalogue:
    current, ahead, in_force, field_rows = answers
    before = {row[2]: stored(row).procedure for row in in_force}
    shown = {row[2]: (stored(row), False) for row in current} | {row[2]: (stored(row), True) for row in ahead}
    names = {code: version.procedure.name for code, (version, _) in shown.items()}
    replaced: dict[str, list[tuple[str, str]]] = {}
    for code, (version, _) in sorted(shown.items()):
        if version.procedure.superseded_by:
            replaced.setdefault(version.procedure.superseded_by, []).append((code, names[code]))
    procedures = {}
    for code, (version, upcoming) in sorted(shown.items()):
        successor = version.procedure.superseded_by
        procedures[code] = replace(
            _procedure(version, config, day, upcoming),
            successor=(successor, names.get(successor, "")) if successor else None,
            predecessors=tuple(replaced.get(code, ())),
            before=before.get(code, version.procedure) if version.procedure.status != Status.ACTIVE else None,
        )
    fields = _fields(field_rows, procedures)
    return PublicCatalogue(
        day,
        _office(config, day),
        tuple(f for f in fields if f.codes),
        procedures,
        tuple(f for f in fields if not f.codes),
    )


def _procedure(version: StoredVersion, config: Config, day: date, upcoming: bool) -> PublicProcedure:
    procedure: Procedure = replace(version.procedure, status=version.procedure.status_on(day))
    line = config.lines.get(version.line_id)
    own = (c for c, roles in config.serves.items() if roles.get(version.line_id) is Role.OWN)
    effective = version.effective or procedure.valid_from
    return PublicProcedure(
        procedure,
        version.version_id,
        version.version,
        _updated(version, config.office.tz),
        date.fromisoformat(effective) if effective else None,
        version.field_slug,
        version.agency,
        line.name if line else "",
        tuple(sorted(config.counters[c].number for c in own)),
        version.most_used,
        upcoming=upcoming,
    )


def _updated(version: StoredVersion, tz: str) -> date:
    """The day on which a page was last true to its source: no later than the source was read."""
    loaded = local(version.loaded_at, tz).date()
    as_of = version.procedure.as_of
    return min(loaded, date.fromisoformat(as_of)) if as_of else loaded


def _fields(rows: Sequence[Row], procedures: Mapping[str, PublicProcedure]) -> list[PublicField]:
    inside: dict[str, list[PublicProcedure]] = {}
    for shown in procedures.values():
        if shown.in_force:
            inside.setdefault(shown.field_slug, []).append(shown)
    known = short_names()
    made = []
    for name, slug, _line, agency, _id, _code in rows:
        listed = sorted(
            inside.get(slug, ()), key=lambda p: (not p.most_used, p.procedure.short_name or p.procedure.name)
        )
        short: str = known.get(slug) or name
        made.append(PublicField(name, short, slug, agency, tuple(p.procedure.code for p in listed)))
    return made
