"""The table of several offices on paper, A4 across: ranking, figures side by side, totals, who is far from the rest."""

from typing import Any

from onestop_desk.domain.indicators import met
from onestop_desk.domain.province import OfficeRow, Province, ProvinceFigure
from onestop_desk.domain.reporting import Unit
from onestop_desk.paper import engine
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, figures, indicators, province, use
from onestop_desk.words.briefing_wording import HEADLINE
from onestop_desk.words.figures import NOTHING, whole

TEMPLATE = "province.typ"
MOST_OUTLIERS = 60
Cell = dict[str, Any]


def pdf(merged: Province) -> bytes:
    """The table as a PDF."""
    return engine.pdf(TEMPLATE, report=values_of(merged))


def values_of(merged: Province) -> dict[str, Any]:
    """Every word and figure on it, in Vietnamese, as plain JSON for the template."""
    with use("vi"):
        shown = [figure for code in HEADLINE for figure in merged.figures if figure.code == code]
        said = [province.outlier(found, _of(merged, found.code)) for found in merged.outliers]
        return {
            "demo": _("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT") if merged.is_demo else "",
            "title": province.title(),
            "period": province.period(merged),
            "heads": [_("Hạng"), _("Đơn vị"), _("Đạt"), _("Tiếp nhận"), _("Giải quyết"), _("Đang quá hạn"),
                      *[indicators.name(figure.code) for figure in shown]],
            "targets": [*[""] * 6, *[_target(figure) for figure in shown]],
            "target_label": _("Được giao"),
            "rows": [_row(merged, row, shown) for row in merged.offices],
            "total": _total(merged, shown),
            "middle": _middle(shown),
            "outliers_title": _("Khác hẳn các đơn vị khác"),
            "outliers": [printable(text) for text in said[:MOST_OUTLIERS]] or [_("Không có.")],
            "rules_title": _("Cách tính"),
            "rules": province.rules(),
        }  # fmt: skip


def _of(merged: Province, code: str) -> ProvinceFigure:
    return next(figure for figure in merged.figures if figure.code == code)


def _target(figure: ProvinceFigure) -> str:
    if figure.target is None:
        return NOTHING
    return figures.aim(figure.unit, figure.better, figure.target.value)


def _row(merged: Province, row: OfficeRow, shown: list[ProvinceFigure]) -> list[Cell]:
    far = {(found.office_name, found.code) for found in merged.outliers}
    sums = row.dossiers
    cells = [
        _cell(NOTHING if row.rank is None else str(row.rank)),
        _cell(printable(row.office_name)),
        _cell(f"{row.met}/{row.judged}"),
        *map(_cell, map(whole, (sums.received, sums.solved, sums.overdue))),
    ]
    for figure in shown:
        own = row.figures.get(figure.code)
        text = figures.value(figure.unit, own.value if own else None)
        verdict = met(own, figure.target) if own else None
        mark = province.UNUSUAL if (row.office_name, figure.code) in far else ""
        cells.append({"text": text + mark, "missed": verdict is False})
    return cells


def _total(merged: Province, shown: list[ProvinceFigure]) -> list[Cell]:
    sums = merged.dossiers
    totals = [figure.total for figure in shown]
    return [
        _cell(""),
        _cell(_("Cộng các đơn vị")),
        _cell(""),
        *map(_cell, map(whole, (sums.received, sums.solved, sums.overdue))),
        *[
            {
                "text": figures.value(f.unit, t.value if t else None),
                "missed": t is not None and met(t, f.target) is False,
            }
            for f, t in zip(shown, totals, strict=True)
        ],
    ]


def _middle(shown: list[ProvinceFigure]) -> list[Cell]:
    values = [NOTHING if figure.unit is Unit.COUNT else figures.value(figure.unit, figure.middle) for figure in shown]
    return [_cell(""), _cell(_("Mức giữa các đơn vị")), *[_cell("")] * 4, *map(_cell, values)]


def _cell(text: str) -> Cell:
    return {"text": text, "missed": False}
