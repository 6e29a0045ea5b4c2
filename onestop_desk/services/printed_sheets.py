"""The register of printed sheets with codes: what was printed when, where it hangs, which were taken down."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onestop_desk.data import printed_sheets
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right

LONGEST_PLACE = 120


@dataclass(frozen=True)
class SheetPrinted:
    """One sheet that leaves the printer; `facts` is everything on it that can go stale, as plain JSON."""

    kind: str
    """office, field, procedure, tent or stickers."""
    subject: str
    """Code of the procedure, slug of the field, or "" for the office."""
    size: str
    base: str
    facts: Mapping[str, Any]
    facts_hash: str


@dataclass(frozen=True)
class SheetRow:
    """One sheet of the register that has not been taken down."""

    id: str
    kind: str
    subject: str
    size: str
    base: str
    printed_at: Instant
    printed_day: date
    facts: Mapping[str, Any]
    facts_hash: str
    hangs: str
    """Where it hangs; empty while nobody has said so."""


class PrintedSheets:
    """The verbs of whoever prints and hangs sheets."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def record(self, actor: Actor, printed: Sequence[SheetPrinted], hangs: str = "") -> tuple[str, ...]:
        """Remembers sheets that were printed; gives their ids in the register.

        The same sheet printed again on the same day, and hung nowhere yet, is the same entry.
        Raises Refusal: not_allowed, bad_place.
        """
        place = _place(hangs)

        def work(action: Action) -> tuple[str, ...]:
            return tuple(_record(action, sheet, place) for sheet in printed)

        return self._context.act(actor, Right.CHANGE_CATALOGUE, "sheet", work)

    def listed(self) -> tuple[SheetRow, ...]:
        """Every sheet that is not taken down, the newest first."""
        with self._context.look([printed_sheets.listed()]) as (_tx, _config, (rows,)):
            return tuple(_row(row) for row in rows)

    def hang(self, actor: Actor, sheet_id: str, place: str) -> None:
        """Says where a sheet hangs; raises Refusal("unknown_sheet"), ("bad_place") or ("not_allowed")."""
        where = _place(place)

        def work(action: Action) -> None:
            if not printed_sheets.hang(action.tx, sheet_id, where):
                raise Refusal("unknown_sheet")
            action.note("sheet_hung", sheet_id)

        self._context.act(actor, Right.CHANGE_CATALOGUE, "sheet", work)

    def replace(self, actor: Actor, printed: Sequence[tuple[SheetPrinted, str]], old: Sequence[str]) -> tuple[str, ...]:
        """New sheets, each with the place where it will hang, in the place of old ones, all at once.

        Raises Refusal: not_allowed, bad_place, unknown_sheet.
        """
        # Those with a place first: what hangs nowhere is one entry with the same sheet that hangs nowhere.
        hung = sorted(((sheet, _place(place)) for sheet, place in printed), key=lambda one: one[1], reverse=True)

        def work(action: Action) -> tuple[str, ...]:
            made = tuple(_record(action, sheet, place) for sheet, place in hung)
            for sheet_id in set(old) - set(made):
                _take_down(action, sheet_id)
            return made

        return self._context.act(actor, Right.CHANGE_CATALOGUE, "sheet", work)

    def take_down(self, actor: Actor, sheet_ids: Sequence[str]) -> None:
        """Says that sheets were taken down; raises Refusal("unknown_sheet") or ("not_allowed")."""

        def work(action: Action) -> None:
            for sheet_id in sheet_ids:
                _take_down(action, sheet_id)

        self._context.act(actor, Right.CHANGE_CATALOGUE, "sheet", work)


def _record(action: Action, sheet: SheetPrinted, hangs: str) -> str:
    same = {"kind": sheet.kind, "subject": sheet.subject, "size": sheet.size, "facts_hash": sheet.facts_hash}
    known = printed_sheets.same_today(action.tx, **same)
    if known is not None:
        if hangs:
            printed_sheets.hang(action.tx, known, hangs)
        return known
    sheet_id = new_id()
    printed_sheets.insert(
        action.tx,
        id=sheet_id,
        base=sheet.base,
        printed=json.dumps(sheet.facts, ensure_ascii=False),
        hangs=hangs or None,
        **same,
    )
    action.note("sheet_printed", sheet_id, None, None, sheet.kind, of=sheet.subject, size=sheet.size)
    return sheet_id


def _take_down(action: Action, sheet_id: str) -> None:
    if not printed_sheets.take_down(action.tx, sheet_id):
        raise Refusal("unknown_sheet")
    action.note("sheet_taken_down", sheet_id)


def _row(row: Row) -> SheetRow:
    sheet_id, kind, subject, size, base, printed_at, day, facts, facts_hash, hangs = row
    read = date.fromisoformat(day), json.loads(facts)
    return SheetRow(sheet_id, kind, subject, size, base, printed_at, *read, facts_hash, hangs or "")


def _place(text: str) -> str:
    place = " ".join(text.split())
    if len(place) > LONGEST_PLACE:
        raise Refusal("bad_place", most=LONGEST_PLACE)
    return place
