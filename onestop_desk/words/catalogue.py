"""Reads the English translations and refuses those that lost or invented a placeholder."""

import gettext
import io
import logging
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LOCALE = Path(__file__).resolve().parents[2] / "resources" / "locale"

_log = logging.getLogger(__name__)


class Catalogue:
    """The translations of one language, ready to be looked up."""

    def __init__(self, translations: gettext.NullTranslations) -> None:
        self._translations = translations

    def text(self, message: str) -> str:
        """Gives the translation of a sentence, or the sentence itself when there is none."""
        return self._translations.gettext(message) if message else ""

    def counted(self, message: str, n: int) -> str:
        """Gives the translation of a sentence about n things."""
        return self._translations.ngettext(message, message, n)


@cache
def english() -> Catalogue:
    """Reads the English translations once, when somebody first asks for English."""
    return load(LOCALE / "en.po")


def load(path: Path) -> Catalogue:
    """Reads a file of translations; a wrong one is left out, so its sentence stays Vietnamese."""
    # babel is asked for only here: a desk that speaks Vietnamese starts without it.
    from babel.messages.mofile import write_mo

    catalog = read(path)
    for message_id, fault in faults(catalog):
        _log.warning("translation left out: %s (%s)", message_id, fault)
        catalog.delete(message_id)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Catalogue(gettext.GNUTranslations(compiled))


def read(path: Path) -> "Catalog":
    """Reads a file of translations as it stands, good and bad."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def faults(catalog: "Catalog") -> list[tuple[str, str]]:
    """Lists the translations whose placeholders differ from those of their sentence."""
    found: list[tuple[str, str]] = []
    for message in catalog:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if not key:
            continue
        texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
        for text in filter(None, texts):
            if (fault := _fault(key, text)) is not None:
                found.append((key, fault))
                break
    return found


def placeholders(text: str) -> frozenset[str]:
    """Lists the names between braces in a sentence."""
    return frozenset(name for _text, name, _spec, _conv in Formatter().parse(text) if name is not None)


def _fault(source: str, text: str) -> str | None:
    try:
        wanted, given = placeholders(source), placeholders(text)
    except ValueError:
        return "braces do not match"
    if wanted != given:
        return f"placeholders {sorted(given)} instead of {sorted(wanted)}"
    return None
