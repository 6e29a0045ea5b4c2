"""One row of an export as the values of a dossier; every column has been named before."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onestop_desk.domain.dossier_plan import NOT_ONLINE
from onestop_desk.domain.dossiers import WITHOUT_RESULT, Ask, Kind, Status
from onestop_desk.domain.folding import fold
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.procedures import bare_code
from onestop_desk.services.dossier_files import cells
from onestop_desk.services.dossier_files.cells import BadCell
from onestop_desk.services.dossier_files.clock_times import BadInstant, instant_of
from onestop_desk.services.sheets import Value
from onestop_desk.services.sheets.text import ERRORS, plain

FLAGS = {
    "papers_digitised": "papers_digitised",
    "result_digitised": "result_digitised",
    "reused": "reused",
    "vneid": "vneid",
    "result_paper": "result_paper",
    "complaint": "complaint",
    "outside_area": "outside_area",
    "receipt": "receipt",
    "result_differs": "result_differs",
}
"""Part -> attribute of a dossier, of the boxes to tick."""

_TEXTS = ("procedure_name", "field", "agency", "responsible")
_INSTANTS = {
    "finished": "finished_at",
    "returned": "returned_at",
    "refused": "refused_at",
    "posted": "posted_at",
    "delivered": "delivered_at",
}
_FORMULA = re.compile(r"'*\s*(?:[=@]|\+(?!\d+$)|-\S*[(!|])")
"""A cell that a spreadsheet program would calculate: no export of dossiers holds one."""
_READ = {"channel": ("channel", cells.channel), "full_online": ("full_online", cells.is_full_online)}


class Row:
    """The cells of one row by part."""

    def __init__(
        self, values: Mapping[str, Sequence[Value]], tz: str, empty_is_no: frozenset[str], *, has_escapes: bool
    ) -> None:
        self._values, self._tz, self._empty_is_no, self._has_escapes = values, tz, empty_is_no, has_escapes
        self.part = ""
        """The part that was read last, for the sentence of a row that cannot be taken."""

    def text(self, part: str) -> str:
        """The clean text of a part, empty where there is none; raises BadCell("formula")."""
        self.part = part
        said = " ".join(filter(None, (plain(v, self._has_escapes) for v in self._values.get(part, ())))).strip()
        if said in ERRORS or _FORMULA.match(said):
            raise BadCell("formula")
        return said

    def has(self, part: str) -> bool:
        """Whether the file has such a column."""
        return part in self._values

    def instant(self, part: str, *, is_due: bool = False) -> Instant | None:
        """The instant of a part; raises BadCell("bad_date")."""
        self.part = part
        value = next(iter(self._values.get(part, ())), None)
        if isinstance(value, str):
            value = self.text(part)
        try:
            return instant_of(value, self._tz, is_due=is_due)
        except BadInstant:
            raise BadCell("bad_date") from None

    def instants(self, part: str) -> list[Instant]:
        """Every instant of a part, one after the other in a cell; raises BadCell("bad_date")."""
        self.part = part
        value = next(iter(self._values.get(part, ())), None)
        pieces: Sequence[Value] = [value]
        if isinstance(value, str):
            pieces = self.text(part).replace("\n", ";").replace("|", ";").split(";")
        try:
            found = [instant_of(piece.strip() if isinstance(piece, str) else piece, self._tz) for piece in pieces]
        except BadInstant:
            raise BadCell("bad_date") from None
        return [instant for instant in found if instant is not None]

    def flag(self, part: str) -> bool | None:
        """A box to tick; an empty one of a column that only has ticks is no."""
        ticked = cells.is_yes(self.text(part))
        return False if ticked is None and part in self._empty_is_no else ticked


def values_of(row: Row) -> dict[str, Any]:
    """What a row says of a dossier, by attribute; raises BadCell."""
    values: dict[str, Any] = {}
    if row.has("procedure_code"):
        values["procedure_code"] = bare_code(row.text("procedure_code"))
    for part in _TEXTS:
        told = (row.text(name) for name in (part, f"{part}?"))
        text = next((cells.a_text(said) for said in told if not cells.is_nothing(said)), "")
        if text or row.has(part):
            values[part] = text
    for part, (name, read) in _READ.items():
        found = read(row.text(part))
        if found is not None:
            values[name] = found
    _add_instants(values, row)
    _add_money(values, row)
    for part, name in FLAGS.items():
        if row.has(part):
            values[name] = row.flag(part)
    if row.has("by_post"):
        values["by_post"] = bool(cells.goes_by_post(row.text("by_post")))
    _add_result(values, row)
    _add_asks(values, row)
    _add_status(values, row)
    return values


def _add_instants(values: dict[str, Any], row: Row) -> None:
    received = row.instant("received") or row.instant("sent")
    if received is not None:
        values["received_at"] = received
    if row.has("due") or row.has("due_new"):
        values["due_at"] = row.instant("due_new", is_due=True) or row.instant("due", is_due=True)
    for part, name in _INSTANTS.items():
        if row.has(part):
            values[name] = row.instant(part)
    if row.has("apology"):
        values["apology_at"] = _apology(values, row)


def _apology(values: Mapping[str, Any], row: Row) -> Instant | None:
    """When the apology was handed over; where the file only ticks it, the day it was due."""
    try:
        ticked = cells.is_yes(row.text("apology"))
    except BadCell:
        return row.instant("apology")
    due: Instant | None = values.get("due_at") or values.get("received_at")
    return due if ticked else None


def _add_money(values: dict[str, Any], row: Row) -> None:
    if row.has("fee"):
        values["fee_due"] = cells.amount(row.text("fee"))
    if row.has("paid"):
        values["paid"] = cells.paid(row.text("paid"))
    if row.has("paid_online"):
        said = row.text("paid_online")
        try:
            is_online = cells.is_yes(said)
        except BadCell:
            values["paid"] = cells.paid(said)
        else:
            if is_online:
                values["paid"] = "online"
            elif is_online is not None and not values.get("paid"):
                fee = values.get("fee_due")
                values["paid"] = NOT_ONLINE if fee is None else "counter" if fee else "none"


def _add_result(values: dict[str, Any], row: Row) -> None:
    """A column that says in words what came out, taken only where nothing else tells it."""
    said = fold(row.text("result"))
    if "dien tu" in said and not row.has("result_digitised"):
        values["result_digitised"] = True


def _add_status(values: dict[str, Any], row: Row) -> None:
    """The status that is told, else what the days say; a day that ends a dossier without a result is kept as such."""
    told = cells.status(row.text("status"))
    if told is None:
        told = _status_by_result(row) or _status_by_days(values, can_answer=row.has("answered"))
    values["status"] = told
    if told in WITHOUT_RESULT and values.get("refused_at") is None:
        ended = values.get("finished_at") or values.get("returned_at")
        if ended is not None:
            values["refused_at"] = ended


def _status_by_result(row: Row) -> Status | None:
    try:
        found = cells.status(row.text("result"))
    except BadCell:
        return None
    return found if found is not None and found.kind in {Kind.ENDED, Kind.TO_HAND_BACK} else None


def _status_by_days(values: Mapping[str, Any], *, can_answer: bool) -> Status:
    if values.get("returned_at") is not None:
        return Status.RETURNED
    if values.get("finished_at") is not None:
        return Status.FINISHED
    if values.get("refused_at") is not None:
        return Status.STOPPED
    last = values["asks"][-1] if values.get("asks") else None
    # Only a file that has a column for the answer says by an empty cell that there was none.
    waits = can_answer and last is not None and last.asked is not None and last.answered is None
    return Status.MORE_PAPERS if waits else Status.IN_PROGRESS


def _add_asks(values: dict[str, Any], row: Row) -> None:
    if not (row.has("asks") or row.has("asked")):
        return
    asked, answered = row.instants("asked"), row.instants("answered")
    dated = [Ask(when, answered[i] if i < len(answered) else None) for i, when in enumerate(sorted(asked))]
    many = cells.how_many(row.text("asks")) if row.has("asks") else None
    undated = max(0, (many or 0) - len(dated))
    values["asks"] = (*(Ask(None) for _ in range(undated)), *dated)
