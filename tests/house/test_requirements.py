"""The locks fit what is asked for, hold hashes and no address, and every dependency says why it is there."""

import re

import pytest

from tests.house.project import PROJECT
from tests.house.requirement_rules import asked_for, faults_of_lock, pins

REQUIREMENTS = PROJECT / "requirements"
LOCKS = ("desk", "test-core", "test-desk")
HASH = "--hash=sha256:" + "0a" * 32


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(name: str) -> None:
    assert faults_of_lock((REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_what_its_in_file_asks_for(name: str) -> None:
    locked = pins((REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8"))
    for package, requirement in asked_for(REQUIREMENTS / f"{name}.in").items():
        assert package in locked, f"{package} is not locked: run scripts/lock"
        assert requirement.specifier.contains(locked[package].version.removeprefix("=="), prereleases=True)


@pytest.mark.parametrize("name", ["desk", "test-core"])
def test_a_package_has_one_version_everywhere(name: str) -> None:
    largest = pins((REQUIREMENTS / "test-desk.lock").read_text(encoding="utf-8"))
    smaller = pins((REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8"))
    assert {package: largest[package].version for package in smaller} == {
        package: pin.version for package, pin in smaller.items()
    }


def test_the_core_environment_has_no_qt() -> None:
    locked = pins((REQUIREMENTS / "test-core.lock").read_text(encoding="utf-8"))
    assert [package for package in locked if "qt" in package or "pyside" in package or "shiboken" in package] == []


def test_every_direct_dependency_says_why_it_is_there() -> None:
    told = re.findall(r"^\| `([^`]+)` \|", (PROJECT / "docs/dependencies.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(asked_for(REQUIREMENTS / "test-desk.in"))


def test_every_lock_is_known_here() -> None:
    assert {path.stem for path in REQUIREMENTS.glob("*.lock")} == set(LOCKS)


@pytest.mark.parametrize(
    "line",
    [
        "a==1",
        f"a>=1 {HASH}",
        f"a==1.* {HASH}",
        f"--index-url https{'://'}packages.invalid\na==1 {HASH}",
        f"a @ https{'://'}packages.invalid/a.whl {HASH}",
        "a==1 --hash=md5:00",
    ],
)
def test_a_bad_line_in_a_lock_is_found(line: str) -> None:
    assert faults_of_lock(line)


def test_a_good_lock_passes() -> None:
    assert faults_of_lock(f"a==1.2 ; sys_platform == 'win32' \\\n    {HASH} \\\n    {HASH}\n") == []
