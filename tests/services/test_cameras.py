"""The list of hall cameras on both databases: who may change it, who looks, and what is never journalled."""

import json

import pytest

from onestop_desk.data import journal
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import station
from tests.services.hall_day import HallDay

SECRET = "rtsp://an:bi-mat@10.0.0.5/live"
DESK = station("pc-1")


def camera_rows(hall: HallDay) -> list[journal.JournalRow]:
    context = hall.services.context
    with context.db.read(context.ref) as tx:
        return [row for row in journal.of_day(tx) if row.what.startswith("camera")]


def test_only_the_head_keeps_the_list_and_sees_a_picture(hall: HallDay) -> None:
    cameras = hall.services.cameras
    camera_id = cameras.add(hall.head, "Cửa chính", SECRET)
    for act in (
        lambda: cameras.add(hall.clerk, "Sân", "rtsp://10.0.0.6/"),
        lambda: cameras.remove(hall.clerk, camera_id),
        lambda: cameras.picture(hall.clerk, camera_id),
        lambda: cameras.picture(DESK, camera_id),
    ):
        with pytest.raises(Refusal, match="not_allowed"):
            act()
    assert cameras.picture(hall.head, camera_id).address == SECRET
    assert [row.what for row in camera_rows(hall)] == ["camera_listed", "camera_viewed"]


def test_an_address_stands_in_no_view_journal_or_log(hall: HallDay) -> None:
    cameras = hall.services.cameras
    camera_id = cameras.add(hall.head, "Cửa chính", SECRET)
    cameras.tell(DESK, camera_id, "refused")
    shown = (*cameras.listed(), *cameras.due(DESK), cameras.picture(hall.head, camera_id))
    assert "bi-mat" not in repr(shown)
    assert "bi-mat" not in json.dumps([row.facts for row in camera_rows(hall)] + [repr(camera_rows(hall))], default=str)
    cameras.remove(hall.head, camera_id)
    context = hall.services.context
    with context.db.read(context.ref) as tx:
        assert tx.read("SELECT listed, address FROM camera") == [(0, "")]


def test_the_same_camera_is_listed_once(hall: HallDay) -> None:
    cameras = hall.services.cameras
    cameras.add(hall.head, "Cửa chính", SECRET)
    for name, address in (("Cửa  chính", "rtsp://10.0.0.9/"), ("Sân", SECRET)):
        with pytest.raises(Refusal, match="camera_listed"):
            cameras.add(hall.head, name, address)
    with pytest.raises(Refusal, match="unknown_camera"):
        cameras.remove(hall.head, "nothing")
    for number in range(63):
        cameras.add(hall.head, f"Camera {number}", f"rtsp://10.0.1.{number}/")
    with pytest.raises(Refusal, match="too_many_cameras"):
        cameras.add(hall.head, "Thêm", "rtsp://10.0.2.1/")


def test_one_desk_looks_every_few_minutes(hall: HallDay) -> None:
    cameras = hall.services.cameras
    camera_id = cameras.add(hall.head, "Cửa chính", SECRET)
    assert [found.id for found in cameras.due(DESK)] == [camera_id]
    assert cameras.due(station("pc-2")) == ()
    assert len(cameras.due(station("pc-2"), at_once=True)) == 1
    hall.clock.forward(5.1)
    assert len(cameras.due(station("pc-2"))) == 1
    assert cameras.due(DESK) == ()


def test_only_a_change_counts_since_when_and_is_journalled(hall: HallDay) -> None:
    cameras = hall.services.cameras
    camera_id = cameras.add(hall.head, "Cửa chính", SECRET)
    first = hall.clock()
    assert cameras.listed()[0].reachable is None
    cameras.tell(DESK, camera_id, None)
    hall.clock.forward(5)
    cameras.tell(DESK, camera_id, None)
    seen = cameras.listed()[0]
    assert (seen.reachable, seen.since, seen.checked_at, seen.why) == (True, first, hall.clock(), None)
    hall.clock.forward(5)
    cameras.tell(DESK, camera_id, "silent")
    lost = cameras.listed()[0]
    assert (lost.reachable, lost.since, lost.why) == (False, hall.clock(), "silent")
    cameras.tell(DESK, "no such camera", "silent")
    told = [(row.from_state, row.to_state, row.reason) for row in camera_rows(hall) if row.what == "camera"]
    assert told == [("unknown", "reachable", None), ("reachable", "unreachable", "silent")]
