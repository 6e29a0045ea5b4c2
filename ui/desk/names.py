"""The office's own words for codes: reasons and kinds of priority, read once when the desk starts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onestop_desk.words import _

if TYPE_CHECKING:
    from onestop_desk.services.kiosk import PriorityView
    from onestop_desk.services.office import Reason

KINDS = (
    "picked",
    "paused",
    "aside",
    "priority_corrected",
    "after_stop",
    "early_missed",
    "refused",
    "transferred",
    "line_closed",
)


@dataclass(frozen=True)
class Names:
    """Words for the codes of reasons and priorities."""

    priority_short: Mapping[str, str] = field(default_factory=dict)
    priority_full: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def priority(self, code: str | None) -> str:
        """The short word on a chip: "Cao tuổi"."""
        return self.priority_short.get(code or "", "") or _("Ưu tiên")

    def priority_name(self, code: str | None) -> str:
        """The whole name: "Người cao tuổi"."""
        return self.priority_full.get(code or "", "") or _("Được ưu tiên theo quy định")

    def of_kind(self, kind: str) -> tuple[tuple[str, str], ...]:
        """The reasons that may be chosen for one kind of action, as (code, words)."""
        return self.reasons.get(kind, ())

    def reason(self, code: str | None) -> str:
        """The words of any reason; a code without words (an older office file) is shown as it is."""
        if not code:
            return ""
        for rows in self.reasons.values():
            for known, text in rows:
                if known == code:
                    return text
        return code


def names_from(reasons: "Callable[[str], Sequence[Reason]]", priorities: "Sequence[PriorityView]") -> Names:
    """Read the words once; they change only with the office's own files."""
    return Names(
        {p.code: p.short for p in priorities},
        {p.code: p.name for p in priorities},
        {kind: tuple((r.code, r.text) for r in reasons(kind)) for kind in KINDS},
    )
