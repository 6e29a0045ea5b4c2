"""An official form filled in: what is known stands on it, what is not is a dotted line to be written by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from onestop_desk.domain.forms import Form, FormState, Part, Shape
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.paper import bars, engine
from onestop_desk.paper import codes as qr
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, phrases, use
from onestop_desk.words import forms as words

TEMPLATE = "form.typ"
Rows = Sequence[Mapping[str, str]]
_HEAD = frozenset({Shape.UNIT, Shape.NATION, Shape.PLACE_DATE, Shape.NUMBER})


@dataclass(frozen=True)
class Filled:
    """What is known for one form, by the ids of its parts; whatever is missing stays blank."""

    state: FormState
    office: PublicOffice
    day: date
    """When it is printed."""
    texts: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Rows] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    """Part -> the option that is ticked."""
    signers: Mapping[str, str] = field(default_factory=dict)
    """Place to sign -> the name below it."""
    lookup: str = ""
    """What the QR code opens or says; the dossier code where nothing else is known."""
    copy: int = 1

    @property
    def form(self) -> Form:
        """The form that is filled in."""
        return self.state.form


def pdf(filled: Filled, codes: Codes | None = None) -> bytes:
    """The form as a PDF, as many pages as it needs."""
    return engine.pdf(TEMPLATE, form=values_of(filled, codes))


def values_of(filled: Filled, codes: Codes | None = None) -> dict[str, Any]:
    """Every word on the form, in Vietnamese, as plain JSON for the template."""
    form = filled.form
    heads = {part.shape: part for part in form.parts if part.shape in _HEAD}
    with use("vi"):
        return {
            "paper": form.paper,
            "unit": _unit(filled.office) if Shape.UNIT in heads else None,
            "nation": _nation(heads.get(Shape.NATION)),
            "number": _number(heads.get(Shape.NUMBER), filled),
            # A citizen's own paper has its place and date above the signature, the nation alone in its head.
            "place_date": _place_date(filled) if Shape.PLACE_DATE in heads and Shape.UNIT in heads else "",
            "dated": _place_date(filled) if Shape.PLACE_DATE in heads and Shape.UNIT not in heads else "",
            "title": form.name,
            "demo": words.trial() if filled.office.is_demo else "",
            "parts": _paired([_part(part, filled, codes) for part in form.parts if part.shape not in _HEAD]),
            "foot": _foot(filled),
        }


def _unit(office: PublicOffice) -> dict[str, str]:
    above, _comma, _rest = office.authority.partition(",")
    return {"above": printable(above).replace("UBND", _("Ủy ban nhân dân")), "name": printable(office.name)}


def _nation(part: Part | None) -> dict[str, str] | None:
    return {"words": part.words, "more": part.more} if part else None


def _number(part: Part | None, filled: Filled) -> str:
    if part is None:
        return ""
    return f"{part.words}: {printable(filled.texts[part.id]) if filled.texts.get(part.id) else part.blank}"


def _place_date(filled: Filled) -> str:
    # The name of the commune without its kind: Tân Yên, ngày 25 tháng 11 năm 2026 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    place = filled.office.commune.removeprefix("xã ").removeprefix("phường ").strip()
    return _("{place}, {day}").format(place=printable(place), day=words.day(filled.day))


def _foot(filled: Filled) -> str:
    parts = [] if filled.state.checked or not filled.form.legal else [words.to_compare(filled.form.legal) + "."]
    if filled.copy > 1:
        parts.append(words.reprinted())
    return " ".join(parts)


def _part(part: Part, filled: Filled, codes: Codes | None) -> dict[str, Any]:
    value = printable(filled.texts.get(part.id, ""))
    made: dict[str, Any] = {"shape": str(part.shape), "words": part.words, "value": value, "blank": part.blank}
    if part.shape is Shape.CODE:
        made |= _codes(value, filled.lookup, codes)
    elif part.shape is Shape.TABLE:
        made |= _table(part, filled.tables.get(part.id, ()))
    elif part.shape is Shape.CHOICE:
        chosen = filled.choices.get(part.id)
        made["options"] = [{"words": option, "on": option == chosen} for option in part.options]
    elif part.shape is Shape.SIGNS:
        made["more"] = part.more
        made["columns"] = [_sign(part, column.id, column.words, filled) for column in part.columns]
    elif part.shape is Shape.AREA:
        made["lines"] = part.rows
    elif part.shape is Shape.PERIOD:
        made["value"] = part.words.format(first=filled.texts.get("first", ""), last=filled.texts.get("last", ""))
    return made


def _codes(code: str, lookup: str, codes: Codes | None) -> dict[str, Any]:
    """The dossier code as bars and as a QR code; nothing to draw where it is not known yet."""
    if not code:
        return {"bars": None, "qr": None}
    plain = code.replace(engine.BREAK, "")
    square = (codes or qr.shared()).one(lookup or plain, "M")
    return {
        "value": plain,
        "bars": {"svg": bars.drawn(plain).svg()} if plain.isascii() else None,
        "qr": {"svg": square.svg(), "modules": square.modules, "alt": square.text},
    }


def _table(part: Part, rows: Rows) -> dict[str, Any]:
    filled = [[_cell(row.get(column.id, "")) for column in part.columns] for row in rows]
    blank = [part.row.get(column.id, "") for column in part.columns]
    filled += [blank] * (part.rows - len(filled))
    return {
        "columns": [{"words": column.words, "share": column.share} for column in part.columns],
        "rows": filled,
        "numbered": len(part.columns) > 6,
    }


def _cell(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))


def _sign(part: Part, column_id: str, column_words: str, filled: Filled) -> dict[str, Any]:
    lines = part.receivers if column_id == "receivers" else ()
    return {
        "words": column_words,
        "name": printable(filled.signers.get(column_id, "")),
        "lines": [line.format(unit=printable(filled.office.name)) for line in lines],
    }


def _paired(parts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours that share a row become one part."""
    made: list[dict[str, Any]] = []
    for is_pair, run in groupby(parts, lambda part: part["shape"] == Shape.PAIR):
        group = list(run)
        if is_pair:
            made += [{"shape": "pairs", "parts": group[at : at + 2]} for at in range(0, len(group), 2)]
        else:
            made += group
    return made


def figures_of(first: date, last: date) -> dict[str, str]:
    """The texts of a period."""
    return {"first": phrases.figures_of_day(first), "last": phrases.figures_of_day(last)}
