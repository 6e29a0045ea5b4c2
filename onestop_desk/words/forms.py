"""What the printed papers of a visit say: dates as an office writes them, which request this is, what is handed in."""

from datetime import date

from onestop_desk.domain.forms import OVERDUE_FROM
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.procedures import Paper
from onestop_desk.words import _, phrases, procedures

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập – Tự do – Hạnh phúc"
_NOT_SAID = ("", "none")


def day(when: date) -> str:
    """A day as a document writes it: ngày 25 tháng 11 năm 2026; the first days and months with a nought."""
    # Nghị định 30/2020/NĐ-CP, Phụ lục I: numbers below 10, and the months 1 and 2, have a nought in front.
    month = f"{when.month:02d}" if when.month <= 2 else str(when.month)
    return _("ngày {day} tháng {month} năm {year}").format(day=f"{when.day:02d}", month=month, year=when.year)


def moment(instant: Instant) -> str:
    """A time as a form writes it: 08 giờ 52 phút, ngày 25 tháng 11 năm 2026."""
    local = phrases.local(instant)
    return _("{hour} giờ {minute} phút, {day}").format(
        hour=f"{local.hour:02d}", minute=f"{local.minute:02d}", day=day(local.date())
    )


def short_moment(instant: Instant) -> str:
    """The same in a narrow column: 08:52 25/11/2026."""
    return _("{time} {day}").format(
        time=phrases.clock(instant), day=phrases.figures_of_day(phrases.local(instant).date())
    )


def ordinal(n: int) -> str:
    """Which one in a row: nhất, hai, ba."""
    words = (_("nhất"), _("hai"), _("ba"), _("tư"), _("năm"))
    return words[n - 1] if 1 <= n <= len(words) else str(n)


def request(n: int) -> str:
    """Which request for papers this is; from the second on, that the dossier counts as overdue."""
    if n < OVERDUE_FROM:
        return _("Yêu cầu bổ sung lần thứ {n}.").format(n=ordinal(n))
    return _("Yêu cầu bổ sung lần thứ {n}: theo quy định, hồ sơ bị tính là quá hạn.").format(n=ordinal(n))


def kind_of(paper: Paper) -> str:
    """What a paper is handed in as, for a column: Bản chính, Bản sao."""
    from onestop_desk.domain.procedures import Need

    words = procedures.paper_kind(paper)
    if paper.need == Need.IF_ANY:
        return procedures.copies(paper) or words
    return words


def trial() -> str:
    """On everything a demo office prints."""
    return _("Phiếu dùng thử, không có giá trị")


def to_compare(source: str) -> str:
    """At the foot of a form that nobody has declared checked yet."""
    return _("Đối chiếu mẫu: {source}").format(source=source)


def reprinted() -> str:
    """On a sheet that was printed before."""
    return _("(in lại)").replace(" ", "\u00a0")
