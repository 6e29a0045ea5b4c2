"""The catalogue from the command line: what would change, all or nothing, and back out again."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Answer, call, is_one_sentence

HEAD = "Mã TTHC;Tên thủ tục hành chính;Lĩnh vực;Cột lạ\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office of this module's own."""
    folder = tmp_path_factory.mktemp("catalogue") / "office"
    assert call("--demo", "procedures", "search", "khai sinh", data=folder).code == 0
    return folder


def sheet(folder: Path, *rows: str) -> Path:
    """A list as somebody in the commune writes it."""
    file = folder / "danh-sach.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8-sig")
    return file


def found(answer: Answer) -> dict[str, Any]:
    """The one JSON object on standard output."""
    data: dict[str, Any] = json.loads(answer.out)
    return data


def codes(rows: list[dict[str, Any]]) -> list[str]:
    return [row["code"] for row in rows]


def test_a_dry_run_names_everything_and_writes_nothing(office: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, "1.001193;Đăng ký khai sinh mới;Hộ tịch;x", "9.000001;Mới;Hộ tịch;x", "abc;Sai mã;Hộ tịch;x",
                 "1.000656.000.00.00.H05;Đăng ký khai tử;Hộ tịch;x")  # fmt: skip
    for _again in range(2):
        answer = call("procedures", "import", file, "--dry-run", "--json", data=office)
        data = found(answer)
        assert (answer.code, answer.err) == (0, "")
        assert (codes(data["new"]), codes(data["changed"])) == (["9.000001"], ["1.001193"])
        assert (codes(data["unchanged"]), data["abolished"]) == (["1.000656"], [])
        assert [(row["row"], row["reason"]) for row in data["rejected"]] == [(4, "bad_code")]
        assert [c["field"] for c in data["changed"][0]["changes"]] == ["name", "official_name"]
        assert data["unknown_columns"] == ["Cột lạ"]
    said = call("procedures", "import", file, "--dry-run", data=office).out
    assert "Tên: Đăng ký khai sinh → Đăng ký khai sinh mới" in said
    assert "Dòng 4 bị từ chối" in said


def test_a_rejected_row_stops_the_import_unless_it_is_skipped(office: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, "9.000002;Thêm;Hộ tịch;x", "9.000003;;Hộ tịch;x")
    stopped = call("procedures", "import", file, "--json", data=office)
    assert stopped.code == 2
    assert is_one_sentence(stopped.err)
    assert not found(stopped)["accepted"]
    assert call("procedures", "history", "9.000002", data=office).code == 2
    taken = call("procedures", "import", file, "--skip-rejected", "--json", data=office)
    assert (taken.code, found(taken)["accepted"]) == (0, True)
    assert call("procedures", "history", "9.000002", data=office).code == 0


def test_a_complete_list_abolishes_in_its_field_only(office: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, "2.000815;Chứng thực bản sao từ bản chính;Chứng thực;x")
    data = found(call("procedures", "import", file, "--dry-run", "--complete", "--field", "Chứng thực", "--json",
                      data=office))  # fmt: skip
    assert data["complete_for"] == ["Chứng thực"]
    assert data["abolished"]
    assert {row["field"] for row in data["abolished"]} == {"Chứng thực"}
    alone = call("procedures", "import", file, "--agency", "Công an xã", data=office)
    assert alone.code == 2
    assert is_one_sentence(alone.err)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_what_is_exported_imports_back_unchanged(office: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"ra.{ending}"
    assert call("procedures", "export", file, data=office).code == 0
    data = found(call("procedures", "import", file, "--dry-run", "--complete", "--json", data=office))
    assert [data[name] for name in ("new", "changed", "abolished", "rejected", "unknown_columns")] == [[]] * 5
    assert len(data["unchanged"]) >= 270


def test_an_old_version_is_brought_back(office: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, "1.000894;Kết hôn sai;Hộ tịch;x")
    assert call("procedures", "import", file, data=office).code == 0
    assert call("procedures", "bring-back", "1.000894", "--version", "1", data=office).code == 0
    versions = found(call("procedures", "history", "1.000894", "--json", data=office))["versions"]
    assert [v["version"] for v in versions] == [3, 2, 1]
    for wrong in ("0", "9", "x"):
        refused = call("procedures", "bring-back", "1.000894", "--version", wrong, data=office)
        assert (refused.code, refused.out) == (2, "")
        assert is_one_sentence(refused.err)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xff\xfe\x00", b"{", b"no;header\n1;2\n"])
def test_a_file_that_is_no_list_is_one_sentence(office: Path, tmp_path: Path, content: bytes) -> None:
    for ending in ("xlsx", "csv", "json"):
        file = tmp_path / f"hong.{ending}"
        file.write_bytes(content)
        answer = call("procedures", "import", file, "--json", data=office)
        assert (answer.code, answer.out) == (2, "")
        assert is_one_sentence(answer.err)
