"""Sắp hạn và quá hạn: every dossier the office still has to end, with whoever is responsible, the latest first."""

from onestop_desk.domain.instants import HOUR, MINUTE
from onestop_desk.services.dossiers import DueList, DueRow
from onestop_desk.words import _, dossiers, phrases
from ui.desk.dossiers.listing import Listing
from ui.theme import Tone
from ui.widgets.table import Cell
from ui.widgets.table_model import Column


def columns() -> list[Column[DueRow]]:
    """The columns of the list."""
    return [
        Column(_("Còn lại"), 210, _stand),
        Column(_("Mã hồ sơ"), 184, lambda r: Cell(r.dossier.code, kind="body-medium")),
        Column(_("Thủ tục"), 0, lambda r: Cell(r.dossier.procedure_name or "–")),
        Column(_("Hẹn trả"), 154, lambda r: Cell(due_words(r), right=True), right=True),
        Column(_("Người xử lý"), 190, lambda r: Cell(r.dossier.responsible or r.dossier.agency or "–")),
        Column(_("Bổ sung"), 84, _asks, right=True),
        Column(_("Xin lỗi"), 100, lambda r: Cell(_apology(r), right=True), right=True),
    ]


def due_words(row: DueRow) -> str:
    """When it is due: 16:30 25/11/2026."""
    return dossiers.instant(row.dossier.due_at) if row.dossier.due_at is not None else _("không hẹn")


def stand_words(row: DueRow, soon_hours: int) -> tuple[str, Tone, str]:
    """How it stands in words, a colour and an icon: the words say it without the colour."""
    if row.days_over:
        return _("Quá hạn {n} ngày làm việc").format(n=row.days_over), "do", "alert"
    if row.asked_again:
        return _("Quá hạn: bổ sung {n} lần").format(n=row.asks), "do", "alert"
    if row.dossier.status.kind == "waits_for_citizen":
        return dossiers.status(row.dossier.status), "ink_soft", "hourglass"
    tone: Tone = "cam" if row.left <= soon_hours * HOUR else "ink"
    return _("Còn {time} làm việc").format(time=phrases.duration_minutes(row.left // MINUTE)), tone, "clock"


def _stand(row: DueRow) -> Cell:
    words, tone, icon = stand_words(row, 10_000)
    return Cell(words, tone, "small-strong", icon=icon)


def _asks(row: DueRow) -> Cell:
    return (
        Cell(dossiers.times(row.asks), "cam" if row.asks else "ink", right=True) if row.asks else Cell("–", right=True)
    )


def _apology(row: DueRow) -> str:
    if row.dossier.apology_at is None:
        return "–"
    return phrases.figures_of_day(phrases.local(row.dossier.apology_at).date())


class DueListing(Listing[DueRow]):
    """Overdue above, then due soon, then those that wait for the citizen."""

    def __init__(self) -> None:
        empty = _(
            "Không có hồ sơ nào quá hạn hoặc sắp đến hạn. Hồ sơ đến từ tệp của hệ thống tỉnh và từ các lượt ở quầy."
        )
        super().__init__("dueList", _("Sắp hạn và quá hạn"), columns(), lambda r: r.dossier.id, empty)

    def show_list(self, found: DueList) -> None:
        """Lists what the office still has to end."""
        assert self.head is not None
        counts = _("{overdue} quá hạn · {soon} sắp đến hạn · {waiting} chờ công dân · {later} còn xa")
        self.head.remark.say(
            counts.format(
                overdue=phrases.figure(len(found.overdue)),
                soon=phrases.figure(len(found.soon)),
                waiting=phrases.figure(len(found.waiting)),
                later=phrases.figure(found.later),
            )
        )
        self.show_rows((*found.overdue, *found.soon, *found.waiting))
