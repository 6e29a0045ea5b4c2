"""Words of catalogue files for what can be chosen: status, online level, channels, yes and no."""

import re
from functools import lru_cache

from onestop_desk.domain.folding import words
from onestop_desk.domain.procedures import Channel, OnlineLevel, Status, bare_code

_NOTHING = {
    "",
    "khong co thong tin",
    "chua co thong tin",
    "chua co",
    "chua ro",
    "chua xac dinh",
    "khong co du lieu",
    "chua doc duoc",
    "chua doc duoc chi tiet",
    "chua cap nhat",
    "dang cap nhat",
    "cong khong ghi",
    "khong ghi",
    "null",
    "none",
    "n/a",
    "n a",
    "nan",
    "undefined",
    "bao gom",
}

_STATUS = {
    Status.ACTIVE: """
        con hieu luc; dang hieu luc; dang co hieu luc; hieu luc; co hieu luc; active; dang ap dung; ap dung; dang
        thuc hien; hoat dong; dang hoat dong; cong khai; da cong khai; da cong bo; cong bo; public; published; updated;
        ban
        hanh; moi; moi ban hanh; ban hanh moi; sua doi; sua doi bo sung; duoc sua doi; duoc sua doi bo sung; da sua
        doi bo sung; su dung; dang su dung; true; 1; x; co; publish; effective; con hieu luc thi hanh; binh thuong
    """,
    Status.REPEALED: """
        het hieu luc; het hieu luc toan bo; bai bo; bi bai bo; da bai bo; duoc bai bo; repealed; ngung hoat dong;
        khong hoat dong; dung hoat dong; ngung hieu luc; ngung ap dung; khong con hieu luc; khong con ap dung; huy;
        huy bo; bi huy bo; da huy; huy cong khai; dung cong khai; khong cong khai; false; 0; khong; inactive;
        expired; abolished; revoked; deleted; da het hieu luc; unpublished; khong su dung
    """,
    Status.SUPERSEDED: """
        thay the; bi thay the; duoc thay the; da thay the; da duoc thay the; da bi thay the; superseded; replaced
    """,
}
_STATUSES = {" ".join(word.split()): status for status, said in _STATUS.items() for word in said.split(";")}
_REPLACED = re.compile(r"\b(?:bi |da |duoc |da duoc |da bi )*thay(?: the)? (?:boi|bang|the)\b")
_CODE = re.compile(r"\d\.\d{6}(?:\.[\w.]*\w)?")

_FULL = re.compile(r"\btoan trinh\b|\bmuc(?: do)? (?:4|iv)\b|^4$|^full$|^toan_trinh$|^dvc tt 4$")
_PARTIAL = re.compile(r"\bmot phan\b|\bmuc(?: do)? (?:3|iii)\b|^3$|^partial$")
_INFORMATION = re.compile(
    r"\bthong tin\b|\bmuc(?: do)? (?:1|2|i|ii)\b|^[12]$|\bcon lai\b|\b(?:chua|khong) cung cap\b|^information$|^khong$"
    r"|\btruc tiep\b"
)

_CHANNELS = (
    (Channel.COUNTER, re.compile(r"truc tiep|\bdirect\b|\boffline\b|tai quay|bo phan mot cua|\bcounter\b")),
    (Channel.ONLINE, re.compile(r"truc tuyen|\bonline\b|\bqua mang\b|cong dich vu cong|\bvneid\b")),
    (Channel.POST, re.compile(r"buu chinh|\bbcci\b|buu dien|\bpostal?\b")),
    (Channel.ANY, re.compile(r"^tat ca|moi hinh thuc|^\*$|ca ba hinh thuc")),
)
_NUMBERS = {"1": Channel.COUNTER, "2": Channel.ONLINE, "3": Channel.POST}
ORDER = (Channel.COUNTER, Channel.ONLINE, Channel.POST, Channel.ANY)
"""The order in which the starter catalogue names the channels."""

_YES = {"co", "x", "true", "1", "yes", "y", "dung", "v", "✓", "✔", "☑", "can", "bat buoc"}


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Words without case, marks and punctuation, one space between them."""
    return " ".join(words(text))


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: empty, "-", "Không có thông tin"."""
    return not any(map(str.isalnum, text)) or (len(text) < 40 and folded(text) in _NOTHING)


def is_yes(text: str) -> bool:
    """Whether a box is ticked."""
    return text.strip().lower() in _YES or folded(text) in _YES


def status_of(text: str) -> tuple[str, str | None] | None:
    """The status in words as ours, with the successor when the words name one; None when they say neither."""
    said = folded(text)
    known = _STATUSES.get(said) or (Status(said) if said in set(Status) else None)
    if known:
        return known, None
    successor = successor_of(text)
    if _REPLACED.search(said) or said.startswith(("thay the", "duoc thay", "bi thay", "superseded")):
        return Status.SUPERSEDED, successor
    first = _STATUSES.get(" ".join(said.split()[:3])) or _STATUSES.get(" ".join(said.split()[:2]))
    if first and len(said) > 4:
        return first, successor
    return None


def successor_of(text: str) -> str | None:
    """The code of the procedure that took another's place, when a text names one."""
    found = _CODE.search(text)
    return bare_code(found[0]) if found else None


def online_level_of(text: str) -> str | None:
    """How far it can be done online, in words or in the levels 1 to 4 of the older decree; None: not said."""
    said = folded(text)
    if text in set(OnlineLevel):
        return text
    if _FULL.search(said):
        return OnlineLevel.FULL
    if _PARTIAL.search(said):
        return OnlineLevel.PARTIAL
    return OnlineLevel.INFORMATION if _INFORMATION.search(said) else None


@lru_cache(maxsize=4096)
def channels_of(text: str) -> tuple[str, ...]:
    """The channels that a text names, in our order."""
    if text in set(Channel):
        return (str(Channel(text)),)
    said = folded(text) or text.strip()
    if all(part.strip() in _NUMBERS for part in re.split(r"[,;/ ]+", text) if part.strip()) and text.strip():
        return tuple(sorted((str(_NUMBERS[n]) for n in set(re.findall(r"\d", text))), key=ORDER.index))
    return tuple(str(channel) for channel, pattern in _CHANNELS if pattern.search(said) or text in {str(channel)})


def in_order(names: set[str]) -> tuple[str, ...]:
    """Channels in our order, each once."""
    return tuple(str(channel) for channel in ORDER if channel in names)
