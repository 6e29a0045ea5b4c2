"""The rules of printed papers: which copy, what is missing, by when to be back."""

import pytest

from onestop_desk.domain.forms import Copies, back_before, copies_of, missing_of
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.procedures import Paper
from tests.moved_clock import instant

CLOSES = instant("2026-11-25 17:00")


@pytest.mark.parametrize(
    ("paper", "copies"),
    [
        (Paper("a", "Giấy chứng sinh", "nop_ban_chinh"), Copies(originals=1)),
        (Paper("a", "Giấy chứng sinh", "nop_ban_chinh", originals=2, copies=1), Copies(2, 0, 1)),
        (Paper("a", "Bản sao sổ đỏ", "nop_ban_sao"), Copies(photocopies=1)),
        (Paper("a", "Bản sao có chứng thực", "nop_ban_sao", copies=3), Copies(certified=3)),
        (Paper("a", "Sổ đỏ", "nop_ban_sao", note="bản chứng thực"), Copies(certified=1)),
        (Paper("a", "Tờ khai", "to_khai"), Copies(originals=1)),
        (Paper("a", "Căn cước", "xuat_trinh", originals=1), Copies()),
        (Paper("a", "Ảnh", "anh"), Copies()),
        (Paper("a", "Bản điện tử", "dien_tu"), Copies()),
    ],
)
def test_a_paper_stands_in_the_column_of_what_is_handed_in(paper: Paper, copies: Copies) -> None:
    assert copies_of(paper) == copies


PAPERS = (
    Paper("must", "Giấy chứng sinh"),
    Paper("too", "Căn cước"),
    Paper("maybe", "Ủy quyền", need="neu_co"),
    Paper("case", "Biên bản", case="Trẻ bị bỏ rơi"),
)


@pytest.mark.parametrize(
    ("said", "ticked", "missing"),
    [
        ((), (), ("must", "too")),
        ((), ("must",), ("too",)),
        ((), ("must", "too"), ()),
        (("maybe", "case"), (), ("maybe", "case")),
        (("too",), ("too",), ("too",)),
        (("gone from the list",), ("must", "too"), ()),
    ],
)
def test_what_is_missing(said: tuple[str, ...], ticked: tuple[str, ...], missing: tuple[str, ...]) -> None:
    assert missing_of(PAPERS, said, ticked) == missing


@pytest.mark.parametrize(
    ("now", "minutes", "back"),
    [
        ("08:52", 30, "16:30"),
        ("08:52", 12, "16:45"),
        ("16:40", 30, "17:00"),
        ("17:00", 30, None),
        ("18:00", 30, None),
    ],
)
def test_by_when_to_be_back(now: str, minutes: int, back: str | None) -> None:
    expected = instant(f"2026-11-25 {back}") if back else None
    assert back_before(instant(f"2026-11-25 {now}"), CLOSES, minutes) == expected


def test_on_a_day_without_a_session_nothing_is_promised() -> None:
    assert back_before(CLOSES - 60 * MINUTE, None, 10) is None
