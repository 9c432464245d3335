"""Time the search of a large site in a browser: from the last key to the first results, and the bytes transferred.

    python benchmarks/search.py [ARTICLES] [--keys MS]     # 10000 articles, a key every 120 ms

Invented articles over a year, of 20 sentences each, with words and names distributed as in real text (Zipf). The
index is built by the generator's own stages, placed next to one page with the site's search box, and served as static
hosts do, scripts and JSON compressed. Each query is typed in a browser with an empty cache. Needs Chromium,
but no language model.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import itertools
import random
import resource
import shutil
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from datetime import date, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import sync_playwright

from generator.present.layout import Layout
from generator.present.search.plan import search_plan
from generator.publish.publish_site import PublishOptions, publish
from generator.records import KINDS, Appearance, Article, Corpus, Entity, Findings, Mention, Sentence
from generator.site_plan import SiteOptions, SitePlan

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parents[1]
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
WORDS = 30_000
SENTENCES = 20


def main() -> None:
    """Print the time for building the index, then a line for each query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--keys", type=int, default=120, help="milliseconds between two keys")
    parser.add_argument("--rounds", type=int, default=3, help="times each query is typed")
    given = parser.parse_args()
    whole, words = corpus(given.articles)
    with tempfile.TemporaryDirectory() as temporary:
        docs = Path(temporary)
        build(whole, docs, "the whole index")
        build(whole, docs, "the same again")
        build(with_one_more(whole), docs, "with one new article")
        write_page(docs)
        print("\nquery                     first result  articles  requests   KB in all   before key")
        for query in queries(whole, words):
            measured = [typed(docs, query, given.keys) for _ in range(given.rounds)]
            first, texts, requests, size, opening = (statistics.median(part) for part in zip(*measured, strict=True))
            print(f"{query:25} {first:9.0f} ms {texts:6.0f} ms {requests:9} {size / 1000:11.0f} {opening / 1000:14.0f}")


def corpus(size: int) -> tuple[Corpus, list[str]]:
    """Make articles with their sentences and names, and as many names as articles."""
    chance = random.Random(1)  # noqa: S311 - the same corpus each time
    words: list[str] = []
    for word in iter(lambda: "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))), None):
        if len(words) == WORDS:
            break
        words.append(word + chance.choice(("", "n", "r", "s", "t")))
    names = [f"{chance.choice(words[500:])} {chance.choice(words[500:])}".title() for _ in range(size)]
    often = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    named = list(itertools.accumulate(1 / (rank + 10) for rank in range(size)))
    articles, findings = [], {}
    seen: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for number in range(size):
        key = f"article-{number:06}"
        lines = []
        for place in range(SENTENCES + 1):
            line = chance.choices(words, cum_weights=often, k=8 if place == 0 else chance.randrange(10, 25))
            if place % 2:
                who = chance.choices(range(size), cum_weights=named)[0]
                line.insert(chance.randrange(len(line)), names[who])
                seen[who][key].append(Mention(names[who], 0, 1, "person", names[who], "made up"))
            lines.append(f"{' '.join(line).capitalize()}{'.' if place else ''}")
        text, starts = "\n\n".join(lines), list(itertools.accumulate((len(line) + 2 for line in lines), initial=0))
        day = date(2024, 1, 1) + timedelta(days=number * 365 // size)
        publisher = f"The {words[900 + int(chance.paretovariate(1)) % 40].title()}"
        articles.append(Article(key, key, "0" * 64, lines[0], text, date=day.isoformat(), publisher=publisher, id=key))
        sentences = tuple(
            Sentence(f"s{place}", start, start + len(line), place)
            for place, (start, line) in enumerate(zip(starts, lines, strict=False))
        )
        findings[key] = Findings(key, sentences, ())
    entities = tuple(
        Entity(
            id=f"name-{who:06}",
            name=names[who],
            kind=KINDS[who % 5],
            aka=(),
            appearances=tuple(Appearance(key, 0.5, tuple(mentions)) for key, mentions in where.items()),
        )
        for who, where in sorted(seen.items())
    )
    return Corpus(tuple(reversed(articles)), findings, entities), words


def with_one_more(whole: Corpus) -> Corpus:
    """The corpus with a copy of its newest article under another headline."""
    newest = whole.articles[0]
    title = newest.title[::-1]
    more = Article("new", "new", "0" * 64, title, title + newest.text[len(title) :], date=newest.date, id="article-new")
    return Corpus((more, *whole.articles), {**whole.findings, more.id: whole.findings[newest.id]}, whole.entities)


def build(whole: Corpus, docs: Path, what: str) -> None:
    """Build the index, and print the time and memory that it took."""
    layout = Layout(whole, SiteOptions("Benchmark", language="en", generator="benchmark 0", full_text=True))
    start = time.perf_counter()
    plan = SitePlan(frozenset(), lambda: iter(()), (), search=search_plan(layout))
    done = publish(plan, PublishOptions(docs, "benchmark"))
    took = time.perf_counter() - start
    if done.problems:
        raise SystemExit("\n".join(map(str, done.problems)))
    store = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    indexes = [one for one in done.written if one.count("/") == 1 and "." not in one]
    files = sum(1 for one in docs.rglob("*") if one.is_file())
    print(f"{what}: {took:.1f} s, {len(indexes)} shelves written, indexer at most {store:.2f} GB, {files} files")


def write_page(docs: Path) -> None:
    """Write a page that has only the search."""
    shutil.copytree(REPOSITORY / "docs" / "assets", docs / "assets")
    environment = Environment(loader=FileSystemLoader(REPOSITORY / "overrides"), autoescape=True)
    environment.filters["url"] = lambda path: path
    box = environment.get_template("partials/briefing_search.html").render(config={"use_directory_urls": True})
    (docs / "index.html").write_text(
        '<!doctype html><html lang="en"><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="assets/search.css"><title>Search</title>{box}',
        encoding="utf-8",
    )


def queries(whole: Corpus, words: list[str]) -> list[str]:
    """A frequent word, a medium one, a rare one, two and three words, a name, the beginning of a name."""
    name = max(whole.entities, key=lambda entity: len(entity.appearances)).name.lower()
    long = [word for word in words if len(word) > 5]
    sentence = whole.articles[4].title.split()
    return [
        long[20], long[900], long[9000], f"{long[30]} {long[60]}", " ".join(sentence[:3]).lower(), name, name[:3]
    ]  # fmt: skip


def typed(docs: Path, query: str, keys: int) -> tuple[float, float, int, int, int]:
    """Type a query into a fresh browser.

    Returns:
        Milliseconds from the last key to the first result and to the first article, number of requests, bytes in all
        and of these the bytes before the first key. The page itself does not count, the files of the search do.
    """

    class Quiet(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            content = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            if path.suffix in {".html", ".js", ".css", ".json"}:
                content = gzip.compress(content, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(docs))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            measured = _typed(browser, f"http://127.0.0.1:{server.server_port}/", query, keys)
            browser.close()
        server.shutdown()
    return measured


def _typed(browser: Browser, address: str, query: str, keys: int) -> tuple[float, float, int, int, int]:
    page = browser.new_page()
    sizes: list[int] = []
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(address)
    of_page = (len(sizes), sizes[0])  # the page comes first
    page.evaluate(
        """() => {
            const groups = document.querySelector(".briefing-results__groups")
            window.last = 0
            window.seen = {}
            addEventListener("input", () => {
                window.last = performance.now()
                window.seen = {}
                groups.replaceChildren() // results of an earlier beginning of the word
            }, {capture: true})
            const look = () => {
                const now = performance.now() - window.last
                if (groups.querySelector("a")) window.seen.first ??= now
                if (groups.querySelector("[data-group=articles] a, [data-group=sentences] a")) window.seen.texts ??= now
                requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
        }"""
    )
    page.keyboard.press("/")
    page.wait_for_timeout(500)  # the time in which one begins to type
    opening = sum(sizes) - of_page[1]
    for letter in query[:-1]:
        page.keyboard.type(letter)
        page.wait_for_timeout(keys)
    page.keyboard.type(query[-1])
    page.wait_for_function("window.seen.texts", timeout=20_000)
    page.wait_for_timeout(1000)
    seen: dict[str, Any] = page.evaluate("window.seen")
    return seen["first"], seen["texts"], len(sizes) - 1, sum(sizes) - of_page[1], opening


if __name__ == "__main__":
    main()
