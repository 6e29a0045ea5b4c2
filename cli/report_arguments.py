"""What can be asked of the command report."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from cli.parser import Parser, a_path, add_json
from onestop_desk.words import _

ENDINGS = (".pdf", ".xlsx", ".json")


def add(commands: "argparse._SubParsersAction[Parser]", a_day: Callable[[str], date]) -> None:
    """The command report with everything below it; `a_day` reads a day as it is typed."""
    report = commands.add_parser("report", help=_("báo cáo giao ban tuần, tháng; biểu theo quy định; tổng hợp tỉnh"))
    actions = report.commands("action", required=True)
    week = actions.add_parser("week", help=_("báo cáo của tuần có ngày đã nêu, hoặc của những ngày đã nêu"))
    month = actions.add_parser("month", help=_("báo cáo của tháng có ngày đã nêu, hoặc của những ngày đã nêu"))
    province = actions.add_parser("province", help=_("tổng hợp báo cáo của nhiều đơn vị thành một bảng"))
    for action in (week, month):
        action.options.add_argument(
            "--form", metavar=_("MẪU"), help=_("biểu theo quy định thay cho báo cáo giao ban: II.06a, 07a, tuan …")
        )
    province.add_argument(
        "files",
        nargs="*",
        type=a_path,
        metavar=_("TỆP"),
        help=_("tệp JSON của từng đơn vị; không nêu tệp thì lấy mọi đơn vị trong cơ sở dữ liệu"),
    )
    province.options.add_argument("--month", action="store_true", dest="by_month", help=_("kỳ là tháng thay cho tuần"))
    province.options.add_argument("--form", metavar=_("MẪU"), help=_("biểu theo quy định của mọi đơn vị"))
    for action in (week, month, province):
        _add_period(action, a_day)
        action.options.add_argument(
            "--out", type=_a_report, metavar=_("TỆP"), help=_("tệp sẽ ghi; đuôi .pdf, .xlsx hoặc .json quyết định loại")
        )
        add_json(action)


def _add_period(action: Parser, a_day: Callable[[str], date]) -> None:
    options: Any = action.options
    options.add_argument(
        "--date",
        type=a_day,
        dest="day",
        metavar=_("NGÀY"),
        help=_("một ngày của kỳ, dạng 2026-11-23 (mặc định hôm nay)"),
    )
    options.add_argument("--from", type=a_day, dest="first", metavar=_("NGÀY"), help=_("ngày đầu của kỳ, đi cùng --to"))
    options.add_argument("--to", type=a_day, dest="last", metavar=_("NGÀY"), help=_("ngày cuối của kỳ, đi cùng --from"))


def mistake(found: dict[str, Any]) -> str | None:
    """What does not go together in what was asked; None when all is well."""
    if (found.get("first") is None) != (found.get("last") is None):
        return _("Có --from thì phải có --to, và ngược lại. Nêu cả hai rồi gọi lại.")
    if found.get("first") is not None and found.get("day") is not None:
        return _("Chọn --date hoặc --from và --to. Bỏ bớt rồi gọi lại.")
    if found.get("out") is None and not found.get("as_json"):
        return _("Còn thiếu --out, tệp sẽ ghi. Nêu tệp có đuôi .pdf, .xlsx hoặc .json.")
    out = found.get("out")
    if found.get("form") and out is not None and out.suffix.lower() == ".json":
        return _("Biểu theo quy định ghi ra tệp .pdf hoặc .xlsx. Đổi đuôi tệp rồi gọi lại.")
    return None


def _a_report(text: str) -> Path:
    path = a_path(text)
    if path.suffix.lower() not in ENDINGS:
        raise argparse.ArgumentTypeError(_("Báo cáo ghi ra tệp .pdf, .xlsx hoặc .json. Đặt lại đuôi tệp."))
    return path
