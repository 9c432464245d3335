"""With `text: excerpts`, a site has the names and key sentences of an article, and no more of its text."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from generator.build.result import BuildResult
from generator.config import load_settings
from tests.builds import run_stages
from tests.sites import make_site

# More words in a row than any name has: they can only be the article's own.
OWN = 6

STORM = """\
Storm closes the port of Bergen for a third day

The port of Bergen stayed closed on Sunday after a storm broke two of its cranes. Mayor Ada Lund said the port would
open on Tuesday.

"We will not send a single crew out before the wind drops below twenty knots," Lund told reporters at the town hall.
The harbour master, Per Aas, put the damage at more than 40 million dollars and asked the government of Norway for help.

At least 12 people were hurt when a gangway fell, according to the Norwegian Red Cross. Three of them were still in
hospital on Monday morning. The United Nations, which sends grain through Bergen, said it had found another port.

Fishermen mended their nets on the quay and hoped for better weather. A choir sang for the children who could not go
home to the islands. Nobody knew when the ferries would run again, and the shops sold the last of their bread by noon.

Related

Ten storms that changed the western coast for ever
"""
WIRE = {
    "title": "Ferries stay in port",
    "date": "2024-08-19",
    "publisher": "The Ledger",
    "url": "https://ledger.example/ferries",
    "text": "\n\n".join(
        (
            "Ferries from Bergen stayed in port on Monday, the operator said.",
            "Ada Lund called the decision right. \u201cNo timetable is worth a life out there tonight,\u201d she said.",
            "About 3,500 passengers slept in schools and churches. The operator will carry them home by Thursday.",
            "The wind had torn the roof off the old fish market and carried it a long way over the fjord.",
        )
    ),
}


@pytest.fixture(scope="module")
def excerpts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildResult]:
    seeds = {
        "storm.txt": STORM,
        "storm.meta.yml": "date: 2024-08-18\ncut_after: Fishermen mended\n",
        "wire.jsonl": json.dumps(WIRE),
    }
    folder = make_site(tmp_path_factory.mktemp("excerpts") / "site", seeds)
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    assert text.count("text: full ") == 1
    configuration.write_text(text.replace("text: full ", "text: excerpts "), encoding="utf-8")
    settings, _ = load_settings(configuration)
    return folder, run_stages(settings)


def generated(folder: Path, result: BuildResult) -> dict[str, str]:
    """What the generated pages and tables say, in words without marks and links."""
    files = [folder / "docs" / path for path in result.pages]
    files += [path for path in (folder / "docs/data").iterdir() if path.is_file()]
    return {path.relative_to(folder).as_posix(): words(plain(path.read_text(encoding="utf-8"))) for path in files}


def plain(source: str) -> str:
    """Markdown, JSON or CSV without what is not text."""
    unlinked = re.sub(r"\]\([^)]*\)(?:\{[^}]*\})?|\[", "", html.unescape(source))
    return re.sub(r"<[^>]*>|\\[nt]", " ", unlinked)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def published(row: dict[str, object]) -> str:
    """The title and the key sentences of an article, which may be shown."""
    sentences = row["sentences"]
    assert isinstance(sentences, list)
    return " | ".join([words(str(row["title"])), *(words(sentence["text"]) for sentence in sentences)])


def runs_of_words() -> set[str]:
    """Every run of words in a sentence that is too long to be a name."""
    found = set()
    for sentence in re.split(r"(?<=[.!?])[\"”]?\s+|\n\n", f"{STORM.split('Related')[0]}\n\n{WIRE['text']}"):
        own = words(sentence).split()
        found |= {" ".join(own[n : n + OWN]) for n in range(len(own) - OWN + 1)}
    return found


def test_no_words_of_other_sentences_are_on_any_page_or_in_any_table(excerpts: tuple[Path, BuildResult]) -> None:
    folder, result = excerpts
    files = generated(folder, result)
    rows = [json.loads(line) for line in (folder / "docs/data/articles.jsonl").read_text(encoding="utf-8").splitlines()]
    allowed = " | ".join(published(row) for row in rows)
    leaked = {run: path for run in runs_of_words() if run not in allowed for path, text in files.items() if run in text}
    assert leaked == {}


def test_key_sentences_title_names_and_the_way_to_the_source_are_shown(excerpts: tuple[Path, BuildResult]) -> None:
    folder, result = excerpts
    files = generated(folder, result)
    page = files["docs/articles/ferries-stay-in-port.md"]
    rows = [json.loads(line) for line in (folder / "docs/data/articles.jsonl").read_text(encoding="utf-8").splitlines()]
    [row] = [row for row in rows if row["id"] == "ferries-stay-in-port"]
    assert row["text"] is None
    assert row["sentences"][0]["id"] == "s0"
    assert 1 < len(row["sentences"]) < 8
    for sentence in row["sentences"]:
        assert words(sentence["text"]) in page
    assert "ada lund" in page
    source = (folder / "docs/articles/ferries-stay-in-port.md").read_text(encoding="utf-8")
    assert "read it at [ledger.example](https://ledger.example/ferries)" in source


def test_no_link_leads_to_a_sentence_that_is_not_shown(excerpts: tuple[Path, BuildResult]) -> None:
    folder, result = excerpts
    anchors = {
        path: set(re.findall(r'id="(s\d+)"|\{ #(s\d+)', (folder / "docs" / path).read_text(encoding="utf-8")))
        for path in result.pages
    }
    shown = {path: {name for pair in found for name in pair if name} for path, found in anchors.items()}
    for path in result.pages:
        for target, anchor in re.findall(
            r"\]\(([^)#]*)#(s\d+)\)", (folder / "docs" / path).read_text(encoding="utf-8")
        ):
            page = (Path("/") / path).parent / target if target else Path("/") / path
            resolved = Path(*page.parts[1:]).as_posix()
            while ".." in resolved:
                resolved = re.sub(r"[^/]+/\.\./", "", resolved, count=1)
            assert anchor in shown[resolved], (path, target, anchor)
