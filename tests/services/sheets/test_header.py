"""The header is found wherever it is, in one line or two, merged or not."""

from collections.abc import Sequence

import pytest

from onestop_desk.services.sheets import Sheet, find_header

PARTS = {"Mã": "code", "Tên": "name", "Trực tiếp": "counter", "Trực tuyến": "online", "Ghi chú": "-"}


def part_of(path: Sequence[str]) -> str | None:
    return PARTS.get(path[-1])


@pytest.mark.parametrize("above", [0, 3, 40])
@pytest.mark.parametrize("has_merges", [True, False])
def test_two_lines_below_titles(above: int, has_merges: bool) -> None:
    title: list[list[str | None]] = [["QUỐC HIỆU", None, "Độc lập"], [], ["DANH MỤC"]] * 14
    rows: list[list[str | None]] = [
        *title[:above],
        ["Mã", "Tên", "Thời hạn", None, "Lạ"],
        [None, None, "Trực tiếp", "Trực tuyến", None],
        ["1", "a", "2", "3", "b"],
    ]
    merged = [(above, 2, above, 3), (above, 0, above + 1, 0), (above, 4, above + 1, 4)] if has_merges else []
    header = find_header(Sheet("Một", rows, merged), part_of, {"code", "name"}, "-")
    assert header
    assert (header.top, header.first_row) == (above, above + 2)
    assert header.paths == (("Mã",), ("Tên",), ("Thời hạn", "Trực tiếp"), ("Thời hạn", "Trực tuyến"), ("Lạ",))
    assert header.parts == ("code", "name", "counter", "online", None)


def test_a_row_of_data_is_no_second_line() -> None:
    header = find_header(Sheet("Một", [["Mã", "Tên"], ["1", "a"], [None, "b"]]), part_of, {"code", "name"})
    assert header
    assert header.first_row == 1


def test_no_header_without_what_is_needed() -> None:
    assert find_header(Sheet("Một", [["Mã", "Trực tiếp"], ["1", "a"]]), part_of, {"code", "name"}) is None
    assert find_header(Sheet("Một", []), part_of, {"code"}) is None
