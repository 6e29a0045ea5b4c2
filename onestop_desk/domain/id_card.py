"""Reads the QR of an ID card: age and kind of document for the guide, the name where a form asks for it."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from onestop_desk.domain import damaged_text
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import AgeGroup

OLD_FIELDS, NEW_FIELDS = 7, 11
LONGEST = 600
"""Characters; a real card has fewer than 300."""
LONGEST_NAME = 120
RENEWED_AT = (14, 25, 40, 60)
"""Birthdays by which a card is changed; from 60 on it stays valid."""
CHANGED_EARLY = 2
"""Years before such a birthday from which a new card counts until the next one."""
OLDEST = 130
NUMBER_FIGURES = 12
_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"([0-9]{9}|[0-9]{12})?")
_TELEX = re.compile(r"[wfjz]|aa|ee|dd|[srx]\b", re.IGNORECASE)
"""Letters that no Vietnamese word has, or has there: the keys of a mark instead of the mark."""
_DAY = re.compile(r"[0-9]{8}")


@dataclass(frozen=True)
class Card:
    """What the guide may know of a card."""

    kind: str
    """"chip" for the card of 7 fields, "id_card" for the one of 11."""
    age: int
    """In whole years on the day of reading."""
    age_group: AgeGroup
    expired: bool
    """By the birthdays at which a card is changed; what is printed on the card decides."""

    @property
    def document(self) -> str | None:
        """The fact for the guide: "valid", or None when the question has to be asked."""
        return None if self.expired else "valid"


@dataclass(frozen=True)
class IdCard:
    """A card as it was scanned; nothing of it is shown in a log, and whoever asked takes the one thing it needs."""

    number: str = field(repr=False)
    old_number: str = field(repr=False)
    """Of 9 figures, or ""."""
    name: str = field(repr=False)
    """As it came; "" when it holds what no name holds."""
    name_is_sure: bool
    """False when a typing tool or a layout seems to have damaged it: it must be compared with the card."""
    birth: date = field(repr=False)
    sex: str = field(repr=False)
    """"male", "female", or "" when the century and sex of the number say otherwise than the word."""
    issued: date = field(repr=False)
    card: Card


def read_card(text: str, today: date) -> Card:
    """The age and kind of the card whose QR was scanned; raises Refusal("bad_card") as `read_id_card` does."""
    return read_id_card(text, today).card


def read_id_card(text: str, today: date) -> IdCard:
    """The card whose QR was scanned; raises Refusal("bad_card").

    Name and address may be damaged by a typing tool; the number and both days must be whole and fit each other.
    Old cards have 7 fields, newer ones 11 of which the last are empty; empty fields are never dropped.
    """
    parts = _parts(text)
    number, old_number, birth_text, issued_text = (damaged_text.figures(parts[at]) for at in (0, 1, 3, 6))
    birth, issued = _day(birth_text), _day(issued_text)
    if not _NUMBER.fullmatch(number) or not _OLD_NUMBER.fullmatch(old_number):
        raise Refusal("bad_card")
    # Figures 4 to 6 of the number say the century with the sex, and the year of birth.
    if (int(number[3]) // 2 + 19, int(number[4:6])) != divmod(birth.year, 100):
        raise Refusal("bad_card")
    if not birth <= issued <= today:
        raise Refusal("bad_card")
    age = age_on(birth, today)
    if age > OLDEST:
        raise Refusal("bad_card")
    kind = "chip" if len(parts) == OLD_FIELDS else "id_card"
    card = Card(kind, age, age_group(age), _is_over(birth, issued, today))
    name = _name(parts[2])
    intact = (number, old_number, birth_text, issued_text) == tuple(parts[at] for at in (0, 1, 3, 6))
    sure = intact and _is_whole_name(name) and unicodedata.normalize("NFC", parts[4]) in {"Nam", "Nữ"}
    return IdCard(number, old_number, name, sure, birth, _sex(number, parts[4]), issued, card)


def age_on(birth: date, day: date) -> int:
    """Whole years on a day; somebody born on 29 February has the birthday on 1 March of other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age_group(age: int) -> AgeGroup:
    """The group of an age in whole years."""
    for least, group in ((60, AgeGroup.ELDERLY), (18, AgeGroup.ADULT), (14, AgeGroup.TEEN), (6, AgeGroup.CHILD)):
        if age >= least:
            return group
    return AgeGroup.UNDER_6


def _parts(text: str) -> list[str]:
    scanned = text.strip("\r\n\t ")
    if len(scanned) > LONGEST or any(not c.isprintable() for c in scanned):
        raise Refusal("bad_card")
    parts = scanned.split(_separator(scanned))
    if len(parts) not in {OLD_FIELDS, NEW_FIELDS} or any(parts[OLD_FIELDS:]):
        raise Refusal("bad_card")
    return parts


def _separator(scanned: str) -> str:
    """What stands behind the number: |, or what another layout makes of its key."""
    if "|" in scanned:
        return "|"
    behind = scanned[NUMBER_FIGURES : NUMBER_FIGURES + 1]
    if not behind or behind.isalnum() or behind.isspace() or behind in ",.-/'":
        raise Refusal("bad_card")
    return behind


def _name(text: str) -> str:
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    return name if len(name) <= LONGEST_NAME and all(c.isalpha() or c in " '-.’" for c in name) else ""


def _is_whole_name(name: str) -> bool:
    """Whether it looks as a card writes it: each word with one capital, letters only."""
    words = name.split()
    return (
        len(words) > 1
        and not _TELEX.search(name)
        and all(word[0].isupper() and word[1:] == word[1:].lower() for word in words)
    )


def _sex(number: str, word: str) -> str:
    by_number = "female" if int(number[3]) % 2 else "male"
    by_word = {"Nam": "male", "Nữ": "female"}.get(unicodedata.normalize("NFC", word), by_number)
    return by_number if by_word == by_number else ""


def _day(figures: str) -> date:
    if not _DAY.fullmatch(figures):
        raise Refusal("bad_card")
    try:
        return date(int(figures[4:]), int(figures[2:4]), int(figures[:2]))
    except ValueError:
        raise Refusal("bad_card") from None


def _is_over(birth: date, issued: date, today: date) -> bool:
    held_from, now = age_on(birth, issued), age_on(birth, today)
    changed_at = next((age for age in RENEWED_AT if held_from < age - CHANGED_EARLY), None)
    return changed_at is not None and now >= changed_at
