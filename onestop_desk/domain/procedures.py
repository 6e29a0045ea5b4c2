"""A procedure of the catalogue as a value: its national code, what it needs, and how two versions differ."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from onestop_desk.domain.folding import words

_CODE = re.compile(r"(\d\.\d{6})(?:\.\d{2})?(?:\.000\.00\.00\.[A-Z]\d{2}|\.[A-Z]\d{2,3})?")


class Status(StrEnum):
    """Whether a procedure can be asked for."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"
    """Another procedure has taken its place."""
    REPEALED = "repealed"


class Channel(StrEnum):
    """How a dossier is handed in."""

    COUNTER = "truc_tiep"
    ONLINE = "truc_tuyen"
    POST = "buu_chinh"
    ANY = "*"


class DeadlineKind(StrEnum):
    """How a deadline is counted."""

    SAME_DAY = "same_day"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    """Working hours."""
    MONTHS = "months"
    TEXT = "text"
    """Only said in words: `note` holds them."""


class FeeKind(StrEnum):
    """What is known of the fee."""

    FREE = "free"
    COUNCIL = "council"
    """Set by the provincial people's council: never a figure here."""
    AMOUNTS = "amounts"
    UNKNOWN = "unknown"


class OnlineLevel(StrEnum):
    """How far a procedure can be done online (Nghị định 224/2026/NĐ-CP Điều 14); None is "chưa có thông tin"."""

    FULL = "toan_trinh"
    PARTIAL = "mot_phan"
    INFORMATION = "thong_tin"


class PaperKind(StrEnum):
    """What is done with a paper at the counter."""

    ORIGINAL = "nop_ban_chinh"
    COPY = "nop_ban_sao"
    SHOW = "xuat_trinh"
    FORM = "to_khai"
    PHOTO = "anh"
    ELECTRONIC = "dien_tu"


class Need(StrEnum):
    """Whether everybody needs a paper, or only some cases do."""

    ALWAYS = "bat_buoc"
    IF_ANY = "neu_co"


@dataclass(frozen=True)
class Deadline:
    """How long it takes on one channel; several of one channel are cases told apart by `note`, the ordinary first."""

    channel: str
    kind: str
    n: int = 0
    cutoff: str = ""
    """Clock time "15:00" after which a same-day dossier may be answered on the next working day."""
    note: str = ""


@dataclass(frozen=True)
class Fee:
    """What it costs, in đồng; several amounts are cases that `note` explains, exemptions stand in `note` too."""

    kind: str = FeeKind.UNKNOWN
    amounts: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper of the list; `id` is unique in its procedure and never given to another paper."""

    id: str
    name: str
    kind: str = PaperKind.ORIGINAL
    need: str = Need.ALWAYS
    note: str = ""
    originals: int | None = None
    """How many originals are handed in; None where the source does not say."""
    copies: int | None = None
    case: str = ""
    """The case ("trường hợp") this paper belongs to, empty for the ordinary list."""
    form: str = ""
    """File name of the form, as announced."""


@dataclass(frozen=True)
class Procedure:
    """Everything that one version of a procedure says."""

    code: str
    """National code without its tail: one figure, a point, six figures."""
    name: str
    """For screens: without a leading "Thủ tục", the first letter a capital."""
    field: str
    official_name: str = ""
    """As announced."""
    short_name: str = ""
    """For lists and slips; empty where the name is short enough."""
    agency_text: str = ""
    """Who decides, as announced."""
    level: str = ""
    """Levels of government, as announced."""
    online_level: str | None = None
    channels: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    fee: Fee = Fee()
    papers: tuple[Paper, ...] = ()
    steps: tuple[str, ...] = ()
    conditions: str = ""
    result: str = ""
    subjects: str = ""
    legal_basis: tuple[str, ...] = ()
    decision: str = ""
    """Number of the decision that announced it, such as "163/QĐ-BTP"."""
    decision_date: str | None = None
    """ISO date of that decision."""
    announced_by: str = ""
    """Who announced it ("Cơ quan công bố"), as the source says."""
    valid_from: str | None = None
    """ISO date, as announced; None where the source does not say."""
    valid_to: str | None = None
    """ISO date of the last day, as announced."""
    status: str = Status.ACTIVE
    superseded_by: str | None = None
    keywords: tuple[str, ...] = ()
    needs_vneid: bool = False
    portal_url: str = ""
    """Its page on the national portal."""
    as_of: str | None = None
    """ISO day on which the source was read, where it says so; a page is no newer than that."""

    def status_on(self, day: date) -> str:
        """The status on a day: what ended by date is repealed, whoever says so."""
        if self.status == Status.ACTIVE and self.valid_to is not None and self.valid_to < day.isoformat():
            return Status.SUPERSEDED if self.superseded_by else Status.REPEALED
        return self.status


COMPARED = tuple(f.name for f in fields(Procedure) if f.name not in {"code", "as_of"})
"""What makes two versions differ, in the order in which differences are listed."""


def bare_code(text: str) -> str | None:
    """A national code without its tail (`1.001193.000.00.00.H05` is `1.001193`), None when it cannot be one."""
    found = _CODE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return found[1] if found else None


def field_key(name: str) -> str:
    """What two spellings of one field share: no case, punctuation, marks or repeated spaces."""
    return " ".join(words(name))


def slug_of(name: str, taken: Iterable[str] = ()) -> str:
    """An address part made of a field's name, unlike those that are taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", " ".join(words(name))).strip("-")[:70].strip("-") or "linh-vuc"
    used, made, n = set(taken), plain, 1
    while made in used:
        n += 1
        made = f"{plain}-{n}"
    return made


@dataclass(frozen=True)
class FieldChange:
    """One part of a procedure that is no longer what it was; values are those of `Procedure`."""

    name: str
    """Name of the attribute of `Procedure`."""
    before: Any
    after: Any


def differences(before: Procedure, after: Procedure) -> tuple[FieldChange, ...]:
    """What changed from one version to the next, part by part; the ids of papers are ours and do not count."""
    found = []
    for name in COMPARED:
        old, new = getattr(before, name), getattr(after, name)
        if _comparable(name, old) != _comparable(name, new):
            found.append(FieldChange(name, old, new))
    return tuple(found)


def _comparable(name: str, value: Any) -> Any:
    if name == "field":
        return field_key(value)
    if name == "official_name":
        # Lists write the same name with and without "Thủ tục" before it.
        return value.casefold().removeprefix("thủ tục ").strip()
    if name == "papers":
        return tuple((p.name, p.kind, p.need, p.note, p.originals, p.copies, p.case, p.form) for p in value)
    if name == "legal_basis":
        return frozenset(value)
    return value


_LISTS = {"deadlines": Deadline, "papers": Paper}
_IN_COLUMNS = ("code", "name", "field", "decision", "status", "superseded_by", "decision_date")
"""Parts that the database keeps in columns of their own; everything else is in the version's `content`."""


def content_of(procedure: Procedure) -> dict[str, Any]:
    """The version's `content` (docs/data-formats.md): everything the database keeps in no column, as plain JSON."""
    return {name: value for name, value in record_of(procedure).items() if name not in _IN_COLUMNS}


def record_of(procedure: Procedure) -> dict[str, Any]:
    """A procedure as plain JSON, in the form of `resources/procedures/starter.json`."""
    record: dict[str, Any] = {}
    for item in fields(Procedure):
        value = getattr(procedure, item.name)
        if item.name in _LISTS:
            value = [_plain(part) for part in value]
        elif item.name == "fee":
            value = {"kind": str(value.kind), "amounts_vnd": list(value.amounts), "note": value.note}
        elif isinstance(value, tuple):
            value = list(value)
        elif isinstance(value, StrEnum):
            value = str(value)
        record["sla" if item.name == "deadlines" else item.name] = value
    return record


def _plain(part: Deadline | Paper) -> dict[str, Any]:
    found = ((item.name, getattr(part, item.name)) for item in fields(part))
    return {name: str(value) if isinstance(value, StrEnum) else value for name, value in found}


def procedure_of(record: Mapping[str, Any]) -> Procedure:
    """A procedure from the plain JSON of `record_of`; what is missing or null has its default."""
    made: dict[str, Any] = {}
    for item in fields(Procedure):
        value = record.get("sla" if item.name == "deadlines" else item.name)
        if value is None:
            continue
        if item.name in _LISTS:
            kind = _LISTS[item.name]
            known = {f.name for f in fields(kind)}
            made[item.name] = tuple(
                kind(**{k: v for k, v in part.items() if k in known and v is not None}) for part in value
            )
        elif item.name == "fee":
            made[item.name] = Fee(value["kind"], tuple(value.get("amounts_vnd") or ()), value.get("note") or "")
        elif isinstance(value, list):
            made[item.name] = tuple(value)
        else:
            made[item.name] = value
    return Procedure(**made)
