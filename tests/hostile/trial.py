"""Build a site of all bad inputs, and record the result of each on the built pages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lxml.html

from tests.hostile.corpus import Input, corpus
from tests.sites import environment, make_site
from tests.torture import Result

# Characters that libxml2 drops or replaces when it parses a page.
_UNPARSED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SKIPPED_LEVELS = frozenset({"error"})


def hostile(folder: Path, every: int = 1, minutes: float = 30) -> list[Result]:
    """Publish the bad inputs, all of them or a sample.

    Args:
        folder: Where the site is made.
        every: Takes one input of so many, of each family the first.
        minutes: How long the build may take.

    Returns:
        What became of each family.
    """
    inputs = sample(corpus(), every)
    site = make_site(folder / "site", {})
    for one in inputs:
        _put(one, site / "seeds")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--quiet"],
        cwd=site,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=minutes * 60,
        check=False,
    )
    families: dict[str, list[Input]] = {}
    for one in inputs:
        families.setdefault(one.family, []).append(one)
    if done.returncode != 0:
        lost = f"the build ended with {done.returncode}: {done.stderr[-1000:]}"
        return [Result(family, len(members), (lost,)) for family, members in families.items()]
    pages, problems = _published(site), _problems(site)
    return [
        Result(family, len(members), tuple(filter(None, (_lost(one, pages, problems) for one in members))))
        for family, members in families.items()
    ]


def sample(inputs: Sequence[Input], every: int) -> list[Input]:
    """One input of so many, the same ones each time, of each family at least one."""
    counts: dict[str, int] = {}
    chosen = []
    for one in inputs:
        number = counts[one.family] = counts.get(one.family, -1) + 1
        if number % every == 0:
            chosen.append(one)
    return chosen


def _put(one: Input, seeds: Path) -> None:
    path = seeds / one.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if one.link is not None:
        path.symlink_to(one.link)
        return
    path.write_bytes(one.content)
    if one.beside is not None:
        (path.parent / f"{path.name}.meta.yml").write_bytes(one.beside)


def _published(site: Path) -> dict[str, list[str]]:
    """By seed: the headline and the text on each of its built pages."""
    found: dict[str, list[str]] = {}
    for line in (site / "docs/data/articles.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            page = (site / "site" / row["url"] / "index.html").read_bytes()
            found.setdefault(row["source_file"], []).append(visible(page))
    return found


def _problems(site: Path) -> dict[str, list[str]]:
    """By seed: the messages about it that say it is left out."""
    report: dict[str, Any] = json.loads((site / "docs/data/build.json").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for problem in report["problems"]:
        if problem["level"] in _SKIPPED_LEVELS:
            name = problem["path"].removeprefix("seeds/").removesuffix(".meta.yml")
            found.setdefault(name, []).append(problem["message"])
    return found


def _lost(one: Input, pages: dict[str, list[str]], problems: dict[str, list[str]]) -> str | None:
    """What went wrong with an input."""
    shown, messages = pages.get(one.name, []), problems.get(one.name, [])
    if one.shown is not None and folded(one.shown) not in shown:
        return f"{one.name!r} should show {_short(folded(one.shown))}, shows {_short(shown)}; {_short(messages)}"
    if one.skipped is not None and not any(one.skipped in message for message in messages):
        return f"{one.name!r} should be left out ({one.skipped}), shows {_short(shown)}; {_short(messages)}"
    if one.shown is None and shown:
        return f"{one.name!r} should be left out, shows {_short(shown)}"
    return None


def visible(page: bytes) -> str:
    """The headline and the text that an article's page shows."""
    tree = lxml.html.document_fromstring(page)
    for element in tree.xpath("//script | //style"):
        element.drop_tree()
    [heading] = tree.xpath("//h1")
    # Text, since the title of the section, links next to headings and the lists of names are ours.
    parts = [heading, *tree.xpath("//h2[@id='text']/following-sibling::*")]
    words = ("".join(part.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")) for part in parts)
    return folded(" ".join(words))


def folded(text: str) -> str:
    """Text in one form: composed, white space folded, without what the parser of these tests cannot see."""
    return " ".join(_UNPARSED.sub("", " ".join(unicodedata.normalize("NFC", text).split())).split())


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 300 else f"{text[:200]} … {text[-60:]}"


def main() -> int:
    """Try all, and say what was lost: `python -m hostile.trial FOLDER [EVERY]`, with `tests/` on the path."""
    results = hostile(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for result in results:
        print(f"{result.family}\t{result.tried}\t{result.tried - len(result.lost)}\t{len(result.lost)}")  # noqa: T201
        for line in result.lost:
            print(f"    {line}")  # noqa: T201
    return os.EX_OK if not any(result.lost for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
