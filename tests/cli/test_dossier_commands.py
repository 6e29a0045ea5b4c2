"""Dossiers from the command line: what an export would change, all or nothing, what does not fit, what is due."""

import json
from pathlib import Path
from typing import Any

from tests.cli.calls import Answer, call, is_one_sentence

HEAD = "Mã hồ sơ;Tên thủ tục;Chủ hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Trạng thái;Hình thức nộp;Cán bộ xử lý;Cột lạ\n"
CODE, OTHER = "H05.190-250106-0001", "H05.190-250106-0002"


def export(folder: Path, *rows: str) -> Path:
    """An export as a province writes it."""
    file = folder / "ho-so.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8-sig")
    return file


def found(answer: Answer) -> dict[str, Any]:
    """The one JSON object on standard output."""
    data: dict[str, Any] = json.loads(answer.out)
    return data


def test_an_export_is_looked_at_refused_skipped_and_taken(tmp_path: Path) -> None:
    office = tmp_path / "office"
    good = f"{CODE};Khai sinh;Nguyễn Thị Riêng;06/01/2025 08:00;08/01/2025;Đang xử lý;Trực tiếp;Lê Thị Công;x"
    file = export(tmp_path, good, f"{OTHER};Khai tử;Trần Văn Riêng;32/01/2025;;Đang xử lý;Trực tiếp;;x")
    looked = call("--demo", "dossiers", "import", file, "--dry-run", "--json", data=office)
    data = found(looked)
    assert (looked.code, looked.err, data["accepted"]) == (0, "", False)
    assert [row["code"] for row in data["added"]] == [CODE]
    assert [(row["row"], row["reason"]) for row in data["rejected"]] == [(3, "bad_date")]
    assert (data["private_columns"], data["unknown_columns"]) == (["Chủ hồ sơ"], ["Cột lạ"])
    assert "Riêng" not in looked.out
    stopped = call("dossiers", "import", file, data=office)
    assert stopped.code == 2
    assert is_one_sentence(stopped.err)
    assert "Dòng 3 bị từ chối" in stopped.out
    taken = found(call("dossiers", "import", file, "--skip-rejected", "--json", data=office))
    assert taken["accepted"]
    again = found(call("dossiers", "import", file, "--skip-rejected", "--json", data=office))
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], [CODE])
    export(tmp_path, good.replace("Đang xử lý", "Đã xử lý xong"))
    assert found(call("dossiers", "import", file, "--json", data=office))["changed"]
    export(tmp_path, good)
    older = found(call("dossiers", "import", file, "--json", data=office))
    assert [(row["kind"], row["held"]) for row in older["conflicts"]] == [("older", True)]
    overruled = found(call("dossiers", "import", file, "--take-older", "--json", data=office))
    assert (overruled["overruled"], len(overruled["changed"])) == ([CODE], 1)
    checked = found(call("dossiers", "check", "--from", "2025-01-01", "--to", "2025-01-31", "--json", data=office))
    assert checked["dossiers_without_visit"] == [CODE]
    due = call("dossiers", "due", data=office)
    assert CODE in due.out
    assert "Lê Thị Công" in due.out
    wrong = call("dossiers", "import", office / "khong-co.xlsx", data=office)
    assert (wrong.code, wrong.out) == (2, "")
    assert is_one_sentence(wrong.err)
