"""Copies of the office: whole, refused where they would destroy, and free of names that are due."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Ports, build
from onestop_desk.services.backups import backup, restore
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock
from tests.premises import Place, sqlite_place


@pytest.fixture
def place_of_file(sqlite_template: Path, tmp_path: Path) -> Place:
    with sqlite_place(sqlite_template, tmp_path) as made:
        return made


def file_of(place: Place) -> Path:
    return Path(place.address.removeprefix("sqlite:///"))


def give_number_with_name(place: Place) -> str:
    services = place.open()
    try:
        clerk = services.sign_in.demo(next(p for p in services.sign_in.people() if p.role == "clerk").id)
        taken = services.desk.give_number(clerk, services.office.lines()[0].id, key=new_key())
        services.desk.set_person(clerk, taken.ticket_id, "Nguyễn Văn An", None, None)
        return taken.number
    finally:
        services.close()


def found_names(place: Place, number: str) -> list[str | None]:
    services = place.open()
    try:
        return [row.person_name for row in services.desk.find(number)]
    finally:
        services.close()


def test_a_copy_brings_back_what_was_there(place_of_file: Place, tmp_path: Path) -> None:
    number = give_number_with_name(place_of_file)
    made = backup(place_of_file.address, tmp_path / "copy.db")
    later = give_number_with_name(place_of_file)
    restored = restore(place_of_file.address, made.path, place_of_file.ports())
    assert found_names(place_of_file, number) == ["Nguyễn Văn An"]
    assert found_names(place_of_file, later) == []
    assert restored.kept is not None
    assert restored.kept.stat().st_size > 0


def test_names_that_are_due_are_erased_before_it_opens(place_of_file: Place, tmp_path: Path) -> None:
    give_number_with_name(place_of_file)
    made = backup(place_of_file.address, tmp_path / "copy.db")
    after = MovedClock("2026-12-28 08:00")
    restored = restore(place_of_file.address, made.path, Ports(clock=after, moved_clock=True))
    assert restored.erased == 1
    with closing(sqlite3.connect(file_of(place_of_file))) as file:
        assert file.execute("SELECT name FROM person").fetchall() == [(None,)]


def test_an_office_that_is_open_elsewhere_is_not_replaced(place_of_file: Place, tmp_path: Path) -> None:
    made = backup(place_of_file.address, tmp_path / "copy.db")
    services = place_of_file.open()
    try:
        services.office.lines()
        with pytest.raises(Refusal, match="file_in_use"):
            restore(place_of_file.address, made.path, place_of_file.ports())
        assert services.kiosk.view().lines
    finally:
        services.close()


def test_something_else_is_not_brought_back(place_of_file: Place, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Kính gửi trung tâm", encoding="utf-8")
    before = file_of(place_of_file).read_bytes()
    with pytest.raises(Refusal, match="not_a_database"):
        restore(place_of_file.address, other, place_of_file.ports())
    assert file_of(place_of_file).read_bytes() == before


def test_a_restore_into_an_empty_place_sets_the_office_up(place_of_file: Place, tmp_path: Path) -> None:
    made = backup(place_of_file.address, tmp_path / "copy.db")
    target = tmp_path / "new" / "onestop.db"
    restored = restore(f"sqlite:///{target}", made.path, place_of_file.ports())
    assert restored.kept is None
    services = build(f"sqlite:///{target}", place_of_file.ports())
    assert services.office.office().is_demo
    services.close()


def test_a_place_where_no_office_can_lie_is_named(place_of_file: Place, tmp_path: Path) -> None:
    made = backup(place_of_file.address, tmp_path / "copy.db")
    with pytest.raises(Refusal, match="file_not_writable"):
        restore(f"sqlite:///{made.path}/onestop.db", made.path, place_of_file.ports())


def test_a_copy_over_the_office_itself_is_refused(place_of_file: Place) -> None:
    with pytest.raises(Refusal, match="same_file"):
        backup(place_of_file.address, file_of(place_of_file))


def test_a_copy_never_takes_the_place_of_a_folder_or_a_device(place_of_file: Place, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_not_writable"):
        backup(place_of_file.address, tmp_path)
    with pytest.raises(Refusal, match="file_not_writable"):
        backup(place_of_file.address, Path(os.devnull))


def test_a_place_that_cannot_be_written_is_named(place_of_file: Place, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_not_writable"):
        backup(place_of_file.address, tmp_path / "no such folder" / "copy.db")
