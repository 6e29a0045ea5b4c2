"""Mends what was typed: the words of a catalogue know which of them a mistyped one was meant to be."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from onestop_desk.data.search_words import is_code, without_keys

SHORTEST_JOINED = 4
MOST_NEAR = 6
_LONG_WORD = 6
"""Letters from which two mistakes in a word are forgiven instead of one."""
_SHORTEST_MENDED = 2
_PLACES = 64


class Spelling:
    """The words of all texts of a catalogue, each text being its words with a space between."""

    def __init__(self, texts: Iterable[str]) -> None:
        kept = list(texts)
        self.counts: Counter[str] = Counter()
        for text in kept:
            self.counts.update(set(text.split()))
        self._sorted = sorted(self.counts)
        self._texts = kept
        self._begun: dict[int, list[str]] = {}
        self._joined: tuple[str, list[int]] | None = None

    def begins(self, word: str) -> bool:
        """Whether any word of the catalogue begins like this."""
        at = bisect_left(self._sorted, word)
        return at < len(self._sorted) and self._sorted[at].startswith(word)

    def knows(self, words: Sequence[str]) -> bool:
        """Whether every word begins one of the catalogue."""
        return all(self.begins(word) for word in words)

    def parted(self, words: Sequence[str]) -> list[str] | None:
        """The words with their spaces put right: khaisinh and kha isinh are khai sinh; None when no text has them."""
        whole = self._part("".join(words))
        if whole is not None:
            return whole
        parts = [[word] if self.begins(word) else self._part(word) for word in words]
        return [word for part in parts for word in part or ()] if all(parts) and len(words) > 1 else None

    def mended(self, words: Sequence[str], *, all_of_them: bool) -> list[list[str]]:
        """For each word those it may have meant, the likeliest first; a known one only itself unless all are doubted.

        A word that nobody can mend has an empty list.
        """
        last = len(words) - 1
        return [self._meant(word, last=i == last, doubted=all_of_them) for i, word in enumerate(words)]

    def _meant(self, word: str, *, last: bool, doubted: bool) -> list[str]:
        known = self.begins(word)
        if is_code(word) or (known and not doubted):
            return [word] if known else []
        plain = without_keys(word)
        if plain in self.counts and plain != word:
            return [plain]
        near = self._near(word, last=last)
        return [word, *near] if known else near

    def _near(self, word: str, *, last: bool) -> list[str]:
        if len(word) < _SHORTEST_MENDED or not word.isalpha():
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 2 if len(word) >= _LONG_WORD else 1
        pool = [*self._sorted, *self._beginnings(len(word))] if last else self._sorted
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=4 * MOST_NEAR)
        # Fingers that came too early swap letters more often than they lose one; then the more common word is likelier.
        ranked = sorted(found, key=lambda hit: (hit[1], sorted(hit[0]) != sorted(word), -self.counts[hit[0]], hit[0]))
        return [w for w, *_rest in ranked if w != word][:MOST_NEAR]

    def _beginnings(self, length: int) -> list[str]:
        """What words of the catalogue look like while only so many letters of them are typed."""
        if length not in self._begun:
            self._begun[length] = sorted({w[:length] for w in self._sorted if len(w) > length} - self.counts.keys())
        return self._begun[length]

    def _part(self, joined: str) -> list[str] | None:
        if len(joined) < SHORTEST_JOINED or not joined.isalpha():
            return None
        everything, starts = self._all_joined()
        found: Counter[tuple[str, ...]] = Counter()
        at = everything.find(joined)
        for _place in range(_PLACES):
            if at < 0:
                break
            number = bisect_right(starts, at) - 1
            parts = _words_at(self._texts[number], at - starts[number], len(joined))
            if parts:
                found[parts] += 1
            at = everything.find(joined, at + 1)
        likeliest = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return list(likeliest[0][0]) if likeliest else None

    def _all_joined(self) -> tuple[str, list[int]]:
        """Every text without its spaces in one string, and where each begins."""
        if self._joined is None:
            texts = [text.replace(" ", "") for text in self._texts]
            self._joined = "\n".join(texts), [0, *accumulate(len(text) + 1 for text in texts)]
        return self._joined


def _words_at(text: str, start: int, length: int) -> tuple[str, ...]:
    """The words of a text that lie in a stretch of its letters without spaces; none when it begins inside a word."""
    parts: list[str] = []
    place = 0
    for word in text.split():
        if place >= start + length:
            break
        if place == start or parts:
            parts.append(word[: start + length - place])
        place += len(word)
    return tuple(parts)
