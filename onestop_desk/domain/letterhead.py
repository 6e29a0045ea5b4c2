"""What the office puts around a report: to whom, from where, who signs; the form of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from onestop_desk.domain.errors import Refusal

LONGEST = 120
MOST_RECIPIENTS = 12


@dataclass(frozen=True)
class Letterhead:
    """The parts of a briefing that no figure gives; what is empty is left to the words of the form."""

    place: str = ""
    """Where it is written, before the date; the commune where empty."""
    sent_to: str = ""
    """After "Kính gửi"; the chairman of the commune where empty."""
    code: str = "TTPVHCC"
    """Of the office in the number of a document: …/BC-TTPVHCC."""
    number: str = ""
    """Given by the registry; a draft has none."""
    signer_role: str = ""
    """Above the signature; GIÁM ĐỐC where empty."""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    """Lines of "Nơi nhận"; the usual ones where empty."""


def letterhead_from(stored: Mapping[str, Any]) -> Letterhead:
    """A letterhead from what is stored; unknown parts are left to a newer program.

    Raises Refusal("bad_letterhead") with the name of a part that is no text, is too long, or has too many lines.
    """
    known = {field.name for field in fields(Letterhead)}
    made = {name: _checked(name, value) for name, value in stored.items() if name in known}
    return Letterhead(**made)


def as_stored(letterhead: Letterhead) -> dict[str, Any]:
    """The parts by name, as they are stored."""
    return {**asdict(letterhead), "recipients": list(letterhead.recipients)}


def _checked(name: str, value: Any) -> Any:
    if name == "recipients":
        if not isinstance(value, list | tuple) or len(value) > MOST_RECIPIENTS:
            raise Refusal("bad_letterhead", name=name)
        lines = tuple(_line(name, item) for item in value)
        return tuple(line for line in lines if line)
    return _line(name, value)


def _line(name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Refusal("bad_letterhead", name=name)
    return " ".join(value.split())
