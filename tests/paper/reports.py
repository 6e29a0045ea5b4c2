"""Reports made by hand: a full week as in the picture, an empty one, one visit, a month from the 21st, long names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from onestop_desk.domain.instants import at
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.periods import Period, before, month_of, week_of
from onestop_desk.domain.reporting import (
    Better,
    DayRow,
    DossierSums,
    Figure,
    GuideSums,
    Judged,
    MissingRow,
    OverdueRow,
    ProgrammeRow,
    Remark,
    Report,
    Target,
    Unit,
    count,
    share,
)
from onestop_desk.words.briefing_wording import wording

TZ = "Asia/Ho_Chi_Minh"
WEEK = week_of(date(2026, 11, 18))
LETTERHEAD = Letterhead(
    signer_name="Nguyễn Văn Mẫu", recipients=("Như trên", "Các Phó Chủ tịch UBND xã", "Công an xã", "Lưu: VT")
)


def said(remark: Remark) -> str:
    """A sentence of a remark."""
    return str(remark.facts["text"])


WORDING = replace(wording(), remark=said)


def judged(now: Figure, unit: Unit, better: Better, target: str | None, then: Figure, trail: str = "") -> Judged:
    """A figure judged as the report does it."""
    aim = Target(Decimal(target), "province_2024") if target is not None else None
    met = None
    if aim is not None and now.value is not None:
        met = now.value >= aim.value if better is Better.MORE else now.value <= aim.value
    change = now.value - then.value if now.value is not None and then.value is not None else None
    values = tuple(None if v == "-" else Decimal(v) for v in trail.split())
    return Judged(now, unit, better, aim, then, change, met, values)


def _percent(code: str, now: tuple[int, int], then: tuple[int, int], target: str, trail: str = "") -> Judged:
    return judged(share(code, *now), Unit.PERCENT, Better.MORE, target, share(code, *then), trail)


def _wait(code: str, minutes: int, then: int, target: str, trail: str = "") -> Judged:
    now, past = Figure(code, Decimal(minutes * 60), None, 398), Figure(code, Decimal(then * 60), None, 371)
    return judged(now, Unit.SECONDS, Better.LESS, target, past, " ".join(str(int(t) * 60) for t in trail.split()))


def indicators() -> tuple[Judged, ...]:
    """The figures of the picture."""
    return (
        _percent("on_time", (341, 348), (308, 313), "98", "98.1 98.3 98.6 98.2 98.5 98.6 98.4 97.99"),
        _percent("online", (219, 287), (187, 250), "78.60", "69 70.5 71.2 73 72.1 73.9 74.8 76.31"),
        _percent("paid_online", (87, 228), (74, 206), "36.74", "30.2 31 33.5 32.8 34.6 35 35.92 38.16"),
        _percent("digitised", (271, 287), (224, 244), "100", "84 86.2 88 87.1 90 91.1 91.8 94.43"),
        _percent("satisfied", (186, 189), (163, 167), "97.92", "97.2 97.8 97.1 97.9 98.0 97.4 97.6 98.41"),
        judged(count("asked_again", 2), Unit.COUNT, Better.LESS, "0", count("asked_again", 3), "5 4 4 3 4 2 3 2"),
        _wait("wait_mean", 13, 16, "900", "21 19 20 18 17 17 16 13"),
        _wait("wait_90", 29, 34, "1800", "45 41 42 38 37 36 34 29"),
        _percent("appointments_kept", (69, 85), (65, 85), "80", "64 68 70 69 73 75 76.47 81.18"),
        judged(
            share("no_shows", 7, 85),
            Unit.PERCENT,
            Better.LESS,
            "10",
            share("no_shows", 10, 85),
            "18 16 15 14 14.5 12 11.76 8.24",
        ),
        judged(
            count("vneid_guided", 46),
            Unit.COUNT,
            Better.MORE,
            None,
            count("vneid_guided", 39),
            "22 25 31 28 35 33 39 46",
        ),
        judged(
            Figure("mean_days", Decimal("3.25"), None, 291),
            Unit.DAYS,
            Better.LESS,
            None,
            Figure("mean_days", Decimal("3.40"), None, 260),
            "4 - 3.9 3.8 3.6 3.5 3.4 3.25",
        ),
        judged(
            count("overtakes", 1234),
            Unit.COUNT,
            Better.NEITHER,
            None,
            count("overtakes", 1150),
            "900 950 1000 1010 1100 1120 1150 1234",
        ),
    )


def days(period: Period, waits: Mapping[int, int] | None = None) -> tuple[DayRow, ...]:
    """A row a day: closed at week ends and on 24 November."""
    minutes = waits or {0: 17, 1: 14, 2: 11, 3: 6, 4: 14}
    tickets = {0: 96, 1: 84, 2: 71, 3: 68, 4: 93}
    rows = []
    for day in period.days:
        at_home = day.weekday() > 4
        holiday = (day.month, day.day) == (11, 24)
        if at_home or holiday:
            rows.append(DayRow(day, 0, 0, None, None, "Nghỉ lễ" if holiday else "Nghỉ cuối tuần"))
        else:
            n = tickets[day.weekday()]
            rows.append(DayRow(day, n, n - 3, minutes[day.weekday()] * 60, 540, None))
    return tuple(rows)


BY_FIELD = {
    "Hộ tịch": DossierSums(120, 30, 20, 90, 62, 1, 16, 1),
    "Đất đai": DossierSums(40, 20, 31, 40, 20, 2, 28, 1),
    "Chứng thực": DossierSums(59, 18, 10, 50, 25, 1, 10, 1),
}


def programmes() -> tuple[ProgrammeRow, ...]:
    """One of each kind."""
    waited = Figure("wait_mean", Decimal(360), None, 66)
    forms = (count("visits", 84), count("forms", 61), count("minutes_saved", 305))
    waits = (count("visits", 68), share("within_promise", 40, 66), waited)
    return (
        _programme("no_writing", "Thứ Ba ngày không viết", *forms),
        _programme("no_waiting", "Thứ Năm không chờ", *waits, target=("wait_mean", 300, False)),
        _programme("ninth_hour", "Giờ thứ 9 (thứ Năm, 17–18 giờ)", count("visits", 9), count("by_appointment", 7)),
        _programme("paperless", "20 dịch vụ không giấy", share("paperless", 112, 131), target=("paperless", 80, True)),
    )


def _programme(kind: str, name: str, *figures: Figure, target: tuple[str, int, bool] | None = None) -> ProgrammeRow:
    by_code = {figure.code: figure for figure in figures}
    if target is None:
        return ProgrammeRow(kind, name, by_code, None, None)
    code, value, met = target
    return ProgrammeRow(kind, name, by_code, Target(Decimal(value), "office"), met, code)


def overdue() -> tuple[OverdueRow, ...]:
    """Three dossiers, one of them without an apology."""
    return (
        _overdue("H05.190-261023-0012", "Đăng ký đất đai lần đầu", "Chi nhánh Văn phòng Đăng ký đất đai", 17, 3, 17),
        _overdue("H05.190-261029-0007", "Cấp giấy phép xây dựng", "Phòng Kinh tế", 18, 2, 18),
        _overdue("H05.190-261112-0021", "Đăng ký lại khai sinh", "công chức tư pháp", 19, 1, None),
    )


def full_week() -> Report:
    """The week of the picture."""
    return Report(
        office_name="Trung tâm Phục vụ hành chính công xã Tân Yên",
        commune="xã Tân Yên",
        authority="UBND xã Tân Yên, thành phố Bắc Ninh",
        is_demo=True,
        period=WEEK,
        previous=before(WEEK),
        made_at=at(date(2026, 11, 23), time(7, 5), TZ),
        until=at(date(2026, 11, 20), time(17), TZ),
        tz=TZ,
        dossiers=DossierSums(219, 68, 61, 180, 107, 4, 54, 3),
        by_field=BY_FIELD,
        indicators=indicators(),
        tickets=412,
        served=398,
        days=days(WEEK),
        overdue=overdue(),
        missing=(
            MissingRow("Đăng ký khai sinh", 9, "Giấy chứng sinh bản chính", 6),
            MissingRow("Đăng ký thường trú", 7, "Giấy tờ chứng minh chỗ ở hợp pháp", 5),
            MissingRow("Xác nhận tình trạng hôn nhân", 5, "Bản án, quyết định ly hôn", 4),
        ),
        programmes=programmes(),
        guide=GuideSums(
            46,
            {"activated_now": 18, "sent_to_police": 18, "not_eligible": 10},
            {"sim_not_own": 5, "card_expired": 3, "no_phone": 2},
        ),
        remarks=(
            Remark(
                "text",
                {
                    "text": "Tỷ lệ đúng hạn giảm 0,41 điểm, thấp hơn chỉ tiêu 0,01 điểm, do 7 hồ sơ quá hạn. "
                    "Đề nghị gửi ngay thư xin lỗi đối với hồ sơ số 3."
                },
            ),
            Remark(
                "text",
                {
                    "text": "Hồ sơ trực tuyến còn thiếu 2,29 điểm so với chỉ tiêu. Đề nghị bố trí thêm một "
                    "cán bộ hướng dẫn tại sảnh vào sáng thứ Hai."
                },
            ),
            Remark(
                "text",
                {
                    "text": "Giấy chứng sinh bản chính là giấy hay thiếu nhất. Đề nghị nhắc trong tin nhắn "
                    "lịch hẹn và trên áp phích thủ tục khai sinh."
                },
            ),
        ),
        office_id="office-a",
    )


def _overdue(code: str, procedure: str, who: str, due: int, over: int, sorry: int | None) -> OverdueRow:
    apology = None if sorry is None else at(date(2026, 11, sorry), time(9), TZ)
    return OverdueRow("d-" + code, code, procedure, who, at(date(2026, 11, due), time(17), TZ), over, apology, False)


def _nothing(made: Judged) -> Judged:
    empty = Figure(made.figure.code, Decimal(0) if made.unit is Unit.COUNT else None, 0, 0)
    return judged(empty, made.unit, made.better, str(made.target.value) if made.target else None, empty, "- " * 8)


def empty_week() -> Report:
    """Nobody came, nothing was sent."""
    full = full_week()
    return replace(
        full,
        dossiers=DossierSums(),
        by_field={},
        indicators=tuple(_nothing(j) for j in full.indicators),
        tickets=0,
        served=0,
        days=tuple(replace(d, tickets=0, served=0, mean_wait_s=None, median_wait_s=None) for d in full.days),
        overdue=(),
        missing=(),
        programmes=(),
        guide=GuideSums(0, {}, {}),
        remarks=(),
        is_demo=False,
    )


def one_visit() -> Report:
    """One person, one dossier."""
    day = replace(days(WEEK)[2], tickets=1, served=1, mean_wait_s=45, median_wait_s=45)
    sums = DossierSums(other=1, early=1)
    return replace(
        empty_week(),
        tickets=1,
        served=1,
        days=(day,),
        dossiers=sums,
        by_field={"Hộ tịch": sums},
        indicators=(
            judged(share("on_time", 1, 1), Unit.PERCENT, Better.MORE, "98", share("on_time", 0, 0)),
            _wait("wait_mean", 1, 1, "900"),
        ),
    )


def month_from_21() -> Report:
    """A month that runs from the 21st to the 20th."""
    month = month_of(date(2026, 11, 18), 21)
    return replace(full_week(), period=month, previous=before(month, 21), days=days(month))


def long_names() -> Report:
    """Names as long as the catalogue has them, twice over."""
    full = full_week()
    long = (
        "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất đối với trường hợp chuyển nhượng "
    )
    return replace(
        full,
        office_name="Trung tâm Phục vụ hành chính công và Hỗ trợ doanh nghiệp, hợp tác xã, hộ kinh doanh xã Tân Yên",
        by_field={f"{name} – {long * 2}": sums for name, sums in full.by_field.items()},
        overdue=tuple(
            replace(row, procedure=long * 2, responsible="Chi nhánh Văn phòng Đăng ký đất đai " * 2)
            for row in full.overdue
        ),
        missing=tuple(
            replace(row, procedure=long * 2, paper="Giấy chứng nhận quyền sử dụng đất bản chính " * 3)
            for row in full.missing
        ),
        remarks=tuple(Remark("text", {"text": str(r.facts["text"]) * 2}) for r in full.remarks),
    )


def many_overdue(n: int = 40) -> Report:
    """More overdue dossiers than one page holds."""
    full = full_week()
    first = full.overdue[0]
    rows = tuple(
        replace(
            first,
            dossier_id=f"d{i}",
            code=f"H05.190-261023-{i:04d}",
            days_over=n - i,
            due_at=first.due_at - i * int(timedelta(days=1) / timedelta(microseconds=1)),
        )
        for i in range(n)
    )
    return replace(full, overdue=rows)


ALL = {
    "full": full_week,
    "empty": empty_week,
    "one": one_visit,
    "month": month_from_21,
    "long": long_names,
    "overdue": many_overdue,
}


COMMUNES = ("Tân Yên", "Cao Thượng", "Ngọc Thiện", "Nhã Nam", "Phúc Hòa", "Quang Trung", "Hợp Đức")


def offices(n: int = 7) -> tuple[Report, ...]:
    """Several communes in one week; the fourth is far behind, the last one has no figures."""
    made = []
    for place, commune in enumerate(COMMUNES[:n]):
        full = empty_week() if place == 6 else full_week()
        late = 120 if place == 3 else place
        figures = tuple(
            replace(j, figure=share("on_time", 341 - late, 348)) if j.figure.code == "on_time" and j.figure.value else j
            for j in full.indicators
        )
        name = f"Trung tâm Phục vụ hành chính công xã {commune}"
        made.append(
            replace(
                full,
                office_id=f"office-{place}",
                office_name=name,
                commune=f"xã {commune}",
                authority=f"UBND xã {commune}",
                is_demo=True,
                indicators=figures,
            )
        )
    return tuple(made)
