"""What set-up says and does about missing system packages, tried with stand-ins for the system's own commands."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.project import PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the Windows twin has its own way")

TOOLS = ("sh", "dirname", "cmp", "tr", "sed", "uname", "flock", "ls", "cat", "rm", "mkdir", "mv", "cp", "grep", "sort")

Setup = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A copy of the scripts in a folder with spaces in its name; `bin` holds the only commands there are."""
    project = tmp_path / "quầy một cửa"
    shutil.copytree(PROJECT / "scripts", project / "scripts")
    shutil.copytree(PROJECT / "requirements", project / "requirements")
    commands = project / "bin"
    commands.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (commands / tool).symlink_to(found)
    stand_in(project, "ldconfig", "true")
    stand_in(project, "python3.11", f'case "$*" in *venv\\ .venv*) exit 7 ;; *) exec "{sys.executable}" "$@" ;; esac')
    return project


@pytest.fixture
def setup(place: Path) -> Setup:
    """Calls scripts/setup from another folder, as a person would."""

    def call(purpose: str = "run") -> subprocess.CompletedProcess[str]:
        command = [str(place / "scripts/setup"), purpose]
        return subprocess.run(
            command,
            cwd=place.parent,
            env={"PATH": str(place / "bin"), "LANG": "C"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return call


def stand_in(project: Path, name: str, script: str) -> None:
    """Put a command of our own in the place of the system's."""
    path = project / "bin" / name
    path.write_text(f"#!{shutil.which('sh')}\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_not_root_names_one_command_and_stops_with_2(place: Path, setup: Setup) -> None:
    stand_in(place, "id", "echo 1000")
    stand_in(place, "apt-get", "exit 9")
    done = setup()
    commands = [line for line in done.stderr.splitlines() if line.startswith("sudo ")]
    assert done.returncode == 2
    assert len(commands) == 1
    assert "apt-get install -y" in commands[0]
    assert "libegl1" in commands[0]


def test_root_installs_what_is_missing(place: Path, setup: Setup) -> None:
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", f'echo "$@" >>"{place}/asked"')
    done = setup()
    asked = (place / "asked").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in asked] == ["update", "install"]
    assert "libxcb-cursor0" in asked[1].split()
    assert done.returncode == 7, "it goes on to make the environment, where the stand-in stops it"


def test_the_tests_want_a_browser_and_an_office_pc_does_not(place: Path, setup: Setup) -> None:
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", f'echo "$@" >>"{place}/asked"')
    setup("run")
    setup("test")
    asked = [line.split() for line in (place / "asked").read_text(encoding="utf-8").splitlines()]
    run, test = (set(words) for words in asked if words[0] == "install")
    # A server that lies in /usr/sbin is found there, whatever the path holds.
    assert test - run | {"nginx-light"} == {
        "chromium", "default-jre-headless", "nginx-light", "caddy", "pulseaudio", "espeak-ng", "speech-dispatcher",
        "speech-dispatcher-espeak-ng", "libspeechd2", "libreoffice-calc-nogui",
    }  # fmt: skip


def voice(place: Path) -> subprocess.CompletedProcess[str]:
    """Calls the step that gives a PC its voice, as scripts/setup does."""
    script = 'set -eu; say() { printf "%s\\n" "$*" >&2; }; . scripts/system-packages.sh; give_a_voice; echo on'
    return subprocess.run(
        [str(place / "bin/sh"), "-c", script],
        cwd=place,
        env={"PATH": str(place / "bin"), "LANG": "C"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_voice_is_installed_where_that_needs_nobody(place: Path) -> None:
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", f'echo "$@" >>"{place}/asked"')
    done = voice(place)
    asked = (place / "asked").read_text(encoding="utf-8").splitlines()
    assert done.stdout == "on\n"
    assert {"libpulse0", "libspeechd2", "espeak-ng", "speech-dispatcher-espeak-ng"} <= set(asked[1].split())


def test_a_voice_that_cannot_be_had_stops_nothing(place: Path) -> None:
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", 'case "$1" in install) exit 100 ;; esac')
    done = voice(place)
    assert (done.returncode, done.stdout) == (0, "on\n")
    assert "lời ghi sẵn" in done.stderr
    stand_in(place, "id", "echo 1000")
    assert voice(place).stderr == ""


def test_a_source_out_of_reach_does_not_stop_the_rest(place: Path, setup: Setup) -> None:
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", 'case "$1" in update) exit 100 ;; esac')
    assert setup().returncode == 7


def test_an_install_that_fails_stops_set_up(place: Path, setup: Setup) -> None:
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", 'case "$1" in install) exit 100 ;; esac')
    assert setup().returncode == 100


def test_another_system_is_told_the_packages_by_name(setup: Setup) -> None:
    done = setup()
    assert done.returncode == 2
    assert "libegl1" in done.stderr
    assert "sudo" not in done.stderr


def test_an_old_python_is_refused_in_one_sentence(place: Path, setup: Setup) -> None:
    stand_in(place, "python3.11", "exit 1")
    stand_in(place, "id", "echo 0")
    stand_in(place, "apt-get", "true")
    done = setup()
    assert done.returncode == 2
    assert "Python 3.11" in done.stderr


@pytest.fixture
def finished(place: Path) -> Path:
    """The same place after a set-up that finished; a Python that is asked for anything now would fail."""
    made = place / ".venv"
    (made / "bin").mkdir(parents=True)
    stand_in(place, "python3.11", "exit 9")
    (made / "bin/python").symlink_to(place / "bin/python3.11")
    (made / "onestop-locks").mkdir()
    shutil.copy(place / "requirements/desk.lock", made / "onestop-locks")
    return place


@pytest.mark.usefixtures("finished")
def test_a_finished_set_up_does_nothing(setup: Setup) -> None:
    done = setup()
    assert (done.returncode, done.stderr) == (0, "")


def test_a_changed_lock_is_noticed(finished: Path, setup: Setup) -> None:
    with (finished / "requirements/desk.lock").open("a", encoding="utf-8") as lock:
        lock.write("new==1\n")
    assert setup().returncode != 0


def test_a_set_up_that_never_finished_is_noticed(finished: Path, setup: Setup) -> None:
    shutil.rmtree(finished / ".venv/onestop-locks")
    assert setup().returncode != 0


def test_an_unknown_purpose_is_refused(setup: Setup) -> None:
    assert setup("everything").returncode == 2


def test_run_hands_set_up_s_refusal_on(place: Path) -> None:
    stand_in(place, "id", "echo 1000")
    stand_in(place, "apt-get", "exit 9")
    environment = os.environ | {"PATH": str(place / "bin")}
    assert subprocess.run([place / "scripts/run"], env=environment, capture_output=True, check=False).returncode == 2
