"""The papers of a procedure as its page lists them: those everybody brings, then one group per special case."""

import re
from dataclasses import dataclass, replace

from onestop_desk.domain.folding import words
from onestop_desk.domain.procedures import Need, Paper, PaperKind, Procedure
from onestop_desk.words import _, plural, procedures
from onestop_desk.words.long_texts import headline, pieces, tidy

_POINT = re.compile(r"(?<=[.;:,]) (?=[+–-] )")
_HANDED_IN = "giay to phai nop"
_SHOWN = "giay to phai xuat trinh"
"""Not cases: headings under which the national portal lists the papers that everybody brings (folded)."""


@dataclass(frozen=True)
class PaperRow:
    """One paper: what it is called, what is done with it, and one sentence."""

    name: str
    more: str
    """How a long name goes on; read right after it."""
    handed: str
    """Nộp 1 bản chính; Chỉ xuất trình, không nộp, không cần bản sao."""
    notes: tuple[str, ...]
    """What is to be known, in pieces when it is long."""


@dataclass(frozen=True)
class PaperGroup:
    """Papers that are ticked together; `title` is the special case, empty for the ordinary list."""

    title: str
    intro: tuple[str, ...]
    papers: tuple[PaperRow, ...]

    @property
    def count(self) -> str:
        """How many there are: 3 giấy."""
        return plural("{n} giấy", len(self.papers)).format(n=len(self.papers))


def papers_of(procedure: Procedure) -> tuple[PaperGroup, ...]:
    """The ordinary list as one group, or nothing."""
    if only := _single_case(procedure):
        return (PaperGroup("", pieces(only), tuple(_row(paper) for paper in procedure.papers)),)
    found = tuple(_row(paper) for paper in map(_in_group, procedure.papers) if not _is_special(paper))
    return (PaperGroup("", (), found),) if found else ()


def cases_of(procedure: Procedure) -> tuple[PaperGroup, ...]:
    """One group per special case, in the order in which they first stand; papers for some only are cases too."""
    if _single_case(procedure):
        return ()
    by_case: dict[str, list[Paper]] = {}
    for place, paper in enumerate(map(_in_group, procedure.papers)):
        if _is_special(paper):
            by_case.setdefault(paper.case or f"\0{place}", []).append(paper)
    return tuple(_case(title, papers) for title, papers in by_case.items())


def _case(title: str, papers: list[Paper]) -> PaperGroup:
    if not title.startswith("\0"):
        short, rest = headline(title)
        return PaperGroup(
            short.rstrip(":;,. ") if rest else short.rstrip(":;,"), pieces(rest), tuple(_row(paper) for paper in papers)
        )
    row = _row(papers[0])
    return PaperGroup(row.name, (), (row,))


def _in_group(paper: Paper) -> Paper:
    """A paper, with the portal's two headings taken for what they are."""
    heading = " ".join(words(paper.case[:60])) if paper.case else ""
    if heading.startswith(_SHOWN):
        return replace(paper, case="", kind=PaperKind.SHOW)
    return replace(paper, case="") if heading.startswith(_HANDED_IN) else paper


def _is_special(paper: Paper) -> bool:
    return bool(paper.case) or paper.need == Need.IF_ANY


def _single_case(procedure: Procedure) -> str:
    """The heading over all papers when there is only one: then it is no special case."""
    cases = {paper.case for paper in map(_in_group, procedure.papers)}
    always = all(paper.need == Need.ALWAYS for paper in procedure.papers)
    return next(iter(cases)) if len(cases) == 1 and always else ""


def _in_lines(text: str) -> str:
    """A list that an export has run together, with a line for each of its points again."""
    return _POINT.sub("\n", tidy(text))


def _row(paper: Paper) -> PaperRow:
    name, rest = headline(paper.name)
    more, *further = pieces(_in_lines(rest)) or ("",)
    if further:
        more, further[0] = f"{more} …", f"… {further[0]}"
    notes = [*further, _in_lines(paper.note)]
    if paper.form:
        notes.append(_("Mẫu: {form}").format(form=tidy(paper.form)))
    handed = procedures.handed_in(paper)
    return PaperRow(name or _("Giấy tờ không ghi tên"), more, f"{handed}.", pieces("\n".join(notes)))
