"""The morning check over a real office on both databases: true findings, and one that hangs hurts no other."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onestop_desk.data import health
from onestop_desk.data.db import open_database
from onestop_desk.domain.checks import Check, Finding
from onestop_desk.services.actors import station
from onestop_desk.services.backup_notes import note_backup
from onestop_desk.services.backups import backup
from onestop_desk.services.checks import Checks, ThisPc
from onestop_desk.services.public_reach import MARK, reach
from onestop_desk.services.side_by_side import TimeIsUp, side_by_side
from onestop_desk.services.stations import Health
from tests.premises import Place
from tests.services.hall_day import HallDay


@pytest.fixture
def pc(tmp_path: Path) -> ThisPc:
    return ThisPc(tmp_path)


def found(hall: HallDay, pc: ThisPc) -> dict[Check, Finding]:
    return {one.check: one for one in hall.services.checks.run(pc).findings}


@pytest.fixture(autouse=True)
def _in_vietnam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_new_office_is_told_what_is_missing(hall: HallDay, pc: ThisPc) -> None:
    report = hall.services.checks.run(pc)
    assert [one.check for one in report.findings] == list(Check)
    assert {one.code for one in report.open} == {"backup_none", "board_never", "kiosk_never"}
    assert not report.ok


def test_an_office_where_all_is_well_is_green(hall: HallDay, place: Place, pc: ThisPc, tmp_path: Path) -> None:
    if place.kind == "sqlite":
        backup(place.address, tmp_path / "copy.db", place.ports())
    else:
        hall.services.office.change_settings(hall.head, backup_days=0)
        health_of_copy(hall, tmp_path)
    beat = hall.services.stations.beat
    beat(station("pc-1"), "pc-1", "board", "PC 1", Health(voice="speech", screen=2))
    beat(station("pc-2"), "pc-2", "kiosk", "PC 2", Health(printer="ok"))
    report = hall.services.checks.run(pc)
    assert [(one.code, dict(one.facts)) for one in report.open] == []


def health_of_copy(hall: HallDay, folder: Path) -> None:
    """A backup that was noted, without the tools of the server."""
    (folder / "copy.dump").touch()
    note_backup(hall.services.context.db, folder / "copy.dump")


def test_what_stations_say_is_believed_for_a_minute(hall: HallDay, pc: ThisPc) -> None:
    beat = hall.services.stations.beat
    beat(station("pc-1"), "pc-1", "board", "PC 1", Health(voice="clips", muted=True))
    beat(station("pc-2"), "pc-2", "kiosk", "PC 2", Health(printer="paper_out", printer_waiting=2))
    now = found(hall, pc)
    assert (now[Check.VOICE].code, now[Check.BOARD].code, now[Check.KIOSK].ok) == ("voice_muted", "board_well", True)
    assert now[Check.PRINTER].facts == {"kind": "kiosk", "station": "PC 2", "waiting": 2}
    since = hall.clock()
    hall.clock.forward(1.1)
    later = found(hall, pc)
    assert (later[Check.BOARD].code, later[Check.KIOSK].facts) == ("board_gone", {"since": since})
    assert (later[Check.VOICE].checked, later[Check.PRINTER].checked) == (False, False)


def test_a_line_without_a_seat_is_named(hall: HallDay, pc: ThisPc) -> None:
    assert found(hall, pc)[Check.SEATS].code == "seats_well"
    line = next(one for one in hall.services.office.lines() if one.letter == "A")
    serving = [c.id for c in hall.services.office.counters() if any(s.line_id == line.id for s in c.lines)]
    # Tuesday 24/11 is a day off: the next three working days are these.
    for day in (date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)):
        for counter_id in serving:
            hall.services.booking.set_absence(hall.head, counter_id, day, "00:00", "23:59", "meeting")
    full = found(hall, pc)[Check.SEATS]
    assert (full.ok, line.name in str(full.facts["lines"])) == (False, True)


def test_a_clock_behind_the_journal_is_seen(hall: HallDay, pc: ThisPc) -> None:
    hall.open()
    hall.clock.forward(-2)
    assert found(hall, pc)[Check.CLOCK].facts == {"seconds": 120}
    assert found(hall, pc)[Check.CLOCK].ok is False


def test_a_check_that_hangs_or_breaks_is_a_finding_like_any_other(
    hall: HallDay, pc: ThisPc, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def hang(_self: Checks, _pc: ThisPc) -> Finding:
        go_on.wait()
        return Finding(Check.SHEETS, True, "sheets_none")

    def break_down(_self: Checks, _pc: ThisPc) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setattr(Checks, "sheets", hang)
    monkeypatch.setattr(Checks, "guide", break_down)
    try:
        report = hall.services.checks.run(pc, limit_s=1.2)
    finally:
        go_on.set()
    by_check = {one.check: one for one in report.findings}
    assert by_check[Check.SHEETS].code == "check_slow"
    assert by_check[Check.GUIDE].code == "check_failed"
    assert by_check[Check.DATABASE].ok


def test_answers_and_errors_stay_with_who_gave_them() -> None:
    never = threading.Event()

    def broken() -> int:
        raise KeyError("x")

    def late() -> int:
        never.wait()
        return 0

    try:
        answers = side_by_side({"a": lambda: 1, "b": broken, "c": late}, 0.3)
    finally:
        never.set()
    assert answers["a"] == 1
    assert isinstance(answers["b"], KeyError)
    assert isinstance(answers["c"], TimeIsUp)


def test_a_damaged_file_is_seen(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    content = bytearray(sqlite_template.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = b"\xaa" * 20_000
    path.write_bytes(content)
    db = open_database(f"sqlite:///{path}", lambda: 0)
    assert health.whole(db, 5) is False


def test_a_large_file_is_read_no_longer_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (a)")
        made.execute("CREATE INDEX i ON t (a)")
        made.executemany("INSERT INTO t VALUES (?)", ((n * 7919 % 200_003,) for n in range(200_000)))
    made.close()
    db = open_database(f"sqlite:///{path}", lambda: 0)
    assert health.whole(db, 0.001) is None
    assert health.whole(db, 30) is True


@contextmanager
def web(page: str, status: int = 200) -> Iterator[str]:
    """A web server on loopback that shows one page."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


OUR_PAGE = f"<html><head><meta {MARK}></head><body>Trung tâm &amp; xã Tân Yên</body></html>"


@pytest.mark.parametrize(
    ("page", "status", "code"),
    [
        (OUR_PAGE, 200, "ours"),
        (OUR_PAGE.replace("Tân Yên", "Khác"), 200, "not_ours"),
        ("<html>Tên miền này đang được rao bán</html>", 200, "not_ours"),
        (OUR_PAGE, 503, "broken"),
    ],
)
def test_the_public_address_must_show_our_own_pages(page: str, status: int, code: str) -> None:
    with web(page, status) as base:
        assert reach(base, "Trung tâm & xã Tân Yên").code == code


def test_an_address_where_nobody_answers_is_told(hall: HallDay, pc: ThisPc) -> None:
    assert found(hall, pc)[Check.PORTAL].checked is False
    with web("") as base:
        pass
    assert reach(base, "Trung tâm").code == "unreachable"
