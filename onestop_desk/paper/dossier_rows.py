"""Rows of dossiers in a workbook: received, solved and pending as formulas, and the check that they close."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from onestop_desk.domain.reporting import DossierSums
from onestop_desk.paper.book import WHOLE, Content, Formula, Of
from onestop_desk.words import _


def cells(sums: DossierSums, row: int) -> list[Content]:
    """Columns B to M of one row."""
    return [
        Of(Formula(f"C{row}+D{row}+E{row}", sums.received), WHOLE),
        *[Of(number, WHOLE) for number in (sums.online, sums.other, sums.carried)],
        Of(Formula(f"G{row}+H{row}+I{row}", sums.solved), WHOLE),
        *[Of(number, WHOLE) for number in (sums.early, sums.on_time, sums.late)],
        Of(Formula(f"K{row}+L{row}", sums.pending), WHOLE),
        *[Of(number, WHOLE) for number in (sums.within, sums.overdue)],
        _check(row, closes=sums.closes),
    ]


def total(rows: Sequence[DossierSums], first: int, row: int) -> list[Content]:
    """Columns B to M of the sum of the rows that begin at `first` and end above this one."""
    numbers = [sum(column) for column in zip(*map(_numbers, rows), strict=True)]
    letters = [get_column_letter(n) for n in range(2, len(numbers) + 2)]
    received, solved, pending = numbers[0], numbers[4], numbers[8]
    return [
        *[
            Of(Formula(f"SUM({letter}{first}:{letter}{row - 1})", number), WHOLE)
            for letter, number in zip(letters, numbers, strict=True)
        ],
        _check(row, closes=received == solved + pending),
    ]


def _numbers(sums: DossierSums) -> tuple[int, ...]:
    return (
        sums.received, sums.online, sums.other, sums.carried,
        sums.solved, sums.early, sums.on_time, sums.late,
        sums.pending, sums.within, sums.overdue,
    )  # fmt: skip


def _check(row: int, *, closes: bool) -> Formula:
    fits, differs = _("Khớp"), _("Lệch")
    return Formula(f'IF(B{row}=F{row}+J{row},"{fits}","{differs}")', fits if closes else differs)
