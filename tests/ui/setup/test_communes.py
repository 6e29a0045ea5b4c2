"""A commune is found by today's name or by an old one, however it is typed."""

import pytest

from onestop_desk.services.office import Commune, communes
from ui.setup.communes import find_communes

KNOWN = (
    Commune("1", "xã Nhã Nam", ("Thị trấn Nhã Nam (Huyện Tân Yên)", "Xã Tân Trung (Huyện Tân Yên)")),
    Commune("2", "xã Tân Yên", ("Thị trấn Cao Thượng (Huyện Tân Yên)",)),
    Commune("3", "phường Đa Mai", ("Xã Quế Nham (Huyện Tân Yên)",)),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [("1", False), ("2", False), ("3", False)]),
        ("nhã nam", [("1", False)]),
        ("nha na", [("1", False)]),
        ("DA MAI", [("3", False)]),
        ("cao thuong", [("2", True)]),
        ("Tân Yên", [("2", False), ("1", True), ("3", True)]),
        ("huyện tân yên quế nham", [("3", True)]),
        ("không có", []),
    ],
)
def test_what_is_typed_finds(typed: str, found: list[tuple[str, bool]]) -> None:
    hits = find_communes(KNOWN, typed)
    assert [(hit.commune.code, hit.former is not None) for hit in hits] == found


def test_the_real_list_finds_the_town_that_became_tan_yen() -> None:
    hits = find_communes(communes(), "thi tran cao thuong")
    assert [hit.commune.code for hit in hits] == ["07339"]
