"""The papers to bring, short, as they stand beside an appointment or a call."""

from collections.abc import Iterable
from dataclasses import dataclass

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import procedures
from onestop_desk.words.long_texts import shortened
from onestop_desk.words.procedure_papers import papers_of

MOST, LONGEST = 12, 160


@dataclass(frozen=True)
class Bring:
    """One paper: its name, and what is done with it."""

    name: str
    how: str


def to_bring(catalogue: PublicCatalogue, codes: Iterable[str]) -> tuple[Bring, ...]:
    """The papers that everybody brings for these procedures, each once."""
    found: dict[str, Bring] = {}
    for code in codes:
        if code in catalogue.procedures:
            for group in papers_of(catalogue.procedures[code].procedure):
                for paper in group.papers:
                    found.setdefault(paper.name, Bring(shortened(paper.name, LONGEST), shortened(paper.handed, 120)))
    return tuple(found.values())[:MOST]


def called_of(catalogue: PublicCatalogue, code: str) -> str:
    """What a procedure is called in a list; its code where the catalogue has no such procedure any more."""
    public = catalogue.procedures.get(code)
    return shortened(procedures.called(public.procedure), LONGEST) if public else code
