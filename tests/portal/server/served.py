"""A real portal on a real socket, in a thread of the test, and short words for asking it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from onestop_desk.services import Services
from portal.limits import Limits
from portal.server import Binding, PortalServer

PATIENCE_S = 30.0


@dataclass(frozen=True)
class Served:
    """A portal that runs."""

    services: Services
    server: PortalServer
    address: str
    """Of the home page, ending with a slash."""

    @contextmanager
    def phone(self, **given: object) -> Iterator[httpx.Client]:
        """A browser without script that follows no redirect by itself."""
        with httpx.Client(base_url=self.address, timeout=PATIENCE_S, trust_env=False, **given) as client:  # type: ignore[arg-type]
            yield client


@contextmanager
def served(services: Services, binding: Binding | None = None, limits: Limits | None = None) -> Iterator[Served]:
    """Runs a portal until the block ends."""
    ready = threading.Event()
    server = PortalServer(services, binding or Binding(), lambda _address: ready.set(), limits)
    thread = threading.Thread(target=server.run, name="portal-under-test")
    thread.start()
    try:
        assert ready.wait(PATIENCE_S), "the portal did not start"
        yield Served(services, server, server.address)
    finally:
        server.stop()
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the portal did not stop"
