"""However a file is damaged, the answer is a reading or a refusal, never anything else."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import Procedure
from onestop_desk.services.catalogue_files import Reading, read_catalogue_file, write_catalogue_file
from tests.services.catalogue_files.files import BIRTH, DEATH

ROWS: list[list[Any]] = [
    ["DANH MỤC", None, None, None, None, None, None],
    ["STT", "Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Thời hạn giải quyết", None, "Tên giấy tờ"],
    [None, None, None, None, "Trực tiếp", "Trực tuyến", None],
    [1, BIRTH, "Đăng ký khai sinh", "Hộ tịch", "Trong ngày", "1", "Tờ khai (01 bản chính)"],
    [None, None, None, None, None, None, "Giấy chứng sinh"],
    [2, DEATH, "Đăng ký khai tử", "Hộ tịch", "03 ngày làm việc", "x", "Giấy báo tử"],
    ["II", "Chứng thực", None, None, None, None, None],
    [3, "2.000815.000.00.00.H05", "Chứng thực", "Chứng thực", "8 giờ", None, None],
]
STRANGE = st.one_of(
    st.none(),
    st.text(max_size=20).map(lambda said: "".join(c for c in said if c.isprintable())),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(["=A1", "#REF!", "1.001193", "31/02/2026", "<script>", "(1)", "II.", "Tổng cộng", "Mã TTHC"]),
)
PLACES = st.tuples(st.integers(0, len(ROWS) - 1), st.integers(0, 6))
DAMAGE = st.lists(
    st.one_of(
        st.tuples(st.just("swap"), PLACES, PLACES),
        st.tuples(st.just("put"), PLACES, STRANGE),
        st.tuples(st.just("drop row"), PLACES, st.none()),
        st.tuples(st.just("twice"), PLACES, st.none()),
        st.tuples(st.just("drop column"), PLACES, st.none()),
        st.tuples(st.just("merge"), PLACES, PLACES),
    ),
    min_size=1,
    max_size=8,
)


def read_or_refused(path: Path) -> Reading | str:
    """The reading, or the code of the refusal; anything else fails the test by itself."""
    try:
        reading = read_catalogue_file(path)
    except Refusal as refused:
        return str(refused.facts["problem"])
    for item in reading.incoming:
        made = Procedure(code=item.code, **{"name": "", "field": "", **item.values})
        assert made.name
    assert all(item.row >= 1 and item.reason for item in reading.rejected)
    taken = [item.code for item in reading.incoming]
    assert len(taken) == len(set(taken))
    return reading


def damaged(damage: list[tuple[str, Any, Any]]) -> tuple[list[list[Any]], list[tuple[int, int, int, int]]]:
    """The table after all of that, and which cells were merged."""
    rows, merged = [list(row) for row in ROWS], []
    for what, (row, column), other in damage:
        here = row % len(rows) if rows else 0
        if what == "swap":
            there, beside = other[0] % len(rows), other[1]
            rows[here][column], rows[there][beside] = rows[there][beside], rows[here][column]
        elif what == "put":
            rows[here][column] = other
        elif what == "drop row" and len(rows) > 1:
            del rows[here]
        elif what == "twice":
            rows.insert(here, list(rows[here]))
        elif what == "drop column":
            for line in rows:
                line[column] = None
        elif what == "merge":
            merged.append((min(here, other[0]), min(column, other[1]), max(here, other[0]), max(column, other[1])))
    return rows, merged


@given(damage=DAMAGE)
@settings(max_examples=200)
def test_a_damaged_table(tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[str, Any, Any]]) -> None:
    rows, merged = damaged(damage)
    book = Workbook()
    sheet = book.create_sheet("Danh mục")
    for row in rows:
        sheet.append(row)
    for top, left, bottom, right in merged[:1]:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    path = tmp_path_factory.mktemp("hong") / "danh-muc.xlsx"
    book.save(path)
    read_or_refused(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = (
    "code", "name", "field", "sla", "deadlines", "deadline_text", "fee_text", "fee", "channels", "documents",
    "document_items", "papers", "legal_basis", "status", "superseded_by", "decision", "executionMethods",
    "executionCases", "executionSteps", "fee_free", "fees_vnd_mentioned", "procedureProposal", "isWard",
    "thanh_phan_ho_so", "steps", "keywords", "valid_from",
)  # fmt: skip


@given(
    records=st.lists(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=8), min_size=1, max_size=3),
    wrapper=st.sampled_from(["", "data", "procedures", "content"]),
    is_ours=st.booleans(),
)
@settings(max_examples=200)
def test_json_with_anything_anywhere(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]], wrapper: str, is_ours: bool
) -> None:
    sound = [{"code": f"1.00000{n}", "name": "Tên", **record} for n, record in enumerate(records)]
    data: Any = {wrapper: sound} if wrapper else sound
    if isinstance(data, dict) and is_ours:
        data["format"] = 1
    path = tmp_path_factory.mktemp("hong") / "danh-muc.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    read_or_refused(path)


@given(
    cut=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6),
    ending=st.sampled_from([".xlsx", ".csv", ".json"]),
)
@settings(max_examples=200)
def test_a_file_with_broken_bytes(
    tmp_path_factory: pytest.TempPathFactory, cut: float, flips: list[tuple[float, int]], ending: str
) -> None:
    path = tmp_path_factory.mktemp("hong") / f"danh-muc{ending}"
    write_catalogue_file(
        path, [Procedure(BIRTH, "Khai sinh", "Hộ tịch", steps=("một", "hai")), Procedure(DEATH, "Khai tử", "Hộ tịch")]
    )
    data = bytearray(path.read_bytes())
    for place, value in flips:
        data[int(place * (len(data) - 1))] = value
    path.write_bytes(bytes(data[: int(len(data) * cut)]) if cut < 0.9 else bytes(data))
    read_or_refused(path)


BITS = (
    "",
    "<",
    "&",
    '"',
    "-1",
    "99999999999999999999",
    "1e400",
    't="s"',
    'r="A0"',
    "A1:A1:A1",
    "nan",
    "\x00",
    "/>",
    's="-1"',
)


@given(
    which=st.floats(0, 0.999),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(BITS)), min_size=1, max_size=5),
)
@settings(max_examples=200)
def test_a_workbook_damaged_inside(
    tmp_path_factory: pytest.TempPathFactory, which: float, cuts: list[tuple[float, int, str]]
) -> None:
    sound, path = (tmp_path_factory.mktemp("hong") / name for name in ("lanh.xlsx", "danh-muc.xlsx"))
    write_catalogue_file(sound, [Procedure(BIRTH, "Khai sinh", "Hộ tịch", steps=("một", "hai"))])
    with zipfile.ZipFile(sound) as whole, zipfile.ZipFile(path, "w") as broken:
        names = whole.namelist()
        for name in names:
            text = whole.read(name).decode()
            if name == names[int(which * len(names))]:
                for place, length, bit in cuts:
                    start = int(place * len(text))
                    text = text[:start] + bit + text[start + length :]
            broken.writestr(name, text)
    read_or_refused(path)
