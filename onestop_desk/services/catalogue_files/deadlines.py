"""Deadlines in words: how long, counted how, on which channel. What cannot be understood stays as words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onestop_desk.domain.folding import fold
from onestop_desk.domain.procedures import Channel, Deadline, DeadlineKind
from onestop_desk.services.catalogue_files.choices import ORDER, channels_of, is_nothing

_KINDS = (
    ("ngay lam viec", DeadlineKind.WORKING_DAYS, 1),
    ("gio lam viec", DeadlineKind.HOURS, 1),
    ("ngay", DeadlineKind.CALENDAR_DAYS, 1),
    ("gio", DeadlineKind.HOURS, 1),
    ("tieng", DeadlineKind.HOURS, 1),
    ("thang", DeadlineKind.MONTHS, 1),
    ("tuan", DeadlineKind.CALENDAR_DAYS, 7),
)
_LONG = re.compile(
    r"(?<![\d/.,])(\d{1,3})(?:\s*\([^()]{1,30}\))?\s*(ngay\s+lam\s+viec|gio\s+lam\s+viec|ngay|gio|tieng|thang|tuan)(?![a-z])"
    r"(?!\s*(?:\d{1,2}\s*thang|/))"
)
_HALF = re.compile(r"(?:1/2|½|0[,.]5|nua)\s*ngay(?:\s+lam\s+viec)?")
_SAME_DAY = re.compile(r"\btrong ngay\b|\bngay sau khi\b|\bgiai quyet ngay\b|^ngay$|\btra ngay\b|^tra ket qua ngay\b")
_CUTOFF = re.compile(r"sau\s+(\d{1,2})\s*(?:gio|h|:)\s*(\d{2})?")
_BARE = re.compile(r"0*(\d{1,3})")
_STOCK = re.compile(
    r"thoi (?:han|gian)(?: giai quyet)?|khong qua|toi da|trong thoi han|trong vong|trong|giai quyet|lam viec|"
    r"(?:ke )?(?:tu|sau)(?: khi| ngay)?(?: tiep)? ?nhan(?: duoc)?(?: du)?(?: ho so)?"
    r"(?: theo quy dinh| day du| hop le|,|va)*|"
    r"theo quy dinh|la|ngay|[-+•*.,;:()\s]"
)
_PREFIX = re.compile(r"^[-+•*\s]*((?:[^:;()\n]{2,60}))\s*:\s*")
_SPLIT = re.compile(r"\n+|;(?![^()]*\))")
_UNSAID = re.compile(r"\(?\s*(?:cong|nguon) (?:khong|ghi)[^()]*\)?")


@lru_cache(maxsize=4096)
def deadlines_of(text: str, unit: str = "", channel: str = Channel.ANY) -> tuple[Deadline, ...]:
    """The deadlines that a text names, the ordinary case first; `unit` goes with a bare figure ("ngày làm việc")."""
    if is_nothing(text) or fold(text).startswith(("cong khong ghi", "chua doc duoc", "khong quy dinh thoi han")):
        return ()
    made: list[Deadline] = []
    for names, words in _segments(text, channel):
        if not made or not _only_cutoff(words):
            made += [d for name in names for d in _one(words, unit, name)]
        else:
            made = [_with_cutoff(d, words) for d in made]
    return tuple(dict.fromkeys(made))


def in_our_order(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Deadlines by channel in our order; the order of the cases of one channel stays."""
    return tuple(sorted(deadlines, key=lambda d: ORDER.index(Channel(d.channel))))


def _segments(text: str, channel: str) -> Iterator[tuple[tuple[str, ...], str]]:
    current: tuple[str, ...] = (channel,)
    for part in _SPLIT.split(text):
        found = _PREFIX.match(part)
        named = _channels_before(found[1]) if found else ()
        if found and named:
            current, part = named, part[found.end() :]  # noqa: PLW2901 - what is left of the segment
        if not is_nothing(part):
            yield current, part.strip(" .,-+•*")


def _channels_before(words: str) -> tuple[str, ...]:
    return channels_of(words) if len(words) < 60 and not re.search(r"\d", words) else ()


def _only_cutoff(words: str) -> bool:
    said = fold(words)
    return _CUTOFF.search(said) is not None and not [f for f in _LONG.finditer(said) if not _is_clock(said, f)]


def _is_clock(said: str, found: re.Match[str]) -> bool:
    return found[2] in {"gio", "tieng"} and bool(re.search(r"(?:sau|truoc|luc|den)\s+$", said[: found.start()]))


def _with_cutoff(deadline: Deadline, words: str) -> Deadline:
    found = _CUTOFF.search(fold(words))
    if deadline.kind != DeadlineKind.SAME_DAY or not found:
        return deadline
    return Deadline(
        deadline.channel, deadline.kind, deadline.n, f"{int(found[1]):02d}:{found[2] or '00'}", deadline.note
    )


def _one(words: str, unit: str, channel: str) -> list[Deadline]:
    said = fold(words)
    bare = _BARE.fullmatch(said.strip())
    if bare:
        return [_bare(int(bare[1]), unit, channel, words)]
    if _HALF.search(said):
        return [Deadline(channel, DeadlineKind.HOURS, 4, note=_note(words))]
    first = _SAME_DAY.search(said)
    found = [f for f in _LONG.finditer(said) if not _is_clock(said, f) and int(f[1]) > 0]
    if first and not (found and found[0].start() < first.start()):
        cutoff = _CUTOFF.search(said)
        time = f"{int(cutoff[1]):02d}:{cutoff[2] or '00'}" if cutoff and int(cutoff[1]) < 24 else ""
        note = "" if cutoff and not found else _note(words) if found else ""
        return [Deadline(channel, DeadlineKind.SAME_DAY, 0, time, note)]
    if not found or (len(words) > 240 and len(found) > 1):
        return [Deadline(channel, DeadlineKind.TEXT, note=words)]
    made = []
    for i, hit in enumerate(found):
        kind, times = _kind(hit[2])
        clause = words if len(found) == 1 else _clause(words, found, i)
        made.append(Deadline(channel, kind, int(hit[1]) * times, note=_note(clause)))
    return made


def _bare(n: int, unit: str, channel: str, words: str) -> Deadline:
    """A figure without a unit: the heading's, else working days; a bare 1 may mean the same day, so it stays words.

    The national portal leaves the unit out in civil-status procedures: there 3 and 5 are working days, and 1 is the
    same day with a cutoff, which only the table of the reference data can tell.
    """
    if unit:
        kind, times = _kind(fold(unit))
        return Deadline(channel, kind, n * times)
    return (
        Deadline(channel, DeadlineKind.WORKING_DAYS, n) if n > 1 else Deadline(channel, DeadlineKind.TEXT, note=words)
    )


def _kind(said: str) -> tuple[str, int]:
    unit = " ".join(said.split())
    return next((kind, times) for name, kind, times in _KINDS if unit == name)


def _clause(words: str, found: list[re.Match[str]], i: int) -> str:
    """The part of a sentence that belongs to one of its durations."""
    start = found[i - 1].end() if i else 0
    end = found[i + 1].start() if i + 1 < len(found) else len(words)
    before, after = words[start : found[i].start()], words[found[i].start() : end]
    cut = re.search(r"[,;/.]|\bhoặc\b", before) if i else None
    stop = re.search(r"[,;/.]|\bhoặc\b", after[found[i].end() - found[i].start() :])
    length = found[i].end() - found[i].start()
    return (before[cut.end() :] if cut else before) + (after[: length + stop.start()] if stop else after)


def _note(words: str) -> str:
    """The words of a deadline that say more than its length, empty when they do not."""
    said = _UNSAID.sub(" ", fold(words))
    rest = _STOCK.sub(" ", _LONG.sub(" ", _HALF.sub(" ", said)))
    return words.strip(" .,;/") if len(rest.split()) > 1 or len(rest.strip()) > 3 else ""
