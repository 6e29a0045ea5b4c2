"""Set-up, settings, lines, staff and signing in."""

from dataclasses import replace
from pathlib import Path

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Ports, Premises, build
from onestop_desk.services.actors import Actor
from onestop_desk.services.starter import Setup, demo_setup
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay

PASSWORD = "mật khẩu dài của trưởng"


def _premises(tmp_path: Path) -> Premises:
    premises = Premises(f"sqlite:///{tmp_path / 'new.db'}", Ports(clock=MovedClock(), moved_clock=True))
    premises.prepare()
    return premises


def _ours() -> Setup:
    return replace(demo_setup(), is_demo=False, clerks=(), head_name="Trần Văn Thử", head_password=PASSWORD)


def test_nothing_opens_before_set_up(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        build(f"sqlite:///{tmp_path / 'new.db'}")
    assert refused.value.code == "not_set_up"


def test_our_own_office_has_one_head_with_the_password_chosen_there(tmp_path: Path) -> None:
    services = _premises(tmp_path).create(_ours())
    (head,) = services.sign_in.people()
    assert (head.name, head.role) == ("Trần Văn Thử", "head")
    assert services.sign_in.with_password(head.id, PASSWORD).role == "head"
    with pytest.raises(Refusal) as refused:
        services.sign_in.with_password(head.id, "khác")
    assert refused.value.code == "wrong_password"
    with pytest.raises(Refusal) as refused:
        services.sign_in.demo(head.id)
    assert refused.value.code == "not_allowed"
    with services.context.look() as (tx, _, _answers):
        ((stored,),) = tx.read("SELECT password_hash FROM staff")
        assert stored.startswith("$argon2id$")
        whats = [r[0] for r in tx.read("SELECT what FROM journal ORDER BY seq")]
    assert whats == ["office_created", "signed_in", "sign_in_refused"]
    services.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"head_password": "ngắn"}, "weak_password"),
        ({"head_name": " "}, "bad_setup"),
        ({"lines": ()}, "bad_setup"),
        ({"counters": ()}, "bad_setup"),
        ({"hours": {0: [("11:00", "09:00")]}}, "bad_time"),
        ({"hours": {0: [("tám giờ", "09:00")]}}, "bad_time"),
    ],
)
def test_a_set_up_that_lacks_something_makes_nothing(tmp_path: Path, change: dict[str, object], code: str) -> None:
    premises = _premises(tmp_path)
    with pytest.raises(Refusal) as refused:
        premises.create(replace(_ours(), **change))  # type: ignore[arg-type] # a table of cases
    assert refused.value.code == code
    assert premises.set_up() is None
    premises.db.close()


def test_an_office_is_set_up_once(tmp_path: Path) -> None:
    premises = _premises(tmp_path)
    premises.create_demo()
    with pytest.raises(Refusal) as refused:
        premises.create(_ours())
    assert refused.value.code == "already_set_up"
    premises.db.close()


def test_a_changed_setting_reaches_the_other_station_with_its_next_action(hall: HallDay) -> None:
    hall.open()
    hall.take("B")
    hall.clock.forward(5)
    hall.take("A")
    assert hall.numbers_waiting() == ["A001", "B001"]
    other = build(hall.services.context.db.url, hall.services.context.ports)
    other.office.change_settings(hall.head, help_delay=0)
    other.close()
    assert hall.call().number == "B001"


@pytest.mark.parametrize("change", [{"help_delay": -1}, {"no_such_rule": 3}])
def test_a_bad_setting_is_refused(hall: HallDay, change: dict[str, int]) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.office.change_settings(hall.head, **change)
    assert refused.value.code == "bad_setting"


def test_only_the_head_changes_the_office(hall: HallDay) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.office.change_settings(hall.clerk, help_delay=5)
    assert refused.value.code == "not_allowed"
    with pytest.raises(Refusal) as refused:
        hall.services.sign_in.add_staff(hall.clerk, "Ai Đó", "clerk", PASSWORD)
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("kind", ["station", "citizen", "system"])
def test_nobody_but_staff_calls_people(hall: HallDay, kind: str) -> None:
    with pytest.raises(Refusal) as refused:
        hall.call(clerk=Actor(kind, "x"))
    assert refused.value.code == "not_allowed"


def test_a_counter_of_somebody_else_is_not_taken_over(hall: HallDay) -> None:
    hall.open()
    with pytest.raises(Refusal) as refused:
        hall.open(1, hall.staff[3])
    assert refused.value.code == "counter_taken"


def test_a_closed_line_says_so_everywhere(hall: HallDay) -> None:
    hall.services.office.set_line_open(hall.clerk, hall.lines["D"], False, "staff_away")
    line = next(x for x in hall.services.kiosk.view().lines if x.line.letter == "D")
    assert (line.available, line.unavailable, line.line.closed_reason) == (False, "line_closed", "staff_away")
    assert "D" not in [x.letter for x in hall.services.board.snapshot().lines]


def test_staff_are_added_with_their_own_password(hall: HallDay) -> None:
    staff_id = hall.services.sign_in.add_staff(hall.head, "Lê Thị Mới", "clerk", PASSWORD)
    actor = hall.services.sign_in.with_password(staff_id, PASSWORD)
    hall.services.sign_in.change_password(actor, PASSWORD, PASSWORD + "!")
    with pytest.raises(Refusal):
        hall.services.sign_in.with_password(staff_id, PASSWORD)
    assert hall.services.sign_in.with_password(staff_id, PASSWORD + "!").id == staff_id
