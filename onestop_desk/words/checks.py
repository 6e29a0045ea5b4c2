"""The morning check in words: what each thing is called, what was found, and what to do about it."""

from datetime import date

from onestop_desk.domain.checks import Check, CheckReport, Finding
from onestop_desk.words import _, check_sentences, marked, phrases, refusals

_NAMES = {
    Check.DATABASE: marked("Dữ liệu của trung tâm"),
    Check.CLOCK: marked("Đồng hồ máy"),
    Check.DISK: marked("Ổ đĩa"),
    Check.BACKUP: marked("Bản sao lưu"),
    Check.PRINTER: marked("Máy in phiếu"),
    Check.VOICE: marked("Loa gọi số"),
    Check.BOARD: marked("Bảng gọi số"),
    Check.KIOSK: marked("Kiosk"),
    Check.PORTAL: marked("Trang đặt hẹn và mã QR"),
    Check.PROCEDURES: marked("Danh mục thủ tục"),
    Check.SHEETS: marked("Tờ mã QR đã in"),
    Check.SEATS: marked("Chỗ đặt hẹn sắp tới"),
    Check.GUIDE: marked("Hướng dẫn VNeID"),
    Check.MESSAGES: marked("Tin nhắn cho công dân"),
    Check.CAMERAS: marked("Camera sảnh"),
}
_FACES = {"kiosk": marked("kiosk"), "desk": marked("quầy"), "board": marked("bảng gọi số")}
_INSTANTS, _DAYS, _FIGURES = frozenset({"at", "since"}), frozenset({"day"}), frozenset({"n", "free_gb"})


def name(check: Check) -> str:
    """What is looked at."""
    return _(_NAMES[check])


def headline(finding: Finding) -> str:
    """What was found, in a few words; a remark behind the name where all is well."""
    return _filled(check_sentences.FOUND[finding.code][0], finding)


def advice(finding: Finding) -> str:
    """What to do, one sentence; empty where all is well."""
    return _filled(check_sentences.FOUND[finding.code][1], finding)


def sentence(finding: Finding) -> str:
    """Everything about one thing in one sentence."""
    found, todo = headline(finding), advice(finding)
    if finding.ok:
        return _("{name}: {found}.").format(name=name(finding.check), found=found)
    return _("{found}: {todo}").format(found=found, todo=todo[:1].lower() + todo[1:])


def state(finding: Finding) -> str:
    """One word for how it is."""
    if not finding.ok:
        return _("Cần xử lý")
    return _("Tốt") if finding.checked else _("Bỏ qua")


def summary(report: CheckReport) -> str:
    """How many things are well and how many need a hand."""
    count = len(report.open)
    if not count:
        return _("Mọi mục đều tốt.")
    return _("{n} mục cần xử lý.").format(n=count)


def _filled(message: str, finding: Finding) -> str:
    if not message:
        return ""
    places = {place: _spoken(place, value, finding) for place, value in finding.facts.items()}
    return _(message).format(name=name(finding.check), **places)


def _spoken(place: str, value: object, finding: Finding) -> str:
    if value is None:
        return "–"
    if place in _INSTANTS:
        return phrases.moment(int(str(value)))
    if place in _DAYS:
        return phrases.figures_of_day(date.fromisoformat(str(value)))
    if place == "seconds":
        return phrases.elapsed(int(str(value)))
    if place == "kind":
        return _(_FACES.get(str(value), str(value)))
    if place == "why" and finding.code == "check_refused":
        # Only what happened: what to do stands in our own sentence.
        return refusals.sentence(str(value)).partition(". ")[0].rstrip(".")
    return phrases.figure(int(str(value))) if place in _FIGURES else str(value)
