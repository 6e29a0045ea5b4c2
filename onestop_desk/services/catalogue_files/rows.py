"""From the rows of a table to procedures: which rows belong together, which are none, which cannot be taken."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onestop_desk.domain.catalogue_plan import Rejected
from onestop_desk.domain.errors import Fact
from onestop_desk.domain.folding import fold
from onestop_desk.services.catalogue_files import sections
from onestop_desk.services.catalogue_files.choices import is_nothing
from onestop_desk.services.catalogue_files.names import code_in
from onestop_desk.services.sheets import Header, Sheet, Value
from onestop_desk.services.sheets.text import ERRORS, has_more, plain

SEVERAL = {"channels", "deadlines", "fee", "papers", "steps", "legal_basis", "keywords"}
"""Attributes of which a procedure may have several, row by row."""
_WHOLE = re.compile(r"\d{1,5}[.)]?")
_CODE_LIKE = re.compile(r"\d{3}|^\S*\d\S*$")

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Column:
    """A column that means something."""

    index: int
    part: str
    heading: str
    is_several: bool
    """Whether a procedure may have several of these, one a row."""
    has_twin: bool = False
    """Whether another column says the same part, as "Phí" and "Lệ phí" do: then each keeps its heading."""
    unit: str = ""
    """What its heading says of bare figures: "ngày làm việc"."""


@dataclass(frozen=True)
class Row:
    """One row of the table in clean texts."""

    number: int
    """As a person counts, from 1."""
    code: str
    """As written, empty where the cell is empty."""
    bare: str | None
    """The code without its tail, None where it is impossible or missing."""
    has_own_code: bool
    """False where the code only reaches this row because its cell was merged."""
    texts: dict[str, str]
    """Part -> text, of the single parts; merged cells hold for every row."""
    several: dict[str, str]
    """Part -> text, of the parts that may come several times."""
    own: frozenset[str]
    """The parts whose cell lies in this row itself."""
    number_text: str
    """What the column of running numbers says."""
    cells: tuple[Value, ...]
    has_escapes: bool

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Every different text of the row."""
        return tuple(dict.fromkeys(text for value in self.cells if (text := plain(value, self.has_escapes))))

    @property
    def name(self) -> str:
        """The name in this row."""
        return self.texts.get("name", "")


class Group:
    """The rows of one procedure."""

    def __init__(self, code: str, first: Row, section: str | None = None) -> None:
        self.code = code
        self.section = section
        self.rows: list[Row] = []
        self.texts: dict[str, str] = {}
        """The single parts: for each the first row that says it, and how it goes on where it is in pieces."""
        self._lists: set[frozenset[tuple[str, str]]] = set()
        self.append(first)

    @property
    def number(self) -> int:
        """Its first row."""
        return self.rows[0].number

    @property
    def name(self) -> str:
        """The first name that its rows give."""
        return self.texts.get("name", "")

    def append(self, row: Row) -> None:
        """One more row of this procedure."""
        self.rows.append(row)
        self.texts = {**row.texts, **self.texts} if row.texts else self.texts
        self._lists.add(frozenset(row.several.items()))

    def goes_on_with(self, row: Row) -> bool:
        """Whether a row with the same code goes on with this procedure instead of naming it a second time."""
        for part, text in row.texts.items():
            before = self.texts.get(part, text)
            if before != text and fold(before) != fold(text) and not has_more(before):
                return False
        if "name" not in row.own:
            return True
        return bool(row.several) and frozenset(row.several.items()) not in self._lists


@dataclass
class Table:
    """What the rows of a sheet came to."""

    groups: list[Group] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def read_rows(sheet: Sheet, header: Header, columns: Sequence[Column], progress: Progress | None) -> Table:
    """Sorts every row below the header into its procedure, or says why it cannot."""
    table = Table()
    reader = _Reader(table, [column.part for column in columns])
    last_code = _last_row_with_code(sheet, header, columns)
    total = len(sheet.rows) - header.first_row
    headings = {fold(path[-1]) for path in header.paths if path}
    for done, index in enumerate(range(header.first_row, len(sheet.rows))):
        if progress and done % 100 == 0:
            progress(done, total)
        row = _row(sheet, index, columns)
        if row and not _is_header_again(row, headings, done):
            reader.take(row, is_tail=index > last_code)
    reader.refuse_repeated()
    return table


def _row(sheet: Sheet, index: int, columns: Sequence[Column]) -> Row | None:
    if not any(value is not None and value != "" for value in sheet.rows[index]):
        return None
    texts: dict[str, str] = {}
    several: dict[str, str] = {}
    own: set[str] = set()
    code, bare, has_own_code, running = "", None, False, ""
    for column in columns:
        value = sheet.at(index, column.index)
        is_own = value is not None and value != ""
        if not is_own and (place := sheet.merged_from(index, column.index)):
            value = sheet.at(*place)
        said = plain(value, sheet.has_escapes)
        if not said:
            continue
        if column.part == "code":
            code, has_own_code = ("" if said in ERRORS else said), is_own
            bare = code_in(value if isinstance(value, float) else said, sheet.has_types) if code else None
        elif column.part == "number":
            running = said
        else:
            if column.has_twin:
                said = "; ".join(filter(None, (several.get(column.part), f"{column.heading}: {said}")))
            (several if column.is_several else texts)[column.part] = said
            own |= {column.part} if is_own else set()
    return Row(
        index + 1,
        code,
        bare,
        has_own_code,
        texts,
        several,
        frozenset(own),
        running,
        tuple(sheet.rows[index]),
        sheet.has_escapes,
    )


def _last_row_with_code(sheet: Sheet, header: Header, columns: Sequence[Column]) -> int:
    place = next(column.index for column in columns if column.part == "code")
    for index in range(len(sheet.rows) - 1, header.first_row - 1, -1):
        value = sheet.at(index, place)
        if value is not None and code_in(value if isinstance(value, float) else plain(value), sheet.has_types):
            return index
    return header.first_row - 1


def _is_header_again(row: Row, headings: set[str], done: int) -> bool:
    if row.bare is not None:
        return False
    return all(fold(text) in headings for text in row.others) or (done < 2 and sections.is_numbering(list(row.others)))


class _Reader:
    """Walks down the rows, with the procedure and the section it is in."""

    def __init__(self, table: Table, parts: Sequence[str]) -> None:
        self._table = table
        self._has_field = "field" in parts
        self._group: Group | None = None
        self._skipping: str | None = None
        """The broken code whose further rows are passed over."""
        self._section: str | None = None
        self._last = 0
        self._has_ended = False

    def take(self, row: Row, is_tail: bool) -> None:
        """Puts one row where it belongs."""
        if row.bare is None and self._is_no_procedure(row, is_tail):
            return
        self._last = row.number
        if not row.code:
            self._without_code(row)
        elif row.bare is None:
            self._broken(row)
        else:
            self._with_code(row, row.bare)

    def _is_no_procedure(self, row: Row, is_tail: bool) -> bool:
        texts = [text for text in row.others if text != row.number_text] or list(row.others)
        has_figure = _WHOLE.fullmatch(row.number_text) is not None
        is_footer = not has_figure and sections.is_footer(texts)
        if row.several and not row.name and not row.code and not (is_tail and is_footer):
            return False
        if len(texts) == 1 and not _CODE_LIKE.search(row.code) and not (has_figure and row.name):
            return self._is_lone(row, texts[0], is_tail, is_footer)
        if has_figure:
            return False
        if is_footer and not _CODE_LIKE.search(row.code):
            self._end(is_tail)
            return True
        return is_tail and not row.code and self._is_after_the_end(row)

    def _is_lone(self, row: Row, text: str, is_tail: bool, is_footer: bool) -> bool:
        """Whether the only text of a row makes it no procedure: a section's heading, a note, a signature."""
        is_heading = sections.is_heading(text, row.number_text)
        if is_footer or is_heading:
            opened = None if is_footer or is_tail else sections.field_in(text, row.number_text)
            self._section = opened or self._section
            self._end(is_tail)
            return True
        if row.name != text:
            return not row.code or not any(map(str.isdigit, row.code))
        return is_tail and self._is_after_the_end(row)

    def _is_after_the_end(self, row: Row) -> bool:
        """Below the last code: a row that does not touch the list, or comes after its footer, is no part of it."""
        return self._has_ended or row.number > self._last + 1 or not row.name

    def _end(self, is_tail: bool) -> None:
        self._has_ended = self._has_ended or is_tail
        self._leave()

    def _leave(self) -> None:
        self._group, self._skipping = None, None

    def _without_code(self, row: Row) -> None:
        name = row.name
        if self._skipping is not None and not name:
            return
        group = self._group
        if group is not None and (not name or fold(name) == fold(group.name)):
            if row.several:
                group.append(row)
            return
        if name and not is_nothing(name):
            self._leave()
            self._skipping = ""
            self._table.rejected.append(Rejected(row.number, "missing_code", name=name))

    def _broken(self, row: Row) -> None:
        if self._skipping == row.code and not (row.name and "name" in row.own):
            return
        self._leave()
        self._skipping = row.code
        facts = {"code": row.code}
        self._table.rejected.append(Rejected(row.number, "bad_code", row.code, row.name, facts))

    def _with_code(self, row: Row, code: str) -> None:
        group = self._group
        if group is not None and group.code == code and group.goes_on_with(row):
            if row.own:
                group.append(row)
            return
        self._skipping = None
        self._group = Group(code, row, None if self._has_field else self._section)
        self._table.groups.append(self._group)

    def refuse_repeated(self) -> None:
        """Takes out every procedure whose code stands in two places, so that nobody has to guess which is right."""
        places: dict[str, list[Group]] = {}
        for group in self._table.groups:
            places.setdefault(group.code, []).append(group)
        for group in self._table.groups:
            same = places[group.code]
            if len(same) > 1:
                other = same[1] if same[0] is group else same[0]
                facts: dict[str, Fact] = {"code": group.code, "row": other.number}
                self._table.rejected.append(Rejected(group.number, "duplicate_code", group.code, group.name, facts))
        self._table.groups = [group for group in self._table.groups if len(places[group.code]) == 1]
