"""The sentences of the table of several offices: its rules, and who is far from the rest."""

from onestop_desk.domain.province import FAR, FEWEST_FOR_OUTLIERS, Outlier, Province, ProvinceFigure
from onestop_desk.domain.reporting import Better
from onestop_desk.words import _, briefing, figures, indicators

UNUSUAL = "*"
"""Beside a value that is far from the others."""


def title() -> str:
    """Above the table."""
    return _("TỔNG HỢP KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH CỦA CÁC ĐƠN VỊ")


def period(province: Province) -> str:
    """Of when, and of how many."""
    return _("{period} {span}, {n} đơn vị").format(
        period=briefing.called(province.period), span=briefing.span(province.period), n=len(province.offices)
    )


def rules() -> list[str]:
    """How the table is made, below it."""
    return [
        _("Tỷ lệ toàn bảng = tổng tử số chia tổng mẫu số của các đơn vị, không lấy trung bình các tỷ lệ."),
        _(
            "Mức giữa, mức 9/10, giá trị lớn nhất và số bình quân về thời gian không cộng được từ số của từng đơn vị: "
            "giữ nguyên ở từng đơn vị, dòng “Mức giữa các đơn vị” là trung vị của các đơn vị."
        ),
        _(
            "Xếp hạng theo phần chỉ tiêu đạt được trên số chỉ tiêu tính được, rồi theo tỷ lệ đúng hạn; bằng nhau thì "
            "cùng hạng; đơn vị chưa tính được một nửa số chỉ tiêu thì không xếp hạng. Mọi đơn vị so với cùng một mức "
            "giao."
        ),
        _(
            "Dấu {mark} là khác hẳn: cách mức giữa quá {far} lần độ lệch chuẩn ước theo độ lệch tuyệt đối trung vị, "
            "chỉ xét khi có từ {fewest} đơn vị, không xét số đếm. Gạch chân là chưa đạt."
        ).format(mark=UNUSUAL, far=FAR, fewest=FEWEST_FOR_OUTLIERS),
    ]


def outlier(found: Outlier, figure: ProvinceFigure) -> str:
    """One value far from the rest, in a sentence."""
    said = {
        "office": found.office_name,
        "name": indicators.name(found.code),
        "value": figures.value(figure.unit, found.value),
        "middle": figures.value(figure.unit, found.middle),
    }
    if found.value > found.middle:
        return _("{office}: {name} {value}, cao hơn hẳn mức giữa {middle}{verdict}.").format(
            verdict=_verdict(found), **said
        )
    return _("{office}: {name} {value}, thấp hơn hẳn mức giữa {middle}{verdict}.").format(
        verdict=_verdict(found), **said
    )


def _verdict(found: Outlier) -> str:
    if found.is_good is None:
        return ""
    return _(" (tốt)") if found.is_good else _(" (cần xem lại)")


def good_when(better: Better) -> str:
    """Which way is good."""
    return {Better.MORE: _("cao"), Better.LESS: _("thấp"), Better.NEITHER: ""}[better]
