"""Every room of tests is run by scripts/test, and every Python file can be reached by the type checker."""

from tests.house.project import PROJECT, name, sources


def test_scripts_test_names_every_room_of_tests() -> None:
    script = (PROJECT / "scripts/test").read_text(encoding="utf-8").split()
    rooms = {"/".join(source.path.split("/")[:2]) for source in sources() if "/test_" in source.path}
    assert sorted(rooms.difference(script)) == []


def test_the_windows_twin_names_the_same_rooms() -> None:
    def rooms(script: str) -> set[str]:
        text = (PROJECT / "scripts" / script).read_text(encoding="utf-8").replace('"', " ").replace(",", " ")
        return {word for word in text.split() if word.startswith("tests/")}

    assert rooms("test") == rooms("test.ps1") != set()


def test_what_everybody_runs_has_a_windows_twin_that_says_it_was_not_run() -> None:
    for script in ("setup", "run", "test"):
        twin = PROJECT / "scripts" / f"{script}.ps1"
        assert twin.read_text(encoding="utf-8").startswith("# NOT RUN YET")


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (PROJECT / "tests").rglob("*.py")}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []
