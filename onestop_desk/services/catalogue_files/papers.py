"""Papers of a procedure: from rows, from one cell with many lines, or from the portal's list of components."""

import re
from collections.abc import Iterable

from onestop_desk.domain.folding import fold
from onestop_desk.domain.procedures import Need, Paper, PaperKind
from onestop_desk.services.catalogue_files.choices import folded, is_nothing

_PLAIN_CASES = (
    "giay to phai nop",
    "giay to phai xuat trinh",
    "giay to xuat trinh",
    "giay to nop",
    "thanh phan ho so",
    "bao gom",
    "ho so gom",
    "ho so bao gom",
    "thanh phan ho so gom",
    "thanh phan ho so bao gom",
    "ho so",
    "gom",
)
_FORM = re.compile(r"(?:to khai|don|mau|phieu|ban khai|giay khai|giay de nghi|van ban de nghi)\b")
_PHOTO = re.compile(r"(?:\d+ )?(?:anh|tam anh|hinh anh|anh chan dung)\b")
_ELECTRONIC = re.compile(r"(?:ban dien tu|file dien tu|tep dien tu|du lieu dien tu)\b")
_COPY = re.compile(r"(?:\d+ )?(?:\(\w+\) )?(?:ban sao|ban chup|ban photo|ban phô tô|anh chup)\b")
_NONE = {"khong", "khong co", "khong quy dinh"}
_SHOW = re.compile(r"xuat trinh")
_SHOW_ONLY = re.compile(r"\((?:chỉ )?xuất trình[^()]*\)\s*$|^xuất trình\b", re.IGNORECASE)
_SOMETIMES = re.compile(r"^(?:đối với )?trường hợp\b|^nếu\b|\bnếu có\b|\(nếu ", re.IGNORECASE)
_N = r"(?:\d{1,3}\s*bản\s*(?:chính|sao|gốc|photo)|bản\s*(?:chính|sao|gốc)\s*:\s*\d{1,3})"
_COUNTS = re.compile(
    rf"(?:\s*[(\[]|[\s\-–:;,]+)(?:số lượng\s*:?\s*)?\(?\s*({_N}(?:\s*[,;và+\-]*\s*{_N})*)\s*[)\].;]*\s*$", re.IGNORECASE
)
_LONGEST_COUNT = 90
_ONE_COUNT = re.compile(r"(\d{1,3})\s*ban\s*(chinh|sao|goc|photo)|ban\s*(chinh|sao|goc)\s*:\s*(\d{1,3})")
_BULLET = re.compile(r"^\s*(?:[-–+•*·o▪]\s+|[-–+•*·▪]|\(?\d{1,2}[.)]\s*|\(?[a-zđ][.)]\s+|\(?[ivx]{1,4}[.)]\s+)\s*")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?=(?:\d{1,2}[.)]|[a-hđ]\))\s+\S)")
_CASE = re.compile(r"^\[([^\[\]]+)\]\s*")


def paper_of(
    name: str,
    originals: int | None = None,
    copies: int | None = None,
    case: str = "",
    form: str = "",
    note: str = "",
) -> Paper | None:
    """One paper as we keep it, without an id; None where the name says that there is none."""
    found = _CASE.match(name)
    if found:
        case, name = case or found[1].strip(), name[found.end() :]
    name = _BULLET.sub("", name).strip()
    if originals is None and copies is None:
        name, originals, copies = counted(name)
    if is_nothing(name) or folded(name[:20]) in _NONE:
        return None
    heading = folded(case[:80])
    is_plain = heading in _PLAIN_CASES or not heading
    sometimes = not is_plain or _SOMETIMES.search(name) is not None
    return Paper(
        id="",
        name=name,
        kind=_kind(name, heading, originals, copies),
        need=Need.IF_ANY if sometimes else Need.ALWAYS,
        note=note,
        originals=originals,
        copies=copies,
        case="" if is_plain else case.strip(" :"),
        form=form,
    )


def _kind(name: str, heading: str, originals: int | None, copies: int | None) -> str:
    said = folded(name[:80])
    if _SHOW.search(heading) or _SHOW_ONLY.search(name):
        return PaperKind.SHOW
    if _FORM.match(said):
        return PaperKind.FORM
    if _ELECTRONIC.match(said):
        return PaperKind.ELECTRONIC
    if originals or (originals is None and copies is None and not _COPY.match(said)):
        return PaperKind.PHOTO if _PHOTO.match(said) and not said.startswith("anh chup") else PaperKind.ORIGINAL
    if copies or _COPY.match(said):
        return PaperKind.COPY
    return PaperKind.ORIGINAL


def counted(text: str) -> tuple[str, int | None, int | None]:
    """A name without the numbers of originals and copies behind it, and these numbers."""
    start = max(0, len(text) - _LONGEST_COUNT)
    found = _COUNTS.search(text[start:])
    if not found:
        return text, None, None
    originals, copies = quantities(found[1])
    return text[: start + found.start()].strip(), originals, copies


def quantities(text: str) -> tuple[int | None, int | None]:
    """How many originals and copies a text such as "Bản chính: 1, bản sao: 0" asks for; None where it does not say."""
    originals = copies = None
    for hit in _ONE_COUNT.finditer(fold(text)):
        n, kind = int(hit[1] or hit[4]), hit[2] or hit[3]
        if kind in {"chinh", "goc"}:
            originals = n
        else:
            copies = n
    if originals is not None or copies is not None:
        return originals or 0, copies or 0
    return (int(text.strip()), None) if re.fullmatch(r"\s*\d{1,3}\s*", text) else (None, None)


def number(text: str) -> int | None:
    """A count in a cell: "01", "1 bản"; None where there is none."""
    found = re.match(r"\s*(\d{1,4})(?!\d)", text)
    return int(found[1]) if found else None


def papers_in(text: str) -> tuple[Paper, ...]:
    """The papers listed in one cell, by lines, numbers or semicolons; a line that ends with a colon heads a case."""
    made: list[Paper | None] = []
    case = ""
    for line in _lines(text):
        bare = _BULLET.sub("", line).strip()
        if bare.endswith(":") and len(bare) < 300:
            case = bare.rstrip(": ")
            continue
        if folded(bare[:80]) in _PLAIN_CASES:
            case = bare
            continue
        made.append(paper_of(bare.rstrip(" ;"), case=case))
    return unique(made)


def _lines(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 or re.match(r"\s*[-–+•*·]", text):
        return lines
    parts = [part for part in _NUMBERED.split(text) if part.strip()]
    if len(parts) > 1:
        return parts
    return [part for part in re.split(r";(?![^()]*\))", text) if part.strip()]


def unique(papers: Iterable[Paper | None]) -> tuple[Paper, ...]:
    """The papers, each once, without those that are none."""
    return tuple(dict.fromkeys(paper for paper in papers if paper is not None))
