"""Several computers share one outbox: each message arrives exactly once; and it fails without the guard."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from email import message_from_bytes

import pytest

from onestop_desk.services import build
from onestop_desk.services.actors import Actor
from tests.races.posting import fill, send_all
from tests.races.stations import NURSERY, started
from tests.races.workers import Seat
from tests.services.messages.servers import Mailbox, mail_server

pytestmark = pytest.mark.race
MESSAGES, COMPUTERS = 200, 2


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A real server that keeps every mail."""
    with mail_server() as made:
        yield made


def head_of(seat: Seat) -> Actor:
    with closing(build(seat.address)) as services:
        return services.sign_in.demo(next(p.id for p in services.sign_in.people() if p.role == "head"))


def arrived(seat: Seat, mailbox: Mailbox, count: int) -> tuple[set[str], Counter[str], list[int]]:
    """(keys planned, how often each arrived, what each computer says it sent)."""
    keys = fill(seat, head_of(seat), mailbox.port, count)
    start = NURSERY.Barrier(COMPUTERS)
    with ExitStack() as stack:
        running = [stack.enter_context(started(send_all, seat, start)) for _ in range(COMPUTERS)]
        said = [one.hear() for one in running]
    ids = (str(message_from_bytes(raw)["Message-ID"]) for raw in mailbox.mails)
    return keys, Counter(found.strip("<>").partition("@")[0] for found in ids), said


def test_each_message_arrives_exactly_once(seats: list[Seat], mailbox: Mailbox) -> None:
    keys, counted, said = arrived(seats[0], mailbox, MESSAGES)
    assert set(counted) == keys
    assert set(counted.values()) == {1}
    assert sum(said) == MESSAGES
    assert all(said), "both computers had a part of it"


def test_without_the_guard_somebody_is_written_to_twice(seats: list[Seat], mailbox: Mailbox) -> None:
    _keys, counted, _said = arrived(replace(seats[0], guarded=False), mailbox, MESSAGES)
    assert max(counted.values()) > 1
