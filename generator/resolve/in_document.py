"""In-document coreference: group the mentions of one article into clusters, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable

from generator.records import KINDS, Article, Findings, Kind, Mention
from generator.resolve.clusters import DocumentCluster, PendingQuestion, group_mentions
from generator.resolve.offices import office_of
from generator.resolve.organizations import cluster_organizations
from generator.resolve.people import cluster_people
from generator.resolve.places import cluster_places


def cluster_document(
    article: Article, findings: Findings, mentions: Iterable[Mention]
) -> tuple[list[DocumentCluster], list[PendingQuestion]]:
    """Cluster the mentions of one article.

    Args:
        article: The article.
        findings: What was extracted from it.
        mentions: Its mentions, corrected by the editor.

    Returns:
        The clusters in the order in which they are first named, and the open questions.
    """
    by_kind: dict[Kind, list[Mention]] = {kind: [] for kind in KINDS}
    for mention in mentions:
        by_kind[mention.kind].append(mention)
    offices = {m.start: office for m in by_kind["person"] if (office := office_of(article.text, m))}
    people, questions = cluster_people(findings.article, by_kind["person"], len(article.title), offices)
    for person in people:
        person.roles = tuple(dict.fromkeys([article.text[start:end] for start, end in person.role_spans]))
    clusters = [
        *people,
        *cluster_organizations(findings.article, "organization", by_kind["organization"], findings.definitions),
        *cluster_organizations(findings.article, "event", by_kind["event"], findings.definitions),
        *cluster_places(findings.article, by_kind["place"], findings.definitions),
        *group_mentions(findings.article, "group", by_kind["group"], str).values(),
    ]
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].start), questions
