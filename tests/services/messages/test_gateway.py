"""Short messages over a real gateway, and what is kept of it on this computer."""

import json
import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onestop_desk.domain.errors import Offline
from onestop_desk.domain.messages import Channel, MessageSetup, PostSecrets
from onestop_desk.services.messages.gateway import GatewayNotifier
from onestop_desk.services.messages.kept_post import FILE, KeptPost
from onestop_desk.services.ports import Letter, NotSent
from tests.services.messages.post import BOTH, MAIL
from tests.services.messages.servers import gateway
from tests.services.messages.test_mail import letter

# The library still asks Python for a module that later versions have not.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")
PHONE = "0912000111"


def to_phone() -> Letter:
    return letter(PHONE, channel=Channel.PHONE, text="Một cửa xã Tân Yên: nhắc hẹn 08:30 25/11, mã 482 916.")


class OurLog(logging.Handler):
    """What a log of ours would hold; pytest's own hears even what is kept from it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture
def our_log() -> Iterator[OurLog]:
    """The log of the whole program."""
    made, root = OurLog(), logging.getLogger()
    before = root.level
    root.addHandler(made)
    root.setLevel(logging.DEBUG)
    yield made
    root.setLevel(before)
    root.removeHandler(made)


def test_a_short_message_arrives_at_the_number(our_log: OurLog) -> None:
    with gateway() as made:
        sending = GatewayNotifier(f"json://127.0.0.1:{made.port}/sms/{{phone84}}/{{phone}}")
        sending.send(to_phone())
        ((path, body),) = made.taken
    assert path == f"/sms/84{PHONE[1:]}/{PHONE}"
    assert json.loads(body)["message"] == "Một cửa xã Tân Yên: nhắc hẹn 08:30 25/11, mã 482 916."
    logging.getLogger("onestop").info("sent")
    assert "sent" in our_log.said
    assert PHONE[1:] not in str(our_log.said)


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (400, ("refused", False)),
        (403, ("gateway_refused", True)),
        (429, ("busy_server", True)),
        (503, ("busy_server", True)),
    ],
)
def test_what_a_gateway_answers_decides_whether_it_is_tried_again(status: int, fault: tuple[str, bool]) -> None:
    with gateway() as made:
        made.status = status
        with pytest.raises(NotSent) as no:
            GatewayNotifier(f"json://127.0.0.1:{made.port}/{{phone}}").send(to_phone())
    assert (no.value.code, no.value.again) == fault


def test_a_gateway_that_hangs_up_may_have_taken_it() -> None:
    with gateway() as made:
        made.hangs_up = True
        with pytest.raises(NotSent) as no:
            GatewayNotifier(f"json://127.0.0.1:{made.port}/{{phone}}").send(to_phone())
        assert len(made.taken) == 1
    assert (no.value.code, no.value.again) == ("unsure", False)


def test_a_gateway_that_is_not_there_has_not() -> None:
    with gateway() as made:
        pass
    with pytest.raises(NotSent) as no:
        GatewayNotifier(f"json://127.0.0.1:{made.port}/{{phone}}").send(to_phone())
    assert (no.value.code, no.value.again) == ("no_connection", True)


@pytest.mark.parametrize("address", ["", "json://127.0.0.1/", "khong-co-gi-nhu-vay://x/{phone}", "{phone}"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(NotSent, match="bad_url"):
        GatewayNotifier(address).send(to_phone())


def test_secrets_are_kept_for_their_owner_only_and_channels_follow_them(tmp_path: Path) -> None:
    post = KeptPost(tmp_path / "data")
    assert post.notifier(BOTH).channels == frozenset()
    post.keep(PostSecrets("a password", ""))
    assert post.notifier(BOTH).channels == {Channel.EMAIL}
    post.keep(PostSecrets("a password", "json://127.0.0.1/{phone}"))
    assert post.notifier(BOTH).channels == {Channel.EMAIL, Channel.PHONE}
    assert post.notifier(MessageSetup(on=True, mail=MAIL)).channels == {Channel.EMAIL}
    assert KeptPost(tmp_path / "data").secrets() == PostSecrets("a password", "json://127.0.0.1/{phone}")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600
    (tmp_path / "data" / FILE).write_text("[]", encoding="utf-8")
    assert post.secrets() == PostSecrets()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    with pytest.raises(Offline, match="read_only"):
        KeptPost(tmp_path / "data").keep(PostSecrets("a", ""))
