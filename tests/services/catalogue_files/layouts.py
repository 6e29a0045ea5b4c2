"""Writes the official texts into the column layouts that really occur, as XLSX and CSV."""

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Record = dict[str, Any]
TAIL = ".000.00.00.H05"
_WIDTH_OF_TITLE = 5


@dataclass
class Layout:
    """A table as it lies on a sheet, with its merged cells (first row, first column, last row, last column from 1)."""

    rows: list[list[Any]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def write(self, path: Path) -> Path:
        """Writes it by the ending of the path."""
        if path.suffix == ".csv":
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=";").writerows(self.rows)
            return path
        book = Workbook()
        book.create_sheet("Bìa").append(["DANH MỤC THỦ TỤC HÀNH CHÍNH"])
        sheet = book.create_sheet("Danh sách")
        for row in self.rows:
            sheet.append([None if value == "" else value for value in row])
        for top, left, bottom, right in self.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        sheet.sheet_state = "hidden"
        book.save(path)
        return path


def portal_list(records: Sequence[Record]) -> Layout:
    """The portal's own export: a title, an empty row, then five columns."""
    rows: list[list[Any]] = [["DANH SÁCH THỦ TỤC HÀNH CHÍNH", "", "", "", ""], [""] * _WIDTH_OF_TITLE]
    rows.append(["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"])
    rows += [[r["code"], r["name"], "Bộ Tư pháp", r["agency"] or "", r["field"]] for r in records]
    return Layout(rows, [(1, 1, 1, 5)])


CRAWL = (
    "ma_thu_tuc", "detail_url", "ten_thu_tuc", "so_quyet_dinh", "cap_thuc_hien", "loai_thu_tuc", "linh_vuc",
    "doi_tuong_thuc_hien", "trinh_tu_thuc_hien", "cach_thuc_thuc_hien", "thanh_phan_ho_so", "can_cu_phap_ly",
    "co_quan_thuc_hien", "yeu_cau_dieu_kien", "ket_qua_xu_ly", "raw_text",
)  # fmt: skip


def crawl_list(records: Sequence[Record]) -> Layout:
    """The form of crawlers: one row a procedure, lists as lines of one cell."""
    rows: list[list[Any]] = [list(CRAWL)]
    for r in records:
        methods = "\n".join(f"{d['channel']}: {d['amount']} {d['unit']}" for d in r["deadlines"])
        rows.append([
            r["code"] + TAIL, r["source_url"], r["name"], r["decision"] or "", r["level"], "TTHC được luật giao",
            r["field"], r["subjects"] or "", "Bước 1: Nộp hồ sơ\nBước 2: Nhận kết quả",
            methods or ", ".join(r["channels"]), "\n".join(_papers(r)), "\n".join(r["legal_basis"]), r["agency"] or "",
            "Không có thông tin", r["result"] or "", "…",
        ])  # fmt: skip
    return Layout(rows)


def _papers(record: Record) -> list[str]:
    return [
        f"- {item['name']} (Bản chính: {item['originals']}, Bản sao: {item['copies']})"
        for item in record["document_items"]
    ]


HEADER = (
    ("STT", "Mã TTHC", "Tên thủ tục hành chính", "Thời hạn giải quyết", "", "Phí, lệ phí (đồng)", "Thành phần hồ sơ",
     "", "", "Quyết định công bố", "", "Mức độ DVC", "Trạng thái"),
    ("", "", "", "Trực tiếp", "Trực tuyến", "", "Tên giấy tờ", "Bản chính", "Bản sao", "Số", "Ngày", "", ""),
)  # fmt: skip
DAYS = ("20/7/2026", "20-07-2026", "2026-07-20", "ngày 20 tháng 7 năm 2026")
ONE_ROW = 13
_SINGLE = (1, 2, 3, 4, 5, 6, 10, 11, 12, 13)


def provincial_sheet(records: Sequence[Record]) -> Layout:
    """A provincial sheet: national heading, two-line header, sections by field, a row a paper, decomposed letters."""
    rows: list[list[Any]] = [
        ["ỦY BAN NHÂN DÂN TỈNH", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["", "", "", "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["PHỤ LỤC: DANH MỤC THỦ TỤC HÀNH CHÍNH THỰC HIỆN TẠI CẤP XÃ"],
        *map(list, HEADER),
        [f"({n})" for n in range(1, ONE_ROW + 1)],
    ]
    merged = [(1, 4, 1, 8), (4, 1, 4, ONE_ROW), (5, 4, 5, 5), (5, 7, 5, 9), (5, 10, 5, 11)]
    merged += [(5, column, 6, column) for column in (1, 2, 3, 6, 12, 13)]
    number = 0
    for section, (field_name, group) in enumerate(_by_field(records), 1):
        rows.append([f"{section}. LĨNH VỰC {field_name.upper()} ({len(group)} TTHC)"])
        merged.append((len(rows), 1, len(rows), ONE_ROW))
        for record in group:
            number += 1
            first = len(rows) + 1
            rows += _rows_of(record, number)
            if len(rows) > first:
                merged += [(first, column, len(rows), column) for column in _SINGLE]
    rows += [[], ["Tổng cộng:", "", f"{number} thủ tục"], ["", "", "NGƯỜI LẬP BIỂU", "", "", "", "CHỦ TỊCH"]]
    rows = [[unicodedata.normalize("NFD", v) if isinstance(v, str) else v for v in row] for row in rows]
    return Layout(rows, merged)


def _by_field(records: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record["field"], []).append(record)
    yield from groups.items()


def _rows_of(record: Record, number: int) -> list[list[Any]]:
    times = {
        d["channel"]: f"{int(d['amount']):02d} {d['unit']}" for d in record["deadlines"] if "không ghi" not in d["unit"]
    }
    status = {"active": "Còn hiệu lực", "repealed": "Bị bãi bỏ", "superseded": "Thay thế"}[record["status"]]
    if record.get("superseded_by"):
        status = f"Được thay thế bởi {record['superseded_by']}"
    papers = list({i["name"]: i for i in record["document_items"]}.values()) or [
        {"name": "", "originals": "", "copies": ""}
    ]
    rows = []
    for i, item in enumerate(papers):
        row: list[Any] = [""] * ONE_ROW
        if i == 0:
            row[:6] = [number, record["code"] + ".H05", record["name"], times.get("Trực tiếp", ""),
                       times.get("Trực tuyến", ""), record["fee_text"]]  # fmt: skip
            row[9:] = [record["decision"] or "", DAYS[number % 4], record["online_level"] or "", status]
        row[6:9] = [item["name"], item["originals"], item["copies"]]
        rows.append(row)
    return rows
