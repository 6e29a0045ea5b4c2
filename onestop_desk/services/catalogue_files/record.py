"""One procedure as a file writes it, still in words, and the values that these words stand for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onestop_desk.domain.procedures import Channel, Deadline, Fee, FeeKind, OnlineLevel, Paper, Status
from onestop_desk.services.catalogue_files import choices, papers
from onestop_desk.services.catalogue_files.dates import BadDay, day_of
from onestop_desk.services.catalogue_files.deadlines import deadlines_of, in_our_order
from onestop_desk.services.catalogue_files.fees import fee_of
from onestop_desk.services.catalogue_files.methods import methods_in
from onestop_desk.services.catalogue_files.names import decision_in, items_in, laws_in, screen_name, steps_in

_TEXTS = ("short_name", "agency_text", "level", "conditions", "result", "subjects", "announced_by", "portal_url")
_DAYS = ("decision_date", "valid_from", "valid_to", "as_of")

Line = Mapping[str, str]
"""Part -> clean text, of one row; parts whose cell is empty are not in it."""


class BadCell(Exception):
    """A value that would make the record wrong: reason `bad_date` or `bad_value`, and the part it stands in."""

    def __init__(self, reason: str, part: str) -> None:
        super().__init__(reason, part)
        self.reason = reason
        self.part = part


@dataclass(frozen=True)
class Record:
    """Everything a file says of one procedure."""

    parts: frozenset[str]
    """What the file speaks of, even where a cell is empty."""
    texts: Line
    """The parts of which a procedure has one."""
    lines: tuple[Line, ...] = ()
    """The parts of which it may have several, row by row."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Attributes that need no reading of words."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Part -> the unit its heading gives for bare figures."""


@cache
def attribute_of(part: str) -> str:
    """The attribute of a procedure that a part of a file goes into."""
    stem = part.partition("@")[0].removesuffix("?")
    if stem.startswith("paper"):
        return "papers"
    names = {"deadline": "deadlines", "channel": "channels", "level": "online_level", "fee_flag": "fee"}
    return "level" if part == "level" else names.get(stem, stem)


def values_of(record: Record) -> dict[str, Any]:
    """The attributes that the file speaks of, with their values; raises BadCell."""
    values: dict[str, Any] = {}
    for part in _TEXTS:
        if part in record.parts:
            said = record.texts.get(part, "")
            values[part] = "" if choices.is_nothing(said) else said
    _add_names(record, values)
    _add_days(record, values)
    _add_status(record, values)
    for attribute, work in _LISTS.items():
        if any(attribute_of(part) == attribute for part in record.parts):
            values[attribute] = work(record)
    if "needs_vneid" in record.parts:
        values["needs_vneid"] = choices.is_yes(record.texts.get("needs_vneid", ""))
    return {**_from_methods(record, values), **values, **record.given}


def _add_names(record: Record, values: dict[str, Any]) -> None:
    official = record.texts["name"]
    values["name"] = screen_name(official)
    values["official_name"] = record.texts.get("official_name") or official
    field_name = record.texts.get("field", "")
    if not choices.is_nothing(field_name):
        values["field"] = field_name


def _add_days(record: Record, values: dict[str, Any]) -> None:
    if "decision" in record.parts:
        values["decision"], day = decision_in(record.texts.get("decision", ""))
        if day and not record.texts.get("decision_date"):
            values["decision_date"] = day
    for part in _DAYS:
        if part in record.parts and part not in values:
            try:
                values[part] = day_of(record.texts.get(part, ""))
            except BadDay:
                raise BadCell("bad_date", part) from None


def _add_status(record: Record, values: dict[str, Any]) -> None:
    successor = None
    if "superseded_by" in record.parts:
        said = record.texts.get("superseded_by", "")
        successor = choices.successor_of(said)
        if successor is None and not choices.is_nothing(said) and choices.folded(said) not in {"khong", "khong co"}:
            raise BadCell("bad_value", "superseded_by")
        values["superseded_by"] = successor
    if "status" in record.parts:
        said = record.texts.get("status", "")
        found = (
            (Status.SUPERSEDED if successor else Status.ACTIVE, None)
            if choices.is_nothing(said)
            else choices.status_of(said)
        )
        if found is None:
            raise BadCell("bad_value", "status")
        values["status"] = str(found[0])
        if found[1] and not successor:
            values["superseded_by"] = found[1]
    elif successor:
        values["status"] = str(Status.SUPERSEDED)


def _channels(record: Record) -> tuple[str, ...]:
    found = {name for line in record.lines for name in choices.channels_of(line.get("channels", ""))}
    for line in record.lines:
        found |= {
            part.partition("@")[2]
            for part, said in line.items()
            if part.startswith("channel@") and choices.is_yes(said)
        }
    if Channel.ANY in found:
        found |= {Channel.COUNTER, Channel.ONLINE, Channel.POST}
    return choices.in_order(found - {Channel.ANY})


def _deadlines(record: Record) -> tuple[Deadline, ...]:
    made: list[Deadline] = []
    several = sum("deadline" in line for line in record.lines) > 1
    for line in record.lines:
        names = choices.channels_of(line.get("channels", ""))
        if not several and len(names) != 1:
            names = ()
        for channel in (names or (str(Channel.ANY),)) if "deadline" in line else ():
            made += deadlines_of(line.get("deadline", ""), record.units.get("deadline", ""), channel)
        for part, said in line.items():
            if part.startswith("deadline@"):
                made += deadlines_of(said, record.units.get(part, ""), part.partition("@")[2])
    return in_our_order(tuple(dict.fromkeys(made)))


_CALLED = {Channel.COUNTER: "Trực tiếp", Channel.ONLINE: "Trực tuyến", Channel.POST: "Dịch vụ bưu chính"}


def _fee(record: Record) -> Fee:
    said: dict[tuple[str, str], None] = {}
    unit = ""
    for line in record.lines:
        names = "/".join(_CALLED[Channel(n)] for n in choices.channels_of(line.get("channels", "")) if n != Channel.ANY)
        for part, text in line.items():
            if choices.is_nothing(text) or not (part == "fee" or part.startswith("fee@")):
                continue
            channel = part.partition("@")[2]
            said[_CALLED[Channel(channel)] if channel else names, text] = None
            unit = record.units.get(part, unit)
    fee = fee_of(_in_one(said), unit)
    flags = [line["fee_flag"] for line in record.lines if "fee_flag" in line]
    if flags and fee == Fee() and not choices.is_yes(flags[0]):
        return Fee(FeeKind.FREE)
    return fee


def _in_one(said: Iterable[tuple[str, str]]) -> str:
    """What is said of each channel in one text, the channels left out where it is the same for all."""
    pairs = list(said)
    if len({text for _names, text in pairs}) == 1:
        return pairs[0][1]
    return "; ".join(f"{names}: {text}" if names else text for names, text in pairs)


def _papers(record: Record) -> tuple[Paper, ...]:
    made: list[Paper | None] = []
    cells: dict[str, None] = {}
    for line in record.lines:
        if "papers" in line:
            cells[line["papers"]] = None
        if "paper_name" in line:
            made.append(_paper(line))
    for cell in cells:
        made += papers.papers_in(cell)
    return papers.unique(made)


def _paper(line: Line) -> Paper | None:
    originals, copies = papers.number(line.get("paper_originals", "")), papers.number(line.get("paper_copies", ""))
    if originals is None and copies is None:
        originals, copies = papers.quantities(line.get("paper_quantity", ""))
    elif originals is None or copies is None:
        originals, copies = originals or 0, copies or 0
    return papers.paper_of(
        line["paper_name"],
        originals,
        copies,
        line.get("paper_case", ""),
        line.get("paper_form", ""),
        line.get("paper_note", ""),
    )


def _gathered(part: str) -> Callable[[Record], str]:
    def work(record: Record) -> str:
        return "\n".join(dict.fromkeys(line[part] for line in record.lines if part in line))

    return work


def _online_level(record: Record) -> str | None:
    said = record.texts.get("online_level", "")
    ticked = {
        part.partition("@")[2]
        for part, text in record.texts.items()
        if part.startswith("level@") and choices.is_yes(text)
    }
    level = next((level for level in OnlineLevel if level in ticked), None)
    return str(level) if level else (None if choices.is_nothing(said) else choices.online_level_of(said))


_LISTS: dict[str, Callable[[Record], Any]] = {
    "online_level": _online_level,
    "channels": _channels,
    "deadlines": _deadlines,
    "fee": _fee,
    "papers": _papers,
    "steps": lambda record: steps_in(_gathered("steps")(record)),
    "legal_basis": lambda record: laws_in(_gathered("legal_basis")(record)),
    "keywords": lambda record: items_in(_gathered("keywords")(record), commas=True),
}


def _from_methods(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Deadlines and fees that stand only in the column of channels, as in crawled files."""
    if "channels" not in record.parts or "deadlines" in values or "fee" in values:
        return {}
    methods = [m for line in record.lines for m in methods_in(line.get("channels", ""))]
    made: dict[str, Any] = {}
    found = [d for m in methods for d in deadlines_of(m.deadline, "", m.channel)]
    if found:
        made["deadlines"] = in_our_order(tuple(dict.fromkeys(found)))
    fees = dict.fromkeys((_CALLED[Channel(m.channel)], m.fee) for m in methods if m.fee)
    if fees:
        made["fee"] = fee_of(_in_one(fees))
    return made
