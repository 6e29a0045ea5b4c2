"""The sections of a procedure's page that can be long: papers, special cases, steps, conditions, laws."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from onestop_desk.words import _, plural
from onestop_desk.words.procedure_page import ProcedurePage
from onestop_desk.words.procedure_papers import PaperGroup
from portal.pages.fitting import Group, Part, Stands, Wrap
from portal.render import part


def parts_of(page: ProcedurePage) -> tuple[Part, ...]:
    """The sections that have something to say, in the order of the page."""
    return tuple(_parts(page))


def _parts(page: ProcedurePage) -> Iterator[Part]:
    if page.papers:
        yield _papers(page.papers[0])
    if page.cases:
        yield _cases(page.cases)
    if page.steps:
        yield _steps(page.steps)
    if page.conditions:
        yield _said("dieu-kien", _("Điều kiện"), page.conditions)
    if page.full_name:
        yield _said("ten-day-du", _("Tên đầy đủ"), page.full_name)
    for number, fact in enumerate(page.long_facts):
        yield _said(f"ghi-day-du-{number + 1}", fact.title, fact.text)
    if page.legal_basis:
        yield _laws(page.legal_basis)


def _papers(group: PaperGroup) -> Part:
    rows, ticks = _rows(group, "g")
    intro = _("Đánh dấu giấy đã có. Dấu này chỉ giúp ông/bà nhớ, không gửi đi đâu.")
    above = _made("remark", intro) + "".join(_made("paragraph", text) for text in group.intro)
    made = Group("", group.count, rows, _ticked, ticks)
    return Part("giay-to", _("Giấy tờ cần có"), group.count, above, (made,))


def _cases(cases: Iterable[PaperGroup]) -> Part:
    made = tuple(_case(number, group) for number, group in enumerate(cases))
    count = plural("{n} trường hợp", len(made)).format(n=len(made))
    return Part("truong-hop", _("Trường hợp riêng"), count, "", made)


def _case(number: int, group: PaperGroup) -> Group:
    ident = f"truong-hop-{number}"
    alone = len(group.papers) == 1 and group.papers[0].name == group.title and not group.intro
    if alone:
        paper = group.papers[0]
        rows = (_made("one", paper), *(_made("more", text) for text in paper.notes[1:]))
        ticks: tuple[bool, ...] = ()
    else:
        rows, ticks = _rows(group, f"r{number}-")

    def wrap(inside: str, ticked: int, stands: Stands) -> str:
        continued = stands is Stands.GOES_ON
        title = _("{case} (tiếp theo)").format(case=group.title) if continued else group.title
        held = Markup(inside if alone else _ticked(inside, ticked, stands))
        intro = () if continued else group.intro
        return _made("case", title, intro, held, "" if continued else ident, stands is not Stands.MAIN)

    return Group(group.title, group.count, rows, wrap, ticks)


def _rows(group: PaperGroup, ident: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The rows of papers with, for each, whether it can be ticked; a long note goes on in rows of its own."""
    rows: list[str] = []
    ticks: list[bool] = []
    for number, paper in enumerate(group.papers):
        rows.append(_made("tick", paper, f"{ident}{number}"))
        ticks.append(True)
        for text in paper.notes[1:]:
            rows.append(_made("continued", text))
            ticks.append(False)
    return tuple(rows), tuple(ticks)


def _ticked(rows: str, ticked: int, _stands: Stands) -> str:
    before, after = _tally(ticked)
    return _made("ticks", Markup(rows), before, after)


def _tally(n: int) -> tuple[str, str]:
    """The words around the number of ticked papers, which the style counts."""
    return _("Đã đánh dấu"), plural("/{n} giấy", n).format(n=n)


def _steps(steps: Iterable[tuple[str, ...]]) -> Part:
    rows = [
        _made("step", text, number if place == 0 else 0)
        for number, texts in enumerate(steps, 1)
        for place, text in enumerate(texts)
    ]
    count = plural("{n} bước", len(list(steps))).format(n=len(list(steps)))
    return Part("trinh-tu", _("Các bước"), count, "", (Group("", count, tuple(rows), _numbered),))


def _numbered(rows: str, _ticks: int, _stands: Stands) -> str:
    return _made("steps", Markup(rows))


def _said(slug: str, title: str, texts: tuple[str, ...]) -> Part:
    rows = tuple(_made("paragraph", text) for text in texts)
    count = plural("{n} đoạn", len(rows)).format(n=len(rows))
    return Part(slug, title, count, "", (Group("", count, rows, _carded),))


def _carded(rows: str, _ticks: int, _stands: Stands) -> str:
    return f'<div class="card">{rows}</div>'


def _laws(texts: tuple[str, ...]) -> Part:
    rows = tuple(_made("law", text) for text in texts)
    count = plural("{n} văn bản", len(rows)).format(n=len(rows))
    return Part("can-cu", _("Căn cứ pháp lý"), count, "", (Group("", count, rows, _folded(count)),))


def _folded(title: str) -> Wrap:
    def wrap(rows: str, _ticks: int, _stands: Stands) -> str:
        return _made("laws", title, Markup(rows))

    return wrap


def _made(name: str, *values: object) -> str:
    return str(part("procedure.html", name)(*values))
