"""Reads built pages as a browser would: their links, their addresses and their texts."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


class Page(HTMLParser):
    """The links, ids and visible text of one page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.elements: list[str] = []
        self._said: list[str] = []
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if tag == "form":
            self.links.append(str(values.get("action") or ""))
        if values.get("id"):
            self.ids.append(str(values["id"]))
        self._hidden += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._said.append(data)

    @property
    def text(self) -> str:
        """What the page says, with single spaces."""
        return " ".join("".join(self._said).replace("\u00a0", " ").split())


def pages_in(site: Path) -> dict[str, Page]:
    """Every page of a built site by its path below the folder."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in found}


def target(page: str, link: str) -> tuple[str, str] | None:
    """Which file and which place in it a link of a page leads to when a plain server shows it; None for other sites."""
    whole = urlsplit(urljoin(f"https://here.example/{page}", link))
    if whole.netloc != "here.example":
        return None
    path = unquote(whole.path).lstrip("/")
    return (f"{path}index.html" if path.endswith("/") or not path else path), whole.fragment
