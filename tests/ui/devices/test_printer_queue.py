"""The queue before the printer: what waits prints once each, what broke off says that it is a copy, nothing is lost."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import Queue
from threading import Event

import pytest

from onestop_desk.domain.errors import Busy
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.printing import JobState, PrinterState, PrintJob
from onestop_desk.services.ports import PrinterError, RollSheet, TicketPaper
from onestop_desk.words import use
from tests.house.project import PROJECT
from tests.ui.devices.escpos_printer import NetworkPrinter, PrintHead
from tests.ui.devices.test_thermal import drawn, same, setup_of, ticket
from ui.devices import printer_queue
from ui.devices.printer import FilePrinter
from ui.devices.printer_memory import PrinterMemory
from ui.devices.printer_queue import Device, QueuedPrinter, Surroundings
from ui.devices.thermal import ThermalPrinter

LIMIT = 10


class Office:
    """What the queue asks of the office."""

    def __init__(self) -> None:
        self.seconds = 1_000
        self.called: set[str] = set()
        self.lost = False
        self.copies: list[tuple[str, int, str]] = []
        self.states: Queue[PrinterState] = Queue()
        self.newest = PrinterState()

    def surroundings(self) -> Surroundings:
        return Surroundings(lambda: self.seconds * SECOND, self.read_again, self.copied, self.states.put)

    def read_again(self, job: PrintJob) -> TicketPaper | None:
        if self.lost:
            raise Busy
        return None if job.number in self.called else numbered(job.number, people_before=1)

    def copied(self, job: PrintJob, reason: str) -> None:
        self.copies.append((job.number, job.copy, reason))

    def until(self, right: Callable[[PrinterState], bool]) -> PrinterState:
        """Waits for the queue to tell of something."""
        while not right(self.newest):
            self.newest = self.states.get(timeout=LIMIT)
        return self.newest


def numbered(number: str, **changes: object) -> TicketPaper:
    return replace(ticket(), number=number, ticket_id=f"ticket-{number}", **changes)  # type: ignore[arg-type]


@pytest.fixture
def office() -> Office:
    return Office()


Open = Callable[..., QueuedPrinter]


@pytest.fixture
def open_queue(network: NetworkPrinter, office: Office, tmp_path: Path) -> Iterator[Open]:
    made: list[QueuedPrinter] = []

    def opened(device: Device | None = None) -> QueuedPrinter:
        device = device or ThermalPrinter(setup_of(network))
        made.append(QueuedPrinter(device, PrinterMemory(tmp_path / "slips.json"), office.surroundings()))
        return made[-1]

    yield opened
    for queue in made:
        queue.close()


def trouble(queue: QueuedPrinter, paper: TicketPaper) -> PrinterError:
    with pytest.raises(PrinterError) as no:
        queue.print_ticket(paper)
    return no.value


def test_a_slip_prints_at_once_and_nothing_is_kept_of_it(
    open_queue: Open, office: Office, head: PrintHead, tmp_path: Path
) -> None:
    queue = open_queue()
    queue.print_ticket(numbered("A015"))
    assert same(head.slips[0], drawn(numbered("A015"), 576))
    assert PrinterMemory(tmp_path / "slips.json").jobs() == []
    assert office.until(lambda state: state.health == "ok") == PrinterState("ok")


def test_out_of_paper_slips_wait_and_print_by_themselves_once_each(
    open_queue: Open, office: Office, head: PrintHead
) -> None:
    head.paper_out = True
    queue = open_queue()
    papers = [numbered(f"A{n:03d}") for n in (15, 16, 17)]
    for paper in papers:
        assert trouble(queue, paper).code == "paper_out"
    assert office.until(lambda state: len(state.waiting) == 3).waiting == ("A015", "A016", "A017")
    head.paper_out = False
    queue.wake()
    office.until(lambda state: state.health == "ok" and not state.waiting)
    queue.print_ticket(numbered("A018"))
    assert [same(s, drawn(p, 576)) for s, p in zip(head.slips, [*papers, numbered("A018")], strict=True)] == [True] * 4
    assert office.copies == []


def test_asking_again_for_a_slip_that_waits_makes_no_second_one(
    open_queue: Open, office: Office, head: PrintHead
) -> None:
    head.cover_open = True
    queue = open_queue()
    trouble(queue, numbered("A015"))
    assert trouble(queue, numbered("A015", copy=2)).code == "cover_open"
    head.cover_open = False
    queue.wake()
    office.until(lambda state: state.health == "ok")
    queue.print_ticket(numbered("A016"))
    assert len(head.slips) == 2
    assert same(head.slips[0], drawn(numbered("A015"), 576))


def test_a_plug_pulled_in_the_middle_prints_it_anew_as_a_copy(
    open_queue: Open, office: Office, network: NetworkPrinter, head: PrintHead
) -> None:
    network.drop_after = 30_000
    queue = open_queue()
    assert trouble(queue, numbered("A015")).unsure
    queue.wake()
    state = office.until(lambda state: "A015" in state.copied)
    assert (state.health, state.waiting) == ("ok", ())
    assert [same(slip, drawn(numbered("A015", copy=2), 576)) for slip in head.slips] == [True]
    assert office.copies == [("A015", 2, "unsure")]


def test_what_broke_off_twice_waits_until_somebody_has_looked(
    open_queue: Open, office: Office, network: NetworkPrinter, head: PrintHead
) -> None:
    head.paper_ends_after = 200
    queue = open_queue()
    assert trouble(queue, numbered("A015")).unsure
    head.forget()
    head.paper_out, head.paper_ends_after = False, 200
    queue.wake()
    assert office.until(lambda state: bool(state.unsure)).unsure == ("A015",)
    head.forget()
    head.paper_out = False
    queue.wake()
    office.until(lambda state: state.health == "ok")
    queue.print_ticket(numbered("A016"))
    assert len(head.slips) == 1, "the unsure one is not printed by itself"
    assert queue.again("A015")
    office.until(lambda state: not state.unsure)
    assert same(head.slips[-1], drawn(numbered("A015", copy=3), 576))
    assert not queue.again("A015")


def test_unplugged_while_in_use_and_plugged_in_again(
    open_queue: Open, office: Office, network: NetworkPrinter, head: PrintHead
) -> None:
    queue = open_queue()
    queue.print_ticket(numbered("A015"))
    network.unplug()
    assert trouble(queue, numbered("A016")).code == "offline"
    network.plug_in()
    queue.wake()
    office.until(lambda state: state.health == "offline")
    office.until(lambda state: state.health == "ok")
    queue.print_ticket(numbered("A017"))
    assert [same(s, drawn(numbered(f"A{n:03d}"), 576)) for s, n in zip(head.slips, (15, 16, 17), strict=True)] == (
        [True] * 3
    )


def test_a_number_called_meanwhile_gets_no_late_slip_and_a_waiting_one_a_true_one(
    open_queue: Open, office: Office, head: PrintHead
) -> None:
    head.paper_out = True
    queue = open_queue()
    trouble(queue, numbered("A015"))
    trouble(queue, numbered("A016"))
    office.seconds += 60
    office.called.add("A015")
    head.paper_out = False
    queue.wake()
    assert office.until(lambda state: bool(state.expired)).expired == ("A015",)
    office.until(lambda state: state.health == "ok" and not state.waiting)
    queue.print_ticket(numbered("A017"))
    assert same(head.slips[0], drawn(numbered("A016", people_before=1), 576))
    queue.seen()
    assert office.until(lambda state: not state.expired).expired == ()


def test_without_the_data_a_late_slip_is_printed_as_it_was(open_queue: Open, office: Office, head: PrintHead) -> None:
    head.paper_out = True
    queue = open_queue()
    trouble(queue, numbered("A015"))
    office.seconds += 60
    office.lost = True
    head.paper_out = False
    queue.wake()
    office.until(lambda state: state.health == "paper_out")
    office.until(lambda state: state.health == "ok" and not state.waiting)
    queue.print_ticket(numbered("A016"))
    assert same(head.slips[0], drawn(numbered("A015"), 576))


def test_after_a_crash_what_waited_prints_and_what_was_printing_is_a_copy(
    open_queue: Open, office: Office, head: PrintHead, tmp_path: Path
) -> None:
    memory = PrinterMemory(tmp_path / "slips.json")
    waiting = PrintJob("ticket-A016", "A016", "en", office.seconds * SECOND)
    memory.keep([replace(waiting, ticket_id="ticket-A015", number="A015", language="vi").begun(), waiting])
    queue = open_queue()
    office.until(lambda state: "A015" in state.copied)
    queue.print_ticket(numbered("A017"))
    copy, late, _new = head.slips
    assert same(copy, drawn(numbered("A015", people_before=1, copy=2), 576))
    with use("en"):
        assert same(late, drawn(numbered("A016", people_before=1), 576))
    assert office.copies == [("A015", 2, "unsure")]


def test_that_a_slip_has_begun_is_on_the_disk_before_its_first_dot(
    open_queue: Open, network: NetworkPrinter, head: PrintHead, tmp_path: Path
) -> None:
    """What a kill in the middle leaves behind."""
    left: list[PrintJob] = []

    def look() -> None:
        if head.started and not left:
            left.extend(PrinterMemory(tmp_path / "slips.json").jobs())

    network.hears = look
    open_queue().print_ticket(numbered("A015"))
    assert [(job.number, job.copy, job.state) for job in left] == [("A015", 2, JobState.UNSURE)]


def test_a_damaged_file_is_an_empty_queue(open_queue: Open, head: PrintHead, tmp_path: Path) -> None:
    (tmp_path / "slips.json").write_text('{"slips": [{"ticket_id": 1}]}', encoding="utf-8")
    open_queue().print_ticket(numbered("A015"))
    assert len(head.slips) == 1


def test_a_slow_printer_does_not_hold_up_who_asks_for_its_state(
    open_queue: Open, network: NetworkPrinter, office: Office
) -> None:
    busy, go_on = Event(), Event()

    def slowly() -> None:
        busy.set()
        assert go_on.wait(LIMIT)

    queue = open_queue()
    office.until(lambda state: state.health == "ok")
    network.hears = slowly
    queue.wake()
    assert busy.wait(LIMIT)
    assert queue.state.health == "ok"
    go_on.set()
    network.hears = None
    queue.print_ticket(numbered("A015"))


def test_another_sheet_is_printed_now_or_not_at_all(open_queue: Open, office: Office, head: PrintHead) -> None:
    from ui.devices import printer_sheet

    paper = numbered("A015")
    sheet = RollSheet("to-roi", printer_sheet.document(paper), printer_sheet.picture(paper, whole_roll=True))
    queue = open_queue()
    head.paper_out = True
    with pytest.raises(PrinterError) as no:
        queue.print_sheet(sheet)
    assert no.value.code == "paper_out"
    head.paper_out = False
    queue.print_sheet(sheet)
    assert len(head.slips) == 1
    assert same(head.slips[0], drawn(paper, 576)), "the edges of the roll are left out, the middle is the same"


class SlowDevice:
    """Takes as long for a sheet as the test wants."""

    asks = False
    health_seen = "ok"

    def __init__(self) -> None:
        self.began, self.go_on = Event(), Event()
        self.sheets: list[str] = []

    def health(self) -> str:
        return "ok"

    def print_ticket(self, paper: TicketPaper) -> None:
        """Not asked for here."""

    def print_sheet(self, sheet: RollSheet) -> None:
        self.began.set()
        assert self.go_on.wait(LIMIT)
        self.sheets.append(sheet.name)


def test_a_sheet_nobody_waits_for_any_more_does_not_come_out_later(
    open_queue: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = SlowDevice()
    queue = open_queue(device)
    monkeypatch.setattr(printer_queue, "PATIENCE_S", 0.05)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(queue.print_sheet, RollSheet("first", b"", b""))
        assert device.began.wait(LIMIT)
        with pytest.raises(PrinterError, match="offline") as no:
            queue.print_sheet(RollSheet("second", b"", b""))
        assert not no.value.unsure
        assert not first.done(), "what has begun is waited for"
        device.go_on.set()
        first.result(LIMIT)
    queue.print_sheet(RollSheet("third", b"", b""))
    assert device.sheets == ["first", "third"]


def test_another_printer_takes_over_what_waits(
    open_queue: Open, office: Office, head: PrintHead, tmp_path: Path
) -> None:
    head.paper_out = True
    queue = open_queue()
    trouble(queue, numbered("A015"))
    queue.use(FilePrinter(tmp_path / "phieu"))
    office.until(lambda state: state.health == "paper_out")
    office.until(lambda state: state.health == "ok" and not state.waiting)
    queue.print_ticket(numbered("A016"))
    assert len(list((tmp_path / "phieu").iterdir())) == 2


def test_a_trial_is_not_kept(open_queue: Open, head: PrintHead, tmp_path: Path) -> None:
    head.paper_out = True
    queue = open_queue()
    trouble(queue, replace(ticket(), ticket_id=""))
    queue.close()
    assert PrinterMemory(tmp_path / "slips.json").jobs() == []


def test_a_program_killed_in_the_middle_of_a_slip_prints_it_as_a_copy_when_it_is_back(
    open_queue: Open, office: Office, network: NetworkPrinter, head: PrintHead, tmp_path: Path
) -> None:
    middle, go_on = Event(), Event()

    def stall() -> None:
        if head.unfinished and not go_on.is_set():
            middle.set()
            assert go_on.wait(3 * LIMIT)

    network.hears = stall
    killed = [sys.executable, "-m", "tests.ui.devices.killed_at_print", str(network.port), str(tmp_path / "slips.json")]
    with subprocess.Popen(killed, cwd=PROJECT, stderr=subprocess.DEVNULL) as program:
        assert middle.wait(3 * LIMIT)
        program.kill()
    go_on.set()
    queue = open_queue()
    office.until(lambda state: "A015" in state.copied)
    queue.print_ticket(numbered("A017"))
    copy = drawn(numbered("A015", people_before=1, copy=2), 576)
    torn, _new = head.slips
    assert torn.height > copy.height, "what was printed of the first one hangs above its copy"
    assert same(torn.crop((0, torn.height - copy.height, 576, torn.height)), copy)
    assert office.copies == [("A015", 2, "unsure")]
