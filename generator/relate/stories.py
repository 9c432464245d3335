"""Articles on the same event, grouped.

In order of time, each article joins the story it is most like, or begins one. It is compared with the story as a
whole (the mean of its articles), not with single articles: so a report that has something in common with one
article of a story and something else with another does not tie stories together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.records import Story
from generator.relate.likeness import LEADING, About, Known
from generator.relate.rows import Means, Numbers, Weights

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


@dataclass(slots=True)
class _Story:
    """A story while it grows."""

    members: list[str]
    """Its articles."""
    first: int | None
    """Its first day; None where none is known."""
    last: int | None
    """Its last day."""

    def is_near(self, first: int | None, last: int | None) -> bool:
        """Whether what happened between two days is near enough in time to be a part of it."""
        if first is None or last is None or self.first is None or self.last is None:
            return True
        gap = max(first - self.last, self.first - last)
        return gap <= WINDOW and max(last, self.last) - min(first, self.first) <= LONGEST

    def take(self, other: _Story) -> None:
        """Take in another, of one article or of several."""
        self.members += other.members
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        self.first, self.last = min(days, default=None), max(days, default=None)


@dataclass(frozen=True, slots=True)
class _Told:
    """An article, or a story of several, that looks for the story that it belongs to."""

    story: _Story
    """What may join: the story, or one of the article alone."""
    vector: tuple[Numbers, Weights]
    """What it is about, as features and weights."""
    sums: dict[int, float]
    """The sum of its articles' vectors."""
    leading: Sequence[int]
    """Its heaviest features, by which others are looked for."""


class _Stories:
    """Stories, with the mean of each."""

    def __init__(self, known: Known) -> None:
        self._rows = known.rows
        self._means = Means(known.rows, KEPT, len(known))
        self._by_feature: defaultdict[int, list[int]] = defaultdict(list)
        self.all: list[_Story] = []

    def told(self, number: int) -> _Told:
        """A story, as one that may join others."""
        return _Told(
            self.all[number],
            (self._means.features[number], self._means.weights[number]),
            dict(self._means.sums(number)),
            self._means.leading(number, LEADING),
        )

    def put(self, one: _Told, threshold: float) -> None:
        """Let an article or a story join the story that it is most like, or stand as one of its own.

        Args:
            one: The article or the story.
            threshold: Likeness from which it joins.
        """
        number = self._best(one, threshold)
        if number is None:
            number = self._means.begin(one.sums)
            self.all.append(one.story)
        else:
            self._means.add(number, one.sums)
            self.all[number].take(one.story)
        for feature in one.leading:
            self._by_feature[feature].append(number)

    def _best(self, one: _Told, threshold: float) -> int | None:
        """The story that one joins, the earlier of two that it is as like; None where it is like none."""
        looked_at = sorted({n for feature in one.leading for n in self._by_feature.get(feature, [])[-STORIES:]})
        near = [n for n in looked_at if self.all[n].is_near(one.story.first, one.story.last)]
        if not near:
            return None
        alike = self._rows.likeness(*one.vector, self._means.features[near], self._means.weights[near])
        best = int(alike.argmax())
        return near[best] if alike[best] >= threshold else None


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
        vector = rows.features[place], rows.weights[place]
        alone = _Story([article], day, day)
        begun.put(_Told(alone, vector, rows.vector(place), rows.leading(place, LEADING)), threshold)
    # Stories that turned out to be one, begun from two sides, are put together: each with the likest before it.
    merged = _Stories(known)
    for number, story in enumerate(begun.all):
        if len(story.members) > 1:
            merged.put(begun.told(number), MERGES)
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
    day: dict[str, int] = {}
    for article in oldest:
        day.setdefault(known[article].article.text, known[article].day or 0)
    return sorted(oldest, key=lambda i: (-day[known[i].article.text], -known[i].article.words, known[i].day or 0, i))
