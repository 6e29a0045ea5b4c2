"""The steps of the wizard and what each still lacks: plain data and pure transitions, drawn by the pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_sessions
from onestop_desk.services.office import Commune
from ui.setup.draft import MOST_COUNTERS, Draft

LEAST_PASSWORD = 10


class Step(IntEnum):
    """The pages, in their order."""

    COMMUNE = 0
    CENTRE = 1
    HEAD = 2
    COUNTERS = 3
    HOURS = 4
    SUMMARY = 5


@dataclass(frozen=True)
class Lack:
    """Something a page still lacks: a code, and the field or row it is about."""

    code: str
    where: str = ""


@dataclass(frozen=True)
class Wizard:
    """Where the wizard stands."""

    draft: Draft
    step: Step = Step.COMMUNE

    def lacks(self) -> tuple[Lack, ...]:
        """What this page still lacks; nothing means that one may go on."""
        return CHECKS[self.step](self.draft)

    def on(self) -> "Wizard":
        """The next page, or the same while something lacks."""
        if self.lacks() or self.step is Step.SUMMARY:
            return self
        return replace(self, step=Step(self.step + 1))

    def back(self) -> "Wizard":
        """The page before, with everything filled in kept."""
        return replace(self, step=Step(self.step - 1)) if self.step > Step.COMMUNE else self

    def to(self, step: Step) -> "Wizard":
        """A page that has been passed already."""
        return replace(self, step=step) if step <= self.step else self

    def fill(self, draft: Draft) -> "Wizard":
        """The same page with other answers."""
        return replace(self, draft=draft)

    @property
    def ready(self) -> bool:
        """Whether every page is complete."""
        return not any(check(self.draft) for check in CHECKS.values())


def choose_commune(draft: Draft, commune: Commune) -> Draft:
    """Takes the commune and proposes the names that follow from it; names typed by hand stay."""
    name = commune.name[:1].lower() + commune.name[1:]
    followed = draft.office_name in ("", proposed_name(draft.commune_name))
    authority_followed = draft.authority in ("", proposed_authority(draft.commune_name))
    return replace(
        draft,
        commune_code=commune.code,
        commune_name=name,
        office_name=proposed_name(name) if followed else draft.office_name,
        authority=proposed_authority(name) if authority_followed else draft.authority,
    )


def proposed_name(commune: str) -> str:
    """The usual name of a commune's centre."""
    # Not translated: this is what the office is called, in whatever language the wizard speaks.
    return f"Trung tâm Phục vụ hành chính công {commune}"


def proposed_authority(commune: str) -> str:
    """Who runs a commune's centre."""
    return f"Ủy ban nhân dân {commune}"


def _commune(draft: Draft) -> tuple[Lack, ...]:
    return () if draft.commune_code else (Lack("commune"),)


def _centre(draft: Draft) -> tuple[Lack, ...]:
    lacks = [
        Lack(code, code)
        for code, text in (("office_name", draft.office_name), ("authority", draft.authority))
        if not text.strip()
    ]
    return tuple(lacks)


def _head(draft: Draft) -> tuple[Lack, ...]:
    lacks = []
    if not draft.head_name.strip():
        lacks.append(Lack("head_name", "head_name"))
    if len(draft.password) < LEAST_PASSWORD:
        lacks.append(Lack("short_password", "password"))
    elif draft.password != draft.password_again:
        lacks.append(Lack("passwords_differ", "password_again"))
    return tuple(lacks)


def _counters(draft: Draft) -> tuple[Lack, ...]:
    lacks = []
    if not draft.counters:
        lacks.append(Lack("no_counter"))
    if len(draft.counters) > MOST_COUNTERS:
        lacks.append(Lack("too_many_counters"))
    lacks += [Lack("counter_name", str(c.number)) for c in draft.counters if not c.name.strip()]
    lacks += [Lack("counter_lines", str(c.number)) for c in draft.counters if not c.own and not c.help]
    owned = {letter for counter in draft.counters for letter in counter.own}
    lacks += [Lack("nobody_owns", line.letter) for line in draft.lines if line.letter not in owned]
    return tuple(lacks)


def _hours(draft: Draft) -> tuple[Lack, ...]:
    lacks = [] if any(day.sessions() for day in draft.hours) else [Lack("never_open")]
    for number, day in enumerate(draft.hours):
        try:
            parse_sessions([list(pair) for pair in day.sessions()])
        except Refusal:
            lacks.append(Lack("bad_hours", str(number)))
        else:
            if day.works and not day.sessions():
                lacks.append(Lack("empty_day", str(number)))
    return tuple(lacks)


def _summary(draft: Draft) -> tuple[Lack, ...]:
    return ()


CHECKS: dict[Step, Callable[[Draft], tuple[Lack, ...]]] = {
    Step.COMMUNE: _commune,
    Step.CENTRE: _centre,
    Step.HEAD: _head,
    Step.COUNTERS: _counters,
    Step.HOURS: _hours,
    Step.SUMMARY: _summary,
}
