"""Group articles on the same event into stories (single-pass clustering with centroids).

In order of time, each article joins the most similar story, or begins one. It is compared with the centroid of the
story, not with single articles: a report that shares one thing with one article of a story and another with a second
does not chain stories together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.records import Story
from generator.relate.feature_vectors import Centroids, FeatureIds, Vectors
from generator.relate.similarity import LEADING, Profile, Profiles

# Similarity to the centroid of a story from which an article belongs to it. In the example corpus an article that only
# mentions a story's event comes to 0.28; those of the story reach 0.3 to 0.8. Missing a report is the smaller fault.
JOINS = 0.3

# The same for an article without a date: without the time window it needs more evidence.
JOINS_UNDATED = 0.35

# Similarity of two stories of several articles each from which they are one story that began twice.
MERGES = 0.33

# Days after a story's newest article in which another can join: after a longer pause a new story begins, and next
# year's flood in the same town is another flood.
WINDOW = 14

# Days that a story can last. Anything longer (a war, a term of office) is not an event: its story would collect all
# articles about it, which the pages of its entities show better.
LONGEST = 60

# Latest stories looked up for each feature.
STORIES = 30

# Features kept of the centroid of a story: those of a single article lose weight as the story grows.
KEPT = 100

# Marks a missing day and a missing story in arrays of numbers.
NONE = -1


@dataclass(slots=True)
class _GrowingStory:
    """A story while it grows."""

    members: list[str]
    """Ids of its articles."""
    first: int | None
    """Its first day; None if none is known."""
    last: int | None
    """Its last day."""

    def take(self, other: _GrowingStory) -> None:
        """Add the articles of another story."""
        self.members += other.members
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        self.first, self.last = min(days, default=None), max(days, default=None)


class _Stories:
    """Growing stories with their centroids."""

    def __init__(self, profiles: Profiles) -> None:
        self._vectors = profiles.vectors
        self._centroids = Centroids(profiles.vectors, KEPT, len(profiles))
        # Ring buffer of the latest stories of each feature, and their total number.
        self._latest = np.full((profiles.vectors.nothing, STORIES), NONE, np.int32)
        self._counts = np.zeros(profiles.vectors.nothing, np.int64)
        # First and last day of each story, as an array for vectorized comparison.
        self._days = np.full((len(profiles), 2), NONE, np.int64)
        self.all: list[_GrowingStory] = []

    def with_vectors(self, number: int) -> tuple[_GrowingStory, Vectors, Vectors]:
        """A story, its centroid and the sum of its articles' vectors, as `put` takes them."""
        features, weights = self._centroids.vectors([number])
        has = features[0] != self._vectors.nothing
        return self.all[number], (features[0][has], weights[0][has]), self._centroids.sums(number)

    def put(self, story: _GrowingStory, vector: Vectors, sums: Vectors, threshold: float) -> None:
        """Add an article or a story to the most similar story, or start a new one.

        Args:
            story: The story to add, or a story of the article alone.
            vector: Its centroid, the heaviest features first.
            sums: The sum of its articles' vectors.
            threshold: Similarity from which it joins.
        """
        leading = vector[0][:LEADING]
        number = self._best(story, vector, leading, threshold)
        if number is None:
            number = self._centroids.begin(sums)
            self.all.append(story)
        else:
            self._centroids.add(number, sums)
            self.all[number].take(story)
        first, last = self.all[number].first, self.all[number].last
        self._days[number] = NONE if first is None else first, NONE if last is None else last
        self._latest[leading, self._counts[leading] % STORIES] = number
        self._counts[leading] += 1

    def _best(self, story: _GrowingStory, vector: Vectors, leading: FeatureIds, threshold: float) -> int | None:
        """Number of the most similar story, the earlier of two equals; None if none reaches the threshold."""
        latest = self._latest[leading]
        near = sorted(set(self._near(latest[latest != NONE], story).tolist()))
        if not near:
            return None
        alike = self._vectors.similarities(*vector, *self._centroids.vectors(near))
        best = int(alike.argmax())
        return near[best] if alike[best] >= threshold else None

    def _near(self, numbers: FeatureIds, story: _GrowingStory) -> FeatureIds:
        """Those of some stories that are close enough in time for another to belong to them."""
        if story.first is None or story.last is None:
            return numbers
        first, last = self._days[numbers].T
        gap = np.maximum(story.first - last, first - story.last)
        lasts = np.maximum(story.last, last) - np.minimum(story.first, first)
        near: FeatureIds = numbers[(first == NONE) | ((gap <= WINDOW) & (lasts <= LONGEST))]
        return near


def find_stories(profiles: Profiles, duplicate_of: Mapping[str, str]) -> tuple[Story, ...]:
    """Group the articles on the same event.

    Args:
        profiles: Profiles of the articles.
        duplicate_of: Duplicate -> its original; both are always in one story.

    Returns:
        Stories of at least two different texts, the one with the newest article first.
    """
    versions: dict[str, list[str]] = defaultdict(list)
    for article in profiles:
        versions[duplicate_of.get(article, article)].append(article)
    begun = _Stories(profiles)
    vectors = profiles.vectors
    for article in sorted(versions, key=lambda i: _by_time(profiles[i])):
        place, day = profiles.index[article], profiles[article].day
        threshold = JOINS if day is not None else JOINS_UNDATED
        vector = vectors.vector(place)
        begun.put(_GrowingStory([article], day, day), vector, vector, threshold)
    # Second pass: merge stories that began twice, each with the most similar one before it.
    merged = _Stories(profiles)
    for number, story in enumerate(begun.all):
        if len(story.members) > 1:
            merged.put(*begun.with_vectors(number), MERGES)
    made = [_story(story.members, versions, profiles) for story in merged.all]
    return tuple(sorted(made, key=lambda s: (-(profiles[s.articles[0]].day or 0), s.id)))


def _by_time(one: Profile) -> tuple[bool, int, str]:
    return one.day is None, one.day or 0, one.article.key


def _story(members: Sequence[str], versions: Mapping[str, Sequence[str]], profiles: Mapping[str, Profile]) -> Story:
    """Record of a story; its id is that of its earliest article, so that it stays when later ones join."""
    members = sorted(members, key=lambda i: _by_time(profiles[i]))
    texts = [_versions(versions[original], profiles) for original in members]
    texts.sort(key=lambda ids: (profiles[ids[0]].day is not None, profiles[ids[0]].day or 0, ids[0]), reverse=True)
    return Story(members[0], tuple(article for ids in texts for article in ids))


def _versions(ids: Iterable[str], profiles: Mapping[str, Profile]) -> list[str]:
    """Versions of one text, the newest first, those of one day by length.

    A copy is as old as its original: Tuesday's report, reprinted on Thursday, is not newer than Wednesday's.
    """
    oldest = sorted(ids, key=lambda i: _by_time(profiles[i]))
    if len(oldest) == 1:  # most: their words need not be counted
        return oldest
    day: dict[str, int] = {}  # of the original of each text
    for article in oldest:
        day.setdefault(profiles[article].article.text, profiles[article].day or 0)
    return sorted(
        oldest, key=lambda i: (-day[profiles[i].article.text], -profiles[i].article.words, profiles[i].day or 0, i)
    )
