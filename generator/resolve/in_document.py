"""One article's names as clusters, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable

from generator.records import KINDS, Article, Findings, Kind, Mention
from generator.resolve.clusters import Local, Question, gathered
from generator.resolve.offices import office_of
from generator.resolve.organizations import join_organizations
from generator.resolve.people import join_people
from generator.resolve.places import join_places


def join_within(
    article: Article, findings: Findings, mentions: Iterable[Mention]
) -> tuple[list[Local], list[Question]]:
    """Clusters of one article in the order in which they are first named, and its open questions."""
    by_kind: dict[Kind, list[Mention]] = {kind: [] for kind in KINDS}
    for mention in mentions:
        by_kind[mention.kind].append(mention)
    offices = {m.start: office for m in by_kind["person"] if (office := office_of(article.text, m))}
    people, questions = join_people(findings.article, by_kind["person"], len(article.title), offices)
    for person in people:
        person.roles = tuple(dict.fromkeys([article.text[start:end] for start, end in person.role_spans]))
    locals_ = [
        *people,
        *join_organizations(findings.article, "organization", by_kind["organization"], findings.definitions),
        *join_organizations(findings.article, "event", by_kind["event"], findings.definitions),
        *join_places(findings.article, by_kind["place"], findings.definitions),
        *gathered(findings.article, "group", by_kind["group"], str).values(),
    ]
    return sorted(locals_, key=lambda local: local.mentions[0].start), questions
