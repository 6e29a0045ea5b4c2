"""Thousands of procedures for benches, made of our own 270 by other codes and names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from bench.offices import BenchOffice
from onestop_desk.domain.catalogue_plan import Incoming
from onestop_desk.domain.procedures import COMPARED, Procedure, Status, procedure_of
from onestop_desk.services import Services
from onestop_desk.services.catalogue_files import Reading
from onestop_desk.services.resources import read_json

PLACES = ("ven biển", "vùng cao", "hải đảo", "biên giới", "khu công nghiệp", "làng nghề", "chợ đầu mối", "bến cảng")


def renamed(count: int) -> list[Procedure]:
    """So many procedures in force; the first 270 are our own, the rest the same with other codes and names."""
    own = [procedure_of(record) for record in read_json("procedures/starter.json")["procedures"]]
    own = [replace(p, status=Status.ACTIVE, superseded_by=None) for p in own]
    return [_made(p, number, number // len(own)) for number, p in enumerate(islice(cycle(own), count))]


def _made(procedure: Procedure, number: int, turn: int) -> Procedure:
    if turn == 0:
        return procedure
    where = f"{PLACES[turn % len(PLACES)]} số {turn}"
    return replace(
        procedure,
        code=f"7.{number:06d}",
        name=f"{procedure.name} {where}",
        official_name=f"{procedure.official_name} {where}",
        short_name="",
        keywords=(),
    )


def _incoming(procedures: Sequence[Procedure]) -> Iterator[Incoming]:
    for row, procedure in enumerate(procedures, 1):
        yield Incoming(procedure.code, row, {name: getattr(procedure, name) for name in COMPARED})


def fill(services: Services, office: BenchOffice, procedures: Sequence[Procedure]) -> None:
    """Makes them the catalogue of an office, through the import that an office uses."""
    reading = Reading(tuple(_incoming(procedures)), (), (), (), len(procedures))
    proposal = services.catalogue.compare(reading, "bench.json")
    services.catalogue.accept(services.sign_in.demo(office.staff_id), proposal)
