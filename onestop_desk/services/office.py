"""Setting the office up and changing it: demo or our own, lines, counters, hours, rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onestop_desk.data import office
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_sessions
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.settings import OfficeSettings, settings_from
from onestop_desk.domain.turns import Role
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.resources import read_json
from onestop_desk.services.rights import Right
from onestop_desk.services.views import CounterView, LineView, OfficeView


@dataclass(frozen=True)
class Reason:
    """A reason one can choose from a list."""

    code: str
    text: str
    text_en: str
    needs_note: bool


@dataclass(frozen=True)
class Commune:
    """A commune or ward, with the old communes it was made from."""

    code: str
    name: str
    former: tuple[str, ...]


def reasons(kind: str) -> tuple[Reason, ...]:
    """The reasons of a kind, in the order of the list.

    Kinds: refused, picked, paused, after_stop, aside, priority_corrected, transferred, early_missed, line_closed,
    booking_cancelled.
    """
    listed = read_json("office/refusal_reasons.json")["reasons"].get(kind, [])
    return tuple(Reason(r["code"], r["vi"], r["en"], bool(r["needs_note"])) for r in listed)


def communes() -> tuple[Commune, ...]:
    """The communes and wards of the province, by name."""
    listed = read_json("office/communes.json")["communes"]
    found = (Commune(c["code"], c["name"], tuple(c.get("from") or ())) for c in listed)
    return tuple(sorted(found, key=lambda c: c.name))


class Office:
    """The verbs of the head of the centre."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def office(self) -> OfficeView:
        """The office as every header shows it."""
        return self._context.config().office

    def settings(self) -> OfficeSettings:
        """The rules' numbers."""
        return self._fresh().settings

    def lines(self) -> tuple[LineView, ...]:
        """The lines, in their order."""
        return tuple(self._fresh().lines.values())

    def counters(self) -> tuple[CounterView, ...]:
        """The counters as they are set up; who sits where stands in the desk's view."""
        return tuple(self._fresh().counters.values())

    def hours(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """Weekday ("0" is Monday) -> pairs of clock times."""
        stored: Mapping[str, Sequence[Sequence[str]]] = self._fresh().stored.get("hours", {})
        return stored

    def _fresh(self) -> Config:
        with self._context.look() as (_, config, _answers):
            return config

    def reasons(self, kind: str) -> tuple[Reason, ...]:
        """The reasons of a kind, in the order of the list."""
        return reasons(kind)

    def change_settings(self, actor: Actor, **changes: int | bool) -> OfficeSettings:
        """Changes some of the rules' numbers; raises Refusal("bad_setting") or ("not_allowed")."""

        def work(action: Action) -> OfficeSettings:
            made = settings_from({**action.config.settings.as_dict(), **changes})
            unknown = set(changes) - set(made.as_dict())
            if unknown:
                raise Refusal("bad_setting", name=sorted(unknown)[0], value=None)
            office.put_setting(action.tx, "rules", made.as_dict())
            office.bump(action.tx)
            action.note("settings", None, changes={k: int(v) for k, v in changes.items()})
            return made

        return self._context.act(actor, Right.CHANGE_OFFICE, "settings", work)

    def change_hours(self, actor: Actor, hours: Mapping[int, Sequence[Sequence[str]]]) -> None:
        """Changes the weekly hours; raises Refusal("bad_time") or ("not_allowed")."""
        for pairs in hours.values():
            parse_sessions([list(p) for p in pairs])

        def work(action: Action) -> None:
            office.put_setting(action.tx, "hours", {str(day): [list(p) for p in pairs] for day, pairs in hours.items()})
            office.bump(action.tx)
            action.note("hours", None)

        self._context.act(actor, Right.CHANGE_OFFICE, "hours", work)

    def set_foot_lines(self, actor: Actor, sentences: Sequence[str]) -> None:
        """The sentences of the board's foot line."""

        def work(action: Action) -> None:
            office.put_setting(action.tx, "board_foot", [s.strip() for s in sentences if s.strip()])
            office.bump(action.tx)
            action.note("board_foot", None)

        self._context.act(actor, Right.CHANGE_OFFICE, "board_foot", work)

    def set_line_open(
        self, actor: Actor, line_id: str, is_open: bool, reason: str | None = None, reopens_at: Instant | None = None
    ) -> None:
        """Opens a line, or closes it for a reason; raises Refusal("unknown_line") or ("reason_needed")."""

        def work(action: Action) -> None:
            line = action.config.lines.get(line_id)
            if line is None:
                raise Refusal("unknown_line", line=line_id)
            if not is_open and not reason:
                raise Refusal("reason_needed", action="line")
            office.set_line_open(action.tx, line_id, is_open, None if is_open else reason, reopens_at)
            office.bump(action.tx)
            states = ("open", "closed")
            action.note("line", line_id, states[not line.open], states[not is_open], reason)

        self._context.act(actor, Right.OPEN_LINES, "line", work)

    def assign_lines(self, actor: Actor, roles: Mapping[str, Mapping[str, str]]) -> None:
        """Which lines some counters serve from now on, all at once: counter id -> line id -> "own" or "help".

        Raises Refusal: unknown_counter, unknown_line, bad_setup (a line would be no counter's own).
        """

        def work(action: Action) -> None:
            config = action.config
            for counter_id, lines in roles.items():
                if counter_id not in config.counters:
                    raise Refusal("unknown_counter", counter=counter_id)
                if unknown := set(lines) - set(config.lines):
                    raise Refusal("unknown_line", line=min(unknown))
            _require_owners(config, roles)
            for counter_id, lines in roles.items():
                office.put_counter_lines(action.tx, counter_id, dict(lines))
                own, helps = ([x for x, was in lines.items() if was == role] for role in ("own", "help"))
                action.note("counter_lines", counter_id, own=own, help=helps)
            office.bump(action.tx)

        self._context.act(actor, Right.CHANGE_OFFICE, "counter_lines", work)

    def set_station(self, actor: Actor, station_id: str, kind: str, name: str, counter_id: str | None = None) -> None:
        """Says that a station of this office is there."""

        def work(action: Action) -> None:
            office.add_station(action.tx, id=station_id, name=name, kind=kind, counter_id=counter_id)

        self._context.act(actor, Right.TAKE_NUMBER, "station", work)


def _require_owners(config: Config, roles: Mapping[str, Mapping[str, str]]) -> None:
    served: Mapping[str, Mapping[str, str]] = {**config.serves, **roles}
    owned = {line_id for lines in served.values() for line_id, role in lines.items() if role == Role.OWN}
    unowned = [line.letter for line in config.lines.values() if line.id not in owned]
    if unowned:
        raise Refusal("bad_setup", part="unowned", letters=", ".join(unowned))
