"""The catalogue as people use it: search, a procedure with its papers, and the fields."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from onestop_desk.data import catalogue
from onestop_desk.data.search_index import Entry, SearchIndex, matched_spans
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.config import Config
from onestop_desk.services.context import Context
from onestop_desk.services.views import PaperView, ProcedureHit, ProcedureView


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
    by_id: dict[str, ProcedureView]
    by_code: dict[str, str]
    keywords: dict[str, str]
    index: SearchIndex


def _deadline(sla: list[dict[str, Any]]) -> str | None:
    """The shortest promise at the counter in machine form."""
    at_counter = [s for s in sla if s.get("channel") == "truc_tiep"] or sla
    if not at_counter:
        return None
    first = at_counter[0]
    return first["kind"] if first["kind"] == "same_day" else f"{first['kind']}:{first.get('n') or 0}"


def procedure_view(row: Row, config: Config) -> ProcedureView:
    """A row of the catalogue as a value."""
    procedure_id, version_id, code, name, field, line_id, agency, status, successor, _, content, _ = row
    data = json.loads(content)
    line = config.lines.get(line_id)
    papers = tuple(
        PaperView(p["id"], p["name"], p["kind"], p["need"] == "bat_buoc", p.get("note") or "") for p in data["papers"]
    )
    return ProcedureView(
        procedure_id,
        version_id,
        code,
        name,
        field,
        line_id,
        line.letter if line else None,
        agency,
        data.get("online_level"),
        _deadline(data.get("sla") or []),
        data["fee"]["kind"],
        tuple(data["fee"].get("amounts_vnd") or ()),
        bool(data.get("needs_vneid")),
        status,
        successor,
        papers,
        data.get("short_name") or "",
    )


class Procedures:
    """The catalogue of one office; kept in memory until the office's set-up version changes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._loaded: _Loaded | None = None
        self._lock = Lock()

    def _catalogue(self) -> _Loaded:
        with self._lock:
            known = self._loaded
            if known is not None and known.version == self._context.config().version:
                return known
            with self._context.look([catalogue.current()]) as (_, config, (rows,)):
                self._loaded = self._load(rows, config)
            return self._loaded

    @staticmethod
    def _load(rows: Sequence[Row], config: Config) -> _Loaded:
        views = {row[0]: procedure_view(row, config) for row in rows}
        keywords = {row[0]: " ".join(json.loads(row[10]).get("keywords") or ()) for row in rows}
        used = {row[0]: bool(row[9]) for row in rows}
        entries = [
            Entry(v.id, v.code, v.name, v.field, keywords[v.id], used[v.id])
            for v in views.values()
            if v.status == "active"
        ]
        by_code = {v.code: v.id for v in views.values()}
        return _Loaded(config.version, views, by_code, keywords, SearchIndex(entries))

    def search(self, text: str, limit: int = 20) -> tuple[ProcedureHit, ...]:
        """Procedures that fit what was typed so far, without accents and with typos, best first."""
        loaded = self._catalogue()
        hits = []
        for procedure_id in loaded.index.search(text, limit):
            view = loaded.by_id[procedure_id]
            spans = matched_spans(view.name, text)
            hits.append(ProcedureHit(view.id, view.code, view.name, view.field, view.line_id, view.line_letter, spans))
        return tuple(hits)

    def get(self, procedure_id: str) -> ProcedureView:
        """A procedure in today's version; raises Refusal("unknown_procedure")."""
        view = self._catalogue().by_id.get(procedure_id)
        if view is None:
            raise Refusal("unknown_procedure", procedure=procedure_id)
        return view

    def by_code(self, code: str) -> ProcedureView:
        """A procedure by its national code, with or without the tail; raises Refusal("unknown_procedure")."""
        bare = code.strip().split(".000.00.00")[0]
        loaded = self._catalogue()
        if bare not in loaded.by_code:
            raise Refusal("unknown_procedure", procedure=code)
        return loaded.by_id[loaded.by_code[bare]]

    def choosable(self, procedure_id: str) -> ProcedureView:
        """A procedure that can be asked for today; raises Refusal("unknown_procedure") or ("procedure_abolished")."""
        view = self.get(procedure_id)
        if view.status != "active":
            raise Refusal("procedure_abolished", procedure=view.code, successor=view.superseded_by)
        return view

    def all_in_force(self) -> tuple[ProcedureView, ...]:
        """Every procedure in force, by code."""
        return tuple(v for v in self._catalogue().by_id.values() if v.status == "active")

    def fields(self) -> tuple[FieldView, ...]:
        """The fields, by name."""
        with self._context.look([catalogue.field_rows()]) as (_, _, (rows,)):
            return tuple(FieldView(*row) for row in rows)


def with_ticks(view: ProcedureView, ticked: Sequence[str]) -> ProcedureView:
    """The procedure with the papers at hand ticked."""
    return replace(view, papers=tuple(replace(p, ticked=p.id in ticked) for p in view.papers))
