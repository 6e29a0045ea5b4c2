"""Addresses of hall cameras: what is accepted, and that no password is ever shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.cameras import clean_address, clean_name, masked, source
from onestop_desk.domain.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (" rtsp://10.0.0.5/live ", "stream"),
        ("rtsp://an:m%40t@10.0.0.5:8554/h264?channel=1", "stream"),
        ("rtsps://camera.local/1", "stream"),
        ("http://camera.example/anh.jpg", "still"),
        ("https://127.0.0.1:8443/snap?user=an&pwd=x", "still"),
        ("/srv/camera/sanh.jpg", "file"),
        ("C:\\camera\\sanh.jpg", "file"),
        ("\\\\may-chu\\camera\\sanh.mp4", "file"),
    ],
)
def test_a_stream_a_still_and_a_file_are_accepted(typed: str, kind: str) -> None:
    assert clean_address(typed) == typed.strip()
    assert source(clean_address(typed)) == kind


@pytest.mark.parametrize(
    "typed",
    ["", "sanh.jpg", "ftp://camera.example/a", "concat:/etc/passwd|/a", "rtsp://", "rtsp:///x", "rtsp://a b/",
     "//may/x", "rtsp://10.0.0.5:99999/", "rtsp://10.0\n.0.5/", "gopher://x/", "file:///a.jpg", "/" + "a" * 500, "rtsp://[::1"],
)  # fmt: skip
def test_anything_else_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_address(typed)
    assert (refused.value.code, dict(refused.value.facts)) == ("bad_camera_address", {})


def test_what_is_shown_holds_neither_name_nor_password() -> None:
    assert masked("rtsp://an:bi-mat@10.0.0.5:554/live") == "rtsp://•••@10.0.0.5:554/live"
    assert masked("http://camera.example/snap?user=an&pwd=bi-mat#x") == "http://camera.example/snap?•••"
    assert masked("rtsp://10.0.0.5/live") == "rtsp://10.0.0.5/live"
    assert masked("/srv/a.jpg") == "/srv/a.jpg"


@given(st.from_regex(r"[a-z0-9%!$_-]{6,20}", fullmatch=True), st.sampled_from(["rtsp", "http"]))
def test_no_password_is_shown(password: str, scheme: str) -> None:
    assert password not in masked(clean_address(f"{scheme}://an:{password}@10.0.0.5/1?x={password}"))


def test_a_name_is_short_and_printable() -> None:
    assert clean_name("  Cửa   chính ") == "Cửa chính"
    for typed in ("", "   ", "a" * 61, "a\x00b"):
        with pytest.raises(Refusal, match="bad_camera_name"):
            clean_name(typed)
