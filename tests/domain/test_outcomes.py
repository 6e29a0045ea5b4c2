"""How a visit ends: what each outcome needs, and the dossier code in its normal form."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome, check_finish, normal_dossier_code

CODE = "H05.190-261123-0038"
PAPERS = ("p1", "p2")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, None),
        ("", None),
        ("   ", None),
        (CODE, CODE),
        (" h05.190-261123-0038 ", CODE),
        ("H05.190–261123–0038", CODE),
        ("H05.190 - 261123 - 0038", CODE),
        ("H05-261123-0001", "H05-261123-0001"),
        ("H05.190.12-261123-0001", "H05.190.12-261123-0001"),
    ],
)
def test_the_dossier_code_as_typed_or_scanned(typed: str | None, code: str | None) -> None:
    assert normal_dossier_code(typed) == code


@pytest.mark.parametrize("typed", ["38", "H05.190-2611-0038", "05.190-261123-0038", "H05.190-261123-38", f"{CODE}x"])
def test_what_is_no_dossier_code(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        normal_dossier_code(typed)
    assert refused.value.code == "bad_dossier_code"


@pytest.mark.parametrize(
    ("finish", "papers", "code"),
    [
        (Finish("v", None), PAPERS, "outcome_needed"),
        (Finish("v", Outcome.MORE_PAPERS), PAPERS, "papers_needed"),
        (Finish("v", Outcome.MORE_PAPERS, missing=("p9",)), PAPERS, "papers_needed"),
        (Finish("v", Outcome.MORE_PAPERS, missing=("p1", "p9")), PAPERS, "papers_needed"),
        (Finish("v", Outcome.MORE_PAPERS, note="giấy ra viện"), PAPERS, "papers_needed"),
        (Finish("v", Outcome.MORE_PAPERS), (), "papers_needed"),
        (Finish("v", Outcome.REFUSED), PAPERS, "refusal_reason_needed"),
        (Finish("v", Outcome.RECEIVED, dossier_code="38"), PAPERS, "bad_dossier_code"),
    ],
)
def test_what_is_still_missing(finish: Finish, papers: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_finish(finish, papers)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("finish", "papers", "kept"),
    [
        (
            Finish("v", Outcome.RECEIVED, " h05.190-261123-0038", ("p1",), "other", "n"),
            PAPERS,
            Finish("v", Outcome.RECEIVED, CODE, (), None, "n"),
        ),
        (
            Finish("v", Outcome.MORE_PAPERS, None, ("p2",), "other"),
            PAPERS,
            Finish("v", Outcome.MORE_PAPERS, None, ("p2",), None),
        ),
        (
            Finish("v", Outcome.MORE_PAPERS, note="giấy ra viện"),
            (),
            Finish("v", Outcome.MORE_PAPERS, note="giấy ra viện"),
        ),
        (
            Finish("v", Outcome.REFUSED, None, ("p1",), "other"),
            PAPERS,
            Finish("v", Outcome.REFUSED, None, (), "other"),
        ),
        (Finish("v", Outcome.GUIDED), (), Finish("v", Outcome.GUIDED)),
        (Finish("v", Outcome.RESULT_RETURNED), (), Finish("v", Outcome.RESULT_RETURNED)),
    ],
)
def test_only_what_belongs_to_the_outcome_is_kept(finish: Finish, papers: tuple[str, ...], kept: Finish) -> None:
    assert check_finish(finish, papers) == kept
