"""Making and upgrading the tables; refusing what is newer, half-made or not ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onestop_desk.data import upgrade
from onestop_desk.data.tables import metadata
from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.services import build
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
