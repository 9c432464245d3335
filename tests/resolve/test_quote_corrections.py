"""Speakers that an editor names."""

from __future__ import annotations

from generator.records import Appearance, Article, Entity, Findings, Mention, Quote
from generator.registry import Registry, load_registry
from generator.resolve import correct_quotes

TEXT = "Talks\n\n“We agreed on the harbour,” said the envoy. Omar Reed left."
QUOTE = Quote(8, 33, "s1", True, None, None, None, "test")
ARTICLE = Article("a.txt", "a.txt", "0" * 64, "Talks", TEXT, id="a")
FINDINGS = {"a": Findings("a", (), (), quotes=(QUOTE,))}
REED = Mention("Omar Reed", TEXT.index("Omar"), TEXT.index("Omar") + 9, "person", "Omar Reed", "test")
ENTITIES = (Entity("omar-reed", "Omar Reed", "person", (), (Appearance("a", 0.5, (REED,)),)),)


def registry(starts: str, speaker: str) -> Registry:
    return load_registry(f"quotes: [{{article: a, starts: {starts}, speaker: {speaker}}}]", "registry.yml")[0]


def test_a_speaker_may_be_an_entity() -> None:
    corrected = correct_quotes([ARTICLE], FINDINGS, ENTITIES, registry("We agreed", "omar-reed"))
    (quote,) = corrected.result["a"].quotes
    assert (quote.speaker, quote.mention, quote.rule) == ((REED.start, REED.end), REED.start, "registry")
    assert len(corrected.used) == 1


def test_a_speaker_may_be_words_of_the_article() -> None:
    corrected = correct_quotes([ARTICLE], FINDINGS, ENTITIES, registry("We agreed", "the envoy"))
    (quote,) = corrected.result["a"].quotes
    assert quote.speaker is not None
    assert TEXT[slice(*quote.speaker)] == "the envoy"
    assert quote.mention is None


def test_a_rule_that_matches_nothing_is_not_used() -> None:
    for rules in (registry("We refused", "the envoy"), registry("We agreed", "the mayor")):
        corrected = correct_quotes([ARTICLE], FINDINGS, ENTITIES, rules)
        assert corrected.result["a"] == FINDINGS["a"]
        assert not corrected.used


def test_without_rules_the_findings_are_the_same_object() -> None:
    assert correct_quotes([ARTICLE], FINDINGS, ENTITIES, Registry()).result is FINDINGS
