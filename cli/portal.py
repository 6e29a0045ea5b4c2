"""The command portal: the web face for citizens, until it is told to stop."""

import platform
from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

from cli.arguments import Arguments
from cli.guide_trouble import tell_guide_trouble
from onestop_desk.services import Ports, Services, build
from onestop_desk.services.beating import Beating
from onestop_desk.services.messages.kept_post import KeptPost
from onestop_desk.services.messages.runner import Runner
from onestop_desk.words import _, messages

Serve = Callable[[Services, Callable[[str], None]], None]
"""Serves an office's pages until it is told to stop, and tells the address once they are served."""


def run(arguments: Arguments, serve: Serve) -> int:
    """Serves the office's pages; says its address in one line when it is ready."""
    services = build(arguments.address, Ports(post=KeptPost(arguments.folder)))
    tell_guide_trouble(services)
    post = Runner(services.messages, messages.message)
    beats = Beating(services.stations, str(uuid5(NAMESPACE_URL, platform.node())), "portal")
    try:
        post.start()
        beats.start()
        serve(services, _announce)
    finally:
        post.stop()
        beats.stop()
        services.close()
    return 0


def _announce(address: str) -> None:
    print(_("Trang công dân: {address}").format(address=address), flush=True)
