"""Finds a commune by its name or by that of one it was made from, with or without accents."""

from collections.abc import Sequence
from dataclasses import dataclass

from onestop_desk.domain.folding import fold, words
from onestop_desk.services.office import Commune


@dataclass(frozen=True)
class CommuneHit:
    """A commune, and the old name that was meant when it is found by that."""

    commune: Commune
    former: str | None = None


def find_communes(communes: Sequence[Commune], typed: str) -> tuple[CommuneHit, ...]:
    """The communes that fit what was typed: by today's name first, then by an old one; all when nothing was typed."""
    wanted = words(typed)
    if not wanted:
        return tuple(CommuneHit(commune) for commune in communes)
    now, before = [], []
    for commune in communes:
        if _fits(commune.name, wanted):
            now.append(CommuneHit(commune))
        elif (former := next((name for name in commune.former if _fits(name, wanted)), None)) is not None:
            before.append(CommuneHit(commune, former))
    plain = " ".join(wanted)
    now.sort(key=lambda hit: plain not in fold(hit.commune.name))
    return (*now, *before)


def _fits(name: str, wanted: Sequence[str]) -> bool:
    parts = words(name)
    return all(any(part.startswith(word) for part in parts) for word in wanted)
