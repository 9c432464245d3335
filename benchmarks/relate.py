"""Time the search for related articles and stories on invented corpora, and check what it finds.

    python benchmarks/relate.py [ARTICLES …]         # 1000 and 10000 if no number is given

A fifth as many events as articles, each in a week of its own; an article has 300 words, a quarter of them the
event's, and names some of the event's four entities among eight common ones.
"""

from __future__ import annotations

import random
import string
import sys
import time
from datetime import date, timedelta

from generator.records import Appearance, Article, Entity
from generator.relate.related import find_related
from generator.relate.similarity import profile_articles
from generator.relate.stories import find_stories

WORDS = 20_000
WORDS_OF_AN_EVENT = 30


def main(sizes: list[int]) -> None:
    """Print a line for each size."""
    print("articles  about  related  stories  first related of the same event  stories of one event  largest story")
    for size in sizes:
        articles, entities, event = corpus(size)
        start = time.perf_counter()
        known = profile_articles(articles, {}, entities)
        knew = time.perf_counter()
        related = find_related(known, {})
        done = time.perf_counter()
        stories = find_stories(known, {})
        end = time.perf_counter()
        right = sum(event[best.article] == event[one] for one, (best, *_) in related.items()) / len(related)
        pure = sum(len({event[one] for one in story.articles}) == 1 for story in stories) / len(stories)
        largest = max(len(story.articles) for story in stories)
        print(
            f"{size:8} {knew - start:5.1f}s {done - knew:7.1f}s {end - done:7.1f}s {right:31.1%} {pure:21.1%}"
            f" {largest:14}"
        )


def corpus(size: int) -> tuple[list[Article], list[Entity], dict[str, int]]:
    """Make articles, their entities, and the number of each article's event."""
    chance = random.Random(1)  # noqa: S311 - the same corpus each time
    words = ["".join(chance.choices(string.ascii_lowercase, k=7)) for _ in range(WORDS)]
    rarer = [1 / (rank + 10) for rank in range(WORDS)]
    articles, appearances, event = [], {}, {}
    for number in range(size):
        happened = chance.randrange(size // 5)
        of_event = random.Random(happened)  # noqa: S311
        day = date(2024, 1, 1) + timedelta(days=of_event.randrange(365) + chance.randrange(6))
        theirs = of_event.choices(words, k=WORDS_OF_AN_EVENT)
        names = {f"e{of_event.randrange(size // 4)}": chance.random() for _ in range(4)}
        names |= {f"c{int(chance.paretovariate(0.7)) % 2000}": 0.3 * chance.random() for _ in range(8)}
        text = chance.choices(words, rarer, k=220) + chance.choices(theirs, k=80)
        chance.shuffle(text)
        title = " ".join(chance.choices(theirs, k=8))
        key = f"a{number}"
        whole = f"{title}\n\n{' '.join(text)}"
        articles.append(Article(key, key, "0" * 64, title, whole, date=day.isoformat(), id=key))
        event[key] = happened
        for name, salience in names.items():
            appearances.setdefault(name, []).append(Appearance(key, salience, ()))
    entities = [Entity(name, name, "person", (), tuple(where)) for name, where in sorted(appearances.items())]
    return articles, entities, event


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1000, 10_000])
