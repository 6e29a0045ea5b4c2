"""What the reports hand to the faces besides `domain.reporting`: the rows behind a figure, cuts, the live day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestop_desk.domain.indicators import Cut
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.reporting import Figure, Report


class RowKind(StrEnum):
    """What one row behind a figure is."""

    TICKET = "ticket"
    VISIT_PROCEDURE = "visit_procedure"
    DOSSIER = "dossier"
    RATING = "rating"
    BOOKING = "booking"
    GUIDED = "guided"
    REFUSED = "refused"
    PROCEDURE = "procedure"
    SHEET = "sheet"
    CAMERA = "camera"


@dataclass(frozen=True)
class Row:
    """One row behind a figure; never a name of a citizen."""

    kind: RowKind
    id: str
    """Key of the row; empty for a rating, which is nobody's."""
    label: str
    """A012, the code of a dossier or a procedure, the name of a camera; empty for what has none."""
    day: date
    at: Instant | None
    """Of a ticket the arrival, of a dossier when it was received, else when it happened."""
    ended_at: Instant | None = None
    """Of a ticket the call that was answered, of a dossier its end."""
    value: str = ""
    """What was counted: whole seconds of a length of time, else the code of an outcome, a timing, a result, a rule."""
    subject: str = ""
    """Name of a dossier's procedure, id of a visit's procedure, id of a line of who was refused."""


@dataclass(frozen=True)
class CutKey:
    """One part of a cut."""

    cut: Cut
    key: str
    """Id of the counter, line, clerk or programme, name of the field or agency, ISO day, 2026-W47, 2026-11."""
    label: str
    """As the office calls it; of days, weeks and months the same as the key."""


Slices = Mapping[CutKey, tuple[Figure, ...]]


@dataclass(frozen=True)
class LineWaiting:
    """Who waits for one line now."""

    line_id: str
    waiting: int
    longest: str
    """The number of whoever is there longest: A012."""
    longest_s: int
    """How long until now, from the arrival or the slot."""


@dataclass(frozen=True)
class Today:
    """The day as it stands."""

    report: Report
    waiting: int
    called: int
    serving: int
    aside: int
    missed: int
    longest_waiting_s: int | None
    """How long the person who is there longest has waited until now, from the arrival or the slot."""
    lines: tuple[LineWaiting, ...] = ()
    """Those in which somebody waits."""
