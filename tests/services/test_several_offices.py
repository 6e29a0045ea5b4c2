"""A database of a province: several offices in it, each with its own figures, merged into one table."""

from datetime import date

from onestop_desk.data.tables import office
from onestop_desk.domain.periods import week_of
from onestop_desk.domain.province import merged
from onestop_desk.services import Premises
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.keys import new_id
from tests.premises import Place
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
