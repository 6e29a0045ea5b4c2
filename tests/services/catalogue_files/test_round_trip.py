"""Whatever a procedure says: an export reads back exactly, in every form."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import (
    Channel,
    Deadline,
    DeadlineKind,
    Fee,
    FeeKind,
    Need,
    OnlineLevel,
    Paper,
    PaperKind,
    Procedure,
    Status,
)
from onestop_desk.services.catalogue_files import read_catalogue_file, write_catalogue_file
from tests.services.catalogue_files.files import BIRTH

NASTY = (
    "=1+1", "+84", "-x", "@SUM(A1)", "\t=x", "\rx", "'=1", "''-x", " =x", "_x0041_", "_x_", "_x+_", "a\r\nb", "a\n\nb",
    " a ", "e\u0301", "\u00a0", "\ufeff", "#REF!", "-", "Không có thông tin", "<b>x</b>", "a;b,c|d", '"q"',
    "\U0001d15e", "\x00", "\x1f", "Miễn phí", "I. LĨNH VỰC", "Tổng cộng",
)  # fmt: skip
text = st.one_of(st.text(max_size=12), st.sampled_from(NASTY))
name = text.filter(lambda said: bool(said.strip()))
day = st.none() | st.dates().map(lambda told: told.isoformat())
code = st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True)
count = st.none() | st.integers(0, 99)


def one_of(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from([str(value) for value in values])  # type: ignore[attr-defined]


def some(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=4).map(tuple)


deadline = st.builds(
    Deadline, one_of(Channel), one_of(DeadlineKind), st.integers(0, 400), st.sampled_from(["", "15:00"]), text
)
paper = st.builds(Paper, text, text, one_of(PaperKind), one_of(Need), text, count, count, text, text)
procedure = st.builds(
    Procedure,
    code=code,
    name=name,
    field=name,
    official_name=text,
    short_name=text,
    agency_text=text,
    level=text,
    online_level=st.none() | one_of(OnlineLevel),
    channels=some(one_of(Channel)),
    deadlines=some(deadline),
    fee=st.builds(Fee, one_of(FeeKind), some(st.integers(0, 10**9)), text),
    papers=some(paper),
    steps=some(text),
    conditions=text,
    result=text,
    subjects=text,
    legal_basis=some(text),
    decision=text,
    decision_date=day,
    announced_by=text,
    valid_from=day,
    valid_to=day,
    status=one_of(Status),
    superseded_by=st.none() | code,
    keywords=some(text),
    needs_vneid=st.booleans(),
    portal_url=text,
    as_of=day,
)
LONG = Procedure(BIRTH, "Dài", "Hộ tịch", conditions="Điều kiện = 1; " * 9000, steps=("",))


@given(
    procedures=st.lists(procedure, max_size=4, unique_by=lambda p: p.code, min_size=1),
    ending=st.sampled_from([".xlsx", ".csv", ".json"]),
)
@example(procedures=[LONG], ending=".xlsx")
@example(procedures=[LONG], ending=".csv")
@settings(max_examples=120)
def test_an_export_reads_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, procedures: list[Procedure], ending: str
) -> None:
    path = tmp_path_factory.mktemp("xuat") / f"danh-muc{ending}"
    write_catalogue_file(path, procedures)
    reading = read_catalogue_file(path)
    assert (reading.rejected, reading.unknown) == ((), ())
    assert [Procedure(code=item.code, **item.values) for item in reading.incoming] == procedures


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_looks_like_a_formula_is_text_for_other_programs(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"danh-muc{ending}"
    write_catalogue_file(path, [Procedure(BIRTH, '=HYPERLINK("x")', "@A1", result="+1", level="\t=2")])
    if ending == ".csv":
        cells = path.read_text(encoding="utf-8-sig").splitlines()[1].split('","')
        assert [cell for cell in cells if cell.lstrip('"').startswith(("=", "+", "-", "@"))] == []
    else:
        (sheet,) = load_workbook(path).worksheets
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_an_old_file_stays_when_the_new_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "danh-muc.json").mkdir()
    with pytest.raises(Refusal, match="cannot_write"):
        write_catalogue_file(tmp_path / "danh-muc.json", [])
    with pytest.raises(Refusal, match="cannot_write"):
        write_catalogue_file(tmp_path / "nowhere" / "danh-muc.csv", [])
    with pytest.raises(Refusal, match="unknown_ending"):
        write_catalogue_file(tmp_path / "danh-muc.pdf", [])
    assert [path.name for path in tmp_path.iterdir()] == ["danh-muc.json"]


def test_a_person_may_edit_an_export(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.csv"
    write_catalogue_file(path, [Procedure(BIRTH, "Khai sinh", "Hộ tịch", keywords=("một",), needs_vneid=True)])
    text_now = (
        path.read_text(encoding="utf-8-sig")
        .replace("Khai sinh", "Đăng ký  khai\u00a0sinh ")
        .replace("Còn hiệu lực", "bị bãi bỏ")
    )
    path.write_text(text_now, encoding="utf-8")
    values = read_catalogue_file(path).incoming[0].values
    assert (values["name"], values["status"], values["needs_vneid"]) == ("Đăng ký khai sinh", "repealed", True)
    path.write_text(text_now.replace("bị bãi bỏ", "lạ"), encoding="utf-8")
    rejected = read_catalogue_file(path).rejected[0]
    assert (rejected.reason, dict(rejected.facts or {})) == ("bad_value", {"column": "Trạng thái"})
