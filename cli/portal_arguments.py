"""What can be asked of the command portal."""

import argparse

from cli.parser import Parser, a_path
from onestop_desk.words import _

HIGHEST_PORT = 65_535


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """The command portal."""
    options = commands.add_parser(
        "portal", help=_("trang web cho công dân: thủ tục, đặt lịch hẹn, theo dõi số")
    ).options
    options.add_argument(
        "--host",
        default="127.0.0.1",
        metavar=_("ĐỊA_CHỈ"),
        help=_("nghe ở địa chỉ này (mặc định 127.0.0.1); địa chỉ khác cần --cert hoặc --behind-tls-proxy"),
    )
    options.add_argument(
        "--port", type=_port, default=8080, metavar=_("SỐ"), help=_("cổng (mặc định 8080); 0 thì tự chọn và in ra")
    )
    options.add_argument(
        "--prefix", default="", metavar=_("ĐƯỜNG_DẪN"), help=_("đường dẫn đứng trước mọi trang, ví dụ /motcua")
    )
    options.add_argument("--cert", type=a_path, metavar=_("TỆP"), help=_("chứng thư TLS (PEM), đi cùng --key"))
    options.add_argument("--key", type=a_path, metavar=_("TỆP"), help=_("khóa của chứng thư (PEM)"))
    options.add_argument(
        "--behind-tls-proxy", action="store_true", help=_("có máy chủ trung gian giữ chứng thư đứng trước")
    )
    options.add_argument(
        "--proxy",
        action="append",
        default=[],
        dest="proxies",
        metavar=_("ĐỊA_CHỈ"),
        help=_("tin địa chỉ người hỏi do máy chủ trung gian này báo; gọi nhiều lần được"),
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(_("Cổng là số từ 0 đến 65535."))
    return int(text)
