"""Fits what a page says into its bytes: what has no room moves to following pages, and is counted where it stood."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from portal.render import size

MARKS = 8
"""Bytes by which the counts of a group may grow."""

Wrap = Callable[[str, int, "Stands"], str]
"""Puts rows into their group: (rows, how many of them can be ticked, where the group stands)."""


class Stands(Enum):
    """Where a group stands."""

    MAIN = auto()
    """On the procedure's page."""
    BEGINS = auto()
    """On a page that follows."""
    GOES_ON = auto()
    """On a page that follows, after rows on the page before."""


@dataclass(frozen=True)
class Group:
    """Rows that belong together, such as the papers of one special case."""

    title: str
    count: str
    rows: tuple[str, ...]
    wrap: Wrap
    ticks: tuple[bool, ...] = ()
    """Which rows can be ticked; empty when none can."""

    def whole(self) -> str:
        """All rows in their group."""
        return self.wrap("".join(self.rows), sum(self.ticks), Stands.MAIN)


@dataclass(frozen=True)
class Part:
    """A section that may move to pages of its own, under the procedure's address and `slug`."""

    slug: str
    title: str
    count: str
    intro: str
    groups: tuple[Group, ...]

    def whole(self) -> str:
        """The section as it stands on the procedure's page."""
        inside = "".join(group.whole() for group in self.groups)
        return f"<section><h2>{self.title}</h2>{self.intro}{inside}</section>"


@dataclass(frozen=True)
class Sheet:
    """What one following page holds: its groups in markup, and the numbers of those that begin on it."""

    body: str
    begins: tuple[int, ...]


def sheets(groups: Sequence[Group], room: int) -> tuple[Sheet, ...]:
    """The rows of groups on as few pages as their bytes allow; a row is never divided, its group is."""
    made: list[Sheet] = []
    pieces: list[str] = []
    begins: list[int] = []
    used = 0
    for number, group in enumerate(groups):
        frame = max(size(group.wrap("", 0, stands)) for stands in Stands) + MARKS
        for rows, ticks, first, more in _runs(group, room, frame, room - used):
            if more and (pieces or begins):
                made.append(Sheet("".join(pieces), tuple(begins)))
                pieces, begins, used = [], [], 0
            html = group.wrap(rows, ticks, Stands.BEGINS if first else Stands.GOES_ON)
            pieces.append(html)
            used += size(html)
            if first:
                begins.append(number)
    if pieces:
        made.append(Sheet("".join(pieces), tuple(begins)))
    return tuple(made)


def _runs(group: Group, room: int, frame: int, left: int) -> Iterator[tuple[str, int, bool, bool]]:
    """The rows of a group in runs that fit: (rows, ticks, whether it is the first, whether a new page begins)."""
    ticks = group.ticks or (False,) * len(group.rows)
    run: list[str] = []
    ticked, first, new = 0, True, False
    free = left - frame
    for row, tick in zip(group.rows, ticks, strict=True):
        need = size(row)
        if need > free:
            if run:
                yield "".join(run), ticked, first, new
                first = False
            run, ticked, new = [], 0, True
            free = room - frame
        run.append(row)
        ticked += tick
        free -= need
    if run:
        yield "".join(run), ticked, first, new


def moved(parts: Sequence[Part], room: int, replaced: Callable[[Part], str]) -> frozenset[str]:
    """Which parts must move so that the others fit into `room` bytes.

    What stands last on the page moves first, since the papers are what people come for; what moved in vain comes back.
    """
    saved = {part.slug: size(part.whole()) - size(replaced(part)) for part in parts}
    over = sum(size(part.whole()) for part in parts) - room
    gone: list[str] = []
    for part in reversed(parts):
        if over <= 0:
            break
        if saved[part.slug] > 0:
            gone.append(part.slug)
            over -= saved[part.slug]
    for slug in reversed(gone.copy()):
        if over + saved[slug] <= 0:
            gone.remove(slug)
            over += saved[slug]
    return frozenset(gone)


def packed(rows: Sequence[str], room: int) -> tuple[range, ...]:
    """Rows of a list on as few pages as their bytes allow, in order: the places of the rows of each page."""
    pages, used, begin = [], 0, 0
    for place, row in enumerate(rows):
        need = size(row)
        if place > begin and used + need > room:
            pages.append(range(begin, place))
            begin, used = place, 0
        used += need
    return (*pages, range(begin, len(rows))) if rows else ()
