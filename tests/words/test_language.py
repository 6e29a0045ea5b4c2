"""Choosing a language changes what is said, and only for as long as it was chosen."""

import threading
from pathlib import Path

import pytest

from onestop_desk.words import _, language, plural, use
from onestop_desk.words.catalogue import LOCALE, faults, load, read


def test_vietnamese_is_its_own_key() -> None:
    assert _("Quầy {number}") == "Quầy {number}"


def test_english_lasts_for_one_block() -> None:
    with use("en"):
        assert _("Quầy {number}") == "Counter {number}"
    assert language() == "vi"


def test_english_counts() -> None:
    with use("en"):
        assert plural("{n} người", 1).format(n=1) == "1 person"
        assert plural("{n} người", 4).format(n=4) == "4 people"


def test_a_sentence_without_translation_stays_vietnamese() -> None:
    with use("en"):
        assert _("Câu này không có trong từ điển") == "Câu này không có trong từ điển"
        assert _("") == ""


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        use("fr")


def test_one_thread_does_not_change_the_language_of_another() -> None:
    heard: list[str] = []
    with use("en"):
        thread = threading.Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()
    assert heard == ["vi"]


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("Gọi tiếp", "Gọi tiếp Gọi tiếp"),
        ("Còn {n} phút", "Còn Còn {n} phút phút"),
        ("{date:%d} · {n}", "{date:%d} · {n}"),
    ],
)
def test_doubling_repeats_words_and_keeps_placeholders(text: str, doubled: str) -> None:
    with use("doubled"):
        assert _(text) == doubled


def test_the_environment_doubles_any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONESTOP_TEXT_SCALE", "2")
    with use("en"):
        assert _("Vào ngay") == "No wait No wait"


def test_a_translation_that_lost_a_placeholder_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "en.po"
    file.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Còn {n} phút"\nmsgstr "{m} minutes left"\n\n'
        'msgid "Mời vào"\nmsgstr "Come in"\n\n'
        'msgid "Số {n}"\nmsgstr "Number {n"\n',
        encoding="utf-8",
    )
    catalogue = load(file)
    assert catalogue.text("Còn {n} phút") == "Còn {n} phút"
    assert catalogue.text("Số {n}") == "Số {n}"
    assert catalogue.text("Mời vào") == "Come in"
    assert [record.args[0] for record in caplog.records if isinstance(record.args, tuple)] == [
        "Còn {n} phút",
        "Số {n}",
    ]


def test_our_english_keeps_every_placeholder() -> None:
    assert faults(read(LOCALE / "en.po")) == []
