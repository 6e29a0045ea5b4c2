"""What a scanned text is, through every base address, damaged by typing tools, and hostile."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onestop_desk.domain import scans
from onestop_desk.domain.damaged_text import figures, without_telex
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.scans import (
    AppointmentCode,
    AppointmentToken,
    BareToken,
    DossierCode,
    ProcedureCode,
    Scan,
    TicketToken,
    Unknown,
    read_scan,
)
from tests.resources.records import shared

TODAY = date(2026, 11, 23)
TOKEN = "Zk3vJ8wq0mT5xY2aB7cD9e"
CARD = "024090000001|121000001|Nguyễn Văn Mẫu|01011990|Nam|Thôn Đông, Cao Xá|15042021"
BASES = ("https://tanyen.example", "http://motcua.example:8080/xa", "https://x.example/a/b", "")


def read(text: str) -> Scan:
    return read_scan(text, TODAY)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("end", ["", "/", "?from=qr", "#top", "\r\n"])
def test_our_addresses_are_known_under_any_base(base: str, end: str) -> None:
    assert read(f"{base}/s/{TOKEN}{end}") == TicketToken(TOKEN)
    assert read(f"{base}/h/{TOKEN}{end}") == AppointmentToken(TOKEN)
    assert read(f"{base}/t/1.001193{end}") == ProcedureCode("1.001193")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("482916", AppointmentCode("482916")),
        (" 482 916\r", AppointmentCode("482916")),
        (TOKEN, BareToken(TOKEN)),
        ("H05.190-261123-0038", DossierCode("H05.190-261123-0038")),
        ("h05.190–261123–0038\n", DossierCode("H05.190-261123-0038")),
        ("*H05.190-261123-0038*", DossierCode("H05.190-261123-0038")),
        ("1.001193", ProcedureCode("1.001193")),
        ("1.001193.000.00.00.H05", ProcedureCode("1.001193")),
        (f"https://x.example/s/{TOKEN}/danh-gia", TicketToken(TOKEN)),
    ],
)
def test_codes_are_known_scanned_or_typed(text: str, meant: Scan) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\r\n", "empty"),
        ("8934563138165", "other"),
        ("082916", "other"),
        ("https://example.invalid/", "other"),
        ("https://example.invalid/s/short", "other"),
        ("javascript:alert(1)//s/" + TOKEN, "other"),
        ("<script>alert(1)</script>", "other"),
        ("1'; DROP TABLE ticket; --", "other"),
        ("x" * 5000, "too_long"),
        ("482\x00916", "control"),
        (CARD.replace("|Nam", "\x1d|Nam"), "control"),
        (CARD.replace("01011990", "31021990"), "bad_card"),
        (CARD + "|", "bad_card"),
        (CARD.replace("15042021", "15042090"), "bad_card"),
        ("2409000000012", "other"),
        ("việtnam", "damaged"),
    ],
)
def test_everything_else_is_refused_with_a_reason(text: str, reason: str) -> None:
    assert read(text) == Unknown(reason)


def test_the_samples_of_cards_are_read_as_they_say() -> None:
    for sample in shared("cccd_qr.json")["synthetic_samples"]:
        found, wanted = read(sample["qr"]), sample["expect"]
        if wanted is None:
            assert found == Unknown("bad_card")
            continue
        assert isinstance(found, IdCard)
        assert (found.number, found.old_number, found.name) == (wanted["id"], wanted["cmnd"], wanted["name"])
        assert (found.birth.isoformat(), found.issued.isoformat()) == (wanted["dob"], wanted["issued"])
        assert found.sex == {"Nam": "male", "Nữ": "female"}[wanted["sex"]]
        assert found.name_is_sure


def test_nothing_of_a_card_or_token_stands_in_a_log() -> None:
    for text in (CARD, TOKEN, f"/s/{TOKEN}"):
        said = repr(read(text))
        assert [part for part in ("024090000001", "Mẫu", "1990", "2021", TOKEN) if part in said] == []


VIETNAMESE_LAYOUT = str.maketrans("0123456789", "đăâêô\u0300\u0309\u0303\u0301\u0323")


@pytest.mark.parametrize(
    "damaged",
    [
        CARD.replace("Nguyễn Văn Mẫu", "Nguyeenx Vawn Maaux"),
        CARD.replace("Nguyễn", "Nguy?n"),
        CARD.replace("Nguyễn", "NGuyễn"),
        CARD.replace("Nam", "Nâm"),
        CARD.translate(VIETNAMESE_LAYOUT),
    ],
)
def test_a_damaged_card_keeps_number_and_days_and_asks_to_check_the_name(damaged: str) -> None:
    found = read(damaged)
    assert isinstance(found, IdCard)
    assert (found.number, found.birth.isoformat()) == ("024090000001", "1990-01-01")
    assert not found.name_is_sure


@pytest.mark.parametrize("separator", ["~", "}", "§", "¦", "*"])
def test_the_key_of_the_separator_may_give_something_else(separator: str) -> None:
    found = read(CARD.replace("|", separator))
    assert isinstance(found, IdCard)
    assert (found.name, found.name_is_sure) == ("Nguyễn Văn Mẫu", True)


@given(some.text(alphabet="0123456789", max_size=20))
def test_figures_come_back_from_the_vietnamese_layout(typed: str) -> None:
    assert figures(typed.translate(VIETNAMESE_LAYOUT)) == typed


def test_telex_is_taken_back() -> None:
    assert without_telex("âêôăưđáềƠ") == "aaeeooawwddaseefOW"
    assert read("https://tanyen.example/h/Zk3vJ8ư0mT5xY2âB7cD9e") == AppointmentToken("Zk3vJ8w0mT5xY2aaB7cD9e")


@given(some.text(max_size=400))
def test_any_text_is_read_or_unknown(text: str) -> None:
    assert isinstance(read(text), scans.Scan)


@given(some.lists(some.sampled_from(["|", "024090000001", "01011990", "Nam", "/s/", TOKEN, "-", "\x00", "đ", "9"])))
def test_any_mixture_of_pieces_is_read_or_unknown(pieces: list[str]) -> None:
    assert isinstance(read("".join(pieces)), scans.Scan)
