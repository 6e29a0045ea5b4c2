"""Tells people from robots where a form is sent: work that a browser does by itself (ALTCHA), or one plain question."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution

from onestop_desk.domain.folding import words
from onestop_desk.words import _, marked

HARDEST = 40_000
"""Numbers to try at the most: half a second on a PC, two or three on an old phone, while the person reads."""
VALID_S = 20 * 60
_LONGEST = 2_000
_MOST_USED = 20_000
_FIGURES = (
    marked("không"),
    marked("một"),
    marked("hai"),
    marked("ba"),
    marked("bốn"),
    marked("năm"),
    marked("sáu"),
    marked("bảy"),
    marked("tám"),
    marked("chín"),
)
_SAID = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi bon": 14, "muoi tu": 14, "muoi lam": 15,
    "muoi nam": 15, "muoi sau": 16, "muoi bay": 17, "muoi tam": 18,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18,
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One plain question, and the sealed answer that travels with the form."""

    text: str
    sealed: str


class Robots:
    """Challenges of one running portal; each is good once."""

    def __init__(
        self, secret: bytes | None = None, hardest: int = HARDEST, clock: Callable[[], float] = time.time
    ) -> None:
        self._secret = (secret or secrets.token_bytes(32)).hex()
        self._hardest = hardest
        self._clock = clock
        self._used: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def challenge(self) -> dict[str, Any]:
        """Work for a browser, as ALTCHA describes it."""
        salt = f"{secrets.token_hex(12)}?expires={int(self._clock()) + VALID_S}"
        made = create_challenge(
            ChallengeOptions(algorithm="SHA-256", hmac_key=self._secret, max_number=self._hardest, salt=salt)
        )
        return {
            "algorithm": made.algorithm,
            "challenge": made.challenge,
            "maxnumber": self._hardest,
            "salt": made.salt,
            "signature": made.signature,
        }

    def has_worked(self, payload: str) -> bool:
        """Whether a browser has done the work of a challenge of ours that was not used yet; uses it."""
        if not payload or len(payload) > _LONGEST:
            return False
        try:
            said = json.loads(base64.b64decode(payload, validate=True))
        except (binascii.Error, ValueError, RecursionError):
            return False
        if not isinstance(said, dict) or not all(isinstance(said.get(n), str) for n in ("salt", "challenge")):
            return False
        if type(said.get("number")) is not int or not isinstance(said.get("signature"), str):
            return False
        if said.get("algorithm") != "SHA-256" or not said["salt"].isascii():
            return False
        right, _problem = verify_solution(payload, self._secret, check_expires=True)
        return bool(right) and self._use(said["challenge"])

    def question(self) -> Question:
        """A sum in words."""
        first, second = secrets.randbelow(8) + 2, secrets.randbelow(8) + 2
        text = _("{first} cộng {second} bằng mấy?").format(first=_(_FIGURES[first]), second=_(_FIGURES[second]))
        nonce = f"{secrets.token_hex(8)}-{int(self._clock()) + VALID_S}"
        return Question(text[:1].upper() + text[1:], f"{nonce}-{self._mac(nonce, first + second)}")

    def is_answered(self, sealed: str, typed: str) -> bool:
        """Whether a question of ours was answered, in figures or in words; uses it when it was."""
        parts = sealed[:_LONGEST].split("-")
        answer = _number(typed[:40])
        if len(parts) != 3 or answer is None or not parts[1].isdecimal() or len(parts[1]) > 12:
            return False
        if int(parts[1]) < self._clock():
            return False
        nonce = f"{parts[0]}-{parts[1]}"
        right = hmac.compare_digest(self._mac(nonce, answer).encode(), parts[2].encode("utf-8", "replace"))
        return right and self._use(nonce)

    def _mac(self, nonce: str, answer: int) -> str:
        said = f"{nonce}|{answer}".encode("utf-8", "replace")
        return hmac.new(self._secret.encode(), said, hashlib.sha256).hexdigest()[:32]

    def _use(self, mark: str) -> bool:
        with self._lock:
            if mark in self._used:
                return False
            self._used[mark] = None
            if len(self._used) > _MOST_USED:
                self._used.popitem(last=False)
            return True


def _number(typed: str) -> int | None:
    folded = " ".join(words(typed))
    if folded.isascii() and folded.isdigit():
        return int(folded) if len(folded) <= 3 else None
    return _SAID.get(folded)
