"""The page that rates a visit: one of four levels, what could be better, a word of one's own; and the thanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.ratings import MOST_NOTE, Level
from onestop_desk.services.ratings import RatingView
from onestop_desk.words import _, phrases, ratings
from onestop_desk.words.procedure_home import NATIONAL_PORTAL
from portal.forms.holder import Fault
from portal.forms.rating import RatingForm
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.holder import faults_title
from portal.render import part

STYLES = ("base", "person", "rating")
ADDRESS = "danh-gia"
_FACES = {
    Level.VERY_SATISFIED: "face-laughing",
    Level.SATISFIED: "face-smiling",
    Level.NEUTRAL: "face-straight",
    Level.UNSATISFIED: "face-sad",
}


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen."""

    value: str
    name: str
    chosen: bool
    icon: str = ""


@dataclass(frozen=True)
class RatingPage:
    """The words and values of the form."""

    title: str
    visit: str
    faults_title: str
    by_field: Mapping[str, Fault]
    level_fault: Fault | None
    action: str
    seal: str
    levels_said: str
    levels: tuple[Choice, ...]
    chosen: str
    better: str
    optional: str
    reasons: tuple[Choice, ...]
    note_label: str
    note_hint: str
    note: str
    most: int
    send: str
    nameless: str
    formal: str
    formal_address: str


def rating_page(
    catalogue: PublicCatalogue,
    links: Links,
    token: str,
    view: RatingView,
    seal: str,
    *,
    typed: RatingForm | None = None,
    faults: Sequence[Fault] = (),
) -> str:
    """The page at /s/<token>/danh-gia before a rating was sent."""
    form = typed or RatingForm()
    title = _("Ông/bà được phục vụ thế nào?")
    by_field = {fault.field: fault for fault in faults}
    page = RatingPage(
        title=title,
        visit=visit_of(view),
        faults_title=faults_title(faults),
        by_field=by_field,
        level_fault=next((fault for field, fault in by_field.items() if field.startswith("muc-")), None),
        action=links.number(token, ADDRESS),
        seal=seal,
        levels_said=_("Mức độ hài lòng"),
        levels=tuple(
            Choice(str(level.value), ratings.level(level), form.level == level, _FACES[level])
            for level in sorted(Level, reverse=True)
        ),
        chosen=_("Đã chọn"),
        better=_("Điều gì cần làm tốt hơn?"),
        optional=_("Không bắt buộc, chọn được nhiều ý."),
        reasons=tuple(Choice(r.code, ratings.reason(r), r.code in form.reasons) for r in view.reasons),
        note_label=_("Ý kiến khác"),
        note_hint=_note_hint(view.note_days),
        note=form.note[: 4 * MOST_NOTE],
        most=MOST_NOTE,
        send=_("Gửi đánh giá"),
        nameless=_("Đánh giá không kèm tên; cán bộ tại quầy không biết ai đã gửi."),
        formal=_("Gửi phản ánh, kiến nghị chính thức"),
        formal_address=NATIONAL_PORTAL,
    )
    body = part("rating.html", "rating")(page, faults)
    heading = _("Lỗi: {faults}").format(faults=page.faults_title) if faults else title
    return _document(catalogue, links, heading, str(body))


def _note_hint(days: int) -> str:
    return _(
        "Không bắt buộc. Đừng ghi tên, số điện thoại hay số căn cước. Chỉ người đứng đầu Trung tâm đọc; "
        "xóa sau {days} ngày."
    ).format(days=days)


def visit_of(view: RatingView) -> str:
    """Số A015 · Quầy 3 · thứ Tư 25/11/2026."""
    if view.counter is None:
        return _("Số {number} · {day}").format(number=view.number, day=phrases.day(view.day))
    return _("Số {number} · {counter} · {day}").format(
        number=view.number, counter=phrases.counter(view.counter), day=phrases.day(view.day)
    )


@dataclass(frozen=True)
class ThanksPage:
    """What is said after a rating."""

    title: str
    visit: str
    given: str
    icon: str
    sentences: tuple[str, ...]
    formal: str
    formal_address: str


def thanks_page(catalogue: PublicCatalogue, links: Links, view: RatingView, given: Level) -> str:
    """The same address once the visit was rated: a reload shows it again and sends nothing."""
    title = _("Cảm ơn ông/bà đã đánh giá")
    page = ThanksPage(
        title=title,
        visit=visit_of(view),
        given=ratings.level(given),
        icon=_FACES[given],
        sentences=(
            _("Đánh giá được cộng vào kết quả chung, không kèm tên. Mỗi lượt đánh giá một lần."),
            _("Cần trả lời cho việc của mình, ông/bà gọi cho Trung tâm hoặc gửi phản ánh, kiến nghị."),
        ),
        formal=_("Gửi phản ánh, kiến nghị chính thức"),
        formal_address=NATIONAL_PORTAL,
    )
    return _document(catalogue, links, title, str(part("rating.html", "thanks")(page)))


def _document(catalogue: PublicCatalogue, links: Links, title: str, body: str) -> str:
    back = (links.home, _("Trang chủ"))
    return document(
        frame_of(catalogue), links, title=title, body=body, back=back, styles=STYLES, full_foot=False, hidden=True
    )
