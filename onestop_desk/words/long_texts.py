"""Breaks long texts where a reader would: a heading from its explanation, and a page's worth from the rest."""

import re

HEADLINE = 140
"""Characters that are still read as one bold line or two."""
PIECE = 2000
"""Characters of one paragraph; more is continued in the next."""
HEAVY = 1.7
"""Bytes a letter from which a text is heavier than Vietnamese ever is."""

_BREAK = re.compile(r"[.:;](?=\s)|\s(?=[(+–-]\s?)|,(?=\s)")
_SPACES = re.compile(r"[ \t\u00a0]+")


def tidy(text: str) -> str:
    """A text without repeated spaces, empty lines and space at its ends."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def fits(text: str, most: int) -> bool:
    """Whether a text of at most so many characters is not cut; a heavy one has a third of them (see `pieces`)."""
    return len(text) <= _room(text, most)


def shortened(text: str, most: int) -> str:
    """The beginning of a text that must fit in one place, with an ellipsis when something is left out."""
    line = " ".join(text.split())
    most = _room(line, most)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(",;:. ") + "…"


def headline(text: str, most: int = HEADLINE) -> tuple[str, str]:
    """What names a thing, and what explains it: nothing is lost, the second part may be empty."""
    whole = tidy(text)
    first, _newline, rest = whole.partition("\n")
    if len(first) <= most:
        return first, rest
    breaks = list(_BREAK.finditer(first, 12, most))
    strong = [found for found in breaks if found[0] in ".:;"]
    if not breaks:
        cut = first.rfind(" ", most // 2, most)
        cut = cut if cut > 0 else most
        return first[:cut].rstrip(), whole[cut:].strip()
    chosen = strong[0] if strong else breaks[-1]
    return first[: chosen.end()].rstrip(), whole[chosen.end() :].strip()


def pieces(text: str, most: int = PIECE) -> tuple[str, ...]:
    """A text in parts of at most so many characters, broken at a line or a space where there is one.

    A part whose letters weigh much in a file (marks that must be escaped, letters of three bytes) is cut to a third.
    """
    rest, found = tidy(text), []
    while rest:
        whole = _room(rest, most)
        if len(rest) <= whole:
            found.append(rest)
            break
        half = whole // 2
        cut = max(rest.rfind("\n", half, whole), 0) or max(rest.rfind(" ", half, whole), 0) or whole
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return tuple(found)


def _room(text: str, most: int) -> int:
    return most if _is_light(text[:most]) else max(most // 3, 1)


def _is_light(text: str) -> bool:
    marks = sum(text.count(mark) for mark in "&<>\"'")
    return len(text.encode("utf-8", "replace")) + 4 * marks <= HEAVY * len(text) + 60
