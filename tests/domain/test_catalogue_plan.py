"""What an import would do: new, changed, abolished, unchanged; only what the file speaks of may change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.catalogue_plan import Incoming, Rejected, plan_of
from onestop_desk.domain.procedures import COMPARED, Paper, Procedure, Status, differences
from tests.domain.procedure_values import procedures

BIRTH = Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch", papers=(Paper("chung-sinh", "Giấy chứng sinh"),))
DEATH = Procedure("1.000656", "Đăng ký khai tử", "Hộ tịch")
OLD = Procedure("1.001731", "Mai táng phí", "Bảo trợ", status=Status.SUPERSEDED, superseded_by="1.116910")
CURRENT = {p.code: p for p in (BIRTH, DEATH, OLD)}


def said(code: str, row: int = 2, **values: object) -> Incoming:
    return Incoming(code, row, values)


def whole(procedure: Procedure, row: int = 2) -> Incoming:
    """A procedure as a file says it that speaks of everything."""
    return Incoming(procedure.code, row, {name: getattr(procedure, name) for name in COMPARED})


def test_a_file_that_says_the_same_changes_nothing() -> None:
    plan = plan_of(CURRENT, [whole(p) for p in CURRENT.values()])
    assert plan.is_empty
    assert {p.code for p in plan.unchanged} == set(CURRENT)


def test_what_the_file_does_not_speak_of_stays() -> None:
    plan = plan_of(CURRENT, [said("1.001193", name="Đăng ký khai sinh mới")])
    (changed,) = plan.changed
    assert [c.name for c in changed.changes] == ["name"]
    assert changed.after == replace(BIRTH, name="Đăng ký khai sinh mới")


def test_a_code_nobody_knows_is_new_with_ids_for_its_papers() -> None:
    papers = (Paper("", "Tờ khai"), Paper("", "Tờ khai", case="Ủy quyền"))
    (added,) = plan_of(CURRENT, [said("2.000635", 7, name="Bản sao", field="Hộ tịch", papers=papers)]).new
    assert (added.procedure.code, added.procedure.name, added.row) == ("2.000635", "Bản sao", 7)
    assert [p.id for p in added.procedure.papers] == ["to-khai", "to-khai-2"]


def test_a_paper_keeps_its_id_and_a_new_one_never_takes_it() -> None:
    papers = (Paper("", "Tờ khai"), Paper("", "GIẤY CHỨNG SINH", note="Bản giấy."))
    (changed,) = plan_of(CURRENT, [said("1.001193", papers=papers)]).changed
    assert [p.id for p in changed.after.papers] == ["to-khai", "chung-sinh"]


def test_only_the_file_or_a_complete_list_abolishes() -> None:
    by_file = plan_of(CURRENT, [said("1.000656", 4, status=Status.SUPERSEDED, superseded_by="1.000001")])
    assert [(a.before.code, a.after.superseded_by, a.row) for a in by_file.abolished] == [("1.000656", "1.000001", 4)]
    silent = plan_of(CURRENT, [whole(BIRTH)])
    assert silent.abolished == ()
    complete = plan_of(CURRENT, [whole(BIRTH)], complete_for=CURRENT)
    assert [(a.before.code, a.after.status, a.row) for a in complete.abolished] == [("1.000656", "repealed", None)]


def test_a_complete_list_does_not_abolish_what_a_rejected_row_names() -> None:
    plan = plan_of(CURRENT, [whole(BIRTH)], [Rejected(3, "empty_name", "1.000656")], CURRENT)
    assert plan.abolished == ()


def test_what_was_abolished_can_come_into_force_again() -> None:
    (changed,) = plan_of(CURRENT, [said("1.001731", status=Status.ACTIVE)]).changed
    assert (changed.after.status, changed.after.superseded_by) == (Status.ACTIVE, None)


def test_a_complete_list_says_nothing_new_of_what_is_out_of_force() -> None:
    assert plan_of({OLD.code: OLD}, [], complete_for=[OLD.code]).is_empty


@given(st.data())
def test_exactly_the_changes_are_listed(data: st.DataObject) -> None:
    current = data.draw(st.lists(procedures(), max_size=6, unique_by=lambda p: p.code))
    changes = {p.code: replace(data.draw(procedures(st.just(p.code))), papers=p.papers) for p in current}
    touched = set(data.draw(st.lists(st.sampled_from(sorted(changes)), unique=True))) if changes else set()
    incoming = [whole(changes[p.code] if p.code in touched else p) for p in current]
    plan = plan_of({p.code: p for p in current}, incoming)
    really = {p.code for p in current if p.code in touched and differences(p, changes[p.code])}
    assert {c.after.code for c in plan.changed} | {a.after.code for a in plan.abolished} == really
    assert {p.code for p in plan.unchanged} == {p.code for p in current} - really
    for item in plan.changed:
        assert item.after == changes[item.after.code]


@pytest.mark.parametrize("again", [1, 2])
@given(st.data())
def test_accepting_a_plan_leaves_nothing_to_accept(again: int, data: st.DataObject) -> None:
    current = {p.code: p for p in data.draw(st.lists(procedures(), max_size=4, unique_by=lambda p: p.code))}
    incoming = [whole(p) for p in data.draw(st.lists(procedures(), max_size=4, unique_by=lambda p: p.code))]
    for _round in range(again):
        plan = plan_of(current, incoming)
        current |= {a.procedure.code: a.procedure for a in plan.new}
        current |= {item.after.code: item.after for item in plan.changed}
        current |= {item.after.code: item.after for item in plan.abolished}
    assert plan_of(current, incoming).is_empty
