"""Vietnamese words of several syllables that look torn when a line of a large title ends inside them."""

import re

COMPOUNDS = (
    "ban đầu", "bản sao", "biên giới", "biện pháp", "cá nhân", "cải chính", "căn cước", "chấm dứt", "chứng thực",
    "chuẩn bị", "công an", "công chứng", "cư trú", "di sản", "dịch vụ", "đất đai", "đầu tư", "điện tử", "điều chỉnh",
    "định danh", "đối tượng", "đơn vị", "đường bộ", "gia đình", "gia hạn", "giám hộ", "giấy phép", "giấy tờ",
    "hành chính công", "hành chính", "hộ chiếu", "hộ gia đình", "hộ kinh doanh", "hộ tịch", "hôn nhân", "hợp đồng",
    "hợp tác xã", "hỗ trợ", "kết hôn", "khai sinh", "khai tử", "khuyết tật", "kinh doanh", "lao động", "lệ phí",
    "liên thông", "lịch hẹn", "lĩnh vực", "môi trường", "nhà ở", "nhà nước", "nuôi con nuôi", "nước ngoài",
    "phê duyệt", "quốc gia", "quốc tịch", "quyết định", "quyền sử dụng", "sử dụng", "tài khoản", "tạm trú",
    "tạm vắng", "thành phố", "thành lập", "thời hạn", "thông tin", "thủ tục", "thường trú", "tôn giáo", "trích lục",
    "trung tâm", "tình trạng", "tổ chức", "xây dựng", "xã hội", "xác nhận", "ủy ban", "ủy quyền", "yếu tố",
)  # fmt: skip
_FOUND = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, COMPOUNDS), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


def kept_together(text: str) -> str:
    """The text with spaces inside such words that no line may end at."""
    return _FOUND.sub(lambda found: found.group().replace(" ", "\u00a0"), text)
