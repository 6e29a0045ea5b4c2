"""What the morning check says for each code: what was found, and what to do (empty where all is well)."""

from onestop_desk.words import marked

WELL = ""
_PRINTS = marked("Thay cuộn giấy, phiếu đang chờ ({waiting}) sẽ tự in.")

FOUND: dict[str, tuple[str, str]] = {
    "database_well": (marked("đọc ghi tốt, không còn lượt dở của hôm trước"), WELL),
    "database_partly": (marked("đọc ghi tốt; tệp lớn nên chưa đọc soát hết"), WELL),
    "database_offline": (
        marked("Không kết nối được dữ liệu của trung tâm"),
        marked("Bật máy chủ dữ liệu, kiểm tra dây mạng và ổ đĩa rồi kiểm tra lại."),
    ),
    "database_busy": (
        marked("Dữ liệu của trung tâm đang bận"),
        marked("Đợi một phút rồi kiểm tra lại."),
    ),
    "database_read_only": (
        marked("Tệp dữ liệu của trung tâm chỉ cho đọc"),
        marked("Cho tài khoản đang dùng máy quyền ghi vào thư mục dữ liệu rồi kiểm tra lại."),
    ),
    "database_disk_full": (
        marked("Ổ đĩa chứa dữ liệu của trung tâm đã đầy"),
        marked("Xóa tệp không cần rồi kiểm tra lại."),
    ),
    "database_not_a_database": (
        marked("Tệp dữ liệu không phải của chương trình này"),
        marked("Khôi phục bản sao lưu gần nhất rồi mở lại."),
    ),
    "database_damaged": (
        marked("Tệp dữ liệu bị hỏng"),
        marked("Ngừng nhận công dân, khôi phục bản sao lưu gần nhất rồi mở lại."),
    ),
    "database_leftovers": (
        marked("Còn {n} lượt dở của hôm trước"),
        marked("Đóng chương trình rồi mở lại để các lượt đó được kết thúc."),
    ),
    "clock_well": (marked("lệch {seconds} so với máy chủ dữ liệu, múi giờ Việt Nam"), WELL),
    "clock_alone": (marked("không lùi so với nhật ký, múi giờ Việt Nam"), WELL),
    "clock_drift": (
        marked("Đồng hồ máy này lệch {seconds} so với máy chủ dữ liệu"),
        marked("Chỉnh lại giờ của máy nào sai rồi kiểm tra lại."),
    ),
    "clock_behind": (
        marked("Đồng hồ máy chậm {seconds} so với nhật ký"),
        marked("Chỉnh lại giờ của máy này theo giờ chuẩn."),
    ),
    "clock_zone": (marked("máy để múi giờ khác; quầy vẫn dùng giờ Việt Nam"), WELL),
    "disk_well": (marked("còn trống {free_gb} GB"), WELL),
    "disk_low": (
        marked("Ổ đĩa chỉ còn {free_gb} GB"),
        marked("Xóa tệp không cần để còn trống ít nhất {least} GB."),
    ),
    "backup_well": (marked("gần nhất lúc {at}, vẫn còn"), WELL),
    "backup_away": (marked("gần nhất lúc {at}, cất ở nơi khác"), WELL),
    "backup_none": (
        marked("Chưa có bản sao lưu nào"),
        marked("Cắm USB nhãn SAO LUU rồi bấm Sao lưu ngay ở quầy."),
    ),
    "backup_old": (
        marked("Bản sao lưu gần nhất đã {days} ngày"),
        marked("Cắm USB nhãn SAO LUU rồi bấm Sao lưu ngay ở quầy."),
    ),
    "backup_gone": (
        marked("Không còn thấy bản sao lưu gần nhất ({file})"),
        marked("Sao lưu lại ngay và cất tệp ở nơi không ai xóa."),
    ),
    "printer_well": (marked("sẵn sàng, {n} máy"), WELL),
    "printer_none": (marked("chưa đặt máy in, phiếu hiện trên màn hình"), WELL),
    "printer_paper_out": (marked("Máy in của {kind} {station} hết giấy"), _PRINTS),
    "printer_cover_open": (
        marked("Nắp máy in của {kind} {station} đang mở"),
        marked("Đóng nắp lại, phiếu đang chờ ({waiting}) sẽ tự in."),
    ),
    "printer_offline": (
        marked("Không liên lạc được máy in của {kind} {station}"),
        marked("Kiểm tra điện và dây của máy in, phiếu đang chờ ({waiting}) sẽ tự in."),
    ),
    "printer_failed": (
        marked("Máy in của {kind} {station} báo lỗi"),
        marked("Tắt máy in, bật lại rồi in thử trong Cài đặt."),
    ),
    "printer_paper_low": (
        marked("Máy in của {kind} {station} sắp hết giấy"),
        marked("Để sẵn một cuộn giấy mới cạnh máy in."),
    ),
    "voice_speech": (marked("đọc bằng giọng của máy"), WELL),
    "voice_clips": (marked("đọc bằng tiếng thu sẵn"), WELL),
    "voice_unknown": (marked("chưa biết, vì bảng gọi số chưa mở"), WELL),
    "voice_muted": (marked("Loa đang tắt tiếng"), marked("Bật tiếng rồi nghe thử một câu gọi.")),
    "voice_chime": (
        marked("Loa chỉ báo chuông, không đọc được số"),
        marked("Mở Cài đặt, phần giọng đọc, và làm theo lời ở đó."),
    ),
    "voice_none": (
        marked("Máy của bảng gọi số không có tiếng"),
        marked("Kiểm tra loa và dây; trong lúc đó bảng vẫn nháy, cán bộ mời tại quầy."),
    ),
    "board_well": (marked("đang hiện"), WELL),
    "board_several": (marked("{n} bảng đang hiện"), WELL),
    "board_not_used": (marked("trung tâm không dùng"), WELL),
    "board_fewer": (
        marked("Chỉ thấy {n} trong {wanted} bảng gọi số"),
        marked("Bật máy của bảng còn thiếu rồi mở bảng gọi số ở đó."),
    ),
    "board_never": (
        marked("Chưa mở bảng gọi số"),
        marked("Bấm Alt+6 rồi “Mở bảng gọi số”, hoặc chạy scripts/run board ở máy của bảng."),
    ),
    "board_gone": (
        marked("Không thấy bảng gọi số từ {since}"),
        marked("Bật máy của bảng và mở lại bảng gọi số."),
    ),
    "kiosk_well": (marked("sẵn sàng"), WELL),
    "kiosk_several": (marked("{n} máy sẵn sàng"), WELL),
    "kiosk_not_used": (marked("trung tâm không dùng"), WELL),
    "kiosk_fewer": (
        marked("Chỉ thấy {n} trong {wanted} kiosk"),
        marked("Bật máy còn thiếu rồi mở kiosk ở đó."),
    ),
    "kiosk_never": (
        marked("Chưa mở kiosk"),
        marked("Bấm Alt+6 rồi “Mở kiosk”; nếu không có kiosk thì ghi số kiosk là 0 trong Cài đặt."),
    ),
    "kiosk_gone": (
        marked("Không thấy kiosk từ {since}"),
        marked("Bật máy kiosk và mở lại; trong lúc đó cấp số tại quầy bằng F4."),
    ),
    "portal_ours": (marked("mở được tại {address}"), WELL),
    "portal_none": (marked("chưa có địa chỉ công khai"), WELL),
    "portal_not_ours": (
        marked("Địa chỉ {address} đang hiện trang khác"),
        marked("Hỏi nơi quản lý tên miền; mã QR đã in đang dẫn đến trang đó."),
    ),
    "portal_certificate": (
        marked("Chứng chỉ của {address} hết hạn hoặc sai"),
        marked("Báo nơi quản lý tên miền thay chứng chỉ."),
    ),
    "portal_broken": (
        marked("Trang {address} báo lỗi {status}"),
        marked("Mở lại trang cho điện thoại trong Cài đặt, hoặc báo nơi quản lý máy chủ."),
    ),
    "portal_unreachable": (
        marked("Không mở được trang {address}"),
        marked("Kiểm tra mạng, rồi mở lại trang cho điện thoại trong Cài đặt."),
    ),
    "procedures_well": (marked("{n} thủ tục, nhập ngày {day}"), WELL),
    "procedures_own": (marked("{n} thủ tục, bản có sẵn"), WELL),
    "procedures_never": (
        marked("Danh mục vẫn là bản có sẵn của chương trình"),
        marked("Bấm Alt+3 và nhập danh mục mới nhất của tỉnh."),
    ),
    "procedures_old": (
        marked("Danh mục thủ tục đã {days} ngày chưa nhập lại"),
        marked("Bấm Alt+3 và nhập danh mục mới nhất của tỉnh."),
    ),
    "sheets_well": (marked("{n} tờ đang treo, đều còn đúng"), WELL),
    "sheets_none": (marked("chưa in tờ nào"), WELL),
    "sheets_stale": (
        marked("{n} tờ mã QR đang treo đã cũ"),
        marked("Bấm Alt+3, mở phần tờ mã QR và in lại những tờ đó."),
    ),
    "seats_well": (marked("nhóm nào cũng còn chỗ trong {days} ngày làm việc tới"), WELL),
    "seats_off": (marked("chưa nhận đặt hẹn trên mạng"), WELL),
    "seats_full": (
        marked("Hết chỗ đặt hẹn trong {days} ngày làm việc tới: {lines}"),
        marked("Thêm giờ hoặc thêm quầy cho nhóm đó, hoặc tăng phần dành cho hẹn trong Cài đặt."),
    ),
    "guide_well": (marked("đọc được"), WELL),
    "guide_broken": (
        marked("Tệp hướng dẫn VNeID sai ở dòng {line}"),
        marked("Sửa dòng đó hoặc chép lại tệp gốc; quầy vẫn làm việc được."),
    ),
    "messages_well": (marked("đang gửi, {n} tin chờ đến giờ"), WELL),
    "messages_off": (marked("không gửi tin"), WELL),
    "messages_unsent": (
        marked("{n} tin nhắn không gửi được"),
        marked("Bấm Alt+6, mở danh sách tin chưa gửi và gọi điện cho người nhận."),
    ),
    "messages_overdue": (
        marked("{n} tin nhắn quá giờ mà chưa máy nào gửi"),
        marked("Mở máy có mật khẩu gửi thư, hoặc nhập lại mật khẩu trong Cài đặt."),
    ),
    "cameras_well": (marked("{n} camera có hình"), WELL),
    "cameras_none": (marked("chưa ghi camera nào"), WELL),
    "cameras_unknown": (marked("{n} camera chưa được xem lần nào"), WELL),
    "cameras_lost": (
        marked("Không có hình từ {since}: {names}"),
        marked("Kiểm tra điện và dây mạng của camera, rồi bấm Kiểm tra lại."),
    ),
    "check_waits": (marked("chưa xem được khi chưa có dữ liệu"), WELL),
    "check_slow": (
        marked("{name}: quá {seconds} chưa kiểm tra xong"),
        marked("Bấm Kiểm tra lại; nếu vẫn vậy, báo người phụ trách máy."),
    ),
    "check_refused": (
        marked("{name}: {why}"),
        marked("Xử lý việc này rồi kiểm tra lại."),
    ),
    "check_failed": (
        marked("{name}: không kiểm tra được"),
        marked("Báo người phụ trách máy; các mục khác vẫn đúng."),
    ),
}
