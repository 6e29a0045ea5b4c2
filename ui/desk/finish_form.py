"""What the clerk has said so far in the finish dialog: one outcome per procedure, and what is still missing."""

from dataclasses import dataclass, field

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome, check_finish, normal_dossier_code
from onestop_desk.services.views import PaperView, VisitProcedureView, VisitView

OUTCOMES = (Outcome.RECEIVED, Outcome.RESULT_RETURNED, Outcome.MORE_PAPERS, Outcome.GUIDED, Outcome.REFUSED)
"""In the order of the keys 1 to 5."""


@dataclass
class FinishBlock:
    """One procedure in the dialog."""

    procedure: VisitProcedureView
    outcome: Outcome | None = None
    code: str = ""
    missing: set[str] = field(default_factory=set)
    note: str = ""
    reason: str | None = None
    again_accepted: bool = False
    """The clerk has read that this is the second request for papers, after which the dossier counts as late."""
    asked: int | None = None
    """Requests for papers that the dossier typed here has had; None: its code is the one kept with the visit."""

    @property
    def requests(self) -> int:
        """How often papers were asked for this dossier before."""
        return self.procedure.paper_requests if self.asked is None else self.asked

    def know_requests(self, asked: int | None) -> bool:
        """Takes how often papers were asked for the code as it stands; whether that is news the clerk must accept."""
        before, self.asked = self.requests, asked
        if self.requests != before:
            self.again_accepted = False
        return self.requests != before

    @property
    def papers(self) -> tuple[PaperView, ...]:
        """The procedure's own list; none while no procedure has been chosen."""
        return self.procedure.procedure.papers if self.procedure.procedure is not None else ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """The required papers that were not ticked at the counter: missing until somebody says otherwise."""
        return tuple(p.id for p in self.papers if p.required and not p.ticked)

    @property
    def asks_again(self) -> bool:
        """Whether papers are being asked for a second time for the same dossier."""
        return self.outcome is Outcome.MORE_PAPERS and self.requests >= 1

    def finish(self) -> Finish:
        """This block as the services take it."""
        missing = tuple(p.id for p in self.papers if p.id in self.missing)
        return Finish(self.procedure.id, self.outcome, self.code, missing, self.reason, self.note.strip() or None)

    def fault(self) -> str | None:
        """Code of what this block still lacks, None when it is complete."""
        try:
            check_finish(self.finish(), [p.id for p in self.papers])
        except Refusal as no:
            return no.code
        return "second_request" if self.asks_again and not self.again_accepted else None


class FinishForm:
    """The whole dialog: blocks in the order of the visit."""

    def __init__(self, visit: VisitView) -> None:
        self.blocks = [_block(p) for p in visit.procedures]

    def choose(self, index: int, outcome: Outcome) -> None:
        """Give one procedure its outcome; "thiếu giấy tờ" starts with what was not ticked at the counter."""
        block = self.blocks[index]
        if outcome is Outcome.MORE_PAPERS and block.outcome is not Outcome.MORE_PAPERS and not block.missing:
            block.missing = set(block.lacking)
        block.outcome = outcome

    def set_missing(self, index: int, paper_id: str, missing: bool) -> None:
        """Mark one paper as missing, or take the mark away."""
        marks = self.blocks[index].missing
        marks.add(paper_id) if missing else marks.discard(paper_id)

    @property
    def ready(self) -> bool:
        """Whether the visit can be finished as it stands."""
        return all(block.fault() is None for block in self.blocks)

    def first_open(self) -> int:
        """The first procedure without an outcome, or the first one."""
        return next((i for i, block in enumerate(self.blocks) if block.outcome is None), 0)

    def finishes(self) -> tuple[Finish, ...]:
        """Every block as the services take it."""
        return tuple(block.finish() for block in self.blocks)


def code_fault(typed: str) -> bool:
    """Whether what was typed as a dossier code has the wrong form (an empty field has not)."""
    try:
        normal_dossier_code(typed)
    except Refusal:
        return True
    return False


def _block(procedure: VisitProcedureView) -> FinishBlock:
    block = FinishBlock(procedure, procedure.outcome, procedure.dossier_code or "")
    block.missing = set(procedure.missing)
    block.note = procedure.note or ""
    block.reason = procedure.refusal_reason
    return block
