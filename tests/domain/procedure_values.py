"""Procedures made up by Hypothesis, with the nasty strings that files of the real world hold."""

from hypothesis import strategies as st

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

NASTY = (
    "Giấy chứng sinh", "=1+1", "+84", "-", "@cmd", "<script>alert(1)</script>", '"trích" \'dẫn\'', "a,b;c|d",
    "Thủ tục thủ tục", "1.001193", "0012", "20/7/2026", "&amp;", "Ký tự {n} %s", "ＡＢＣ", "đ Đ ơ ư ạ", "#REF!",
)  # fmt: skip
TEXTS = st.sampled_from(NASTY) | st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u00a0"),
    min_size=1, max_size=40,
).map(lambda t: " ".join(t.split()) or "x")  # fmt: skip
CODES = st.builds("{}.{:06d}".format, st.integers(1, 9), st.integers(0, 999_999))
DAYS = st.none() | st.dates().map(lambda d: d.isoformat())


def papers() -> st.SearchStrategy[tuple[Paper, ...]]:
    """Lists of papers whose ids are their own."""
    paper = st.builds(
        Paper, st.just(""), TEXTS, st.sampled_from(PaperKind), st.sampled_from(Need), st.just("") | TEXTS,
        st.none() | st.integers(0, 9), st.none() | st.integers(0, 9), st.just("") | TEXTS, st.just("") | TEXTS,
    )  # fmt: skip
    listed = st.lists(paper, max_size=4, unique_by=lambda p: (p.name, p.case))
    return listed.map(lambda found: tuple(Paper(f"p{i}", *list(vars(p).values())[1:]) for i, p in enumerate(found)))


def deadlines() -> st.SearchStrategy[tuple[Deadline, ...]]:
    """Deadlines of the kinds there are."""
    counted = st.sampled_from([k for k in DeadlineKind if k not in {DeadlineKind.SAME_DAY, DeadlineKind.TEXT}])
    one = st.one_of(
        st.builds(Deadline, st.sampled_from(Channel), st.just(DeadlineKind.SAME_DAY), st.just(0), st.just("15:00"),
                  st.just("") | TEXTS),
        st.builds(Deadline, st.sampled_from(Channel), counted, st.integers(1, 90), st.just(""), st.just("") | TEXTS),
        st.builds(Deadline, st.sampled_from(Channel), st.just(DeadlineKind.TEXT), st.just(0), st.just(""), TEXTS),
    )  # fmt: skip
    return st.lists(one, max_size=4).map(tuple)


def fees() -> st.SearchStrategy[Fee]:
    """Fees; only the kind `amounts` has figures."""
    note = st.just("") | TEXTS
    return st.one_of(
        st.builds(Fee, st.sampled_from([FeeKind.FREE, FeeKind.COUNCIL, FeeKind.UNKNOWN]), st.just(()), note),
        st.builds(Fee, st.just(FeeKind.AMOUNTS),
                  st.lists(st.integers(1, 5_000).map(lambda n: n * 1000), min_size=1, max_size=3).map(tuple), note),
    )  # fmt: skip


@st.composite
def procedures(draw: st.DrawFn, codes: st.SearchStrategy[str] = CODES) -> Procedure:
    """One procedure with everything a version may say."""
    some = st.just("") | TEXTS
    many = st.lists(TEXTS, max_size=3, unique=True).map(tuple)
    return Procedure(
        draw(codes), draw(TEXTS), draw(TEXTS), draw(some), draw(some), draw(some), draw(some),
        draw(st.none() | st.sampled_from(OnlineLevel)),
        draw(st.lists(st.sampled_from([c for c in Channel if c != Channel.ANY]), unique=True, max_size=3).map(tuple)),
        draw(deadlines()), draw(fees()), draw(papers()), draw(many), draw(some), draw(some), draw(some), draw(many),
        draw(some), draw(DAYS), draw(some), draw(DAYS), draw(DAYS), draw(st.sampled_from(Status)),
        draw(st.none() | CODES), draw(many), draw(st.booleans()), draw(st.just("") | st.just("https://example.vn/a")),
    )  # fmt: skip
