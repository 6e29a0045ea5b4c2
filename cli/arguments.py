"""What was asked on the command line, as one frozen value."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cli.parser import Parser
from onestop_desk.words import _

MOST_VISITORS = 2_000
WINDOWS = ("desk", "kiosk", "board")


@dataclass(frozen=True)
class Arguments:
    """One call of the program."""

    command: str = "desk"
    """desk, kiosk, board, rehearse, backup, restore or procedures search."""
    data: Path | None = None
    database: str | None = None
    folder: Path = Path()
    """Where this PC keeps the office's files; set once the environment was asked."""
    address: str = ""
    """The address of the database."""
    demo: bool = False
    as_json: bool = False
    screen: int | None = None
    """Of kiosk and board: which screen, counted from 0."""
    file: Path | None = None
    """Of backup and restore."""
    text: str = ""
    """Of procedures search."""
    out: Path | None = None
    visitors: int = 120
    seed: int = 1
    day: date | None = None


def read(argv: Sequence[str]) -> Arguments:
    """Reads a command line; answers --help and mistakes by leaving with SystemExit (0 and 2)."""
    found = vars(_parser().parse_args(list(argv)))
    command = found.pop("command") or "desk"
    action = found.pop("action", None)
    return Arguments(command=f"{command} {action}" if action else command, **found)


def _parser() -> Parser:
    parser = Parser("main.py", _("Quầy Một Cửa: lấy số, gọi số và phục vụ ở trung tâm một cửa của xã."))
    options = parser.options
    options.add_argument(
        "--data",
        type=_path,
        metavar=_("THƯ_MỤC"),
        help=_("nơi giữ dữ liệu của trung tâm (mặc định: biến ONESTOP_DATA, rồi thư mục dữ liệu của người dùng)"),
    )
    options.add_argument(
        "--database", metavar=_("ĐỊA_CHỈ"), help=_("cơ sở dữ liệu khác, ví dụ postgresql://may-chu/trungtam")
    )
    options.add_argument("--demo", action="store_true", help=_("mở trung tâm dùng thử, lập mới nếu chưa có"))
    commands = parser.commands()
    commands.add_parser("desk", help=_("quầy làm việc của cán bộ (mặc định)"))
    kiosk = commands.add_parser("kiosk", help=_("máy lấy số cho công dân"))
    board = commands.add_parser("board", help=_("bảng gọi số trên màn hình lớn"))
    for hall in (kiosk, board):
        hall.options.add_argument(
            "--screen", type=_screen, metavar=_("SỐ"), help=_("màn hình thứ mấy của máy này (mặc định 1)")
        )
    _add_rehearse(commands)
    _add_procedures(commands)
    backup = commands.add_parser("backup", help=_("sao lưu dữ liệu ra một tệp"))
    backup.add_argument("file", type=_path, metavar=_("TỆP"), help=_("tệp sao lưu; bản cũ cùng tên được thay"))
    restore = commands.add_parser("restore", help=_("khôi phục dữ liệu từ tệp sao lưu; dữ liệu cũ được giữ bên cạnh"))
    restore.add_argument("file", type=_path, metavar=_("TỆP"), help=_("tệp sao lưu"))
    for command in (backup, restore):
        _add_json(command)
    return parser


def _add_rehearse(commands: "argparse._SubParsersAction[Parser]") -> None:
    rehearse = commands.add_parser(
        "rehearse",
        help=_("diễn tập trọn một ngày trong một trung tâm riêng, có ảnh màn hình và bảng tổng kết"),
    )
    rehearse.add_argument(
        "--out", type=_path, required=True, metavar=_("THƯ_MỤC"), help=_("nơi ghi ảnh, nhật ký, phiếu và tổng kết")
    )
    rehearse.add_argument(
        "--visitors", type=_visitors, default=120, metavar=_("SỐ"), help=_("số công dân đến trong ngày (mặc định 120)")
    )
    rehearse.add_argument(
        "--seed", type=_whole, default=1, metavar=_("SỐ"), help=_("cùng một số thì cùng một ngày (mặc định 1)")
    )
    rehearse.add_argument(
        "--date",
        type=_day,
        dest="day",
        metavar=_("NGÀY"),
        help=_("ngày diễn tập, dạng 2026-11-23 (mặc định: ngày làm việc đầu tiên kể từ hôm nay)"),
    )
    _add_json(rehearse)


def _add_procedures(commands: "argparse._SubParsersAction[Parser]") -> None:
    procedures = commands.add_parser("procedures", help=_("danh mục thủ tục"))
    actions = procedures.commands("action", required=True)
    search = actions.add_parser("search", help=_("tìm thủ tục theo tên, không cần gõ dấu"))
    search.add_argument("text", metavar=_("CHỮ"), help=_("vài chữ trong tên thủ tục, hoặc mã"))
    _add_json(search)


def _add_json(parser: Parser) -> None:
    parser.options.add_argument(
        "--json", action="store_true", dest="as_json", help=_("in đúng một đối tượng JSON, không in gì khác")
    )


def _path(text: str) -> Path:
    return Path(text).expanduser()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("Ngày “{text}” không đúng. Gõ theo dạng 2026-11-23.").format(text=text)
        raise argparse.ArgumentTypeError(message) from None


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        message = _("“{text}” không phải số nguyên.").format(text=text)
        raise argparse.ArgumentTypeError(message) from None


def _screen(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("Màn hình đếm từ 1."))
    return number - 1


def _visitors(text: str) -> int:
    number = _whole(text)
    if not 1 <= number <= MOST_VISITORS:
        message = _("Số công dân phải từ 1 đến {most}.").format(most=MOST_VISITORS)
        raise argparse.ArgumentTypeError(message)
    return number
