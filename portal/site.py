"""Builds the whole public catalogue as a static site: plain files for any web server, renewed where needed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from onestop_desk.domain.guide import Guide
from onestop_desk.domain.posted import PublicCatalogue, PublicField, field_path, procedure_path
from onestop_desk.services.guide_views import GuideOffice
from onestop_desk.words import language, procedures
from onestop_desk.words.long_texts import shortened
from portal import render
from portal.frame import Frame, frame_of
from portal.links import CODE, SLUG, Links, folder
from portal.pages import guide_folder, home, lists, notices
from portal.pages.procedure import ProcedurePages
from portal.site_folder import Folder, Unit
from portal.text import clean

SCRIPT, INDEX, SITEMAP, ROBOTS, MISSING = "tim.js", "tim.json", "sitemap.xml", "robots.txt", "404.html"
SITEMAP_FORMAT = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_IN_A_SITEMAP = 50_000
KEPT_EVERY, TOLD_EVERY = 500, 25
"""Units after which the manifest is kept, and after which the progress is told."""

Progress = Callable[[int, int], None]
"""Told (units done, units in all) now and then; what it raises stops the build, and the next one goes on from there."""
Files = Iterator[tuple[str, bytes]]


@dataclass(frozen=True)
class SiteBuilt:
    """What a build did, in files."""

    written: int
    unchanged: int
    removed: int
    pages: int
    """How many pages the site has, whether written now or before."""


@dataclass(frozen=True)
class _Job:
    """One unit that may have to be made: what it depends on, and how it is made."""

    name: str
    key: str
    make: Callable[[], Files]


Guidance = tuple[Guide, GuideOffice]
"""The VNeID guide, and what the office adds to it."""


def build_site(
    catalogue: PublicCatalogue, out: Path, progress: Progress | None = None, guidance: Guidance | None = None
) -> SiteBuilt:
    """Brings the site in `out` up to date with the catalogue, and with the guide where there is one.

    Files that are already right are not touched; files of ours that are no longer wanted are taken away, anybody else's
    never. Raises Offline("disk_full"), and Refusal("file_not_writable") where the folder cannot be written or a file
    that is not ours lies at the place of a page.
    """
    place = Folder(out)
    catalogue = replace(catalogue, office=replace(catalogue.office, guides=guidance is not None))
    jobs = list(_jobs(catalogue, guidance))
    before = place.units
    done = {job.name: before[job.name] for job in jobs if _is_right(job, before, place)}
    stale = [job for job in jobs if job.name not in done]
    count = _Count(sum(len(unit.files) for unit in done.values()))
    if stale:
        # From here on a kill may leave pages half old, half new: the next build must not trust the old keys.
        place.save(_known({name: Unit("", unit.files) for name, unit in before.items()}, done))
        _make(place, stale, done, count, progress, len(jobs))
    wanted = {path for unit in done.values() for path in unit.files}
    unwanted = sorted({path for unit in before.values() for path in unit.files} - wanted)
    for path in unwanted:
        place.remove(path)
    if stale or unwanted or before.keys() != done.keys():
        place.save(done)
    return SiteBuilt(count.written, count.unchanged, len(unwanted), sum(path.endswith(".html") for path in wanted))


@dataclass
class _Count:
    unchanged: int
    written: int = 0


def _is_right(job: _Job, before: Mapping[str, Unit], place: Folder) -> bool:
    known = before.get(job.name)
    return known is not None and known.key == job.key and place.holds(known)


def _known(before: Mapping[str, Unit], done: Mapping[str, Unit]) -> dict[str, Unit]:
    return {**before, **done}


def _make(
    place: Folder, stale: list[_Job], done: dict[str, Unit], count: _Count, progress: Progress | None, of: int
) -> None:
    """Makes what is stale, telling how far it is and keeping what is done in case it is stopped."""
    ours = {path for unit in place.units.values() for path in unit.files}
    old = {name: Unit("", unit.files) for name, unit in place.units.items()}
    try:
        for number, job in enumerate(stale, 1):
            made: dict[str, int] = {}
            for path, content in job.make():
                changed = place.write(path, content, ours=path in ours)
                count.written += changed
                count.unchanged += not changed
                made[path] = len(content)
            done[job.name] = Unit(job.key, made)
            if number % KEPT_EVERY == 0:
                place.save(_known(old, done))
            if progress is not None and (number % TOLD_EVERY == 0 or number == len(stale)):
                progress(of - len(stale) + number, of)
    except BaseException:
        place.save(_known(old, done))
        raise


def _jobs(catalogue: PublicCatalogue, guidance: Guidance | None) -> Iterator[_Job]:
    frame = frame_of(catalogue)
    at = partial(folder, base=catalogue.office.base)
    around = _mark(render.look(), language(), repr(catalogue.office))
    fields = repr((catalogue.fields, catalogue.retired_fields))
    names = {f.slug: (f.short_name, f.name) for f in (*catalogue.fields, *catalogue.retired_fields)}
    keys = {code: _mark(repr(public)) for code, public in catalogue.procedures.items()}
    for code, public in catalogue.procedures.items():
        _checked(CODE.fullmatch(code) is not None, code)
        beside = keys.get(public.successor[0], "") if public.successor else ""
        known = repr([old in keys for old, _name in public.predecessors])
        own = _mark(around, keys[code], beside, known, repr(names.get(public.field_slug)))
        yield _Job(f"t/{code}", own, partial(_procedure, catalogue, frame, code, at))
    for field in (*catalogue.fields, *catalogue.retired_fields):
        _checked(SLUG.fullmatch(field.slug) is not None, field.slug)
        own = _mark(around, repr(field), *(keys[code] for code in field.codes))
        yield _Job(f"l/{field.slug}", own, partial(_field, catalogue, frame, field, at))
    every = _mark(around, fields, *keys.values())
    yield _Job("linh-vuc", _mark(around, fields), partial(_fields, catalogue, frame, at))
    yield _Job("thu-tuc", every, partial(_letters, catalogue, frame, at))
    yield _Job("home", every, partial(_home, catalogue, frame, at))
    yield _Job("files", every, partial(_files, catalogue))
    if guidance is not None:
        # Its pages lead to the procedures that can be booked with the police.
        yield _Job("vneid", _mark(every, repr(guidance)), partial(_guide, catalogue, frame, guidance))


def _mark(*texts: str) -> str:
    mark = hashlib.blake2b(digest_size=12)
    for text in texts:
        mark.update(text.encode("utf-8", "surrogatepass"))
        mark.update(b"\0")
    return mark.hexdigest()


def _checked(right: bool, part: str) -> None:
    """A code or slug becomes a folder: nothing but what the catalogue lets in may."""
    if not right:
        raise ValueError(f"not a part of an address: {part!r}")


def _html(pages: Iterable[tuple[str, str]]) -> Files:
    for path, text in pages:
        yield f"{path}/index.html" if path else "index.html", text.encode("utf-8")


LinksAt = Callable[[str], Links]


def _procedure(catalogue: PublicCatalogue, frame: Frame, code: str, at: LinksAt) -> Files:
    return _html(ProcedurePages(catalogue, frame, code, at).every())


def _field(catalogue: PublicCatalogue, frame: Frame, field: PublicField, at: LinksAt) -> Files:
    return _html(lists.pages_of(lists.field_listing(catalogue, field), frame, at))


def _fields(catalogue: PublicCatalogue, frame: Frame, at: LinksAt) -> Files:
    return _html(lists.pages_of(lists.fields_listing(catalogue), frame, at))


def _letters(catalogue: PublicCatalogue, frame: Frame, at: LinksAt) -> Files:
    letters = lists.letters_of(catalogue)
    yield from _html([("thu-tuc", lists.letters_page(frame, letters, at("thu-tuc")))])
    for letter in letters:
        yield from _html(lists.pages_of(lists.letter_listing(catalogue, letter), frame, at))


def _guide(catalogue: PublicCatalogue, frame: Frame, guidance: Guidance) -> Files:
    return _html(guide_folder.every_page(catalogue, frame, *guidance))


def _home(catalogue: PublicCatalogue, frame: Frame, at: LinksAt) -> Files:
    search = at("tim")
    yield from _html(
        [
            ("", home.home_page(catalogue, frame, at(""))),
            ("tim", home.search_page(catalogue, frame, search, script=search.file(SCRIPT))),
            ("du-lieu-ca-nhan", notices.privacy_page(catalogue, frame, at("du-lieu-ca-nhan"))),
        ]
    )
    # A server shows this page at any depth, so its links begin at the root of the site.
    below = urlsplit(catalogue.office.base).path.strip("/")
    root = Links(f"/{below}/" if below else "/", "/", catalogue.office.base)
    yield MISSING, notices.missing_page(frame, root).encode("utf-8")


def _files(catalogue: PublicCatalogue) -> Files:
    yield SCRIPT, (render.PORTAL / "script" / SCRIPT).read_bytes()
    yield INDEX, search_index(catalogue)
    base = catalogue.office.base
    rules = [f"# {render.MAKER}", "User-agent: *", "Disallow: /" if base and catalogue.office.is_demo else "Allow: /"]
    if base:
        rules.append(f"Sitemap: {base}/{SITEMAP}")
        yield SITEMAP, sitemap(catalogue)
    yield ROBOTS, ("\n".join(rules) + "\n").encode()


def search_index(catalogue: PublicCatalogue) -> bytes:
    """What the search of the static site reads: [code, name, facts, more words, 1 when most used] of each procedure."""
    names = {field.slug: field.short_name or field.name for field in catalogue.fields}
    rows = []
    for code, public in catalogue.procedures.items():
        if public.in_force:
            procedure = public.procedure
            called = shortened(procedures.called(procedure), lists.NAME)
            more = " ".join([names.get(public.field_slug, ""), *procedure.keywords])
            full = shortened(procedure.name, 300)
            words = shortened(f"{more} {full}" if full != called else more, 500)
            rows.append([code, clean(called), clean(lists.brief(public)), clean(words), int(public.most_used)])
    found = {"made": render.MAKER, "procedures": rows}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def sitemap(catalogue: PublicCatalogue) -> bytes:
    """The addresses of the pages, for search engines."""
    base = catalogue.office.base
    found: list[tuple[str, date | None]] = [(f"{base}/", None), (f"{base}/linh-vuc", None), (f"{base}/thu-tuc", None)]
    found += [(base + field_path(field.slug), None) for field in catalogue.fields]
    found += [(base + procedure_path(code), public.updated) for code, public in catalogue.procedures.items()]
    lines = [
        f"<url><loc>{escape(place)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for place, day in found[:MOST_IN_A_SITEMAP]
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {render.MAKER} -->\n'
    return f'{head}<urlset xmlns="{SITEMAP_FORMAT}">\n{chr(10).join(lines)}\n</urlset>\n'.encode()
