"""What can be asked of the command dossiers."""

import argparse
from collections.abc import Callable
from datetime import date

from cli.parser import Parser, a_path, add_json
from onestop_desk.words import _


def add(commands: "argparse._SubParsersAction[Parser]", day: Callable[[str], date]) -> None:
    """The command dossiers with everything below it."""
    dossiers = commands.add_parser("dossiers", help=_("hồ sơ của hệ thống tỉnh"))
    actions = dossiers.commands("action", required=True)
    taken = actions.add_parser("import", help=_("nhập hồ sơ từ tệp XLSX hoặc CSV xuất từ hệ thống tỉnh"))
    taken.add_argument("file", type=a_path, metavar=_("TỆP"), help=_("tệp hồ sơ"))
    taken.options.add_argument("--dry-run", action="store_true", help=_("chỉ in các khác biệt, không ghi gì"))
    taken.options.add_argument(
        "--skip-rejected", action="store_true", help=_("bỏ qua các dòng bị từ chối, nhập phần còn lại")
    )
    taken.options.add_argument(
        "--take-older",
        action="store_true",
        help=_("lấy cả các dòng cũ hơn dữ liệu đang có; nên xem trước bằng --dry-run"),
    )
    check = actions.add_parser("check", help=_("đối chiếu lượt phục vụ với hồ sơ, và số liệu trái ngược"))
    for option, name, meaning in (
        ("--from", "first", _("từ ngày, dạng 2026-11-23 (mặc định: đầu tháng)")),
        ("--to", "last", _("đến ngày, dạng 2026-11-23 (mặc định: hôm nay)")),
    ):
        check.options.add_argument(option, type=day, dest=name, metavar=_("NGÀY"), help=meaning)
    due = actions.add_parser("due", help=_("hồ sơ quá hạn và sắp đến hạn, kèm người xử lý"))
    for action in (taken, check, due):
        add_json(action)
