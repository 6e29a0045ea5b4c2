"""The VNeID guide as plain files: one page for each question and outcome instead of one for each way to it."""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Guide, Outcome, Question, Walk
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.guide_views import GuideOffice
from portal.frame import Frame
from portal.links import Links, folder
from portal.pages.guide import PATH, Reader, guide_page

ROOT = PATH.strip("/")


class GuideFolder:
    """All pages of a guide, each with its path below the home page.

    A page is named after its question or outcome. Where something is known already that a later question would ask for,
    the page has a twin that skips that question, named after what is known: vneid/card/level_2.
    """

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._later: dict[str, frozenset[str]] = {}

    @cached_property
    def walks(self) -> Mapping[str, Walk]:
        """A shortest walk to each page, by its path."""
        found = {ROOT: rules.begin(self._guide)}
        waiting = [found[ROOT]]
        for walk in waiting:
            now = rules.current(walk)
            for option in now.answers if isinstance(now, Question) else ():
                following = rules.answer(walk, option.id)
                if found.setdefault(self.path(following), following) is following:
                    waiting.append(following)
        return found

    def path(self, walk: Walk) -> str:
        """Where the page lies that goes on as this walk does."""
        if not walk.answers:
            return ROOT
        now = rules.current(walk)
        known = [walk.facts[name] for name in sorted(self._asked_from(now.id)) if name in walk.facts]
        return "/".join([ROOT, now.id, *known])

    def _asked_from(self, node_id: str) -> frozenset[str]:
        """The facts that are asked for at a node or behind it."""
        if node_id not in self._later:
            node = self._guide.node(node_id)
            asked: set[str] = set()
            if not isinstance(node, Outcome):
                asked.update({node.asks} if node.asks else set())
                asked.update(*(self._asked_from(option.to) for option in node.answers))
            self._later[node_id] = frozenset(asked)
        return self._later[node_id]


def every_page(
    catalogue: PublicCatalogue, frame: Frame, guide: Guide, beside: GuideOffice
) -> Iterator[tuple[str, str]]:
    """The text of each page with its path."""
    pages = GuideFolder(guide)
    for path, walk in pages.walks.items():
        links = folder(path, catalogue.office.base)
        reader = Reader(catalogue, frame, links, partial(_address, pages, links), beside, remembers=False)
        yield path, guide_page(reader, walk)


def _address(pages: GuideFolder, links: Links, walk: Walk) -> str:
    return links.guide(*pages.path(walk).split("/")[1:])
