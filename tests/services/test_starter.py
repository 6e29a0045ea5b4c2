"""The starter catalogue loads whole, and a broken one makes nothing."""

import json
from pathlib import Path

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Ports, Premises, starter
from onestop_desk.services.resources import ROOT
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay


def test_every_procedure_in_force_has_a_line_and_can_be_asked_for(hall: HallDay) -> None:
    found = hall.services.procedures.all_in_force()
    records = json.loads((ROOT / starter.STARTER).read_text(encoding="utf-8"))["procedures"]
    assert len(found) == sum(r["status"] == "active" for r in records)
    assert all(v.line_id in hall.lines.values() for v in found)


@pytest.mark.parametrize(
    "broken", ["", "[]", "{", '{"format": 2}', '{"format": 1, "procedures": [{}]}', '{"format": 1, "procedures": [1]}',
               '{"format": 1, "procedures": [{"code": "1.000001", "name": "", "field": "x"}]}', "\udcff"],
)  # fmt: skip
def test_a_broken_file_is_refused_and_makes_nothing(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(broken.encode("utf-8", "surrogateescape"))
    premises = Premises(f"sqlite:///{tmp_path / 'o.db'}", Ports(clock=MovedClock(), moved_clock=True))
    premises.prepare()
    with pytest.raises(Refusal) as refused:
        starter.create(premises.db, starter.demo_setup(), file)
    assert refused.value.code == "bad_catalogue"
    assert refused.value.facts["file"] == "broken.json"
    assert premises.set_up() is None
    premises.db.close()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("khai sinh", "1.001193"), ("khai sjnh", "1.001193"), ("KHAI TỬ", "1.000656"), ("chung thuc ban sao", "2.000815"),
     ("2.000815", "2.000815"), ("dang ky ket hon", "1.000894")],
)  # fmt: skip
def test_search_finds_without_accents_and_with_typos_best_first(hall: HallDay, typed: str, code: str) -> None:
    hits = hall.services.procedures.search(typed)
    assert hits[0].code == code
    for hit in hits:
        for start, end in hit.matched:
            assert 0 <= start < end <= len(hit.name)


@pytest.mark.parametrize("typed", ["", "   ", "???", "\"'--;", "zzzzqqqq", "%", "*"])
def test_search_takes_rubbish_calmly(hall: HallDay, typed: str) -> None:
    assert hall.services.procedures.search(typed) == ()
