"""A copy that is brought back sends nothing again that may have been sent since it was made."""

from pathlib import Path

from onestop_desk.services.backups import backup, restore
from tests.premises import opened, sqlite_place
from tests.services.messages.post import FakePost, Sender


def test_what_was_due_since_the_copy_is_doubted_and_what_comes_later_is_sent(
    sqlite_template: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    with sqlite_place(sqlite_template, tmp_path) as place:
        with opened(place) as services:
            sender = Sender(services, place.clock, FakePost())
            sender.book()
            backup(place.address, copy, place.ports())
            assert sender.send().sent == 1
        restore(place.address, copy, place.ports())
        with opened(place) as services:
            sender = Sender(services, place.clock, FakePost())
            assert (sender.send().sent, sender.post.letters) == (0, [])
            assert [unsent.error for unsent in services.messages.view().unsent] == ["restored"]
            place.clock.set("2026-11-24 17:00")
            assert sender.send().sent == 1
            assert sender.post.letters[0].subject.startswith("Nhắc hẹn")
