"""What the pages of a form share: how far one is, and the check that a person sends it."""

from dataclasses import dataclass

from onestop_desk.words import _
from portal.forms.robots import Question
from portal.links import Links

STEPS = 3


@dataclass(frozen=True)
class Progress:
    """Bước 2 trong 3."""

    said: str
    bars: tuple[bool, ...]


def progress(step: int) -> Progress:
    """How far one is."""
    said = _("Bước {step} trong {of}").format(step=step, of=STEPS)
    return Progress(said, tuple(number < step for number in range(STEPS)))


@dataclass(frozen=True)
class Check:
    """The question that is there without script, and where a script finds its work instead."""

    work: str
    question: str
    sealed: str
    label: str
    hint: str


def check_of(links: Links, question: Question) -> Check:
    """The check of one form."""
    return Check(
        work=links.file("thu-thach"),
        question=question.text,
        sealed=question.sealed,
        label=_("Để biết không phải máy gửi: {question}").format(question=question.text),
        hint=_("Ghi bằng số hoặc bằng chữ."),
    )
