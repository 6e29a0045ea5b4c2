"""Runs a route that asks the database in one of the few threads that do, so that the others go on being answered."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from litestar.concurrency import sync_to_thread

P = ParamSpec("P")
T = TypeVar("T")


def in_thread(route: Callable[P, T]) -> Callable[P, Coroutine[Any, Any, T]]:
    """The route as a coroutine. Litestar's own option wraps a route with several addresses or verbs twice."""

    @wraps(route)
    async def answered(*args: P.args, **named: P.kwargs) -> T:
        return await sync_to_thread(route, *args, **named)

    return answered
