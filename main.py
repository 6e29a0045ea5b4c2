"""Starts Onestop Desk: the only file that knows every part.

The command line (`cli`) reads the arguments and answers the commands; a face is loaded only when it is asked for.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cli.arguments import Arguments
    from onestop_desk.domain.posted import PublicCatalogue
    from onestop_desk.services.rehearsal.day import Order, Played
    from portal.site import Guidance, SiteBuilt


def _desk(asked: "Arguments") -> int:
    from ui.app.faces import run_desk
    from ui.app.place import Place

    return run_desk(Place(asked.folder, asked.address, asked.demo))


def _hall(asked: "Arguments") -> int:
    from ui.app.faces import run_hall
    from ui.app.place import Place

    return run_hall(asked.command, Place(asked.folder, asked.address, asked.demo), asked.screen, silent=asked.silent)


def _rehearse(order: "Order", folder: "Path") -> "Played":
    from ui.rehearsal.face import rehearse

    return rehearse(order, folder)


def _build_site(catalogue: "PublicCatalogue", folder: "Path", guidance: "Guidance | None") -> "SiteBuilt":
    from portal.site import build_site

    return build_site(catalogue, folder, guidance=guidance)


def _portal(asked: "Arguments") -> int:
    from cli.portal import run
    from portal.server import Binding, serve

    binding = Binding(
        asked.host, asked.port, asked.prefix, asked.cert, asked.key, asked.behind_tls_proxy, asked.proxies
    )
    return run(asked, lambda services, announce: serve(services, binding, announce))


FACES = {"desk": _desk, "kiosk": _hall, "board": _hall, "portal": _portal}


if __name__ == "__main__":
    from cli import main

    sys.exit(main(sys.argv[1:], FACES, _rehearse, _build_site))
