"""main.py as scripts call it: exit codes, one sentence on standard error, one JSON object on standard output."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import ROOT, call, is_one_sentence

COMMANDS = {"desk", "kiosk", "portal", "board", "rehearse", "procedures", "dossiers", "report", "qr"}
COMMANDS |= {"backup", "restore", "doctor"}


def test_help_names_the_commands_there_are_and_no_others() -> None:
    answer = call("--help")
    assert answer.code == 0
    assert set(re.findall(r"^    ([a-z]+) ", answer.out, re.MULTILINE)) == COMMANDS
    assert "usage" not in answer.out
    assert answer.err == ""


def test_an_unknown_command_is_refused() -> None:
    answer = call("doktor")
    assert (answer.code, answer.out) == (2, "")
    assert is_one_sentence(answer.err)


@pytest.mark.parametrize(
    "words", [["kiosk"], ["board"], ["backup", "copy.db"], ["procedures", "search", "khai sinh", "--json"]]
)
def test_before_set_up_everything_but_the_desk_says_so_and_makes_nothing(words: list[str], tmp_path: Path) -> None:
    data = tmp_path / "none"
    answer = call(*words, data=data)
    assert (answer.code, answer.out) == (2, "")
    assert "chưa thiết lập" in answer.err
    assert is_one_sentence(answer.err)
    assert not data.exists()


def test_a_database_nobody_knows_is_refused() -> None:
    answer = call("--database", "mysql://server/office", "backup", "copy.db")
    assert answer.code == 2
    assert is_one_sentence(answer.err)


def test_a_folder_that_cannot_be_written_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = call("--demo", "procedures", "search", "khai", data=tmp_path / "file" / "office")
    assert (answer.code, answer.out) == (2, "")
    assert is_one_sentence(answer.err)


def test_a_server_that_does_not_answer_is_one_sentence() -> None:
    answer = call("--database", "postgresql://nobody@127.0.0.1:1/office", "procedures", "search", "khai")
    assert (answer.code, answer.out) == (2, "")
    assert "Mất kết nối" in answer.err
    assert "Traceback" not in answer.err


def test_the_demo_office_is_made_searched_saved_and_brought_back(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.db"
    found = call("--demo", "procedures", "search", "khai sinh", "--json", data=data)
    assert (found.code, found.err) == (0, "")
    assert json.loads(found.out)["found"][0]["line"] == "B"
    saved = call("backup", copy, "--json", data=data)
    assert saved.code == 0
    assert json.loads(saved.out) == {"path": str(copy), "bytes": copy.stat().st_size}
    back = call("restore", copy, "--json", data=data)
    assert back.code == 0
    assert Path(json.loads(back.out)["kept"]).is_file()
    again = call("procedures", "search", "khai sinh", data=data)
    assert again.code == 0
    assert "Đăng ký khai sinh" in again.out


def test_a_search_that_finds_nothing_is_exit_1(tmp_path: Path) -> None:
    answer = call("--demo", "procedures", "search", "qqqqqq", "--json", data=tmp_path)
    assert answer.code == 1
    assert json.loads(answer.out) == {"text": "qqqqqq", "found": []}


def test_a_copy_that_is_not_there_cannot_be_brought_back(tmp_path: Path) -> None:
    answer = call("restore", tmp_path / "nothing.db", data=tmp_path / "data")
    assert (answer.code, answer.out) == (2, "")
    assert is_one_sentence(answer.err)
    assert not (tmp_path / "data").exists()


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    assert call("--demo", "procedures", "search", "khai sinh", data=tmp_path).code == 0
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path), "procedures", "search", "khai sinh"],
            stdout=nobody, stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
