"""What somebody has chosen and written in the form that rates a visit, and what is to be mended in it."""

from dataclasses import dataclass

from onestop_desk.domain.ratings import MOST_NOTE, Level
from onestop_desk.words import _
from portal.forms.fields import Sealed
from portal.forms.holder import Fault
from portal.text import clean

MOST_TICKED = 50


@dataclass(frozen=True)
class RatingForm(Sealed):
    """A level, reasons and words, as they come."""

    muc: str = ""
    y: list[str] | str = ""
    """What was ticked: nothing, one, or several."""
    y_kien: str = ""

    @property
    def level(self) -> int:
        """The level that was chosen, 0 for none."""
        return int(self.muc) if self.muc in {str(level.value) for level in Level} else 0

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes that were ticked."""
        ticked = [self.y] if isinstance(self.y, str) else self.y[:MOST_TICKED]
        return tuple(code for code in ticked if code)

    @property
    def note(self) -> str:
        """What was written, with line ends as we keep them and without what no text of ours may hold."""
        return clean(self.y_kien.replace("\r\n", "\n")).strip()


def rating_faults(form: RatingForm) -> list[Fault]:
    """The fields to be mended, in the order of the form."""
    faults = []
    if not form.level:
        said = _("Chọn một trong bốn mức, rồi gửi lại.")
        faults.append(Fault(f"muc-{max(Level).value}", _("Chưa chọn mức độ hài lòng"), said))
    if len(form.note) > MOST_NOTE:
        said = _("Viết ngắn lại: nhiều nhất {most} chữ cái, ông/bà đã viết {n}.").format(
            most=MOST_NOTE, n=len(form.note)
        )
        faults.append(Fault("y_kien", _("Ý kiến dài quá"), said))
    return faults
