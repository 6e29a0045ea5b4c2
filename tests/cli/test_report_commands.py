"""Reports by command: the ending of the file decides, one object for a script, one sentence for a mistake."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from openpyxl import load_workbook

from cli.arguments import read
from onestop_desk.domain.report_record import record_of, report_of
from onestop_desk.words import figures
from tests.cli.calls import call, is_one_sentence
from tests.paper import reports
from tests.paper.pages import words_of

DAYS = ("--from", "2026-10-21", "--to", "2026-11-20")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office of this module's own."""
    folder = tmp_path_factory.mktemp("reports") / "office"
    assert call("--demo", "procedures", "search", "khai sinh", data=folder).code == 0
    return folder


def found(out: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(out)
    return data


def test_three_files_and_the_object_of_one_week_say_the_same(office: Path, tmp_path: Path) -> None:
    pdf, book, record = tmp_path / "w.pdf", tmp_path / "w.xlsx", tmp_path / "w.json"
    for out in (pdf, book):
        said = call("report", "week", "--date", "2026-11-18", "--out", out, data=office)
        assert (said.code, said.err, is_one_sentence(said.out)) == (0, "", True)
    spoken = call("report", "week", "--date", "2026-11-18", "--out", record, "--json", data=office)
    kept = report_of(json.loads(record.read_text(encoding="utf-8")))
    assert report_of(found(spoken.out)) == kept
    assert (kept.period.number, kept.period.first.isoformat(), len(kept.days)) == (47, "2026-11-16", 7)
    text = words_of(pdf.read_bytes())
    assert "thủ tục hành chính tuần 47 năm 2026" in text
    for judged in kept.indicators:
        assert figures.value(judged.unit, judged.figure.value) in text
    sheet = load_workbook(io.BytesIO(book.read_bytes()))["Chỉ tiêu"]
    names = {row[0] for row in sheet.iter_rows(values_only=True)}
    assert {reports.WORDING.name(j.figure.code) for j in kept.indicators} <= names


def test_any_days_can_be_chosen_and_a_statutory_table_is_drawn(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "bieu.pdf"
    said = call("report", "month", *DAYS, "--form", "ii.06a", "--out", out, "--json", data=office)
    table = found(said.out)
    assert (table["form"], table["first"], table["last"]) == ("II.06a/VPCP/KSTT", "2026-10-21", "2026-11-20")
    assert table["checks"] == ["3=4+5+6", "7=8+9+10", "11=12+13", "3=7+11"]
    page = pypdfium2.PdfDocument(out.read_bytes())[0]
    assert page.get_width() > page.get_height()
    wrong = call("report", "week", "--form", "II.99", "--out", out, data=office)
    assert (wrong.code, is_one_sentence(wrong.err), "07a, II.06a, tuan" in wrong.err) == (2, True, True)


def test_before_set_up_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    said = call("report", "week", "--out", tmp_path / "w.pdf", data=tmp_path / "none")
    assert (said.code, is_one_sentence(said.err), said.out) == (2, True, "")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Reports of seven communes."""
    made = []
    for n, report in enumerate(reports.offices()):
        made.append(tmp_path / f"xa-{n}.json")
        made[-1].write_text(json.dumps(record_of(report)), encoding="utf-8")
    return made


def test_files_of_several_offices_become_one_table_without_an_office_here(tmp_path: Path, files: list[Path]) -> None:
    out = tmp_path / "tinh.pdf"
    said = call("report", "province", *files, "--out", out, "--json", data=tmp_path / "none")
    table = found(said.out)
    assert (table["kind"], table["format"], len(table["offices"])) == ("onestop-desk province", 1, 7)
    assert [office["rank"] for office in table["offices"]] == [1, 2, 3, 4, 5, 6, None]
    assert [found["code"] for found in table["outliers"]] == ["on_time"]
    text = words_of(out.read_bytes())
    assert "Nhã Nam: Giải quyết đúng hạn 63,51%, thấp hơn hẳn mức giữa" in text


def test_what_cannot_be_merged_is_named(tmp_path: Path, files: list[Path]) -> None:
    twice = call("report", "province", files[0], files[0], "--out", tmp_path / "t.xlsx", data=tmp_path)
    assert (twice.code, is_one_sentence(twice.err), "xã Tân Yên" in twice.err) == (2, True, True)
    broken = found(files[1].read_text(encoding="utf-8"))
    broken["tickets"] = "nhiều"
    files[1].write_text(json.dumps(broken), encoding="utf-8")
    damaged = call("report", "province", *files, "--out", tmp_path / "t.xlsx", data=tmp_path)
    assert (damaged.code, "xa-1.json" in damaged.err, "/tickets" in damaged.err) == (2, True, True)
    month = replace(reports.month_from_21(), office_name="Xã khác", office_id="x")
    files[1].write_text(json.dumps(record_of(month)), encoding="utf-8")
    other = call("report", "province", *files[:2], "--out", tmp_path / "t.xlsx", data=tmp_path)
    assert (other.code, is_one_sentence(other.err), "Xã khác" in other.err) == (2, True, True)
    assert not (tmp_path / "t.xlsx").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["report", "week"], "--out"),
        (["report", "week", "--out", "w.doc"], ".pdf, .xlsx hoặc .json"),
        (["report", "week", "--from", "2026-11-01", "--out", "w.pdf"], "--to"),
        (["report", "week", "--date", "2026-11-01", *DAYS, "--out", "w.pdf"], "--date"),
        (["report", "month", "--date", "hôm qua", "--out", "w.pdf"], "hôm qua"),
        (["report", "week", "--form", "07a", "--out", "w.json"], ".pdf hoặc .xlsx"),
        (["report", "year", "--out", "w.pdf"], "year"),
        (["report"], "Còn thiếu"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(asked: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        read(asked)
    error = capsys.readouterr().err
    assert (left.value.code, is_one_sentence(error), said in error) == (2, True, True), error
