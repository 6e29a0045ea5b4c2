"""Asks several things at once, none longer than a limit: one that hangs or breaks hurts no other."""

import contextvars
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from threading import Semaphore, Thread
from typing import TypeVar

Key = TypeVar("Key")
Answer = TypeVar("Answer")

AT_ONCE = 2
"""So many at a time while none of them hangs: a screen beside them must not feel it."""
TURN_S = 1.0
"""How long a question waits for its turn; then it goes ahead."""
_log = logging.getLogger("onestop.checks")


class TimeIsUp(Exception):
    """No answer within the limit."""


def side_by_side(asked: Mapping[Key, Callable[[], Answer]], seconds: float) -> dict[Key, Answer | Exception]:
    """The answer to each question, or what it raised, or TimeIsUp; a thread that hangs is left to itself."""
    futures: dict[Key, Future[Answer]] = {}
    gate = Semaphore(AT_ONCE)
    for key, work in asked.items():
        future: Future[Answer] = Future()
        futures[key] = future
        context = contextvars.copy_context()
        # Daemons: whoever hangs must not keep the program from ending.
        Thread(target=context.run, args=(_answer, work, future, gate), name=f"check {key}", daemon=True).start()
    wait(futures.values(), seconds)
    told: dict[Key, Answer | Exception] = {}
    for key, future in futures.items():
        error = future.exception() if future.done() else TimeIsUp()
        told[key] = error if isinstance(error, Exception) else future.result()
    return told


def _answer(work: Callable[[], Answer], future: "Future[Answer]", gate: Semaphore) -> None:
    has_turn = gate.acquire(timeout=TURN_S)
    try:
        future.set_result(work())
    except Exception as error:  # noqa: BLE001 - the last line of defence: a check that breaks is itself a finding
        _log.info("a check broke", exc_info=error)
        future.set_exception(error)
    finally:
        if has_turn:
            gate.release()
