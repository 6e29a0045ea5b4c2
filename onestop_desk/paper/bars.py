"""CODE128 of a dossier code, for scanners that read bars only: drawn as one path, read back by the same library."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import zxingcpp

QUIET = 10
"""Empty modules that must lie on either side (ISO/IEC 15417)."""


@dataclass(frozen=True)
class Bars:
    """A drawn code: its modules from the left, True is dark; without the quiet zones."""

    text: str
    modules: tuple[bool, ...]

    def svg(self) -> str:
        """A drawing one unit high and one unit a module wide, the quiet zones included."""
        wide = len(self.modules) + 2 * QUIET
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 1" width="{wide}" height="1"'
            f' preserveAspectRatio="none"><path d="{"".join(self._runs())}"/></svg>'
        )

    def _runs(self) -> list[str]:
        found, at = [], QUIET
        for dark, run in groupby(self.modules):
            length = len(list(run))
            if dark:
                found.append(f"M{at} 0h{length}v1h-{length}z")
            at += length
        return found


def drawn(text: str) -> Bars:
    """The bars of a text of plain letters and figures; raises ValueError for one that CODE128 cannot hold."""
    if not text.isascii() or not text.isprintable():
        raise ValueError(f"not for CODE128: {text!r}")
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    picture: Any = made.to_image(scale=1)
    lines = memoryview(picture)
    wide = (lines.shape or (0, 0))[1]
    # Every line of the picture is the same; one of its bytes is one module.
    dark = [shade == 0 for shade in lines.cast("B")[:wide]]
    first, last = dark.index(True), len(dark) - 1 - dark[::-1].index(True)
    return Bars(text, tuple(dark[first : last + 1]))
