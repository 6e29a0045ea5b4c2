"""An argument parser that speaks the program's language: its help, and one sentence for each mistake."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from onestop_desk.words import _, marked

REFUSED = 2

# What argparse says of a mistake, and what we say instead; the first that fits.
_MISTAKES = (
    (r"^unrecognized arguments: (?P<what>.+)$", marked("Không hiểu “{what}”. Gõ --help để xem các lệnh.")),
    (
        r"^argument (?P<option>--\S+): invalid choice: '(?P<what>[^']*)' \(choose from (?P<choices>.*)\)$",
        marked("{option} không nhận “{what}”, chỉ nhận: {choices}."),
    ),
    (r"^argument [^:]+: invalid choice: '(?P<what>[^']*)'", marked("Không có lệnh “{what}”. Gõ --help để xem.")),
    (r"^argument (?P<what>\S+): expected one argument$", marked("Thiếu giá trị sau “{what}”.")),
    (r"^argument [^:]+: ignored explicit argument", marked("Có tùy chọn không nhận giá trị. Gõ --help để xem.")),
    (r"^the following arguments are required: (?P<what>.+)$", marked("Còn thiếu: {what}. Gõ --help để xem.")),
    (r"^argument [^:]+: (?P<what>.+\.)$", "{what}"),
)
_OTHER = marked("Không hiểu câu lệnh. Gõ --help để xem các lệnh.")


class _Help(argparse.HelpFormatter):
    """Lays help out as argparse does, with our own first word."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=110)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begins with how the program is called."""
        super().add_usage(usage, actions, groups, _("Cách gọi: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Reads arguments; everything it says itself is ours."""

    def __init__(self, prog: str, description: str = "", **_unused: Any) -> None:
        super().__init__(prog, description=description, add_help=False, allow_abbrev=False, formatter_class=_Help)
        self._positionals.title = _("Cần cho biết")
        self.options = self._optionals
        self.options.title = _("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help=_("in phần hướng dẫn này"))

    def commands(self, name: str = "command", *, required: bool = False) -> "argparse._SubParsersAction[Parser]":
        """Where the commands below this one are added; each takes `help` for its line in the list."""
        return self.add_subparsers(
            dest=name, required=required, title=_("Các lệnh"), metavar=_("LỆNH"), parser_class=Parser
        )

    def error(self, message: str) -> NoReturn:
        """Says one sentence and leaves."""
        print(sentence_of(message), file=sys.stderr)
        sys.exit(REFUSED)


def add_json(parser: Parser) -> None:
    """The option --json, which every command that answers with figures has."""
    parser.options.add_argument(
        "--json", action="store_true", dest="as_json", help=_("in đúng một đối tượng JSON, không in gì khác")
    )


def a_path(text: str) -> Path:
    """A path as it was typed, with ~ for the user's own folder."""
    return Path(text).expanduser()


def sentence_of(message: str) -> str:
    """Our sentence for a mistake that argparse names in English."""
    for pattern, ours in _MISTAKES:
        found = re.match(pattern, message)
        if found:
            places = found.groupdict()
            if "choices" in places:
                places["choices"] = places["choices"].replace("'", "")
            return _(ours).format(**places)
    return _(_OTHER)
