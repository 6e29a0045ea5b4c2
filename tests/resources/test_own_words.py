"""The catalogue is written in our own words: no sentence of the official texts stands in it."""

from tests.resources.records import Record, procedures, resource, shared, shingles, strings

NAMES_AND_FACTS = {
    "code", "name", "official_name", "field", "agency", "agency_text", "level", "decision", "legal_basis",
    "portal_url", "source_url",
}  # fmt: skip
"""What identifies a procedure is the same everywhere; only what explains it must be ours."""


def told(record: Record) -> list[str]:
    """The texts of a record that explain, without those that identify."""
    return list(strings({key: value for key, value in record.items() if key not in NAMES_AND_FACTS}))


def official_shingles() -> set[tuple[str, ...]]:
    """Every run of eight words in the official texts."""
    texts = (text for record in shared("procedures_official.json") for text in told(record))
    return {run for text in texts for run in shingles(text)}


def test_no_eight_words_in_a_row_are_theirs() -> None:
    theirs = official_shingles()
    ours = [text for record in procedures() for text in told(record)]
    ours += strings(resource("procedures/starter.json")["common_papers"])
    assert [text for text in ours if shingles(text) & theirs] == []


def test_a_copied_sentence_would_be_seen() -> None:
    theirs = official_shingles()
    long_sentence = max((item["name"] for item in shared("procedures_official.json")[0]["document_items"]), key=len)
    assert shingles(long_sentence.upper().replace(",", " –")) & theirs
