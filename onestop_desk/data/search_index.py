"""An index of procedures in memory: SQLite FTS5 over folded text, with fuzzy matching only when it finds few."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from onestop_desk.domain.folding import fold, words

FEW = 3
FUZZY_CUTOFF = 74.0


@dataclass(frozen=True)
class Entry:
    """What is searched of one procedure."""

    id: str
    code: str
    name: str
    field: str
    keywords: str
    most_used: bool


class SearchIndex:
    """Built once for a catalogue; safe to ask from any thread."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._folded = [fold(e.name) for e in self._entries]
        self._lock = Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._db.execute(
            "CREATE VIRTUAL TABLE p USING fts5(name, keywords, field, code, tokenize=\"unicode61 tokenchars '.'\")"
        )
        self._db.executemany(
            "INSERT INTO p (rowid, name, keywords, field, code) VALUES (?, ?, ?, ?, ?)",
            [
                (i, self._folded[i], " ".join(words(e.keywords)), " ".join(words(e.field)), e.code)
                for i, e in enumerate(self._entries)
            ],
        )

    def search(self, text: str, limit: int) -> list[str]:
        """Ids of the procedures that fit what was typed so far, best first."""
        wanted = words(text)
        if not wanted:
            return []
        found = self._exact(wanted, limit)
        if len(found) < min(FEW, limit) and len("".join(wanted)) >= 3:
            found += [i for i in self._fuzzy(" ".join(wanted), limit) if i not in found]
        return [self._entries[i].id for i in found[:limit]]

    def _exact(self, wanted: Sequence[str], limit: int) -> list[int]:
        query = " ".join(f'"{w}"*' for w in wanted)
        with self._lock:
            rows = self._db.execute(
                "SELECT rowid, bm25(p, 10.0, 6.0, 2.0, 10.0) FROM p WHERE p MATCH ? ORDER BY 2 LIMIT ?",
                (query, max(limit * 4, 40)),
            ).fetchall()
        phrase = " ".join(wanted)
        ranked = sorted(rows, key=lambda r: (*self._closeness(r[0], phrase), r[1]))
        return [r[0] for r in ranked]

    def _closeness(self, i: int, phrase: str) -> tuple[bool, bool, int]:
        """Whole phrase in the name first, then what people ask for most, then the shorter name."""
        return phrase not in self._folded[i], not self._entries[i].most_used, len(self._folded[i]) // 12

    def _fuzzy(self, phrase: str, limit: int) -> list[int]:
        from rapidfuzz import fuzz, process

        found = process.extract(
            phrase, self._folded, scorer=fuzz.token_set_ratio, limit=limit, score_cutoff=FUZZY_CUTOFF
        )
        partial = process.extract(
            phrase, self._folded, scorer=fuzz.partial_ratio, limit=limit, score_cutoff=FUZZY_CUTOFF
        )
        best: dict[int, float] = {}
        for _, score, i in [*found, *partial]:
            best[i] = max(best.get(i, 0.0), score + (2.0 if self._entries[i].most_used else 0.0))
        return sorted(best, key=lambda i: (-best[i], len(self._folded[i])))


def matched_spans(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the typed words begin words of the name: (start, end) places."""
    folded, spans = fold(name), []
    for word in dict.fromkeys(words(typed)):
        start = folded.find(word)
        while start > 0 and folded[start - 1].isalnum():
            start = folded.find(word, start + 1)
        if start >= 0:
            spans.append((start, start + len(word)))
    return tuple(sorted(spans))
