"""Figures of whole articles: quality on labelled sentences, and properties that hold for any text."""

from __future__ import annotations

import time

import pytest

from generator.extract.figures import find_figures
from tests.extract.figures_report import FIELDS, by_field, by_kind, cases, report
from tests.extract.reading import figures_of, read

# Floors that only rise. The sentences were labelled before the rules were tried on them, and the rules were corrected
# on them afterwards: they guard against regressions and say little about unseen sentences.
FLOOR = 0.93
FLOOR_OF_A_KIND = 0.75
FLOOR_OF_A_FIELD = 0.93


def test_there_are_enough_labelled_sentences() -> None:
    assert len(cases()) >= 120
    assert sum(not c.expected for c in cases()) >= 35


def test_precision_and_recall_keep_their_floors() -> None:
    print("\n" + report())  # noqa: T201  shown with -s
    scores = by_kind()
    assert min(scores["all"].precision, scores["all"].recall) >= FLOOR
    weak = {k: s for k, s in scores.items() if s.expected >= 5 and s.f1 < FLOOR_OF_A_KIND}
    assert not weak


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_keeps_its_floor(field: str) -> None:
    assert by_field()[field].precision >= FLOOR_OF_A_FIELD


def test_spans_are_the_articles_own_words_inside_one_sentence() -> None:
    body = "\n\n".join(c.sentence for c in cases())
    article, _, sentences, _ = read(body)
    _, found = figures_of(body)
    by_id = {s.id: s for s in sentences}
    last = 0
    for figure in found:
        words = article.text[figure.start : figure.end]
        sentence = by_id[figure.sentence]
        assert words
        assert words == words.strip()
        assert sentence.start <= figure.start < figure.end <= sentence.end
        assert figure.start >= last
        last = figure.end
        assert (figure.value is None) == (figure.vague is not None)
        assert (figure.bound == "range") == isinstance(figure.value, tuple)
        if figure.attribution:
            assert sentence.start <= figure.attribution[0] < figure.attribution[1] <= sentence.end


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    sentence = "Officials said on Friday that 12 people and 3 dogs, 4 cats, 10-15 birds were killed in Lebanon. "
    _, found = figures_of(sentence * 20)
    assert len(found) >= 2 * 20
    # One sentence without end, as a table makes it.
    article, doc, sentences, mentions = read("12, 13 and " * 1500 + "14 people")
    begin = time.process_time()
    find_figures(article, doc, sentences, mentions, (), ())
    assert time.process_time() - begin < 10
