"""Names of people."""

from __future__ import annotations

import pytest

from generator.records import Mention
from generator.resolve.clusters import QuestionKind
from generator.resolve.people import cluster_people, full_name, parts_of, same_person


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ana Diaz Jr.", ("ana", "diaz")),
        ("Richard “Dick” Roe", ("richard", "roe")),
        ("Haider al-Amin", ("haider", "amin")),
        ("Haydar Al Abadi", ("haydar", "abadi")),
        ("Omar ash-Sharif", ("omar", "sharif")),
        ("Reed, Omar", ("reed", "omar")),
    ],
)
def test_a_name_is_its_folded_words(name: str, parts: tuple[str, ...]) -> None:
    assert parts_of(name) == parts
    assert full_name(name) == " ".join(parts)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana B. Diaz", "Ana Diaz", True),
        ("Gabriel García Márquez", "Gabriel García", True),
        ("Jan de Vries", "de Vries", True),
        ("Tony Bell", "Anthony Bell", True),
        ("A. Bell", "Anthony Bell", True),
        ("Kristin Wilder", "Kristen Wilder", True),
        ("Joseph L. Banner", "Joseph R. Banner", False),
        ("Ana Diaz", "Eva Diaz", False),
        ("Ana Diaz", "Ana Marsh", False),
    ],
)
def test_two_full_names_can_be_spellings_of_one(one: str, other: str, same: bool) -> None:
    assert same_person(parts_of(one), parts_of(other)) is same


def clustered(*names: str, title_end: int = 0) -> tuple[list[set[str]], list[QuestionKind]]:
    mentions = [Mention(n, at * 50, at * 50 + len(n), "person", n, "test") for at, n in enumerate(names)]
    clusters, questions = cluster_people("a", mentions, title_end, {})
    return [set(cluster.names) for cluster in clusters], [question.kind for question in questions]


def test_a_surname_alone_is_the_one_person_with_it() -> None:
    assert clustered("Elena Marsh", "Marsh") == ([{"Elena Marsh", "Marsh"}], [])


def test_a_misspelled_surname_is_the_one_person_with_a_like_one() -> None:
    assert clustered("Lydia Buchmann", "Buchman") == ([{"Lydia Buchmann", "Buchman"}], [])


def test_a_surname_of_two_people_is_a_question() -> None:
    clusters, kinds = clustered("John Reed", "Ann Reed", "Reed")
    assert clusters == [{"John Reed"}, {"Ann Reed"}, {"Reed"}]
    assert kinds == [QuestionKind.AMBIGUOUS_SURNAME]


def test_a_given_name_of_two_people_is_a_question() -> None:
    assert clustered("Gloria Sand", "Gloria Holm", "Gloria")[1] == [QuestionKind.AMBIGUOUS_GIVEN_NAME]


def test_a_surname_refers_to_the_person_introduced_by_then() -> None:
    assert clustered("John Reed", "Reed", "Ann Reed") == ([{"John Reed", "Reed"}, {"Ann Reed"}], [])


def test_a_surname_in_the_headline_refers_to_the_person_whom_the_article_calls_so() -> None:
    clusters, kinds = clustered("Reed", "John Reed", "Reed", "Reed", "Ann Reed", title_end=10)
    assert clusters == [{"John Reed", "Reed"}, {"Ann Reed"}]
    assert not kinds
