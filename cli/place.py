"""Where the office lives: what was asked, else ONESTOP_DATA, else the user's own data folder."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from cli.arguments import Arguments
from onestop_desk.domain.errors import Refusal

FOLDER = "onestop-desk"
FILE = "onestop.db"
DATABASE = "ONESTOP_DATABASE"


def data_folder(arguments: Arguments, environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder of the office's files; it need not be there yet."""
    if arguments.data is not None:
        return arguments.data
    if environ.get("ONESTOP_DATA"):
        return Path(environ["ONESTOP_DATA"]).expanduser()
    return _of_the_user(environ, platform)


def _of_the_user(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / FOLDER
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / FOLDER
    given = environ.get("XDG_DATA_HOME", "")
    # The standard of these folders says that a relative path does not count.
    base = Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"
    return base / FOLDER


def found(arguments: Arguments, environ: Mapping[str, str]) -> Arguments:
    """The arguments with folder and database address; a file database lies in the folder.

    ONESTOP_DATABASE names another one, for a process whose command line others may read.
    """
    folder = data_folder(arguments, environ)
    address = arguments.database or environ.get(DATABASE) or f"sqlite:///{folder / FILE}"
    return replace(arguments, folder=folder, address=address)


def is_missing(place: str) -> bool:
    """Whether a file database is not there yet, so that nothing has to be made to know that no office is."""
    file = unquote(place.removeprefix("sqlite:///")) if place.startswith("sqlite:///") else place
    return "://" not in file and not Path(file).exists()


def have_demo(place: str) -> None:
    """Makes the demo office unless it is there; raises Refusal("office_not_demo") when a real one is."""
    # Heavy: a window that is only to be opened must not wait for it.
    from onestop_desk.services import Premises

    premises = Premises(place)
    try:
        premises.prepare()
        if premises.set_up() is None:
            premises.create_demo()
        elif not premises.open().office.office().is_demo:
            raise Refusal("office_not_demo")
    finally:
        premises.close()
