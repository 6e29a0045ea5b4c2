"""An index of procedures in memory: SQLite FTS5 over folded text finds, a score ranks, mended words when that fails."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from onestop_desk.data.search_rank import AHEAD, DOUBTED, ENDED, KEYWORD, MENDED, MOST_USED, Text, Weights
from onestop_desk.data.search_spelling import Spelling
from onestop_desk.data.search_words import figures, wanted, with_y, without_politeness
from onestop_desk.domain.folding import fold, words

GOOD = 1.35
"""A fit below which it is asked whether something else was meant."""
ENOUGH = 0.55
"""The share of what was said that must be found when not all of it can be."""
CANDIDATES = 60
"""How many of each kind are weighed at least; the most used and the shortest names come first."""
EDGE = "_"
"""Stands in the index where a text begins and ends; no typed word holds it."""
FEW = 5
LONGEST = 120
"""Words of a search that are looked at: a whole official name may be pasted."""
MENDED_WORDS = 12
"""Words in which mistakes are looked for."""
TELLING = 10
"""Words that must all be there; in a longer search the rarest."""
_SAID = "{name short keywords} : "


@dataclass(frozen=True)
class Entry:
    """What is searched of one procedure."""

    id: str
    code: str
    name: str
    field: str
    keywords: tuple[str, ...] = ()
    most_used: bool = False
    short_name: str = ""
    official_name: str = ""
    in_force: bool = True
    upcoming: bool = False


@dataclass(frozen=True)
class Found:
    """What a search found."""

    ids: tuple[str, ...] = ()
    """Ids of procedures, best first."""
    words: tuple[str, ...] = ()
    """The words by which they were found: those typed, or those they were taken for."""


@dataclass
class _Hits:
    """What one search has found so far."""

    most: int
    """How many of each kind to weigh."""
    ended: bool
    """Whether procedures that are not in force count too."""
    scores: dict[int, float] = field(default_factory=dict)

    def add(self, row: int, score: float) -> None:
        self.scores[row] = max(score, self.scores.get(row, 0.0))

    @property
    def best(self) -> float:
        return max(self.scores.values(), default=0.0)


class SearchIndex:
    """Built once for a catalogue; safe to ask from any thread.

    `spoken` names what people call a thing: folded words -> the words of the catalogue.
    """

    def __init__(self, entries: Iterable[Entry], spoken: Mapping[str, str] | None = None) -> None:
        given = list(entries)
        said = [_texts(entry) for entry in given]
        rest = [_rest(entry) for entry in given]
        self._spoken = {tuple(words(said_as)): words(meant) for said_as, meant in (spoken or {}).items()}
        self._spelling = Spelling([text for texts in said for text in texts if text] + rest)
        self._weights = Weights(self._spelling.counts, sum(map(len, said)) + len(said))
        order = sorted(range(len(given)), key=lambda i: self._static(given[i], said[i]))
        self._entries = [given[i] for i in order]
        self._said = [said[i] for i in order]
        self._texts: list[tuple[Text, ...] | None] = [None] * len(order)
        self._in_force = sum(e.in_force for e in given)
        self._digits = [e.code.replace(".", "") for e in self._entries]
        self._lock = Lock()
        self._db = self._fill([rest[i] for i in order])

    def _static(self, entry: Entry, texts: Sequence[str]) -> tuple[bool, bool, bool, float]:
        weight = self._weights.text(texts[0].split()) if texts else 0.0
        return not entry.in_force, not entry.upcoming, not entry.most_used, weight

    def _fill(self, rest: Sequence[str]) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        db.execute(
            "CREATE VIRTUAL TABLE p USING fts5(name, short, keywords, field, code,"
            " tokenize=\"unicode61 tokenchars '._'\", prefix='1 2 3')"
        )
        db.execute("BEGIN")
        db.executemany(
            "INSERT INTO p (rowid, name, short, keywords, field, code) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (i, _edged(texts[:1]), _edged(texts[1:2]), _edged(texts[2:]), rest[i], entry.code)
                for i, (entry, texts) in enumerate(zip(self._entries, self._said, strict=True))
            ],
        )
        db.execute("COMMIT")
        return db

    def search(self, text: str, limit: int, *, ended: bool = False) -> list[str]:
        """Ids of the procedures that fit what was typed so far, best first; those not in force only when asked for."""
        return list(self.find(text, limit, ended=ended).ids)

    def find(self, text: str, limit: int, *, ended: bool = False) -> Found:
        """The same, with the words by which they were found."""
        typed = wanted(text)[:LONGEST]
        if not typed or limit < 1:
            return Found()
        hits, used = _Hits(max(CANDIDATES, limit), ended), typed
        self._exact(hits, typed)
        for other in self._other_names(typed):
            self._exact(hits, other)
        if not hits.scores and len(typed) == 1 and figures(typed[0]):
            self._by_figures(hits, typed[0])
        if hits.best < GOOD:
            used = self._mend(hits, typed) or used
        ranked = sorted(hits.scores, key=lambda row: (-hits.scores[row], row))
        return Found(tuple(self._entries[row].id for row in ranked[:limit]), tuple(used))

    def _exact(self, hits: _Hits, typed: Sequence[str], off: float = 0.0) -> None:
        telling = typed if len(typed) <= TELLING else sorted(set(typed), key=self._weights.word)[-TELLING:]
        phrase, every = " ".join(typed), " AND ".join(f'"{w}"*' for w in telling)
        kinds = [f'{_SAID}"{EDGE} {phrase} {EDGE}"', f'{_SAID}"{phrase}"*']
        if len(typed) > 1:
            kinds.append(f"{_SAID}({every})")
        kinds.append(every)
        rows: dict[int, None] = {}
        for number, query in enumerate(kinds):
            if number < 2 or len(rows) < hits.most:
                rows |= dict.fromkeys(self._rows(hits, query))
        self._weigh(hits, rows, [[word] for word in typed], off)

    def _weigh(self, hits: _Hits, rows: Iterable[int], said: Sequence[Sequence[str]], off: float) -> None:
        for row in rows:
            fit, _share = self._weights.fit(self._texts_of(row), said)
            hits.add(row, self._score(row, fit) - off)

    def _score(self, row: int, fit: float) -> float:
        entry = self._entries[row]
        score = fit + MOST_USED * entry.most_used
        if not entry.in_force:
            score -= AHEAD if entry.upcoming else ENDED
        return score

    def _mend(self, hits: _Hits, typed: Sequence[str]) -> list[str] | None:
        """Looks for what may have been meant; gives the words that found it when they found better than those typed."""
        best, used = hits.best, None
        for words_tried in self._other_spellings(hits, typed[:MENDED_WORDS]):
            if hits.best > best:
                best, used = hits.best, words_tried
        return used

    def _other_spellings(self, hits: _Hits, typed: Sequence[str]) -> Iterator[list[str]]:
        """Tries one way after the other, from the likeliest on, and names its words."""
        bare = without_politeness(typed)
        if len(bare) < len(typed):
            for names in (bare, *self._other_names(bare)):
                self._exact(hits, names, MENDED)
            yield bare
        parted = self._spelling.parted(typed)
        if parted is not None and parted != typed:
            self._exact(hits, parted, MENDED)
            yield parted
        forms = self._spelling.mended(typed, all_of_them=False)
        if not self._spelling.knows(typed) and all(forms):
            self._weigh(hits, self._rows(hits, _each_of(forms)), forms, MENDED)
            likeliest = [f[0] for f in forms]
            for other in self._other_names(likeliest):
                self._exact(hits, other, MENDED)
            yield likeliest
        if hits.best < GOOD:
            self._most_of(hits, typed, forms)
            yield [f[0] for f in forms if f]
        if hits.best < GOOD:
            doubted = self._spelling.mended(typed, all_of_them=True)
            if all(doubted):
                self._weigh(hits, self._rows(hits, _each_of(doubted)), doubted, DOUBTED)
                yield [f[0] for f in doubted]

    def _most_of(self, hits: _Hits, typed: Sequence[str], forms: Sequence[Sequence[str]]) -> None:
        """Not every word is there: the rarest of them, and then how much of the rest."""
        known = [f for f in forms if f]
        if len(typed) < 2 or not known:
            return
        said = [f or [w] for f, w in zip(forms, typed, strict=True)]
        for row in self._nearly(hits, known):
            fit, share = self._weights.fit(self._texts_of(row), said)
            if share >= ENOUGH:
                hits.add(row, self._score(row, fit) - MENDED)

    def _nearly(self, hits: _Hits, known: Sequence[Sequence[str]]) -> Iterable[int]:
        """Rows with all words but one, else with the more telling half of them, else with the most telling one.

        Ranking every row that has any of the words (bm25) takes 20 ms with 7,000 procedures; this takes 3.
        """
        rare = sorted(known, key=lambda f: -self._weights.word(f[0]))[:TELLING]
        rows: dict[int, None] = {}
        for left_out in range(len(rare) if len(rare) > 1 else 0):
            rows |= dict.fromkeys(self._rows(hits, _each_of([*rare[:left_out], *rare[left_out + 1 :]])))
        for few in (1 + len(rare) // 2, 1):
            if len(rows) < FEW:
                rows |= dict.fromkeys(self._rows(hits, _each_of(rare[:few])))
        return rows

    def _by_figures(self, hits: _Hits, typed: str) -> None:
        for row, digits in enumerate(self._digits):
            if typed in digits and (hits.ended or self._entries[row].in_force):
                hits.add(row, GOOD + digits.startswith(typed) + digits.endswith(typed))

    def _other_names(self, typed: Sequence[str]) -> list[list[str]]:
        """What was said in the catalogue's own words, where people call it otherwise or write i for y."""
        spelled = with_y(typed)
        made = [spelled] if spelled != list(typed) else []
        for start in range(len(typed)):
            for stop in range(len(typed), start, -1):
                meant = self._spoken.get(tuple(typed[start:stop]))
                if meant is not None:
                    made.append([*typed[:start], *meant, *typed[stop:]])
        return made[:3]

    def _rows(self, hits: _Hits, query: str) -> list[int]:
        ask = "SELECT rowid FROM p WHERE p MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?"
        spans = [(0, self._in_force)] + ([(self._in_force, len(self._entries))] if hits.ended else [])
        with self._lock:
            return [row[0] for a, b in spans for row in self._db.execute(ask, (query, a, b, hits.most))]

    def _texts_of(self, row: int) -> tuple[Text, ...]:
        known = self._texts[row]
        if known is None:
            known = tuple(
                Text(f" {text} ", self._weights.text(text.split()), KEYWORD if number > 1 else 1.0)
                for number, text in enumerate(self._said[row])
                if text
            )
            self._texts[row] = known
        return known


def _texts(entry: Entry) -> tuple[str, ...]:
    """Name, short name and keywords, folded."""
    return tuple(" ".join(words(text)) for text in (entry.name, entry.short_name, *entry.keywords))


def _rest(entry: Entry) -> str:
    """What else a procedure is found by: its field, and the words of its official name."""
    return " ".join([*words(entry.field), *words(entry.official_name)])


def _edged(texts: Sequence[str]) -> str:
    return f"{EDGE} " + "".join(f"{text} {EDGE} " for text in texts if text)


def _each_of(forms: Sequence[Sequence[str]]) -> str:
    return " AND ".join(map(_any_of, forms))


def _any_of(forms: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{form}"*' for form in forms) + ")"


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    """The names in a list stay much the same from letter to letter."""
    return fold(name)


def matched_spans(name: str, typed: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words begin words of the name, side by side if they stand so anywhere: (start, end) places."""
    folded, spans = _folded(name), []
    together = _begins(folded, " ".join(typed)) if typed else -1
    if together >= 0:
        return ((together, together + len(" ".join(typed))),)
    for word in dict.fromkeys(typed):
        start = _begins(folded, word)
        if start >= 0:
            spans.append((start, start + len(word)))
    return tuple(sorted(spans))


def _begins(folded: str, part: str) -> int:
    start = folded.find(part)
    while start > 0 and folded[start - 1].isalnum():
        start = folded.find(part, start + 1)
    return start
