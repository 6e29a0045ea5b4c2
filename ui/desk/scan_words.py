"""What the desk says of a scan: why it leads nowhere, what it was, and what to do now."""

from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.scans import (
    AppointmentCode,
    AppointmentToken,
    DossierCode,
    ProcedureCode,
    Scan,
    Unknown,
)
from onestop_desk.domain.tickets import State
from onestop_desk.services.my_number import MyNumber
from onestop_desk.services.views import VisitProcedureView
from onestop_desk.words import _
from onestop_desk.words.phrases import counter


def unknown(scan: Unknown) -> str:
    """Why a text is no code of ours, in one sentence with what to do."""
    sentences = {
        "too_long": _("Mã dài quá nên không đọc. Quét lại mã QR trên phiếu, giấy hẹn hoặc thẻ căn cước."),
        "control": _("Mã có ký tự điều khiển nên không đọc. Quét lại mã khác."),
        "damaged": _("Bộ gõ tiếng Việt làm sai mã vừa quét. Tắt bộ gõ rồi quét lại."),
        "bad_card": _("Mã trên thẻ căn cước đọc chưa đúng. Tắt bộ gõ tiếng Việt rồi quét lại."),
    }
    other = _("Quét mã trên phiếu số, phiếu hẹn, hồ sơ hoặc tờ thủ tục của trung tâm.")
    return sentences.get(scan.reason, other)


def not_here(scan: Scan) -> str:
    """A question is open that has no use for the scan."""
    if isinstance(scan, Unknown):
        return unknown(scan)
    what = _("Vừa quét phiếu số.")
    if isinstance(scan, DossierCode):
        what = _("Vừa quét mã hồ sơ.")
    elif isinstance(scan, ProcedureCode):
        what = _("Vừa quét mã thủ tục.")
    elif isinstance(scan, IdCard):
        return card_not_asked()
    elif isinstance(scan, AppointmentCode | AppointmentToken):
        what = _("Vừa quét mã hẹn.")
    return _("{what} Đóng câu hỏi này (Esc) rồi quét lại.").format(what=what)


def card_not_asked() -> str:
    """An ID card was scanned where nobody asked for a name."""
    return _("Việc đang làm không cần thẻ căn cước. Chưa lưu gì từ thẻ.")


def check_name() -> str:
    """The name may be damaged."""
    return _("Tên trên thẻ có thể bị bộ gõ làm sai dấu. So với thẻ rồi sửa.")


def nobody(scan: Scan) -> str:
    """No such appointment or number."""
    if isinstance(scan, AppointmentCode | AppointmentToken):
        return _("Không thấy lịch hẹn của mã vừa quét")
    return _("Không thấy số của mã vừa quét")


def standing(number: MyNumber) -> tuple[str, str]:
    """A number that was scanned, and how it stands."""
    says = {
        State.WAITING: _("Đang chờ đến lượt."),
        State.SERVING: _("Đang được phục vụ."),
        State.ASIDE: _("Đang để bên: xem danh sách để bên rồi bấm “Quay lại”."),
        State.MISSED: _("Vắng mặt: xem danh sách vắng mặt rồi bấm “Quay lại”."),
    }
    now = number.standing
    line = says.get(now.state, _("Lượt này đã xong."))
    if now.state is State.CALLED and now.counter:
        line = _("Đang được gọi đến {counter}.").format(counter=counter(now.counter))
    return _("Số {number}").format(number=number.number), line


def procedure_of(asked: VisitProcedureView) -> str:
    """Names a procedure of the visit, with the code it has already."""
    name = asked.procedure.name if asked.procedure is not None else _("Chưa chọn thủ tục")
    if asked.dossier_code:
        return _("{name} (đã có {code})").format(name=name, code=asked.dossier_code)
    return name
