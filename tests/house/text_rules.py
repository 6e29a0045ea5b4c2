"""Rules that read every text of the project: no addresses of machines, no folders of somebody's disk."""

import re
from collections.abc import Iterator

ADDRESS = re.compile(r"\b(?:https?|ftp|git|ssh)://(?P<host>[^\s/:\"'<>)\]}]+)")

KNOWN_HOSTS = re.compile(
    r"""(
    www\.w3\.org                  # the name of the SVG format, never fetched
    | localhost | 127\.0\.0\.1    # this machine
    | ([\w-]+\.)*example(\.\w+)?  # reserved for examples
    | schema\.org | www\.sitemaps\.org | openoffice\.org  # the names of formats, never fetched
    | ([\w-]+\.)*gov\.vn          # the official source a text of ours cites
    | (\w+\.)*europa\.eu          # the licence names its own source
    | www\.gust\.org\.pl | tug\.org | www\.latex-project\.org  # and so does that of a typeface
    | \{.*                        # filled in while the programme runs
    )""",
    re.VERBOSE,
)

# Written so that the rule does not find itself.
FOLDER = re.compile(r"(?<![\w.])/(?:root|home|tmp|work|Users)/\w|[A-Z]:\\\\?Users\\")

REGISTRY = re.compile(r"py[p]i\.org|python[h]osted|registry\.npm[j]s|deb\.debian\.or[g]", re.IGNORECASE)


def addresses(path: str, text: str) -> Iterator[str]:
    """An address that is neither ours, nor an example, nor an official source."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in ADDRESS.finditer(line):
            host = found["host"].lower().rstrip(".,;…”")
            if host and not KNOWN_HOSTS.fullmatch(host):
                yield f"{path}:{number}: address {found.group()}"
        if REGISTRY.search(line):
            yield f"{path}:{number}: names a registry"


def folders(path: str, text: str) -> Iterator[str]:
    """A folder of the machine on which somebody happened to work."""
    for number, line in enumerate(text.splitlines(), 1):
        if FOLDER.search(line):
            yield f"{path}:{number}: a folder of one machine"
