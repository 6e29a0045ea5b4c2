"""The words of this program for the figures of a briefing: names, definitions, remarks, and what comes first."""

from onestop_desk.domain.indicators import DEFINITIONS, Group
from onestop_desk.words import indicators, remarks
from onestop_desk.words.briefing import Definition, Wording

HEADLINE = (
    "on_time", "online", "paid_online", "digitised", "satisfied", "asked_again",
    "wait_mean", "wait_90", "appointments_kept", "no_shows", "vneid_guided",
)  # fmt: skip
"""What an office is judged by, on the first page; all others follow in the appendix."""
_TOGETHER = ((Group.DOSSIERS,), (Group.HALL, Group.VNEID), (Group.OPENNESS,))


def wording() -> Wording:
    """Everything in the language spoken now."""
    groups = []
    for n, together in enumerate(_TOGETHER, 1):
        codes = tuple(d.code for of in together for d in DEFINITIONS if d.group is of)
        groups.append((f"{n}. {indicators.group(together[0])}", codes))
    return Wording(
        tuple(
            Definition(
                d.code,
                indicators.name(d.code),
                indicators.numerator(d.code),
                indicators.denominator(d.code),
                indicators.source(d),
                indicators.basis(d),
            )
            for d in DEFINITIONS
        ),
        tuple(groups),
        remarks.said,
        "wait_mean",
        frozenset(HEADLINE),
    )
