"""The VNeID guide on a phone: one question a page, answers are links, the end is the person's own steps."""

from collections.abc import Callable
from dataclasses import dataclass

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Outcome, Place, Question, Walk
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.guide_views import GuideOffice
from onestop_desk.words import _, guide_alone
from onestop_desk.words.guide_alone import said
from portal.frame import Frame, document
from portal.links import CODE, Links
from portal.render import part

PATH = "/vneid"
OUTCOME_STYLES = ("base", "procedure", "guide")
LEVEL_2 = "3.000228"
"""The procedure at the police that most outcomes lead to."""
At = Callable[[Walk], str]
"""The address of the page of a walk."""


@dataclass(frozen=True)
class Reader:
    """For whom the pages are made: through which links, and whether a page knows how one came to it."""

    catalogue: PublicCatalogue
    frame: Frame
    links: Links
    at: At
    beside: GuideOffice
    remembers: bool = True
    """False in a folder, where a page has many ways to it."""


@dataclass(frozen=True)
class Given:
    """One earlier answer, and where it can be changed."""

    asked: str
    said: str
    change: str
    label: str


@dataclass(frozen=True)
class QuestionPage:
    """Everything on the page of a question."""

    step: str
    title: str
    help: str
    rows: tuple[tuple[str, str, str], ...]
    """(address, answer, what choosing it means)."""
    given: tuple[Given, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """The button that lets the office count what was done, or thanks for it."""

    action: str
    button: str
    thanks: str


@dataclass(frozen=True)
class OutcomePage:
    """Everything on the page of an outcome."""

    kind: str
    title: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    today: str
    steps: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    next: str
    book: str
    ways: tuple[tuple[str, str], ...]
    """(address, word) of the film and the official page."""
    hotline: str
    code: str
    counted: Counted | None
    given: tuple[Given, ...]
    legal: tuple[str, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """The words that are the same on every page of the guide."""

    secret: str
    secret_said: str
    answered: str
    change: str
    today: str
    steps: str
    steps_done: str
    bring: str
    papers_done: str
    after: str
    book: str
    show: str
    show_said: str
    legal: str


def labels() -> Labels:
    """The words in the language spoken now."""
    return Labels(
        secret=guide_alone.secret_heading(),
        secret_said=_("Trang này không hỏi số căn cước, mật khẩu, passcode hay mã OTP. Cán bộ cũng không được hỏi."),
        answered=_("Ông/bà đã trả lời"),
        change=_("Đổi"),
        today=_("Việc hôm nay không chờ được?"),
        steps=_("Các bước"),
        steps_done=_("Đã làm"),
        bring=_("Mang theo"),
        papers_done=_("Đã có"),
        after=_("Tiếp theo"),
        book=_("Đặt lịch hẹn với Công an xã"),
        show=_("Đưa màn hình này cho quầy"),
        show_said=_("Cán bộ xem là biết cần giúp tiếp việc gì."),
        legal=_("Căn cứ"),
    )


def guide_page(reader: Reader, walk: Walk, *, counted: Counted | None = None) -> str:
    """The page of a walk: its question, or its outcome."""
    now = rules.current(walk)
    page = _question(reader, walk, now) if isinstance(now, Question) else _outcome(reader, walk, now, counted)
    name, styles = ("question", ("base", "guide")) if isinstance(now, Question) else ("outcome", OUTCOME_STYLES)
    body = str(part("guide.html", name)(page, labels()))
    first = not walk.answers
    return document(
        reader.frame,
        reader.links,
        title=page.title,
        body=body,
        path=PATH if first else "",
        back=_back(reader, walk),
        styles=styles,
        full_foot=False,
        hidden=not first,
    )


def office_counts(reader: Reader, walk: Walk, key: str, *, done: bool) -> Counted:
    """The button of one showing of an outcome; `key` makes a double tap count once."""
    thanks = _("Cảm ơn ông/bà. Trung tâm đã đếm thêm một người, không ghi tên.") if done else ""
    return Counted(f"{reader.at(walk)}?luot={key}", _("Tôi đã làm xong"), thanks)


def bookable(catalogue: PublicCatalogue, beside: GuideOffice, outcome: Outcome) -> str:
    """The code of the procedure under which a time with the police can be booked here, empty where there is none."""
    if not catalogue.office.books or not beside.police_lines or outcome.place is not Place.POLICE:
        return ""
    named = [str(found[0]) for source in outcome.legal for found in CODE.finditer(source.text.vi)]
    for code in (*named, LEVEL_2):
        public = catalogue.procedures.get(code)
        if public is not None and public.in_force and public.counters:
            return code
    return ""


def _back(reader: Reader, walk: Walk) -> tuple[str, str]:
    if not walk.answers:
        return reader.links.home, _("Trang chủ")
    if not reader.remembers:
        return reader.links.guide(), _("Câu đầu tiên")
    return reader.at(rules.back(walk)), _("Câu trước")


def _question(reader: Reader, walk: Walk, question: Question) -> QuestionPage:
    return QuestionPage(
        step=guide_alone.step_line(walk) if reader.remembers else guide_alone.left_line(walk),
        title=said(question.text),
        help=said(question.help),
        rows=tuple(
            (reader.at(rules.answer(walk, option.id)), said(option.text), said(option.hint))
            for option in question.answers
        ),
        given=_given(reader, walk),
        foot=_foot(walk),
    )


def _outcome(reader: Reader, walk: Walk, outcome: Outcome, counted: Counted | None) -> OutcomePage:
    beside = reader.beside
    code = bookable(reader.catalogue, beside, outcome)
    video, page = outcome.video or beside.video, outcome.page_url or beside.page
    ways = [(video, _("Xem phim hướng dẫn"))] if video.startswith(("https://", "http://")) else []
    ways += [(page, _("Trang VNeID của Bộ Công an"))] if page else []
    return OutcomePage(
        kind=guide_alone.kind_line(outcome),
        title=said(outcome.title),
        facts=_facts(outcome, beside),
        today=said(outcome.today),
        steps=tuple((said(step.text), said(step.detail)) for step in outcome.steps),
        papers=tuple((said(paper.name), said(paper.how)) for paper in outcome.papers),
        warnings=tuple(said(warning) for warning in outcome.warnings),
        next=said(outcome.next_step),
        book=reader.links.booking(code) if code else "",
        ways=tuple(ways),
        hotline=beside.hotline,
        code=guide_alone.short_code(walk.guide, outcome),
        counted=counted,
        given=_given(reader, walk),
        legal=tuple(guide_alone.legal_line(source) for source in outcome.legal),
        foot=_foot(walk),
    )


def _facts(outcome: Outcome, beside: GuideOffice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Label and lines: the first line in bold."""
    where = [said(outcome.where)]
    if outcome.place in {Place.POLICE, Place.HOME}:
        where += [line for line in (beside.police_place, beside.police_hours) if line]
    return ((_("Làm ở đâu"), tuple(where)), (_("Bao lâu có kết quả"), (said(outcome.how_long),)))


def _given(reader: Reader, walk: Walk) -> tuple[Given, ...]:
    if not reader.remembers:
        return ()
    given, before = [], rules.begin(walk.guide)
    for question, option, asked in rules.answered(walk):
        if asked:
            short = said(question.short)
            label = _("Đổi câu trả lời: {question}").format(question=short)
            given.append(Given(short, said(option.text), reader.at(before), label))
            before = rules.answer(before, option.id)
    return tuple(given)


def _foot(walk: Walk) -> tuple[str, ...]:
    return guide_alone.as_of(walk.guide), _("Chúng tôi không lưu tên hay số của ông/bà ở bước này.")
