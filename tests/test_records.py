"""Derived values of the records."""

from __future__ import annotations

from generator.records import Appearance, Article, Entity, Mention


def test_paragraphs_are_spans_of_the_text_beginning_with_the_title() -> None:
    article = Article("a.txt", "a.txt", "", "Head", "Head\n\nIt rained.\n\nIt\nstopped.")
    assert [article.text[start:end] for start, end in article.paragraphs] == ["Head", "It rained.", "It\nstopped."]


def test_words_are_counted_with_the_title() -> None:
    assert Article("a.txt", "a.txt", "", "Head", "Head\n\nIt rained.").words == 3


def test_mentions_of_an_entity_are_counted_over_all_articles() -> None:
    mention = Mention("Oslo", 0, 4, "place", "Oslo", "ner:GPE")
    appearances = (Appearance("a", 0.5, (mention, mention)), Appearance("b", 0.5, (mention,)))
    assert Entity("oslo", "Oslo", "place", (), appearances).mention_count == 3
