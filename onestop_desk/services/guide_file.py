"""Reads the guide's file and refuses a broken one with the line that is wrong."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Answer, Guide, GuidePaper, Kind, Legal, Outcome, Place, Question, Said, Step
from onestop_desk.domain.guide_faults import faults
from onestop_desk.services import json_lines
from onestop_desk.services.json_lines import BadJson, Lined, read_lined
from onestop_desk.services.resources import ROOT

GUIDE = ROOT / "guide" / "guide.json"
FORMAT = 1
_ID = re.compile(r"[a-z0-9_]{1,40}")
_Choice = TypeVar("_Choice", bound=StrEnum)

_QUESTION = frozenset({"id", "text", "short", "help", "asks", "answers"})
_ANSWER = frozenset({"id", "text", "to", "hint", "sets"})
_OUTCOME = frozenset({"id", "kind", "gives", "title", "steps", "papers", "place", "where", "how_long", "legal",
                      "handout", "next_step", "today", "warnings", "video", "page"})  # fmt: skip
_WHOLE = frozenset({"format", "version", "law_as_of", "start", "never_ask", "texts", "papers", "legal", "questions",
                    "outcomes"})  # fmt: skip


def read_guide(file: Path = GUIDE) -> Guide:
    """The guide in a file, without any fault.

    Raises Refusal("bad_guide", file=, line=, problem=): `problem` is a code, with the word that is wrong behind it.
    """
    try:
        lined = read_lined(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal("bad_guide", file=file.name, line=0, problem="missing") from None
    except (OSError, UnicodeDecodeError):
        raise Refusal("bad_guide", file=file.name, line=0, problem="unreadable") from None
    except BadJson as error:
        raise Refusal("bad_guide", file=file.name, line=error.line, problem="not_json") from None
    try:
        return _Reading(lined).guide()
    except _Wrong as wrong:
        line = lined.line(wrong.path)
        raise Refusal("bad_guide", file=file.name, line=line, problem=wrong.problem) from None


_PARTS: Mapping[str, str] = {
    "answers_2_to_9": "answers", "same_answer": "answers", "no_steps": "steps", "no_legal": "legal",
    "legal_after_law_as_of": "legal", "no_handout": "handout", "handout_too_long": "handout",
    "handout_line_too_long": "handout", "too_many_papers": "papers", "warnings_3": "warnings",
    "now_elsewhere": "place",
}  # fmt: skip
"""The part of a question or an outcome that a fault of the linter is about."""


class _Wrong(Exception):
    def __init__(self, path: json_lines.Path, problem: str) -> None:
        super().__init__(problem)
        self.path = path
        self.problem = problem


class _Reading:
    """One reading of one file: every part by its path, so that a wrong one can be named."""

    def __init__(self, lined: Lined) -> None:
        self._whole = lined.value
        self._texts: Mapping[str, Said] = {}
        self._papers: Mapping[str, GuidePaper] = {}
        self._legal: Mapping[str, Legal] = {}

    def guide(self) -> Guide:
        """The guide, with what the linter finds refused as well."""
        whole = self._object((), self._whole, _WHOLE)
        if whole.get("format") != FORMAT:
            raise _Wrong(("format",), "format")
        self._texts = {k: self._said(("texts", k), v) for k, v in self._section(whole, "texts").items()}
        self._papers = {k: self._paper(k, v) for k, v in self._section(whole, "papers").items()}
        self._legal = {k: self._source(k, v) for k, v in self._section(whole, "legal").items()}
        questions = self._each(whole, "questions", self._question)
        outcomes = self._each(whole, "outcomes", self._outcome)
        guide = Guide(
            self._string(("version",), whole.get("version")),
            self._date(("law_as_of",), whole.get("law_as_of")),
            self._string(("start",), whole.get("start")),
            {q.id: q for q, _path in questions},
            {o.id: o for o, _path in outcomes},
            self._said(("never_ask",), whole.get("never_ask")),
        )
        places = {part.id: path for part, path in (*questions, *outcomes)}
        for fault in faults(guide):
            path = places.get(fault.place)
            raise _Wrong(("start",) if path is None else self._place_of(fault.problem, path), fault.problem)
        return guide

    def _place_of(self, problem: str, path: json_lines.Path) -> json_lines.Path:
        """Where in a question or an outcome a fault of the linter stands."""
        code, _space, word = problem.partition(" ")
        if code in _PARTS:
            return (*path, _PARTS[code])
        kind, number = path[:2]
        answers = self._whole[kind][number].get("answers", ()) if code in {"unknown_target", "unknown_fact"} else ()
        fact = word.partition("=")[0]
        for place, option in enumerate(answers):
            if code == "unknown_target" and option["to"] == word:
                return (*path, "answers", place, "to")
            if code == "unknown_fact" and fact in option.get("sets", {}):
                return (*path, "answers", place, "sets", fact)
        return (*path, "asks") if code == "unknown_fact" else path

    def _each(self, whole: Mapping[str, Any], name: str, read: Any) -> list[tuple[Any, json_lines.Path]]:
        made: list[tuple[Any, json_lines.Path]] = []
        seen: set[str] = set()
        for place, value in enumerate(self._list((name,), whole.get(name))):
            part = read((name, place), value)
            if part.id in seen:
                raise _Wrong((name, place, "id"), f"same_id {part.id}")
            seen.add(part.id)
            made.append((part, (name, place)))
        return made

    def _question(self, path: json_lines.Path, value: Any) -> Question:
        part = self._object(path, value, _QUESTION)
        return Question(
            self._id((*path, "id"), part.get("id")),
            self._said((*path, "text"), part.get("text")),
            self._said((*path, "short"), part.get("short")),
            self._maybe((*path, "help"), part.get("help")),
            tuple(self._answer((*path, "answers", n), a)
                  for n, a in enumerate(self._list((*path, "answers"), part.get("answers")))),
            self._string((*path, "asks"), part["asks"]) if "asks" in part else None,
        )  # fmt: skip

    def _answer(self, path: json_lines.Path, value: Any) -> Answer:
        part = self._object(path, value, _ANSWER)
        sets = self._object((*path, "sets"), part.get("sets", {}))
        return Answer(
            self._id((*path, "id"), part.get("id")),
            self._said((*path, "text"), part.get("text")),
            self._id((*path, "to"), part.get("to")),
            {name: self._string((*path, "sets", name), fact) for name, fact in sets.items()},
            self._maybe((*path, "hint"), part.get("hint")),
        )

    def _outcome(self, path: json_lines.Path, value: Any) -> Outcome:
        part = self._object(path, value, _OUTCOME)
        steps = tuple(
            self._step((*path, "steps", n), s) for n, s in enumerate(self._list((*path, "steps"), part.get("steps")))
        )
        gives = part.get("gives", 0)
        if gives not in (0, 1, 2):
            raise _Wrong((*path, "gives"), "gives_0_to_2")
        return Outcome(
            self._id((*path, "id"), part.get("id")),
            self._choice((*path, "kind"), part.get("kind"), Kind),
            self._said((*path, "title"), part.get("title")),
            steps,
            self._named((*path, "papers"), part.get("papers"), self._papers),
            self._choice((*path, "place"), part.get("place"), Place),
            self._said((*path, "where"), part.get("where")),
            self._said((*path, "how_long"), part.get("how_long")),
            self._named((*path, "legal"), part.get("legal"), self._legal),
            self._handout((*path, "handout"), part.get("handout"), steps),
            self._said((*path, "next_step"), part.get("next_step")),
            tuple(self._said((*path, "warnings", n), w)
                  for n, w in enumerate(self._list((*path, "warnings"), part.get("warnings")))),
            gives,
            self._maybe((*path, "today"), part.get("today")),
            self._page((*path, "page"), part["page"]) if "page" in part else "",
            self._string((*path, "video"), part["video"]) if "video" in part else "",
        )  # fmt: skip

    def _step(self, path: json_lines.Path, value: Any) -> Step:
        part = self._object(path, value, frozenset({"text", "detail"}))
        return Step(self._said((*path, "text"), part.get("text")), self._maybe((*path, "detail"), part.get("detail")))

    def _handout(self, path: json_lines.Path, value: Any, steps: tuple[Step, ...]) -> tuple[Said, ...]:
        """Its own lines, or "steps" for the same as the steps."""
        if value == "steps":
            return tuple(step.text for step in steps)
        return tuple(self._said((*path, n), line) for n, line in enumerate(self._list(path, value)))

    def _paper(self, name: str, value: Any) -> GuidePaper:
        path = ("papers", name)
        part = self._object(path, value, frozenset({"name", "how"}))
        said = self._said((*path, "name"), part.get("name"))
        return GuidePaper(name, said, self._maybe((*path, "how"), part.get("how")))

    def _source(self, name: str, value: Any) -> Legal:
        path = ("legal", name)
        part = self._object(path, value, frozenset({"text", "date", "confirmed"}))
        confirmed = part.get("confirmed", True)
        if not isinstance(confirmed, bool):
            raise _Wrong((*path, "confirmed"), "not_yes_or_no")
        said = self._said((*path, "text"), part.get("text"))
        return Legal(said, self._date((*path, "date"), part.get("date")), confirmed)

    def _named(self, path: json_lines.Path, value: Any, known: Mapping[str, Any]) -> tuple[Any, ...]:
        made = []
        for place, name in enumerate(self._list(path, value)):
            if not isinstance(name, str) or name not in known:
                raise _Wrong((*path, place), f"unknown_name {name}")
            made.append(known[name])
        return tuple(made)

    def _maybe(self, path: json_lines.Path, value: Any) -> Said | None:
        return None if value is None else self._said(path, value)

    def _said(self, path: json_lines.Path, value: Any) -> Said:
        """A text in both languages, or "@name" for one of `texts`."""
        if isinstance(value, str) and value.startswith("@"):
            if value[1:] not in self._texts:
                raise _Wrong(path, f"unknown_name {value}")
            return self._texts[value[1:]]
        part = self._object(path, value, frozenset({"vi", "en"}))
        for language in ("vi", "en"):
            if not str(part.get(language) or "").strip() or not isinstance(part[language], str):
                raise _Wrong((*path, language), f"text_missing {language}")
        return Said(part["vi"], part["en"])

    def _section(self, whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        return self._object((name,), whole.get(name, {}))

    def _object(self, path: json_lines.Path, value: Any, known: frozenset[str] | None = None) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise _Wrong(path, "not_an_object")
        for name in value:
            if known is not None and name not in known:
                raise _Wrong((*path, name), f"unknown_part {name}")
        return value

    def _list(self, path: json_lines.Path, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise _Wrong(path, "not_a_list")
        return value

    def _string(self, path: json_lines.Path, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise _Wrong(path, "text_missing")
        return value

    def _id(self, path: json_lines.Path, value: Any) -> str:
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise _Wrong(path, "bad_id")
        return value

    def _page(self, path: json_lines.Path, value: Any) -> str:
        page = self._string(path, value)
        if urlsplit(page).scheme != "https" or not urlsplit(page).hostname:
            raise _Wrong(path, "bad_page")
        return page

    def _date(self, path: json_lines.Path, value: Any) -> date:
        try:
            return date.fromisoformat(self._string(path, value))
        except ValueError:
            raise _Wrong(path, "bad_date") from None

    def _choice(self, path: json_lines.Path, value: Any, among: type[_Choice]) -> _Choice:
        if not isinstance(value, str) or value not in set(among):
            raise _Wrong(path, f"unknown_name {value}")
        return among(value)
