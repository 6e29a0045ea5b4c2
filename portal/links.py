"""Where each page is, seen from the page that is being made: the same pages serve a folder and a running portal."""

import re
from dataclasses import dataclass

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"\d\.\d{6}")
FIRST = 1


@dataclass(frozen=True)
class Links:
    """Addresses of the pages.

    `root` leads to the home page and ends with a slash: "/" in the portal, "../../" on a page of a folder two deep.
    `slash` stands behind a page's address: "/" where each page is a folder with an index.html, nothing in the portal.
    """

    root: str = "/"
    slash: str = ""
    base: str = ""
    """The base of public addresses: a time is booked there, whatever shows this page."""
    other: str = ""
    """The same page in the other language; empty in a folder, which has one language."""

    @property
    def home(self) -> str:
        """The home page."""
        return self.root

    @property
    def fields(self) -> str:
        """All fields."""
        return self._to("linh-vuc")

    @property
    def search(self) -> str:
        """The search page."""
        return self._to("tim")

    @property
    def privacy(self) -> str:
        """What is done with people's data."""
        return self._to("du-lieu-ca-nhan")

    def every(self, letter: str = "", page: int = FIRST) -> str:
        """All procedures by their first letter."""
        return self._to("/".join(["thu-tuc", *([letter] if letter else [])]), page)

    def procedure(self, code: str, part: str = "", page: int = FIRST) -> str:
        """A procedure, or one of its following pages."""
        return self._to(f"t/{code}/{part}" if part else f"t/{code}", page)

    def field(self, slug: str, page: int = FIRST) -> str:
        """The procedures of a field."""
        return self._to(f"l/{slug}", page)

    def more_fields(self, page: int) -> str:
        """One of the pages of all fields."""
        return self._to("linh-vuc", page)

    def booking(self, code: str = "") -> str:
        """Where a time is booked, for a procedure or in general; always in the running portal, at the base address."""
        return f"{self.base}/dat-hen/{code}".rstrip("/")

    def guide(self, *answers: str) -> str:
        """The VNeID guide after these answers, from its beginning without any."""
        return self._to("/".join(["vneid", *answers]))

    @property
    def lookup(self) -> str:
        """Where an appointment is found by its code."""
        return self._to("tra-cuu")

    @property
    def my_number(self) -> str:
        """How a number is followed on a phone."""
        return self._to("so-cua-toi")

    def appointment(self, token: str, act: str = "") -> str:
        """An appointment, or what is done with it."""
        return self._to(f"h/{token}/{act}" if act else f"h/{token}")

    def number(self, token: str, act: str = "") -> str:
        """A number of today, or what is done with it."""
        return self._to(f"s/{token}/{act}" if act else f"s/{token}")

    def file(self, name: str) -> str:
        """A file beside the home page."""
        return self.root + name

    def _to(self, path: str, page: int = FIRST) -> str:
        return f"{self.root}{path}{f'/{page}' if page > FIRST else ''}{self.slash}"


def folder(path: str, base: str = "") -> Links:
    """The links of a page of the static site that lies in the folder `path` ("" is the home page)."""
    return Links("../" * len([part for part in path.split("/") if part]) or "./", "/", base)
