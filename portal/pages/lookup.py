"""Finding one's appointment without its address: the code and the whole telephone number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import _
from portal.forms.fields import LookupForm
from portal.forms.holder import Fault
from portal.forms.robots import Question
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.holder import Input, faults_title, phone_input
from portal.pages.steps import check_of
from portal.render import part
from portal.script import SCRIPT, script_mark


@dataclass(frozen=True)
class LookupPage:
    """The words and values of the form."""

    title: str
    soft: str
    faults_title: str
    action: str
    seal: str
    fields: tuple[Input, ...]
    by_field: Mapping[str, Fault]
    send: str


def lookup_page(
    catalogue: PublicCatalogue,
    links: Links,
    seal: str,
    question: Question,
    typed: LookupForm | None = None,
    faults: Sequence[Fault] = (),
) -> str:
    """The page at /tra-cuu."""
    form = typed or LookupForm()
    title = _("Lịch hẹn của tôi")
    code = Input("ma", _("Mã lịch hẹn"), _("6 chữ số."), form.ma[:12], mode="numeric", most=12, needed=True)
    page = LookupPage(
        title=title,
        soft=_("Nhập mã lịch hẹn và số điện thoại đã dùng khi đặt."),
        faults_title=faults_title(faults),
        action=links.lookup,
        seal=seal,
        fields=(code, phone_input(form.sdt, hint=_("Đủ 10 chữ số."))),
        by_field={fault.field: fault for fault in faults},
        send=_("Xem lịch hẹn"),
    )
    body = part("booking.html", "lookup")(page, check_of(links, question), faults)
    heading = _("Lỗi: {faults}").format(faults=page.faults_title) if faults else title
    return document(
        frame_of(catalogue), links, title=heading, body=str(body), back=(links.home, _("Trang chủ")),
        styles=("base", "person"), script=f"{links.file(SCRIPT)}?{script_mark()}", full_foot=False, hidden=True,
    )  # fmt: skip


def lookup_faults(form: LookupForm, *, found: bool = True) -> list[Fault]:
    """The fields to be mended; one sentence for a wrong code and a wrong number, so that neither is given away."""
    if not found:
        said = _("Mã và số điện thoại không khớp với lịch hẹn nào. Ông/bà xem lại cả hai, hoặc gọi cho Trung tâm.")
        return [Fault("ma", _("Không thấy lịch hẹn"), said)]
    faults = []
    if sum(c.isdigit() for c in form.ma) != 6:
        faults.append(Fault("ma", _("Mã lịch hẹn có 6 chữ số"), _("Mã lịch hẹn gồm đúng 6 chữ số.")))
    if not form.sdt.strip():
        faults.append(Fault("sdt", _("Chưa có số điện thoại"), _("Ghi số điện thoại đã dùng khi đặt lịch hẹn.")))
    return faults
