"""Texts of imports stay text, and what belongs together stays on one line."""

import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.links import Links, folder
from portal.render import script_json
from portal.text import clean, kept, only_digits


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    safe = str(kept(text))
    bare = safe.replace('<span class="nw">', "").replace("</span>", "")
    assert not set("<>\"'") & set(bare)
    assert unescape(bare).replace("\u00a0", " ") == clean(text).replace("\u00a0", " ")
    safe.encode("utf-8")


@given(st.text())
def test_what_no_page_may_hold_is_taken_out(text: str) -> None:
    for char in clean(text):
        assert char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}
        assert char not in "\u202a\u202e\u2066\u2069"
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("theo 123/2015/NĐ-CP,", 'theo <span class="nw">123/2015/NĐ-CP</span>,'),
        ("số 163/QĐ-BTP", 'số <span class="nw">163/QĐ-BTP</span>'),
        ("07:30–11:30 và", '<span class="nw">07:30–11:30</span> và'),
        ("trong 10 phút", "trong 10\u00a0phút"),
        ("Nghỉ thứ Ba 24/11", "Nghỉ thứ\u00a0Ba 24/11"),
        ("gọi 0204 000 0123", "gọi 0204\u00a0000\u00a00123"),
        ("a <b> & c", "a &lt;b&gt; &amp; c"),
    ],
)
def test_what_belongs_together(text: str, markup: str) -> None:
    assert str(kept(text)) == markup


def test_decomposed_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Đăng ký khai tử")) == "Đăng ký khai tử"


@given(st.text())
def test_json_cannot_end_its_element(text: str) -> None:
    assert not set("<>&\u2028\u2029") & set(script_json({"name": text}))


def test_a_telephone_number_as_it_is_dialled() -> None:
    assert only_digits("0204 000 0123") == "02040000123"
    assert only_digits("+84 204.000.0123") == "+842040000123"


def test_links_of_a_folder_and_of_the_portal() -> None:
    assert folder("").procedure("1.001193") == "./t/1.001193/"
    assert folder("t/1.001193").field("ho-tich", 2) == "../../l/ho-tich/2/"
    assert folder("t/1.001193/giay-to/2").home == "../../../../"
    assert Links().procedure("1.001193") == "/t/1.001193"
    assert Links().procedure("1.001193", "giay-to", 2) == "/t/1.001193/giay-to/2"
    assert Links("/mot-cua/").every("d", 3) == "/mot-cua/thu-tuc/d/3"
    assert Links(base="https://x.example").booking("1.001193") == "https://x.example/dat-hen/1.001193"
