"""Layouts of statutory tables: ours in `resources/reports`, and those that the office has put beside its data."""

import json
from collections.abc import Sequence
from pathlib import Path

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.statutory import Layout, layout_of
from onestop_desk.services.resources import ROOT

OURS = ROOT / "reports"
FOLDER = "reports"
"""Below the office's data folder."""
_LARGEST = 200_000


def read_layouts(office_folder: Path | None = None) -> tuple[Layout, ...]:
    """Every layout; one of the office stands in for ours with the same short name.

    Raises Refusal("bad_layout") with the file and the part that is wrong.
    """
    found: dict[str, Layout] = {}
    places = [OURS, *([office_folder / FOLDER] if office_folder is not None else [])]
    for place in places:
        for file in sorted(place.glob("*.json")):
            layout = _read(file)
            found[layout.short.casefold()] = layout
    return tuple(found.values())


def the_layout(name: str, layouts: Sequence[Layout]) -> Layout:
    """A layout by its short name or its whole number; raises Refusal("unknown_layout") with those there are."""
    wanted = name.strip().casefold()
    for layout in layouts:
        if wanted in {layout.short.casefold(), layout.id.casefold()}:
            return layout
    raise Refusal("unknown_layout", name=name, known=", ".join(layout.short for layout in layouts))


def _read(file: Path) -> Layout:
    try:
        if file.stat().st_size > _LARGEST:
            raise Refusal("bad_layout", file=file.name, part="size")
        record = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise Refusal("bad_layout", file=file.name, part="json") from None
    return layout_of(record, file.name)
