"""What the command line understands, and what it says when it does not."""

from datetime import date
from pathlib import Path

import pytest

from cli.arguments import Arguments, read
from cli.parser import sentence_of


def test_nothing_is_the_desk() -> None:
    assert read([]) == Arguments(command="desk")


def test_where_the_office_lives_comes_before_the_command() -> None:
    asked = read(["--data", "office", "--database", "postgresql://server/office", "--demo", "kiosk", "--screen", "2"])
    assert (asked.command, asked.data, asked.database) == ("kiosk", Path("office"), "postgresql://server/office")
    assert asked.demo
    assert asked.screen == 1


def test_a_second_board_in_the_same_hall_is_silent() -> None:
    assert read(["board", "--silent"]).silent
    assert not read(["board"]).silent
    with pytest.raises(SystemExit):
        read(["kiosk", "--silent"])


def test_a_rehearsal_with_everything() -> None:
    words = ["rehearse", "--out", "day", "--visitors", "30", "--seed", "7", "--date", "2026-11-23", "--json"]
    asked = read(words)
    assert (asked.out, asked.visitors, asked.seed, asked.day) == (Path("day"), 30, 7, date(2026, 11, 23))
    assert asked.as_json


def test_a_command_of_two_words() -> None:
    asked = read(["procedures", "search", "khai sinh"])
    assert (asked.command, asked.text) == ("procedures search", "khai sinh")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["fly"], "“fly”"),
        (["--what"], "“--what”"),
        (["kiosk", "again"], "“again”"),
        (["backup"], "TỆP"),
        (["procedures"], "LỆNH"),
        (["rehearse"], "--out"),
        (["rehearse", "--out"], "“--out”"),
        (["rehearse", "--out", "x", "--visitors", "many"], "“many”"),
        (["rehearse", "--out", "x", "--visitors", "0"], "từ 1 đến"),
        (["rehearse", "--out", "x", "--date", "23/11/2026"], "2026-11-23"),
        (["board", "--screen", "0"], "từ 1"),
        (["--demo=yes"], "--help"),
        (["qr", "posters", "--out", "to.pdf", "--size", "A7"], "--size không nhận “A7”, chỉ nhận: A3, A4, A5."),
        (["qr", "posters", "--out", "to.png"], ".pdf"),
    ],
)
def test_a_mistake_is_one_sentence_in_our_language(
    words: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        read(words)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert part in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_mistake_nobody_thought_of_is_not_told_in_english() -> None:
    assert sentence_of("something argparse may say one day") == "Không hiểu câu lệnh. Gõ --help để xem các lệnh."
