"""Runs one command: reads it, finds the office, does it, and says in one sentence what could not be done."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cli import place
from cli.arguments import WINDOWS, Arguments, read
from cli.parser import REFUSED
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import refusals

if TYPE_CHECKING:
    from onestop_desk.domain.guide import Guide
    from onestop_desk.domain.posted import PublicCatalogue
    from onestop_desk.services.guide_views import GuideOffice
    from onestop_desk.services.rehearsal.day import Order, Played

INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl+C."""

Face = Callable[[Arguments], int]
"""Opens a window or serves pages; answers with the exit code."""

Rehearse = Callable[["Order", Path], "Played"]
"""Plays a day on the real screens, with pictures and papers in a folder."""

BuildSite = Callable[["PublicCatalogue", Path, "tuple[Guide, GuideOffice] | None"], "SiteCounts"]
"""Writes the public catalogue as a static site into a folder, with the VNeID guide where there is one."""


class SiteCounts(Protocol):
    """How many files a site has, and what was done to them."""

    @property
    def pages(self) -> int:
        """Pages there are."""

    @property
    def written(self) -> int:
        """Files written, new or changed."""

    @property
    def unchanged(self) -> int:
        """Files that were left as they are."""

    @property
    def removed(self) -> int:
        """Files no longer wanted."""


def main(argv: Sequence[str], faces: Mapping[str, Face], rehearse: Rehearse, build_site: BuildSite) -> int:
    """Does what the command line asks and answers with the exit code.

    `rehearse` plays a day on the real screens, `build_site` writes the public pages: rooms that only main.py knows.
    """
    try:
        return _run(place.found(read(argv), os.environ), faces, rehearse, build_site)
    except (Refusal, WorldError) as error:
        print(refusals.sentence(error.code, error.facts), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Arguments, faces: Mapping[str, Face], rehearse: Rehearse, build_site: BuildSite) -> int:
    # Each command loads what it needs: a window must not wait for what the others use.
    if arguments.command == "rehearse":
        from cli import rehearsing

        return rehearsing.run(arguments, rehearse)
    if arguments.command == "restore":
        from cli import copies

        return copies.restored(arguments)
    if arguments.command == "report province" and arguments.files:
        # Files of other offices need no office of one's own.
        from cli import reports

        return reports.run(arguments)
    if not arguments.demo and arguments.command != "desk" and place.is_missing(arguments.address):
        raise Refusal("not_set_up")
    if arguments.command in WINDOWS:
        return faces[arguments.command](arguments)
    if arguments.demo:
        place.have_demo(arguments.address)
    if arguments.command == "portal":
        return faces["portal"](arguments)
    return _asked(arguments, build_site)


def _asked(arguments: Arguments, build_site: BuildSite) -> int:
    """The commands that ask an office that is there."""
    if arguments.command == "backup":
        from cli import copies

        return copies.backed_up(arguments)
    if arguments.command == "doctor":
        from cli import doctor

        return doctor.run(arguments)
    if arguments.command.startswith("report"):
        from cli import reports

        return reports.run(arguments)
    if arguments.command == "procedures search":
        from cli import searching

        return searching.run(arguments)
    if arguments.command.startswith("dossiers"):
        from cli import dossiers

        return dossiers.run(arguments)
    if arguments.command.startswith("procedures"):
        from cli import catalogue

        return catalogue.run(arguments)
    from cli import qr

    return qr.run(arguments, build_site)
