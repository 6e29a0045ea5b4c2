"""An export of twenty thousand dossiers: read and compared, accepted, read again unchanged; and the lists after it.

python -m bench.dossiers [--dossiers 20000] [--databases sqlite,postgresql] [--json]
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook

from bench.figures import table
from bench.offices import makers
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM

COUNTERS = 2
HEADINGS = (
    "STT", "Số hồ sơ", "Mã TTHC", "Thủ tục", "Chủ hồ sơ", "Số điện thoại", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày xử lý xong", "Ngày trả kết quả", "Hình thức nộp", "Hình thức thanh toán", "Lệ phí", "Số hóa", "Tái sử dụng",
    "Kết quả điện tử", "Trạng thái", "Trả qua bưu chính", "Số lần bổ sung", "Cán bộ xử lý", "Lĩnh vực", "Cơ quan",
)  # fmt: skip
FIRST = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)

Result = TypeVar("Result")


def export(path: Path, count: int) -> None:
    """A workbook as a province writes it: one in ten is still open, one in five was asked for papers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH HỒ SƠ"])
    sheet.append([])
    sheet.append(HEADINGS)
    for n in range(count):
        received = (FIRST + timedelta(minutes=20 * n)).replace(tzinfo=None)
        is_open = n % 10 == 0
        finished = None if is_open else received + timedelta(days=n % 7)
        sheet.append([
            n + 1, f"H05.190-{received:%y%m%d}-{n % 10_000:04d}", "1.001193", "Đăng ký khai sinh", "Nguyễn Văn Thử",
            "0900000000", received, received + timedelta(days=5), finished, finished,
            ("Trực tiếp", "Trực tuyến")[n % 2], "Trực tuyến", 8000, "x", "", "x",
            "Đang xử lý" if is_open else "Đã trả kết quả", "Không", int(n % 5 == 0), "Lê Thị Công", "Hộ tịch",
            "UBND xã",
        ])  # fmt: skip
    book.save(path)


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    before = time.perf_counter()
    found = work()
    return found, round(time.perf_counter() - before, 3)


def measured(services: Services, file: Path) -> dict[str, Any]:
    """Seconds of each step, first with everything new, then with nothing changed."""
    dossiers = services.dossiers
    first, read = _timed(lambda: dossiers.propose(file))
    _accepted, written = _timed(lambda: dossiers.accept(SYSTEM, first))
    again, unchanged = _timed(lambda: dossiers.propose(file))
    due, listed = _timed(dossiers.due_list)
    _found, reconciled = _timed(lambda: dossiers.reconcile(date(2026, 3, 1), date(2026, 3, 31)))
    return {
        "added": len(first.plan.added),
        "unchanged": len(again.plan.unchanged),
        "overdue": len(due.overdue),
        "read_s": read,
        "accepted_s": written,
        "read_again_s": unchanged,
        "due_list_s": listed,
        "reconciled_s": reconciled,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.dossiers", description=__doc__)
    parser.add_argument("--dossiers", type=int, default=20_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, makers(Path(folder), COUNTERS) as made:
        file = Path(folder) / "ho-so.xlsx"
        export(file, asked.dossiers)
        for kind in asked.databases.split(","):
            with closing(made.office(kind).open()) as services:
                found[kind] = measured(services, file)
    if asked.json:
        print(json.dumps(found))
    else:
        heads = ("database", *next(iter(found.values())))
        print(table(heads, [(kind, *figures.values()) for kind, figures in found.items()]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
