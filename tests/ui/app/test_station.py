"""What this PC remembers: written whole, and a broken file is a new station."""

from pathlib import Path

import pytest

from ui.app.display import has_display
from ui.app.station import FILE, KeptStation, read_station


def test_choices_are_kept_over_a_restart(tmp_path: Path) -> None:
    kept = KeptStation(tmp_path)
    kept.change(counter_id="counter-1", contrast=True, text_scale=1.2)
    again = read_station(tmp_path)
    assert again == kept.now
    assert (again.counter_id, again.contrast, again.text_scale) == ("counter-1", True, 1.2)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"id": 1, "text_scale": "x"}', "null"])
def test_a_broken_file_is_a_new_station(tmp_path: Path, broken: str) -> None:
    (tmp_path / FILE).write_text(broken, encoding="utf-8")
    assert read_station(tmp_path).counter_id is None
    KeptStation(tmp_path).change(counter_id="counter-2")
    assert read_station(tmp_path).counter_id == "counter-2"


def test_a_folder_that_cannot_be_written_does_not_stop_the_desk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = KeptStation(tmp_path / "file" / "below")
    kept.change(contrast=True)
    assert kept.now.contrast


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({}, "linux", False),
        ({"DISPLAY": ":7093"}, "linux", False),
        ({"DISPLAY": "nonsense"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "linux", False),
        ({}, "win32", True),
    ],
)
def test_a_display_is_there_or_not(environment: dict[str, str], platform: str, seen: bool) -> None:
    assert has_display(environment, platform) is seen
