"""The morning check in words: every code has its sentence, one sentence each, with everything it needs."""

from onestop_desk.domain.checks import Check, CheckReport, Finding
from onestop_desk.domain.errors import Fact
from onestop_desk.words import check_sentences, checks, use
from onestop_desk.words.catalogue import placeholders

FACTS: dict[str, Fact] = {
    "n": 2, "wanted": 3, "seconds": 40, "free_gb": 12, "least": 2, "days": 3, "at": 1_795_500_000_000_000,
    "since": 1_795_500_000_000_000, "file": "a.db", "kind": "kiosk", "station": "PC 2", "waiting": 1,
    "address": "https://mot-cua.example", "status": 503, "day": "2026-11-20", "lines": "Hộ tịch", "line": 12,
    "names": "Cửa chính", "screen": 2, "why": "offline",
}  # fmt: skip


def test_every_code_says_one_sentence_and_what_to_do() -> None:
    for code, (found, todo) in check_sentences.FOUND.items():
        assert placeholders(found) | placeholders(todo) <= {*FACTS, "name"}
        finding = Finding(Check.DISK, not todo, code, FACTS)
        said = checks.sentence(finding)
        assert said.endswith("."), code
        assert ". " not in said.rstrip("."), code
        if todo:
            assert todo.endswith("."), code
            assert checks.advice(finding)[0].isupper(), code
        else:
            assert checks.advice(finding) == "", code


def test_a_check_that_was_refused_says_why() -> None:
    found = Finding(Check.BACKUP, False, "check_refused", {"why": "disk_full"})
    assert checks.headline(found).startswith("Bản sao lưu: Ổ đĩa đã đầy")


def test_every_check_has_a_name_and_every_state_its_word() -> None:
    assert len({checks.name(check) for check in Check}) == len(Check)
    states = [
        checks.state(Finding(Check.DISK, ok, "disk_well", FACTS, checked)) for ok, checked in
        ((True, True), (True, False), (False, True))
    ]  # fmt: skip
    assert states == ["Tốt", "Bỏ qua", "Cần xử lý"]
    well = Finding(Check.DISK, True, "disk_well", FACTS)
    assert checks.summary(CheckReport(0, (well,))) == "Mọi mục đều tốt."
    with use("doubled"):
        assert "còn trống" in checks.sentence(well)
