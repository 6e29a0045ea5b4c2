"""The parts of the guide's end: its facts, the person's own steps and papers, and what became of the hand-out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from onestop_desk.domain.guide import GuidePaper, Outcome, Place
from onestop_desk.services.guide_views import GuideOffice
from onestop_desk.words import _, guide_alone, guide_handout, marked
from onestop_desk.words.guide_alone import said
from ui.kiosk.kit import Kit
from ui.kiosk.paged import SPARE
from ui.theme import Tone

_SLOTS = {
    "below": (marked("Lấy phiếu ở khe bên dưới"), "arrow-down"),
    "left": (marked("Lấy phiếu ở khe bên trái"), "arrow-left"),
    "right": (marked("Lấy phiếu ở khe bên phải"), "arrow-right"),
}
AT_POLICE = frozenset({Place.POLICE, Place.HOME})
"""Where the police desk beside the office helps, or comes from."""
BAND = (176, 140)


def facts_card(kit: Kit, outcome: Outcome, beside: GuideOffice | None) -> QFrame:
    """Where it is done and how long it takes."""
    card = kit.frame("kiosk-card")
    card.setObjectName("guideFacts")
    inside = kit.column(card, margins=(36, 14), gap=8)
    where = [guide_handout.where(said(outcome.where))]
    if outcome.place in AT_POLICE and beside is not None:
        where += [line for line in (beside.police_place, beside.police_hours) if line]
    for icon, lines in (("map-pin", where), ("clock", [guide_handout.how_long(said(outcome.how_long))])):
        row = kit.row(gap=28)
        row.addWidget(kit.icon(icon, "lam", 48), 0, Qt.AlignmentFlag.AlignTop)
        words = kit.column(gap=0)
        for place, line in enumerate(lines):
            words.addWidget(kit.words(line, "kiosk-row-soft", strong=not place))
        row.addLayout(words, 1)
        inside.addLayout(row)
    return card


def rows(kit: Kit, outcome: Outcome, beside: GuideOffice | None) -> list[QWidget]:
    """Everything to do and to bring, in the order of doing; the list makes pages of it."""
    made: list[QWidget] = [
        _step(kit, number, said(step.text), said(step.detail)) for number, step in enumerate(outcome.steps, 1)
    ]
    if outcome.papers:
        papers: list[QWidget] = [_line(kit, "check", "luc", _paper(paper)) for paper in outcome.papers]
        made.append(_block(kit, ("document", "lam", _("Mang theo")), papers))
    warnings: list[QWidget] = [_line(kit, "minus", "cam", said(warning)) for warning in outcome.warnings]
    made.append(_block(kit, ("shield", "cam", guide_alone.secret_heading()), warnings))
    hotline = beside.hotline if beside is not None else ""
    call = _("Tổng đài VNeID: {phone}").format(phone=hotline) if hotline else ""
    following = (said(outcome.next_step), said(outcome.today), call)
    made.append(
        _block(kit, ("arrow-right", "lam", _("Tiếp theo")), [kit.words(t, "kiosk-body") for t in following if t])
    )
    law = "; ".join(guide_alone.legal_line(source) for source in outcome.legal)
    made.append(kit.words(_("Căn cứ: {law}.").format(law=law), "kiosk-row-soft", "ink_soft"))
    return made


def _paper(paper: GuidePaper) -> str:
    if paper.how is None:
        return said(paper.name)
    return _("{paper} ({how})").format(paper=said(paper.name), how=said(paper.how))


def take_band(kit: Kit, slot: str, code: str) -> QFrame:
    """The hand-out is out: the arrow shows where, and the counter knows what to do with it."""
    place, arrow = _SLOTS[slot]
    card = band(kit, "kiosk-take", "printer", ("paper", "paper"), _("Đưa phiếu này cho quầy"),
                _("{place} · mã {code}").format(place=_(place), code=code))  # fmt: skip
    inside = card.layout()
    if inside is not None:
        inside.addWidget(kit.icon(arrow, "paper", 88))
    card.setObjectName("takeHandout")
    return card


def printing_band(kit: Kit) -> QFrame:
    """The hand-out is on its way."""
    card = band(kit, "kiosk-card", "printer", ("ink", "ink_soft"), _("Đang in hướng dẫn…"), "")
    card.setObjectName("printing")
    return card


def screen_band(kit: Kit, code: str, *, failed: bool) -> QFrame:
    """There is no paper: a picture of the screen does, or the code told at the counter."""
    headline = _("Máy in chưa in được") if failed else _("Chụp ảnh màn hình này")
    sentence = _("Chụp màn hình này, hoặc đọc mã {code} cho quầy.") if failed else _("Hoặc đọc mã {code} cho quầy.")
    kind, icon = ("kiosk-notice", "printer-off") if failed else ("kiosk-card", "camera")
    card = band(
        kit, kind, icon, ("ink", "ink_soft"), headline, sentence.format(code=code), mark="cam" if failed else "lam"
    )
    card.setObjectName("handoutShown")
    return card


def band(
    kit: Kit, kind: str, icon: str, tones: tuple[Tone, Tone], headline: str, sentence: str, *, mark: Tone | None = None
) -> QFrame:
    """A card that says one thing."""
    card = kit.frame(kind)
    card.setMinimumHeight(kit.pick(*BAND))
    inside = kit.row(card, margins=(40, 14), gap=36)
    inside.addWidget(kit.icon(icon, mark or ("paper" if tones[0] == "paper" else "lam"), 88))
    words = kit.column(gap=0)
    words.addStretch(1)
    words.addWidget(kit.words(headline, "kiosk-pair" if kit.upright else "kiosk-foot", tones[0]))
    if sentence:
        words.addWidget(kit.words(sentence, "kiosk-body", tones[1]))
    words.addStretch(1)
    inside.addLayout(words, 1)
    return card


def _step(kit: Kit, number: int, text: str, detail: str) -> QFrame:
    made = QFrame()
    made.setObjectName("guideStep")
    inside = kit.row(made, margins=(0, 4), gap=24)
    tile = kit.tile(56, kit.words(str(number), "kiosk-strong", "lam", wrap=False))
    inside.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
    words = kit.column(gap=0)
    words.addWidget(kit.words(text, "kiosk-strong"))
    if detail:
        spare = kit.words(detail, "kiosk-row-soft", "ink_soft")
        spare.setObjectName(SPARE)
        words.addWidget(spare)
    inside.addLayout(words, 1)
    return made


def _line(kit: Kit, icon: str, tone: Tone, text: str) -> QFrame:
    made = QFrame()
    inside = kit.row(made, margins=(8, 0), gap=20)
    inside.addWidget(kit.icon(icon, tone, 34), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(kit.words(text, "kiosk-row-soft"), 1)
    return made


def _block(kit: Kit, heading: tuple[str, Tone, str], lines: list[QWidget]) -> QFrame:
    """A heading that never stands alone at the foot of a page."""
    icon, tone, text = heading
    made = QFrame()
    inside = kit.column(made, margins=(0, 6, 0, 2), gap=2)
    top = kit.row(gap=20)
    top.addWidget(kit.icon(icon, tone, 44))
    top.addWidget(kit.words(text, "kiosk-foot", tone), 1)
    inside.addLayout(top)
    for line in lines:
        inside.addWidget(line)
    return made
