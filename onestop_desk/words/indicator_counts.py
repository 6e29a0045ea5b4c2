"""The written definitions: what stands in the numerator and the denominator of each indicator."""

from onestop_desk.words import marked

_WAIT = marked(
    "Tính từ lúc đến (người có hẹn đến sớm: từ giờ hẹn) đến lần gọi đầu tiên mà công dân có mặt; gọi trước giờ "
    "hẹn tính là 0. Vắng mặt rồi quay lại vẫn tính từ lúc đến; chuyển nhóm, mở lại lượt không đổi; lượt qua nửa "
    "đêm tính cho ngày lấy số."
)
_WAITED = marked("Lượt lấy số trong kỳ đã được gọi và có mặt")
_SERVE = marked("Từ lúc bắt đầu đến lúc kết thúc lần phục vụ cuối cùng của lượt")
_SERVED = marked("Lượt trong kỳ kết thúc có kết quả")
_RANK = marked(
    "Tính từ lúc đến (người có hẹn đến sớm: từ giờ hẹn) đến lần gọi đầu tiên mà công dân có mặt; lấy số giây nhỏ "
    "nhất mà 90% số lượt không vượt quá."
)
_RANK_MIDDLE = marked(
    "Tính từ lúc đến (người có hẹn đến sớm: từ giờ hẹn) đến lần gọi đầu tiên mà công dân có mặt; lấy số giây nhỏ "
    "nhất mà 50% số lượt không vượt quá."
)
_OF_PERIOD = marked("Tất cả hồ sơ của kỳ: tiếp nhận trong kỳ và từ kỳ trước chuyển sang")
_FRESH = marked("Hồ sơ tiếp nhận trong kỳ")
_HANDED = marked("Thủ tục đã nộp hoặc thử nộp tại quầy trong kỳ: tiếp nhận, phải bổ sung, bị từ chối")

NUMERATORS = {
    "on_time": marked(
        "Hồ sơ đã xong không sau hạn, hoặc chưa xong mà còn hạn vào cuối kỳ. Xong là lúc xử lý xong, không có thì"
        " lúc trả kết quả, dừng, từ chối hoặc rút. Đang chờ bổ sung lần đầu: lấy lúc yêu cầu bổ sung. Thời gian "
        "chờ bổ sung không tính. Yêu cầu bổ sung quá một lần là quá hạn."
    ),
    "early": marked("Hồ sơ xong trước ngày hẹn trả"),
    "overdue": marked(
        "Hồ sơ xong sau hạn, hoặc chưa xong mà đã quá hạn vào cuối kỳ, hoặc bị yêu cầu bổ sung quá một lần"
    ),
    "mean_days": marked(
        "Tổng thời gian làm việc từ lúc tiếp nhận đến lúc xong, trừ thời gian chờ bổ sung; một ngày làm việc dài "
        "bằng ngày làm việc thường của Trung tâm"
    ),
    "online": marked(
        "Hồ sơ tiếp nhận trong kỳ nộp qua kênh trực tuyến, trừ hồ sơ phải trả kết quả giấy mà đã xong không có "
        "bản điện tử"
    ),
    "full_online": marked("Hồ sơ tiếp nhận trong kỳ nộp qua dịch vụ công trực tuyến toàn trình"),
    "paid_online": marked("Hồ sơ có phí, lệ phí tiếp nhận trong kỳ đã trả qua mạng"),
    "e_result": marked("Hồ sơ đã cấp kết quả điện tử"),
    "digitised": marked("Hồ sơ có giấy tờ đầu vào đã số hóa và, khi đã xong mà phải trả văn bản, có kết quả đã số hóa"),
    "reused": marked("Hồ sơ dùng lại ít nhất một giấy tờ đã số hóa"),
    "vneid_account": marked("Hồ sơ nộp bằng tài khoản được VNeID xác thực"),
    "satisfied": marked("Đánh giá “Hài lòng” và “Rất hài lòng”"),
    "satisfied_766": marked(
        "Hồ sơ không quá hạn và không có phản ánh, kiến nghị; hồ sơ vừa quá hạn vừa bị phản ánh tính một lần"
    ),
    "asked_again": marked(
        "Hồ sơ của kỳ bị yêu cầu bổ sung từ lần thứ hai, tính đến cuối kỳ; không có hồ sơ thì không tính"
    ),
    "more_papers": marked("Thủ tục mà công dân phải về bổ sung giấy tờ"),
    "refused": marked("Thủ tục bị từ chối tiếp nhận"),
    "tickets": marked("Số đã cấp trong kỳ: tại kiosk, tại quầy, theo lịch hẹn và từ cuộn phiếu giấy"),
    "served": marked("Lượt lấy số trong kỳ kết thúc có kết quả từng thủ tục"),
    "unserved": marked("Lượt ra về hoặc hết ngày mà chưa lần gọi nào có mặt"),
    "wait_mean": _WAIT,
    "wait_median": _RANK_MIDDLE,
    "wait_90": _RANK,
    "wait_longest": marked("Lượt chờ lâu nhất, tính như chờ bình quân"),
    "serve_mean": _SERVE,
    "serve_median": marked("Số giây phục vụ nhỏ nhất mà 50% số lượt không vượt quá; tính cho lần phục vụ cuối cùng"),
    "serve_90": marked("Số giây phục vụ nhỏ nhất mà 90% số lượt không vượt quá; tính cho lần phục vụ cuối cùng"),
    "serve_longest": marked("Lần phục vụ cuối cùng dài nhất"),
    "appointments_kept": marked(
        "Người có hẹn đến đúng hẹn và được gọi trước giờ hẹn hoặc không quá số phút cho phép sau giờ hẹn (mặc "
        "định 12 phút), tính theo lần gọi đầu tiên có mặt"
    ),
    "no_shows": marked("Lịch hẹn của ngày trong kỳ mà không ai đến báo, ghi khi kết thúc ngày"),
    "forecast_error": marked(
        "Chênh lệch, sớm hay muộn, giữa giờ gọi dự báo lúc lấy số và lần gọi đầu tiên có mặt; lấy số giây nhỏ "
        "nhất mà 50% số lượt không vượt quá"
    ),
    "overtakes": marked(
        "Lượt được gọi trong khi một người cùng nhóm bắt đầu chờ sớm hơn phải đến sau mới được gọi; không tính "
        "người bị vượt vì vắng mặt hoặc đi bổ sung giấy tờ"
    ),
    "overtakes_appointment": marked("Trong số đó, lượt được gọi trước vì có hẹn"),
    "overtakes_priority": marked("Trong số đó, lượt được gọi trước vì được ưu tiên theo quy định"),
    "overtakes_returned": marked("Trong số đó, lượt được gọi trước vì đã đến từ trước và quay lại"),
    "overtakes_by_hand": marked("Trong số đó, lượt do cán bộ tự chọn"),
    "overtakes_helped": marked("Trong số đó, lượt còn lại: hai quầy gọi cùng lúc, chuyển nhóm, giữ chỗ qua giờ nghỉ"),
    "picked_by_hand": marked("Lần cán bộ tự chọn người để gọi, có ghi lý do; lần đã hoàn tác không tính"),
    "refused_numbers": marked(
        "Lần công dân hỏi số mà không còn số, vì không kịp phục vụ trước giờ đóng cửa hoặc đã hết giờ; mỗi lần "
        "màn hình hiện tính một"
    ),
    "vneid_guided": marked("Lượt hướng dẫn VNeID đi đến kết quả, tại quầy, kiosk và điện thoại"),
    "vneid_activated": marked("Lượt hướng dẫn kích hoạt xong tại chỗ"),
    "vneid_to_police": marked("Lượt hướng dẫn chuyển Công an xã làm tài khoản mức 2"),
    "vneid_not_done": marked("Lượt hướng dẫn chưa làm được: chưa đủ điều kiện, hẹn quay lại hoặc không muốn làm"),
    "complete_procedures": marked(
        "Thủ tục đủ bảy nội dung: tên, trình tự, cách thức, thành phần hồ sơ, thời hạn, đối tượng, cơ quan thực hiện"
    ),
    "offered_online": marked("Thủ tục nộp được trực tuyến, toàn trình hoặc một phần"),
    "online_used": marked("Thủ tục nộp được trực tuyến có ít nhất một hồ sơ trực tuyến tiếp nhận trong kỳ"),
    "late_announcements": marked(
        "Thủ tục mà quyết định công bố được nhập vào danh mục trong kỳ, sau ngày ký quá {days} ngày; số ngày này do "
        "phần mềm chọn"
    ),
    "stale_sheets": marked("Tờ niêm yết chưa gỡ mà nội dung hoặc địa chỉ in trên đó nay không còn đúng"),
    "cameras": marked("Camera trả lời ở lần kiểm tra gần nhất"),
}

DENOMINATORS = {
    "on_time": _OF_PERIOD,
    "early": marked("Hồ sơ đã xong trong kỳ"),
    "overdue": _OF_PERIOD,
    "mean_days": marked("Hồ sơ có kết quả, xong trong kỳ"),
    "online": _FRESH,
    "full_online": marked("Hồ sơ tiếp nhận trong kỳ; hồ sơ trực tuyến chưa rõ mức độ không tính"),
    "paid_online": marked("Hồ sơ tiếp nhận trong kỳ có phí, lệ phí khác 0"),
    "e_result": marked("Hồ sơ có kết quả, xong trong kỳ, phải trả văn bản"),
    "digitised": marked("Hồ sơ tiếp nhận trong kỳ; hồ sơ chưa có thông tin số hóa không tính"),
    "reused": marked("Hồ sơ tiếp nhận trong kỳ; hồ sơ chưa có thông tin dùng lại không tính"),
    "vneid_account": marked("Hồ sơ tiếp nhận trong kỳ; hồ sơ chưa có thông tin tài khoản không tính"),
    "satisfied": marked("Đánh giá của các lượt trong kỳ, kể cả đánh giá sau đó trong hạn"),
    "satisfied_766": _OF_PERIOD,
    "more_papers": _HANDED,
    "refused": _HANDED,
    "unserved": marked("Lượt trong kỳ đã kết thúc"),
    "wait_mean": _WAITED,
    "wait_median": _WAITED,
    "wait_90": _WAITED,
    "wait_longest": _WAITED,
    "serve_mean": _SERVED,
    "serve_median": _SERVED,
    "serve_90": _SERVED,
    "serve_longest": _SERVED,
    "appointments_kept": marked("Người có hẹn đến đúng hẹn đã được gọi có mặt hoặc đã ra về"),
    "no_shows": marked("Lịch hẹn của ngày trong kỳ có người đến báo hoặc không đến; lịch đã hủy, đã đổi không tính"),
    "forecast_error": marked("Lượt có dự báo lúc lấy số và đã được gọi có mặt; người có hẹn không tính"),
    "complete_procedures": marked("Thủ tục đang có hiệu lực"),
    "offered_online": marked("Thủ tục đang có hiệu lực đã có thông tin về cách nộp"),
    "online_used": marked("Thủ tục nộp được trực tuyến"),
    "cameras": marked("Camera trong danh sách"),
}
"""A plain number has none."""
