"""A scanner that types: what is whole is told once, and a token is found in what was read."""

import pytest
from pytestqt.qtbot import QtBot

from ui.devices.wedge import Wedge, token_in

pytestmark = pytest.mark.qt
TOKEN = "Zk3vJ8wq0mT5xY2aB7cD9e"


@pytest.mark.parametrize(
    "read",
    [
        TOKEN,
        f" {TOKEN} ",
        f"https://tanyen.example/h/{TOKEN}",
        f"https://x.example/a/h/{TOKEN}/",
        f"/h/{TOKEN}?from=qr",
    ],
)
def test_a_token_is_found_in_what_was_read(read: str) -> None:
    assert token_in(read) == TOKEN


@pytest.mark.parametrize("read", ["", "482916", "https://x.example/t/1.001193", "8934563138165", "a b c"])
def test_nothing_else_is_a_token(read: str) -> None:
    assert token_in(read) is None


def test_enter_ends_a_scan_and_a_short_one_is_nothing(qtbot: QtBot) -> None:
    wedge = Wedge()
    heard: list[str] = []
    wedge.read.connect(heard.append)
    for letter in "482916":
        wedge.type(letter)
    wedge.end()
    wedge.end()
    wedge.type("7")
    wedge.end()
    assert heard == ["482916"]


def test_silence_ends_it_too(qtbot: QtBot) -> None:
    wedge = Wedge()
    with qtbot.waitSignal(wedge.read, timeout=2000) as heard:
        for letter in TOKEN:
            wedge.type(letter)
    assert heard.args == [TOKEN]
