"""Precision and recall on twenty-one articles held out from the rules: `python -m tests.extract.unseen_report`.

The articles are original. Each file below `unseen/` holds a day of publication, a text and its labels:
`figures` as in `figures.yml`; `quotes`, each stretch of words between marks, and its speaker; `reported`, the first
words of a reported statement, and whose it is; `dates`, the words, and the day ("?": any reading, or none, is right).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.extract.article import read_articles
from generator.records import Article, Figure, Findings, Quote
from generator.resolve import resolve

from .figures_report import Score
from .reading import model

FOLDER = Path(__file__).with_name("unseen")
FIELDS = ("bound", "unit", "source")
MARKS = "\"'“”‘’«»„"


@dataclass(frozen=True)
class Judged:
    """A label or a finding, and whether the other side has it."""

    kind: str
    """What is counted: a kind of figure, `quotation`, `reported speech` or `date`."""
    what: str
    """The article, and the label or the finding in words."""
    sign: str
    """`right`, `missed` or `wrong`."""


def _parts(label: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in label.split("|"))


@cache
def judged() -> tuple[Judged, ...]:
    """Every label and every finding of the articles."""
    labels = {p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted(FOLDER.glob("*.yml"))}
    articles = [_article(name, content) for name, content in labels.items()]
    found = {f.article: f for f in read_articles(articles, model())}
    # Each article separately, so that no other one resolves its surnames.
    return tuple(j for a in articles for j in _judge(a, found[a.id], labels[a.id]))


def _article(name: str, content: Mapping[str, str]) -> Article:
    text = content["text"].strip()
    day = str(content["date"])
    return Article(name, f"{name}.txt", "0" * 64, text.split("\n", 1)[0], text, date=day, date_basis="sidecar", id=name)


def _judge(article: Article, findings: Findings, labels: Mapping[str, list[str]]) -> Iterator[Judged]:
    yield from _figures(article, findings, labels["figures"])
    names = {
        mention.start: entity.name
        for entity in resolve([article], {article.id: findings}).entities
        for appearance in entity.appearances
        for mention in appearance.mentions
    }
    yield from _quotations(article, findings, labels["quotes"], names)
    yield from _reported(article, findings, labels["reported"], names)
    yield from _dates(article, findings, labels["dates"])


def value_of(figure: Figure) -> str:
    if isinstance(figure.value, tuple):
        return f"{figure.value[0]:.12g}..{figure.value[1]:.12g}"
    return figure.vague or "" if figure.value is None else f"{figure.value:.12g}"


def _figures(article: Article, findings: Findings, labels: list[str]) -> Iterator[Judged]:
    """A figure is right where value and kind are, as many times as the article has it."""
    wanted: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for label in labels:
        _, value, *_, kind, _ = parts = _parts(label)
        wanted[value, kind].append(parts)
    for figure in findings.figures:
        words = article.text[figure.start : figure.end]
        value = value_of(figure)
        line = f"{article.id}: {words} | {value} | {figure.kind}"
        if not wanted[value, figure.kind]:
            yield Judged(figure.kind, line, "wrong")
            continue
        fitting = max(wanted[value, figure.kind], key=lambda parts, w=words: same(parts[0], w))  # type: ignore[misc]
        wanted[value, figure.kind].remove(fitting)
        _, _, bound, unit, _, _, source = fitting
        yield Judged(figure.kind, line, "right")
        attribution = article.text[slice(*figure.attribution)] if figure.attribution else ""
        fields = zip(FIELDS, (bound, unit, source), (figure.bound, figure.unit, attribution), strict=True)
        for field, want, got in fields:
            yield Judged(f"its {field}", f"{line}: {got!r} for {want!r}", "right" if same(want, got) else "wrong")
    for (_, kind), left in wanted.items():
        yield from (Judged(kind, f"{article.id}: {' | '.join(parts)}", "missed") for parts in left)


def same(one: str, other: str) -> bool:
    """Whether the words are the same, apart from an article, title or apposition."""
    one, other = (re.sub(r"^(?:the|a|an) ", "", text.casefold()).replace("’", "'") for text in (one, other))
    if not one or not other:
        return one == other
    return any(re.search(rf"(?<!\w){re.escape(a)}(?!\w)", b) for a, b in ((one, other), (other, one)))


def _speaker(article: Article, quote: Quote, names: Mapping[int, str]) -> str:
    if quote.mention is not None and quote.mention in names:
        return names[quote.mention]
    return article.text[slice(*quote.speaker)] if quote.speaker else ""


def _bare(words: str) -> str:
    return words.strip().rstrip(",.?!").strip(MARKS)


def _quotations(article: Article, findings: Findings, labels: list[str], names: Mapping[int, str]) -> Iterator[Judged]:
    """A quotation is right where all its words and its speaker are."""
    wanted = {_bare(words): speaker for words, speaker in map(_parts, labels)}
    for quote in (q for q in findings.quotes if q.direct):
        for piece in article.text[quote.start : quote.end].split("\n\n"):
            words, speaker = _bare(piece), _speaker(article, quote, names)
            line = f"{article.id}: {words} | {speaker}"
            if words not in wanted:
                yield Judged("quotation", line, "wrong")
                continue
            right = same(wanted[words], speaker)
            yield Judged("quotation", line if right else f"{line}, not {wanted[words]}", "right" if right else "wrong")
            if right:
                del wanted[words]
    yield from (Judged("quotation", f"{article.id}: {w} | {s}", "missed") for w, s in wanted.items())


def _reported(article: Article, findings: Findings, labels: list[str], names: Mapping[int, str]) -> Iterator[Judged]:
    """Reported speech is right where the words that it begins with are inside, and its speaker is."""
    wanted = [_parts(label) for label in labels]
    for quote in (q for q in findings.quotes if not q.direct):
        words, speaker = article.text[quote.start : quote.end], _speaker(article, quote, names)
        line = f"{article.id}: {words} | {speaker}"
        hits = [w for w in wanted if w[0] in words and same(w[1], speaker)]
        yield Judged("reported speech", line, "right" if hits else "wrong")
        for hit in hits[:1]:
            wanted.remove(hit)
    yield from (Judged("reported speech", f"{article.id}: {' | '.join(w)}", "missed") for w in wanted)


def _dates(article: Article, findings: Findings, labels: list[str]) -> Iterator[Judged]:
    """A date is right where the words overlap and the day is; one labelled with "?" counts for nothing."""
    wanted = [_parts(label) for label in labels]
    for when in findings.dates:
        words = article.text[when.start : when.end]
        line = f"{article.id}: {words} | {when.value}"
        hits = [w for w in wanted if w[0] in words or words in w[0]]
        right = [w for w in hits if w[1] in ("?", when.value)]
        if right:
            if right[0][1] != "?":
                yield Judged("date", line, "right")
                wanted.remove(right[0])
        else:
            yield Judged("date", line, "wrong")
    yield from (Judged("date", f"{article.id}: {' | '.join(w)}", "missed") for w in wanted if w[1] != "?")


@cache
def scores() -> Mapping[str, Score]:
    """By kind of figure, all figures, then quotations, reported speech and dates; `its …` are fields of right ones."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in judged():
        counts[one.kind][one.sign] += 1
    kinds = {"quotation", "reported speech", "date", *(f"its {f}" for f in FIELDS)}
    for kind in [k for k in counts if k not in kinds]:
        counts["all figures"] += counts[kind]
    order = sorted(counts, key=lambda k: (k in kinds, k == "all figures", k))
    return {
        k: Score(counts[k]["right"], counts[k]["right"] + counts[k]["missed"], counts[k]["right"] + counts[k]["wrong"])
        for k in order
    }


def report() -> str:
    """The scores as text."""
    lines = [f"{'':16} precision recall    f1  labelled  found"]
    for kind, s in scores().items():
        rest = "" if kind.startswith("its ") else f" {s.recall:6.2f} {s.f1:5.2f} {s.expected:9} {s.found:6}"
        lines.append(f"{kind:16} {s.precision:9.2f}{rest}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
    for one in judged():
        if one.sign != "right":
            sys.stdout.write(f"{one.sign:6} {one.kind}: {one.what}\n")
