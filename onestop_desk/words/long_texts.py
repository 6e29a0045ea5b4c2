"""Breaks long texts where a reader would: a heading from its explanation, and a page's worth from the rest."""

import re

HEADLINE = 140
"""Characters that are still read as one bold line or two."""
PIECE = 2000
"""Characters of one paragraph; more is continued in the next."""

_BREAK = re.compile(r"[.:;](?=\s)|\s(?=[(+–-]\s?)|,(?=\s)")
_SPACES = re.compile(r"[ \t\u00a0]+")


def tidy(text: str) -> str:
    """A text without repeated spaces, empty lines and space at its ends."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def shortened(text: str, most: int) -> str:
    """The beginning of a text that must fit in one place, with an ellipsis when something is left out."""
    line = " ".join(text.split())
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
    """A text in parts of at most so many characters, broken at a line or a space where there is one."""
    rest, found = tidy(text), []
    while len(rest) > most:
        cut = max(rest.rfind("\n", most // 2, most), 0) or max(rest.rfind(" ", most // 2, most), 0) or most
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return (*found, rest) if rest else tuple(found)
