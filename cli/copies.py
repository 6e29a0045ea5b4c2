"""The commands backup and restore."""

from cli.answers import answer
from cli.arguments import Arguments
from onestop_desk.services import backups
from onestop_desk.words import _, phrases, plural


def backed_up(arguments: Arguments) -> int:
    """Makes a copy and says where it lies."""
    assert arguments.file is not None
    made = backups.backup(arguments.address, arguments.file)
    said = _("Đã sao lưu vào {path} ({size} KB).").format(
        path=made.path, size=phrases.figure(max(made.size // 1024, 1))
    )
    answer(arguments.as_json, {"path": str(made.path), "bytes": made.size}, [said])
    return 0


def restored(arguments: Arguments) -> int:
    """Brings a copy back and says what became of the data before."""
    assert arguments.file is not None
    made = backups.restore(arguments.address, arguments.file)
    said = [_("Đã khôi phục từ {path}.").format(path=arguments.file)]
    if made.kept is not None:
        said.append(_("Dữ liệu trước đó được giữ ở {path}.").format(path=made.kept))
    if made.erased:
        said.append(
            plural("Đã xóa tên và số điện thoại quá hạn của {n} lượt.", made.erased).format(
                n=phrases.figure(made.erased)
            )
        )
    kept = str(made.kept) if made.kept else None
    answer(arguments.as_json, {"path": str(arguments.file), "kept": kept, "erased": made.erased}, said)
    return 0
