"""A database of a province: several offices in it, each with its own figures, merged into one table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest

from onestop_desk.data.db import office_in
from onestop_desk.data.tables import office
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.periods import week_of
from onestop_desk.domain.province import merged
from onestop_desk.services import Premises, build, starter
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.keys import new_id
from tests.premises import Place, Server, postgres_place
from tests.services.hall_day import HallDay

MONDAY = date(2026, 11, 23)


def second_office(place: Place) -> str:
    """One more office in the same database, as a province's copy of it brings it; its key."""
    premises = Premises(place.address, place.ports())
    key = new_id()

    try:
        ref = premises.set_up()
        assert ref is not None
        with premises.db.write(ref) as tx:
            columns = [c for c in (column.name for column in office.columns) if c not in {"id", "name", "commune"}]
            names = ", ".join(columns)
            tx.write(
                f"INSERT INTO office (id, name, commune, {names}) SELECT :key, :name, :commune, {names} FROM office",
                key=key, name="Trung tâm xã Nhã Nam", commune="xã Nhã Nam",
            )  # fmt: skip
    finally:
        premises.close()
    return key


def test_each_office_reports_its_own_and_together_they_are_one_table(hall: HallDay, place: Place) -> None:
    hall.open()
    hall.take()
    hall.take()
    key = second_office(place)
    premises = Premises(place.address, place.ports())
    try:
        reports = [s.reports.report(SYSTEM, week_of(MONDAY)) for s in premises.open_all()]
    finally:
        premises.close()
    assert sorted((r.office_name, r.tickets) for r in reports) == [
        ("Trung tâm Phục vụ hành chính công xã Tân Yên", 2),
        ("Trung tâm xã Nhã Nam", 0),
    ]
    assert key in {r.office_id for r in reports}
    whole = merged(reports)
    assert (whole.tickets, len(whole.offices)) == (2, 2)


def at(address: str, name: str) -> str:
    """The address of one office of a shared PostgreSQL."""
    return f"{address}{'&' if '?' in address else '?'}office={quote(name)}"


@pytest.fixture
def shared(postgres: Server) -> Iterator[Place]:
    """A PostgreSQL with the demo office of xã Tân Yên."""
    with postgres_place(postgres) as made:
        yield made


@pytest.mark.pg
def test_a_second_office_is_set_up_beside_the_first_and_each_keeps_to_itself(shared: Place) -> None:
    setup = replace(starter.demo_setup(), commune_name="xã Nhã Nam", office_name="Trung tâm xã Nhã Nam")
    beside = Premises(at(shared.address, "nhã nam"), shared.ports())
    try:
        assert beside.set_up() is None
        with pytest.raises(Refusal) as otherwise:
            beside.create_demo()
        beside.create(setup)
        with pytest.raises(Refusal) as again:
            beside.create(setup)
    finally:
        beside.close()
    assert (otherwise.value.code, again.value.code) == ("office_named_otherwise", "already_set_up")
    with pytest.raises(Refusal) as which:
        build(shared.address, shared.ports())
    assert (which.value.code, which.value.facts["offices"]) == ("which_office", "xã Tân Yên, xã Nhã Nam")
    opened = [build(at(shared.address, name), shared.ports()) for name in ("xã Tân Yên", "Nhã Nam")]
    halls = [HallDay(services, shared.clock) for services in opened]
    for hall, people in zip(halls, (2, 1), strict=True):
        hall.open()
        for _n in range(people):
            hall.take()
        assert len(hall.numbers_waiting()) == people
    whole = merged([hall.services.reports.report(SYSTEM, week_of(MONDAY)) for hall in halls])
    assert sorted((o.commune, o.tickets) for o in whole.offices) == [("xã Nhã Nam", 1), ("xã Tân Yên", 2)]
    for hall in halls:
        hall.services.close()


def test_an_address_names_its_office_and_keeps_the_rest() -> None:
    given = "postgresql://may-chu/tinh?host=/run/pg&office=Nh%C3%A3%20Nam"
    assert office_in(given) == ("postgresql://may-chu/tinh?host=%2Frun%2Fpg", "Nhã Nam")
    for plain in ("postgresql://may-chu/tinh?host=/run/pg", "sqlite:///a?office=b", "onestop.db"):
        assert office_in(plain) == (plain, "")
