"""Open questions with the ids of entities."""

from __future__ import annotations

from generator.records import Appearance, Entity
from generator.resolve.clusters import DocumentCluster, PendingQuestion, QuestionKind
from generator.resolve.open_questions import open_questions

from .build import cluster

LONE, MARSH = cluster("person", "Marsh", id_="b"), cluster("person", "Elena Marsh", id_="a")
SURNAME = PendingQuestion(QuestionKind.LONE_SURNAME, "“Marsh” is alone", LONE, (MARSH,))


def entity(id_: str, *clusters: DocumentCluster) -> Entity:
    return Entity(id_, id_, "person", (), tuple(Appearance(one.article, 0.5, one.mentions) for one in clusters))


def test_a_question_names_the_entities_and_a_correction_to_paste() -> None:
    (question,) = open_questions([SURNAME], [entity("marsh", LONE), entity("elena-marsh", MARSH)])
    assert (question.kind, question.article, question.entities) == ("lone surname", "b", ("marsh", "elena-marsh"))
    assert question.snippet == {"split": [{"text": "Marsh", "in": ["b"], "to": "elena-marsh"}]}


def test_a_question_that_the_editor_has_settled_is_left_out() -> None:
    assert open_questions([SURNAME], [entity("elena-marsh", LONE, MARSH)]) == ()


def test_a_conflict_of_kinds_suggests_a_kind_and_a_merge() -> None:
    conflict = PendingQuestion(QuestionKind.KIND_CONFLICT, "…", LONE, (MARSH,), "person")
    (question,) = open_questions([conflict], [entity("marsh", LONE), entity("elena-marsh", MARSH)])
    assert question.snippet == {"retype": {"marsh": "person"}, "merge": {"elena-marsh": "marsh"}}
