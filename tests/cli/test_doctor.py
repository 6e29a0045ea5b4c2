"""main.py doctor as scripts call it: green, or one sentence with what to do; exit codes; one JSON object."""

import json
import os
import shutil
from pathlib import Path

from onestop_desk.domain.checks import Check
from tests.cli.calls import call

VIETNAM = {"TZ": "Asia/Ho_Chi_Minh"}


def test_a_new_office_needs_a_hand_and_says_where(tmp_path: Path) -> None:
    answer = call("--demo", "doctor", "--json", data=tmp_path, **VIETNAM)
    assert (answer.code, answer.err) == (1, "")
    report = json.loads(answer.out)
    assert report["ok"] is False
    assert report["at"].endswith("+07:00")
    assert [one["name"] for one in report["checks"]] == [check.value for check in Check]
    assert {one["code"] for one in report["checks"] if not one["ok"]} == {"backup_none", "board_never", "kiosk_never"}
    assert all(one["sentence"].endswith(".") for one in report["checks"])


def test_a_copy_is_known_until_somebody_deletes_it(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.db"
    assert call("--demo", "backup", copy, data=data).code == 0

    def state_of_the_copy() -> str:
        report = json.loads(call("doctor", "--json", data=data, **VIETNAM).out)
        return str(next(one["code"] for one in report["checks"] if one["name"] == "backup"))

    assert state_of_the_copy() == "backup_well"
    copy.unlink()
    assert state_of_the_copy() == "backup_gone"


def test_words_for_a_person(tmp_path: Path) -> None:
    answer = call("--demo", "doctor", data=tmp_path, **VIETNAM)
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert len(lines) == len(Check) + 1
    assert lines[-1] == "3 mục cần xử lý."
    assert "Chưa có bản sao lưu nào: cắm USB" in answer.out


def test_before_set_up_and_with_a_wrong_address_there_is_nothing_to_check(tmp_path: Path) -> None:
    answer = call("doctor", "--json", data=tmp_path / "none")
    assert (answer.code, answer.out) == (2, "")
    assert "chưa thiết lập" in answer.err
    answer = call("--database", "mysql://server/office", "doctor")
    assert (answer.code, answer.out) == (2, "")


def test_data_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "onestop.db").write_bytes(os.urandom(40_000))
    answer = call("doctor", "--json", data=tmp_path)
    assert answer.code == 1
    database = json.loads(answer.out)["checks"][0]
    assert (database["name"], database["ok"], database["facts"]) == ("database", False, {"why": "not_a_database"})
    gone = call("--database", "postgresql://nobody@127.0.0.1:1/office", "doctor", "--json", data=tmp_path)
    found = json.loads(gone.out)["checks"]
    assert found[0]["sentence"].startswith("Không kết nối được dữ liệu của trung tâm: bật máy chủ dữ liệu")
    assert [one["name"] for one in found] == list(Check), "every check is named, also where it had to wait"
    assert [one["name"] for one in found if not one["ok"]] == ["database"], "one trouble is said once"
    assert {one["code"] for one in found[2:] if one["name"] != "disk"} == {"check_waits"}


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    assert call("--demo", "procedures", "search", "khai sinh", data=tmp_path).code == 0
    path = tmp_path / "onestop.db"
    shutil.copy(path, tmp_path / "whole.db")
    content = bytearray(path.read_bytes())
    # The last pages hold what was written last: the office still opens.
    content[-60_000:-20_000] = b"\xaa" * 40_000
    path.write_bytes(content)
    answer = call("doctor", "--json", data=tmp_path)
    assert answer.code == 1
    database = next(one for one in json.loads(answer.out)["checks"] if one["name"] == "database")
    assert database["ok"] is False
