"""A procedure's facts in the words of a counter: how it is handed in, how long it takes, what it costs."""

from onestop_desk.services.views import PaperView, ProcedureView
from onestop_desk.words import _
from onestop_desk.words.long_texts import shortened
from onestop_desk.words.phrases import money, papers

LONGEST_CASE = 60


def level(procedure: ProcedureView) -> str:
    """How far it can be done online."""
    words = {"toan_trinh": _("Toàn trình"), "mot_phan": _("Một phần"), "thong_tin": _("Trực tiếp")}
    return words.get(procedure.online_level or "", "")


def deadline(procedure: ProcedureView) -> str:
    """How long it takes."""
    kind, _colon, count = (procedure.deadline or "").partition(":")
    sentences = {
        "same_day": _("trong ngày"),
        "working_days": _("{n} ngày làm việc").format(n=count),
        "calendar_days": _("{n} ngày").format(n=count),
        "hours": _("{n} giờ làm việc").format(n=count),
    }
    return sentences.get(kind, "")


def fee(procedure: ProcedureView) -> str:
    """What it costs, as far as it is known."""
    if procedure.fee_kind == "free":
        return _("Miễn phí")
    if procedure.fee_kind == "amounts" and procedure.fee_amounts:
        low, high = min(procedure.fee_amounts), max(procedure.fee_amounts)
        if low == high:
            return _("phí {amount}").format(amount=money(low))
        return _("phí từ {low} đến {high}").format(low=money(low), high=money(high))
    return _("phí do Hội đồng nhân dân quy định") if procedure.fee_kind == "council" else ""


def facts(procedure: ProcedureView) -> str:
    """Code, level, deadline and fee on one line; what is not known is left out."""
    parts = (procedure.code, level(procedure), deadline(procedure), fee(procedure))
    return " · ".join(part for part in parts if part)


def paper_kind(paper: PaperView) -> str:
    """What is done with a paper at the counter."""
    if not paper.required:
        return _("Nếu có")
    words = {
        "nop_ban_chinh": _("Bản chính"),
        "nop_ban_sao": _("Bản chụp"),
        "xuat_trinh": _("Xuất trình"),
        "to_khai": _("Tờ khai"),
        "anh": _("Ảnh chụp"),
        "dien_tu": _("Bản điện tử"),
    }
    return words.get(paper.kind, "")


def paper_name(paper: PaperView) -> str:
    """A paper on one line; of a special case the case first, since several cases may ask for papers of one name."""
    if not paper.case:
        return paper.name
    return _("{case}: {paper}").format(case=shortened(paper.case, LONGEST_CASE).rstrip(":"), paper=paper.name)


def count(procedure: ProcedureView) -> str:
    """How many of the papers have been seen."""
    return papers(sum(p.ticked for p in procedure.papers), len(procedure.papers))


def complete(procedure: ProcedureView) -> bool:
    """Whether every paper that is always needed has been seen, and at least one where none is always needed."""
    return any(p.ticked for p in procedure.papers) and all(p.ticked for p in procedure.papers if p.required)
