"""What has no room moves to following pages, in order, and nothing is dropped on the way."""

from hypothesis import given
from hypothesis import strategies as st

from portal.pages.fitting import Group, Part, Stands, moved, packed, sheets

ROOM = 1000
ROWS = st.lists(st.integers(1, 400), max_size=30)


def group(name: str, sizes: list[int]) -> Group:
    """A group whose rows have these sizes."""
    rows = tuple(f"{name}{n}".ljust(size, ".")[:size].ljust(size, ".") + "|" for n, size in enumerate(sizes))

    def wrap(inside: str, _ticks: int, stands: Stands) -> str:
        return f"<{name}{'+' if stands is Stands.GOES_ON else ''}>{inside}</>"

    return Group(name, "", rows, wrap)


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_sheets_hold_every_row_once_and_in_order(sizes: list[list[int]]) -> None:
    groups = [group(chr(97 + n), rows) for n, rows in enumerate(sizes)]
    made = sheets(groups, ROOM)
    rows = "".join("".join(one.rows) for one in groups)
    said = "".join(sheet.body for sheet in made)
    for one in groups:
        said = said.replace(f"<{one.title}+>", "").replace(f"<{one.title}>", "")
    assert said.replace("</>", "") == rows
    assert all(len(sheet.body.encode()) <= ROOM for sheet in made)
    assert [n for sheet in made for n in sheet.begins] == [n for n, one in enumerate(groups) if one.rows]


def part(slug: str, size: int) -> Part:
    """A part of about this size."""
    return Part(slug, slug, "", "", (group(slug, [size]),))


def instead(_part: Part) -> str:
    return "x" * 50


def test_what_stands_last_moves_first_and_only_as_much_as_needed() -> None:
    parts = [part("papers", 600), part("steps", 300), part("laws", 200)]
    assert moved(parts, 5000, instead) == frozenset()
    assert moved(parts, 1150, instead) == {"laws"}
    assert moved(parts, 900, instead) == {"steps", "laws"} or moved(parts, 900, instead) == {"steps"}


def test_a_part_that_moved_in_vain_comes_back() -> None:
    parts = [part("papers", 5000), part("laws", 200)]
    assert moved(parts, 500, instead) == {"papers"}


@given(ROWS)
def test_packed_rows_are_all_there_in_order(sizes: list[int]) -> None:
    rows = ["x" * size for size in sizes]
    pages = packed(rows, ROOM)
    assert [place for page in pages for place in page] == list(range(len(rows)))
    assert all(sum(len(rows[place]) for place in page) <= ROOM for page in pages)
