"""What one may tick when rating a visit: codes that stay, words in both languages, few enough for a phone."""

import re

from tests.resources.records import resource

CODE = re.compile(r"^[a-z]+(_[a-z]+)*$")


def test_the_reasons_have_stable_codes_and_words_in_both_languages() -> None:
    reasons = resource("office/rating_reasons.json")["reasons"]
    codes = [reason["code"] for reason in reasons]
    assert 0 < len(codes) == len(set(codes)) <= 8
    assert all(CODE.match(code) for code in codes)
    assert all(0 < len(reason[language]) <= 60 for reason in reasons for language in ("vi", "en"))
