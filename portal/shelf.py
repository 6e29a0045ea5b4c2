"""The pages that are the same for everybody: made once for each state of the catalogue, kept compressed."""

from collections import OrderedDict
from threading import Lock

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import use
from portal import live
from portal.answers import Packed, packed
from portal.links import FIRST, Links

MOST = 3_000
"""Pages kept; with 6 kB each that is 18 MB at the most, and a commune's catalogue needs a third."""
_FIGURES = 3
"""Of the number of a following page."""


def links_to(prefix: str, path: str, *, english: bool) -> Links:
    """The links of a page of the running portal: `prefix` is where a proxy shows it, `path` begins with a slash."""
    here, there = (f"{prefix}/en", prefix) if english else (prefix, f"{prefix}/en")
    return Links(root=f"{here}/", base=here, other=f"{there}{path}" or "/")


class Shelf:
    """The pages of one catalogue; a new catalogue empties it."""

    def __init__(self, catalogue: PublicCatalogue, prefix: str = "") -> None:
        self.catalogue = catalogue
        self.prefix = prefix
        self._kept: OrderedDict[tuple[bool, str], Packed] = OrderedDict()
        self._lock = Lock()

    def renew(self, catalogue: PublicCatalogue) -> None:
        """Takes another catalogue; nothing is done when it is the same."""
        if catalogue is not self.catalogue:
            with self._lock:
                self.catalogue = catalogue
                self._kept.clear()

    def known(self, path: str, *, english: bool) -> Packed | None:
        """A page that is made already."""
        return self._kept.get((english, path))

    def page(self, path: str, *, english: bool) -> Packed | None:
        """A page, made now when it has to be; None when there is none at this address."""
        if found := self.known(path, english=english):
            return found
        catalogue = self.catalogue
        with use("en" if english else "vi"):
            text = _made(catalogue, path, links_to(self.prefix, path, english=english))
        if text is None:
            return None
        made = packed(text)
        with self._lock:
            if catalogue is self.catalogue:
                self._kept[english, path] = made
                if len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        return made


def _made(catalogue: PublicCatalogue, path: str, links: Links) -> str | None:
    match path.strip("/").split("/"):
        case ["t", code]:
            return live.render_procedure(catalogue, code, links=links)
        case ["t", code, part]:
            return live.render_procedure(catalogue, code, links=links, part=part)
        case ["t", code, part, page] if number := _number(page):
            return live.render_procedure(catalogue, code, links=links, part=part, page=number)
        case ["l", slug]:
            return live.render_field(catalogue, slug, links=links)
        case ["l", slug, page] if number := _number(page):
            return live.render_field(catalogue, slug, links=links, page=number)
        case ["linh-vuc"]:
            return live.render_fields(catalogue, links=links)
        case ["linh-vuc", page] if number := _number(page):
            return live.render_fields(catalogue, links=links, page=number)
        case ["thu-tuc"]:
            return live.render_letters(catalogue, links=links)
        case ["thu-tuc", letter]:
            return live.render_letter(catalogue, letter, links=links)
        case ["thu-tuc", letter, page] if number := _number(page):
            return live.render_letter(catalogue, letter, links=links, page=number)
        case ["du-lieu-ca-nhan"]:
            return live.render_privacy(catalogue, links=links)
    return None


def _number(text: str) -> int:
    """The number of a following page, 0 for what is none: there is one address for each page."""
    plain = text.isascii() and text.isdigit() and len(text) <= _FIGURES and text[0] != "0"
    return int(text) if plain and int(text) > FIRST else 0
