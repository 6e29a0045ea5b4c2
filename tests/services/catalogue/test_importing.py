"""An import is accepted whole or not at all, is compared with what is there, and can be taken back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from onestop_desk.domain.catalogue_plan import Incoming, Rejected
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import COMPARED, Fee, FeeKind, Procedure, Status
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM, Actor, station
from onestop_desk.services.catalogue import Accepted, Complete, Proposal
from onestop_desk.services.catalogue_files import Reading
from tests.moved_clock import MovedClock
from tests.premises import Place, opened
from tests.services.hall_day import HallDay


def reading(*incoming: Incoming, rejected: tuple[Rejected, ...] = ()) -> Reading:
    """A file that was read without trouble."""
    return Reading(incoming, rejected, (), (), len(incoming) + len(rejected))


def said(code: str, **values: object) -> Incoming:
    return Incoming(code, 2, values)


def whole(procedure: Procedure) -> Incoming:
    return Incoming(procedure.code, 2, {name: getattr(procedure, name) for name in COMPARED})


def proposed(services: Services, *incoming: Incoming, complete: Complete | None = None) -> Proposal:
    return services.catalogue.compare(reading(*incoming), "danh-muc.xlsx", complete)


def accepted(services: Services, *incoming: Incoming) -> Accepted:
    return services.catalogue.accept(SYSTEM, proposed(services, *incoming))


def clerk(services: Services) -> Actor:
    person = next(p for p in services.sign_in.people() if p.role == "clerk")
    return services.sign_in.demo(person.id)


def test_the_catalogue_as_it_is_changes_nothing(services: Services) -> None:
    proposal = proposed(services, *map(whole, services.catalogue.everything()))
    assert proposal.plan.is_empty
    assert len(proposal.plan.unchanged) == 270


def test_a_proposal_writes_nothing(services: Services) -> None:
    before = services.catalogue.everything()
    assert proposed(services, said("1.001193", name="Khai sinh mới")).plan.changed
    assert services.catalogue.everything() == before
    assert services.catalogue.imports() == ()


def test_new_changed_and_abolished_are_accepted_in_one_go(services: Services) -> None:
    made = services.catalogue.accept(
        clerk(services),
        proposed(
            services,
            said("9.000001", name="Thủ tục thử", field="Lĩnh vực chưa có", decision="1/QĐ-UBND"),
            said("1.001193", fee=Fee(FeeKind.COUNCIL)),
            said("1.000656", status=Status.SUPERSEDED, superseded_by="9.000001"),
        ),
    )
    assert (made.added, made.changed, made.abolished, made.skipped) == (1, 1, 1, 0)
    assert services.procedures.by_code("9.000001").agency == "UBND xã"
    assert services.procedures.by_code("1.001193").fee_kind == "council"
    with pytest.raises(Refusal) as refused:
        services.procedures.choosable(services.procedures.by_code("1.000656").id)
    assert (refused.value.code, refused.value.facts["successor"]) == ("procedure_abolished", "9.000001")
    (row,) = services.catalogue.imports()
    assert (row.added, row.changed, row.abolished, row.file_name) == (1, 1, 1, "danh-muc.xlsx")
    assert row.who


def test_a_new_field_gets_an_address_that_no_other_has(services: Services) -> None:
    accepted(services, said("9.000001", name="A", field="Hộ tịch mới"), said("9.000002", name="B", field="HỘ TỊCH"))
    slugs = [f.slug for f in services.procedures.fields()]
    assert len(slugs) == len(set(slugs))
    assert "ho-tich-moi" in slugs
    assert services.procedures.by_code("9.000002").field == "Hộ tịch"


def test_a_list_without_fields_keeps_those_there_are_and_puts_new_ones_somewhere(services: Services) -> None:
    accepted(services, said("1.001193", name="Khai sinh"), said("9.000003", name="Không có lĩnh vực"))
    assert services.procedures.by_code("1.001193").field == "Hộ tịch"
    assert services.procedures.by_code("9.000003").line_id is not None


def test_a_rejected_row_stops_everything_unless_it_is_skipped(services: Services) -> None:
    bad = Rejected(7, "bad_code", "abc")
    proposal = services.catalogue.compare(reading(said("1.001193", name="Khác"), rejected=(bad,)), "x.csv")
    with pytest.raises(Refusal) as refused:
        services.catalogue.accept(SYSTEM, proposal)
    assert (refused.value.code, refused.value.facts) == ("rows_rejected", {"count": 1, "row": 7})
    assert services.procedures.by_code("1.001193").name == "Đăng ký khai sinh"
    assert services.catalogue.accept(SYSTEM, proposal, skip_rejected=True).skipped == 1
    assert services.procedures.by_code("1.001193").name == "Khác"


def test_only_staff_and_the_command_line_may_accept(services: Services) -> None:
    proposal = proposed(services, said("1.001193", name="Khác"))
    with pytest.raises(Refusal) as refused:
        services.catalogue.accept(station("kiosk-1"), proposal)
    assert refused.value.code == "not_allowed"


def test_a_proposal_that_another_import_overtook_is_refused(services: Services) -> None:
    late = proposed(services, said("1.001193", name="Muộn"))
    accepted(services, said("1.000656", name="Sớm"))
    with pytest.raises(Refusal) as refused:
        services.catalogue.accept(SYSTEM, late)
    assert refused.value.code == "catalogue_changed"
    assert services.procedures.by_code("1.001193").name == "Đăng ký khai sinh"


def test_of_two_imports_at_once_one_is_told_to_look_again(place: Place) -> None:
    with opened(place) as one, opened(place) as other:
        both = [(s, proposed(s, said("1.001193", name=f"Bản {n}"))) for n, s in enumerate((one, other))]
        start = Barrier(2)

        def accept(pair: tuple[Services, Proposal]) -> str:
            start.wait(10)
            try:
                pair[0].catalogue.accept(SYSTEM, pair[1])
            except Refusal as refused:
                return refused.code
            return "accepted"

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(accept, both)) == ["accepted", "catalogue_changed"]
        history = one.catalogue.history(one.procedures.by_code("1.001193").id)
        assert [v.version for v in history] == [2, 1]


class StopError(Exception):
    """Somebody pressed the button."""


def test_a_stopped_import_leaves_nothing(services: Services) -> None:
    before = services.catalogue.everything()
    proposal = proposed(services, *(replace(whole(p), values={"result": "Khác"}) for p in before))

    def stop(done: int, total: int) -> None:
        assert total == 270
        if done >= 100:
            raise StopError

    with pytest.raises(StopError):
        services.catalogue.accept(SYSTEM, proposal, progress=stop)
    assert services.catalogue.everything() == before
    assert services.catalogue.imports() == ()


def test_a_list_of_one_agency_does_not_abolish_the_rest(services: Services) -> None:
    everything = services.catalogue.everything()
    police = {f.name for f in services.procedures.fields() if f.agency == "Công an xã"}
    active = [p for p in everything if p.status == Status.ACTIVE]
    mine = [p for p in active if p.field in police]
    listed = [whole(p) for p in mine[1:]]
    assert proposed(services, *listed).plan.abolished == ()
    for complete in (Complete(), Complete(agency="Công an xã"), Complete(agency="cong_an")):
        proposal = proposed(services, *listed, complete=complete)
        assert [a.before.code for a in proposal.plan.abolished] == [mine[0].code]
        assert proposal.complete_for == ("Công an xã",)


def test_a_list_of_one_field_abolishes_only_in_it(services: Services) -> None:
    births = [p for p in services.catalogue.everything() if p.field == "Hộ tịch" and p.status == Status.ACTIVE]
    for name in ("Hộ tịch", "ho tich", "ho-tich"):
        proposal = proposed(services, *map(whole, births[2:]), complete=Complete(field=name))
        assert {a.before.code for a in proposal.plan.abolished} == {p.code for p in births[:2]}
    for complete, code in ((Complete(field="Không có"), "unknown_field"), (Complete(agency="X"), "unknown_agency")):
        with pytest.raises(Refusal) as refused:
            proposed(services, complete=complete)
        assert refused.value.code == code


def test_a_version_announced_in_advance_counts_from_its_day(services: Services, clock: MovedClock) -> None:
    accepted(
        services,
        said("1.001193", name="Khai sinh từ tháng 12", valid_from="2026-12-01"),
        said("9.000004", name="Thủ tục sắp có", field="Hộ tịch", valid_from="2026-12-01"),
    )
    assert services.procedures.by_code("1.001193").name == "Đăng ký khai sinh"
    assert services.procedures.by_code("9.000004").upcoming
    assert services.public.catalogue().procedures["9.000004"].upcoming
    with pytest.raises(Refusal) as refused:
        services.procedures.choosable(services.procedures.by_code("9.000004").id)
    assert refused.value.code == "procedure_upcoming"
    clock.set("2026-12-01 07:30")
    assert services.procedures.by_code("1.001193").name == "Khai sinh từ tháng 12"
    assert services.procedures.choosable(services.procedures.by_code("9.000004").id).name == "Thủ tục sắp có"
    assert services.public.catalogue().procedures["1.001193"].procedure.name == "Khai sinh từ tháng 12"


def test_an_old_version_is_brought_back(services: Services, clock: MovedClock) -> None:
    accepted(services, said("1.001193", name="Sai", fee=Fee(FeeKind.COUNCIL)))
    clock.set("2026-11-24 08:00")
    procedure = services.procedures.by_code("1.001193")
    new, old = services.catalogue.history(procedure.id)
    assert {c.name for c in new.changes} == {"name", "fee"}
    assert old.ended == new.effective - timedelta(days=1) if new.effective else False
    services.catalogue.bring_back(SYSTEM, old.version_id)
    assert services.procedures.by_code("1.001193").name == "Đăng ký khai sinh"
    history = services.catalogue.history(procedure.id)
    assert [v.version for v in history] == [3, 2, 1]
    assert history[0].procedure == old.procedure
    for version, code in ((history[0].version_id, "already_current"), ("nothing", "unknown_version")):
        with pytest.raises(Refusal) as refused:
            services.catalogue.bring_back(SYSTEM, version)
        assert refused.value.code == code


def test_a_whole_import_is_taken_back(services: Services) -> None:
    before = {p.code: p for p in services.catalogue.everything()}
    made = accepted(
        services,
        said("9.000005", name="Nhầm", field="Hộ tịch"),
        said("1.001193", name="Nhầm"),
        said("1.000656", name="Nhầm"),
    )
    accepted(services, said("1.000656", name="Sửa sau"))
    back = services.catalogue.take_back(clerk(services), made.import_id)
    assert (back.procedures, back.left) == (2, 1)
    after = {p.code: p for p in services.catalogue.everything()}
    assert after["1.001193"] == before["1.001193"]
    assert after["1.000656"].name == "Sửa sau"
    assert after["9.000005"].status == Status.REPEALED
    with pytest.raises(Refusal) as refused:
        services.catalogue.take_back(SYSTEM, "nothing")
    assert refused.value.code == "unknown_import"


def test_visits_keep_the_version_they_were_received_under(hall: HallDay) -> None:
    services = hall.services
    birth = services.procedures.by_code("1.001193")
    hall.open(2)
    hall.take(birth.line_letter or "", procedure_id=birth.id)
    accepted(services, said("1.001193", name="Tên mới"))
    hall.call(2)
    procedure = hall.visit(2).procedures[0].procedure
    assert procedure is not None
    assert procedure.name == "Đăng ký khai sinh"


def test_late_announcements_count_days_from_the_decision_by_agency(services: Services) -> None:
    assert services.catalogue.late_announcements().rows == ()
    police = next(f.name for f in services.procedures.fields() if f.agency == "Công an xã")
    accepted(
        services,
        said("1.001193", decision="9/QĐ-BTP", decision_date="2026-11-13"),
        said("1.000656", decision="9/QĐ-BTP", decision_date="2026-11-20"),
        said("9.000006", name="Căn cước", field=police, decision="7/QĐ-BCA", decision_date="2026-11-30"),
        said("1.000894", decision="8/QĐ-BTP"),
    )
    late = services.catalogue.late_announcements()
    assert [(r.code, r.days) for r in late.rows] == [("1.001193", 10), ("1.000656", 3), ("9.000006", 0)]
    assert [(a.agency, a.announcements, a.median_days, a.longest_days) for a in late.agencies] == [
        ("UBND xã", 2, 10, 10),
        ("Công an xã", 1, 0, 0),
    ]
    accepted(services, said("1.001193", result="Giấy khai sinh bản mới"))
    assert services.catalogue.late_announcements().rows == late.rows


def test_the_office_chooses_its_most_used(services: Services) -> None:
    procedure = services.procedures.by_code("1.001731")
    services.catalogue.set_most_used(clerk(services), procedure.id, True)
    assert services.public.catalogue().procedures["1.001731"].most_used
    with pytest.raises(Refusal) as refused:
        services.catalogue.set_most_used(clerk(services), "nothing", True)
    assert refused.value.code == "unknown_procedure"
