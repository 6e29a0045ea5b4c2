"""The command portal: the web face for citizens, until it is told to stop."""

from collections.abc import Callable

from cli.arguments import Arguments
from onestop_desk.services import Services, build
from onestop_desk.words import _

Serve = Callable[[Services, Callable[[str], None]], None]
"""Serves an office's pages until it is told to stop, and tells the address once they are served."""


def run(arguments: Arguments, serve: Serve) -> int:
    """Serves the office's pages; says its address in one line when it is ready."""
    services = build(arguments.address)
    try:
        serve(services, _announce)
    finally:
        services.close()
    return 0


def _announce(address: str) -> None:
    print(_("Trang công dân: {address}").format(address=address), flush=True)
