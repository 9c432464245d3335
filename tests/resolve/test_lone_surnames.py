"""Surnames without a full name in their article."""

from __future__ import annotations

from generator.resolve.lone_surnames import lone_surnames

from .build import cluster


def test_a_surname_that_other_articles_have_in_full_is_a_question() -> None:
    alone, marsh = cluster("person", "Marsh", id_="b"), cluster("person", "Elena Marsh", id_="a")
    (question,) = lone_surnames([marsh, alone])
    assert (question.cluster, question.candidates) == (alone, (marsh,))


def test_a_surname_without_any_full_name_is_not_a_question() -> None:
    assert lone_surnames([cluster("person", "Marsh"), cluster("person", "Omar Reed", id_="b")]) == []


def test_a_surname_whose_bearer_the_article_names_is_asked_about_elsewhere() -> None:
    assert lone_surnames([cluster("person", "Elena Marsh"), cluster("person", "Marsh")]) == []
