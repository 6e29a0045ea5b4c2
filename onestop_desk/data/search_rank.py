"""Says how well a procedure fits what was typed: how much of a name was said, weighed by how telling its words are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

PHRASE = 0.5
"""For words that stand side by side as they were typed."""
MOST_USED = 0.45
NAMED = 0.2
"""How much the name itself counts beside the text that fits best."""
KEYWORD = 0.9
"""A keyword is our own word for a procedure, a name the official one."""
PARTLY = 0.8
"""For a word of which only the beginning was typed, unless it is the one being typed."""
_ALL = 0.999
ENDED = 0.6
"""Taken off a procedure that is not in force."""
AHEAD = 0.15
MENDED = 0.25
"""Taken off for what was found by other words than those typed."""
DOUBTED = 0.4
"""The same, when even words that exist were taken for others."""
WHOLE = 0.3
"""For a text that was said in full."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a procedure: its words between spaces, with a space before and after."""

    words: str
    weight: float
    share: float


class Weights:
    """How telling each word is: the rarer, the more."""

    def __init__(self, counts: Mapping[str, int], texts: int) -> None:
        self._rare = log(texts + 2)
        self._of = {word: log((texts + 2) / (count + 0.5)) for word, count in counts.items()}

    def word(self, word: str) -> float:
        """The weight of a word; one that nobody uses tells most."""
        return self._of.get(word, self._rare)

    def text(self, words: Sequence[str]) -> float:
        """The weight of a text."""
        return sum(map(self.word, words)) or 1.0

    def fit(self, texts: Sequence[Text], said: Sequence[Sequence[str]]) -> tuple[float, float]:
        """(how well the best of the texts fits, share of what was said that any of them has).

        The first text is the procedure's name. `said` has for each word those that it may be.
        """
        asked = [self.word(forms[0]) for forms in said]
        whole = sum(asked) or 1.0
        best, in_name, found = 0.0, 0.0, [False] * len(said)
        for number, text in enumerate(texts):
            mine = self._one(text, said, asked, whole, found)
            if number == 0:
                in_name = mine
            best = max(best, mine)
        return best + NAMED * in_name, sum(w for w, hit in zip(asked, found, strict=True) if hit) / whole

    def _one(
        self, text: Text, said: Sequence[Sequence[str]], asked: Sequence[float], whole: float, found: list[bool]
    ) -> float:
        words, last = text.words, len(said) - 1
        covered = answered = 0.0
        end, together = -1, True
        for number, forms in enumerate(said):
            for form in forms:
                at = words.find(" " + form + " ", max(end, 0))
                if at < 0:
                    at = words.find(" " + form)
                if at >= 0:
                    break
            else:
                together = False
                continue
            stop = words.find(" ", at + 1)
            complete = words[at + 1 : stop]
            part = 1.0 if complete == form or number == last else PARTLY
            covered += self.word(complete) * part
            answered += asked[number] * part
            found[number] = True
            together = together and (end < 0 or at == end)
            end = stop
        if not answered:
            return 0.0
        share = answered / whole
        said_of_it = min(covered / text.weight, 1.0)
        bonus = (PHRASE if together else 0.0) + (WHOLE if together and said_of_it > _ALL else 0.0)
        return text.share * share * (1 + said_of_it + bonus)
