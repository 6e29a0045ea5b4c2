"""Codes from the command line: posters lead where they should, the site has their pages, old ones are named."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from onestop_desk.paper.codes import Codes
from tests.cli.calls import Answer, call, is_one_sentence


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office of this module's own."""
    folder = tmp_path_factory.mktemp("codes") / "office"
    assert call("--demo", "procedures", "search", "khai sinh", data=folder).code == 0
    return folder


def found(answer: Answer) -> dict[str, Any]:
    """The one JSON object on standard output."""
    assert answer.err == ""
    data: dict[str, Any] = json.loads(answer.out)
    return data


def test_every_code_of_the_posters_leads_to_a_page_of_the_site(office: Path, tmp_path: Path) -> None:
    pdf, site = tmp_path / "to.pdf", tmp_path / "trang"
    printed = found(call("qr", "posters", "--out", pdf, "--field", "ho-tich", "--json", data=office))
    assert [s["kind"] for s in printed["sheets"]][:2] == ["field", "procedure"]
    built = found(call("qr", "site", "--out", site, "--json", data=office))
    assert built["written"] > 270
    assert found(call("qr", "site", "--out", site, "--json", data=office))["written"] == 0
    checked = call("qr", "check", pdf, "--json", data=office)
    read = found(checked)
    assert checked.code == 0
    assert {code["text"] for code in read["codes"]} == {a for sheet in printed["sheets"] for a in sheet["addresses"]}
    for code in read["codes"]:
        assert (site / urlsplit(code["text"]).path.strip("/") / "index.html").is_file()


def test_a_code_that_is_out_of_date_is_named(office: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "to.pdf"
    # A sheet that was printed before the procedure was abolished: nobody prints it anew.
    address = found(call("qr", "posters", "--out", pdf, "--code", "1.001193", "--json", data=office))["sheets"][0]
    refused = call("qr", "posters", "--out", pdf, "--code", "1.001731", data=office)
    assert (refused.code, is_one_sentence(refused.err), "1.116910" in refused.err) == (2, True, True)
    pdf.unlink()
    png = Codes().one(address["addresses"][0].replace("1.001193", "1.001731")).png(6)
    (tmp_path / "to.png").write_bytes(png)
    pdf = tmp_path / "to.png"
    old = call("qr", "check", pdf, "--json", data=office)
    (code,) = found(old)["codes"]
    assert (old.code, code["state"], code["successor"]) == (1, "abolished", "1.116910")
    moved = call("qr", "check", tmp_path, "--base", "https://noi-khac.example", "--json", data=office)
    assert (moved.code, found(moved)["codes"][0]["state"]) == (1, "other_base")


@pytest.mark.parametrize("kind", ["office", "tent", "stickers"])
def test_other_sheets_too(office: Path, tmp_path: Path, kind: str) -> None:
    pdf = tmp_path / "to.pdf"
    assert call("qr", "posters", "--out", pdf, "--kind", kind, "--size", "A4", data=office).code == 0
    assert call("qr", "check", pdf, data=office).code == 0


def test_what_cannot_be_is_one_sentence(office: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "tep").touch()
    for words in (
        ["qr", "check", tmp_path / "khong-co.pdf"],
        ["qr", "check", broken],
        ["qr", "posters", "--out", tmp_path / "tep" / "to.pdf", "--kind", "office"],
        ["qr", "posters", "--out", tmp_path / "a.pdf", "--field", "không có"],
        ["qr", "posters", "--out", tmp_path / "a.pdf", "--code", "9.999999"],
        ["qr", "posters", "--out", tmp_path / "a.pdf", "--size", "A7"],
        ["qr", "posters", "--out", tmp_path / "a.pdf", "--base", "javascript:alert(1)"],
        ["qr", "site", "--out", tmp_path / "tep" / "trang"],
    ):
        answer = call(*words, data=office)
        assert (answer.code, answer.out) == (2, ""), words
        assert is_one_sentence(answer.err), words


def test_a_folder_that_is_a_file_is_named_and_a_spoilt_sheet_without_our_words(office: Path, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    site = call("qr", "site", "--out", tmp_path / "tep", data=office)
    assert (site.code, str(tmp_path / "tep") in site.err) == (2, True)
    (tmp_path / "anh.png").write_bytes(b"no picture")
    assert "not_readable" not in call("qr", "check", tmp_path / "anh.png", data=office).err
