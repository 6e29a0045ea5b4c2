"""Public catalogues for tests: the starter's, the official texts where they lie, and one that means harm."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicOffice, PublicProcedure
from onestop_desk.domain.procedures import Channel, Deadline, Fee, FeeKind, Paper, Procedure, procedure_of, slug_of
from onestop_desk.services.guide_views import GuideOffice
from tests.resources.records import Record, fields, procedures, shared

DAY = date(2026, 11, 23)
WEEK = dict.fromkeys(range(5), (("07:30", "11:30"), ("13:30", "17:00")))
OFFICE = PublicOffice(
    name="Trung tâm Phục vụ hành chính công xã Tân Yên",
    commune="Xã Tân Yên",
    authority="UBND xã Tân Yên",
    address="Khu Cao Thượng, xã Tân Yên, thành phố Bắc Ninh",
    phone="0204 000 0123",
    base="https://motcua.example",
    weekly=WEEK,
    days_off=((date(2026, 11, 24), "Nghỉ Ngày Văn hóa Việt Nam"),),
)
BESIDE = GuideOffice(
    police_place="Công an xã Tân Yên, cạnh trung tâm",
    police_hours="Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00",
    hotline="1900 0368",
    page="https://vneid.gov.vn",
    video="",
    target=0,
    target_since=None,
    police_lines=("line-e",),
)
"""What the office adds to the VNeID guide."""
_CHANNELS = {"Trực tiếp": Channel.COUNTER, "Trực tuyến": Channel.ONLINE, "Dịch vụ bưu chính": Channel.POST}


def public(procedure: Procedure, **given: object) -> PublicProcedure:
    """A procedure as the catalogue shows it, with what a test does not care about filled in."""
    made = PublicProcedure(
        procedure=procedure,
        version_id=f"v-{procedure.code}",
        version=1,
        updated=date(2026, 7, 20),
        effective=None,
        field_slug=slug_of(procedure.field),
        agency="UBND xã",
        line_name="Hộ tịch",
        counters=(3, 4),
        most_used=False,
    )
    return replace(made, **given)  # type: ignore[arg-type]


def catalogue(found: Iterable[PublicProcedure], office: PublicOffice = OFFICE) -> PublicCatalogue:
    """A catalogue of these procedures, with their fields."""
    every = {p.procedure.code: p for p in sorted(found, key=lambda p: p.procedure.code)}
    short = {row["slug"]: row["short"] for row in fields()}
    names = {p.field_slug: p.procedure.field for p in every.values()}
    active = Counter(p.field_slug for p in every.values() if p.in_force)
    made = []
    for slug, name in sorted(names.items(), key=lambda item: item[1]):
        own = [p for p in every.values() if p.field_slug == slug and p.in_force]
        codes = tuple(p.procedure.code for p in sorted(own, key=lambda p: not p.most_used))
        made.append(PublicField(name, short.get(slug, name), slug, "UBND xã", codes))
    return PublicCatalogue(
        DAY,
        office,
        tuple(f for f in made if active[f.slug]),
        every,
        tuple(f for f in made if not active[f.slug]),
    )


def _with_links(found: Mapping[str, Procedure], used: set[str]) -> list[PublicProcedure]:
    slugs = {row["field"]: row["slug"] for row in fields()}
    taken = slugs.get("*", "khac")
    made = []
    for procedure in found.values():
        successor = procedure.superseded_by
        link = (successor, found[successor].name if successor in found else "") if successor else None
        olds = tuple((old.code, old.name) for old in found.values() if old.superseded_by == procedure.code)
        ended = procedure.status != "active"
        made.append(
            public(
                procedure,
                field_slug=slugs.get(procedure.field, taken if not procedure.field else slug_of(procedure.field)),
                successor=link,
                predecessors=olds,
                before=replace(procedure, status="active") if ended else None,
                most_used=procedure.code in used,
            )
        )
    return made


@cache
def starter() -> PublicCatalogue:
    """The catalogue an office begins with."""
    used = {record["code"] for record in procedures() if record["most_used"]}
    return catalogue(_with_links({r["code"]: procedure_of(r) for r in procedures()}, used))


@cache
def official() -> PublicCatalogue:
    """The official texts as an import would load them; the test is skipped where they are absent."""
    used = {record["code"] for record in procedures() if record["most_used"]}
    own = {record["code"]: procedure_of(record) for record in procedures()}
    found = {r["code"]: _official(r, own.get(r["code"])) for r in shared("procedures_official.json")}
    return catalogue(_with_links(found, used))


def _official(record: Record, own: Procedure | None) -> Procedure:
    items = record["document_items"] or []
    papers = tuple(
        Paper(f"p{n}", x["name"], originals=x.get("originals"), copies=x.get("copies"), case=x.get("case") or "")
        for n, x in enumerate(items)
    )
    deadlines = tuple(
        Deadline(_CHANNELS.get(d["channel"], Channel.ANY), d["kind"], d.get("n") or 0) for d in record["sla"] or []
    )
    begin = own or Procedure(str(record["code"]), str(record["name"]), str(record["field"]))
    return replace(
        begin,
        name=str(record["name"]),
        papers=papers,
        deadlines=deadlines or begin.deadlines,
        fee=Fee(FeeKind.COUNCIL, (), str(record["fee_text"] or "")),
        result=str(record["result"] or ""),
        subjects=str(record["subjects"] or ""),
        portal_url=str(record["source_url"] or ""),
    )


LONG_WORD = "Ngoằn" * 16
HARM = '<script>alert(1)</script>"\'>&{{7*7}}=HYPERLINK("x") ' + LONG_WORD + " a\u0301\u202e\x00\x0b"


def hostile(papers: int = 60, note: str = HARM * 12) -> Procedure:
    """A procedure whose every text means harm, with many papers and very long texts."""
    made = tuple(Paper(f"x{n}", HARM, note=note, case=HARM if n % 3 else "", form=HARM) for n in range(papers))
    return Procedure(
        "1.666666",
        HARM,
        "Lĩnh vực " + HARM,
        agency_text=HARM,
        deadlines=(Deadline(Channel.COUNTER, "text", note=HARM * 9), Deadline(Channel.ONLINE, "same_day", note=HARM)),
        fee=Fee(FeeKind.AMOUNTS, (1, 10**12), HARM * 40),
        papers=made,
        steps=(HARM * 500, HARM, ""),
        conditions=HARM * 30,
        result=HARM * 8,
        subjects=HARM,
        legal_basis=tuple([HARM, "85/2019/TT-BTC", "60/2014/QH13"] * 20),
        decision=HARM,
        keywords=(HARM,),
        portal_url="javascript:alert(1)",
    )
