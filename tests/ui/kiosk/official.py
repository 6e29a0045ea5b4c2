"""Procedures as official lists write them: names of 300 letters, fifty papers, cases, some out of force."""

from collections.abc import Callable
from dataclasses import replace

from onestop_desk.services.views import PaperView, ProcedureView
from tests.ui.kiosk import samples
from tests.ui.kiosk.conftest import Hand
from tests.ui.kiosk.fakes import FakePrinter, FakeServices

Scene = Callable[[Hand, FakeServices, FakePrinter], None]

LONG_NAME = (
    "Cấp giấy phép cho công trình thử nghiệm không theo tuyến, theo tuyến trong khu dân cư, tín ngưỡng, tôn giáo, "
    "tượng đài, tranh hoành tráng, theo giai đoạn cho công trình không theo tuyến và cho công trình theo tuyến, "
    "công trình của dự án, nhà ở riêng lẻ tại các thôn, xóm và khu phố có quy hoạch chi tiết đã công bố"
)
LONG_PAPER = (
    "Bản sao giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp luật về đất đai, hoặc giấy tờ tương đương mà "
    "người dân đang giữ; trường hợp giấy tờ đang thế chấp thì nộp bản sao có xác nhận của bên nhận thế chấp. "
    + "Người nộp đối chiếu bản chính tại quầy và nhận lại ngay. "
    * 20
)


def papers(ordinary: int, cases: int, each: int = 6) -> tuple[PaperView, ...]:
    """So many papers for everybody, then so many cases with some papers each."""
    everybody = [
        PaperView(f"o{i}", f"{i + 1}. {LONG_PAPER}", "nop_ban_sao", i % 3 != 2, "Nộp một bộ. " * 8)
        for i in range(ordinary)
    ]
    some = [
        PaperView(f"c{case}-{i}", LONG_PAPER, "nop_ban_chinh", False, "", case=f"Trường hợp {case + 1}: {LONG_NAME}")
        for case in range(cases)
        for i in range(each)
    ]
    return (*everybody, *some)


def long_procedure(**changes: object) -> ProcedureView:
    """One as long as the longest there are."""
    facts: dict[str, object] = {
        "name": LONG_NAME,
        "fee_kind": "amounts",
        "fee_amounts": (0, 75_000, 150_000, 500_000),
        "deadline": "working_days:20",
        "papers": papers(8, 7),
    }
    return samples.procedure(0, **{**facts, **changes})


def _open(hand: Hand, services: FakeServices, procedure: ProcedureView) -> None:
    services.procedures.procedure = procedure
    hit = services.procedures.found[0]
    shown = procedure.status == "active" and not procedure.upcoming
    services.procedures.found = (replace(hit, name=procedure.name, matched=(), in_force=shown),)
    hand.touch("papers")
    hand.type("khai sinh")
    hand.touch("result_1.001190")


def found(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Results with long names, one of them out of force."""
    services.procedures.procedure = long_procedure(status="repealed")
    services.procedures.found = tuple(
        replace(hit, name=LONG_NAME, matched=((4, 14),), in_force=i > 0)
        for i, hit in enumerate(services.procedures.found)
    )
    hand.touch("papers")
    hand.type("khai sinh")


def long_papers(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Papers for everybody, then cases."""
    _open(hand, services, long_procedure())


def only_cases(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Every paper belongs to a case."""
    _open(hand, services, long_procedure(papers=papers(0, 7), short_name="Giấy phép xây dựng, nhà ở riêng lẻ"))


def many_papers(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Fifty-five papers without cases."""
    _open(hand, services, long_procedure(papers=papers(55, 0)))


def vneid(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """It can only be handed in online."""
    _open(hand, services, long_procedure(needs_vneid=True, deadline="same_day"))


def upcoming(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Announced in advance."""
    _open(hand, services, samples.procedure(0, upcoming=True, effective="2026-12-01"))


def replaced(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Another procedure has taken its place."""
    _open(hand, services, long_procedure(status="superseded", superseded_by="1.001191"))


def repealed(hand: Hand, services: FakeServices, _printer: FakePrinter) -> None:
    """Nothing has taken its place."""
    _open(hand, services, long_procedure(status="repealed"))


def number(hand: Hand, services: FakeServices, printer: FakePrinter) -> None:
    """A number for a procedure with many long papers."""
    long_papers(hand, services, printer)
    hand.touch("take")
    hand.touch("noPriority")


SCENES: tuple[Scene, ...] = (
    found, long_papers, only_cases, many_papers, vneid, upcoming, replaced, repealed, number,
)  # fmt: skip
