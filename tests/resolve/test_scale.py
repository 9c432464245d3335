"""Resolution is near-linear in mentions."""

from __future__ import annotations

import time

import pytest

from generator.records import Article, Findings, Mention, Sentence
from generator.resolve import resolve


def word(number: int) -> str:
    """A surname of its own for every number, far from its neighbours."""
    number = number * 2_654_435_761 % 2**32
    return "".join(chr(97 + number // 26**k % 26) for k in range(6)).capitalize()


def corpus(articles: int) -> tuple[list[Article], dict[str, Findings]]:
    """Articles of forty mentions each, most of names that occur once."""
    texts, findings = [], {}
    for n in range(articles):
        names = [f"{word(n % 97)} {word(n * 7 + k)}" for k in range(20)] + [f"Acme{k} Works" for k in range(10)]
        names += [word(n * 7 + k) for k in range(10)]
        text, mentions = "t\n\n", []
        for k, name in enumerate(names):
            kind = "organization" if "Acme" in name else "person"
            mentions.append(Mention(name, len(text), len(text) + len(name), kind, name, "test"))  # type: ignore[arg-type]
            text += f"{name}{' met ' if k % 2 else '. '}"
        id_ = f"a{n}"
        texts.append(Article(id_, id_, "0" * 64, "t", text, id=id_))
        findings[id_] = Findings(id_, (Sentence("s0", 0, 1, 0), Sentence("s1", 3, len(text), 1)), tuple(mentions))
    return texts, findings


@pytest.mark.slow
def test_forty_thousand_mentions_take_seconds() -> None:
    texts, findings = corpus(1000)
    begin = time.process_time()
    found = resolve(texts, findings)
    assert time.process_time() - begin < 20  # three on a slow machine; all pairs would take minutes
    assert len(found.entities) > 7000
