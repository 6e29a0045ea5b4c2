"""A record of a foreign JSON form in the words that a table would use."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from onestop_desk.domain.procedures import Deadline, DeadlineKind, Paper
from onestop_desk.services.catalogue_files import papers
from onestop_desk.services.catalogue_files.choices import channels_of, is_yes, status_of, successor_of
from onestop_desk.services.catalogue_files.deadlines import in_our_order
from onestop_desk.services.catalogue_files.fees import fee_of_figures
from onestop_desk.services.catalogue_files.headings import IGNORED, compact, part_of
from onestop_desk.services.catalogue_files.record import Record, attribute_of
from onestop_desk.services.catalogue_files.rows import SEVERAL
from onestop_desk.services.sheets.text import clean, number_text

_UNITS = {"WORKING_DAY": "ngày làm việc", "DAY": "ngày", "HOUR": "giờ", "MONTH": "tháng", "WEEK": "tuần"}
_NO_UNIT = "(cổng không ghi đơn vị)"
_LEVELS = (
    ("isministry", "Cấp bộ"),
    ("isprovince", "Cấp tỉnh"),
    ("isward", "Cấp xã"),
    ("isotheragency", "Cơ quan khác"),
)
_NAMES = (
    "name",
    "ten",
    "title",
    "text",
    "content",
    "value",
    "tengiayto",
    "loaigiayto",
    "categoryname",
    "sokyhieu",
    "code",
)


class _Making:
    """A record while its keys are read one after the other."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self.texts: dict[str, str] = {}
        self.lines: list[dict[str, str]] = []
        self.given: dict[str, Any] = {}

    def say(self, part: str, text: str) -> None:
        """A text for a part; a part of which there may be several gets a line of its own."""
        self.parts.add(part)
        if not text:
            return
        if attribute_of(part) in SEVERAL:
            self.lines.append({part: text})
        else:
            self.texts.setdefault(part, text)


def record_in(item: Mapping[str, Any], name: str) -> Record:
    """The record that one object stands for; keys nobody knows are passed over."""
    making = _Making()
    making.texts["name"] = name
    lowered = {compact(key): value for key, value in item.items()}
    strong = {part_of((key,)) for key in item}
    for key, value in item.items():
        special = _SPECIAL.get(compact(key))
        if special:
            special(making, value, lowered)
            continue
        part = part_of((key,))
        if part is None or part in {IGNORED, "number"} or (part.endswith("?") and part[:-1] in strong):
            continue
        stem = part.removesuffix("?")
        if stem != "code":
            making.say(stem, _text(value, lists_as_lines=attribute_of(stem) in SEVERAL))
    _add_level(making, lowered)
    return Record(frozenset(making.parts), making.texts, tuple(making.lines), making.given)


def _text(value: Any, lists_as_lines: bool = False) -> str:
    """Any value as one clean text: lists joined, objects by their name."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(float(value))
    if isinstance(value, dict):
        return _named(value)
    if isinstance(value, list):
        said = [text for item in value if (text := _text(item))]
        return ("\n" if lists_as_lines else ", ").join(dict.fromkeys(said))
    return clean(str(value))


def _named(value: Mapping[str, Any]) -> str:
    lowered = {compact(key): item for key, item in value.items()}
    for key in _NAMES:
        if isinstance(lowered.get(key), str | int | float) and lowered[key]:
            return _text(lowered[key])
    return ""


def _objects(value: Any) -> list[dict[str, Any]]:
    return (
        [{compact(k): v for k, v in x.items()} for x in value if isinstance(x, dict)] if isinstance(value, list) else []
    )


def _sla(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    """Deadlines in machine form: they win over every text."""
    if value is None:
        return
    made = []
    for item in _objects(value):
        kind, n = item.get("kind"), item.get("n")
        if kind not in set(DeadlineKind) or not isinstance(n, int):
            continue
        for channel in channels_of(str(item.get("channel") or "*")) or ("*",):
            made.append(Deadline(channel, kind, n, str(item.get("cutoff") or ""), clean(str(item.get("note") or ""))))
    making.given["deadlines"] = in_our_order(tuple(dict.fromkeys(made)))


def _deadlines(making: _Making, value: Any, others: Mapping[str, Any]) -> None:
    if not isinstance(value, list) or "sla" in others:
        return
    making.parts.add("deadline")
    for item in _objects(value):
        amount, unit = _text(item.get("amount")), _text(item.get("unit")).replace(_NO_UNIT, "")
        channel = _text(item.get("channel")).replace("tất cả", "*")
        if amount:
            making.lines.append({"channels": channel or "*", "deadline": f"{amount} {unit}".strip()})


def _deadline_text(making: _Making, value: Any, others: Mapping[str, Any]) -> None:
    if "sla" not in others and not others.get("deadlines"):
        making.say("deadline", _text(value))


def _documents(making: _Making, value: Any, others: Mapping[str, Any]) -> None:
    if not others.get("documentitems") and "papers" not in making.given:
        _papers(making, value)


def _components(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    """Papers as objects: a flat list, cases with their components, or one list a case."""
    if value is None or isinstance(value, str):
        _papers(making, value)
        return
    if value or "papers" not in making.given:
        making.given["papers"] = papers.unique(_each_paper(value))


def _papers(making: _Making, value: Any) -> None:
    if isinstance(value, list):
        made = papers.unique(
            papers.paper_of(text) if isinstance(x, str) and (text := clean(x)) else None for x in value
        )
        making.given["papers"] = made or papers.unique(_each_paper(value))
    elif isinstance(value, dict):
        making.given["papers"] = papers.unique(_each_paper(value))
    else:
        making.say("papers", _text(value))


def _each_paper(value: Any, case: str = "") -> Iterable[Paper | None]:
    if isinstance(value, dict):
        for heading, items in value.items():
            if isinstance(items, list):
                yield from _each_paper(items, clean(str(heading)))
        return
    for item in value if isinstance(value, list) else ():
        if isinstance(item, str):
            yield papers.paper_of(clean(item), case=case)
        elif isinstance(item, dict):
            lowered = {compact(k): v for k, v in item.items()}
            inner = next(
                (lowered[k] for k in ("profilecomponents", "components", "items", "giayto") if lowered.get(k)), None
            )
            if isinstance(inner, list):
                yield from _each_paper(inner, _text(lowered.get("name") or lowered.get("case") or case))
            else:
                yield _paper(item, lowered, case)


def _paper(item: Mapping[str, Any], lowered: Mapping[str, Any], case: str) -> Paper | None:
    said = {part: _text(value) for key, value in item.items() if (part := (part_of((key,)) or "").removesuffix("?"))}
    originals, copies = papers.number(said.get("paper_originals", "")), papers.number(said.get("paper_copies", ""))
    if originals is None and copies is None:
        originals, copies = papers.quantities(said.get("paper_quantity", ""))
    form = said.get("paper_form", "") or next(
        (_text(x.get("filename")) for x in _objects(lowered.get("attachments"))), ""
    )
    name = said.get("paper_name") or said.get("name") or _named(item)
    return papers.paper_of(
        name, originals, copies, said.get("paper_case", "") or case, form, said.get("paper_note", "")
    )


def _methods(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    """Ways of handing in: channel, time and fees of each."""
    if not isinstance(value, list) or not _objects(value):
        making.say("channels", _text(value, lists_as_lines=True))
        return
    making.parts |= {"channels", "deadline", "fee"}
    for item in _objects(value):
        said = {part: _text(v) for k, v in item.items() if (part := (part_of((k,)) or "").removesuffix("?"))}
        time = _text(item.get("processingtime"))
        unit = _UNITS.get(_text(item.get("processingtimeunit")).upper(), "")
        line = {
            "channels": said.get("channels") or said.get("name", ""),
            "deadline": f"{time} {unit}".strip() if time else said.get("deadline", ""),
            "fee": _fees(item.get("fees")) or said.get("fee", ""),
        }
        making.lines.append({part: text for part, text in line.items() if text})


def _fees(value: Any) -> str:
    said = []
    for item in _objects(value):
        amount, note = item.get("value"), _text(item.get("description"))
        if isinstance(amount, int | float) and not isinstance(amount, bool):
            figure = "Miễn phí" if amount == 0 else f"{int(amount):,} đồng".replace(",", ".")
            said.append(f"{figure} ({note})" if note else figure)
        elif note:
            said.append(note)
    return "; ".join(dict.fromkeys(said))


def _steps(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    making.parts.add("steps")
    if not isinstance(value, list):
        making.say("steps", _text(value))
        return
    steps = []
    for item in value:
        if isinstance(item, dict):
            name, words = _text(item.get("name")), _text(item.get("description"))
            steps.append(f"{name}: {words}" if name and words else name or words)
        else:
            steps.append(_text(item))
    making.given["steps"] = tuple(step for step in steps if step)


def _laws(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    if not isinstance(value, list):
        making.say("legal_basis", _text(value))
        return
    found = []
    for item in value:
        lowered = {compact(k): v for k, v in item.items()} if isinstance(item, dict) else {}
        found.append(
            _text(
                lowered.get("code") or lowered.get("sokyhieu") or lowered.get("name") or (item if not lowered else "")
            )
        )
    making.given["legal_basis"] = tuple(dict.fromkeys(text for text in found if text))


def _facts_fee(making: _Making, _value: Any, others: Mapping[str, Any]) -> None:
    making.given["fee"] = fee_of_figures(others.get("feefree"), others.get("feesvndmentioned"))


def _whole_process(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    if isinstance(value, bool) and value:
        making.parts.add("online_level")
        making.texts["online_level"] = "Toàn trình"


def _offline_only(making: _Making, value: Any, others: Mapping[str, Any]) -> None:
    if value is True and others.get("isfullprocess") is not True:
        making.parts.add("online_level")
        making.texts["online_level"] = "Cung cấp thông tin"


def _proposal(making: _Making, value: Any, others: Mapping[str, Any]) -> None:
    if isinstance(value, dict):
        lowered = {compact(k): v for k, v in value.items()}
        if lowered.get("proposalnumber") and not others.get("decisionno"):
            making.say("decision", _text(lowered["proposalnumber"]))
        if lowered.get("decisiondate"):
            making.say("decision_date", _text(lowered["decisiondate"]))


def _status_note(making: _Making, value: Any, others: Mapping[str, Any]) -> None:
    successor = successor_of(_text(value))
    if successor and not others.get("supersededby"):
        making.say("superseded_by", successor)


def _state(making: _Making, value: Any, _others: Mapping[str, Any]) -> None:
    """The portal's own word for a state, ACTIVE or UPDATED; of a word that nobody knows nothing is taken."""
    text = _text(value)
    if status_of(text):
        making.say("status", text)


def _add_level(making: _Making, others: Mapping[str, Any]) -> None:
    told = [name for key, name in _LEVELS if others.get(key) is True or is_yes(_text(others.get(key)))]
    if told and "level" not in making.parts:
        making.say("level", ", ".join(told))


_Special = Callable[[_Making, Any, Mapping[str, Any]], None]
_SPECIAL: dict[str, _Special] = {
    "sla": _sla,
    "deadlines": _deadlines,
    "deadlinetext": _deadline_text,
    "documentitems": _components,
    "documents": _documents,
    "checklist": lambda making, value, _others: _papers(making, value),
    "executioncases": _components,
    "profilecomponents": _components,
    "thanhphanhoso": _components,
    "executionmethods": _methods,
    "cachthucthuchien": _methods,
    "executionsteps": _steps,
    "trinhtuthuchien": _steps,
    "steps": _steps,
    "legalbasisesdetails": _laws,
    "legalbasis": _laws,
    "cancuphaply": _laws,
    "feefree": _facts_fee,
    "feesvndmentioned": _facts_fee,
    "isfullprocess": _whole_process,
    "isofflineonly": _offline_only,
    "procedureproposal": _proposal,
    "statusnote": _status_note,
    "state": _state,
}
