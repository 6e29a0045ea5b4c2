"""A board that is started again knows which call was announced last on that day, and a broken file is no memory."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ui.app.spoken_calls import FILE, KeptCalls

TODAY = date(2026, 11, 24)


def test_it_is_known_again_that_day_only(tmp_path: Path) -> None:
    KeptCalls(tmp_path).keep(TODAY, 41)
    KeptCalls(tmp_path).keep(TODAY, 42)
    assert KeptCalls(tmp_path).last(TODAY) == 42
    assert KeptCalls(tmp_path).last(TODAY + timedelta(days=1)) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"day": "2026-11-24"}', '{"day": "2026-11-24", "call_no": "x"}'])
def test_a_broken_file_is_no_memory(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert KeptCalls(tmp_path).last(TODAY) is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    kept = KeptCalls(tmp_path / "away")
    kept.keep(TODAY, 1)
    assert kept.last(TODAY) is None
