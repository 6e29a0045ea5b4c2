"""Our own form: the columns and keys of an export, read back exactly as they were written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from onestop_desk.domain.procedures import (
    Channel,
    Deadline,
    DeadlineKind,
    Fee,
    FeeKind,
    Need,
    OnlineLevel,
    Paper,
    PaperKind,
    Procedure,
    Status,
)
from onestop_desk.services.catalogue_files.record import BadCell
from onestop_desk.services.sheets.text import has_more, joined, opened, pieces, sealed
from onestop_desk.services.sheets.writing import MOST_IN_A_CELL

FORMAT = 1
"""What stands under `format` in our JSON files; a higher number is refused."""

MARK = "Giấy tờ: mã trong ứng dụng"
"""The column that only our own files have."""

_WORDS: dict[str, dict[str, str]] = {
    "status": {Status.ACTIVE: "Còn hiệu lực", Status.SUPERSEDED: "Được thay thế", Status.REPEALED: "Bị bãi bỏ"},
    "online_level": {
        OnlineLevel.FULL: "Toàn trình",
        OnlineLevel.PARTIAL: "Một phần",
        OnlineLevel.INFORMATION: "Cung cấp thông tin",
    },
    "channel": {
        Channel.COUNTER: "Trực tiếp",
        Channel.ONLINE: "Trực tuyến",
        Channel.POST: "Dịch vụ bưu chính",
        Channel.ANY: "Mọi hình thức",
    },
    "deadline_kind": {
        DeadlineKind.SAME_DAY: "trong ngày",
        DeadlineKind.WORKING_DAYS: "ngày làm việc",
        DeadlineKind.CALENDAR_DAYS: "ngày",
        DeadlineKind.HOURS: "giờ làm việc",
        DeadlineKind.MONTHS: "tháng",
        DeadlineKind.TEXT: "theo ghi chú",
    },
    "fee_kind": {
        FeeKind.FREE: "miễn phí",
        FeeKind.COUNCIL: "theo nghị quyết của Hội đồng nhân dân",
        FeeKind.AMOUNTS: "theo số tiền",
        FeeKind.UNKNOWN: "chưa rõ",
    },
    "paper_kind": {
        PaperKind.ORIGINAL: "nộp bản chính",
        PaperKind.COPY: "nộp bản sao",
        PaperKind.SHOW: "xuất trình",
        PaperKind.FORM: "tờ khai",
        PaperKind.PHOTO: "ảnh",
        PaperKind.ELECTRONIC: "bản điện tử",
    },
    "need": {Need.ALWAYS: "bắt buộc", Need.IF_ANY: "nếu có"},
    "yes": {"1": "Có", "0": "Không"},
}

SINGLE: tuple[tuple[str, str, str], ...] = (
    ("Mã TTHC", "code", ""),
    ("Tên thủ tục", "name", ""),
    ("Lĩnh vực", "field", ""),
    ("Tên theo quyết định", "official_name", ""),
    ("Tên rút gọn", "short_name", ""),
    ("Cơ quan thực hiện", "agency_text", ""),
    ("Cấp thực hiện", "level", ""),
    ("Mức độ trực tuyến", "online_level", "online_level"),
    ("Trạng thái", "status", "status"),
    ("Được thay thế bởi", "superseded_by", ""),
    ("Số quyết định", "decision", ""),
    ("Ngày quyết định", "decision_date", ""),
    ("Cơ quan công bố", "announced_by", ""),
    ("Ngày hiệu lực", "valid_from", ""),
    ("Ngày hết hiệu lực", "valid_to", ""),
    ("Kết quả", "result", ""),
    ("Đối tượng thực hiện", "subjects", ""),
    ("Yêu cầu, điều kiện", "conditions", ""),
    ("Cần tài khoản VNeID", "needs_vneid", "yes"),
    ("Địa chỉ trên Cổng", "portal_url", ""),
    ("Ngày lấy dữ liệu", "as_of", ""),
    ("Phí: loại", "fee_kind", "fee_kind"),
    ("Phí: ghi chú", "fee_note", ""),
)
SEVERAL: tuple[tuple[str, str, str], ...] = (
    ("Phí: số tiền (đồng)", "fee_amount", ""),
    ("Kênh nộp", "channels", "channel"),
    ("Thời hạn: kênh", "deadline_channel", "channel"),
    ("Thời hạn: số", "deadline_n", ""),
    ("Thời hạn: cách tính", "deadline_kind", "deadline_kind"),
    ("Thời hạn: giờ chốt", "deadline_cutoff", ""),
    ("Thời hạn: ghi chú", "deadline_note", ""),
    ("Trình tự thực hiện", "steps", ""),
    ("Căn cứ pháp lý", "legal_basis", ""),
    ("Từ khóa", "keywords", ""),
    ("Giấy tờ: trường hợp", "paper_case", ""),
    ("Giấy tờ: tên", "paper_name", ""),
    ("Giấy tờ: cách nộp", "paper_kind", "paper_kind"),
    ("Giấy tờ: khi nào cần", "paper_need", "need"),
    ("Giấy tờ: số bản chính", "paper_originals", ""),
    ("Giấy tờ: số bản sao", "paper_copies", ""),
    ("Giấy tờ: ghi chú", "paper_note", ""),
    ("Giấy tờ: mẫu đơn", "paper_form", ""),
    (MARK, "paper_id", ""),
)
COLUMNS = (*SINGLE, *SEVERAL)
"""Heading, part, and which words its values are written in."""

HEADINGS = tuple(heading for heading, _part, _words in COLUMNS)
WIDTHS = tuple({"name": 48, "steps": 48, "paper_name": 48, "legal_basis": 20}.get(part, 18) for _h, part, _w in COLUMNS)
PARTS = {heading: part for heading, part, _words in COLUMNS}
_WORDED = {part: words for _heading, part, words in COLUMNS}
KEYS = {"sla" if item.name == "deadlines" else item.name: item.name for item in fields(Procedure)}
"""Key of our JSON form -> attribute."""

_OPTIONAL = ("online_level", "superseded_by", "decision_date", "valid_from", "valid_to", "as_of")
_LISTED = ("channels", "steps", "legal_basis", "keywords")


def lines_of(procedures: Iterable[Procedure]) -> Iterator[list[str]]:
    """The rows of an export: one procedure takes as many as its longest list."""
    for procedure in procedures:
        columns = {part: [said] for part, said in _single(procedure).items()}
        columns |= _several(procedure)
        long = {part: _long(said) if part in _SINGLE_PARTS else said for part, said in columns.items()}
        for i in range(max(map(len, long.values()))):
            line = [said[i] if i < len(said := long[part]) else "" for _heading, part, _words in COLUMNS]
            yield [procedure.code, *line[1:]]


_SINGLE_PARTS = {part for _heading, part, _words in SINGLE}


def _long(said: list[str]) -> list[str]:
    return pieces(said[0], MOST_IN_A_CELL)


def _said(part: str, value: object, is_item: bool = False) -> str:
    if value is None:
        return ""
    words = _WORDS.get(_WORDED[part], {})
    text = str(value)
    return words.get(text) or sealed(text, is_item)


def _single(procedure: Procedure) -> dict[str, str]:
    made = {}
    for _heading, part, _words in SINGLE:
        if part == "needs_vneid":
            made[part] = _said(part, str(int(procedure.needs_vneid)))
        elif part in {"fee_kind", "fee_note"}:
            made[part] = _said(part, getattr(procedure.fee, part.removeprefix("fee_")))
        else:
            made[part] = _said(part, getattr(procedure, part))
    return made


def _several(procedure: Procedure) -> dict[str, list[str]]:
    made = {part: [_said(part, item, is_item=True) for item in getattr(procedure, part)] for part in _LISTED}
    made["fee_amount"] = [str(amount) for amount in procedure.fee.amounts]
    for item in fields(Deadline):
        part = f"deadline_{item.name}"
        made[part] = [_said(part, getattr(d, item.name)) for d in procedure.deadlines]
    for item in fields(Paper):
        part = f"paper_{item.name}"
        made[part] = [_said(part, getattr(p, item.name), item.name == "name") for p in procedure.papers]
    return made


def record_in(parts: Iterable[str], rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The JSON form of one procedure from its rows; only what the file has columns for."""
    known = set(parts)
    made: dict[str, Any] = {}
    for part in known & _SINGLE_PARTS:
        made[part] = _read(part, _one(part, rows))
    for part in known & set(_LISTED):
        made[part] = [_read(part, row[part]) for row in rows if row.get(part)]
    _gather_fee(made, known, rows)
    if "deadline_kind" in known:
        made["sla"] = [_item("deadline", Deadline, row) for row in rows if row.get("deadline_kind")]
    if "paper_name" in known:
        made["papers"] = [_item("paper", Paper, row) for row in rows if row.get("paper_name")]
    return made


def _gather_fee(made: dict[str, Any], known: set[str], rows: Sequence[Mapping[str, str]]) -> None:
    kind, note = made.pop("fee_kind", ""), made.pop("fee_note", "")
    if "fee_kind" in known:
        amounts = [_read("fee_amount", row["fee_amount"]) for row in rows if row.get("fee_amount")]
        made["fee"] = {"kind": kind or FeeKind.UNKNOWN, "amounts_vnd": amounts, "note": note}


def _one(part: str, rows: Sequence[Mapping[str, str]]) -> str:
    said: list[str] = []
    for row in rows:
        if row.get(part):
            said.append(row[part])
            if not has_more(row[part]):
                break
    return joined(said)


def _read(part: str, text: str) -> str:
    words = _WORDS.get(_WORDED[part], {})
    folded = text.strip().lower()
    return next((value for value, word in words.items() if word.lower() == folded), opened(text))


def _item(prefix: str, kind: type[Deadline] | type[Paper], row: Mapping[str, str]) -> dict[str, Any]:
    return {item.name: _read(f"{prefix}_{item.name}", row.get(f"{prefix}_{item.name}", "")) for item in fields(kind)}


def values_in(record: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that a record of our JSON form speaks of; raises BadCell where a value is impossible."""
    made: dict[str, Any] = {}
    for item in fields(Procedure):
        key = "sla" if item.name == "deadlines" else item.name
        if item.name != "code" and key in record:
            made[item.name] = _value(item.name, record[key])
    if made.get("field") == "":
        del made["field"]
    return made


def _value(name: str, value: Any) -> Any:
    if name == "deadlines":
        return tuple(_made(Deadline, "deadlines", part) for part in _list(name, value))
    if name == "papers":
        return tuple(_made(Paper, "papers", part) for part in _list(name, value))
    if name == "fee":
        return _fee(value)
    if name in _LISTED:
        return tuple(
            _choice("channels", "channel", x) if name == "channels" else _text(name, x) for x in _list(name, value)
        )
    if name == "needs_vneid":
        return value is True or value in ("1", "true", 1)
    if name in _OPTIONAL and value in (None, ""):
        return None
    if name == "status":
        return _choice(name, name, value or Status.ACTIVE)
    return _choice(name, name, value) if name == "online_level" else _text(name, value)


def _list(name: str, value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadCell("bad_value", name)
    return value


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list, bool)):
        raise BadCell("bad_value", name)
    return str(value)


def _choice(name: str, words: str, value: Any) -> str:
    if not isinstance(value, str) or value not in _WORDS[words]:
        raise BadCell("bad_value", name)
    return value


def _count(name: str, value: Any) -> int:
    try:
        n = int(value)
    except (TypeError, ValueError):
        raise BadCell("bad_value", name) from None
    if isinstance(value, float) and value != n:
        raise BadCell("bad_value", name)
    return n


def _fee(value: Any) -> Fee:
    if value is None:
        return Fee()
    if not isinstance(value, dict):
        raise BadCell("bad_value", "fee")
    amounts = tuple(_count("fee", amount) for amount in _list("fee", value.get("amounts_vnd")))
    return Fee(_choice("fee", "fee_kind", value.get("kind")), amounts, _text("fee", value.get("note")))


_CHOICES = {
    ("deadlines", "channel"): "channel",
    ("deadlines", "kind"): "deadline_kind",
    ("papers", "kind"): "paper_kind",
    ("papers", "need"): "need",
}


def _made(kind: type[Any], name: str, part: Any) -> Any:
    if not isinstance(part, dict):
        raise BadCell("bad_value", name)
    made: dict[str, Any] = {}
    for item in fields(kind):
        value = part.get(item.name)
        words = _CHOICES.get((name, item.name))
        if value is None or (value == "" and (words or item.name in {"n", "originals", "copies"})):
            if item.default is MISSING and item.name != "id":
                raise BadCell("bad_value", name)
            made[item.name] = "" if item.name == "id" else item.default
        elif words:
            made[item.name] = _choice(name, words, value)
        elif item.name in {"n", "originals", "copies"}:
            made[item.name] = _count(name, value)
        else:
            made[item.name] = _text(name, value)
    return kind(**made)
