"""Articles on the same event, grouped.

In order of time, each article joins the story it is most like, or begins one. It is compared with the story as a
whole (the mean of its articles), not with single articles: so a report that has something in common with one
article of a story and something else with another does not tie stories together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.records import Story
from generator.relate.likeness import LEADING, About, Vector, likeness, telling

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


class _Story:
    """A story while it grows."""

    __slots__ = ("_centre", "first", "last", "members", "sums")

    def __init__(self) -> None:
        self.members: list[str] = []
        self.sums: defaultdict[str, float] = defaultdict(float)
        self._centre: Vector | None = None
        self.first: int | None = None
        self.last: int | None = None

    def take(self, members: Iterable[str], weights: Vector, days: Iterable[int | None]) -> None:
        """Take in an article, or all of another story."""
        self.members.extend(members)
        for feature, weight in weights.items():
            self.sums[feature] += weight
        self._centre = None
        known = [day for day in (self.first, self.last, *days) if day is not None]
        self.first, self.last = min(known, default=None), max(known, default=None)

    @property
    def centre(self) -> Vector:
        """The mean of its articles."""
        if self._centre is None:
            kept = telling(self.sums, KEPT)
            length = math.sqrt(sum(self.sums[f] ** 2 for f in kept)) or 1.0
            self._centre = {f: self.sums[f] / length for f in kept}
        return self._centre

    def is_near(self, first: int | None, last: int | None) -> bool:
        """Whether what happened between two days is near enough in time to be a part of it."""
        if first is None or last is None or self.first is None or self.last is None:
            return True
        gap = max(first - self.last, self.first - last)
        return gap <= WINDOW and max(last, self.last) - min(first, self.first) <= LONGEST


def find_stories(known: Mapping[str, About], duplicate_of: Mapping[str, str]) -> tuple[Story, ...]:
    """Group the articles on the same event.

    Args:
        known: By article id.
        duplicate_of: Repeating article -> the one it repeats; both are always in one story.

    Returns:
        Stories of at least two different texts, the one with the newest article first.
    """
    versions: dict[str, list[str]] = defaultdict(list)
    for article in known:
        versions[duplicate_of.get(article, article)].append(article)
    stories: list[_Story] = []
    by_feature: dict[str, list[int]] = defaultdict(list)
    for article in sorted(versions, key=lambda i: _by_time(known[i])):
        one = known[article]
        number = _best(one, stories, by_feature)
        if number is None:
            number = len(stories)
            stories.append(_Story())
        stories[number].take([article], one.vector, [one.day])
        for feature in one.leading:
            by_feature[feature].append(number)
    several = [story for story in stories if len(story.members) > 1]
    made = [_story(story.members, versions, known) for story in _merged(several)]
    return tuple(sorted(made, key=lambda s: (-(known[s.articles[0]].day or 0), s.id)))


def _by_time(one: About) -> tuple[bool, int, str]:
    return one.day is None, one.day or 0, one.article.key


def _best(one: About, stories: list[_Story], by_feature: Mapping[str, list[int]]) -> int | None:
    """The story that an article joins; None where it begins one."""
    looked_at = {n for f in one.leading for n in by_feature.get(f, [])[-STORIES:]}
    threshold = JOINS if one.day is not None else JOINS_UNDATED
    scored = ((likeness(one.vector, stories[n].centre), -n) for n in looked_at if stories[n].is_near(one.day, one.day))
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= threshold else None


def _merged(stories: Iterable[_Story]) -> list[_Story]:
    """The stories, those that turned out to be one put together: each with the likest before it."""
    kept: list[_Story] = []
    by_feature: dict[str, list[int]] = defaultdict(list)
    for story in stories:
        features = telling(story.centre, LEADING)
        looked_at = {n for f in features for n in by_feature[f][-STORIES:]}
        scored = [
            (likeness(story.centre, kept[n].centre), -n) for n in looked_at if kept[n].is_near(story.first, story.last)
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= MERGES:
            number = -best[1]
            kept[number].take(story.members, story.sums, (story.first, story.last))
        else:
            number = len(kept)
            kept.append(story)
        for feature in features:
            by_feature[feature].append(number)
    return kept


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
