"""Where the office lives: asked, else the environment, else the user's own folder."""

from pathlib import Path

import pytest

from cli.arguments import Arguments
from cli.place import data_folder, found, is_missing
from onestop_desk.services import file_address


def test_what_was_asked_wins() -> None:
    assert data_folder(Arguments(data=Path("asked")), {"ONESTOP_DATA": "elsewhere"}) == Path("asked")


def test_the_environment_comes_second() -> None:
    assert data_folder(Arguments(), {"ONESTOP_DATA": "elsewhere"}) == Path("elsewhere")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"XDG_DATA_HOME": "/of/the/user"}, Path("/of/the/user/onestop-desk")),
        ("linux", {"XDG_DATA_HOME": "not/whole"}, Path.home() / ".local/share/onestop-desk"),
        ("linux", {}, Path.home() / ".local/share/onestop-desk"),
        ("win32", {"LOCALAPPDATA": "C:/Local"}, Path("C:/Local/onestop-desk")),
        ("darwin", {}, Path.home() / "Library/Application Support/onestop-desk"),
    ],
)
def test_then_the_folder_each_system_has_for_it(platform: str, environ: dict[str, str], folder: Path) -> None:
    assert data_folder(Arguments(), environ, platform) == folder


def test_the_file_is_the_one_the_services_mean() -> None:
    assert found(Arguments(data=Path("office")), {}).address == file_address(Path("office"))


def test_another_database_is_taken_as_it_is() -> None:
    asked = found(Arguments(data=Path("office"), database="postgresql://server/office"), {})
    assert (asked.address, asked.folder) == ("postgresql://server/office", Path("office"))


def test_only_a_file_can_be_seen_to_be_missing(tmp_path: Path) -> None:
    there = tmp_path / "office.db"
    there.touch()
    assert is_missing(f"sqlite:///{tmp_path / 'other.db'}")
    assert not is_missing(f"sqlite:///{there}")
    assert not is_missing("postgresql://server/office")
