"""Turns page models into HTML: one environment, templates compiled once, the style put into the page."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from portal.text import clean, kept, only_digits

PORTAL = Path(__file__).resolve().parent
ICONS = PORTAL.parent / "resources" / "icons"
WORDS = PORTAL.parent / "onestop_desk"
MAKER = "Onestop Desk"
"""Stands at the beginning of every file that we make."""
LIMIT = 20_000
"""Bytes that a page may have, with its style."""


class _Templates(BaseLoader):
    """The templates without the white space that only their writer needs."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:
        path = PORTAL / "templates" / template
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise TemplateNotFound(template) from None
        return "\n".join(line.strip() for line in text.splitlines() if line.strip()), str(path), None


@cache
def environment() -> Environment:
    """The templates' environment; everything is escaped, a name that is missing is our bug."""
    made = Environment(
        loader=_Templates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
        finalize=_finalize,
    )
    made.globals.update(icon=icon, maker=MAKER)
    made.filters.update(kept=kept, digits=only_digits)
    return made


def _finalize(value: Any) -> Any:
    return clean(value) if type(value) is str else value


@cache
def icon(name: str) -> Markup:
    """One of our icons as part of the page; its word stands beside it."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    inside = re.sub(r"^<svg[^>]*>|</svg>\s*$", "", svg.strip())
    return Markup('<svg class="i" viewBox="0 0 24 24" aria-hidden="true">' + inside + "</svg>")


@cache
def style(*names: str) -> Markup:
    """The named parts of the style as they stand in the page."""
    text = "".join((PORTAL / "style" / f"{name}.css").read_text(encoding="utf-8") for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return Markup(re.sub(r"\s*([{};,>])\s*|(?<=[a-z-]:) ", r"\1", text).replace(";}", "}").strip())


def page(template: str, **values: Any) -> str:
    """One page of a template."""
    return environment().get_template(template).render(**values)


@cache
def part(template: str, name: str) -> Any:
    """A macro of a template, to be called with plain values; gives the markup."""
    return getattr(environment().get_template(template).module, name)


def size(text: str) -> int:
    """Bytes of a text in a page."""
    return len(text.encode("utf-8"))


def script_json(value: Mapping[str, Any]) -> Markup:
    """JSON inside a script element: nothing in it can end the element or begin another."""
    text = clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


@cache
def look() -> str:
    """A mark that changes when anything changes that pages are made with: templates, style, words or code."""
    mark = hashlib.blake2b(digest_size=16)
    sources = [p for p in PORTAL.rglob("*") if p.suffix in {".py", ".html", ".css", ".js"}]
    sources += [*(WORDS / "words").glob("*.py"), WORDS / "domain" / "procedures.py", WORDS / "domain" / "posted.py"]
    for path in sorted([*sources, *ICONS.glob("*.svg")]):
        mark.update(path.name.encode())
        mark.update(path.read_bytes())
    return mark.hexdigest()
