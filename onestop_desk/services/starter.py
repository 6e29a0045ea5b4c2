"""The first day of an office: the demo office or one of our own, with the starter catalogue, in one transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onestop_desk.data import journal, office
from onestop_desk.data.db import Database, transact
from onestop_desk.data.tx import OfficeRef, Tx
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.folding import fold
from onestop_desk.domain.hours import parse_sessions
from onestop_desk.domain.procedures import procedure_of
from onestop_desk.services.catalogue.writing import FieldBook, prepared, write_new
from onestop_desk.services.keys import new_id, new_secret
from onestop_desk.services.resources import read_json
from onestop_desk.services.sign_in import hash_password

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STARTER = Path("procedures/starter.json")


@dataclass(frozen=True)
class SetupLine:
    """A line as the wizard asks for it."""

    letter: str
    name: str
    short_name: str
    minutes: int
    name_en: str = ""
    examples: str = ""
    examples_en: str = ""
    short_name_en: str = ""


@dataclass(frozen=True)
class SetupCounter:
    """A counter as the wizard asks for it; lines by letter."""

    number: int
    name: str
    agency: str
    own: tuple[str, ...]
    help: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setup:
    """Everything the wizard asks."""

    commune_code: str
    commune_name: str
    office_name: str
    authority: str
    head_name: str
    head_password: str
    lines: tuple[SetupLine, ...]
    counters: tuple[SetupCounter, ...]
    hours: Mapping[int, Sequence[tuple[str, str]]]
    """Weekday (Monday 0) -> pairs of clock times."""
    clerks: tuple[tuple[str, str], ...] = field(default=())
    """(name, role) of staff without a password; only the demo office has them."""
    is_demo: bool = False
    tz: str = "Asia/Ho_Chi_Minh"
    public: Mapping[str, str] = field(default_factory=dict)
    """base_address, address and phone of the public pages; what is missing is asked for later, in Cài đặt."""


def demo_setup() -> Setup:
    """The demo office of `resources/office/demo.json`; also what the wizard proposes."""
    data = read_json("office/demo.json")
    lines = tuple(
        SetupLine(
            x["letter"],
            x["name"],
            x["short_name"],
            x["minutes"],
            x["name_en"],
            x["examples"],
            x["examples_en"],
            x["short_name_en"],
        )
        for x in data["lines"]
    )
    counters = tuple(
        SetupCounter(c["number"], c["name"], c["agency"], tuple(c["owns"]), tuple(c["helps"])) for c in data["counters"]
    )
    hours = {i: [(a, b) for a, b in data["hours"][day]] for i, day in enumerate(WEEKDAYS)}
    clerks = tuple((s["name"], s["role"]) for s in data["staff"])
    return Setup(
        data["commune_code"], data["commune"], data["name"], data["authority"], "", "", lines, counters, hours, clerks,
        is_demo=True, tz=data["tz"], public=data["public"],
    )  # fmt: skip


def check_setup(setup: Setup) -> None:
    """Raises Refusal: bad_setup (which part), bad_time, weak_password."""
    letters = [line.letter for line in setup.lines]
    if not letters or len(set(letters)) != len(letters) or any(len(x) != 1 or not "A" <= x <= "Z" for x in letters):
        raise Refusal("bad_setup", part="lines")
    owned = {letter for c in setup.counters for letter in c.own}
    served = owned | {letter for c in setup.counters for letter in c.help}
    numbers = [c.number for c in setup.counters]
    if not numbers or len(set(numbers)) != len(numbers) or served - set(letters):
        raise Refusal("bad_setup", part="counters")
    if set(letters) - owned:
        raise Refusal("bad_setup", part="unowned", letters=", ".join(sorted(set(letters) - owned)))
    if not setup.office_name.strip() or not setup.commune_name.strip():
        raise Refusal("bad_setup", part="name")
    if not setup.is_demo and not setup.head_name.strip():
        raise Refusal("bad_setup", part="head")
    for pairs in setup.hours.values():
        parse_sessions([list(p) for p in pairs])


def is_called(name: str, office_name: str, commune: str) -> bool:
    """Whether an office is meant by a name: its own, or that of its commune with or without "xã" or "phường"."""
    known = (office_name, commune, commune.partition(" ")[2])
    return " ".join(fold(name).split()) in {" ".join(fold(one).split()) for one in known if one}


def create(db: Database, setup: Setup, catalogue_file: Path = STARTER, *, named: str = "") -> OfficeRef:
    """Makes the office, all or nothing; `named` is the one that a shared database was opened for.

    Raises Refusal: already_set_up, office_named_otherwise, bad_setup, bad_time, weak_password, bad_catalogue.
    """
    check_setup(setup)
    if named and not is_called(named, setup.office_name, setup.commune_name):
        raise Refusal("office_named_otherwise", named=named, commune=setup.commune_name)
    hashed = None if setup.is_demo else hash_password(setup.head_password)
    data = check_catalogue(read_json(catalogue_file), Path(catalogue_file).name)
    ref = OfficeRef(new_id(), setup.tz)

    def work(tx: Tx) -> OfficeRef:
        others = tx.read(office.OFFICES)
        if any(not named or is_called(setup.commune_name, row[1], row[2]) for row in others):
            raise Refusal("already_set_up")
        _office(tx, setup)
        lines = _lines(tx, setup, data.get("common_papers") or {})
        agencies = _agencies(tx)
        _counters(tx, setup, lines, agencies)
        _staff(tx, setup, hashed)
        _settings(tx, setup)
        load_catalogue(tx, data["procedures"], lines, agencies, data.get("collected"))
        facts = {"procedures": len(data["procedures"]), "demo": int(setup.is_demo)}
        journal.append(tx, new_id(), ("system", "system"), "office_created", ref.id, facts=facts)
        return ref

    return transact(db, ref, work)


def _office(tx: Tx, setup: Setup) -> None:
    office.insert_office(
        tx,
        name=setup.office_name.strip(),
        commune=setup.commune_name.strip(),
        commune_code=setup.commune_code,
        authority=setup.authority.strip(),
        tz=setup.tz,
        is_demo=int(setup.is_demo),
    )


def _lines(tx: Tx, setup: Setup, common: Mapping[str, Sequence[str]]) -> dict[str, str]:
    ids = {}
    for position, line in enumerate(setup.lines):
        ids[line.letter] = new_id()
        office.insert_line(
            tx,
            id=ids[line.letter],
            letter=line.letter,
            name=line.name,
            short_name=line.short_name,
            name_en=line.name_en,
            short_name_en=line.short_name_en or line.name_en,
            examples=line.examples,
            examples_en=line.examples_en,
            common_papers=json.dumps(list(common.get(line.letter, ())), ensure_ascii=False),
            minutes=line.minutes,
            position=position,
        )
    return ids


def _agencies(tx: Tx) -> dict[str, str]:
    ids = {}
    for agency in read_json("office/demo.json")["agencies"]:
        ids[agency["code"]] = new_id()
        office.insert_agency(tx, id=ids[agency["code"]], code=agency["code"], name=agency["name"])
    return ids


def _counters(tx: Tx, setup: Setup, lines: Mapping[str, str], agencies: Mapping[str, str]) -> None:
    for counter in setup.counters:
        counter_id = new_id()
        agency = agencies.get(counter.agency, agencies["ubnd"])
        office.insert_counter(tx, id=counter_id, agency_id=agency, number=counter.number, name=counter.name)
        roles = {lines[x]: "help" for x in counter.help} | {lines[x]: "own" for x in counter.own}
        office.put_counter_lines(tx, counter_id, roles)


def _staff(tx: Tx, setup: Setup, hashed: str | None) -> None:
    if hashed is not None:
        office.insert_staff(tx, id=new_id(), name=setup.head_name.strip(), role="head", password_hash=hashed)
    for name, role in setup.clerks:
        office.insert_staff(tx, id=new_id(), name=name, role=role, password_hash=None)


def _settings(tx: Tx, setup: Setup) -> None:
    office.put_setting(tx, "hours", {str(day): [list(p) for p in pairs] for day, pairs in setup.hours.items()})
    days = read_json("office/days.json")["days"]
    office.put_setting(tx, "closures", {d["date"]: d["name"] for d in days if d["kind"] == "closed" and d["confirmed"]})
    worked = {d["date"]: setup.hours.get(WEEKDAYS.index(d["hours_of"]), ()) for d in days if _is_worked(d)}
    office.put_setting(tx, "hours_exceptions", {day: [list(p) for p in pairs] for day, pairs in worked.items()})
    office.put_setting(tx, "holder_secret", new_secret())
    if setup.public:
        office.put_setting(tx, "public", dict(setup.public))
    if setup.is_demo:
        office.put_setting(tx, "rules", {"practice_outside_hours": 1})


def _is_worked(day: Mapping[str, Any]) -> bool:
    return bool(day["kind"] == "working" and day["confirmed"])


def check_catalogue(data: Any, file: str) -> dict[str, Any]:
    """The catalogue when it has our form; raises Refusal("bad_catalogue") naming the record that is wrong."""
    if not isinstance(data, dict) or data.get("format") != 1 or not isinstance(data.get("procedures"), list):
        raise Refusal("bad_catalogue", file=file, problem="format")
    seen: set[str] = set()
    for i, record in enumerate(data["procedures"], 1):
        problem = _problem(record, seen)
        if problem:
            raise Refusal("bad_catalogue", file=file, problem=f"{problem}, {i}")
        seen.add(record["code"])
    return data


def _problem(record: Any, seen: set[str]) -> str | None:
    if not isinstance(record, dict) or not isinstance(record.get("code"), str):
        return "code"
    if record["code"] in seen:
        return f"{record['code']} (2)"
    for name, kind in (("name", str), ("field", str), ("status", str), ("papers", list), ("fee", dict)):
        if not isinstance(record.get(name), kind) or record[name] == "":
            return f"{record['code']}: {name}"
    return None


def load_catalogue(
    tx: Tx,
    procedures: Sequence[Mapping[str, Any]],
    lines: Mapping[str, str],
    agencies: Mapping[str, str],
    as_of: str | None = None,
) -> None:
    """Writes fields and procedures; a field that our table lacks goes where its last row (`*`) says."""
    fields = FieldBook(lines, agencies)
    fields.fill(tx)
    for record in procedures:
        ready = prepared(procedure_of({"as_of": as_of, **record}))
        write_new(tx, fields, ready, most_used=bool(record.get("most_used")))
