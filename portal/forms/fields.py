"""The fields of each form, as they come: texts, every one of which may be missing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sealed:
    """A form of one button."""

    phieu: str = ""
    """The seal."""
