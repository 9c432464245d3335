"""Two hostile sites, built once each, to be compared with the pages of a harmless article.

In the first every snippet is the headline and a paragraph of its own article; in the second every snippet is a
name, another name and an open question.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest

from generator import TOOL, __version__
from generator.build.result import BuildResult
from generator.config import load_settings
from generator.present import lay_out
from generator.publish.build_files import write_report
from generator.publish.publish_site import PublishOptions, publish
from generator.records import Corpus
from generator.site_plan import SiteOptions
from tests.builds import run_stages
from tests.end_to_end.fidelity.hostile_site import (
    DRAWN,
    FILE_NAMES,
    SEARCHED,
    SITE_NAME,
    Site,
    built,
    corpus_of_names,
    folded,
    prose,
)
from tests.hostile_snippets import BLOCKS, MARKUP
from tests.sites import make_site


@pytest.fixture(scope="package")
def environment() -> Iterator[None]:
    """Building sets the time of the build in this process; leave none of it to other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield
        os.environ.pop("SOURCE_DATE_EPOCH", None)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory, environment: None) -> Site:
    """Every snippet as headline and as paragraph, read, generated and built."""
    lines = []
    for number, text in enumerate((*MARKUP, *BLOCKS)):
        first, last = prose(2 * number), prose(2 * number + 1)
        paragraphs = (text, first, last) if number % 2 else (first, text, last)
        record = {"title": folded(text), "text": "\n\n".join(paragraphs), "date": f"2024-01-{number % 28 + 1:02}"}
        lines.append(json.dumps({**record, "authors": [text], "publisher": text}))
    lines += [
        json.dumps({"title": "A harmless headline", "text": f"{prose(n)}\n\n{prose(n + 1)}\n\n{prose(n + 2)}", **known})
        for n, known in ((9000, {"date": "2024-01-01"}), (9100, {}))
    ]
    lines += [
        json.dumps({"title": title, "text": "\n\n".join((*paragraphs, prose(n)))})
        for n, (title, paragraphs) in enumerate(DRAWN, 9300)
    ]
    lines += [
        json.dumps({"title": title, "text": f"{title}\n\n{prose(number)}\n\n{prose(number + 1)}"})
        for number, title in enumerate(SEARCHED, 9200)
    ]
    seeds = {"snippets.jsonl": "\n".join(lines)}
    for number, name in enumerate(FILE_NAMES):
        seeds[name] = f"Named strangely, number {number}\n\n{prose(7000 + number)}\n\n{prose(7500 + number)}\n"
    folder = make_site(tmp_path_factory.mktemp("hostile") / "site", seeds)
    settings, _ = load_settings(folder / "mkdocs.yml")
    return built(folder, run_stages(settings))


@pytest.fixture(scope="package")
def names(tmp_path_factory: pytest.TempPathFactory, environment: None) -> tuple[Site, Corpus]:
    """Every snippet as a name, as another name, as a role and as a doubt; laid out, published and built."""
    folder = make_site(tmp_path_factory.mktemp("names") / "site", {})
    corpus = corpus_of_names()
    plan = lay_out(corpus, SiteOptions(SITE_NAME, language="en", generator=f"{TOOL} {__version__}", full_text=True))
    published = publish(plan, PublishOptions(folder / "docs", TOOL))
    write_report({"generator": TOOL}, folder / "docs")
    assert published.problems == ()
    return built(folder, BuildResult(corpus.articles, "none", {}, ())), corpus
