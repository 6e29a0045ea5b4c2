"""The portal as a process of its own: says its address, answers, sees what others commit, ends when told to."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from onestop_desk.services import build, file_address
from tests.portal.server.citizen import Citizen

ROOT = Path(__file__).resolve().parents[3]
LARGEST = 90 * 1024 * 1024


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Path:
    """A folder in which the demo office lives already."""
    shutil.copy(sqlite_template, tmp_path / "onestop.db")
    return tmp_path


@contextmanager
def started(folder: Path, *given: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "main.py", "--data", str(folder), "--demo", "portal", "--port", "0", *given]
    process = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(r"Trang công dân: (\S+/)\n", said)
        assert found, said
        assert found[1].startswith("http://127.0.0.1:")
        yield process, found[1]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_and_ends_in_good_order(office: Path, told: signal.Signals) -> None:
    with started(office, "--prefix", "/motcua") as (process, address):
        assert address.endswith("/motcua/")
        assert httpx.get(f"{address}t/1.001193", trust_env=False).status_code == 200
        process.send_signal(told)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")


def test_it_is_small_and_sees_what_another_process_changes(office: Path) -> None:
    with started(office) as (process, address), httpx.Client(base_url=address, trust_env=False) as phone:
        desk = build(file_address(office))
        try:
            head = next(s for s in desk.sign_in.people() if s.role == "head")
            desk.public.change(desk.sign_in.demo(head.id), phone="0204 999 0000")
        finally:
            desk.close()
        until = time.monotonic() + 10
        while "0204 999 0000" not in phone.get("tim?q=khai+sinh").text:
            assert time.monotonic() < until
        assert "0204 999 0000" in phone.get("t/1.001193").text
        Citizen(phone).booked()
        codes = re.findall(r'href="/(l/[a-z0-9-]+)"', phone.get("linh-vuc").text)
        for code in codes:
            for procedure in re.findall(r'href="/(t/[0-9.]+)"', phone.get(code).text):
                assert phone.get(procedure).status_code == 200
        assert psutil.Process(process.pid).memory_info().rss < LARGEST


@pytest.mark.parametrize(
    "given",
    [
        ["--host", "0.0.0.0"],
        ["--host", "192.0.2.1"],
        ["--cert", "x.pem"],
        ["--port", "70000"],
        ["--port", "-1"],
        ["--proxy", "nginx"],
    ],
)
def test_what_is_not_safe_or_not_right_is_one_sentence(office: Path, given: list[str]) -> None:
    command = [sys.executable, "main.py", "--data", str(office), "--demo", "portal", *given]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(".\n")


def test_without_an_office_it_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "main.py", "--data", str(tmp_path), "portal"]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
