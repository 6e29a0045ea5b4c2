"""The fields of each form, as they come: texts, every one of which may be missing."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from portal.text import clean

F = TypeVar("F", bound="Sealed")


@dataclass(frozen=True)
class Sealed:
    """A form of one button."""

    phieu: str = ""
    """The seal."""


@dataclass(frozen=True)
class TimeForm(Sealed):
    """A time that was tapped."""

    gio: str = ""
    """Its start, in microseconds."""
    altcha: str = ""
    """The work that a browser has done."""


@dataclass(frozen=True)
class HolderForm(Sealed):
    """Who comes."""

    ten: str = ""
    sdt: str = ""
    email: str = ""
    nguoi_giup: str = ""
    """Who books for somebody else."""
    sdt_giup: str = ""
    dong_y: str = ""
    altcha: str = ""
    hoi: str = ""
    """The sealed question."""
    dap: str = ""
    """Its answer."""


@dataclass(frozen=True)
class LookupForm(Sealed):
    """A code and the telephone number it was booked with."""

    ma: str = ""
    sdt: str = ""
    altcha: str = ""
    hoi: str = ""
    dap: str = ""


def cleaned(form: F) -> F:
    """A form without what no field of ours may hold: controls, marks that turn the direction, spaces around."""
    return replace(form, **{field.name: clean(getattr(form, field.name)).strip() for field in fields(form)})
