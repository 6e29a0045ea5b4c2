"""What stands around a report: the head writes it, everybody who prints reads it, the journal holds no names."""

import json

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.letterhead import LONGEST, Letterhead, as_stored, letterhead_from
from tests.services.hall_day import HallDay

OURS = Letterhead(
    place="Tân Yên",
    sent_to="Chủ tịch Ủy ban nhân dân xã",
    signer_role="Giám đốc",
    signer_name="Nguyễn Văn Mẫu",
    recipients=("Như trên", "Lưu: VT"),
)


def test_the_head_writes_it_and_the_journal_holds_no_name(hall: HallDay) -> None:
    assert hall.services.letterheads.letterhead() == Letterhead()
    spaced = Letterhead(**{**as_stored(OURS), "place": "  Tân   Yên ", "recipients": ("Như trên", "  ", "Lưu: VT")})
    assert hall.services.letterheads.change(hall.head, spaced) == OURS
    assert hall.services.letterheads.letterhead() == OURS
    with hall.services.context.look() as (tx, _config, _answers):
        rows = tx.read("SELECT facts FROM journal WHERE what = 'briefing'")
    (facts,) = rows[0]
    assert "Mẫu" not in facts
    assert json.loads(facts)["parts"] == ["code", "place", "recipients", "sent_to", "signer_name", "signer_role"]


def test_a_clerk_may_not(hall: HallDay) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.letterheads.change(hall.clerk, OURS)
    assert refused.value.code == "not_allowed"
    assert hall.services.letterheads.letterhead() == Letterhead()


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ({"place": "x" * (LONGEST + 1)}, "place"),
        ({"signer_name": 5}, "signer_name"),
        ({"recipients": "Như trên"}, "recipients"),
        ({"recipients": ["a"] * 13}, "recipients"),
        ({"recipients": [None]}, "recipients"),
    ],
)
def test_a_part_that_is_no_text_is_refused_by_name(stored: dict[str, object], name: str) -> None:
    with pytest.raises(Refusal) as refused:
        letterhead_from(stored)
    assert (refused.value.code, refused.value.facts) == ("bad_letterhead", {"name": name})


def test_parts_of_a_newer_program_are_left_alone() -> None:
    assert letterhead_from({"place": "Tân Yên", "seal": "x"}) == Letterhead(place="Tân Yên")
