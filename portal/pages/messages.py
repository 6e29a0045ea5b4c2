"""Pages that say one thing: what went wrong or is asked for, and what to do now."""

from collections.abc import Sequence

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import _, refusals
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.turning import listed


def message_page(
    catalogue: PublicCatalogue,
    links: Links,
    title: str,
    sentences: Sequence[str],
    ways: Sequence[tuple[str, str]] = (),
) -> str:
    """A heading, some sentences, and ways to go on: (address, words)."""
    pieces = [listed("heading", title), listed("said", "", sentences)]
    pieces += [listed("row_alone", href, words) for href, words in ways or [(links.home, _("Trang chủ"))]]
    return document(
        frame_of(catalogue),
        links,
        title=title,
        body="".join(pieces),
        back=(links.home, _("Trang chủ")),
        full_foot=False,
        hidden=True,
    )


def refused(error: Refusal | WorldError) -> tuple[str, list[str]]:
    """Heading and sentences for something a rule refused or the world did not allow."""
    if isinstance(error, WorldError):
        return _("Trang đang bận"), [_("Chưa làm được việc này, và chưa có gì thay đổi. Ông/bà thử lại sau ít phút.")]
    return _("Chưa làm được"), [refusals.sentence(error.code, error.facts, public=True)]


def status_words(status: int, wait_s: int = 0) -> tuple[str, list[str]]:
    """Heading and sentences for a request that was turned away."""
    if status == 429:
        once_more = _("Ông/bà thử lại sau {seconds} giây.").format(seconds=max(wait_s, 1))
        return _("Có quá nhiều lượt hỏi"), [_("Có nhiều lượt hỏi từ cùng một nơi trong một phút."), once_more]
    if status in {408, 413}:
        return _("Biểu mẫu chưa gửi được"), [_("Dữ liệu quá dài hoặc đến quá chậm. Ông/bà quay lại và gửi lần nữa.")]
    if status == 405:
        return _("Không làm được như vậy"), [_("Trang này không nhận cách gửi đó. Ông/bà bắt đầu lại từ trang chủ.")]
    if status == 403:
        return _("Biểu mẫu không gửi từ trang này"), [_("Để an toàn, ông/bà mở lại trang rồi điền lần nữa.")]
    if status >= 500:
        return _("Trang gặp trục trặc"), [_("Chưa có gì thay đổi. Ông/bà thử lại, hoặc gọi cho Trung tâm.")]
    return _("Không hiểu yêu cầu"), [_("Địa chỉ hoặc dữ liệu gửi đến không đúng. Ông/bà bắt đầu lại từ trang chủ.")]


def my_number_page(catalogue: PublicCatalogue, links: Links) -> str:
    """How a number is followed on a phone: only whoever holds the slip has its address."""
    return message_page(
        catalogue,
        links,
        _("Số thứ tự của tôi"),
        [
            _("Quét mã QR trên phiếu số bằng điện thoại: trang mở ra cho biết còn mấy người và khi nào đến lượt."),
            _("Đã đặt lịch hẹn thì mở trang lịch hẹn; sau khi quét mã ở máy lấy số, trang dẫn đến số của ông/bà."),
        ],
        [(links.lookup, _("Lịch hẹn của tôi"))],
    )
