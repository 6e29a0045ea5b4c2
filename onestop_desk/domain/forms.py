"""The papers of a visit as rules: official forms as data, who lacks which paper, until when a turn is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from onestop_desk.domain.folding import fold
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.procedures import Paper, PaperKind

OVERDUE_FROM = 2
"""The request for papers from which a dossier counts as overdue (Quyết định 766/QĐ-TTg, indicator 2.1)."""
LONGEST_ANSWER = 400
"""Letters of what a clerk adds to a form."""
_ON_WHOLE = 5 * MINUTE


class Kind(StrEnum):
    """What a clerk prints for a citizen, as it is counted."""

    MISSING_PAPERS = "missing_papers"
    DECLARATION = "declaration"
    """A declaration with everything filled in that is known; the citizen checks and signs."""
    HANDOUT = "handout"
    """The hand-out of the VNeID guide."""
    APPOINTMENT = "appointment"


FORM_KIND = "form_{no}"
"""An official form as it is counted: form_01."""


class About(StrEnum):
    """What a form is filled from."""

    VISIT = "visit"
    DAYS = "days"
    """A register of some days."""
    SECTOR = "sector"
    """Another sector's own form: named here, printed by its own program."""


class Shape(StrEnum):
    """How one part of a form stands on the sheet."""

    UNIT = "unit"
    NATION = "nation"
    PLACE_DATE = "place_date"
    NUMBER = "number"
    CODE = "code"
    """The dossier code as bars and as a QR code."""
    PLAIN_CODE = "plain_code"
    LINE = "line"
    PAIR = "pair"
    """A line that shares its row with the next of its kind."""
    AREA = "area"
    """Some lines of text."""
    CHOICE = "choice"
    TABLE = "table"
    TEXT = "text"
    PERIOD = "period"
    SIGNS = "signs"
    NOTE = "note"


@dataclass(frozen=True)
class Column:
    """One column of a table, or one place to sign."""

    id: str
    words: str
    share: int
    """Of a hundred parts of the width."""


@dataclass(frozen=True)
class Part:
    """One field of a form."""

    id: str
    shape: Shape
    words: str = ""
    """As it stands on the form."""
    blank: str = ""
    """What is printed where nothing is known; "" is a dotted line."""
    more: str = ""
    columns: tuple[Column, ...] = ()
    options: tuple[str, ...] = ()
    rows: int = 1
    """Lines of an area, least rows of a table."""
    row: Mapping[str, str] = field(default_factory=dict)
    """What stands in an empty row of a table, by column."""
    receivers: tuple[str, ...] = ()
    asked: bool = False
    """Whether the clerk may type it before it is printed; nothing typed there is kept."""


@dataclass(frozen=True)
class Form:
    """One official form, as `resources/office/forms.json` has it."""

    no: str
    """As the annex numbers it; empty for the declaration, which is our own."""
    name: str
    about: About
    parts: tuple[Part, ...] = ()
    paper: str = "A4"
    legal: str = ""
    link: str = ""
    sector: str = ""

    @property
    def kind(self) -> str:
        """As its prints are counted."""
        return FORM_KIND.format(no=self.no) if self.no else Kind.DECLARATION


@dataclass(frozen=True)
class FormState:
    """A form in one office: whether the head has switched it on, and since when it is declared checked."""

    form: Form
    on: bool = False
    checked: date | None = None
    """The day on which the head said that it was compared with the annex; None: each print says that it was not."""


@dataclass(frozen=True)
class Copies:
    """How many of a paper are handed in, and as what."""

    originals: int = 0
    certified: int = 0
    photocopies: int = 0


@dataclass(frozen=True)
class Missing:
    """A paper that is still to be brought, and why what is there is not enough."""

    paper: Paper
    reason: str = ""


def copies_of(paper: Paper) -> Copies:
    """Which column of "Bản chính, Chứng thực, Bản chụp" a paper belongs in; nothing for one that is only shown."""
    if paper.kind == PaperKind.COPY:
        wanted = paper.copies or 1
        if "chung thuc" in fold(f"{paper.name} {paper.note}"):
            return Copies(certified=wanted)
        return Copies(photocopies=wanted)
    if paper.kind in {PaperKind.SHOW, PaperKind.ELECTRONIC, PaperKind.PHOTO}:
        return Copies()
    return Copies(originals=paper.originals or 1, photocopies=paper.copies or 0)


def missing_of(papers: Sequence[Paper], ids: Sequence[str], ticked: Sequence[str]) -> tuple[str, ...]:
    """Ids of what is to be brought: what was said to be missing, or else the required papers that nobody has ticked."""
    said = tuple(p.id for p in papers if p.id in ids)
    return said or tuple(p.id for p in papers if p.need == "bat_buoc" and not p.case and p.id not in ticked)


def back_before(now: Instant, closes_at: Instant | None, minutes: int) -> Instant | None:
    """By when somebody set aside should be back so that there is time left to serve them; None when it is too late.

    The turn itself is kept until the day is over (design §4); `minutes` is what a visit of the line takes.
    """
    if closes_at is None or closes_at <= now:
        return None
    in_time = (closes_at - minutes * MINUTE) // _ON_WHOLE * _ON_WHOLE
    return in_time if in_time > now else closes_at
