"""Codes: each decodes to its own address, is drawn once, and comes out the same on one core and on two."""

from io import BytesIO
from pathlib import Path

import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

from onestop_desk.domain.posted import procedure_path
from onestop_desk.paper import codes as module
from onestop_desk.paper.codes import QUIET, Codes, Level
from tests.paper.hall import BASE
from tests.paper.phone import read

HOSTS = st.from_regex(r"[a-z][a-z0-9-]{0,18}[a-z0-9](\.[a-z]{2,8}){1,3}", fullmatch=True)
NATIONAL = st.builds("{}.{:06d}".format, st.integers(1, 9), st.integers(0, 999_999))
ADDRESSES = st.builds(lambda host, code: f"https://{host}{procedure_path(code)}", HOSTS, NATIONAL)


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


@given(address=ADDRESSES, level=st.sampled_from(["M", "Q"]), dots=st.integers(3, 9))
def test_every_code_decodes_to_its_own_address(address: str, level: Level, dots: int) -> None:
    assert read(picture(Codes().one(address, level).png(dots))) == {address}


@given(address=ADDRESSES)
def test_the_mask_is_the_one_the_library_chooses(address: str) -> None:
    theirs = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    theirs.add_data(address.encode(), optimize=0)
    theirs.make()
    code = Codes().one(address)
    ours = [[code.dark(row, column) for column in range(code.modules)] for row in range(code.modules)]
    assert ours == theirs.get_matrix()


def test_a_short_base_keeps_codes_in_lists_at_29_modules() -> None:
    address = BASE + procedure_path("1.001193")
    assert len(address) <= 42
    assert Codes().one(address, "M").modules == 29
    assert Codes().one(address, "Q").modules == 33


def test_the_picture_has_four_empty_modules_around_it() -> None:
    code = Codes().one(BASE)
    drawn = picture(code.png(2))
    inner = (QUIET * 2, QUIET * 2, drawn.width - QUIET * 2, drawn.height - QUIET * 2)
    assert drawn.width == (code.modules + 2 * QUIET) * 2
    bounds = drawn.point(lambda shade: 255 - shade).getbbox()
    assert bounds == inner


def test_the_drawing_says_the_same_as_the_modules() -> None:
    code = Codes().one(BASE)
    ink = sum(code.dark(row, column) for row in range(code.modules) for column in range(code.modules))
    lengths = [int(run.split("v")[0]) for run in code.svg().split("h")[1:] if run.split("v")[0].isdigit()]
    assert sum(lengths) == ink


def never(_text: str, _level: Level) -> module.Code:
    raise AssertionError("drawn a second time")


def test_nothing_is_drawn_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Codes(tmp_path)
    addresses = [f"{BASE}/t/1.{n:06d}" for n in range(5)]
    drawn = first.many(addresses)
    monkeypatch.setattr(module, "_drawn", never)
    assert first.many(addresses) == drawn
    assert Codes(tmp_path).many(addresses) == drawn
    with pytest.raises(AssertionError):
        first.one(addresses[0], "Q")


@pytest.mark.parametrize("content", ["", "{", '{"text": "x", "level": "M", "modules": 29, "rows": "00"}', "[]"])
def test_a_spoilt_file_is_drawn_anew(tmp_path: Path, content: str) -> None:
    code = Codes(tmp_path).one(BASE)
    (file,) = tmp_path.rglob("*.json")
    file.write_text(content, encoding="utf-8")
    assert Codes(tmp_path).one(BASE) == code
    assert len(list(tmp_path.rglob("*.*"))) == 1


def test_two_cores_draw_what_one_draws() -> None:
    addresses = [f"{BASE}/t/1.{n:06d}" for n in range(module._WORTH_A_PROCESS + 40)]
    told: list[tuple[int, int]] = []
    both = Codes().many([*addresses, addresses[0]], cores=2, on_progress=lambda done, of: told.append((done, of)))
    assert both == Codes().many(addresses, cores=1)
    assert told[-1] == (len(addresses), len(addresses))
    assert [done for done, _of in told] == sorted({done for done, _of in told})


def test_work_stops_when_progress_says_so() -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    codes = Codes()
    with pytest.raises(StoppedError):
        codes.many([f"{BASE}/t/2.{n:06d}" for n in range(60)], on_progress=stop)
    assert 0 < len(codes._known) < 60


def test_what_no_code_can_hold_is_said() -> None:
    with pytest.raises(ValueError, match=r"[Vv]ersion"):
        Codes().one("x" * 5000)
