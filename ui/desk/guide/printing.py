"""The hand-out of a walk, shown before it is printed: A5 in large type, or the roll of the ticket printer."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.words import _
from ui.desk.dialogs.slip_sheet import Paper, SlipSheet
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.session import Session


def ask_to_print(
    window: QWidget,
    acts: GuideActs,
    session: Session,
    said: Callable[[str, str, str], object],
    now: Instant,
) -> None:
    """Shows the person's own steps as they will be printed; nothing on them says who the person is."""
    outcome = session.outcome
    if outcome is None:
        return
    papers = (
        Paper(
            "a5",
            _("Giấy A5, chữ to"),
            lambda: acts.handout(outcome, "a5", now),
            f"vneid-{outcome.id}.pdf",
            printed=acts.handed_out,
        ),
        Paper(
            "roll",
            _("Giấy cuộn {mm} mm").format(mm=acts.out.roll_mm),
            lambda: acts.handout(outcome, "roll", now),
            f"vneid-{outcome.id}-{acts.out.roll_mm}.pdf",
            dots=lambda: acts.handout_dots(outcome, now),
            printed=acts.handed_out,
        ),
    )
    SlipSheet(window, _("Tờ hướng dẫn VNeID"), papers, said, acts.out).open_first()
