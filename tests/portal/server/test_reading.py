"""What can be read without giving anything: every page small, one request, safe headers, no cookie, both languages."""

import gzip
import re

import httpx
import pytest

from tests.portal.server.served import Served

PAGES = ("", "t/1.001193", "l/ho-tich", "linh-vuc", "thu-tuc", "tim?q=khai+sinh", "du-lieu-ca-nhan", "so-cua-toi")
LARGEST = 30_000


def pages_with(prefix: str) -> list[str]:
    return [f"{prefix}{page}".rstrip("/") or "." for page in PAGES]


@pytest.mark.parametrize("page", [*pages_with(""), *pages_with("en/")])
def test_a_page_is_small_safe_and_leaves_nothing_behind(reader: httpx.Client, page: str) -> None:
    answer = reader.get(page)
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content, 4)) < LARGEST
    assert "set-cookie" not in answer.headers
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r'\sstyle="', answer.text)
    assert not re.search(r'\son[a-z]+="', answer.text)


@pytest.mark.parametrize("page", PAGES)
def test_english_is_one_tap_away_and_back(reader: httpx.Client, page: str) -> None:
    path = page.partition("?")[0]
    vietnamese, english = reader.get(page or "."), reader.get(f"en/{page}".rstrip("/"))
    assert '<html lang="vi">' in vietnamese.text
    assert f'href="/en/{path}"' in vietnamese.text
    assert '<html lang="en">' in english.text
    assert f'href="/{path}"' in english.text


def test_what_a_phone_has_already_is_not_sent_again(reader: httpx.Client) -> None:
    first = reader.get("t/1.001193")
    again = reader.get("t/1.001193", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_reader_that_cannot_unpack_gets_the_same_page(reader: httpx.Client) -> None:
    plain = reader.get("t/1.001193", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == reader.get("t/1.001193").text


@pytest.mark.parametrize("page", ["t/1.001193", "tim", "nope"])
def test_head_says_the_same_without_the_page(reader: httpx.Client, page: str) -> None:
    answer = reader.head(page)
    assert answer.content == b""
    assert answer.status_code == reader.get(page).status_code


@pytest.mark.parametrize(
    "page",
    ["t/9.999999", "t/1.001193/nope", "t/1.001193/giay-to/01", "l/nope", "linh-vuc/2", "thu-tuc/q/1", "wp-login"],
)
def test_an_address_that_leads_nowhere_says_what_to_do(reader: httpx.Client, page: str) -> None:
    answer = reader.get(page)
    assert answer.status_code == 404
    assert 'action="/tim"' in answer.text


def test_the_home_page_says_how_it_is_in_the_hall(reader: httpx.Client, library: Served) -> None:
    answer = reader.get(".")
    assert "Đang mở cửa đến 11:30" in answer.text
    assert "Không có ai chờ" in answer.text
    assert 'href="/dat-hen"' in answer.text
    assert library.services.office.office().name in answer.text


def test_another_host_name_is_not_ours(reader: httpx.Client) -> None:
    assert reader.get("t/1.001193", headers={"host": "motcua.example.org"}).status_code == 421
    assert reader.get("t/1.001193", headers={"host": "localhost:1"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_and_sending_forms_is_understood(reader: httpx.Client, method: str) -> None:
    answer = reader.request(method, "t/1.001193")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_a_search_forgives_and_never_fails(reader: httpx.Client) -> None:
    assert "1.001193" in reader.get("tim", params={"q": "khai sjnh"}).text
    for typed in ("", " ", "%", "'\"<script>", "\x00", "a" * 5000, "😀"):
        answer = reader.get("tim", params={"q": typed})
        assert answer.status_code in {200, 414}
        assert "<script>" not in answer.text.replace("<script type=", "")
