"""Live across processes: what one process commits, the others hear of and read."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onestop_desk.data.watch import watch
from tests.premises import Place, opened

TAKE = """
import sys
from onestop_desk.services import build
from onestop_desk.services.actors import station
services = build(sys.argv[1])
print("ready", flush=True)
for i, _ in enumerate(sys.stdin):
    services.office.set_station(station("kiosk-2"), f"kiosk-{i}", "kiosk", "hall")
    print("done", flush=True)
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.race
def test_an_action_in_one_process_is_heard_in_another_each_time(place: Place) -> None:
    with opened(place) as services, closing(watch(services.context.db)) as ear:
        other = subprocess.Popen(
            [sys.executable, "-c", TAKE, place.address],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        for i in range(10):
            while ear.wait(0.12):
                pass
            other.stdin.write("go\n")
            other.stdin.flush()
            assert ear.wait(5.0)
            assert other.stdout.readline() == "done\n"
            with services.context.look() as (tx, _config, _answers):
                assert tx.read("SELECT count(*) FROM station") == [(i + 1,)]
        other.communicate(timeout=20)
        assert other.returncode == 0
