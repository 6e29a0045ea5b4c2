"""The catalogue as people use it: search, a procedure with its papers, and the fields."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

from onestop_desk.data import catalogue
from onestop_desk.data.search_index import Entry, SearchIndex, matched_spans
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.procedures import Channel, DeadlineKind, Need, Procedure, Status, bare_code
from onestop_desk.services.catalogue.stored import stored
from onestop_desk.services.config import Config
from onestop_desk.services.context import Context
from onestop_desk.services.resources import read_json
from onestop_desk.services.views import PaperView, ProcedureHit, ProcedureView

SPOKEN = Path("procedures/spoken.json")


@dataclass(frozen=True)
class FieldView:
    """A field of procedures, with its line and agency."""

    name: str
    slug: str
    line_id: str
    agency: str


@dataclass(frozen=True)
class _Loaded:
    version: int
    asked: date
    """The day on which it was read: versions begin and end with days."""
    by_id: dict[str, ProcedureView]
    by_code: dict[str, str]
    index: SearchIndex


def _deadline(procedure: Procedure) -> str | None:
    """The ordinary promise at the counter in machine form."""
    deadlines = [d for d in procedure.deadlines if d.kind != DeadlineKind.TEXT]
    at_counter = [d for d in deadlines if d.channel == Channel.COUNTER] or deadlines
    if not at_counter:
        return None
    first = at_counter[0]
    return str(first.kind) if first.kind == DeadlineKind.SAME_DAY else f"{first.kind}:{first.n}"


def procedure_view(row: Row, config: Config, day: date | None = None, *, upcoming: bool = False) -> ProcedureView:
    """A row of the catalogue as a value; with `day`, its status is that of the day."""
    found = stored(row)
    procedure = found.procedure
    line = config.lines.get(found.line_id)
    papers = tuple(
        PaperView(p.id, p.name, p.kind, p.need == Need.ALWAYS and not p.case, p.note, case=p.case)
        for p in procedure.papers
    )
    return ProcedureView(
        found.procedure_id,
        found.version_id,
        procedure.code,
        procedure.name,
        procedure.field,
        found.line_id,
        line.letter if line else None,
        found.agency,
        procedure.online_level,
        _deadline(procedure),
        str(procedure.fee.kind),
        procedure.fee.amounts,
        procedure.needs_vneid,
        str(procedure.status_on(day) if day else procedure.status),
        procedure.superseded_by,
        papers,
        procedure.short_name,
        upcoming,
        found.effective,
    )


def _entry(row: Row, view: ProcedureView) -> Entry:
    content = json.loads(row[8])
    return Entry(
        view.id,
        view.code,
        view.name,
        view.field,
        tuple(content.get("keywords") or ()),
        bool(row[7]),
        view.short_name,
        content.get("official_name") or "",
        in_force=_in_force(view),
        upcoming=view.upcoming,
    )


def _hit(view: ProcedureView, words: Sequence[str]) -> ProcedureHit:
    spans = matched_spans(view.name, words)
    return ProcedureHit(
        view.id, view.code, view.name, view.field, view.line_id, view.line_letter, spans, _in_force(view)
    )


def _in_force(view: ProcedureView) -> bool:
    return view.status == Status.ACTIVE and not view.upcoming


@lru_cache(maxsize=1)
def _spoken() -> dict[str, str]:
    """What people call a thing -> what the catalogue calls it."""
    return {said: row["meant"] for row in read_json(SPOKEN)["names"] for said in row["said"]}


class Procedures:
    """The catalogue of one office; kept in memory until the office's set-up version changes, or its day."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._loaded: _Loaded | None = None
        self._lock = Lock()

    def _catalogue(self) -> _Loaded:
        with self._lock:
            known = self._loaded
            config = self._context.config()
            # By this PC's clock, though the database decides what day it is: it only tells when to ask again.
            today = service_day(self._context.ports.clock(), config.office.tz)
            if known is not None and (known.version, known.asked) == (config.version, today):
                return known
            with self._context.look([catalogue.current(), catalogue.upcoming()]) as (tx, config, (rows, ahead)):
                self._loaded = self._load(rows, ahead, config, tx.day, today)
            return self._loaded

    @staticmethod
    def _load(rows: Sequence[Row], ahead: Sequence[Row], config: Config, day: date, asked: date) -> _Loaded:
        views = {row[0]: procedure_view(row, config, day) for row in rows}
        views |= {row[0]: procedure_view(row, config, day, upcoming=True) for row in ahead}
        entries = [_entry(row, views[row[0]]) for row in (*rows, *ahead)]
        by_code = {v.code: v.id for v in views.values()}
        return _Loaded(config.version, asked, views, by_code, SearchIndex(entries, _spoken()))

    def warm(self) -> None:
        """Reads the catalogue now, so that nobody waits at the first letter; costs nothing when nothing changed.

        With thousands of procedures it takes longer than a screen may stand still: call it in the background.
        """
        self._catalogue()

    def search(self, text: str, limit: int = 20, *, ended: bool = False) -> tuple[ProcedureHit, ...]:
        """Procedures that fit what was typed so far, without accents and with typos, best first.

        Those that are announced in advance or out of force are found only with `ended`.
        """
        loaded = self._catalogue()
        found = loaded.index.find(text, limit, ended=ended)
        return tuple(_hit(loaded.by_id[procedure_id], found.words) for procedure_id in found.ids)

    def get(self, procedure_id: str) -> ProcedureView:
        """A procedure in today's version; raises Refusal("unknown_procedure")."""
        view = self._catalogue().by_id.get(procedure_id)
        if view is None:
            raise Refusal("unknown_procedure", procedure=procedure_id)
        return view

    def by_code(self, code: str) -> ProcedureView:
        """A procedure by its national code, with or without the tail; raises Refusal("unknown_procedure")."""
        bare = bare_code(code)
        loaded = self._catalogue()
        if bare is None or bare not in loaded.by_code:
            raise Refusal("unknown_procedure", procedure=code)
        return loaded.by_id[loaded.by_code[bare]]

    def choosable(self, procedure_id: str) -> ProcedureView:
        """A procedure that can be asked for today; raises Refusal.

        Codes: unknown_procedure, procedure_abolished, procedure_upcoming.
        """
        view = self.get(procedure_id)
        if view.upcoming:
            raise Refusal("procedure_upcoming", procedure=view.code)
        if view.status != Status.ACTIVE:
            raise Refusal("procedure_abolished", procedure=view.code, successor=view.superseded_by)
        return view

    def all_in_force(self) -> tuple[ProcedureView, ...]:
        """Every procedure in force, by code."""
        return tuple(v for v in self._catalogue().by_id.values() if _in_force(v))

    def fields(self) -> tuple[FieldView, ...]:
        """The fields, by name."""
        with self._context.look([catalogue.field_rows()]) as (_, _, (rows,)):
            return tuple(FieldView(*row[:4]) for row in rows)


def with_ticks(view: ProcedureView, ticked: Sequence[str]) -> ProcedureView:
    """The procedure with the papers at hand ticked."""
    return replace(view, papers=tuple(replace(p, ticked=p.id in ticked) for p in view.papers))
