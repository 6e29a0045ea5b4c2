"""Turns the code of a refusal into a sentence that says what happened and what to do."""

from collections.abc import Mapping

from onestop_desk.words import (
    _,
    booking_refusals,
    camera_refusals,
    dossier_refusals,
    figure_refusals,
    form_refusals,
    guide_refusals,
    help_refusals,
    marked,
    phrases,
    printing_refusals,
    rating_refusals,
    report_refusals,
    roll_refusals,
)
from onestop_desk.words.catalogue import placeholders

# Each code has its sentences from the fullest to the plainest: the first whose facts are all known is said.
# `code:word` is said instead of `code` when one of the facts named in _VARIANTS is that word.
STAFF: dict[str, tuple[str, ...]] = {
    "counter_busy": (
        marked("Quầy đang có lượt {number}. Kết thúc hoặc chuyển lượt này rồi làm tiếp."),
        marked("Quầy đang có một lượt chưa xong. Kết thúc hoặc chuyển lượt này rồi làm tiếp."),
    ),
    "counter_not_open": (
        marked("Quầy {counter} chưa mở hoặc đang tạm dừng. Bấm F2 để mở quầy rồi làm lại."),
        marked("Quầy chưa mở hoặc đang tạm dừng. Bấm F2 để mở quầy rồi làm lại."),
    ),
    "counter_taken": (
        marked("Quầy {counter} đang do {staff} trực. Chọn quầy khác, hoặc nhờ {staff} đóng quầy trước."),
        marked("Quầy này đang có người trực. Chọn quầy khác, hoặc nhờ người đó đóng quầy trước."),
    ),
    "not_your_counter": (
        marked("Quầy {counter} đang do người khác trực. Mở quầy dưới tên mình rồi làm lại."),
        marked("Quầy này đang do người khác trực. Mở quầy dưới tên mình rồi làm lại."),
    ),
    "unknown_counter": (marked("Quầy này không còn trong danh sách. Chọn lại quầy."),),
    "nobody_waiting": (
        marked("Chưa có công dân chờ quầy {counter}. Có người lấy số, màn hình sẽ tự báo."),
        marked("Chưa có công dân chờ quầy này. Có người lấy số, màn hình sẽ tự báo."),
    ),
    "calls_remaining": (
        marked("Số {number} còn phải gọi {left} lần nữa mới báo vắng mặt được. Gọi lại, hoặc ghi lý do."),
        marked("Chưa gọi đủ số lần để báo vắng mặt. Gọi lại, hoặc ghi lý do."),
    ),
    "line_closed": (
        marked("Nhóm {line} đang ngừng nhận đến {reopens}. Mở lại nhóm trong Cài đặt, hoặc chọn nhóm khác."),
        marked("Nhóm {line} đang ngừng nhận. Mở lại nhóm trong Cài đặt, hoặc chọn nhóm khác."),
        marked("Nhóm này đang ngừng nhận. Mở lại nhóm trong Cài đặt, hoặc chọn nhóm khác."),
    ),
    "line_full": (
        marked(
            "Nhóm {line} đã hết số: {people} người đang chờ, cấp thêm sẽ không kịp trước {closes}. Vẫn "
            "cấp được nếu ghi lý do."
        ),
        marked("Nhóm này đã hết số, cấp thêm sẽ không kịp phục vụ. Vẫn cấp được nếu ghi lý do."),
    ),
    "unknown_line": (marked("Nhóm thủ tục này không còn trong danh sách. Chọn lại nhóm."),),
    "unknown_priority": (marked("Diện ưu tiên này không còn trong danh sách. Chọn lại diện ưu tiên."),),
    "number_taken": (
        marked("Số {number} đã cấp hôm nay hoặc không hợp lệ. Xem lại số trên cuộn phiếu rồi gõ lại."),
        marked("Số này đã cấp hôm nay hoặc không hợp lệ. Xem lại số trên cuộn phiếu rồi gõ lại."),
    ),
    "outside_hours": (
        marked("Ngoài giờ cấp số. Cấp số trở lại từ {opens}."),
        marked("Ngoài giờ cấp số. Làm lại trong giờ, hoặc sửa giờ làm việc trong Cài đặt."),
    ),
    "office_closed_today": (
        marked("Hôm nay trung tâm nghỉ. Cấp số trở lại từ {opens}."),
        marked("Hôm nay trung tâm nghỉ. Muốn làm việc hôm nay, sửa lịch nghỉ trong Cài đặt."),
    ),
    "day_closed": (
        marked("Ngày làm việc hôm nay đã đóng. Cấp số trở lại từ {opens}."),
        marked("Ngày làm việc hôm nay đã đóng. Cấp số trở lại vào ngày làm việc tới."),
    ),
    "visits_open": (
        marked("Còn {count} lượt chưa xong: {numbers}. Kết thúc các lượt này rồi đóng ngày."),
        marked("Còn lượt chưa xong. Kết thúc các lượt này rồi đóng ngày."),
    ),
    "unknown_procedure": (marked("Danh mục không có thủ tục này. Kiểm tra lại mã, hoặc tìm theo tên."),),
    "procedure_abolished": (
        marked("Thủ tục {procedure} đã bãi bỏ, thay bằng {successor}. Chọn thủ tục mới."),
        marked("Thủ tục {procedure} đã bãi bỏ. Tìm thủ tục đang có hiệu lực rồi chọn lại."),
        marked("Thủ tục này đã bãi bỏ. Tìm thủ tục đang có hiệu lực rồi chọn lại."),
    ),
    "procedure_upcoming": (
        marked("Thủ tục {procedure} đã công bố nhưng chưa đến ngày áp dụng. Chọn thủ tục đang có hiệu lực."),
        marked("Thủ tục này chưa đến ngày áp dụng. Chọn thủ tục đang có hiệu lực."),
    ),
    "duplicate": (
        marked("Lượt này đã có thủ tục “{procedure}”. Chọn thủ tục khác."),
        marked("Mục này đã có rồi. Chọn mục khác."),
    ),
    "last_procedure": (marked("Lượt phải có ít nhất một thủ tục. Thêm thủ tục khác rồi bỏ thủ tục này."),),
    "unknown_ticket": (marked("Không tìm thấy số này trong ngày hôm nay. Kiểm tra lại số trên phiếu."),),
    "wrong_state": (marked("Lượt này vừa đổi trạng thái nên chưa làm được việc đó. Xem lại danh sách rồi chọn lại."),),
    "stale": (
        marked("Số {number} vừa thay đổi ở nơi khác. Xem lại thông tin mới rồi bấm lại nếu vẫn cần."),
        marked("Thông tin trên màn hình vừa thay đổi. Xem lại rồi bấm lại nếu vẫn cần."),
    ),
    "same_line": (
        marked("Số này đang ở nhóm {line} rồi. Chọn một nhóm khác để chuyển."),
        marked("Số này đang ở nhóm đó rồi. Chọn một nhóm khác để chuyển."),
    ),
    "missed_expired": (
        marked("Số {number} vắng mặt từ buổi trước nên đã hết lượt. Cấp số mới cho công dân."),
        marked("Số vắng mặt từ buổi trước nên đã hết lượt. Cấp số mới cho công dân."),
    ),
    "reason_needed": (marked("Việc này cần lý do. Chọn một lý do rồi làm lại."),),
    "reason_needed:aside": (marked("Tạm để bên cần lý do. Chọn giấy tờ còn chờ rồi làm lại."),),
    "reason_needed:pick": (marked("Gọi người không phải lượt tiếp theo cần lý do. Chọn lý do rồi gọi."),),
    "reason_needed:pause": (marked("Tạm dừng quầy cần lý do. Chọn lý do rồi tạm dừng."),),
    "reason_needed:priority": (marked("Đổi diện ưu tiên cần lý do. Ghi lý do rồi đổi."),),
    "reason_needed:line": (marked("Ngừng nhận một nhóm cần lý do. Ghi lý do rồi làm lại."),),
    "outcome_needed": (marked("Còn thủ tục chưa có kết quả. Chọn kết quả cho từng thủ tục rồi kết thúc."),),
    "papers_needed": (marked("Chưa đánh dấu giấy tờ nào còn thiếu. Đánh dấu ít nhất một giấy tờ."),),
    "refusal_reason_needed": (marked("Từ chối hồ sơ phải ghi lý do. Ghi lý do rồi kết thúc."),),
    "bad_dossier_code": (marked("Mã hồ sơ có dạng H05.190-261123-0038. Quét hoặc gõ lại mã."),),
    "nothing_to_undo": (
        marked("Không còn việc nào để hoàn tác ở quầy này. Chỉ hoàn tác được lần gọi hoặc kết thúc vừa xong."),
    ),
    "undo_too_late": (
        marked("Đã quá {seconds} giây nên không hoàn tác được. Gọi lại số này từ danh sách nếu cần."),
        marked("Đã quá thời gian hoàn tác. Gọi lại số này từ danh sách nếu cần."),
    ),
    "undo_not_yours": (marked("Việc này do người khác làm. Chỉ người đã làm mới hoàn tác được."),),
    "undo_next_serving": (
        marked("Số {number} đã được mời vào hoặc chuyển đi nên không hoàn tác được. Làm tiếp với lượt này."),
        marked("Số sau đã được mời vào hoặc chuyển đi nên không hoàn tác được. Làm tiếp với lượt này."),
    ),
    "not_allowed": (marked("Tài khoản này không có quyền làm việc đó. Nhờ người đứng đầu trung tâm."),),
    "not_allowed:demo": (marked("Chỉ bản dùng thử mới vào không cần mật khẩu. Gõ mật khẩu của mình."),),
    "wrong_password": (marked("Mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi gõ lại."),),
    "weak_password": (
        marked("Mật khẩu cần ít nhất {least} ký tự, trong đó có {different} ký tự khác nhau. Đặt mật khẩu khác."),
        marked("Mật khẩu cần ít nhất {least} ký tự. Đặt mật khẩu dài hơn."),
        marked("Mật khẩu quá ngắn. Đặt mật khẩu dài hơn."),
    ),
    "own_account": (marked("Không tự ngừng tài khoản của mình được. Nhờ một người đứng đầu khác làm việc này."),),
    "no_such_staff": (marked("Không có cán bộ này. Chọn lại tên, hoặc nhờ người đứng đầu trung tâm thêm vào."),),
    "already_set_up": (marked("Trung tâm đã được thiết lập trên máy này. Mở chương trình để dùng tiếp."),),
    "which_office": (
        marked("Cơ sở dữ liệu này có nhiều trung tâm: {offices}. Thêm office=TÊN-XÃ vào cuối địa chỉ."),
        marked("Cơ sở dữ liệu này có nhiều trung tâm. Thêm office=TÊN-XÃ vào cuối địa chỉ."),
    ),
    "office_named_otherwise": (
        marked("Địa chỉ ghi office={named} mà thiết lập lại là {commune}. Chọn đúng xã, hoặc sửa địa chỉ."),
        marked("Tên xã trong địa chỉ khác xã đang thiết lập. Chọn đúng xã, hoặc sửa địa chỉ."),
    ),
    "not_set_up": (marked("Trung tâm chưa thiết lập. Mở quầy làm việc và chọn “Thiết lập” hoặc “Dùng thử”."),),
    "bad_setup": (marked("Thông tin thiết lập còn thiếu hoặc sai. Xem lại từng bước rồi làm tiếp."),),
    "bad_setup:lines": (marked("Mỗi nhóm thủ tục cần một chữ cái riêng từ A đến Z. Sửa lại các chữ cái."),),
    "bad_setup:counters": (marked("Mỗi quầy cần một số riêng và chỉ nhận nhóm đã có. Sửa lại các quầy."),),
    "bad_setup:unowned": (
        marked("Nhóm {letters} chưa có quầy nào nhận. Giao mỗi nhóm cho ít nhất một quầy."),
        marked("Có nhóm chưa có quầy nào nhận. Giao mỗi nhóm cho ít nhất một quầy."),
    ),
    "bad_setup:name": (marked("Chưa có tên trung tâm hoặc tên xã, phường. Điền cả hai rồi làm tiếp."),),
    "bad_setup:head": (marked("Chưa có họ tên người đứng đầu. Điền họ tên rồi làm tiếp."),),
    "bad_setup:staff": (marked("Cán bộ cần có họ tên và vai trò. Điền đủ rồi lưu."),),
    "bad_time": (
        marked("Giờ “{typed}” không đúng. Gõ theo dạng 07:30–11:30, giờ sau lớn hơn giờ trước."),
        marked("Giờ không đúng. Gõ theo dạng 07:30–11:30, giờ sau lớn hơn giờ trước."),
    ),
    "bad_setting": (
        marked("Cài đặt “{name}” có giá trị không dùng được. Sửa lại giá trị này rồi lưu."),
        marked("Có cài đặt mang giá trị không dùng được. Sửa lại rồi lưu."),
    ),
    "bad_catalogue": (
        marked("Tệp {file} không đúng ({problem}). Sửa tệp rồi nạp lại, dữ liệu cũ vẫn giữ nguyên."),
        marked("Tệp thủ tục không đọc được. Kiểm tra tệp rồi nạp lại, dữ liệu cũ vẫn giữ nguyên."),
    ),
    "bad_sheet": (
        marked("Tệp {file} không đọc được ({problem}). Kiểm tra tệp rồi nhập lại, danh mục cũ vẫn giữ nguyên."),
        marked("Tệp không đọc được. Kiểm tra tệp rồi nhập lại, danh mục cũ vẫn giữ nguyên."),
    ),
    "bad_sheet:missing": (marked("Không thấy tệp {file}. Kiểm tra lại đường dẫn rồi nhập lại."),),
    "bad_sheet:empty": (marked("Tệp {file} không có gì bên trong. Chọn tệp khác rồi nhập lại."),),
    "bad_sheet:encrypted": (marked("Tệp {file} có mật khẩu. Mở bằng bảng tính, bỏ mật khẩu, lưu rồi nhập lại."),),
    "bad_sheet:old_workbook": (
        marked("Tệp {file} là bảng tính đời cũ (.xls). Mở bằng bảng tính, lưu thành .xlsx rồi nhập lại."),
    ),
    "bad_sheet:not_a_workbook": (
        marked("Tệp {file} không phải bảng tính hoặc đã hỏng. Mở thử bằng bảng tính, lưu lại rồi nhập."),
    ),
    "bad_sheet:too_big": (marked("Tệp {file} lớn quá mức đọc được. Chia thành nhiều tệp rồi nhập từng tệp."),),
    "bad_sheet:undecodable": (
        marked("Không đọc được chữ trong tệp {file}. Lưu lại dạng CSV UTF-8 hoặc .xlsx rồi nhập lại."),
    ),
    "bad_sheet:unknown_ending": (marked("Không biết tệp {file} thuộc loại gì. Dùng tệp .xlsx, .csv hoặc .json."),),
    "bad_sheet:no_header": (
        marked("Không thấy dòng tiêu đề có cột mã và cột tên thủ tục trong tệp {file}. Thêm tiêu đề rồi nhập lại."),
    ),
    "bad_sheet:not_json": (marked("Tệp {file} không phải JSON đúng. Xuất lại tệp rồi nhập."),),
    "bad_sheet:unknown_form": (
        marked("Tệp {file} là JSON nhưng không chứa danh sách thủ tục. Chọn tệp khác rồi nhập lại."),
    ),
    "bad_sheet:cannot_write": (marked("Không ghi được tệp {file}. Chọn thư mục khác, hoặc cho phép ghi vào đó."),),
    "other_sheets": (
        marked("Tệp còn trang tính khác cũng có bảng ({sheets}) nên không coi là đầy đủ được. Gộp về một trang."),
        marked("Tệp còn trang tính khác cũng có bảng nên không coi là đầy đủ được. Gộp về một trang."),
    ),
    "unreadable_sheet": (
        marked("Tệp {file} không đọc được. Kiểm tra tệp, hoặc chụp lại tờ cho rõ rồi thử lại."),
        marked("Tệp không đọc được. Kiểm tra tệp, hoặc chụp lại tờ cho rõ rồi thử lại."),
    ),
    "rows_rejected": (
        marked("Có {count} dòng bị từ chối, đầu tiên là dòng {row}. Sửa tệp, hoặc chọn bỏ qua các dòng này."),
        marked("Có dòng bị từ chối nên chưa nhập gì. Sửa tệp, hoặc chọn bỏ qua các dòng này."),
    ),
    "catalogue_changed": (
        marked("Danh mục vừa được nhập ở nơi khác nên chưa ghi gì. Xem lại các khác biệt rồi nhận."),
    ),
    "unknown_agency": (
        marked("Trung tâm không có cơ quan “{agency}”. Xem tên cơ quan trong phần Cài đặt rồi làm lại."),
        marked("Trung tâm không có cơ quan này. Xem tên cơ quan trong phần Cài đặt rồi làm lại."),
    ),
    "unknown_field": (
        marked("Danh mục không có lĩnh vực “{field}”. Kiểm tra lại tên lĩnh vực rồi làm lại."),
        marked("Danh mục không có lĩnh vực này. Kiểm tra lại tên lĩnh vực rồi làm lại."),
    ),
    "unknown_version": (marked("Không còn bản này của thủ tục. Mở lại lịch sử rồi chọn bản khác."),),
    "already_current": (
        marked("Đây đang là bản mới nhất của thủ tục {procedure}. Chọn một bản cũ hơn."),
        marked("Đây đang là bản mới nhất. Chọn một bản cũ hơn."),
    ),
    "unknown_import": (marked("Không tìm thấy lần nhập này. Mở lại danh sách rồi chọn lần khác."),),
    "bad_public_address": (
        marked("“{address}” không dùng làm địa chỉ trang công khai được. Gõ dạng https://ten-xa.gov.vn, không dấu."),
        marked("Địa chỉ trang công khai không dùng được. Gõ dạng https://ten-xa.gov.vn, không dấu."),
    ),
    "form_expired": (marked("Trang này mở đã lâu hoặc không phải của Trung tâm. Mở lại trang rồi gửi lần nữa."),),
    "portal_needs_tls": (
        marked(
            "Tên và số điện thoại sẽ đi qua mạng, nên địa chỉ {host} cần --cert và --key, hoặc --behind-tls-proxy nếu "
            "đã có máy chủ trung gian giữ chứng thư."
        ),
        marked("Tên và số điện thoại sẽ đi qua mạng, nên địa chỉ này cần --cert và --key, hoặc --behind-tls-proxy."),
    ),
    "portal_cert_key": (marked("Chứng thư và khóa đi cùng nhau: thêm cả --cert và --key."),),
    "portal_cannot_listen": (
        marked("Không nghe được ở {host} cổng {port}. Chọn cổng khác, hoặc dừng chương trình đang dùng cổng này."),
        marked("Không nghe được ở cổng này. Chọn cổng khác, hoặc dừng chương trình đang dùng cổng này."),
    ),
    "bad_proxy": (marked("Địa chỉ máy chủ trung gian không đúng. Gõ địa chỉ IP, ví dụ 127.0.0.1."),),
    "no_public_address": (
        marked("Chưa có địa chỉ trang công khai cho mã QR. Điền địa chỉ trong Cài đặt, hoặc thêm --base."),
    ),
    "bad_place": (
        marked("Nơi treo dài quá {most} chữ. Viết ngắn lại rồi lưu."),
        marked("Nơi treo dài quá. Viết ngắn lại rồi lưu."),
    ),
    "unknown_sheet": (marked("Tờ này không còn trong sổ. Mở lại danh sách rồi chọn tờ khác."),),
    "bad_address": (
        marked(
            "Không hiểu địa chỉ dữ liệu kiểu “{address}”. Dùng đường dẫn tới tệp, hoặc địa chỉ bắt đầu "
            "bằng postgresql://."
        ),
        marked("Không hiểu địa chỉ dữ liệu. Dùng đường dẫn tới tệp, hoặc địa chỉ bắt đầu bằng postgresql://."),
    ),
    "rehearsal_day_off": (
        marked("{day} trung tâm nghỉ. Chọn một ngày làm việc, gần nhất là {next_day}."),
        marked("{day} và các ngày sau trung tâm đều nghỉ. Sửa giờ làm việc rồi diễn tập lại."),
        marked("Ngày này trung tâm nghỉ. Chọn một ngày làm việc."),
    ),
    "rehearsal_place_taken": (marked("Thư mục này đã có dữ liệu. Chọn thư mục khác, trống, cho diễn tập."),),
    "database_newer": (
        marked("Dữ liệu thuộc phiên bản mới hơn chương trình này. Cài phiên bản mới rồi mở lại, dữ liệu vẫn nguyên."),
    ),
    "database_half_migrated": (
        marked("Lần nâng cấp dữ liệu trước bị dở dang. Khôi phục bản sao lưu gần nhất rồi mở lại."),
    ),
    "not_a_database": (
        marked("Tệp này không phải dữ liệu của chương trình. Chọn đúng tệp, hoặc khôi phục bản sao lưu."),
    ),
    **booking_refusals.STAFF,
    "bad_period": (
        marked("Kỳ báo cáo chưa đúng. Chọn ngày đầu không muộn hơn ngày cuối, cách nhau không quá hai năm."),
    ),
    "bad_period:year": (marked("Báo cáo lập được từ năm {first} đến năm {last}. Gõ lại ngày."),),
    **guide_refusals.STAFF,
    **camera_refusals.STAFF,
    **form_refusals.STAFF,
    **roll_refusals.STAFF,
    **rating_refusals.STAFF,
    **dossier_refusals.STAFF,
    **help_refusals.STAFF,
    **printing_refusals.STAFF,
    **report_refusals.STAFF,
    **figure_refusals.STAFF,
    "busy": (marked("Dữ liệu đang bận, việc này chưa được ghi. Đợi một lát rồi bấm lại."),),
    "offline": (marked("Mất kết nối dữ liệu, việc này chưa được ghi. Kiểm tra dây mạng rồi bấm lại."),),
    "disk_full": (marked("Ổ đĩa đã đầy, việc này chưa được ghi. Xóa bớt tệp không cần rồi bấm lại."),),
    "read_only": (
        marked("Tệp dữ liệu chỉ cho đọc, việc này chưa được ghi. Cho phép ghi vào thư mục dữ liệu rồi bấm lại."),
    ),
    "office_not_demo": (
        marked("Nơi này đã có trung tâm thật nên không mở dùng thử được. Bỏ --demo, hoặc chọn thư mục khác."),
    ),
    "file_in_use": (
        marked("Dữ liệu đang được một chương trình khác mở. Đóng quầy, kiosk và bảng gọi số rồi làm lại."),
    ),
    "file_missing": (
        marked("Không thấy tệp {path}. Kiểm tra lại đường dẫn rồi làm lại."),
        marked("Không thấy tệp này. Kiểm tra lại đường dẫn rồi làm lại."),
    ),
    "file_not_writable": (
        marked("Không ghi được tệp {path}. Chọn thư mục khác, hoặc cho phép ghi vào thư mục đó."),
        marked("Không ghi được tệp. Chọn thư mục khác, hoặc cho phép ghi vào thư mục đó."),
    ),
    "same_file": (marked("Bản sao lưu không được trùng với tệp dữ liệu đang dùng. Chọn tên tệp khác."),),
    "tool_missing": (
        marked("Máy này chưa có {tool}. Cài gói máy khách PostgreSQL rồi làm lại."),
        marked("Máy này chưa có công cụ của PostgreSQL. Cài gói máy khách PostgreSQL rồi làm lại."),
    ),
    "tool_too_old": (
        marked("{tool} trên máy này cũ hơn máy chủ dữ liệu. Cài gói máy khách PostgreSQL cùng phiên bản rồi làm lại."),
        marked("Công cụ PostgreSQL trên máy này cũ hơn máy chủ. Cài phiên bản mới rồi làm lại."),
    ),
    "tool_failed": (
        marked("{tool} không làm xong. Kiểm tra tệp và địa chỉ cơ sở dữ liệu rồi làm lại."),
        marked("Công cụ của PostgreSQL không làm xong. Kiểm tra tệp và địa chỉ rồi làm lại."),
    ),
}

PUBLIC: dict[str, tuple[str, ...]] = {
    "line_closed": (marked("Nhóm này đang ngừng nhận. Mời ông/bà chọn nhóm khác hoặc hỏi Quầy hướng dẫn."),),
    "line_full": (
        marked("{people} người đang chờ, trung tâm đóng cửa lúc {closes}. Lấy thêm số lúc này sẽ không kịp phục vụ."),
        marked("Hôm nay đã hết số. Mời ông/bà đặt hẹn hoặc hỏi Quầy hướng dẫn."),
    ),
    "outside_hours": (
        marked("Ngoài giờ cấp số. Mời ông/bà quay lại từ {opens}."),
        marked("Ngoài giờ cấp số. Mời ông/bà quay lại trong giờ làm việc."),
    ),
    "office_closed_today": (
        marked("Hôm nay trung tâm nghỉ. Mời ông/bà quay lại từ {opens}."),
        marked("Hôm nay trung tâm nghỉ. Mời ông/bà quay lại vào ngày làm việc."),
    ),
    "day_closed": (
        marked("Hôm nay trung tâm đã hết giờ nhận. Mời ông/bà quay lại từ {opens}."),
        marked("Hôm nay trung tâm đã hết giờ nhận. Mời ông/bà quay lại vào ngày làm việc tới."),
    ),
    "unknown_procedure": (marked("Không tìm thấy thủ tục này. Mời ông/bà tìm theo tên hoặc hỏi Quầy hướng dẫn."),),
    "procedure_abolished": (
        marked("Thủ tục này không còn áp dụng. Mời ông/bà hỏi Quầy hướng dẫn về thủ tục thay thế."),
    ),
    "unknown_ticket": (marked("Hôm nay không có số này. Mời ông/bà xem lại số trên phiếu."),),
    "form_expired": (marked("Trang mở đã lâu nên chưa gửi được. Mời ông/bà mở lại trang rồi gửi lần nữa."),),
    **booking_refusals.PUBLIC,
    **guide_refusals.PUBLIC,
    **rating_refusals.PUBLIC,
    "busy": (marked("Chưa lấy được số. Mời ông/bà bấm “Thử lại” hoặc đến Quầy hướng dẫn."),),
    "offline": (marked("Chưa lấy được số. Mời ông/bà đến Quầy hướng dẫn."),),
    "not_set_up": (marked("Máy chưa sẵn sàng. Mời ông/bà đến Quầy hướng dẫn."),),
}


_STAFF_OTHER = marked("Chưa làm được việc này (mã {code}). Thử lại, nếu vẫn vậy hãy báo người phụ trách.")
_PUBLIC_OTHER = marked("Chưa làm được việc này. Mời ông/bà đến Quầy hướng dẫn.")

_VARIANTS = ("part", "action", "right", "problem", "fault")
_CLOCKS = frozenset({"closes"})
_MOMENTS = frozenset({"opens", "reopens", "start"})


def sentence(code: str, facts: Mapping[str, object] | None = None, *, public: bool = False) -> str:
    """Says why something was refused and what to do, to a clerk or to the public."""
    known = {name: value for name, value in (facts or {}).items() if value is not None}
    spoken = {name: _spoken(name, value) for name, value in known.items()}
    if code == "bad_guide" and "problem" in spoken:
        spoken["problem"] = guide_refusals.problem(spoken["problem"])
    table, other = (PUBLIC, _PUBLIC_OTHER) if public else (STAFF, _STAFF_OTHER)
    variants = [f"{code}:{known[name]}" for name in _VARIANTS if name in known]
    for key in (*variants, code):
        for message in table.get(key, ()):
            if placeholders(message) <= spoken.keys():
                return _(message).format(**spoken)
    return _(other).format(code=code)


def _spoken(name: str, value: object) -> str:
    if isinstance(value, int) and name in _MOMENTS:
        return phrases.moment(value)
    if isinstance(value, int) and name in _CLOCKS:
        return phrases.clock(value)
    return str(value)
