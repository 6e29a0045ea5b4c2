"""What is kept of the guide's walks, and how they are counted; and what is not kept."""

import json
import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import AgeGroup, Face, Outcome, Reason, Result, answer, current, prefilled
from onestop_desk.domain.id_card import read_card
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.guide import VneidGuide
from onestop_desk.services.guide_views import Done
from onestop_desk.services.rights import Right
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay

CITIZEN = Actor("citizen", "phone")
DAY = date(2026, 11, 23)
CARD = "027301000003||Lê Thị Ví Dụ|09092001|Nữ|Thôn Bến, Phúc Hòa, Bắc Ninh|12112025||||"


def rows(hall: HallDay, sql: str) -> list[tuple[Any, ...]]:
    """Rows as they lie in the database."""
    with hall.services.context.look() as (tx, _config, _answers):
        return tx.read(sql)


def test_a_walk_leaves_codes_in_one_row_and_one_line_of_the_journal(hall: HallDay) -> None:
    done = Done("level_2_police", Result.SENT_TO_POLICE, Reason.NO_TIME, AgeGroup.ADULT)
    hall.services.guide.finish(hall.clerk, done, "walk-1")
    hall.services.guide.finish(hall.clerk, done, "walk-1")
    kept = rows(hall, "SELECT day, face, outcome, result, reason, age_group, village_id FROM guided")
    assert kept == [("2026-11-23", "desk", "level_2_police", "sent_to_police", "no_time", "18_59", None)]
    noted = rows(hall, "SELECT to_state, reason, facts FROM journal WHERE what = 'guided'")
    assert [(r[0], r[1], json.loads(r[2])) for r in noted] == [
        ("sent_to_police", "no_time", {"outcome": "level_2_police", "face": "desk", "age_group": "18_59"})
    ]


@pytest.mark.parametrize(
    ("done", "code"),
    [
        (Done("no_such_outcome", Result.INFORMED), "unknown_guide_outcome"),
        (Done("level_2_police", Result.SENT_TO_POLICE, village_id="elsewhere"), "unknown_village"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_leaves_nothing(hall: HallDay, done: Done, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.guide.finish(hall.clerk, done, "walk")
    assert refused.value.code == code
    assert rows(hall, "SELECT 1 FROM guided") == []


@pytest.mark.parametrize(("who", "face"), [(CITIZEN, Face.PORTAL), (station("kiosk-1"), Face.KIOSK)])
def test_self_help_can_only_say_that_somebody_was_told(hall: HallDay, who: Actor, face: Face) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.guide.finish(who, Done("activate_phone", Result.ACTIVATED_NOW), "a")
    assert refused.value.code == "bad_guide_result"
    hall.services.guide.finish(who, Done("activate_phone", Result.INFORMED), "b")
    assert hall.services.guide.campaign(DAY, DAY).by_face == {face: 1}


def test_the_campaign_counts_by_week_end_reason_age_and_village(hall: HallDay, clock: MovedClock) -> None:
    guide = hall.services.guide
    ben, dong = guide.set_villages(hall.head, [("Thôn Đông", 40), ("Thôn  Bến", 25)])
    assert [(v.name, v.without_account) for v in (ben, dong)] == [("Thôn Bến", 25), ("Thôn Đông", 40)]
    guide.change(hall.head, target=200, target_since=date(2026, 11, 24))
    clock.set("2026-11-23 09:00")
    guide.finish(hall.clerk, Done("activate_phone", Result.ACTIVATED_NOW), "0")
    clock.set("2026-11-30 09:00")
    guide.finish(hall.clerk, Done("activate_phone", Result.ACTIVATED_NOW, None, AgeGroup.ELDERLY, ben.id), "1")
    guide.finish(hall.clerk, Done("home_visit", Result.SENT_TO_POLICE, Reason.FRAIL, None, ben.id), "2")
    guide.finish(hall.clerk, Done("level_2_police", Result.DECLINED, Reason.NOT_WILLING), "3")
    clock.set("2026-12-08 09:00")
    guide.finish(hall.clerk, Done("level_2_police", Result.SENT_TO_POLICE), "4")
    found = guide.campaign(date(2026, 11, 20), date(2026, 12, 13))
    assert [(w.monday.isoformat(), w.guided) for w in found.weeks] == [
        ("2026-11-16", 0), ("2026-11-23", 1), ("2026-11-30", 3), ("2026-12-07", 1)
    ]  # fmt: skip
    assert found.weeks[2].by_result == {Result.ACTIVATED_NOW: 1, Result.DECLINED: 1, Result.SENT_TO_POLICE: 1}
    assert found.guided == 5
    assert found.by_outcome == {"activate_phone": 2, "level_2_police": 2, "home_visit": 1}
    assert found.by_reason == {Reason.FRAIL: 1, Reason.NOT_WILLING: 1}
    assert found.by_age == {AgeGroup.ELDERLY: 1}
    assert [(v.village.name, v.guided, v.activated) for v in found.villages] == [
        ("Thôn Bến", 2, 1), ("Thôn Đông", 0, 0)
    ]  # fmt: skip
    assert (found.activated, found.since, found.target) == (1, date(2026, 11, 24), 200)


def test_a_village_that_left_the_list_keeps_what_was_counted(hall: HallDay) -> None:
    guide = hall.services.guide
    (ben,) = guide.set_villages(hall.head, [("Thôn Bến", 25)])
    guide.finish(hall.clerk, Done("works_level_2", Result.INFORMED, village_id=ben.id), "1")
    guide.set_villages(hall.head, [("Thôn Đông", 40)])
    assert [v.name for v in guide.villages()] == ["Thôn Đông"]
    assert {v.village.name: v.guided for v in guide.campaign(DAY, DAY).villages} == {"Thôn Bến": 1, "Thôn Đông": 0}
    again = guide.set_villages(hall.head, [("Thôn Bến", 20)])
    assert again[0].id == ben.id


@pytest.mark.parametrize(
    ("counts", "line"), [([("A", 1), ("a ", 2)], 2), ([(" ", 1)], 1), ([("A", -1)], 1), ([("x" * 200, 1)], 1)]
)
def test_a_wrong_list_of_villages_changes_nothing(hall: HallDay, counts: list[tuple[str, int]], line: int) -> None:
    hall.services.guide.set_villages(hall.head, [("Thôn Bến", 25)])
    with pytest.raises(Refusal) as refused:
        hall.services.guide.set_villages(hall.head, counts)
    assert (refused.value.code, refused.value.facts["line"]) == ("bad_villages", line)
    assert [v.name for v in hall.services.guide.villages()] == ["Thôn Bến"]


def test_days_the_wrong_way_round_are_refused(hall: HallDay) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.guide.campaign(DAY, date(2026, 11, 22))
    assert refused.value.code == "bad_days"


def test_the_office_says_where_its_police_desk_is(hall: HallDay) -> None:
    guide = hall.services.guide
    before = guide.office()
    assert (before.hotline, before.page, before.video, before.target) == ("1900 0368", "https://vneid.gov.vn", "", 0)
    assert before.police_lines == (hall.lines["E"],)
    changed = guide.change(
        hall.head, police_place="Công an xã,  Khu Cao Thượng", hotline="", video="https://tanyen.example/vneid"
    )
    assert (changed.police_place, changed.hotline) == ("Công an xã, Khu Cao Thượng", "")
    assert guide.office() == changed
    assert guide.change(hall.head, video="").video == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"hotline": "hỏi cô Lan"},
        {"page": "vneid.gov.vn"},
        {"video": "javascript:alert(1)"},
        {"video": "https://a.example/" + "x" * 100},
        {"police_place": "x" * 161},
        {"target": -1},
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(hall: HallDay, wrong: dict[str, Any]) -> None:
    before = hall.services.guide.office()
    with pytest.raises(Refusal) as refused:
        hall.services.guide.change(hall.head, **wrong)
    assert (refused.value.code, refused.value.facts["name"]) == ("bad_guide_setting", next(iter(wrong)))
    assert hall.services.guide.office() == before


def test_only_the_head_changes_it(hall: HallDay) -> None:
    for change in (
        lambda: hall.services.guide.change(hall.clerk, target=1),
        lambda: hall.services.guide.set_villages(hall.clerk, []),
    ):
        with pytest.raises(Refusal) as refused:
            change()
        assert (refused.value.code, refused.value.facts["right"]) == ("not_allowed", Right.CHANGE_OFFICE)


def test_a_broken_file_stops_the_guide_and_nothing_else(hall: HallDay, tmp_path: Path) -> None:
    file = tmp_path / "guide.json"
    file.write_text('{\n "format": 1,\n "start": 5\n', encoding="utf-8")
    broken = VneidGuide(hall.services.context, file)
    trouble = broken.trouble()
    assert trouble is not None
    assert (trouble.code, trouble.facts["line"]) == ("bad_guide", 4)
    with pytest.raises(Refusal):
        broken.finish(hall.clerk, Done("level_2_police", Result.SENT_TO_POLICE), "1")
    assert broken.campaign(DAY, DAY).guided == 0
    assert hall.take("A")
    assert hall.services.guide.trouble() is None


def test_nothing_of_the_card_is_kept_anywhere(hall: HallDay, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    card = read_card(CARD, DAY)
    walk = prefilled(hall.services.guide.guide(), age_group=card.age_group, document=card.document)
    for chosen in ("no_account", "self", "own", "level_2"):
        walk = answer(walk, chosen)
    reached = current(walk)
    assert isinstance(reached, Outcome)
    done = Done(reached.id, Result.SENT_TO_POLICE, None, AgeGroup(walk.facts["age_group"]))
    hall.services.guide.finish(hall.clerk, done, "walk-1")
    tables = [r[0] for r in rows(hall, _TABLES[hall.services.context.db.url.split(":")[0].split("+")[0]])]
    assert "guided" in tables
    kept = " ".join(str(row) for table in tables for row in rows(hall, f"SELECT * FROM {table}"))
    everything = kept + caplog.text + repr(walk) + repr(card)
    assert "level_2_police" in kept
    for secret in ("027301000003", "Ví Dụ", "Thôn Bến", "09092001", "2001-09-09", "12112025"):
        assert secret not in everything


_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}
