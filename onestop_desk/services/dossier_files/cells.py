"""What one cell of an export means: a channel, a status, how it was paid, yes or no, an amount."""

import re
from functools import lru_cache

from onestop_desk.domain.dossiers import Channel, Status
from onestop_desk.domain.folding import fold

_NOTHING = {"", "-", "--", "null", "none", "n/a", "na", "...", "."}
_YES = {"x", "v", "co", "1", "2", "true", "yes", "y", "da", "dung", "☑", "✓", "✔", "roi", "t"}
_NO = {"0", "khong", "chua", "false", "no", "n", "k", "☐", "khong co", "chua co", "sai", "f"}
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s.\-]?\d){8,}")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d+")
_WHOLE = re.compile(r"\d{1,2}(?:\.0+)?")
_LONGEST_TEXT = 500

_STATUSES: tuple[tuple[str, Status], ...] = (
    ("chua tra", Status.FINISHED),
    ("cho tra", Status.FINISHED),
    ("cho nhan ket qua", Status.FINISHED),
    ("da tra lai", Status.STOPPED),
    ("tra lai ho so", Status.STOPPED),
    ("da tra", Status.RETURNED),
    ("tra ket qua", Status.RETURNED),
    ("khong duoc tiep nhan", Status.NOT_RECEIVED),
    ("khong tiep nhan", Status.NOT_RECEIVED),
    ("tu choi", Status.NOT_RECEIVED),
    ("rut ho so", Status.WITHDRAWN),
    ("xin rut", Status.WITHDRAWN),
    ("da rut", Status.WITHDRAWN),
    ("tam dung", Status.MORE_PAPERS),
    ("dung xu ly", Status.STOPPED),
    ("dung giai quyet", Status.STOPPED),
    ("da dung", Status.STOPPED),
    ("huy", Status.STOPPED),
    ("da bo sung", Status.IN_PROGRESS),
    ("bo sung", Status.MORE_PAPERS),
    ("nghia vu tai chinh", Status.MUST_PAY),
    ("cho thanh toan", Status.MUST_PAY),
    ("cho nop", Status.MUST_PAY),
    ("moi dang ky", Status.NEW),
    ("cho tiep nhan", Status.NEW),
    ("moi nop", Status.NEW),
    ("chua tiep nhan", Status.NEW),
    ("dang xu ly", Status.IN_PROGRESS),
    ("dang giai quyet", Status.IN_PROGRESS),
    ("chua xu ly", Status.IN_PROGRESS),
    ("chua giai quyet", Status.IN_PROGRESS),
    ("cho xu ly", Status.IN_PROGRESS),
    ("cho phe duyet", Status.IN_PROGRESS),
    ("cho ky", Status.IN_PROGRESS),
    ("dang tham dinh", Status.IN_PROGRESS),
    ("cho tham dinh", Status.IN_PROGRESS),
    ("cho duyet", Status.IN_PROGRESS),
    ("cho trinh", Status.IN_PROGRESS),
    ("cho dong dau", Status.IN_PROGRESS),
    ("cho phan cong", Status.IN_PROGRESS),
    ("thu ly", Status.IN_PROGRESS),
    ("lien thong", Status.IN_PROGRESS),
    ("da phe duyet", Status.IN_PROGRESS),
    ("chuyen xu ly", Status.IN_PROGRESS),
    ("da xu ly", Status.FINISHED),
    ("xu ly xong", Status.FINISHED),
    ("da co ket qua", Status.FINISHED),
    ("co ket qua", Status.FINISHED),
    ("da giai quyet", Status.FINISHED),
    ("giai quyet xong", Status.FINISHED),
    ("hoan thanh", Status.FINISHED),
    ("ket thuc", Status.FINISHED),
    ("tiep nhan", Status.RECEIVED),
)
"""Words of a status, the first that a cell holds."""


class BadCell(ValueError):
    """A cell that means nothing where it stands; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@lru_cache(maxsize=2048)
def channel(text: str) -> Channel | None:
    """1–3 or words; None for an empty cell. Raises BadCell("bad_channel")."""
    said = fold(text).strip()
    if said in _NOTHING:
        return None
    if _WHOLE.fullmatch(said) and int(float(said)) in {1, 2, 3}:
        return Channel(int(float(said)))
    if any(word in said for word in ("buu chinh", "buu dien", "bcci")):
        return Channel.POST
    if any(word in said for word in ("truc tuyen", "online", "qua mang", "internet", "dvc", "dich vu cong", "vneid")):
        return Channel.ONLINE
    if any(word in said for word in ("truc tiep", "tai quay", "mot cua", "tai trung tam", "tai bo phan")):
        return Channel.COUNTER
    raise BadCell("bad_channel")


@lru_cache(maxsize=2048)
def status(text: str) -> Status | None:
    """1–10 or words; None where it says nothing of it. Raises BadCell("bad_status")."""
    said = " ".join(fold(text).split())
    if said in _NOTHING:
        return None
    if _WHOLE.fullmatch(said):
        number = int(float(said))
        if 1 <= number <= 10:
            return Status(number)
        raise BadCell("bad_status")
    for words, found in _STATUSES:
        if words in said:
            return found
    if said in {"truoc han", "dung han", "qua han", "trong han", "tre han", "chua den han"}:
        return None
    raise BadCell("bad_status")


@lru_cache(maxsize=2048)
def is_yes(text: str) -> bool | None:
    """A box to tick or a count; None for an empty cell. Raises BadCell("bad_value")."""
    said = fold(text).strip()
    if said in _NOTHING:
        return None
    if said in _YES:
        return True
    if said in _NO or said.startswith(("khong ", "chua ")):
        return False
    if _WHOLE.fullmatch(said):
        return float(said) > 0
    if said.startswith(("co ", "da ", "duoc ")):
        return True
    raise BadCell("bad_value")


@lru_cache(maxsize=2048)
def paid(text: str) -> str | None:
    """`online`, `counter` or `none`; None for an empty cell. Raises BadCell("bad_value")."""
    said = fold(text).strip()
    if said in _NOTHING:
        return None
    if any(word in said for word in ("chua", "khong", "mien")) or said == "0":
        return "none"
    if any(word in said for word in ("truc tuyen", "online", "cong dvc", "cong dich vu", "payment", "vnpay", "ma qr")):
        return "online"
    if any(word in said for word in ("tien mat", "truc tiep", "tai quay", "chuyen khoan", "bien lai", "buu chinh")):
        return "counter"
    if said in _YES or said.startswith("da "):
        return "counter"
    raise BadCell("bad_value")


@lru_cache(maxsize=2048)
def amount(text: str) -> int | None:
    """Đồng; several figures are added. None for an empty cell. Raises BadCell("bad_value")."""
    said = fold(text).strip()
    if said in _NOTHING:
        return None
    if any(word in said for word in ("mien", "khong", "chua")):
        return 0
    bare = re.sub(r"[.,]0{1,2}(?!\d)", "", said)
    figures = [int(re.sub(r"\D", "", found)) for found in _AMOUNT.findall(bare)]
    if not figures or sum(figures) > 2_000_000_000:
        raise BadCell("bad_value")
    return sum(figures)


@lru_cache(maxsize=2048)
def goes_by_post(text: str) -> bool | None:
    """Whether the result is sent by post; None for an empty cell."""
    said = fold(text).strip()
    if said in _NOTHING:
        return None
    if said.startswith(("khong", "chua")):
        return False
    return any(word in said for word in ("buu chinh", "buu dien", "bcci", "chuyen phat")) or said in _YES


@lru_cache(maxsize=2048)
def is_full_online(text: str) -> bool | None:
    """A service that is online as a whole; None where it is neither that nor in part."""
    said = fold(text).strip()
    if "toan trinh" in said or said in {"4", "muc 4", "muc do 4", "x", "co"}:
        return True
    if "mot phan" in said or said in {"3", "muc 3", "muc do 3", "khong"}:
        return False
    return None


@lru_cache(maxsize=2048)
def how_many(text: str) -> int | None:
    """A number of times; "có" is once. None for an empty cell. Raises BadCell("bad_value")."""
    said = fold(text).strip()
    if said in _NOTHING:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:\.0+)?(?:\s*lan)?", said)
    if found:
        return int(found[1])
    yes = is_yes(text)
    return None if yes is None else int(yes)


def is_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: a dash, null, n/a."""
    return fold(text).strip() in _NOTHING


@lru_cache(maxsize=2048)
def a_text(text: str) -> str:
    """A text to keep: one line, not endless, without a number that could be somebody's."""
    return _LONG_NUMBER.sub("…", " ".join(text.split()))[:_LONGEST_TEXT].strip()
