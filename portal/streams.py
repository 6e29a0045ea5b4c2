"""How many phones follow the hall at once: so many in all, so few for one number."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

MOST, MOST_OF_ONE = 700, 4


class Streams:
    """Counts the open streams; used in the event loop only."""

    def __init__(self, most: int = MOST, most_of_one: int = MOST_OF_ONE) -> None:
        self._most = most
        self._most_of_one = most_of_one
        self._open: Counter[str] = Counter()

    def has_room(self, ticket_id: str) -> bool:
        """Whether one more may be opened."""
        return self._open.total() < self._most and self._open[ticket_id] < self._most_of_one

    @contextmanager
    def one(self, ticket_id: str) -> Iterator[None]:
        """One stream, counted while it is open."""
        self._open[ticket_id] += 1
        try:
            yield
        finally:
            self._open[ticket_id] -= 1
            if not self._open[ticket_id]:
                del self._open[ticket_id]
