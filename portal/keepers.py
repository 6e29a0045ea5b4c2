"""Tokens in addresses: whoever tries many that lead nowhere has to wait, whoever has a right one never does."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from onestop_desk.domain.errors import Refusal
from portal.limits import Limits

T = TypeVar("T")
MOST = 5_000
NOWHERE = frozenset({"unknown_ticket", "unknown_booking"})


class Keepers:
    """The tokens that were right, as digests; the one not used for longest is forgotten first."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._right: OrderedDict[bytes, None] = OrderedDict()
        self._lock = Lock()

    def opened(self, address: str, token: str, read: Callable[[str], T]) -> T:
        """What `read` finds for a token. Raises TooMany, and what `read` raises."""
        mark = hashlib.blake2b(token.encode("utf-8", "replace"), digest_size=16).digest()
        self._limits.token.need(mark)
        known = mark in self._right
        if not known and not self._limits.wrong.has(address):
            self._limits.wrong.need(address)
        try:
            found = read(token)
        except Refusal as refused:
            if refused.code in NOWHERE:
                self._limits.wrong.take(address)
            raise
        if not known:
            with self._lock:
                self._right[mark] = None
                if len(self._right) > MOST:
                    self._right.popitem(last=False)
        return found
