"""Remarks of a report as plain sentences: what got better or worse, and what to decide."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from onestop_desk.domain.reporting import Remark
from onestop_desk.words import _, figures, indicators

Facts = Mapping[str, str | int | Decimal]
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def said(remark: Remark) -> str:
    """One remark in a sentence or two; raises KeyError for a code that nobody writes."""
    return _SENTENCES[remark.code](remark.facts)


def _number(facts: Facts, name: str) -> Decimal:
    return Decimal(facts[name])


def _whole(facts: Facts, name: str) -> str:
    return figures.whole(int(facts[name]))


def _minutes(facts: Facts, name: str) -> str:
    return _("{n} phút").format(n=figures.whole(figures.whole_minutes(_number(facts, name))))


def _on_time_missed(facts: Facts) -> str:
    gap, late = figures.points(_number(facts, "gap")), _whole(facts, "late")
    change = Decimal(facts.get("change", 0))
    if change < 0:
        return _("Tỷ lệ đúng hạn giảm {change}, thấp hơn chỉ tiêu {gap}, do {late} hồ sơ quá hạn.").format(
            change=figures.points(change), gap=gap, late=late
        )
    if change > 0:
        return _("Tỷ lệ đúng hạn tăng {change} nhưng còn thấp hơn chỉ tiêu {gap}, do {late} hồ sơ quá hạn.").format(
            change=figures.points(change), gap=gap, late=late
        )
    return _("Tỷ lệ đúng hạn thấp hơn chỉ tiêu {gap}, do {late} hồ sơ quá hạn.").format(gap=gap, late=late)


def _on_time_met(facts: Facts) -> str:
    value = f"{figures.decimal(_number(facts, 'value'))}%"
    if not facts["overdue"]:
        return _("Tỷ lệ đúng hạn đạt {value}; có {late} hồ sơ đã giải quyết nhưng quá hạn.").format(
            value=value, late=_whole(facts, "late")
        )
    return _("Tỷ lệ đúng hạn đạt {value}; còn {overdue} hồ sơ đang quá hạn cần xử lý dứt điểm.").format(
        value=value, overdue=_whole(facts, "overdue")
    )


def _apologies_due(facts: Facts) -> str:
    count, codes = _whole(facts, "count"), facts["codes"]
    if facts.get("rest"):
        return _(
            "Còn {count} hồ sơ quá hạn chưa gửi thư xin lỗi ({codes} và {rest} hồ sơ khác)."
            " Đề nghị gửi ngay trong ngày."
        ).format(count=count, codes=codes, rest=_whole(facts, "rest"))
    return _("Còn {count} hồ sơ quá hạn chưa gửi thư xin lỗi ({codes}). Đề nghị gửi ngay trong ngày.").format(
        count=count, codes=codes
    )


def _short(sentence: Callable[[], str]) -> Callable[[Facts], str]:
    def made(facts: Facts) -> str:
        return sentence().format(gap=figures.points(_number(facts, "gap")))

    return made


def _waits_too_long(facts: Facts) -> str:
    return _("Chờ bình quân {value}, vượt chỉ tiêu {over}. Đề nghị mở thêm quầy vào giờ đông.").format(
        value=_minutes(facts, "value"), over=_minutes(facts, "over")
    )


def _busiest_day(facts: Facts) -> str:
    day = date.fromisoformat(str(facts["day"]))
    return _("{weekday} {day} chờ lâu nhất, bình quân {wait}. Đề nghị bố trí thêm người vào ngày này.").format(
        weekday=_WEEKDAYS[day.weekday()], day=day.strftime("%d/%m"), wait=_minutes(facts, "wait")
    )


def _asked_again(facts: Facts) -> str:
    return _(
        "Có {count} hồ sơ bị yêu cầu bổ sung quá một lần, tính là quá hạn. Đề nghị rà soát việc hướng dẫn lần đầu."
    ).format(count=_whole(facts, "count"))


def _paper_missing(facts: Facts) -> str:
    return _(
        "{paper} là giấy hay thiếu nhất ({times} lượt, thủ tục {procedure}). Đề nghị nhắc trong tin nhắn lịch hẹn"
        " và trên áp phích của thủ tục."
    ).format(paper=facts["paper"], times=_whole(facts, "times"), procedure=facts["procedure"])


def _no_shows(facts: Facts) -> str:
    return _("Có hẹn mà không đến chiếm {value}. Đề nghị nhắc hẹn trước một ngày.").format(
        value=f"{figures.decimal(_number(facts, 'value'))}%"
    )


def _counted(sentence: Callable[[], str]) -> Callable[[Facts], str]:
    def made(facts: Facts) -> str:
        return sentence().format(**{name: _whole(facts, name) for name in ("count", "of") if name in facts})

    return made


def _most_improved(facts: Facts) -> str:
    return _("Tiến bộ nhất so với kỳ trước: {indicator}, tăng {change}.").format(
        indicator=indicators.name(str(facts["indicator"])), change=figures.points(_number(facts, "change"))
    )


def _most_worsened(facts: Facts) -> str:
    return _("Kém đi nhiều nhất so với kỳ trước: {indicator}, giảm {change}. Đề nghị tìm nguyên nhân.").format(
        indicator=indicators.name(str(facts["indicator"])), change=figures.points(_number(facts, "change"))
    )


_SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "on_time_missed": _on_time_missed,
    "on_time_met": _on_time_met,
    "apologies_due": _apologies_due,
    "online_short": _short(
        lambda: _(
            "Hồ sơ trực tuyến còn thiếu {gap} so với chỉ tiêu. Đề nghị bố trí thêm một cán bộ hướng dẫn tại sảnh "
            "vào giờ đông."
        )
    ),
    "paid_online_short": _short(
        lambda: _("Thanh toán trực tuyến còn thiếu {gap} so với chỉ tiêu. Đề nghị đặt mã thanh toán ở từng quầy.")
    ),
    "digitised_short": _short(
        lambda: _("Số hóa hồ sơ còn thiếu {gap} so với chỉ tiêu. Đề nghị quét giấy tờ ngay khi tiếp nhận.")
    ),
    "satisfied_short": _short(
        lambda: _("Mức hài lòng thấp hơn chỉ tiêu {gap}. Đề nghị đọc các góp ý và trả lời công dân.")
    ),
    "reused_short": _short(
        lambda: _("Dùng lại giấy tờ đã số hóa còn thiếu {gap}. Đề nghị không yêu cầu nộp giấy tờ đã có trong kho.")
    ),
    "appointments_kept_short": _short(
        lambda: _("Gọi đúng giờ hẹn còn thiếu {gap} so với chỉ tiêu. Đề nghị xem lại số chỗ hẹn của từng khung giờ.")
    ),
    "waits_too_long": _waits_too_long,
    "busiest_day": _busiest_day,
    "asked_again": _asked_again,
    "paper_missing": _paper_missing,
    "no_shows": _no_shows,
    "refused_numbers": _counted(
        lambda: _(
            "Có {count} lần công dân hỏi mà không còn số, vì không kịp phục vụ hoặc đã hết giờ. Đề nghị xem lại số "
            "quầy mở và giờ làm việc."
        )
    ),
    "stale_sheets": _counted(lambda: _("Có {count} tờ niêm yết đã cũ. Đề nghị in và thay tờ mới.")),
    "late_announcements": _counted(
        lambda: _("Có {count} thủ tục được công bố mà nhập vào danh mục muộn. Đề nghị cập nhật danh mục hằng tuần.")
    ),
    "cameras_lost": _counted(
        lambda: _("Có {count} trong {of} camera không kết nối được. Đề nghị kiểm tra đường truyền.")
    ),
    "most_worsened": _most_worsened,
    "most_improved": _most_improved,
}
CODES = frozenset(_SENTENCES)
