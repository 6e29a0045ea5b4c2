"""Says what an import would change, part by part, and why a row of a file cannot be taken."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onestop_desk.domain.catalogue_plan import Rejected
from onestop_desk.domain.procedures import Deadline, Fee, FieldChange, Need, Paper, Status
from onestop_desk.words import _, marked, phrases, plural, procedures
from onestop_desk.words.catalogue import placeholders

_PARTS = {
    "name": marked("Tên"),
    "field": marked("Lĩnh vực"),
    "official_name": marked("Tên công bố"),
    "short_name": marked("Tên ngắn"),
    "agency_text": marked("Cơ quan thực hiện"),
    "level": marked("Cấp thực hiện"),
    "online_level": marked("Mức độ trực tuyến"),
    "channels": marked("Cách nộp"),
    "deadlines": marked("Thời hạn"),
    "fee": marked("Phí, lệ phí"),
    "papers": marked("Thành phần hồ sơ"),
    "steps": marked("Trình tự thực hiện"),
    "conditions": marked("Yêu cầu, điều kiện"),
    "result": marked("Kết quả"),
    "subjects": marked("Đối tượng"),
    "legal_basis": marked("Căn cứ pháp lý"),
    "decision": marked("Quyết định công bố"),
    "decision_date": marked("Ngày quyết định"),
    "announced_by": marked("Cơ quan công bố"),
    "valid_from": marked("Có hiệu lực từ"),
    "valid_to": marked("Hết hiệu lực sau ngày"),
    "status": marked("Trạng thái"),
    "superseded_by": marked("Được thay bằng"),
    "keywords": marked("Từ khóa"),
    "needs_vneid": marked("Cần tài khoản VNeID"),
    "portal_url": marked("Trang trên Cổng quốc gia"),
}
_STATUS = {
    Status.ACTIVE: marked("đang có hiệu lực"),
    Status.SUPERSEDED: marked("đã được thay thế"),
    Status.REPEALED: marked("đã bãi bỏ"),
}
# Each reason from the fullest sentence to the plainest: the first whose places are all known is said.
REASONS: Mapping[str, tuple[str, ...]] = {
    "bad_code": (
        marked("Mã “{code}” không đúng dạng mã thủ tục, ví dụ 1.001193."),
        marked("Mã không đúng dạng mã thủ tục, ví dụ 1.001193."),
    ),
    "missing_code": (marked("Dòng này có tên thủ tục nhưng không có mã."),),
    "duplicate_code": (
        marked("Mã này còn ở dòng {row}; giữ lại một dòng đúng."),
        marked("Mã này có ở nhiều dòng; giữ lại một dòng đúng."),
    ),
    "empty_name": (marked("Thủ tục không có tên."),),
    "bad_date": (
        marked("Ngày “{value}” ở cột “{column}” không đọc được; viết dạng 20/7/2026."),
        marked("Có ngày không đọc được; viết dạng 20/7/2026."),
    ),
    "bad_value": (
        marked("Ô “{column}” có giá trị “{value}” không dùng được."),
        marked("Ô “{column}” có giá trị không dùng được."),
        marked("Có ô mang giá trị không dùng được."),
    ),
}


def part_name(name: str) -> str:
    """A part of a procedure in words: Phí, lệ phí."""
    return _(_PARTS[name])


def status(value: str) -> str:
    """A status in words: đã bãi bỏ."""
    return _(_STATUS[Status(value)])


def standing(value: str, effective: date | None, ended: date | None) -> str:
    """Until when a version says what counts: bản mới nhất, đến 31/12/2026, đã bãi bỏ."""
    if Status(value) != Status.ACTIVE:
        return status(value)
    if ended is None:
        return _("bản mới nhất")
    if effective is not None and ended < effective:
        return _("được thay ngay trong ngày")
    return _("đến {day}").format(day=phrases.figures_of_day(ended))


def part_value(name: str, value: Any) -> str:
    """The value of a part in words, for a list of differences; “trống” where there is none."""
    said = _said(name, value)
    return said or _("trống")


def _said(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if name == "status":
        return status(value)
    if name == "online_level":
        return procedures.level(value)
    if name == "channels":
        return ", ".join(procedures.channels(value))
    if isinstance(value, Fee):
        amounts = [phrases.money(amount) for amount in value.amounts]
        if amounts and all(amount in value.note for amount in amounts):
            return value.note
        return " · ".join(part for part in (", ".join(amounts) or procedures.fee_full(value), value.note) if part)
    if name.endswith("_date") or name.startswith("valid_"):
        return phrases.figures_of_day(date.fromisoformat(value)) if value else ""
    if isinstance(value, tuple):
        return "; ".join(_item(part) for part in value)
    return str(value or "")


def _item(part: Any) -> str:
    if isinstance(part, Deadline):
        words = _("{channel}: {deadline}").format(
            channel=procedures.channel(part.channel), deadline=procedures.deadline(part)
        )
        return _("{text} ({note})").format(text=words, note=part.note) if part.note and part.n else words
    if isinstance(part, Paper):
        return paper(part)
    return str(part)


def paper(part: Paper) -> str:
    """A paper of the list on one line: Giấy chứng sinh (Nộp 1 bản chính)."""
    need = _("nếu có") if part.need == Need.IF_ANY else procedures.handed_in(part)
    return _("{text} ({note})").format(text=part.name, note=need)


def change_lines(change: FieldChange) -> tuple[str, ...]:
    """One difference as lines: of papers only what came, went or is no longer the same."""
    name = part_name(change.name)
    if change.name != "papers":
        before, after = part_value(change.name, change.before), part_value(change.name, change.after)
        return (_("{part}: {before} → {after}").format(part=name, before=before, after=after),)
    old, new = {paper(p): p for p in change.before}, {paper(p): p for p in change.after}
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    lines = [_("{part}: bỏ “{paper}”").format(part=name, paper=line) for line in gone]
    lines += [_("{part}: thêm “{paper}”").format(part=name, paper=line) for line in come]
    return tuple(lines) or (_("{part}: đổi thứ tự hoặc chi tiết").format(part=name),)


def counts(new: int, changed: int, abolished: int, unchanged: int, rejected: int) -> str:
    """An import in figures, on one line."""
    return _(
        "{new} mới, {changed} thay đổi, {abolished} bãi bỏ, {unchanged} giữ nguyên, {rejected} dòng bị từ chối."
    ).format(
        new=phrases.figure(new),
        changed=phrases.figure(changed),
        abolished=phrases.figure(abolished),
        unchanged=phrases.figure(unchanged),
        rejected=phrases.figure(rejected),
    )


def rejected(row: Rejected) -> str:
    """Why a row cannot be taken, in a sentence."""
    given = {"code": row.code} if row.code else {}
    given |= {name: str(value) for name, value in (row.facts or {}).items() if value is not None}
    for message in REASONS.get(row.reason, ()):
        if placeholders(message) <= given.keys():
            return _(message).format(**given)
    return _("Dòng này không dùng được (mã {code}).").format(code=row.reason)


def days_late(days: int) -> str:
    """How long an announcement took: 12 ngày, trong ngày."""
    return plural("{n} ngày", days).format(n=phrases.figure(days)) if days else _("trong ngày")
