"""The guide films of this PC: the files in its folder `videos`, in the order of their names."""

import re
from collections.abc import Callable
from pathlib import Path

from ui.board.films import Film

FOLDER = "videos"
KINDS = frozenset({".mp4", ".mkv", ".webm", ".mov", ".avi", ".m4v"})
_NUMBER = re.compile(r"^\d+[\s._-]+")


def films_in(folder: Path) -> Callable[[], tuple[Film, ...]]:
    """Looks each time it is asked: a film that was copied there is shown without a new start."""

    def films() -> tuple[Film, ...]:
        try:
            files = sorted(file for file in (folder / FOLDER).iterdir() if file.suffix.lower() in KINDS)
        except OSError:
            return ()
        return tuple(Film(file, title_of(file)) for file in files)

    return films


def title_of(file: Path) -> str:
    """What a film is called: its name, without the number that puts it in its place."""
    return _NUMBER.sub("", file.stem).replace("_", " ").strip() or file.stem
