"""JSON of the portal's interface and of crawlers, bare or wrapped."""

from pathlib import Path
from typing import Any

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.catalogue_files import read_catalogue_file
from tests.services.catalogue_files.files import BIRTH, DEATH, read_json, reasons, said

INTERFACE: dict[str, Any] = {
    "id": "0190-1",
    "code": "INTERNAL-7",
    "codeNotation": f"{BIRTH}.000.00.00.H05",
    "name": "Thủ tục đăng ký khai sinh",
    "categoriesDetails": [{"id": 1, "name": "Hộ tịch"}],
    "departmentsExecuting": [{"name": "Ủy ban nhân dân cấp xã"}],
    "departmentPromulgateName": "Bộ Tư pháp",
    "departmentPromulgateCode": "G15",
    "executionSteps": [{"name": "Bước 1", "description": "Nộp"}, {"name": "", "description": "Nhận"}],
    "executionMethods": [
        {
            "submissionMethod": "ONLINE",
            "processingTime": 3,
            "processingTimeUnit": "WORKING_DAY",
            "fees": [{"value": 0}],
        },
        {
            "submissionMethod": "DIRECT",
            "processingTime": 2,
            "processingTimeUnit": "MONTH",
            "fees": [{"value": 8000, "description": "bản sao"}],
        },
        {"submissionMethod": "POSTAL", "processingTime": None, "processingTimeUnit": "OTHER", "fees": []},
    ],
    "executionCases": [
        {
            "name": "Giấy tờ phải xuất trình",
            "profileComponents": [{"name": "Căn cước", "originalQty": 1, "copyQty": 0}],
        },
        {
            "name": "Trường hợp đi thay",
            "profileComponents": [
                {"name": "Văn bản ủy quyền", "originalQty": 1, "copyQty": 1, "attachments": [{"fileName": "mau.docx"}]}
            ],
        },
    ],
    "isWard": True,
    "isProvince": False,
    "isFullProcess": True,
    "isOfflineOnly": False,
    "state": "UPDATED",
    "legalBasisesDetails": [{"code": "60/2014/QH13", "name": "Luật Hộ tịch"}, {"code": None, "name": "Luật khác"}],
    "resultsDetails": [{"name": "Giấy khai sinh"}],
    "subjectTypesDetails": [{"name": "Công dân Việt Nam"}, {"name": "Người nước ngoài"}],
    "procedureProposal": {"proposalNumber": "163/QĐ-BTP", "decisionDate": 1784480400000},
    "updatedAt": 1784480400000,
}
INDEX = {
    "id": "1",
    "ma_tthc": BIRTH,
    "ten_tthc": "Thủ tục đăng ký khai sinh",
    "cap_thuc_hien": "Cấp xã",
    "loai_tthc": "x",
    "linh_vuc": "Hộ tịch",
    "co_quan_thuc_hien": "Ủy ban nhân dân cấp xã",
    "co_quan_cong_bo": "Bộ Tư pháp",
    "nganh_doc": False,
    "muc_do": "Toàn trình",
    "co_thu_phi": False,
    "chi_tiet_phi": None,
}
CRAWL = {
    "ma_thu_tuc": f"{BIRTH}.000.00.00.H05",
    "detail_url": "https://dichvucong.gov.vn/x",
    "ten_thu_tuc": "Thủ tục đăng ký khai sinh",
    "so_quyet_dinh": "Quyết định số 163/QĐ-BTP",
    "linh_vuc": "Hộ tịch",
    "trinh_tu_thuc_hien": "Bước 1: Nộp\nBước 2: Nhận",
    "cach_thuc_thuc_hien": [
        {"hinh_thuc_nop": "Trực tiếp", "thoi_han_giai_quyet": "3 ngày làm việc", "phi_le_phi": "Miễn phí"},
        {"hinh_thuc_nop": "Trực tuyến", "thoi_han_giai_quyet": "2 Ngày làm việc", "phi_le_phi": "Không"},
    ],
    "thanh_phan_ho_so": {
        "Bao gồm": [{"ten_giay_to": "Tờ khai", "so_luong": "Bản chính: 1 - Bản sao: 0", "mau_don_to_khai": "a.doc"}]
    },
    "can_cu_phap_ly": [{"so_ky_hieu": "60/2014/QH13", "trich_yeu": "Luật", "co_quan_ban_hanh": "Quốc hội"}],
    "raw_text": "…",
}


@pytest.mark.parametrize("wrap", ["bare", "list", "data", "content", "items", "deep", "by code"])
@pytest.mark.parametrize("record", [INTERFACE, INDEX, CRAWL], ids=["interface", "index", "crawl"])
def test_each_form_however_it_is_wrapped(tmp_path: Path, record: dict[str, Any], wrap: str) -> None:
    shapes = {
        "bare": record,
        "list": [record],
        "data": {"data": record, "status": 200},
        "content": {"content": [record], "total": 1},
        "items": {"items": [record]},
        "deep": {"data": {"items": [record], "lastId": "x"}},
        "by code": {
            BIRTH: {k: v for k, v in record.items() if k not in {"code", "codeNotation", "ma_tthc", "ma_thu_tuc"}}
        },
    }
    reading = read_json(tmp_path, shapes[wrap])
    assert (reading.rejected, reading.unknown, reading.rows) == ((), (), 1)
    values = said(reading)[BIRTH]
    assert (values["name"], values["official_name"], values["field"]) == (
        "Đăng ký khai sinh",
        "Thủ tục đăng ký khai sinh",
        "Hộ tịch",
    )


def test_everything_that_the_interface_says(tmp_path: Path) -> None:
    values = said(read_json(tmp_path, INTERFACE))[BIRTH]
    assert values["agency_text"] == "Ủy ban nhân dân cấp xã"
    assert values["announced_by"] == "Bộ Tư pháp"
    assert values["steps"] == ("Bước 1: Nộp", "Nhận")
    assert values["channels"] == ("truc_tiep", "truc_tuyen", "buu_chinh")
    assert [(d.channel, d.kind, d.n) for d in values["deadlines"]] == [
        ("truc_tiep", "months", 2),
        ("truc_tuyen", "working_days", 3),
    ]
    assert values["fee"].amounts == (8000,)
    assert [(p.name, p.kind, p.case, p.originals, p.copies, p.form) for p in values["papers"]] == [
        ("Căn cước", "xuat_trinh", "", 1, 0, ""),
        ("Văn bản ủy quyền", "nop_ban_chinh", "Trường hợp đi thay", 1, 1, "mau.docx"),
    ]
    assert (values["level"], values["online_level"], values["status"]) == ("Cấp xã", "toan_trinh", "active")
    assert values["legal_basis"] == ("60/2014/QH13", "Luật khác")
    assert (values["result"], values["subjects"]) == ("Giấy khai sinh", "Công dân Việt Nam, Người nước ngoài")
    assert (values["decision"], values["decision_date"]) == ("163/QĐ-BTP", "2026-07-20")


def test_what_the_index_and_the_crawl_say(tmp_path: Path) -> None:
    index, crawl = (said(read_json(tmp_path, record))[BIRTH] for record in (INDEX, CRAWL))
    assert (index["fee"].kind, index["online_level"], index["announced_by"]) == ("free", "toan_trinh", "Bộ Tư pháp")
    assert (crawl["decision"], crawl["steps"]) == ("163/QĐ-BTP", ("Bước 1: Nộp", "Bước 2: Nhận"))
    assert [(d.channel, d.n) for d in crawl["deadlines"]] == [("truc_tiep", 3), ("truc_tuyen", 2)]
    assert crawl["fee"].kind == "free"
    assert [(p.name, p.kind, p.originals, p.form) for p in crawl["papers"]] == [("Tờ khai", "to_khai", 1, "a.doc")]
    assert crawl["legal_basis"] == ("60/2014/QH13",)


def test_a_key_that_is_missing_says_nothing_and_null_says_empty(tmp_path: Path) -> None:
    data = [{"code": BIRTH, "name": "A", "decision": None, "online_level": None}, {"code": DEATH, "name": "B"}]
    values = said(read_json(tmp_path, data))
    assert (values[BIRTH]["decision"], values[BIRTH]["online_level"]) == ("", None)
    assert set(values[DEATH]) == {"name", "official_name"}


def test_records_that_cannot_be_taken(tmp_path: Path) -> None:
    data = [
        {"code": BIRTH, "name": "A"},
        {"code": "9", "name": "B"},
        {"name": "C"},
        {"code": DEATH, "name": " "},
        "chữ",
        {"code": f"{BIRTH}.H05", "name": "A"},
        {"code": 2.000815, "name": "D", "lạ": 1},
    ]
    reading = read_json(tmp_path, data)
    assert reasons(reading) == [
        (1, "duplicate_code"),
        (2, "bad_code"),
        (3, "missing_code"),
        (4, "empty_name"),
        (5, "missing_code"),
        (6, "duplicate_code"),
    ]
    assert (list(said(reading)), reading.unknown) == (["2.000815"], ("lạ",))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        ("[]", "unknown_form"),
        ("7", "unknown_form"),
        ('{"a": [{"b": 1}]}', "unknown_form"),
        ('{"format": 2, "procedures": [{"code": "1.001193", "name": "A"}]}', "unknown_form"),
        (" ", "empty"),
    ],
)
def test_json_of_no_known_form(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_catalogue_file(path)
    assert (refused.value.code, refused.value.facts["problem"]) == ("bad_sheet", problem)
