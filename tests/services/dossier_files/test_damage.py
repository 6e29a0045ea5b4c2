"""Whatever an export is, the answer is a reading or a refusal in a plain sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.dossier_files import Reading, read_dossier_file
from onestop_desk.words import refusals
from tests.moved_clock import TZ
from tests.services.dossier_files.exports import CODE, HEADER, read, separated, workbook

GOOD = [HEADER, [1, CODE, "Khai sinh", "16/11/2026 08:00", "17/11/2026", None, "Đang xử lý"]]


def problem(path: Path) -> str:
    """Why a file is refused; its sentence is whole."""
    with pytest.raises(Refusal) as refused:
        read(path)
    assert refused.value.code == "bad_sheet"
    sentence = refusals.sentence(refused.value.code, refused.value.facts)
    assert "{" not in sentence
    assert path.name in sentence
    return str(refused.value.facts["problem"])


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    """A workbook made of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_files_that_are_no_exports(tmp_path: Path) -> None:
    catalogue = separated(tmp_path, [["Mã TTHC", "Tên thủ tục"], ["1.001193", "Khai sinh"]])
    assert problem(catalogue) == "no_dossier_header"
    assert problem(workbook(tmp_path, [["Báo cáo"], ["Số liệu", 3]])) == "no_dossier_header"
    picture = tmp_path / "anh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n" + b"\0" * 100)
    assert problem(picture) == "not_a_workbook"
    assert problem(tmp_path / "khong-co.xlsx") == "missing"
    empty = tmp_path / "rong.csv"
    empty.write_bytes(b"")
    assert problem(empty) == "empty"


def test_a_bomb_entities_and_a_million_columns_are_refused(tmp_path: Path) -> None:
    good = parts_of(workbook(tmp_path, GOOD))
    place = next(name for name in good if name.startswith("xl/worksheets/"))
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    outside = good[place].replace(b"<worksheet", entity + b"<worksheet", 1)
    assert problem(packed(tmp_path / "thuc-the.xlsx", {**good, place: outside})) == "not_a_workbook"
    wide = good[place].replace(b'r="A1"', b'r="XFD1"', 1)
    assert problem(packed(tmp_path / "rong.xlsx", {**good, place: wide})) == "too_big"
    assert problem(separated(tmp_path, [["x"] * 1_000_001])) == "too_big"
    bomb = packed(tmp_path / "bom.xlsx", {**good, "xl/bomb.bin": b"\0" * (601 * 1024 * 1024)})
    assert bomb.stat().st_size < 2_000_000
    assert problem(bomb) == "too_big"
    empty_rows = good[place].replace(b"<sheetData>", b"<sheetData>" + b"<row/>" * 6_000_000, 1)
    assert problem(packed(tmp_path / "dong-trong.xlsx", {**good, place: empty_rows})) == "too_big"


PLACES = st.integers(0, 999)


@settings(max_examples=60)
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=4), st.integers(1, 1000))
def test_bytes_changed_anywhere_never_break_the_reading(
    tmp_path: Path, changes: list[tuple[int, int]], kept: int
) -> None:
    for path in (workbook(tmp_path, GOOD), separated(tmp_path, GOOD)):
        raw = bytearray(path.read_bytes())
        for place, byte in changes:
            raw[len(raw) * place // 1000] = byte
        path.write_bytes(bytes(raw[: max(1, len(raw) * kept // 1000)]))
        assert isinstance(read_or_problem(path), Reading | str)


def read_or_problem(path: Path) -> Reading | str:
    """The reading, or the refusal's problem; anything else fails the test by itself."""
    try:
        return read_dossier_file(path, TZ)
    except Refusal as refused:
        return str(refused.facts["problem"])


STRANGE = st.one_of(
    st.none(),
    st.text(max_size=12).map(lambda said: "".join(c for c in said if c.isprintable())),
    st.integers(-(10**12), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(["=A1", "#N/A", CODE, "31/02/2026", "16/11/2026", "99:99 16/11/2026", "2026-13-01", "Tổng", "10"]),
)


@settings(max_examples=60)
@given(st.lists(st.lists(STRANGE, min_size=7, max_size=7), max_size=6))
def test_strange_cells_are_values_or_rejected_rows(tmp_path: Path, rows: list[list[object]]) -> None:
    reading = read(workbook(tmp_path, [HEADER, *rows]))
    for item in reading.incoming:
        assert item.values["status"] in range(1, 11)
    for refused in reading.rejected:
        assert refused.row > 1
        assert refused.reason


def test_the_stream_of_a_broken_archive_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    path = tmp_path / "hong.xlsx"
    path.write_bytes(stream.getvalue())
    assert problem(path) == "not_a_workbook"
