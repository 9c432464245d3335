"""Paths, addresses and links of all pages, feeds and data files, computed in this one place."""

from __future__ import annotations

import posixpath
import uuid
from dataclasses import dataclass
from functools import lru_cache

from generator.present.entity_refs import EntityRef
from generator.records import Entity, Kind
from generator.site_plan import FEEDS_FOLDER

SECTIONS: dict[Kind, str] = {
    "person": "people",
    "organization": "organizations",
    "place": "places",
    "group": "groups",
    "event": "events",
}
"""Folder of each kind of entity, below `docs/`."""

HOME = "index.md"
ARTICLES = "articles/index.md"
REVIEW = "review.md"
DIGESTS = "digests/index.md"
FIGURES = "figures/index.md"
QUOTES = "quotes/index.md"
TIMELINE = "timeline/index.md"
STORIES = "stories/index.md"
DATA = "data.md"
MAP = "map/index.md"
NETWORK = "network/index.md"
LLMS = "llms.txt"

FEED_FORMATS = {"Atom": ".xml", "JSON Feed": ".json"}
"""Feed formats with their file extensions, whose media types every web server knows."""


def article_page(article_id: str) -> str:
    """Path of an article's page below `docs/`."""
    return f"articles/{article_id}.md"


def entity_page(entity: EntityRef | Entity) -> str:
    """Path of an entity's page below `docs/`."""
    return former_page(entity.kind, entity.id)


def former_page(kind: Kind, entity_id: str) -> str:
    """Path of the page that an entity had under another kind or id."""
    return f"{SECTIONS[kind]}/{entity_id}.md"


def section_page(kind: Kind) -> str:
    """Path of a section's index below `docs/`."""
    return f"{SECTIONS[kind]}/index.md"


def letter_page(kind: Kind, letter: str, part: int) -> str:
    """Path of one page of a long index: the names under a letter, in numbered parts of bounded size."""
    name = "other" if letter == "#" else letter.lower()
    return f"{SECTIONS[kind]}/a-z/{name}{'' if part == 1 else f'-{part}'}.md"


def month_page(index: str, month: str) -> str:
    """Path of one month ("2024-08"; empty for undated) of the index of articles or stories."""
    return f"{posixpath.dirname(index)}/by-month/{month or 'undated'}.md"


def digest_page(period: str) -> str:
    """Path of the digest of a day ("2024-08-18"), an ISO week ("2024-w33") or a month ("2024-08")."""
    return f"digests/{period}.md"


def story_page(story_id: str) -> str:
    """Path of a story's page below `docs/`."""
    return f"stories/{story_id}.md"


def group_page(index: str, group: str, part: str = "") -> str:
    """Path of one page of a long list: a kind of figures or a year, or a part of it, named by its first line."""
    return f"{posixpath.dirname(index)}/{group}{'/' + part if part else ''}.md"


def url(page: str, *, folders: bool = True) -> str:
    """Address of a page below the site's root, as MkDocs publishes it.

    Args:
        page: Path of the page below `docs/`.
        folders: Whether each page is a folder with an `index.html` (`use_directory_urls`), which only servers open.
    """
    stem = page.removesuffix(".md")
    if not folders:
        return f"{stem}.html"
    return f"{stem.removesuffix('index')}" if posixpath.basename(stem) == "index" else f"{stem}/"


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one generated page to another, or to a sentence."""

    text: str
    """The link text."""
    href: str
    """Relative path to the target's Markdown file, with the anchor, as it is in Markdown."""


def href(source: str, target: str, anchor: str = "") -> str:
    """Relative link from one page to another.

    Args:
        source: Path of the page that carries the link, below `docs/`.
        target: Path of the page it leads to, below `docs/`.
        anchor: Id on that page; empty for its top.
    """
    path = "" if source == target and anchor else _relative(target, source.rpartition("/")[0])
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=1 << 16)
def _relative(target: str, folder: str) -> str:
    """Relative path from a folder to a file or folder; neither may contain "." or "..".

    Cached, since pages of one folder link to the same targets; `posixpath.relpath` would look up the current folder.
    """
    up, down = folder.split("/") if folder else [], target.split("/") if target else []
    shared = next(
        (n for n, (one, other) in enumerate(zip(up, down, strict=False)) if one != other), min(map(len, (up, down)))
    )
    return "/".join([".."] * (len(up) - shared) + down[shared:]) or "."


def feed_file(page: str) -> str:
    """Path of a page's feeds below `docs/`, without the ending of the format ("feeds/people/ann-lee")."""
    return f"{FEEDS_FOLDER}/{url(page).rstrip('/') or 'latest'}"


@dataclass(frozen=True, slots=True)
class WebSite:
    """Where the site is published, as far as is known."""

    name: str
    """Its name."""
    url: str = ""
    """Its address, with a slash at the end; empty if it is not known."""
    folders: bool = True
    """Whether its pages are folders (`use_directory_urls`)."""

    def page(self, path: str) -> str:
        """Address below the site's root of the page with this path below `docs/`."""
        return url(path, folders=self.folders)

    def link(self, target: str, source: str) -> str:
        """Address of a page as given on another page; both by their paths below `docs/`."""
        return self.address(self.page(target), self.page(source))

    def address(self, target: str, source: str) -> str:
        """Address on the site: absolute if the site's address is known, else relative to `source`.

        Args:
            target: Address below the site's root, as `page` gives it.
            source: Address below the site's root of what holds the link.
        """
        return self.url + target if self.url else self.relative(target, source)

    def relative(self, target: str, source: str) -> str:
        """Address on the site relative to `source`, both below the site's root."""
        slash = "/" if not target or target.endswith("/") else ""
        return _relative(target.rstrip("/"), source.rpartition("/")[0]) + slash

    def iri(self, target: str) -> str:
        """Permanent identifier: the absolute address, else a UUID derived from the site's name and the address."""
        if self.url:
            return self.url + target
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.name}/{target}").urn
