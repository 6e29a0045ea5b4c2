"""What can be asked of the command procedures."""

import argparse

from cli.parser import Parser, a_path, add_json
from onestop_desk.words import _


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """The command procedures with everything below it."""
    procedures = commands.add_parser("procedures", help=_("danh mục thủ tục"))
    actions = procedures.commands("action", required=True)
    search = actions.add_parser("search", help=_("tìm thủ tục theo tên, không cần gõ dấu"))
    search.add_argument("text", metavar=_("CHỮ"), help=_("vài chữ trong tên thủ tục, hoặc mã"))
    _add_import(actions)
    export = actions.add_parser("export", help=_("xuất danh mục ra tệp; nhập lại thì không đổi gì"))
    export.add_argument("file", type=a_path, metavar=_("TỆP"), help=_("tệp .xlsx, .csv hoặc .json"))
    history = actions.add_parser("history", help=_("các bản của một thủ tục, mỗi bản đổi gì"))
    back = actions.add_parser("bring-back", help=_("dùng lại một bản cũ của thủ tục"))
    for action in (history, back):
        action.add_argument("text", metavar=_("MÃ"), help=_("mã thủ tục, ví dụ 1.001193"))
    back.options.add_argument(
        "--version", type=_version, required=True, metavar=_("SỐ"), help=_("bản thứ mấy, theo lệnh history")
    )
    for action in (search, export, history, back):
        add_json(action)


def _add_import(actions: "argparse._SubParsersAction[Parser]") -> None:
    taken = actions.add_parser("import", help=_("nhập danh mục từ tệp XLSX, CSV hoặc JSON"))
    taken.add_argument("file", type=a_path, metavar=_("TỆP"), help=_("tệp danh mục"))
    options = taken.options
    options.add_argument("--dry-run", action="store_true", help=_("chỉ in các khác biệt, không ghi gì"))
    options.add_argument(
        "--skip-rejected", action="store_true", help=_("bỏ qua các dòng bị từ chối, nhập phần còn lại")
    )
    options.add_argument(
        "--complete",
        action="store_true",
        help=_(
            "tệp là danh mục đầy đủ: thủ tục không có trong tệp thì bãi bỏ; chỉ trong cơ quan, lĩnh vực nêu ở dưới, "
            "không nêu thì trong các cơ quan có mặt trong tệp"
        ),
    )
    options.add_argument("--agency", metavar=_("CƠ_QUAN"), help=_("đầy đủ cho cơ quan này (tên hoặc mã)"))
    options.add_argument("--field", metavar=_("LĨNH_VỰC"), help=_("đầy đủ cho lĩnh vực này"))
    add_json(taken)


def _version(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("Bản đếm từ 1."))
    return int(text)
