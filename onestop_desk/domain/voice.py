"""How the office's voice speaks: its sentences with named places, how loud and fast at what hour, what it says when."""

import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from onestop_desk.domain.hours import parse_clock
from onestop_desk.domain.spoken import (
    Region,
    Style,
    read_clock,
    read_counter_english,
    read_day,
    read_number,
    read_ticket,
    read_ticket_english,
)


class Phrase(StrEnum):
    """What the voice may say."""

    CALL = "call"
    CALL_FIELD = "call_field"
    RECALL = "recall"
    APPOINTMENT = "appointment"
    NO_SHOW = "no_show"
    RESULT = "result"
    CLOSING = "closing"
    PAUSE = "pause"


DEFAULTS: Mapping[Phrase, str] = {
    Phrase.CALL: "Xin mời công dân có số thứ tự {ticket}, đến quầy số {counter}",
    Phrase.CALL_FIELD: "Xin mời công dân có số thứ tự {ticket}, lĩnh vực {field}, đến quầy số {counter}",
    Phrase.RECALL: "Xin nhắc lại, mời công dân có số thứ tự {ticket}, đến quầy số {counter}",
    Phrase.APPOINTMENT: "Xin mời công dân có lịch hẹn {ticket}, đến quầy số {counter}",
    Phrase.NO_SHOW: "Số thứ tự {ticket} đã được gọi {times} lần. Ông bà đến sau xin liên hệ quầy hướng dẫn",
    Phrase.RESULT: "Xin mời công dân có số thứ tự {ticket}, đến quầy trả kết quả",
    Phrase.CLOSING: "Đã hết giờ nhận hồ sơ buổi {session}. Xin mời ông bà quay lại vào {time}",
    Phrase.PAUSE: "Quầy số {counter} tạm dừng tiếp nhận. Xin ông bà thông cảm",
}
ON_OCCASION = (Phrase.CLOSING, Phrase.PAUSE)
"""What is said without a call, where the head has switched it on."""
ENGLISH = "Number {ticket}, please go to counter {counter}"
ENGLISH_RECALL = "Calling again, number {ticket}, please go to counter {counter}"
_PLACES: Mapping[Phrase, tuple[frozenset[str], frozenset[str]]] = {
    Phrase.CALL: (frozenset({"ticket", "counter"}), frozenset()),
    Phrase.CALL_FIELD: (frozenset({"ticket", "counter", "field"}), frozenset()),
    Phrase.RECALL: (frozenset({"ticket", "counter"}), frozenset({"field"})),
    Phrase.APPOINTMENT: (frozenset({"ticket", "counter"}), frozenset({"field"})),
    Phrase.NO_SHOW: (frozenset({"ticket"}), frozenset({"times"})),
    Phrase.RESULT: (frozenset({"ticket"}), frozenset()),
    Phrase.CLOSING: (frozenset({"time"}), frozenset({"session"})),
    Phrase.PAUSE: (frozenset({"counter"}), frozenset()),
}
"""Phrase -> the places it must have, and those it may have besides."""
LONGEST_PHRASE, MOST_BANDS = 160, 8


@dataclass(frozen=True)
class Band:
    """From some time of the day on: how loud, and how fast."""

    starts: time
    volume: int = 80
    """0 to 100; 0 is silence."""
    speed: int = -10
    """-50, half as slow again, to 50, half as fast again; 0 is how the voice speaks by itself."""


@dataclass(frozen=True)
class VoiceSetup:
    """The office's voice; a little slower than usual, for old ears."""

    on: bool = True
    """Off: the chime alone."""
    chime: bool = True
    region: Region = Region.NORTH
    style: Style = Style.WHOLE
    with_field: bool = False
    """A call names the line too."""
    english: bool = False
    """Each call is said in English after the Vietnamese."""
    bands: tuple[Band, ...] = (Band(time(0)),)
    """In order; before the first of the day the last of the day before holds."""
    occasions: frozenset[Phrase] = frozenset()
    """What of ON_OCCASION is said."""
    phrases: Mapping[Phrase, str] = field(default_factory=dict)
    """Sentences in the office's own words; what is not here is said in ours."""

    def phrase(self, phrase: Phrase) -> str:
        """A sentence with its places."""
        return self.phrases.get(phrase, DEFAULTS[phrase])

    def band(self, at: time) -> Band:
        """How loud and fast at a time of the day."""
        begun = [band for band in self.bands if band.starts <= at]
        return begun[-1] if begun else self.bands[-1]

    def as_stored(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "on": self.on,
            "chime": self.chime,
            "region": self.region.value,
            "style": self.style.value,
            "with_field": self.with_field,
            "english": self.english,
            "bands": [[f"{band.starts:%H:%M}", band.volume, band.speed] for band in self.bands],
            "occasions": sorted(phrase.value for phrase in self.occasions),
            "phrases": {phrase.value: text for phrase, text in self.phrases.items()},
        }


@dataclass(frozen=True)
class Notice:
    """Something that everybody in the hall hears, without a number."""

    phrase: Phrase
    counter: int = 1
    """The one that pauses."""
    morning: bool = False
    """Which half of the day is over."""
    back_at: time = time(0)
    """When the office opens again."""
    back_on: date | None = None
    """On which day; None for the same day."""


@dataclass(frozen=True)
class Said:
    """One sentence for a voice, and the same in words that everybody has recorded."""

    text: str
    plain: str
    language: str = "vi"


def setup_from(stored: Mapping[str, Any]) -> VoiceSetup:
    """The set-up as it was stored; what is missing is as we have it."""
    usual = VoiceSetup()
    bands = tuple(Band(parse_clock(starts), volume, speed) for starts, volume, speed in stored.get("bands", ()))
    return VoiceSetup(
        stored.get("on", usual.on),
        stored.get("chime", usual.chime),
        Region(stored.get("region", usual.region)),
        Style(stored.get("style", usual.style)),
        stored.get("with_field", usual.with_field),
        stored.get("english", usual.english),
        bands or usual.bands,
        frozenset(Phrase(name) for name in stored.get("occasions", ())),
        {Phrase(name): text for name, text in stored.get("phrases", {}).items()},
    )


def tidy(setup: VoiceSetup) -> VoiceSetup:
    """The same with bands in order and sentences with single spaces; a sentence that is ours anyway is not kept."""
    kept = {}
    for phrase, typed in setup.phrases.items():
        text = unicodedata.normalize("NFC", " ".join(typed.split()))
        if text and text != DEFAULTS[phrase]:
            kept[phrase] = text
    return replace(setup, bands=tuple(sorted(setup.bands, key=lambda band: band.starts)), phrases=kept)


def wrong_in(setup: VoiceSetup) -> str | None:
    """The part that cannot work: "bands", or the name of a phrase; None when all is well."""
    starts = [band.starts for band in setup.bands]
    in_order = starts == sorted(set(starts))
    if not 1 <= len(starts) <= MOST_BANDS or not in_order or not all(_is_right(band) for band in setup.bands):
        return "bands"
    return next((phrase.value for phrase, text in setup.phrases.items() if fault_of(phrase, text)), None)


def fault_of(phrase: Phrase, text: str) -> str | None:
    """Why a sentence cannot be said: "long", "braces", "unknown:" or "missing:" and a place; None when it can."""
    if len(text) > LONGEST_PHRASE:
        return "long"
    try:
        parts = [(name, spec, turn) for _text, name, spec, turn in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return "braces"
    must, may = _PLACES[phrase]
    for name, spec, turn in parts:
        if spec or turn:
            return "braces"
        if name not in must | may:
            return f"unknown:{name}"
    missing = must - {name for name, _spec, _turn in parts}
    return f"missing:{min(missing)}" if missing else None


def places(phrase: Phrase) -> tuple[str, ...]:
    """The places a sentence may have, those it must have first."""
    must, may = _PLACES[phrase]
    return (*sorted(must, reverse=True), *sorted(may))


def announcement(
    setup: VoiceSetup, number: str, counter: int, line: str = "", *, recall: bool = False, booked: bool = False
) -> tuple[Said, ...]:
    """What is said of a call: ticket "A012" to counter 3; in Vietnamese, then in English where the office wants it."""
    said = (sentence(setup, call_phrase(setup, line, recall=recall, booked=booked), number, counter, line),)
    if not setup.english:
        return said
    english = (ENGLISH_RECALL if recall else ENGLISH).format(
        ticket=read_ticket_english(number), counter=read_counter_english(counter)
    )
    return (*said, Said(english, english, "en"))


def call_phrase(setup: VoiceSetup, line: str, *, recall: bool, booked: bool) -> Phrase:
    """Which sentence a call is said with."""
    if recall:
        return Phrase.RECALL
    if booked:
        return Phrase.APPOINTMENT
    return Phrase.CALL_FIELD if setup.with_field and line else Phrase.CALL


def sentence(
    setup: VoiceSetup, phrase: Phrase, number: str = "A001", counter: int = 1, line: str = "", **facts: str
) -> Said:
    """One sentence with its places filled; `facts` are `times`, `session` and `time` in words."""
    filled = {
        "ticket": read_ticket(number, setup.region, setup.style),
        "counter": read_number(counter, setup.region),
        "field": line,
        **facts,
    }
    # Names of lines are not among the recorded words: the recording says the call without.
    bare = Phrase.CALL if phrase is Phrase.CALL_FIELD else phrase
    return Said(setup.phrase(phrase).format_map(filled), DEFAULTS[bare].format_map(filled))


def notice_said(setup: VoiceSetup, notice: Notice) -> tuple[Said, ...]:
    """What is said of it; nothing where the office does not want it."""
    if notice.phrase not in setup.occasions:
        return ()
    facts = {"session": "sáng" if notice.morning else "chiều", "time": read_clock(notice.back_at, setup.region)}
    made = sentence(setup, notice.phrase, counter=notice.counter, **facts)
    if notice.back_on is None:
        return (made,)
    # Days are not among the recorded words.
    facts["time"] = f"{facts['time']}, {read_day(notice.back_on, setup.region)}"
    return (replace(made, text=sentence(setup, notice.phrase, counter=notice.counter, **facts).text),)


def _is_right(band: Band) -> bool:
    return 0 <= band.volume <= 100 and -50 <= band.speed <= 50
