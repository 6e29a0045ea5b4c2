"""Remarks follow from the figures: what is missed, what is to be done, what got better; nothing where nothing is."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from onestop_desk.domain.indicators import DEFAULT_TARGETS, judged
from onestop_desk.domain.remarks import MOST, Told, remarks
from onestop_desk.domain.reporting import (
    DayRow,
    DossierSums,
    Figure,
    Judged,
    MissingRow,
    OverdueRow,
    Remark,
    count,
    share,
)

LATE = OverdueRow("d", "H05.190-261112-0021", "Đăng ký lại khai sinh", "tư pháp", 0, 1, None, asked_again=False)


def one(now: Figure, before: Figure | None = None) -> Judged:
    return judged(now, DEFAULT_TARGETS.get(now.code), before or Figure(now.code, None), [now.value])


def made(
    *indicators: Judged,
    sums: DossierSums | None = None,
    overdue: Sequence[OverdueRow] = (),
    missing: Sequence[MissingRow] = (),
    days: Sequence[DayRow] = (),
) -> dict[str, Remark]:
    found = remarks(Told(indicators, sums or DossierSums(), overdue, missing, days))
    return {remark.code: remark for remark in found}


def test_no_figures_no_remarks() -> None:
    assert made() == {}
    assert made(one(Figure("on_time", None)), one(Figure("wait_mean", None))) == {}


def test_late_dossiers_are_named_with_the_gap_and_the_letters_that_are_due() -> None:
    figure = one(share("on_time", 341, 348), share("on_time", 492, 500))
    found = made(figure, sums=DossierSums(late=4, overdue=3), overdue=[LATE])
    assert found["on_time_missed"].facts == {"gap": Decimal("0.01"), "late": 7, "change": Decimal("-0.41")}
    assert found["apologies_due"].facts == {"count": 1, "codes": "H05.190-261112-0021", "rest": 0}


def test_a_target_that_is_met_still_names_what_is_late() -> None:
    found = made(one(share("on_time", 97, 98)), sums=DossierSums(late=2, overdue=1))
    assert found["on_time_met"].facts == {"value": Decimal("98.98"), "late": 2, "overdue": 1}
    assert made(one(share("on_time", 100, 100))) == {}


def test_shares_short_of_their_targets() -> None:
    assert made(one(share("online", 219, 287)))["online_short"].facts == {"gap": Decimal("2.29")}
    assert made(one(share("online", 287, 287))) == {}


def test_waits_and_the_day_on_which_they_were_longest() -> None:
    days = [DayRow(date(2026, 11, d), 9, 9, wait, wait, None) for d, wait in ((23, 1800), (25, 600), (26, None))]
    found = made(one(Figure("wait_mean", Decimal(1200), None, 18)), days=days)
    assert found["waits_too_long"].facts == {"value": 1200, "over": 300}
    assert found["busiest_day"].facts == {"day": "2026-11-23", "wait": 1800}
    assert made(one(Figure("wait_mean", Decimal(600), None, 9)), days=days[1:]) == {}


def test_papers_and_counts_that_somebody_has_to_act_on() -> None:
    found = made(
        one(count("asked_again", 2)),
        one(count("refused_numbers", 3)),
        one(share("cameras", 1, 3)),
        one(share("no_shows", 2, 10)),
        missing=[MissingRow("Đăng ký khai sinh", 9, "Giấy chứng sinh", 6)],
    )
    assert found["asked_again"].facts == {"count": 2}
    assert found["paper_missing"].facts["times"] == 6
    assert found["cameras_lost"].facts == {"count": 2, "of": 3}
    assert {"refused_numbers", "no_shows"} <= set(found)
    assert made(missing=[MissingRow("Đăng ký khai sinh", 9, "", 0)]) == {}
    rows = [MissingRow("Đăng ký khai sinh", 9, "Giấy chứng sinh", 1), MissingRow("Đăng ký kết hôn", 8, "Giấy tờ", 8)]
    assert made(missing=rows)["paper_missing"].facts == {"paper": "Giấy tờ", "times": 8, "procedure": "Đăng ký kết hôn"}


def test_the_share_that_gained_most_is_praised() -> None:
    found = made(
        one(share("satisfied", 99, 100), share("satisfied", 98, 100)),
        one(share("online", 90, 100), share("online", 80, 100)),
    )
    assert found["most_improved"].facts == {"indicator": "online", "change": Decimal("10.00")}


def test_the_share_that_lost_most_is_named_unless_its_target_said_so() -> None:
    fell = one(share("satisfied", 98, 100), share("satisfied", 99, 100))
    late = one(share("on_time", 90, 100), share("on_time", 99, 100))
    assert made(fell, late)["most_worsened"].facts == {"indicator": "satisfied", "change": Decimal("-1.00")}
    assert "most_improved" not in made(fell, late)
    still_met = one(share("on_time", 98, 100), share("on_time", 100, 100))
    assert made(fell, still_met)["most_worsened"].facts["indicator"] == "on_time"
    assert made(one(share("satisfied", 98, 100), share("satisfied", 98, 100))) == {}


def test_what_moved_is_told_however_much_there_is_to_decide() -> None:
    codes = ("on_time", "online", "paid_online", "digitised", "satisfied", "reused", "appointments_kept")
    many = [one(share(code, 1, 100)) for code in codes]
    more = [one(count("asked_again", 1)), one(count("refused_numbers", 1))]
    found = made(*many, *more, one(share("e_result", 2, 3), share("e_result", 1, 3)))
    assert (len(found), list(found)[-1]) == (MOST, "most_improved")


def test_of_two_days_alike_the_first_is_the_busiest() -> None:
    days = [DayRow(date(2026, 11, d), 9, 9, wait, wait, None) for d, wait in ((23, 1800), (25, 1800), (26, 60))]
    assert (
        made(one(Figure("wait_mean", Decimal(1200), None, 18)), days=days)["busiest_day"].facts["day"] == "2026-11-23"
    )


def test_a_briefing_has_room_for_so_many() -> None:
    many = [
        one(share(code, 1, 100)) for code in ("on_time", "online", "paid_online", "digitised", "satisfied", "reused")
    ]
    more = [one(share("appointments_kept", 1, 100)), one(count("asked_again", 1)), one(count("refused_numbers", 1))]
    assert len(made(*many, *more)) == MOST
