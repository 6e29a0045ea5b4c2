"""The facts at the top of a procedure's page: when the result is, what it costs, where, and what one gets."""

from dataclasses import dataclass

from onestop_desk.domain.posted import PublicProcedure
from onestop_desk.domain.procedures import Channel, Deadline, DeadlineKind, Procedure
from onestop_desk.words import _, phrases, procedures
from onestop_desk.words.long_texts import fits, pieces, shortened, tidy

LONGEST_FACT = 280
"""Characters that a fact may take on the page; the rest gets a section of its own."""
SHORT_NOTE = 60
"""Characters up to which a note that begins with the amount takes its place: 8.000 đồng/bản."""


@dataclass(frozen=True)
class Fact:
    """A label, what it says in a few words, and lines that explain it."""

    label: str
    value: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class LongFact:
    """What a fact says in full, where it is too long to stand among the facts."""

    title: str
    text: tuple[str, ...]


def facts_of(public: PublicProcedure) -> tuple[Fact, ...]:
    """The facts in the order of the page; one that nobody knows says so, except the result."""
    procedure = public.procedure
    found = [_when(procedure), _fee(procedure), _where(public)]
    if result := tidy(procedure.result):
        found.append(Fact(_("Kết quả"), shortened(_undashed(result), LONGEST_FACT)))
    if subjects := tidy(procedure.subjects):
        found.append(Fact(_("Ai làm được"), shortened(subjects, LONGEST_FACT)))
    return tuple(found)


def long_facts_of(procedure: Procedure) -> tuple[LongFact, ...]:
    """What the facts had to shorten, in full."""
    value, more = _deadlines(procedure)
    texts = (
        (_("Thời hạn giải quyết"), [value, *more]),
        (_("Lệ phí"), [procedure.fee.note]),
        (_("Kết quả"), [procedure.result]),
        (_("Ai làm được"), [procedure.subjects]),
    )
    return tuple(LongFact(title, pieces("\n".join(lines))) for title, lines in texts if not _fits(lines))


def _fits(lines: list[str]) -> bool:
    return fits("\n".join(tidy(line) for line in lines), LONGEST_FACT)


def _undashed(text: str) -> str:
    lines = (line.lstrip("-–+• ") for line in text.splitlines())
    return "; ".join(line.rstrip(".;") if line else "" for line in lines)


def _when(procedure: Procedure) -> Fact:
    label = _("Bao giờ có kết quả")
    value, more = _deadlines(procedure)
    if not value:
        return Fact(label, _("Danh mục chưa ghi thời hạn, cán bộ trả lời tại quầy"))
    return Fact(label, shortened(value, LONGEST_FACT), _within(more))


def _deadlines(procedure: Procedure) -> tuple[str, list[str]]:
    """The ordinary deadline at the counter, then every other one that says something else."""
    own = procedures.at_counter(procedure)
    if not own:
        return "", []
    value, explained = _first(own[0])
    more = [*explained, *(_with_note(item) for item in own[1:])]
    shown = {(item.kind, item.n, item.note) for item in own}
    for item in procedure.deadlines:
        if item not in own and (item.kind, item.n, item.note) not in shown:
            more.append(
                _("{channel}: {deadline}").format(channel=procedures.channel(item.channel), deadline=_low(item))
            )
    return value, more


def _first(item: Deadline) -> tuple[str, list[str]]:
    """The ordinary deadline; of the same day always the whole sentence of the rule (15:00)."""
    note = [item.note] if item.note and item.kind != DeadlineKind.TEXT else []
    if item.kind == DeadlineKind.SAME_DAY:
        first, _dot, rest = procedures.same_day_rule().partition(". ")
        return f"{first}.", [rest, *note] if rest else note
    return procedures.deadline(item), note


def _with_note(item: Deadline) -> str:
    said = procedures.deadline(item)
    if not item.note or item.kind == DeadlineKind.TEXT:
        return said
    return _("{deadline}: {case}").format(deadline=said, case=item.note)


def _low(item: Deadline) -> str:
    said = _with_note(item)
    return said[:1].lower() + said[1:]


def _within(lines: list[str]) -> tuple[str, ...]:
    """The lines that explain a fact, each said once; what does not fit stands in full in a section of its own."""
    said = [tidy(line) for line in dict.fromkeys(lines) if tidy(line)]
    return tuple(said) if _fits(said) else (shortened(" ".join(said), LONGEST_FACT),)


def _fee(procedure: Procedure) -> Fact:
    value, note = procedures.fee_full(procedure.fee), tidy(procedure.fee.note)
    if note.startswith(value) and len(note) <= SHORT_NOTE:
        return Fact(_("Lệ phí"), note, ())
    return Fact(_("Lệ phí"), value, _within([note]))


def _where(public: PublicProcedure) -> Fact:
    if public.counters:
        numbers = [phrases.counter(number) for number in public.counters]
        several = _("{first} hoặc {second}").format(first=", ".join(numbers[:-1]), second=numbers[-1])
        value = _("{counters} tại Trung tâm").format(counters=several if len(numbers) > 1 else numbers[0])
    else:
        value = _("Tại Trung tâm")
    more = [_("Nơi tiếp nhận: {agency}").format(agency=public.agency)] if public.agency else []
    names = public.procedure.channels
    if Channel.ONLINE in names and Channel.POST in names:
        more.append(_("Cũng nộp được trực tuyến hoặc qua bưu chính."))
    elif Channel.ONLINE in names:
        more.append(_("Cũng nộp được trực tuyến."))
    elif Channel.POST in names:
        more.append(_("Cũng nộp được qua bưu chính."))
    return Fact(_("Nộp ở đâu"), value, tuple(more))
