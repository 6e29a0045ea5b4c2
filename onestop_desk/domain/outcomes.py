"""How a visit ends: one outcome for each of its procedures, with what that outcome needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.errors import Refusal

DOSSIER_CODE = re.compile(r"^[A-Z][0-9]{2}(\.[0-9]{1,3}){0,4}-[0-9]{6}-[0-9]{4}$")
"""{agency}-{yyMMdd}-{4 digits}: H05.190-261123-0038 (TT 01/2018/TT-VPCP Điều 19; domain.md §1.4)."""


class Outcome(StrEnum):
    """What happened to one procedure of a visit."""

    RECEIVED = "received"
    RESULT_RETURNED = "result_returned"
    MORE_PAPERS = "more_papers"
    GUIDED = "guided"
    REFUSED = "refused"


@dataclass(frozen=True)
class Finish:
    """What the clerk says of one procedure when the visit ends."""

    visit_procedure_id: str
    outcome: Outcome | None
    dossier_code: str | None = None
    missing: tuple[str, ...] = ()
    """Ids of papers of the procedure's own list."""
    refusal_reason: str | None = None
    note: str | None = None


def normal_dossier_code(typed: str | None) -> str | None:
    """The code as the provincial system writes it, None for an empty field; raises Refusal("bad_dossier_code")."""
    code = (typed or "").strip().upper().replace("–", "-").replace(" ", "")
    if not code:
        return None
    if not DOSSIER_CODE.match(code):
        raise Refusal("bad_dossier_code", typed=typed)
    return code


def check_finish(finish: Finish, papers: Sequence[str]) -> Finish:
    """The finish with its dossier code in normal form; raises Refusal naming what is still missing.

    `papers` are the ids of the procedure's own list; a list without papers (not loaded yet) needs a note instead.
    """
    if finish.outcome is None:
        raise Refusal("outcome_needed", visit_procedure=finish.visit_procedure_id)
    code = normal_dossier_code(finish.dossier_code)
    if finish.outcome is Outcome.MORE_PAPERS:
        unknown = [p for p in finish.missing if p not in papers]
        if unknown or not (finish.missing or (finish.note and not papers)):
            raise Refusal("papers_needed", visit_procedure=finish.visit_procedure_id)
    if finish.outcome is Outcome.REFUSED and not finish.refusal_reason:
        raise Refusal("refusal_reason_needed", visit_procedure=finish.visit_procedure_id)
    keep_missing = finish.missing if finish.outcome is Outcome.MORE_PAPERS else ()
    keep_reason = finish.refusal_reason if finish.outcome is Outcome.REFUSED else None
    return Finish(finish.visit_procedure_id, finish.outcome, code, keep_missing, keep_reason, finish.note)
