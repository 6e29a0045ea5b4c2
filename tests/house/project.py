"""Which files are ours, and how a rule reads them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

ROOMS = (
    ".ci",
    "bench",
    "cli",
    "docs",
    "onestop_desk",
    "portal",
    "requirements",
    "resources",
    "scripts",
    "tests",
    "ui",
)
"""Everything that is committed lies in one of these or at the top."""

TEXT_ENDINGS = {".py", ".sh", ".ps1", ".md", ".toml", ".yaml", ".json", ".in", ".lock", ".po", ".pot", ".qss", ".svg"}
TEXT_ENDINGS |= {".typ", ".txt", ".csv", ".mako", ".ini", ".html", ".css", ".js", ""}


@dataclass(frozen=True)
class Source:
    """A Python file as a rule sees it."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python reads it."""
        return ast.parse(self.text, self.path)

    def at(self, node: ast.AST, fault: str) -> str:
        """Name a fault with its place, so that an editor can jump to it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {fault}"

    def is_in(self, *rooms: str) -> bool:
        """Whether the file lies in one of the rooms, or is one of the files."""
        return any(self.path == room or self.path.startswith(f"{room}/") for room in rooms)


def files() -> Iterator[Path]:
    """Every file of the project, without environments, caches and an office's data."""
    yield from (path for path in PROJECT.iterdir() if path.is_file() and path.name != ".setup.lock")
    for room in ROOMS:
        for path in (PROJECT / room).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def name(path: Path) -> str:
    """The file's name as seen from the top of the project."""
    return path.relative_to(PROJECT).as_posix()


def sources() -> list[Source]:
    """Every Python file of the project."""
    return [Source(name(path), path.read_text(encoding="utf-8")) for path in files() if path.suffix == ".py"]


def texts() -> list[tuple[str, str]]:
    """Every file that a person can read, with its text."""
    return [(name(path), path.read_text(encoding="utf-8")) for path in files() if path.suffix in TEXT_ENDINGS]
