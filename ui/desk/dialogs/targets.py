"""What the office is to reach: one value a figure, the province's and the law's until the head writes another."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.indicators import DEFINITIONS, Definition
from onestop_desk.domain.reporting import Better, Unit
from onestop_desk.words import _, indicators, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import mark, of
from ui.widgets.field import Field
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

MINUTE = 60


def as_typed(definition: Definition, value: Decimal | None) -> str:
    """A target as one types it: minutes for a length of time, a comma for decimals, empty for none."""
    if value is None:
        return ""
    number = value / MINUTE if definition.unit is Unit.SECONDS else value
    return f"{number.normalize():f}".replace(".", ",")


def typed_target(definition: Definition, text: str) -> Decimal | None:
    """The target that was typed, None for none; raises Refusal("bad_target")."""
    clean = text.strip().removesuffix("%").strip().replace(",", ".")
    if not clean:
        return None
    try:
        number = Decimal(clean)
    except InvalidOperation:
        raise Refusal("bad_target", indicator=definition.code, value=text.strip()) from None
    return number * MINUTE if definition.unit is Unit.SECONDS else number


def unit_words(definition: Definition) -> str:
    """What the number is of, and which way is good."""
    unit = {Unit.PERCENT: "%", Unit.SECONDS: _("phút"), Unit.DAYS: _("ngày"), Unit.COUNT: ""}[definition.unit]
    way = {Better.MORE: "≥", Better.LESS: "≤", Better.NEITHER: ""}[definition.better]
    return f"{way} {unit}".strip()


class TargetsDialog(Sheet):
    """Every figure that can have a target; a wrong value is said at its field, and everything typed stays."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        changed: Callable[[], object],
    ) -> None:
        line = _("Để trống là không giao chỉ tiêu. Giá trị sẵn có là của tỉnh năm 2024 và của luật.")
        super().__init__(window, _("Chỉ tiêu được giao"), line, width=820)
        self.setObjectName("targetsDialog")
        self._services, self._actor, self._say, self._changed = services, actor, say, changed
        theme = of(self)
        known = services.reports.targets()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        self.fields: dict[str, Field] = {}
        self._was: dict[str, str] = {}
        judged = [d for d in DEFINITIONS if d.better is not Better.NEITHER or d.code in known]
        for row, definition in enumerate(judged):
            target = known.get(definition.code)
            field = Field()
            field.setAccessibleName(indicators.name(definition.code))
            field.setText(as_typed(definition, target.value if target else None))
            self.fields[definition.code], self._was[definition.code] = field, field.text()
            source = indicators.target_source(target.source) if target else ""
            for column, widget in enumerate(
                (
                    Words(indicators.name(definition.code)),
                    Words(unit_words(definition), "small", "ink_soft"),
                    field,
                    Words(source, "small", "ink_soft"),
                )
            ):
                grid.addWidget(widget, row, column)
        for column, share in enumerate((5, 1, 2, 4)):
            grid.setColumnStretch(column, share)
        self.content.addLayout(grid)
        self.content.addStretch(1)
        self.set_primary(_("Ghi chỉ tiêu"), "Enter", self._confirm)

    def _confirm(self) -> None:
        changed: dict[str, Decimal | None] = {}
        for definition in DEFINITIONS:
            field = self.fields.get(definition.code)
            if field is None or field.text() == self._was[definition.code]:
                continue
            try:
                changed[definition.code] = typed_target(definition, field.text())
            except Refusal as refused:
                self._complain(definition.code, refused)
                return
        try:
            if changed:
                self._services.reports.set_targets(self._actor, changed)
        except (Refusal, WorldError) as no:
            self._complain(str(no.facts.get("indicator", "")), no)
            return
        self.leave()
        self._changed()
        self._say(_("Đã ghi chỉ tiêu"), _("Mọi kỳ được đánh giá theo giá trị mới."), "luc")

    def _complain(self, code: str, no: Refusal | WorldError) -> None:
        sentence = refusals.sentence(no.code, no.facts)
        self.say_fault(sentence)
        for name, field in self.fields.items():
            mark(field, wrong=name == code)
            field.setAccessibleDescription(sentence if name == code else "")
        if code in self.fields:
            self.fields[code].setFocus()
            self.fields[code].selectAll()

    def open_first(self) -> None:
        """Ask, with the keyboard on the first figure."""
        self.open(next(iter(self.fields.values())))
