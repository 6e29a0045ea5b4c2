"""The official forms and the reasons for a missing paper, read from `resources/office/forms.json`."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.forms import About, Column, Form, Part, Shape
from onestop_desk.services.resources import read_json

FILE = "office/forms.json"


def forms() -> Mapping[str, Form]:
    """Every form by its number, in the order of the list; raises Refusal("bad_catalogue") for a broken file."""
    return _read()[0]


def declaration() -> Form:
    """The declaration that is printed with everything filled in that is known; our own, no form of the annex."""
    return _read()[2]


def missing_reasons(kind: str = "") -> tuple[str, ...]:
    """Why a paper is missing, as short sentences; the first is the usual one of such a paper."""
    told = _read()[1]
    own = tuple(words for words, kinds in told if kind in kinds)
    return (*own, *(words for words, kinds in told if not kinds))


@lru_cache(maxsize=1)
def _read() -> tuple[Mapping[str, Form], tuple[tuple[str, tuple[str, ...]], ...], Form]:
    told = read_json(FILE)
    try:
        listed = [_form(row, told["legal"]) for row in told["forms"]]
        reasons = tuple((row["vi"], tuple(row.get("kinds", ()))) for row in told["missing_reasons"])
        return {form.no: form for form in listed}, reasons, _form(told["declaration"], "")
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("bad_catalogue", file="forms.json", problem=str(error)) from None


def _form(row: Mapping[str, Any], legal: str) -> Form:
    return Form(
        row["no"],
        row["name"],
        About(row["about"]),
        tuple(_part(part) for part in row.get("parts", ())),
        row.get("paper", "A4"),
        row.get("legal", legal),
        row.get("link", ""),
        row.get("sector", ""),
    )


_PLAIN = {field.name for field in fields(Part)} - {"id", "shape", "columns", "options", "receivers"}


def _part(row: Mapping[str, Any]) -> Part:
    columns: Sequence[Sequence[Any]] = row.get("columns", ())
    return Part(
        row["id"],
        Shape(row["shape"]),
        columns=tuple(Column(*column) for column in columns),
        options=tuple(row.get("options", ())),
        receivers=tuple(row.get("receivers", ())),
        **{name: row[name] for name in _PLAIN if name in row},
    )
