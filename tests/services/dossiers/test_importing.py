"""An export is accepted whole or not at all; told twice it changes nothing; what contradicts is listed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.dossier_faults import Fault
from onestop_desk.domain.dossier_plan import NOT_ONLINE, Clash, Conflict, Incoming, Rejected
from onestop_desk.domain.dossiers import Ask, Channel, Dossier, Status
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import FeeKind
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM, station
from onestop_desk.services.dossiers import Entry
from tests.moved_clock import MovedClock, instant
from tests.premises import opened, sqlite_place
from tests.services.dossier_files.exports import workbook
from tests.services.dossiers.told import CODE, OTHER, accepted, finished, proposed, reading, told
from tests.services.hall_day import HallDay


def bare(services: Services) -> dict[str, Dossier]:
    """Code -> dossier, without what says when and by which import it was written."""
    return {d.code: replace(d, id="", changed_at=0, import_id=None) for d in services.dossiers.everything()}


def clashes(conflicts: Sequence[Conflict]) -> list[tuple[int, Clash, bool]]:
    return [(c.row, c.clash, c.held) for c in conflicts]


def test_an_export_is_written_as_told_and_remembered(services: Services) -> None:
    asked = Ask(instant("2026-11-18 10:00"), instant("2026-11-19 08:00"))
    made = accepted(
        services,
        told(fee_due=8000, paid="online", papers_digitised=True, reused=None, asks=(asked,), by_post=True),
        finished(OTHER, 3),
    )
    assert (made.added, made.changed, made.unchanged, made.conflicts, made.skipped) == (2, 0, 0, 0, 0)
    first = services.dossiers.by_code(CODE)
    assert first is not None
    assert (first.fee_due, first.paid, first.papers_digitised, first.reused) == (8000, "online", True, None)
    assert (first.asks, first.by_post, first.channel, first.source) == ((asked,), True, Channel.ONLINE, "import")
    (row,) = services.dossiers.imports()
    assert (row.id, row.file_name, row.added, row.who) == (made.import_id, "ho-so.xlsx", 2, "")


def test_a_proposal_writes_nothing_and_the_same_export_again_changes_nothing(services: Services) -> None:
    assert proposed(services, told()).plan.added
    assert services.dossiers.everything() == ()
    accepted(services, told(), finished(OTHER, 3))
    before = services.dossiers.everything()
    again = proposed(services, told(), finished(OTHER, 3))
    assert again.plan.is_empty
    assert again.plan.unchanged == (CODE, OTHER)
    assert services.dossiers.accept(SYSTEM, again).unchanged == 2
    assert services.dossiers.everything() == before


def test_what_changed_is_said_part_by_part(services: Services) -> None:
    accepted(services, told())
    (changed,) = proposed(services, finished()).plan.changed
    assert [c.name for c in changed.changes] == ["status", "finished_at"]
    accepted(services, finished())
    stored = services.dossiers.by_code(CODE)
    assert stored is not None
    assert (stored.status, stored.finished_at) == (Status.FINISHED, instant("2026-11-19 10:00"))


def test_what_a_file_does_not_speak_of_stays(services: Services) -> None:
    accepted(services, told(fee_due=8000, responsible="Phòng Tư pháp"))
    accepted(services, Incoming(CODE, 2, {"status": Status.FINISHED, "finished_at": instant("2026-11-19 10:00")}))
    stored = services.dossiers.by_code(CODE)
    assert stored is not None
    assert (stored.fee_due, stored.responsible, stored.status) == (8000, "Phòng Tư pháp", Status.FINISHED)


def test_the_same_code_twice_in_two_ways_is_held_back_and_twice_alike_is_one(services: Services) -> None:
    proposal = proposed(services, told(row=2), finished(row=5), told(OTHER, 3), told(OTHER, 4))
    assert clashes(proposal.plan.conflicts) == [(2, Clash.TWICE, True)]
    assert proposal.plan.conflicts[0].rows == (2, 5)
    made = services.dossiers.accept(SYSTEM, proposal)
    assert (made.added, made.conflicts) == (1, 2)
    assert set(bare(services)) == {OTHER}


def test_an_older_export_is_held_back_unless_overruled(services: Services) -> None:
    accepted(services, finished())
    older = proposed(services, told())
    assert clashes(older.plan.conflicts) == [(2, Clash.OLDER, True)]
    services.dossiers.accept(SYSTEM, older)
    assert bare(services)[CODE].status is Status.FINISHED
    assert older.older == (CODE,)
    again = services.dossiers.overrule(older, older.older)
    assert again.plan.conflicts == ()
    assert set(again.overruled) == {CODE}
    services.dossiers.accept(SYSTEM, again)
    assert bare(services)[CODE].status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"finished_at": instant("2026-11-17 08:00"), "status": Status.FINISHED}, Fault.FINISHED_BEFORE_RECEIVED),
        ({"due_at": instant("2026-11-17 17:00")}, Fault.DUE_BEFORE_RECEIVED),
        ({"status": Status.RETURNED}, Fault.ENDED_WITHOUT_A_DAY),
        ({"finished_at": instant("2026-11-19 08:00")}, Fault.FINISHED_BUT_OPEN),
        ({"received_at": instant("2026-12-18 08:00"), "due_at": None}, Fault.RECEIVED_LATER_THAN_NOW),
    ],
)
def test_figures_that_contradict_are_taken_and_listed(services: Services, values: dict[str, Any], fault: Fault) -> None:
    proposal = proposed(services, told(**values))
    (conflict,) = proposal.plan.conflicts
    assert (conflict.clash, conflict.fault, conflict.held) == (Clash.FAULT, fault, False)
    assert services.dossiers.accept(SYSTEM, proposal).added == 1


def test_what_the_counter_typed_is_listed_and_the_file_is_taken(hall: HallDay) -> None:
    services = hall.services
    services.dossiers.enter(hall.clerk, Entry(CODE, channel=Channel.ONLINE, received_at=instant("2026-11-18 09:30"),
                                              fee_due=5000, paid="counter"))  # fmt: skip
    proposal = proposed(services, told(fee_due=8000, paid="counter"))
    (conflict,) = proposal.plan.conflicts
    assert (conflict.clash, conflict.held) == (Clash.TYPED, False)
    assert [(c.name, c.before, c.after) for c in conflict.changes] == [("fee_due", 5000, 8000)]
    services.dossiers.accept(SYSTEM, proposal)
    stored = bare(services)[CODE]
    assert (stored.fee_due, stored.source) == (8000, "import")
    assert proposed(services, told(fee_due=8000, paid="counter")).plan.is_empty


def test_a_day_alone_does_not_take_the_known_hour_away(services: Services) -> None:
    accepted(services, told())
    proposal = proposed(services, told(received_at=instant("2026-11-18 00:00"), due_at=instant("2026-11-20 23:59:59")))
    assert proposal.plan.is_empty


def test_a_rejected_row_stops_it_unless_skipped_and_so_does_a_dossier_without_its_day(services: Services) -> None:
    bad = Rejected(7, "bad_date", OTHER)
    proposal = services.dossiers.compare(
        reading(told(), Incoming(OTHER, 3, {"status": Status.RECEIVED}), rejected=(bad,)), "x"
    )
    assert [(r.row, r.reason) for r in proposal.plan.rejected] == [(3, "no_received"), (7, "bad_date")]
    with pytest.raises(Refusal) as refused:
        services.dossiers.accept(SYSTEM, proposal)
    assert (refused.value.code, refused.value.facts["row"]) == ("rows_rejected", 3)
    assert services.dossiers.everything() == ()
    assert services.dossiers.accept(SYSTEM, proposal, skip_rejected=True).skipped == 2


def test_what_was_written_meanwhile_is_never_overwritten(services: Services, clock: MovedClock) -> None:
    proposal = proposed(services, told())
    clock.forward(1)
    accepted(services, finished(OTHER))
    with pytest.raises(Refusal) as refused:
        services.dossiers.accept(SYSTEM, proposal)
    assert refused.value.code == "dossiers_changed"
    assert set(bare(services)) == {OTHER}


def test_progress_that_raises_leaves_nothing(services: Services) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        services.dossiers.accept(SYSTEM, proposed(services, told()), progress=stop)
    assert services.dossiers.everything() == ()


def test_only_staff_and_the_command_line_may_import(services: Services) -> None:
    with pytest.raises(Refusal) as refused:
        services.dossiers.accept(station("kiosk-1"), proposed(services, told()))
    assert refused.value.code == "not_allowed"


def test_nothing_of_a_citizen_reaches_the_database_or_the_journal(hall: HallDay, tmp_path: Path) -> None:
    private = {"Chủ hồ sơ": "Nguyễn Thị Riêng", "Số điện thoại": "0987000111", "CCCD": "024190000111",
               "Địa chỉ": "Thôn Riêng", "Nội dung bổ sung": "Bổ sung cho bà Riêng"}  # fmt: skip
    header = ["Mã hồ sơ", "Ngày tiếp nhận", "Trạng thái", *private]
    rows = [[code, "18/11/2026", "Đang xử lý", *private.values()] for code in (CODE, OTHER)]
    file = workbook(tmp_path, [header, *rows])
    hall.services.dossiers.accept(hall.clerk, hall.services.dossiers.propose(file))
    assert set(bare(hall.services)) == {CODE, OTHER}
    with hall.services.context.look() as (tx, _config, _answers):
        told_all = repr([tx.read(f"SELECT * FROM {table}") for table in ("dossier", "dossier_import", "journal")])
    for secret in ("Riêng", "0987000111", "024190000111"):
        assert secret not in told_all
        assert secret.encode("unicode_escape").decode() not in told_all


def test_blanks_are_filled_from_the_catalogue_and_the_same_export_again_changes_nothing(services: Services) -> None:
    known = services.procedures.by_code("1.001193")
    assert known is not None
    file = [
        told(field=""),
        told(OTHER, 3, procedure_code=None, procedure_name=known.name.upper(), field=known.field.upper()),
    ]
    accepted(services, *file)
    stored = bare(services)
    assert {d.field for d in stored.values()} == {known.field}
    assert {d.procedure_code for d in stored.values()} == {"1.001193"}
    assert stored[CODE].procedure_name == "Đăng ký khai sinh"
    assert {d.full_online for d in stored.values()} == {known.online_level == "toan_trinh"}
    assert proposed(services, *file).plan.is_empty


def test_not_paid_online_is_paid_at_the_counter_unless_there_is_no_fee(services: Services) -> None:
    free = next(p.code for p in services.procedures.all_in_force() if p.fee_kind == FeeKind.FREE)
    third = "H05.190-261118-0003"
    file = [
        told(paid=NOT_ONLINE, procedure_code="9.999999", procedure_name="Thủ tục lạ"),
        told(OTHER, 3, paid=NOT_ONLINE, procedure_code=free),
        told(third, 4, paid="online", procedure_code=free),
    ]
    accepted(services, *file)
    stored = [bare(services)[code] for code in (CODE, OTHER, third)]
    assert [(d.paid, d.fee_due) for d in stored] == [("counter", None), ("none", 0), ("online", None)]
    assert proposed(services, *file).plan.is_empty


def many(codes: st.SearchStrategy[str]) -> st.SearchStrategy[list[Incoming]]:
    moments = st.integers(0, 5 * 24 * 4).map(lambda n: instant("2026-11-16 00:00") + n * 15 * 60_000_000)
    values = st.fixed_dictionaries(
        {"received_at": moments, "status": st.sampled_from(Status), "due_at": st.none() | moments},
        optional={
            "finished_at": st.none() | moments,
            "returned_at": st.none() | moments,
            "channel": st.sampled_from(Channel),
            "asks": st.lists(st.none() | moments, max_size=3).map(lambda asked: tuple(map(Ask, asked))),
            "by_post": st.booleans(),
        },
    )
    rows = st.lists(st.tuples(codes, values), min_size=1, max_size=8)
    return rows.map(lambda found: [Incoming(code, 2 + i, said) for i, (code, said) in enumerate(found)])


FILES = many(st.sampled_from([CODE, OTHER, "H05.190-261118-0003"]))


@pytest.fixture(scope="module")
def emptied(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One office for all the examples: dossiers are thrown away before each."""
    with sqlite_place(sqlite_template, tmp_path_factory.mktemp("files")) as place, opened(place) as services:
        yield services


def emptied_again(services: Services) -> None:
    from onestop_desk.data.db import transact

    transact(services.context.db, services.context.ref, lambda tx: tx.write("DELETE FROM dossier"))


@settings(max_examples=40)
@given(FILES, FILES, st.randoms(use_true_random=False))
def test_import_twice_is_import_once_and_the_order_of_rows_says_nothing(
    emptied: Services, first: list[Incoming], second: list[Incoming], chance: object
) -> None:
    emptied_again(emptied)
    accepted(emptied, *first)
    accepted(emptied, *second)
    once = bare(emptied)
    assert proposed(emptied, *second).plan.is_empty
    accepted(emptied, *second)
    assert bare(emptied) == once
    emptied_again(emptied)
    for file in (first, second):
        shuffled = list(file)
        chance.shuffle(shuffled)  # type: ignore[attr-defined]
        accepted(emptied, *(replace(item, row=2 + i) for i, item in enumerate(shuffled)))
    assert bare(emptied) == once
