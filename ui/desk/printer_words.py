"""What the desk says of a ticket printer: what happened, and what to do."""

from collections.abc import Sequence

from onestop_desk.domain.printing import PrinterKind, PrinterState
from onestop_desk.services.stations import Health
from onestop_desk.words import _

Said = tuple[str, str]
"""What happened and what to do; the second is empty where nothing is to be done."""


MOST_NAMED = 12


def named(numbers: Sequence[str]) -> str:
    """Numbers in a sentence: the first ones, and how many more, so that a long queue fits on the screen."""
    shown, more = ", ".join(numbers[:MOST_NAMED]), len(numbers) - MOST_NAMED
    return _("{numbers} và {n} số nữa").format(numbers=shown, n=more) if more > 0 else shown


def own_fault(state: PrinterState) -> Said | None:
    """What is wrong with this counter's printer, None when nothing is."""
    waiting = len(state.waiting)
    happened = {
        "paper_out": _("Máy in hết giấy"),
        "cover_open": _("Nắp máy in đang mở"),
        "offline": _("Máy in không trả lời"),
        "failed": _("Máy in báo lỗi"),
        "paper_low": _("Máy in sắp hết giấy"),
    }
    if state.unsure and not state.stopped:
        return _("Chưa rõ phiếu {numbers} đã in chưa").format(numbers=named(state.unsure)), _("Xem rồi in lại.")
    if state.health not in happened:
        return None
    return happened[state.health], _what_to_do(state.health, waiting)


def kiosk_fault(health: Health) -> Said | None:
    """What is wrong with a kiosk's printer, None when nothing is."""
    happened = {
        "paper_out": _("Máy in kiosk hết giấy"),
        "cover_open": _("Nắp máy in kiosk đang mở"),
        "offline": _("Máy in kiosk không trả lời"),
        "failed": _("Máy in kiosk báo lỗi"),
        "paper_low": _("Máy in kiosk sắp hết giấy"),
    }
    if health.printer in happened:
        return happened[health.printer], _what_to_do(health.printer, health.printer_waiting)
    if health.printer_unsure:
        return _("Kiosk có {n} phiếu chưa rõ đã in chưa").format(n=health.printer_unsure), _("Xem khe lấy phiếu.")
    return None


def _what_to_do(health: str, waiting: int) -> str:
    alone = {
        "paper_out": _("Thay cuộn giấy."),
        "cover_open": _("Đóng nắp lại."),
        "offline": _("Xem điện và dây của máy in."),
        "failed": _("Tắt rồi bật lại máy in."),
        "paper_low": _("Chuẩn bị cuộn giấy mới."),
    }
    behind = {
        "paper_out": _("Thay cuộn giấy, phiếu đang chờ ({n}) sẽ tự in."),
        "cover_open": _("Đóng nắp lại, phiếu đang chờ ({n}) sẽ tự in."),
        "offline": _("Xem điện và dây của máy in, phiếu đang chờ ({n}) sẽ tự in."),
        "failed": _("Tắt rồi bật lại máy in, phiếu đang chờ ({n}) sẽ tự in."),
    }
    return behind[health].format(n=waiting) if waiting and health in behind else alone[health]


def news(before: PrinterState, now: PrinterState) -> Said | None:
    """What just happened to slips that waited; None when nothing did."""
    expired = [number for number in now.expired if number not in before.expired]
    copied = [number for number in now.copied if number not in before.copied]
    if expired:
        numbers, count = named(expired), len(expired)
        return (
            _("{n} phiếu không in nữa: {numbers}").format(n=count, numbers=numbers),
            _("Số đã được gọi hoặc đã xong trước khi máy in chạy lại."),
        )
    if copied:
        return (
            _("Đã in lại phiếu {numbers}").format(numbers=named(copied)),
            _("Lần in trước bị đứt giữa chừng. Phiếu mới ghi (in lại); bỏ tờ cũ nếu có."),
        )
    return None


def kind_name(kind: PrinterKind) -> str:
    """A way to a printer, in words."""
    return {
        PrinterKind.NONE: _("Không in"),
        PrinterKind.SCREEN: _("Hiện phiếu trên màn hình"),
        PrinterKind.PDF: _("Ghi tệp PDF"),
        PrinterKind.SYSTEM: _("Máy in của hệ điều hành"),
        PrinterKind.NETWORK: _("Máy in nhiệt qua mạng"),
        PrinterKind.USB: _("Máy in nhiệt cắm USB"),
        PrinterKind.SERIAL: _("Máy in nhiệt cổng nối tiếp"),
    }[kind]


def trouble_sentence(health: str) -> str:
    """Why a trial did not come out, and what to do."""
    said = own_fault(PrinterState(health))
    if said is None:
        return _("Máy in chưa in được. Xem lại cách nối rồi in thử lần nữa.")
    return _("{fault}. {advice}").format(fault=said[0], advice=said[1])
