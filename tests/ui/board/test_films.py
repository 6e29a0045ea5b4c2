"""The guide films of the board: real small films, played while nobody is called, and never in the way of a call."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.instants import SECOND
from tests.ui.board import film_files
from tests.ui.board.hall import Hall
from tests.ui.board.snapshots import DAY, NINE, call, counters
from ui.board.announcements import LEAST
from ui.board.films import QUIET, Film
from ui.theme import apply

# What the library for films says about this PC's graphics; none of it keeps a film from playing.
pytestmark = [
    pytest.mark.qt,
    pytest.mark.qt_log_ignore(r"Couldn't (load|resolve) ", "No RHI backend", "Could not open media", extend=True),
]
RED, BLUE = (200, 20, 20), (20, 20, 200)
PATIENCE = 15_000


@pytest.fixture(scope="module", autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp)


@pytest.fixture
def films(tmp_path: Path) -> list[Film]:
    long = film_files.write(tmp_path / "kich-hoat.avi", [RED] * 400)
    return [Film(long, "Kích hoạt tài khoản VNeID")]


@pytest.fixture
def hall(qtbot: QtBot, films: list[Film]) -> Hall:
    made = Hall(films=lambda: tuple(films))
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def colour(hall: Hall) -> str:
    """What the middle of the film on the board looks like: red, blue or nothing yet."""
    picture = hall.window.scene.idle.film.picture
    if picture.isNull():
        return ""
    pixel = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    return "red" if pixel.red() > pixel.blue() else "blue"


def wait_quietly(hall: Hall) -> None:
    hall.pass_time(QUIET / SECOND)


def test_a_film_begins_after_ninety_quiet_seconds_and_not_before(hall: Hall, qtbot: QtBot) -> None:
    hall.pass_time(QUIET / SECOND - 1)
    assert hall.page() == "calm"
    hall.pass_time(1)
    assert hall.page() == "idle"
    idle = hall.window.scene.idle
    assert idle.title.text == "Kích hoạt tài khoản VNeID"
    assert (idle.newest.number.text, idle.newest.counter.text) == ("A014", "Quầy 2")
    assert [row.letter.text for row in idle.waiting.rows[:2]] == ["A", "B"]
    qtbot.waitUntil(lambda: colour(hall) == "red", timeout=PATIENCE)


def test_a_call_ends_the_film_in_the_same_moment(hall: Hall, qtbot: QtBot) -> None:
    wait_quietly(hall)
    qtbot.waitUntil(lambda: colour(hall) == "red", timeout=PATIENCE)
    hall.calls(call(6, "B008", 1, NINE + hall.time))
    assert hall.page() == "flash"
    assert hall.window.cinema.playing is None
    assert hall.listener.heard == ["B008"]
    hall.pass_time(LEAST / SECOND)
    assert hall.page() == "calm"
    hall.pass_time(QUIET / SECOND - 1)
    assert hall.page() == "calm"
    hall.pass_time(1)
    assert hall.page() == "idle"


def test_the_films_take_turns_and_one_that_cannot_be_played_is_passed_over(
    hall: Hall, films: list[Film], tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "hong.mp4"
    broken.write_bytes(b"not a film at all" * 50)
    films[:] = [
        Film(film_files.write(tmp_path / "mot.avi", [RED] * 10), "Một"),
        Film(broken, "Hỏng"),
        Film(tmp_path / "khong-co.avi", "Không có"),
        Film(film_files.write(tmp_path / "hai.avi", [BLUE] * 400), "Hai"),
    ]
    wait_quietly(hall)
    assert hall.window.scene.idle.title.text == "Một"
    qtbot.waitUntil(lambda: hall.window.scene.idle.title.text == "Hai", timeout=PATIENCE)
    qtbot.waitUntil(lambda: colour(hall) == "blue", timeout=PATIENCE)
    assert hall.page() == "idle"


def test_with_only_broken_films_the_hall_sees_its_calls(hall: Hall, films: list[Film], qtbot: QtBot) -> None:
    films[0].file.write_bytes(b"nothing")
    wait_quietly(hall)
    qtbot.waitUntil(lambda: hall.page() == "calm", timeout=PATIENCE)
    hall.pass_time(10)
    assert hall.page() == "calm"
    hall.calls(call(6, "B008", 1, NINE + hall.time))
    assert hall.page() == "flash"


def test_a_film_whose_file_comes_back_is_played(hall: Hall, films: list[Film]) -> None:
    away = films[0].file.rename(films[0].file.with_suffix(".away"))
    wait_quietly(hall)
    assert hall.page() == "calm"
    away.rename(films[0].file)
    hall.pass_time(1)
    assert hall.page() == "idle"


def test_a_pc_without_the_library_for_films_loses_nothing_else(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    wait_quietly(hall)
    assert hall.page() == "calm"
    hall.calls(call(6, "B008", 1, NINE + hall.time))
    assert (hall.page(), hall.listener.heard) == ("flash", ["B008"])


def test_a_film_has_no_voice(hall: Hall) -> None:
    wait_quietly(hall)
    assert hall.window.cinema._player.audioOutput() is None  # type: ignore[union-attr]


def test_many_counters_see_the_film_too(hall: Hall) -> None:
    hall.calls(counters=counters(6))
    wait_quietly(hall)
    assert hall.page() == "idle"


def test_no_news_ends_the_film(hall: Hall) -> None:
    wait_quietly(hall)
    hall.office.away = True
    hall.pass_time(16)
    assert hall.page() == "stale"
    assert hall.window.cinema.playing is None


def test_nobody_is_shown_a_film_at_night(hall: Hall) -> None:
    hall.calls(day=replace(DAY, open=False))
    wait_quietly(hall)
    assert hall.page() == "calm"


def test_a_hidden_or_closed_board_plays_nothing(hall: Hall) -> None:
    wait_quietly(hall)
    hall.window.hide()
    assert hall.window.cinema.playing is None
    hall.window.show()
    hall.window.beat()
    assert hall.page() == "idle"
    hall.window.close()
    assert hall.window.cinema.playing is None
