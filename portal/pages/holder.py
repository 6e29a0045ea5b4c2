"""The form that asks who comes: a name, a telephone number, one consent; what was typed stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onestop_desk.domain.posted import BookingTerms, PublicCatalogue
from onestop_desk.services.booking.views import Appointment
from onestop_desk.words import _, phrases, plural
from portal.forms.fields import HolderForm
from portal.forms.holder import Fault
from portal.forms.robots import Question
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.bring import Bring, called_of, to_bring
from portal.pages.steps import STEPS, Progress, check_of, progress
from portal.render import part
from portal.script import SCRIPT, script_mark


@dataclass(frozen=True)
class Input:
    """One field of a form."""

    id: str
    label: str
    hint: str
    value: str
    kind: str = "text"
    mode: str = ""
    filled: str = "off"
    """What the phone may fill in by itself."""
    most: int = 80
    needed: bool = False


@dataclass(frozen=True)
class HolderPage:
    """The words and values of the form."""

    title: str
    progress: Progress
    faults_title: str
    still_held: str
    when: str
    procedure: str
    change: str
    change_said: str
    held: str
    action: str
    seal: str
    fields: tuple[Input, ...]
    optional: tuple[Input, ...]
    more: str
    helped: bool
    by_field: Mapping[str, Fault]
    bring: str
    papers: tuple[Bring, ...]
    agreed: bool
    consent: Markup
    privacy: str
    privacy_said: str
    send: str
    free: str


def phone_input(value: str, *, hint: str) -> Input:
    """A telephone number."""
    return Input("sdt", _("Số điện thoại"), hint, value[:40], "tel", "tel", "tel", 20, needed=True)


def faults_title(faults: Sequence[Fault]) -> str:
    """How many fields are to be mended."""
    return plural("Có {n} chỗ cần sửa", len(faults)).format(n=len(faults))


def holder_page(
    catalogue: PublicCatalogue,
    links: Links,
    held: Appointment,
    now: int,
    seal: str,
    *,
    question: Question,
    typed: HolderForm | None = None,
    faults: Sequence[Fault] = (),
) -> str:
    """The page at /h/<token> while the seat is only held."""
    form, terms = typed or HolderForm(), catalogue.office.terms
    codes = [procedure.code for procedure in held.procedures]
    code = codes[0] if codes else ""
    over = held.held_until <= now
    until = phrases.clock(held.held_until)
    title = _("Tên và số điện thoại")
    page = HolderPage(
        title=title,
        progress=progress(STEPS),
        faults_title=faults_title(faults),
        still_held="" if over else _still_held(held, until),
        when=when_of(held),
        procedure=", ".join(called_of(catalogue, found) for found in codes) or held.line.name,
        change=f"{links.booking(code)}?ngay={held.day.isoformat()}",
        change_said=_("Đổi"),
        held=_over() if over else _("Chỗ này được giữ cho ông/bà đến {time}.").format(time=until),
        action=links.appointment(held.token),
        seal=seal,
        fields=(
            Input("ten", _("Họ và tên người đến làm"), _("Viết đủ dấu như trên căn cước."), form.ten[:80],
                  filled="name", needed=True),
            phone_input(form.sdt, hint=_("10 chữ số, để báo khi lịch thay đổi.")),
        ),
        optional=_optional(form, mails=terms.mails),
        more=_("Thêm thư điện tử, hoặc đặt giúp người khác") if terms.mails else _("Đặt giúp người khác"),
        helped=bool(form.email or form.nguoi_giup or form.sdt_giup),
        by_field={fault.field: fault for fault in faults},
        bring=_("Mang theo khi đến"),
        papers=to_bring(catalogue, codes),
        agreed=bool(form.dong_y),
        consent=_consent(terms),
        privacy=links.privacy,
        privacy_said=_("Dữ liệu được dùng thế nào"),
        send=_("Đặt lịch hẹn"),
        free=_("Không mất phí. Đổi hoặc hủy được cho đến giờ hẹn."),
    )  # fmt: skip
    body = part("booking.html", "holder")(page, check_of(links, question), faults)
    heading = _("Lỗi: {faults}").format(faults=page.faults_title) if faults else title
    return document(
        frame_of(catalogue), links, title=heading, body=str(body), back=(page.change, _("Chọn giờ khác")),
        styles=("base", "person"), script=f"{links.file(SCRIPT)}?{script_mark()}", full_foot=False, hidden=True,
    )  # fmt: skip


def when_of(found: Appointment) -> str:
    """08:30, thứ Tư 25/11/2026."""
    return _("{time}, {day}").format(time=phrases.clock(found.start), day=phrases.day(found.day))


def _still_held(held: Appointment, until: str) -> str:
    return _("Giờ hẹn {time} vẫn được giữ đến {until}. Các ô khác không phải điền lại.").format(
        time=phrases.clock(held.start), until=until
    )


def _over() -> str:
    return _("Đã hết thời gian giữ chỗ. Ông/bà vẫn gửi được: chỗ còn trống thì vẫn là của ông/bà.")


def _optional(form: HolderForm, *, mails: bool) -> tuple[Input, ...]:
    mail = _("Không bắt buộc. Có thì Trung tâm gửi xác nhận vào đó.")
    helper = _("Chỉ ghi khi ông/bà đặt giúp người khác, ví dụ trưởng thôn, con cháu.")
    address = Input("email", _("Thư điện tử"), mail, form.email[:254], "email", "email", "email", 254)
    return (
        *([address] if mails else []),
        Input("nguoi_giup", _("Tên người đặt giúp"), helper, form.nguoi_giup[:80]),
        Input("sdt_giup", _("Số điện thoại người đặt giúp"), "", form.sdt_giup[:40], "tel", "tel", "off", 20),
    )


def _consent(terms: BookingTerms) -> Markup:
    purpose = _("chỉ để giữ lịch hẹn và báo khi lịch thay đổi")
    whole = _(
        "Tôi đồng ý để Trung tâm dùng họ tên, số điện thoại và những gì ghi ở trên {purpose}. Xóa sau {kept} ngày. "
        "Hẹn mà không đến thì số điện thoại được đếm {counted} ngày dưới dạng mã hóa."
    )
    return Markup(whole).format(
        purpose=Markup("<b>{}</b>").format(purpose), kept=terms.kept_days, counted=terms.counted_days
    )
