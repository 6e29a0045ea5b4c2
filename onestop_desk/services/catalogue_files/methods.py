"""The ways of handing in as crawled files write them: channel, deadline and fee of each in one text."""

import re
from dataclasses import dataclass

from onestop_desk.domain.folding import fold
from onestop_desk.domain.procedures import Channel
from onestop_desk.services.catalogue_files.choices import channels_of

_FEE = re.compile(r"(?:phi|le phi|phi, le phi)\s*:\s*")
_TIME = re.compile(r"\d{1,3}\s*(?:ngay|gio|thang|tuan)|trong ngay")
_CUT = re.compile(r"\s*[|\t;]\s*|\s+-\s+|(?<=\D):\s+|,\s+(?=\d)")


@dataclass(frozen=True)
class Method:
    """One way of handing in."""

    channel: str
    deadline: str = ""
    fee: str = ""


def methods_in(text: str) -> list[Method]:
    """The ways of handing in that a text lists, each with what stands beside or below it."""
    made: list[Method] = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in _CUT.split(line) if cell.strip()]
        if not cells:
            continue
        names = channels_of(cells[0]) if len(cells[0]) < 40 else ()
        if len(names) == 1 and names[0] != Channel.ANY:
            made.append(_filled(Method(names[0]), cells[1:], line))
        elif made:
            made[-1] = _filled(made[-1], cells, line)
    return made


def _filled(method: Method, cells: list[str], line: str) -> Method:
    deadline, fee = method.deadline, method.fee
    for cell in cells:
        said = fold(cell)
        if not deadline and len(cell) < 80 and _TIME.search(said) and not _FEE.search(said):
            deadline = cell
    found = _FEE.search(fold(line))
    if found and not fee:
        fee = re.split(r"[|\t;]", line[found.end() :])[0].strip()
    return Method(method.channel, deadline, fee)
