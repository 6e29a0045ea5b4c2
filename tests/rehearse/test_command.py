"""The command: its answer, its files, and exit 1 when a rule was broken."""

import json
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from cli import main
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.actors import Actor
from onestop_desk.services.desk.calling import Calling
from onestop_desk.services.rehearsal.day import Order, Played, play
from onestop_desk.services.rehearsal.record import Violation
from onestop_desk.services.views import Called
from tests.cli.calls import call, is_one_sentence

WANTED = {
    "visitors", "served", "missed", "left", "waiting_p50_s", "waiting_p90_s", "max_overtaken", "max_overtaken_min",
    "duplicates", "violations", "violation_details", "screenshots", "refused_at_closing", "seed", "date", "bookings",
}  # fmt: skip


BOOKINGS = {
    "booked", "online", "desk", "helper", "checked_in_on_time", "checked_in_early", "checked_in_late", "no_shows",
    "moved", "cancelled", "booked_wait_p50_s", "booked_wait_p90_s", "walk_in_wait_p50_s", "walk_in_wait_p90_s",
}  # fmt: skip


def honest(order: Order, _folder: Path) -> Played:
    """A day without screens."""
    return play(order)


def broken(order: Order, folder: Path) -> Played:
    """The same day with a rule broken."""
    played = honest(order, folder)
    return replace(played, summary=replace(played.summary, violation_details=(Violation("unfair", "A001", 0),)))


def no_site(_catalogue: PublicCatalogue, _folder: Path, _guide: object) -> NoReturn:
    """A rehearsal writes no pages."""
    raise AssertionError


def test_a_good_day_is_exit_0_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "--out", str(tmp_path), "--visitors", "8"], {}, honest, no_site) == 0
    assert "Không quy tắc nào bị vi phạm." in capsys.readouterr().out


def test_a_broken_rule_is_exit_1_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "--out", str(tmp_path), "--visitors", "8"], {}, broken, no_site) == 1
    said = capsys.readouterr().out
    assert "Có 1 vi phạm quy tắc:" in said
    assert "unfair A001" in said
    stored = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert stored["violations"] == 1


def test_a_fault_in_the_services_is_exit_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(self: Calling, actor: Actor, counter_id: str, *, key: str) -> Called:
        raise Refusal("nobody_waiting", counter=1)

    monkeypatch.setattr(Calling, "call_next", forgetful)
    assert main(["rehearse", "--out", str(tmp_path), "--visitors", "8"], {}, honest, no_site) == 1
    stored = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert {v["rule"] for v in stored["violation_details"]} == {"nobody_though_somebody"}


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["rehearse", "--out", str(tmp_path / "file" / "day")], {}, honest, no_site) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.qt
def test_a_day_off_cannot_be_rehearsed(tmp_path: Path) -> None:
    answer = call("rehearse", "--out", tmp_path, "--date", "2026-11-22")
    assert (answer.code, answer.out) == (2, "")
    assert "23/11/2026" in answer.err
    assert is_one_sentence(answer.err)


@pytest.mark.qt
def test_thirty_visitors_on_the_real_screens(tmp_path: Path) -> None:
    answer = call("rehearse", "--out", tmp_path, "--visitors", 30, "--date", "2026-11-23", "--json")
    assert answer.code == 0, answer.err
    summary = json.loads(answer.out)
    assert set(summary) >= WANTED
    assert set(summary["bookings"]) >= BOOKINGS
    assert (summary["violations"], summary["date"], summary["visitors"]) == (0, "2026-11-23", 30)
    faces = ("desk-1", "desk-2", "appointments", "kiosk-portrait", "kiosk-landscape", "board")
    for moment in ("morning", "peak", "lunch", "closing"):
        for face in faces:
            assert f"screens/{moment}-{face}.png" in summary["screenshots"]
    for file in (*summary["screenshots"], *summary["papers"], summary["journal"]):
        assert (tmp_path / file).stat().st_size > 0
    received = ("check-in-desk", "received-desk", "check-in-kiosk-figures", "check-in-kiosk-number")
    assert {f"screens/{name}.png" for name in received} <= set(summary["screenshots"])
    assert "papers/appointment-slip.pdf" in summary["papers"]
    assert json.loads((tmp_path / "summary.json").read_text(encoding="utf-8")) == summary
