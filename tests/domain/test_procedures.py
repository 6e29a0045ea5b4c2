"""A procedure as a value: its code, its fields' names, its plain form and what makes two versions differ."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.folding import words
from onestop_desk.domain.procedures import (
    Deadline,
    Fee,
    Need,
    Paper,
    PaperKind,
    Procedure,
    Status,
    bare_code,
    content_of,
    differences,
    field_key,
    procedure_of,
    record_of,
    slug_of,
)
from tests.domain.procedure_values import procedures

BIRTH = Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch", deadlines=(Deadline("truc_tiep", "same_day"),))


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("1.001193", "1.001193"),
        ("1.001193.000.00.00.H05", "1.001193"),
        ("1.000948.H38", "1.000948"),
        ("1.000948.H381", "1.000948"),
        ("2.000815.01", "2.000815"),
        ("2.000815.01.000.00.00.H02", "2.000815"),
        (" 3.000722 ", "3.000722"),
        ("１.００１１９３", "1.001193"),
        ("", None),
        ("1.00119", None),
        ("1.0011931", None),
        ("11.001193", None),
        ("A.001193", None),
        ("1,001193", None),
        ("1.001193.000", None),
        ("1.001193 khai sinh", None),
    ],
)
def test_a_code_is_known_with_and_without_its_tail(written: str, bare: str | None) -> None:
    assert bare_code(written) == bare


def test_spellings_of_one_field_are_one_field() -> None:
    assert len({field_key(name) for name in ("Hộ tịch", "HỘ TỊCH", " Hộ  tịch.", "Ho tich")}) == 1


def test_a_slug_is_plain_and_unlike_the_others() -> None:
    assert slug_of("Đất đai, nhà ở") == "dat-dai-nha-o"
    assert slug_of("Đất đai", {"dat-dai", "dat-dai-2"}) == "dat-dai-3"


@given(st.text(max_size=200), st.sets(st.text(alphabet="abc-", max_size=5)))
def test_any_name_gives_an_address(name: str, taken: set[str]) -> None:
    slug = slug_of(name, taken)
    assert slug
    assert slug not in taken
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(procedures())
def test_the_plain_form_gives_the_same_procedure_again(procedure: Procedure) -> None:
    assert procedure_of(record_of(procedure)) == procedure


@given(procedures())
def test_the_content_and_the_columns_together_are_everything(procedure: Procedure) -> None:
    columns = {name: getattr(procedure, name) for name in ("code", "name", "field", "decision", "decision_date")}
    columns |= {"status": procedure.status, "superseded_by": procedure.superseded_by}
    assert procedure_of({**content_of(procedure), **columns}) == procedure


def test_what_is_missing_or_null_has_its_default() -> None:
    read = procedure_of({"code": "1.000001", "name": "A", "field": "B", "decision": None, "papers": None, "x": 1})
    assert read == Procedure("1.000001", "A", "B")


def test_an_older_record_without_counts_and_cases_is_read() -> None:
    record = {"code": "1.000001", "name": "A", "field": "B", "papers": [{"id": "a", "name": "Giấy A"}]}
    assert procedure_of(record).papers == (Paper("a", "Giấy A", PaperKind.ORIGINAL, Need.ALWAYS),)


@given(procedures())
def test_nothing_differs_from_itself(procedure: Procedure) -> None:
    assert differences(procedure, replace(procedure)) == ()


def test_differences_name_what_changed_with_both_values() -> None:
    after = replace(BIRTH, fee=Fee("free"), decision="1/QĐ-BTP")
    found = {change.name: (change.before, change.after) for change in differences(BIRTH, after)}
    assert found == {"fee": (Fee(), Fee("free")), "decision": ("", "1/QĐ-BTP")}


def test_ids_of_papers_spelling_of_fields_and_order_of_laws_do_not_count() -> None:
    before = replace(BIRTH, papers=(Paper("a", "Giấy A"),), legal_basis=("1", "2"))
    after = replace(before, papers=(Paper("b", "Giấy A"),), legal_basis=("2", "1"), field="HỘ TỊCH",
                    official_name="Thủ tục ")  # fmt: skip
    assert differences(before, after) == ()


@pytest.mark.parametrize(
    ("valid_to", "successor", "status"),
    [(None, None, Status.ACTIVE), ("2026-11-26", None, Status.ACTIVE), ("2026-11-25", None, Status.REPEALED),
     ("2026-11-25", "1.000002", Status.SUPERSEDED)],
)  # fmt: skip
def test_what_ended_by_date_is_out_of_force(valid_to: str | None, successor: str | None, status: str) -> None:
    procedure = replace(BIRTH, valid_to=valid_to, superseded_by=successor)
    assert procedure.status_on(date(2026, 11, 26)) == status


def test_folding_keeps_codes_whole() -> None:
    assert words("Thủ tục 1.001193") == ["thu", "tuc", "1.001193"]
