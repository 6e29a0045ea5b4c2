"""What a catalogue file came to."""

from dataclasses import dataclass

from onestop_desk.domain.catalogue_plan import Incoming, Rejected


@dataclass(frozen=True)
class Reading:
    """Everything a catalogue file says, and what in it could not be taken."""

    incoming: tuple[Incoming, ...]
    rejected: tuple[Rejected, ...]
    recognised: tuple[tuple[str, str], ...]
    """The heading or key as written, and the attribute of `Procedure` it goes into."""
    unknown: tuple[str, ...]
    """Headings or keys that nobody knows."""
    rows: int
    """Rows below the header, or records of a JSON file."""
    sheet: str = ""
    """The sheet that was read; empty for JSON."""
    other_sheets: tuple[str, ...] = ()
    """Sheets that have such a header too and were not read."""
