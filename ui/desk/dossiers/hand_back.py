"""Chờ trả kết quả: results that wait to be fetched or are with the post office, late ones first."""

from onestop_desk.services.dossiers import HandBackRow
from onestop_desk.words import _, dossiers, phrases
from ui.desk.dossiers.listing import Listing
from ui.theme import Tone
from ui.widgets.table import Cell
from ui.widgets.table_model import Column


def where_words(row: HandBackRow) -> tuple[str, Tone, str]:
    """Where the result is and whether that takes too long, in words, a colour and an icon."""
    if row.with_post:
        if row.is_late:
            return _("Bưu điện phát trễ"), "do", "alert"
        return _("Bưu điện đang giữ"), "lam", "transfer"
    if row.is_late:
        return _("Chưa ai nhận, để lâu"), "cam", "warning"
    return _("Chờ công dân nhận"), "ink", "hourglass"


def waited_words(days: int) -> str:
    """How long it has waited: 3 ngày làm việc, or since today."""
    return _("{n} ngày làm việc").format(n=days) if days else _("từ hôm nay")


def columns() -> list[Column[HandBackRow]]:
    """The columns of the list."""
    return [
        Column(_("Kết quả đang ở"), 200, _where),
        Column(_("Mã hồ sơ"), 184, lambda r: Cell(r.dossier.code, kind="body-medium")),
        Column(_("Thủ tục"), 0, lambda r: Cell(r.dossier.procedure_name or "–")),
        Column(_("Xong, giao từ"), 150, lambda r: Cell(dossiers.instant(r.since), right=True), right=True),
        Column(_("Đã chờ"), 142, lambda r: Cell(waited_words(r.days), right=True), right=True),
        Column(_("Trả bằng"), 110, lambda r: Cell(_("Bưu điện") if r.dossier.by_post else _("Tại quầy"))),
        Column(_("Người xử lý"), 170, lambda r: Cell(r.dossier.responsible or r.dossier.agency or "–")),
    ]


def _where(row: HandBackRow) -> Cell:
    words, tone, icon = where_words(row)
    return Cell(words, tone, "small-strong", icon=icon)


class HandBackListing(Listing[HandBackRow]):
    """Every result that a citizen does not have yet."""

    def __init__(self) -> None:
        empty = _("Không có kết quả nào chờ trả. Hồ sơ xử lý xong mà chưa trả sẽ hiện ở đây.")
        super().__init__("handBackList", _("Chờ trả kết quả"), columns(), lambda r: r.dossier.id, empty)

    def show_list(self, rows: tuple[HandBackRow, ...]) -> None:
        """Lists what waits."""
        assert self.head is not None
        late = sum(row.is_late for row in rows)
        post = sum(row.with_post for row in rows)
        self.head.remark.say(
            _("{n} kết quả · {post} ở bưu điện · {late} trễ").format(
                n=phrases.figure(len(rows)), post=phrases.figure(post), late=phrases.figure(late)
            )
        )
        self.show_rows(rows)
