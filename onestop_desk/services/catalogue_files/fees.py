"""Fees in words: free, amounts, set by the council, or only known as words."""

import re

from onestop_desk.domain.folding import fold
from onestop_desk.domain.procedures import Fee, FeeKind
from onestop_desk.services.catalogue_files.choices import folded, is_nothing

_AMOUNT = re.compile(r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+|\d{4,10})\s*(?:dong|vnd|vnđ|d)\b")
_THOUSANDS = re.compile(r"(?<![\d.,/])(\d{1,5})\s*(?:nghin|ngan)(?:\s*dong)?\b")
_LIMIT = re.compile(r"(?:toi da|khong qua|toi thieu)[^\d]{0,40}$")
_COUNCIL = re.compile(r"hoi dong nhan dan|\bhdnd\b")
_FREE = re.compile(
    r"^(?:mien phi|mien le phi|khong(?: co)?(?: thu)?(?: phi)?(?:,? ?le phi)?|khong mat phi|0(?: dong| d| vnd)?|free)$"
)
_FREE_HEAD = re.compile(
    r"^[\s\-+•*]*(?:(?:truc tuyen|truc tiep|dich vu buu chinh|buu chinh)[/:\s]*)*(?:mien phi|mien le phi|khong thu)\b"
)
_SURELY = re.compile(r"^mien phi[\s(]+(?:khong thu|mien le phi)\b|^mien le phi\b")
_DOUBT = re.compile(r"thong tu|theo quy dinh|luat phi|muc (?:thu|le phi|phi)|tra phi|\d{3}\s*dong")
_BARE = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,10}")
_UNSAID = re.compile(r"^(?:[\w/ ]{0,50}: )?cong khong ghi(?: rieng)?(?: \(\d\))?")


def fee_of(text: str, unit: str = "") -> Fee:
    """What a text says of the fee; `unit` goes with a bare figure ("đồng", "nghìn đồng")."""
    bare = text.strip()
    if is_nothing(bare):
        return Fee()
    if _BARE.fullmatch(bare):
        amount = int(re.sub(r"[.,]", "", bare)) * (1000 if unit == "nghìn đồng" else 1)
        return Fee(FeeKind.AMOUNTS, (amount,)) if amount else Fee(FeeKind.FREE)
    said = fold(bare)
    if all(_FREE.fullmatch(folded(part) or part) for part in _without_channels(said)):
        return Fee(FeeKind.FREE)
    if _COUNCIL.search(said):
        return Fee(FeeKind.COUNCIL, note=bare)
    amounts = _amounts(said) if _are_plausible(said) else ()
    if amounts:
        return Fee(FeeKind.AMOUNTS, amounts, note="" if _is_only_amount(said) else bare)
    if _FREE_HEAD.match(said) and (_SURELY.match(said) or not _DOUBT.search(said)):
        return Fee(FeeKind.FREE, note=bare)
    return Fee(FeeKind.UNKNOWN, note="" if _UNSAID.fullmatch(said) else bare)


def _without_channels(said: str) -> list[str]:
    parts = [re.sub(r"^[^:;()]{0,60}:\s*", "", part).strip(" .,-+•*") for part in re.split(r"[;\n]+", said)]
    return [part for part in parts if part]


def _amounts(said: str) -> tuple[int, ...]:
    found = []
    for hit in _AMOUNT.finditer(said):
        amount = int(re.sub(r"[.,]", "", hit[1]))
        if amount >= 1000 and not _LIMIT.search(said[: hit.start()]):
            found.append((hit.start(), amount))
    found += [(hit.start(), int(hit[1]) * 1000) for hit in _THOUSANDS.finditer(said) if int(hit[1])]
    return tuple(dict.fromkeys(amount for _place, amount in sorted(found)))


def _are_plausible(said: str) -> bool:
    """No fee is under 1,000 đồng: "700 đồng" is a slip, and trusted only where the text says 700.000 as well."""
    small = [int(hit[1]) * 1000 for hit in re.finditer(r"(?<![\d.,/])([1-9]\d{0,2})\s*dong\b", said)]
    return all(amount in _amounts(said) for amount in small)


def _is_only_amount(said: str) -> bool:
    hits = list(_AMOUNT.finditer(said))
    return len(hits) == 1 and not re.sub(r"[\s.,;:\-]", "", said[: hits[0].start()] + said[hits[0].end() :])


def fee_of_figures(is_free: object, amounts: object) -> Fee:
    """The fee of the facts file: a mark for free and the figures that the portal mentions."""
    figures = tuple(a for a in amounts if isinstance(a, int) and a > 0) if isinstance(amounts, list) else ()
    if figures:
        return Fee(FeeKind.AMOUNTS, figures)
    return Fee(FeeKind.FREE) if is_free is True else Fee()
