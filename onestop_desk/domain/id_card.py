"""Reads the QR of an ID card and keeps the age and the kind of document, nothing else."""

import re
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import AgeGroup

OLD_FIELDS, NEW_FIELDS = 7, 11
LONGEST = 600
"""Characters; a real card has fewer than 300."""
RENEWED_AT = (14, 25, 40, 60)
"""Birthdays by which a card is changed; from 60 on it stays valid."""
CHANGED_EARLY = 2
"""Years before such a birthday from which a new card counts until the next one."""
OLDEST = 130
_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"([0-9]{9}|[0-9]{12})?")
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


def read_card(text: str, today: date) -> Card:
    """The card whose QR was scanned; raises Refusal("bad_card").

    Name and address may be damaged by a typing tool; the number and both days must be whole and fit each other.
    Old cards have 7 fields, newer ones 11 of which the last are empty; empty fields are never dropped.
    """
    parts = _parts(text)
    number, birth, issued = parts[0], _day(parts[3]), _day(parts[6])
    if not _NUMBER.fullmatch(number) or not _OLD_NUMBER.fullmatch(parts[1]):
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
    return Card(kind, age, age_group(age), _is_over(birth, issued, today))


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
    parts = scanned.split("|")
    if len(parts) not in {OLD_FIELDS, NEW_FIELDS}:
        raise Refusal("bad_card")
    return parts


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
