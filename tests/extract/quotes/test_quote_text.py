"""Look-ups in an article with its parse, names and marks."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from generator.extract.model.pipeline import Model
from generator.extract.quotes.quotation_marks import find_quotations
from generator.extract.quotes.quote_text import QuoteText, surname
from generator.extract.text.sentences import segment
from generator.records import Article, Mention
from tests.extract.quotes.quote_cases import quote_text, token

TEXT = "Harbour vote\n\nLena Ortiz met “the crew” on Monday. “We stay,” she said."


def test_tokens_and_sentences_are_found_by_offset(model: Model) -> None:
    text = quote_text(model, TEXT)
    at = TEXT.index("crew")
    assert text.doc[text.token_at(at + 1)].text == "crew"
    assert text.doc[text.first_token(at + 1)].text == "”"
    assert text.sentence_at(at) == 1
    assert text.doc[text.tokens_of(2).start].text == "“"


def test_what_is_between_marks_is_quoted_with_its_marks(model: Model) -> None:
    text = quote_text(model, TEXT)
    assert "".join(t.text_with_ws for t in text.doc if text.quoted[t.i]).strip() == "“the crew” “We stay,”"


def test_a_nickname_is_part_of_the_name_and_not_quoted() -> None:
    article = Article("a.txt", "a.txt", "0" * 64, "News", "News\n\nRichard “Tex” Moreno left.", id="a")
    name = Mention("Richard “Tex” Moreno", 6, 26, "person", "Richard Moreno", "test")
    sentences = segment(article)
    quotations = find_quotations(article.text, article.paragraphs)
    text = QuoteText(article, English()(article.text), sentences, [name], quotations)
    assert len(quotations) == 1
    assert not any(text.quoted)


def test_names_cover_their_tokens(model: Model) -> None:
    text = quote_text(model, TEXT)
    ortiz = token(text, "Ortiz")
    person = text.person_at(ortiz.i)
    assert person is not None
    assert surname(person) == "Ortiz"
    assert text.person_at(ortiz.i + 1) is None


@pytest.mark.parametrize(("sentence", "expected"), [("“We stay. We win.”", True), ("“We stay,” she said.", False)])
def test_a_sentence_is_quoted_where_both_its_ends_are(sentence: str, expected: bool, model: Model) -> None:
    assert quote_text(model, sentence).all_quoted(1) is expected


def test_a_sentence_begins_after_its_dateline(model: Model) -> None:
    text = quote_text(model, "Dam fails\n\nLIMA, March 4 (Agency) — Rescuers found nobody.")
    assert text.doc[text.after_dateline(1)].text == "Rescuers"


def test_a_full_name_gives_the_sex_of_a_surname(model: Model) -> None:
    text = quote_text(model, "Harbour vote\n\nMr. Karl Brandt left. Brandt will return.")
    last = text.mentions[-1]
    assert last.text == "Brandt"
    assert text.sex(last) == "m"


def test_a_possessive_ending_is_seen_outside_marks(model: Model) -> None:
    text = quote_text(model, "Lena Ortiz’s office is shut.")
    assert text.is_possessive(token(text, "Ortiz").i)
    assert not text.is_possessive(token(text, "office").i)
