"""Catalogues as JSON: our own export, the official texts, the portal's interface, and the forms of crawlers."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onestop_desk.domain.catalogue_plan import Incoming, Rejected
from onestop_desk.domain.errors import Fact
from onestop_desk.domain.procedures import Procedure, bare_code, record_of
from onestop_desk.services.catalogue_files import own_form
from onestop_desk.services.catalogue_files.choices import is_nothing
from onestop_desk.services.catalogue_files.headings import IGNORED, compact, part_of
from onestop_desk.services.catalogue_files.json_record import record_in
from onestop_desk.services.catalogue_files.names import code_in
from onestop_desk.services.catalogue_files.reading import Reading
from onestop_desk.services.catalogue_files.record import BadCell, attribute_of, values_of
from onestop_desk.services.catalogue_files.rows import Progress
from onestop_desk.services.catalogue_files.tables import check_values
from onestop_desk.services.sheets import Unreadable
from onestop_desk.services.sheets.separated import decoded
from onestop_desk.services.sheets.sheet import MOST_ROWS
from onestop_desk.services.sheets.text import clean, number_text

_WRAPPERS = ("procedures", "data", "content", "items", "results", "result", "records", "rows", "list", "tthc")
_DEEPEST = 5
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
_NOT_PLAIN = re.compile("[^ -~\n¡-¬®-ƿẠ-ỹ–—‘’“”…]")


def written(procedures: Sequence[Procedure]) -> str:
    """Our JSON form as text; letters that a program might compose or drop on the way are written by their numbers."""
    data = {"format": own_form.FORMAT, "procedures": [record_of(procedure) for procedure in procedures]}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return _NOT_PLAIN.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def read_json_file(path: Path, progress: Progress | None) -> Reading:
    """Reads a JSON file of any known form; raises Unreadable(undecodable, not_json, unknown_form, too_big)."""
    text = _INVISIBLE.sub("", decoded(path.read_bytes()))
    if not text.strip():
        raise Unreadable("empty")
    try:
        data = json.loads(_composed(text))
    except (ValueError, RecursionError):
        raise Unreadable("not_json") from None
    is_ours = isinstance(data, dict) and data.get("format") == own_form.FORMAT
    if isinstance(data, dict) and isinstance(data.get("format"), int) and data["format"] > own_form.FORMAT:
        raise Unreadable("unknown_form")
    records = _records(data)
    if not records or not any(isinstance(r, dict) and _key_of(r, "code") and _key_of(r, "name") for r in records):
        raise Unreadable("unknown_form")
    if len(records) > MOST_ROWS:
        raise Unreadable("too_big")
    return _Reader(records, is_ours, progress).read()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def _records(data: Any, depth: int = 0) -> list[Any]:
    """The list of records, however it is wrapped."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict) or depth > _DEEPEST:
        return []
    if _key_of(data, "code") and _key_of(data, "name"):
        return [data]
    lowered = {key.lower(): value for key, value in data.items()}
    for key in _WRAPPERS:
        if isinstance(lowered.get(key), list | dict):
            found = _records(lowered[key], depth + 1)
            if found:
                return found
    if data and all(isinstance(v, dict) and bare_code(k) for k, v in data.items()):
        return [{"code": key, **value} for key, value in data.items()]
    return []


def _key_of(record: Mapping[str, Any], part: str) -> str | None:
    """The key under which a record keeps its code or name, the surest first."""
    weak = None
    for key in record:
        found = part_of((key,))
        if found == part and record[key] is not None:
            return key
        if found == f"{part}?":
            weak = weak or key
    return weak


def _code_value(record: Mapping[str, Any]) -> Any:
    """What stands under the key of the code; of several keys, the one that holds a possible code."""
    keys = [key for key in record if part_of((key,)) in {"code", "code?"} and record[key] is not None]
    possible = (record[key] for key in keys if bare_code(_as_text(record[key])))
    return next(possible, record.get(_key_of(record, "code") or "code"))


class _Reader:
    """Reads record by record, and remembers which keys it met."""

    def __init__(self, records: list[Any], is_ours: bool, progress: Progress | None) -> None:
        self._records, self._is_ours, self._progress = records, is_ours, progress
        self._known: dict[str, str] = {}
        self._unknown: dict[str, None] = {}
        self._rejected: list[Rejected] = []

    def read(self) -> Reading:
        total = len(self._records)
        incoming: list[Incoming] = []
        for row, record in enumerate(self._records, 1):
            if self._progress and row % 100 == 1:
                self._progress(row - 1, total)
            made = self._one(record, row)
            if made:
                incoming.append(made)
        if self._progress:
            self._progress(total, total)
        incoming = list(self._without_repeated(incoming))
        rejected = tuple(sorted(self._rejected, key=lambda r: r.row))
        return Reading(tuple(incoming), rejected, tuple(self._known.items()), tuple(self._unknown), total)

    def _one(self, record: Any, row: int) -> Incoming | None:
        if not isinstance(record, dict):
            self._rejected.append(Rejected(row, "missing_code"))
            return None
        self._note(record)
        code_value = _code_value(record)
        name_value = record.get(_key_of(record, "name") or "name")
        written_code, name = _as_text(code_value), _as_text(name_value)
        if not written_code:
            self._rejected.append(Rejected(row, "missing_code", name=name))
            return None
        code = code_in(written_code, not isinstance(code_value, float))
        if code is None:
            self._rejected.append(Rejected(row, "bad_code", written_code, name, {"code": written_code}))
            return None
        is_written = self._is_own(record) and isinstance(name_value, str) and bool(name_value.strip())
        if is_nothing(name) and not is_written:
            self._rejected.append(Rejected(row, "empty_name", code))
            return None
        try:
            return Incoming(code, row, self._values(record, name))
        except BadCell as bad:
            key = next((k for k, attribute in self._known.items() if attribute == attribute_of(bad.part)), bad.part)
            self._rejected.append(
                Rejected(row, bad.reason, code, name, {"column": key, "value": _as_text(record.get(key))})
            )
            return None

    def _values(self, record: Mapping[str, Any], name: str) -> dict[str, Any]:
        if self._is_own(record):
            values = own_form.values_in(record)
            check_values(values)
            return values
        return values_of(record_in(record, name))

    def _is_own(self, record: Mapping[str, Any]) -> bool:
        papers = record.get("papers")
        has_kinds = isinstance(papers, list) and bool(papers) and isinstance(papers[0], dict) and "kind" in papers[0]
        return self._is_ours or isinstance(record.get("fee"), dict) or has_kinds

    def _note(self, record: Mapping[str, Any]) -> None:
        is_own = self._is_own(record)
        for key in record:
            if key in self._known or key in self._unknown:
                continue
            if is_own and key in own_form.KEYS:
                self._known[key] = own_form.KEYS[key]
                continue
            part = _EXTRA.get(compact(key)) or part_of((key,))
            if part is None:
                self._unknown[key] = None
            elif part not in {IGNORED, "number"}:
                self._known[key] = attribute_of(part)

    def _without_repeated(self, incoming: list[Incoming]) -> Iterator[Incoming]:
        places: dict[str, list[Incoming]] = {}
        for item in incoming:
            places.setdefault(item.code, []).append(item)
        for item in incoming:
            same = places[item.code]
            if len(same) == 1:
                yield item
                continue
            other = same[1] if same[0] is item else same[0]
            facts: dict[str, Fact] = {"code": item.code, "row": other.row}
            self._rejected.append(
                Rejected(item.row, "duplicate_code", item.code, str(item.values.get("name", "")), facts)
            )


_EXTRA = {
    "sla": "deadlines",
    "deadlines": "deadlines",
    "executionmethods": "channels",
    "executioncases": "papers",
    "profilecomponents": "papers",
    "documentitems": "papers",
    "feefree": "fee",
    "feesvndmentioned": "fee",
    "isfullprocess": "online_level",
    "isofflineonly": "online_level",
    "isward": "level",
    "isprovince": "level",
    "isministry": "level",
    "isotheragency": "level",
    "procedureproposal": "decision",
    "cases": IGNORED,
    "statusnote": IGNORED,
    "categories": "field",
}


def _as_text(value: Any) -> str:
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, int | float):
        return number_text(float(value))
    return clean(str(value))
