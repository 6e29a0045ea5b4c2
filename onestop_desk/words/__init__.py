"""Turns the Vietnamese sentences of the program into the language its reader has chosen."""

import os
from contextvars import ContextVar, Token
from functools import lru_cache
from string import Formatter
from types import TracebackType

from onestop_desk.words.catalogue import Catalogue, english

__all__ = ["LANGUAGES", "_", "language", "marked", "plural", "use"]

LANGUAGES = ("vi", "en", "doubled")
"""What may be chosen: Vietnamese, English, and Vietnamese said twice to see whether screens bear long texts."""

_chosen: ContextVar[str] = ContextVar("onestop_language", default="vi")


class _Use:
    """Keeps a language chosen; used with `with`, puts the earlier one back at the end."""

    def __init__(self, token: Token[str]) -> None:
        self._token = token

    def __enter__(self) -> None:
        """The language was already chosen when `use` was called."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _chosen.reset(self._token)


def use(name: str) -> _Use:
    """Chooses the language from now on, or for one `with` block."""
    if name not in LANGUAGES:
        raise ValueError(f"no such language: {name}")
    return _Use(_chosen.set(name))


def language() -> str:
    """Says which language is spoken now."""
    return _chosen.get()


def marked(message: str) -> str:
    """Marks a sentence that is kept in a table and translated only when it is shown."""
    return message


def _(message: str) -> str:
    """Gives a sentence in the language spoken now; the Vietnamese sentence is its own key."""
    catalogue = _catalogue()
    return _stretched(catalogue.text(message) if catalogue else message)


def plural(message: str, n: int) -> str:
    """Gives a sentence about n things, in the form that the language spoken now uses for n."""
    catalogue = _catalogue()
    return _stretched(catalogue.counted(message, n) if catalogue else message)


def _catalogue() -> Catalogue | None:
    return english() if _chosen.get() == "en" else None


def _stretched(text: str) -> str:
    times = 2 if _chosen.get() == "doubled" else _text_scale()
    return text if times == 1 else _said_again(text, times)


@lru_cache(maxsize=4096)
def _said_again(text: str, times: int) -> str:
    """Repeats the words but not the placeholders, so that a sentence made of two doubled parts is doubled once."""
    pieces: list[str] = []
    for words, name, spec, _conversion in Formatter().parse(text):
        bare = words.strip()
        inner = " ".join([bare] * times) if any(letter.isalpha() for letter in bare) else bare
        pieces.append(words.replace(bare, inner, 1) if bare else words)
        if name is not None:
            pieces.append("{" + name + (":" + spec if spec else "") + "}")
    return "".join(pieces)


def _text_scale() -> int:
    # Read each time: a test may set it for one screen, and looking it up costs less than a microsecond.
    wish = os.environ.get("ONESTOP_TEXT_SCALE", "1")
    return int(wish) if wish in ("2", "3") else 1
