"""Making and upgrading the tables; refusing what is newer, half-made or not ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from onestop_desk.data import upgrade
from onestop_desk.data.tables import metadata
from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.services import Ports, build
from tests.moved_clock import MovedClock
from tests.premises import Place


def _run(place: Place, sql: str) -> None:
    services = place.open()
    with services.context.db.engine().begin() as connection:
        connection.exec_driver_sql(sql)
    services.close()


def test_the_migrations_make_exactly_the_tables_that_the_program_knows(place: Place) -> None:
    services = place.open()
    with services.context.db.engine().connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    services.close()
    assert differences == []


def test_the_newest_step_is_the_one_the_program_expects() -> None:
    scripts = ScriptDirectory.from_config(upgrade.config())
    assert scripts.get_current_head() == upgrade.HEAD
    assert [s.revision for s in reversed(list(scripts.walk_revisions()))] == list(upgrade.KNOWN)


def test_a_newer_database_is_refused(place: Place) -> None:
    _run(place, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refusal) as refused:
        place.open()
    assert refused.value.code == "database_newer"


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO migration_run (target) VALUES ('0002')",
        "DELETE FROM alembic_version",
        "DROP TABLE office_day",
        "DROP TABLE alembic_version",
    ],
)
def test_a_half_migrated_database_is_refused(place: Place, sql: str) -> None:
    _run(place, sql)
    with pytest.raises(Refusal) as refused:
        place.open()
    assert refused.value.code == "database_half_migrated"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office.db"
    file.write_bytes(b"this is a letter, not a database" * 200)
    with pytest.raises(Offline) as gone:
        build(f"sqlite:///{file}")
    assert gone.value.code == "not_a_database"


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(Refusal) as refused:
        build(f"sqlite:///{file}")
    assert refused.value.code == "not_a_database"


def test_an_address_of_another_kind_of_database_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        build("mysql://somewhere/office")
    assert refused.value.code == "bad_address"


FIRST_SHAPE = """
INSERT INTO office (id, name, commune, authority, tz) VALUES ('o', 'T', 'xã T', 'UBND', 'Asia/Ho_Chi_Minh');
INSERT INTO agency VALUES ('a', 'o', 'ubnd', 'UBND xã');
INSERT INTO line (id, office_id, letter, name, short_name, name_en, short_name_en, examples, examples_en,
  common_papers, minutes, position) VALUES ('l', 'o', 'B', 'Hộ tịch', 'Hộ tịch', '', '', '', '', '[]', 10, 0);
INSERT INTO procedure_field VALUES ('f', 'o', 'Hộ tịch', 'ho-tich', 'l', 'a');
INSERT INTO procedure VALUES
  ('p1', 'o', '1.001193', 'active', NULL, 1), ('p2', 'o', '1.001731', 'superseded', '1.116910', 0);
INSERT INTO procedure_version VALUES
  ('v1', 'o', 'p1', 1, NULL, NULL, 1, 'Đăng ký khai sinh', 'f', '163/QĐ-BTP',
   '{"sla": [], "fee": {"kind": "free"}, "keywords": null, "papers": [{"id": "cs", "name": "Giấy chứng sinh",
     "kind": "nop_ban_chinh", "need": "bat_buoc", "note": ""}]}', 'x'),
  ('v2', 'o', 'p2', 1, NULL, NULL, 1, 'Mai táng phí', 'f', NULL,
   '{"sla": null, "fee": {"kind": "unknown"}, "papers": []}', 'y');
INSERT INTO ticket (id, office_id, service_day, letter, number, line_id, state, source, token, arrived_at, turn_at,
  started_at, changed_at) VALUES ('t', 'o', '2026-11-20', 'B', 1, 'l', 'done', 'kiosk', 'k', 1, 1, 1, 1);
INSERT INTO visit (id, office_id, ticket_id, opened_at) VALUES ('vi', 'o', 't', 1);
INSERT INTO visit_procedure (id, office_id, visit_id, position, procedure_id, procedure_version_id)
  VALUES ('vp', 'o', 'vi', 1, 'p1', 'v1');
"""


def test_an_office_of_the_first_shape_keeps_its_catalogue(tmp_path: Path) -> None:
    file = tmp_path / "first.db"
    _make_the_first_shape(file)
    services = build(f"sqlite:///{file}", Ports(clock=MovedClock(), moved_clock=True))
    old = services.procedures.by_code("1.001731")
    birth = services.procedures.by_code("1.001193")
    services.close()
    assert (old.status, old.superseded_by) == ("superseded", "1.116910")
    assert (birth.status, birth.name, birth.papers[0].name) == ("active", "Đăng ký khai sinh", "Giấy chứng sinh")
    assert (tmp_path / f"first-before-{upgrade.HEAD}.db").exists()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT procedure_version_id FROM visit_procedure").fetchall() == [("v1",)]


def _make_the_first_shape(file: Path) -> None:
    """A database as the first version of the program left it, with a visit that received a procedure."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE migration_run (target VARCHAR(40) NOT NULL PRIMARY KEY)")
        command.upgrade(upgrade.config(connection), "0001")
        connection.commit()
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(FIRST_SHAPE)
