"""Pages of words only: what is done with people's data, and what to do when an address leads nowhere."""

from onestop_desk.domain.posted import BookingTerms, PublicCatalogue
from onestop_desk.words import _
from portal.frame import Frame, document
from portal.links import Links
from portal.pages.home import form
from portal.pages.turning import listed


def privacy_page(catalogue: PublicCatalogue, frame: Frame, links: Links) -> str:
    """What these pages do with people's data."""
    title = _("Chúng tôi dùng dữ liệu của ông/bà thế nào")
    pieces = [
        listed("heading", title),
        listed(
            "said",
            _("Khi xem các trang này"),
            [
                _("Không phải đăng nhập, không phải khai tên. Trang không dùng cookie và không đếm người xem."),
                _("Dấu đánh vào giấy tờ chỉ nằm trên máy của ông/bà, không gửi đi đâu."),
                _("Chữ ông/bà gõ để tìm thủ tục không được ghi lại."),
            ],
        ),
    ]
    if catalogue.office.books:
        pieces.append(listed("said", _("Khi đặt lịch hẹn"), _when_booking(catalogue.office.terms)))
    ask = [_("Ông/bà muốn xem, sửa hoặc xóa dữ liệu về mình thì hỏi cán bộ tại Trung tâm.")]
    pieces.append(listed("said", _("Quyền của ông/bà"), ask))
    back = (links.home, _("Trang chủ"))
    return document(frame, links, title=title, body="".join(pieces), path="/du-lieu-ca-nhan", back=back)


def _when_booking(terms: BookingTerms) -> list[str]:
    kept = _("Sau {days} ngày kể từ ngày hẹn, tên, số điện thoại và địa chỉ nói trên được xóa.")
    counted = _(
        "Hẹn mà không đến thì số điện thoại được đếm {days} ngày dưới dạng mã hóa; "
        "không có khóa của Trung tâm thì không đọc ngược lại được."
    )
    mail = _("Ông/bà ghi thư điện tử thì địa chỉ ấy cũng được giữ, để gửi xác nhận và nhắc hẹn.")
    return [
        _("Trung tâm giữ họ tên, số điện thoại của người đến, thủ tục và giờ hẹn."),
        _("Có người đặt giúp thì giữ thêm tên và số điện thoại của người ấy."),
        *([mail] if terms.mails else []),
        _("Tên và số điện thoại chỉ dùng để giữ lịch hẹn và báo khi lịch thay đổi."),
        kept.format(days=terms.kept_days),
        counted.format(days=terms.counted_days),
        _("Trang có biểu mẫu đặt một cookie để biết biểu mẫu gửi từ chính trang này; đóng trình duyệt là mất."),
        _("Để chặn máy gửi hàng loạt, trang đếm số lượt gửi từ mỗi địa chỉ mạng trong ít phút, không ghi lại."),
    ]


def missing_page(frame: Frame, links: Links) -> str:
    """Shown where an address leads nowhere."""
    title = _("Không có trang này")
    pieces = [
        listed("heading", title),
        listed("said", "", [_("Địa chỉ có thể gõ chưa đúng. Ông/bà tìm thủ tục theo tên, hoặc chọn theo lĩnh vực.")]),
        listed("search", form(), links.search),
        listed("row_alone", links.fields, _("Tất cả lĩnh vực")),
    ]
    styles = ("base", "search")
    return document(frame, links, title=title, body="".join(pieces), styles=styles, hidden=True)
