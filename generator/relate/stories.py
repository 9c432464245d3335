"""Articles on the same event, grouped.

In order of time, each article joins the story it is most like, or begins one. It is compared with the story as a
whole (the mean of its articles), not with single articles: so a report that has something in common with one
article of a story and something else with another does not tie stories together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.records import Story
from generator.relate.feature_rows import Means, Numbers, Vectors
from generator.relate.similarity import LEADING, About, Known

# Likeness to the mean of a story from which an article is a part of it. In the example corpus an article that only
# mentions a story's event comes to 0.28; those of the story reach 0.3 to 0.8. Missing a report is the smaller fault.
JOINS = 0.3

# The same for an article without a date: without the window, more has to speak for it.
JOINS_UNDATED = 0.35

# Likeness of two stories of several articles each from which they are one, begun from two sides.
MERGES = 0.33

# Days after a story's newest article in which another can join: news that rest for longer begin anew, and next year's
# flood in the same town is another flood.
WINDOW = 14

# Days that a story can last. What lasts longer (a war, a term of office) is no event: its reports would gather all that
# is published on it, and the pages of its names show that better.
LONGEST = 60

# Stories looked at for each of the features by which they are looked up: the latest.
STORIES = 30

# Features that stand for a story. Those of a single article fade as it grows.
KEPT = 100


# Stands for the day of what is undated, and for a story where there is none.
NONE = -1


@dataclass(slots=True)
class _Story:
    """A story while it grows."""

    members: list[str]
    """Its articles."""
    first: int | None
    """Its first day; None where none is known."""
    last: int | None
    """Its last day."""

    def take(self, other: _Story) -> None:
        """Take in another, of one article or of several."""
        self.members += other.members
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        self.first, self.last = min(days, default=None), max(days, default=None)


class _Stories:
    """Stories, with the mean of each."""

    def __init__(self, known: Known) -> None:
        self._rows = known.rows
        self._means = Means(known.rows, KEPT, len(known))
        # The latest stories of each feature, in a ring, and how many there have been.
        self._latest = np.full((known.rows.nothing, STORIES), NONE, np.int32)
        self._counts = np.zeros(known.rows.nothing, np.int64)
        # The first and the last day of each story, to be compared with many at a time.
        self._days = np.full((len(known), 2), NONE, np.int64)
        self.all: list[_Story] = []

    def told(self, number: int) -> tuple[_Story, Vectors, Vectors]:
        """A story as one that may join others: with its mean, and the sum of its articles' vectors."""
        features, weights = self._means.of([number])
        has = features[0] != self._rows.nothing
        return self.all[number], (features[0][has], weights[0][has]), self._means.sums(number)

    def put(self, story: _Story, vector: Vectors, sums: Vectors, threshold: float) -> None:
        """Let an article or a story join the story that it is most like, or stand as one of its own.

        Args:
            story: What may join: the story, or one of the article alone.
            vector: What it is about, the heaviest features first.
            sums: The sum of its articles' vectors.
            threshold: Likeness from which it joins.
        """
        leading = vector[0][:LEADING]
        number = self._best(story, vector, leading, threshold)
        if number is None:
            number = self._means.begin(sums)
            self.all.append(story)
        else:
            self._means.add(number, sums)
            self.all[number].take(story)
        first, last = self.all[number].first, self.all[number].last
        self._days[number] = NONE if first is None else first, NONE if last is None else last
        self._latest[leading, self._counts[leading] % STORIES] = number
        self._counts[leading] += 1

    def _best(self, story: _Story, vector: Vectors, leading: Numbers, threshold: float) -> int | None:
        """The story that one joins, the earlier of two that it is as like; None where it is like none."""
        latest = self._latest[leading]
        near = sorted(set(self._near(latest[latest != NONE], story).tolist()))
        if not near:
            return None
        alike = self._rows.likeness(*vector, *self._means.of(near))
        best = int(alike.argmax())
        return near[best] if alike[best] >= threshold else None

    def _near(self, numbers: Numbers, story: _Story) -> Numbers:
        """Those of some stories that are near enough in time for another to be a part of them."""
        if story.first is None or story.last is None:
            return numbers
        first, last = self._days[numbers].T
        gap = np.maximum(story.first - last, first - story.last)
        lasts = np.maximum(story.last, last) - np.minimum(story.first, first)
        near: Numbers = numbers[(first == NONE) | ((gap <= WINDOW) & (lasts <= LONGEST))]
        return near


def find_stories(known: Known, duplicate_of: Mapping[str, str]) -> tuple[Story, ...]:
    """Group the articles on the same event.

    Args:
        known: What they are about.
        duplicate_of: Repeating article -> the one it repeats; both are always in one story.

    Returns:
        Stories of at least two different texts, the one with the newest article first.
    """
    versions: dict[str, list[str]] = defaultdict(list)
    for article in known:
        versions[duplicate_of.get(article, article)].append(article)
    begun = _Stories(known)
    rows = known.rows
    for article in sorted(versions, key=lambda i: _by_time(known[i])):
        place, day = known.place[article], known[article].day
        threshold = JOINS if day is not None else JOINS_UNDATED
        vector = rows.vector(place)
        begun.put(_Story([article], day, day), vector, vector, threshold)
    # Stories that turned out to be one, begun from two sides, are put together: each with the likest before it.
    merged = _Stories(known)
    for number, story in enumerate(begun.all):
        if len(story.members) > 1:
            merged.put(*begun.told(number), MERGES)
    made = [_story(story.members, versions, known) for story in merged.all]
    return tuple(sorted(made, key=lambda s: (-(known[s.articles[0]].day or 0), s.id)))


def _by_time(one: About) -> tuple[bool, int, str]:
    return one.day is None, one.day or 0, one.article.key


def _story(members: Sequence[str], versions: Mapping[str, Sequence[str]], known: Mapping[str, About]) -> Story:
    """The story in the order in which it is read; its id is that of its earliest article, which later ones leave."""
    members = sorted(members, key=lambda i: _by_time(known[i]))
    texts = [_versions(versions[original], known) for original in members]
    texts.sort(key=lambda ids: (known[ids[0]].day is not None, known[ids[0]].day or 0, ids[0]), reverse=True)
    return Story(members[0], tuple(article for ids in texts for article in ids))


def _versions(ids: Iterable[str], known: Mapping[str, About]) -> list[str]:
    """Versions of one text, the newest first, of one day the fullest first.

    A copy of a text is as old as the text: reprinted on Thursday, Tuesday's report is not newer than Wednesday's.
    """
    oldest = sorted(ids, key=lambda i: _by_time(known[i]))
    if len(oldest) == 1:  # most: their words need not be counted
        return oldest
    day: dict[str, int] = {}
    for article in oldest:
        day.setdefault(known[article].article.text, known[article].day or 0)
    return sorted(oldest, key=lambda i: (-day[known[i].article.text], -known[i].article.words, known[i].day or 0, i))
