"""The demo office's public catalogue, made of the resources without a database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicOffice, PublicProcedure
from onestop_desk.domain.procedures import Procedure, procedure_of
from tests.resources.records import fields, procedures, resource

DAY = date(2026, 11, 23)
BASE = "https://tanyen.motcua.example"
WEEK = dict.fromkeys(range(5), (("07:30", "11:30"), ("13:30", "17:00")))


@cache
def catalogue() -> PublicCatalogue:
    """The starter catalogue as the demo office shows it."""
    used = [record["code"] for record in procedures() if record.get("most_used")]
    return of([procedure_of(record) for record in procedures()], used)


def of(made: Iterable[Procedure], used: Sequence[str] = ()) -> PublicCatalogue:
    """A catalogue of these procedures in the demo office."""
    known = {row["field"]: row for row in fields()}
    whole: dict[str, PublicProcedure] = {}
    by_field: dict[str, list[str]] = {}
    for procedure in sorted(made, key=lambda p: (p.code not in used, p.code)):
        row = known.get(procedure.field) or {"slug": "khac", "short": "Khác", "agency": "ubnd"}
        whole[procedure.code] = PublicProcedure(
            procedure,
            "v-" + procedure.code,
            1,
            DAY,
            None,
            row["slug"],
            "UBND xã",
            "Hộ tịch",
            (2, 3),
            procedure.code in used,
        )
        by_field.setdefault(procedure.field, []).append(procedure.code)
    shown = tuple(
        PublicField(
            name,
            (known.get(name) or {}).get("short", name),
            (known.get(name) or {}).get("slug", "khac"),
            "UBND xã",
            tuple(codes),
        )
        for name, codes in sorted(by_field.items())
    )
    return PublicCatalogue(DAY, office(), shown, dict(sorted(whole.items())))


def office() -> PublicOffice:
    """The demo office as citizens see it."""
    demo = resource("office/demo.json")
    return PublicOffice(
        demo["name"], demo["commune"], demo["authority"],
        "Khu Cao Thượng, xã Tân Yên, thành phố Bắc Ninh", "0204 000 0123", BASE, WEEK, (), books=True,
    )  # fmt: skip


def changed(whole: PublicCatalogue, code: str, **changes: object) -> PublicCatalogue:
    """The catalogue with one procedure changed."""
    found = whole.procedures[code]
    own = {name: value for name, value in changes.items() if hasattr(found, name) and name != "procedure"}
    inner = {name: value for name, value in changes.items() if name not in own}
    new = replace(found, procedure=replace(found.procedure, **inner), **own)  # type: ignore[arg-type]
    return replace(whole, procedures={**whole.procedures, code: new})
