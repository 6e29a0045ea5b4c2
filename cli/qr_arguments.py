"""What can be asked of the command qr."""

import argparse
from pathlib import Path

from cli.parser import Parser, a_path, add_json
from onestop_desk.words import _

SIZES = ("A3", "A4", "A5")
KINDS = ("office", "field", "procedure", "tent", "stickers")


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """The command qr with everything below it."""
    qr = commands.add_parser("qr", help=_("tờ mã QR, trang tĩnh, và kiểm tra mã"))
    actions = qr.commands("action", required=True)
    posters = actions.add_parser("posters", help=_("in tờ mã QR ra tệp PDF và ghi vào sổ"))
    posters.options.add_argument("--out", type=_a_pdf, required=True, metavar=_("TỆP"), help=_("tệp PDF sẽ ghi"))
    posters.options.add_argument(
        "--field", metavar=_("LĨNH_VỰC"), help=_("tờ của lĩnh vực này và của từng thủ tục trong đó")
    )
    posters.options.add_argument(
        "--size", choices=SIZES, default="A4", metavar=_("CỠ"), help=_("A3, A4 (mặc định) hoặc A5")
    )
    posters.options.add_argument(
        "--kind",
        choices=KINDS,
        metavar=_("LOẠI"),
        help=_("chỉ một loại: office (cả trung tâm), field, procedure, tent (để bàn), stickers (tem)"),
    )
    posters.options.add_argument("--code", metavar=_("MÃ"), help=_("tờ của thủ tục này"))
    posters.options.add_argument("--hangs", default="", metavar=_("NƠI"), help=_("nơi sẽ treo, để ghi vào sổ"))
    site = actions.add_parser("site", help=_("xuất cả danh mục thành trang web tĩnh"))
    site.options.add_argument("--out", type=a_path, required=True, metavar=_("THƯ_MỤC"), help=_("nơi ghi các trang"))
    check = actions.add_parser("check", help=_("đọc mọi mã QR trong tệp PDF, ảnh hoặc thư mục và nói mã dẫn đến đâu"))
    check.add_argument("file", type=a_path, metavar=_("TỆP"), help=_("tệp PDF, ảnh, hoặc thư mục"))
    for action in (posters, site, check):
        action.options.add_argument(
            "--base", metavar=_("ĐỊA_CHỈ"), help=_("địa chỉ trang công khai, thay cho địa chỉ trong Cài đặt")
        )
        add_json(action)


def _a_pdf(text: str) -> Path:
    path = a_path(text)
    if path.suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError(_("Tờ in ra là tệp PDF. Đặt tên tệp có đuôi .pdf."))
    return path
