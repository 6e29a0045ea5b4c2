"""The hand-out of the VNeID guide: the person's own steps in large type, on A5 or a roll; it names nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onestop_desk.domain.guide import HANDOUT_STEPS, OFFICIAL_PAGE, GuidePaper, Legal, Outcome, Place
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.paper import codes as qr
from onestop_desk.paper import engine
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.engine import printable
from onestop_desk.words import guide_handout as words
from onestop_desk.words import language, use

Size = Literal["roll", "narrow", "A5"]
"""A roll of 80 mm, a roll of 58 mm, A5."""
TEMPLATE = "vneid-handout.typ"
_PPI = 8 * 25.4
"""Eight dots a millimetre, as the heads of these printers have."""
_SPAN = re.compile(r"(?<=\d)–(?=\d)")
_AT_POLICE = frozenset({Place.POLICE, Place.SHOP, Place.HOME})


@dataclass(frozen=True)
class GuideHandout:
    """What stands on one hand-out; an empty text is left out."""

    office: PublicOffice
    outcome: Outcome
    day: date
    """When it is printed."""
    police_place: str = ""
    police_hours: str = ""
    hotline: str = ""
    page: str = ""
    """Opened by the code where the outcome has no page of its own."""
    video: str = ""
    helper: str = ""
    """The name of the officer who helped; it is printed and kept nowhere."""
    code: str = ""
    """Its short code: typed at the desk, it opens this outcome again."""
    for_counter: bool = False
    """Printed at the kiosk: says to show it at the counter."""


def pdf(handout: GuideHandout, size: Size, codes: Codes | None = None, *, lang: str | None = None) -> bytes:
    """The hand-out as a PDF: a page as high as its content on the roll, or A5."""
    return engine.pdf(TEMPLATE, handout=values_of(handout, size, codes, lang=lang))


def picture(
    handout: GuideHandout, size: Size, codes: Codes | None = None, *, lang: str | None = None, ppi: float = _PPI
) -> bytes:
    """The first page as a PNG: for the printer of the roll, or a preview."""
    return engine.pictures(TEMPLATE, ppi, handout=values_of(handout, size, codes, lang=lang))[0]


def values_of(
    handout: GuideHandout, size: Size, codes: Codes | None = None, *, lang: str | None = None
) -> dict[str, Any]:
    """Every word on the sheet as plain JSON for the template, in the language given or now spoken."""
    spoken = lang or language()
    outcome = handout.outcome
    with use(spoken):
        return {
            "size": size,
            "lang": "en" if spoken == "en" else "vi",
            "office": printable(handout.office.name),
            "demo": words.trial() if handout.office.is_demo else "",
            "title": printable(outcome.title.of(spoken)),
            "lead": _lead(handout, spoken),
            "bring": words.bring(),
            "papers": [_paper(paper, spoken) for paper in outcome.papers],
            "steps_heading": words.steps(),
            "steps": [printable(line.of(spoken)) for line in outcome.handout[:HANDOUT_STEPS]],
            "safe": words.safe(),
            "warnings": [printable(warning.of(spoken)) for warning in outcome.warnings],
            "help": _hotline(handout.hotline),
            "show": words.show_it(handout.code) if handout.for_counter else "",
            "foot": _foot(handout, spoken),
            "codes": list(_codes(handout, codes or qr.shared())),
        }  # fmt: skip


def _lead(handout: GuideHandout, spoken: str) -> list[dict[str, Any]]:
    """Where, when and how long, as one paragraph of plain and bold parts."""
    outcome = handout.outcome
    lead = [_part(words.where(outcome.where.of(spoken).rstrip(".")))]
    if outcome.place in _AT_POLICE:
        lead.append(_part(words.police_desk(handout.police_place, handout.police_hours)))
    lead.append(_part(words.how_long(outcome.how_long.of(spoken)), bold=True))
    shown = [part for part in lead if part["words"]]
    return [{**part, "words": part["words"] + " "} for part in shown[:-1]] + shown[-1:]


def _part(said: str, *, bold: bool = False) -> dict[str, Any]:
    # Times such as 13:30–17:00 stay on one line.
    return {"words": _SPAN.sub("\u2060–\u2060", printable(said)), "bold": bold}


def _paper(paper: GuidePaper, spoken: str) -> dict[str, str]:
    return {"name": printable(paper.name.of(spoken)), "how": printable(paper.how.of(spoken)) if paper.how else ""}


def _hotline(phone: str) -> list[dict[str, Any]]:
    if not phone:
        return []
    before, _place, after = words.hotline().partition("{phone}")
    parts = ((before, False), (printable(phone), True), (after, False))
    return [{"words": part, "bold": bold} for part, bold in parts if part]


def _foot(handout: GuideHandout, spoken: str) -> list[str]:
    confirmed = [source for source in handout.outcome.legal if source.confirmed]
    lines = [words.printed(handout.day, printable(handout.helper))]
    if handout.code and not handout.for_counter:
        lines.append(words.code(handout.code))
    if confirmed:
        lines.append(printable(words.based_on(_sources(confirmed, spoken))))
    if not handout.outcome.confirmed:
        lines.append(words.unconfirmed())
    return lines


def _sources(sources: Sequence[Legal], spoken: str) -> str:
    """The decree alone where there is one: the sheet has little room, the screen has the rest."""
    return sources[0].text.of(spoken)


def _codes(handout: GuideHandout, codes: Codes) -> Iterator[dict[str, Any]]:
    page = handout.outcome.page_url or handout.page or OFFICIAL_PAGE
    film = handout.outcome.video if handout.outcome.video.startswith("http") else handout.video
    for address, label in ((page, words.page()), (film, words.video())):
        if address:
            code = codes.one(address, "M")
            yield {"svg": code.svg(), "modules": code.modules, "alt": address, "label": label}
