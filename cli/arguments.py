"""What was asked on the command line, as one frozen value."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cli import dossier_arguments, portal_arguments, procedure_arguments, qr_arguments, report_arguments
from cli.parser import Parser, a_path, add_json
from onestop_desk.words import _

MOST_VISITORS = 2_000
WINDOWS = ("desk", "kiosk", "board")


@dataclass(frozen=True)
class Arguments:
    """One call of the program."""

    command: str = "desk"
    """desk, kiosk, board, portal, rehearse, doctor, backup, restore, or two words such as "procedures import"."""
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
    silent: bool = False
    """Of board: it shows and says nothing."""
    file: Path | None = None
    """Of backup, restore, procedures import and export, and qr check (a folder there, too)."""
    text: str = ""
    """Of procedures search: some words. Of history and bring-back: a code."""
    out: Path | None = None
    """Of rehearse, qr posters, qr site and report."""
    dry_run: bool = False
    skip_rejected: bool = False
    take_older: bool = False
    complete: bool = False
    """The file is the whole list of `agency` or `field`, or of the agencies it names."""
    agency: str | None = None
    field: str | None = None
    """Of procedures import and qr posters: name or slug of a field."""
    version: int = 0
    """Of procedures bring-back."""
    size: str = "A4"
    kind: str | None = None
    """Of qr posters: one kind of sheet only."""
    code: str | None = None
    """Of qr posters: the procedure of the sheet."""
    hangs: str = ""
    """Of qr posters: where the sheets will hang."""
    base: str | None = None
    """Of the qr commands: another public address than the office's."""
    host: str = ""
    """Of portal, as everything down to `proxies`."""
    port: int = 0
    prefix: str = ""
    cert: Path | None = None
    key: Path | None = None
    behind_tls_proxy: bool = False
    proxies: tuple[str, ...] = ()
    form: str | None = None
    """Of report: short name or number of a statutory table."""
    files: tuple[Path, ...] = ()
    """Of report province: the reports of the offices."""
    by_month: bool = False
    """Of report province: a month instead of a week."""
    first: date | None = None
    """Of report, with `last`: the days of the period."""
    last: date | None = None
    visitors: int = 120
    seed: int = 1
    day: date | None = None


def read(argv: Sequence[str]) -> Arguments:
    """Reads a command line; answers --help and mistakes by leaving with SystemExit (0 and 2)."""
    parser = _parser()
    found = vars(parser.parse_args(list(argv)))
    command = found.pop("command") or "desk"
    action = found.pop("action", None)
    if (found.get("agency") or (found.get("field") and action == "import")) and not found.get("complete"):
        parser.error(_("Có --agency hoặc --field thì phải có --complete. Thêm --complete rồi gọi lại.").rstrip())
    wrong = report_arguments.mistake(found) if command == "report" else None
    if wrong:
        parser.error(f"argument report: {wrong}")
    found["proxies"] = tuple(found.get("proxies", ()))
    found["files"] = tuple(found.get("files", ()))
    return Arguments(command=f"{command} {action}" if action else command, **found)


def _parser() -> Parser:
    parser = Parser("main.py", _("Quầy Một Cửa: lấy số, gọi số và phục vụ ở trung tâm một cửa của xã."))
    options = parser.options
    options.add_argument(
        "--data",
        type=a_path,
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
    board.add_argument(
        "--silent", action="store_true", help=_("chỉ hiện, không đọc: cho bảng thứ hai trong cùng một sảnh")
    )
    for hall in (kiosk, board):
        hall.options.add_argument(
            "--screen", type=_screen, metavar=_("SỐ"), help=_("màn hình thứ mấy của máy này (mặc định 1)")
        )
    portal_arguments.add(commands)
    _add_rehearse(commands)
    procedure_arguments.add(commands)
    dossier_arguments.add(commands, _day)
    qr_arguments.add(commands)
    report_arguments.add(commands, _day)
    add_json(commands.add_parser("doctor", help=_("kiểm tra đầu ngày: mọi thứ tốt, hoặc cần làm gì")))
    backup = commands.add_parser("backup", help=_("sao lưu dữ liệu ra một tệp"))
    backup.add_argument("file", type=a_path, metavar=_("TỆP"), help=_("tệp sao lưu; bản cũ cùng tên được thay"))
    restore = commands.add_parser("restore", help=_("khôi phục dữ liệu từ tệp sao lưu; dữ liệu cũ được giữ bên cạnh"))
    restore.add_argument("file", type=a_path, metavar=_("TỆP"), help=_("tệp sao lưu"))
    for command in (backup, restore):
        add_json(command)
    return parser


def _add_rehearse(commands: "argparse._SubParsersAction[Parser]") -> None:
    rehearse = commands.add_parser(
        "rehearse",
        help=_("diễn tập trọn một ngày trong một trung tâm riêng, có ảnh màn hình và bảng tổng kết"),
    )
    rehearse.add_argument(
        "--out", type=a_path, required=True, metavar=_("THƯ_MỤC"), help=_("nơi ghi ảnh, nhật ký, phiếu và tổng kết")
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
    add_json(rehearse)


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
