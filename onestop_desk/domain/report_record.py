"""A report as one plain JSON object and back, equal to the last figure; what is hostile or damaged is refused.

Amounts are texts with their digits ("97.99"), for a JSON number may lose some on its way; days are ISO dates, instants
whole microseconds (UTC). `docs/data-formats.md` describes the object.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.reporting import Report

FORMAT = 1
KIND = "onestop-desk report"
_LARGEST = 10**18
_LONGEST = 100_000
_MOST_DIGITS = 30
_DECIMAL = "decimal"


@dataclass(frozen=True)
class _Misfit(Exception):
    """Something in the object is not what stands there in a report; `place` leads to it."""

    place: str


def record_of(report: Report) -> dict[str, Any]:
    """The report as one object of texts, whole numbers, lists and objects."""
    return {"kind": KIND, "format": FORMAT, **plain(report)}


def report_of(record: Any) -> Report:
    """The report an object says; a part it does not know is left to a newer program.

    Raises Refusal: not_a_report; report_newer with its format; bad_report with the place that is wrong.
    """
    if not isinstance(record, Mapping) or record.get("kind") != KIND:
        raise Refusal("not_a_report")
    made = record.get("format")
    if type(made) is not int or made < 1:
        raise Refusal("not_a_report")
    if made > FORMAT:
        raise Refusal("report_newer", format=made)
    try:
        report = _value(record, Report, "")
    except _Misfit as misfit:
        raise Refusal("bad_report", place=misfit.place or "/") from None
    assert isinstance(report, Report)
    if report.period.last < report.period.first or report.previous.last < report.previous.first:
        raise Refusal("bad_report", place="/period")
    return report


def plain(value: Any) -> Any:
    """A value of the domain as texts, whole numbers, lists and objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _fact(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _fact(value: Any) -> Any:
    """A value beside others of other kinds, where a text and an amount have to be told apart."""
    return {_DECIMAL: str(value)} if isinstance(value, Decimal) else plain(value)


def _value(found: Any, wanted: Any, place: str) -> Any:
    origin = get_origin(wanted)
    if origin in {Union, types.UnionType}:
        return _one_of(found, get_args(wanted), place)
    if origin is tuple:
        if not isinstance(found, list):
            raise _Misfit(place)
        item = get_args(wanted)[0]
        return tuple(_value(part, item, f"{place}/{n}") for n, part in enumerate(found))
    if origin is not None:
        if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
            raise _Misfit(place)
        item = get_args(wanted)[1]
        return {key: _value(part, item, f"{place}/{key}") for key, part in found.items()}
    if is_dataclass(wanted):
        return _parts(found, wanted, place)
    return _single(found, wanted, place)


def _parts(found: Any, wanted: Any, place: str) -> Any:
    if not isinstance(found, Mapping):
        raise _Misfit(place)
    hints = get_type_hints(wanted)
    made = {}
    for field in fields(wanted):
        if field.name in found:
            made[field.name] = _value(found[field.name], hints[field.name], f"{place}/{field.name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise _Misfit(f"{place}/{field.name}")
    return wanted(**made)


def _one_of(found: Any, choices: tuple[Any, ...], place: str) -> Any:
    if found is None and type(None) in choices:
        return None
    if Decimal in choices and isinstance(found, Mapping) and set(found) == {_DECIMAL}:
        return _amount(found[_DECIMAL], place)
    rest = [choice for choice in choices if choice is not type(None)]
    if len(rest) > 1:
        # Of several kinds an amount names itself, so a bare text is a text.
        rest = [choice for choice in rest if choice is not Decimal]
    for choice in rest:
        try:
            return _value(found, choice, place)
        except _Misfit:
            if choice is rest[-1]:
                raise
    raise _Misfit(place)


def _single(found: Any, wanted: Any, place: str) -> Any:
    if wanted is Decimal:
        return _amount(found, place)
    if wanted is date:
        return _day(found, place)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        try:
            return wanted(found)
        except ValueError:
            raise _Misfit(place) from None
    fits = type(found) is wanted
    if not fits or (wanted is int and abs(found) > _LARGEST) or (wanted is str and len(found) > _LONGEST):
        raise _Misfit(place)
    return found


def _amount(found: Any, place: str) -> Decimal:
    if not isinstance(found, str) or len(found) > _MOST_DIGITS:
        raise _Misfit(place)
    try:
        made = Decimal(found)
    except InvalidOperation:
        raise _Misfit(place) from None
    if not made.is_finite() or abs(made) > _LARGEST:
        raise _Misfit(place)
    return made


def _day(found: Any, place: str) -> date:
    if not isinstance(found, str):
        raise _Misfit(place)
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise _Misfit(place) from None
