"""Chờ trả kết quả: results that wait to be fetched or are with the post office, and those handed back lately."""

from onestop_desk.services.dossiers import HandBackRow
from onestop_desk.words import _, dossiers, phrases
from ui.desk.dossiers.listing import Listing
from ui.theme import Tone
from ui.widgets.table import Cell
from ui.widgets.table_model import Column


def where_words(row: HandBackRow) -> tuple[str, Tone, str]:
    """Where the result is and whether that takes, or took, too long, in words, a colour and an icon."""
    if row.done_at is not None:
        if row.with_post:
            return (
                (_("Bưu điện đã phát, trễ"), "cam", "warning")
                if row.is_late
                else (_("Bưu điện đã phát"), "luc", "check")
            )
        return _("Đã trả công dân"), "luc", "check"
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
        Column(_("Trả, phát lúc"), 150, lambda r: Cell(_done(r), right=True), right=True),
        Column(_("Đã chờ"), 142, lambda r: Cell(waited_words(r.days), right=True), right=True),
        Column(_("Trả bằng"), 92, lambda r: Cell(_("Bưu điện") if r.dossier.by_post else _("Tại quầy"))),
    ]


def _done(row: HandBackRow) -> str:
    return "–" if row.done_at is None else dossiers.instant(row.done_at)


def _where(row: HandBackRow) -> Cell:
    words, tone, icon = where_words(row)
    return Cell(words, tone, "small-strong", icon=icon)


class HandBackListing(Listing[HandBackRow]):
    """Every result that a citizen does not have yet, and below them those of the last two weeks."""

    def __init__(self) -> None:
        empty = _("Không có kết quả nào chờ trả. Hồ sơ xử lý xong mà chưa trả sẽ hiện ở đây.")
        super().__init__("handBackList", _("Chờ trả kết quả"), columns(), lambda r: r.dossier.id, empty)

    def show_list(self, rows: tuple[HandBackRow, ...]) -> None:
        """Lists what waits, then what was handed back; only what waits is counted."""
        assert self.head is not None
        waiting = [row for row in rows if row.done_at is None]
        late = sum(row.is_late for row in waiting)
        post = sum(row.with_post for row in waiting)
        self.head.remark.say(
            _("{n} kết quả chờ trả · {post} ở bưu điện · {late} trễ").format(
                n=phrases.figure(len(waiting)), post=phrases.figure(post), late=phrases.figure(late)
            )
        )
        before = self.chosen()
        self.show_rows(rows)
        now = self.chosen()
        if before is not None and before.done_at is None and now is not None and now.done_at is not None:
            # It went down to what is done: the next thing to do is above.
            self.table.setCurrentIndex(self.model.index(0, 0))
