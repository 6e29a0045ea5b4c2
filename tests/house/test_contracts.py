"""Each import contract is broken on purpose in a copy of the project, and is seen to notice."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.project import PROJECT

CHECK = "import importlinter.cli; importlinter.cli.lint_imports_command()"

FORBIDDEN = [
    ("one way", "ui/bad_face.py", "import cli"),
    ("one way", "onestop_desk/domain/bad_way.py", "import onestop_desk.services"),
    ("one way", "onestop_desk/data/bad_way.py", "import onestop_desk.services"),
    ("reaches past", "ui/bad_data.py", "import onestop_desk.data"),
    ("reaches past", "cli/bad_data.py", "import onestop_desk.data"),
    ("answers with codes", "onestop_desk/services/bad_words.py", "import onestop_desk.words"),
    ("nothing above them", "onestop_desk/words/bad_words.py", "import onestop_desk.services"),
    ("No Qt", "onestop_desk/services/bad_qt.py", "import PySide6.QtCore"),
    ("No Qt", "cli/bad_qt.py", "import PySide6.QtWidgets"),
    ("No Qt", "portal/bad_qt.py", "import PySide6.QtCore"),
    ("reaches past", "portal/bad_data.py", "import onestop_desk.data"),
    ("reaches past", "onestop_desk/paper/bad_data.py", "import onestop_desk.data"),
    ("printed sheets know", "onestop_desk/paper/bad_services.py", "import onestop_desk.services"),
    ("one way", "portal/bad_face.py", "import cli"),
    ("No SQL", "ui/bad_sql.py", "import sqlite3"),
    ("No SQL", "cli/bad_sql.py", "import psycopg"),
    ("No SQL", "onestop_desk/services/bad_sql.py", "from sqlalchemy import text"),
    ("no clock", "onestop_desk/domain/bad_clock.py", "import time"),
    ("no clock", "onestop_desk/domain/bad_file.py", "from pathlib import Path"),
    ("Screens", "ui/desk/bad_screen.py", "import ui.kiosk"),
    ("Screens", "ui/board/bad_screen.py", "import ui.desk"),
]


def contracts() -> list[str]:
    """The names of the contracts in pyproject.toml."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the project with every forbidden import in it."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(PROJECT / "pyproject.toml", copy)
    for package in ("onestop_desk", "ui", "cli", "portal"):
        shutil.copytree(PROJECT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for _, path, line in FORBIDDEN:
        (copy / path).write_text(f"{line}\n", encoding="utf-8")
    return _lint(copy)


@pytest.mark.parametrize(("contract", "path"), [(contract, path) for contract, path, _ in FORBIDDEN])
def test_a_forbidden_import_is_noticed(verdict: str, contract: str, path: str) -> None:
    broken = next(name for name in contracts() if contract in name)
    assert f"{broken} BROKEN" in verdict
    assert f"{Path(path).with_suffix('').as_posix().replace('/', '.')} ->" in verdict


def test_every_contract_is_tried() -> None:
    assert [name for name in contracts() if not any(part in name for part, _, _ in FORBIDDEN)] == []


def _lint(folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout
