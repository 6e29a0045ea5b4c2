"""Runs one command: reads it, finds the office, does it, and says in one sentence what could not be done."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli import place
from cli.arguments import WINDOWS, Arguments, read
from cli.parser import REFUSED
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import refusals

if TYPE_CHECKING:
    from onestop_desk.services.rehearsal.day import Order, Played

INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl+C."""

Face = Callable[[Arguments], int]
"""Opens a window; answers with the exit code."""

Rehearse = Callable[["Order", Path], "Played"]
"""Plays a day on the real screens, with pictures and papers in a folder."""


def main(argv: Sequence[str], faces: Mapping[str, Face], rehearse: Rehearse) -> int:
    """Does what the command line asks and answers with the exit code; `rehearse` plays a day on the real screens."""
    try:
        return _run(place.found(read(argv), os.environ), faces, rehearse)
    except (Refusal, WorldError) as error:
        print(refusals.sentence(error.code, error.facts), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Arguments, faces: Mapping[str, Face], rehearse: Rehearse) -> int:
    # Each command loads what it needs: a window must not wait for what the others use.
    if arguments.command == "rehearse":
        from cli import rehearsing

        return rehearsing.run(arguments, rehearse)
    if arguments.command == "restore":
        from cli import copies

        return copies.restored(arguments)
    if not arguments.demo and arguments.command != "desk" and place.is_missing(arguments.address):
        raise Refusal("not_set_up")
    if arguments.command in WINDOWS:
        return faces[arguments.command](arguments)
    if arguments.demo:
        place.have_demo(arguments.address)
    if arguments.command == "backup":
        from cli import copies

        return copies.backed_up(arguments)
    from cli import searching

    return searching.run(arguments)
