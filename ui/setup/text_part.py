"""A labelled line to type in, as the wizard's pages use it, and complaints under the right lines."""

from collections.abc import Mapping, Sequence

from ui.setup.sentences import sentence
from ui.setup.steps import Lack
from ui.widgets.field import Field, LabelledField


class TextPart(LabelledField):
    """A label, a line to type in, and what is wrong with it."""

    def __init__(self, label: str, *, remark: str = "") -> None:
        self.line = Field()
        super().__init__(label, self.line, remark=remark)

    def put(self, text: str) -> None:
        """Shows a text without moving the place where somebody types."""
        if self.line.text() != text:
            self.line.setText(text)


def complain_in(parts: Mapping[str, TextPart], lacks: Sequence[Lack]) -> None:
    """Says each lack under its own line, and puts the keyboard into the first."""
    by_place = {lack.where: sentence(lack) for lack in reversed(lacks)}
    for place, part in parts.items():
        part.complain(by_place.get(place, ""))
    wrong = [part for place, part in parts.items() if place in by_place]
    if wrong and not any(part.line.hasFocus() for part in wrong):
        wrong[0].line.setFocus()
