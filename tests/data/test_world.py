"""The world fails: read-only files, full disks, locks, a server that goes away. A clear code, and nothing lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onestop_desk.data.sqlite import SqliteDatabase, world_errors
from onestop_desk.domain.errors import Busy, Offline
from onestop_desk.services import Services
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock
from tests.premises import Place, Server, opened, postgres_place, sqlite_place
from tests.services.hall_day import HallDay


@pytest.fixture
def hall(demo: tuple[Services, MovedClock]) -> HallDay:
    """The demo office on SQLite."""
    return HallDay(*demo)


def _file(hall: HallDay) -> Path:
    db = hall.services.context.db
    assert isinstance(db, SqliteDatabase)
    return db.path


def _every_connection(hall: HallDay, pragma: str) -> None:
    """Applies a pragma to the one pooled connection of a quiet service."""
    proxy = hall.services.context.db.engine().raw_connection()
    cursor = proxy.cursor()
    cursor.execute(pragma)
    cursor.close()
    proxy.close()


def _take_until_refused(hall: HallDay) -> None:
    for _ in range(400):
        hall.take("B")


def test_a_full_disk_says_so_and_the_number_is_not_given(hall: HallDay) -> None:
    hall.take()
    with closing(sqlite3.connect(_file(hall))) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    _every_connection(hall, f"PRAGMA max_page_count={pages}")
    with pytest.raises(Offline) as full:
        _take_until_refused(hall)
    assert full.value.code == "disk_full"
    given = sum(x.people for x in hall.services.kiosk.view().lines)
    _every_connection(hall, "PRAGMA max_page_count=1000000")
    hall.take("B")
    assert sum(x.people for x in hall.services.kiosk.view().lines) == given + 1
    with hall.services.context.look() as (tx, _, _answers):
        numbers = [r[0] for r in tx.read("SELECT number FROM ticket WHERE letter = 'B' ORDER BY number")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_room_beside_the_file_is_a_full_disk_for_readers_too() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(Offline, match="disk_full"), world_errors():
        raise error


def test_a_read_only_database_can_be_looked_at_and_says_why_nothing_is_saved(hall: HallDay) -> None:
    hall.take()
    _every_connection(hall, "PRAGMA query_only=ON")
    with pytest.raises(Offline) as refused:
        hall.take()
    assert refused.value.code == "read_only"
    assert hall.services.kiosk.view().lines[0].people == 1


def test_a_lock_held_by_another_program_is_busy_and_not_forever(hall: HallDay) -> None:
    hall.take()
    with closing(sqlite3.connect(_file(hall), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            hall.take()
        assert hall.services.kiosk.view().lines[0].people == 1
    hall.take()
    assert hall.services.kiosk.view().lines[0].people == 2


def test_the_same_key_after_a_failure_gives_one_number(hall: HallDay) -> None:
    key = new_key()
    with closing(sqlite3.connect(_file(hall), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=key)
    numbers = {hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=key).number for _ in range(2)}
    assert numbers == {"A001"}


def test_a_file_in_a_folder_that_is_gone_is_offline(sqlite_template: Path, tmp_path: Path) -> None:
    with sqlite_place(sqlite_template, tmp_path) as place, opened(place) as services:
        day = HallDay(services, place.clock)
        services.close()
        db = services.context.db
        assert isinstance(db, SqliteDatabase)
        for file in tmp_path.glob(f"{db.path.name}*"):
            file.unlink()
        db.path.mkdir()
        with pytest.raises(Offline):
            day.take()


@pytest.mark.pg
def test_a_server_that_drops_its_connections_is_found_again(postgres: Server) -> None:
    with postgres_place(postgres) as place, opened(place) as services:
        day = HallDay(services, place.clock)
        day.open()
        day.take()
        name = place.address.split("/")[-1].split("?")[0]
        postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        day.take()
        assert day.numbers_waiting()[0] == "A001"
        assert len(day.numbers_waiting()) == 2


@pytest.mark.pg
def test_a_lock_on_the_server_is_busy_and_not_forever(postgres: Server) -> None:
    import psycopg

    with postgres_place(postgres) as place, opened(place) as services:
        day = HallDay(services, place.clock)
        day.open()
        day.take()
        with psycopg.connect(place.address) as other:
            other.execute("SELECT 1 FROM office FOR UPDATE")
            with pytest.raises(Busy):
                day.call()
        assert day.call().number == "A001"


def test_what_is_shown_stays_consistent_while_another_station_writes(place: Place) -> None:
    with opened(place) as first, opened(place) as second:
        here, there = HallDay(first, place.clock), HallDay(second, place.clock)
        here.open()
        with first.context.look() as (tx, _, _answers):
            before = tx.read("SELECT count(*) FROM ticket")
            there.take()
            assert tx.read("SELECT count(*) FROM ticket") == before
        assert here.numbers_waiting() == ["A001"]
