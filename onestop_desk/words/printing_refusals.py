"""Why a ticket printer could not be set up, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "bad_printer": (marked("Chưa ghi được máy in. Xem lại các ô rồi bấm ghi lại."),),
    "bad_printer:host": (marked("Chưa có địa chỉ của máy in trong mạng. Ghi như 192.168.1.50 rồi bấm ghi lại."),),
    "bad_printer:port": (marked("Cổng mạng không đúng. Ghi số từ 1 đến 65535, thường là 9100."),),
    "bad_printer:device": (marked("Chưa có tên cổng nối tiếp. Ghi như COM3 rồi bấm ghi lại."),),
    "bad_printer:vendor": (marked("Mã hãng USB không đúng. Ghi bốn chữ số hệ 16, hoặc để trống."),),
    "bad_printer:product": (marked("Mã sản phẩm USB không đúng. Ghi cả mã hãng, hoặc để trống cả hai."),),
    "bad_printer:name": (marked("Chưa chọn máy in của hệ điều hành. Chọn một máy trong danh sách."),),
    "bad_printer:folder": (marked("Tên thư mục không dùng được. Ghi tên ngắn hơn, hoặc để trống."),),
}
