"""The short and the English names of the office's lines, by letter."""

from collections.abc import Iterable

from onestop_desk.domain.turns import Role
from onestop_desk.services.views import BoardCall, CounterView, LineView
from ui.board.bilingual import has_second


class LineNames:
    """Knows how the board names each line."""

    def __init__(self, lines: Iterable[LineView] = ()) -> None:
        self._lines = {line.letter: line for line in lines}

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of all lines."""
        return tuple(self._lines)

    def short(self, call: BoardCall) -> str:
        """The short name of a call's line; the full one for a line the board has not heard of."""
        line = self._lines.get(call.letter)
        return line.short_name if line else call.line_name

    def english(self, call: BoardCall) -> str:
        """The English name of a call's line."""
        line = self._lines.get(call.letter)
        if not has_second():
            return ""
        return (line.short_name_en if line else "") or call.line_name_en

    def of_counter(self, counter: CounterView) -> tuple[str, str]:
        """What a counter is for, in both languages: its first own line, or the counter's own name."""
        own = next((entry for entry in counter.lines if entry.role is Role.OWN), None)
        line = self._lines.get(own.letter) if own else None
        if line is None:
            return counter.name, ""
        return line.short_name, (line.short_name_en or line.name_en) if has_second() else ""
