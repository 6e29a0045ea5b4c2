"""Reads JSON and remembers the line of every value, so that whoever edits a file is told where it is wrong."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""Keys and places from the root to a value."""
_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_WORD = re.compile(r"[^\s,\[\]{}:]+")


@dataclass(frozen=True)
class Lined:
    """A value read from JSON, and the lines on which its parts begin."""

    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a part, or of the nearest part around it that is there."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


class BadJson(ValueError):
    """The text is no JSON; `line` is where it stops being so."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_lined(text: str) -> Lined:
    """The value with its lines; raises BadJson, also for a key that stands twice in one place."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadJson(error.lineno) from None
    except RecursionError:
        raise BadJson(1) from None
    lines: dict[Path, int] = {}
    _Walk(text, lines).value(0, ())
    return Lined(value, lines)


class _Walk:
    """Goes through a text that is known to be JSON and notes where each value begins."""

    def __init__(self, text: str, lines: dict[Path, int]) -> None:
        self._text = text
        self._lines = lines
        self._counted = (0, 1)

    def value(self, at: int, path: Path) -> int:
        """Notes the value that begins at or after `at`; gives the place behind it."""
        at = self._skip(at)
        self._lines[path] = self._line(at)
        opening = self._text[at]
        if opening == "{":
            return self._object(at + 1, path)
        if opening == "[":
            return self._list(at + 1, path)
        return self._end(_STRING if opening == '"' else _WORD, at)

    def _object(self, at: int, path: Path) -> int:
        seen: set[str] = set()
        while self._text[at := self._skip(at)] != "}":
            behind = self._end(_STRING, at)
            name = json.loads(self._text[at:behind])
            if name in seen:
                raise BadJson(self._line(at))
            seen.add(name)
            at = self._skip(self.value(self._skip(behind) + 1, (*path, name)))
            at += self._text[at] == ","
        return at + 1

    def _list(self, at: int, path: Path) -> int:
        place = 0
        while self._text[at := self._skip(at)] != "]":
            at = self._skip(self.value(at, (*path, place)))
            at += self._text[at] == ","
            place += 1
        return at + 1

    def _skip(self, at: int) -> int:
        return self._end(_SPACE, at)

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        if found is None:
            raise BadJson(self._line(at))
        return found.end()

    def _line(self, at: int) -> int:
        known_at, line = self._counted
        line = line + self._text.count("\n", known_at, at) if at >= known_at else self._text.count("\n", 0, at) + 1
        self._counted = (at, line)
        return line
