"""Our recorded words: which there are, and which of them make a sentence when they are joined."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from onestop_desk.domain.spoken import DIGITS, ENGLISH_NUMBERS, LETTERS
from onestop_desk.domain.voice import DEFAULTS, ENGLISH, ENGLISH_RECALL, Phrase
from ui.devices.samples import Samples, load, louder, silence, stretched

SOUNDS = Path(__file__).resolve().parents[2] / "resources" / "sounds"
CHIME = SOUNDS / "chime.wav"
COMMA = ","
_NUMBER_WORDS = (*DIGITS, "mười", "mươi", "mốt", "tư", "lăm", "linh", "lẻ", "trăm", "nghìn", "ngàn")
_OTHER_WORDS = ("giờ", "sáng", "chiều")
_STEM = re.compile(r"[^{},.]+(?![^{]*})")
_WORD = re.compile(r"[^\W_]+|[,.]")
_BETWEEN, _AT_COMMA = 0.04, 0.22
"""Seconds of silence after a word, and where one takes breath."""
_MARKS = {"\u0302": "^", "\u0306": "w", "\u031b": "w"}
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def stems(sentences: Iterable[str]) -> tuple[str, ...]:
    """What stands between the places and the commas of sentences."""
    found = (part.strip() for text in sentences for part in _STEM.findall(text))
    return tuple(dict.fromkeys(part.casefold() for part in found if part))


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Everything that is recorded, in small letters."""
    if language == "en":
        letters = [letter.casefold() for letter in LETTERS]
        return tuple(dict.fromkeys([*stems([ENGLISH, ENGLISH_RECALL]), *ENGLISH_NUMBERS, *letters]))
    # The names of lines are the office's own.
    said = [text for phrase, text in DEFAULTS.items() if phrase is not Phrase.CALL_FIELD]
    return tuple(dict.fromkeys([*stems(said), *_NUMBER_WORDS, *_OTHER_WORDS, *LETTERS.values()]))


def telex(text: str) -> str:
    """A name of plain letters for a file, as one types Vietnamese: mười is muwowif, mươi is muwowi."""
    return "-".join(_typed(word) for word in text.casefold().split())


def _typed(word: str) -> str:
    made, tone = "", ""
    for sign in unicodedata.normalize("NFD", word.replace("đ", "dd")):
        if sign in _TONES:
            tone = _TONES[sign]
        elif sign in _MARKS:
            made += made[-1] if _MARKS[sign] == "^" else "w"
        else:
            made += sign
    return made + tone


def path_of(text: str, language: str) -> Path:
    """Where a recorded word lies."""
    return SOUNDS / language / f"{telex(text)}.wav"


def pieces(text: str, language: str = "vi") -> tuple[str, ...] | None:
    """The recorded words of a sentence, longest first, with commas; None when one of its words is not recorded."""
    known = _known(language)
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    made: list[str] = []
    while words:
        if words[0] in {",", "."}:
            made.append(COMMA)
            del words[0]
            continue
        length = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in known), 0)
        if not length:
            return None
        made.append(" ".join(words[:length]))
        del words[:length]
    return tuple(made)


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language))


def chime(volume: int) -> Samples:
    """The two strokes before a call; raises OSError or ValueError."""
    return louder(_loaded(CHIME), gain(volume))


def joined(said: Sequence[str], language: str, volume: int, speed: int) -> Samples:
    """Recorded words as one sound, ready to be played; raises OSError or ValueError."""
    whole = array("h")
    for piece in said:
        if piece == COMMA:
            whole.extend(silence(_AT_COMMA))
        else:
            whole.extend(stretched(_loaded(path_of(piece, language)), length_factor(speed)))
            whole.extend(silence(_BETWEEN))
    return louder(whole, gain(volume))


def length_factor(speed: int) -> float:
    """How much longer a sentence takes at a speed from -50 to 50."""
    return 1 - speed / 100 if speed < 0 else 1 / (1 + speed / 100)


def gain(volume: int) -> float:
    """What every sample is multiplied with, so that half the number sounds about half as loud."""
    return float((volume / 100) ** 1.5)


@cache
def _loaded(path: Path) -> Samples:
    return load(path)
