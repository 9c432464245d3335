"""The weight of a sentence."""

from __future__ import annotations

from generator.extract.key_sentences.candidates import WORD, SentenceCandidate
from generator.extract.key_sentences.ranking import CONTEXT_DEPENDENT, SPOKEN, weigh
from generator.extract.key_sentences.tf_idf import content_stems, tf_idf_vectors
from generator.records import Mention, Sentence


def weights(
    *sentences: str,
    title: str = "News",
    names: tuple[tuple[str, int], ...] = (),
    context_dependent: tuple[int, ...] = (),
    spoken: tuple[int, ...] = (),
    one_paragraph: bool = False,
) -> list[float]:
    """The weights of sentences, each a paragraph; names by their sentence, an index for each that is dependent."""
    candidates = [
        SentenceCandidate(
            Sentence(f"s{n}", n * 1000, n * 1000 + len(text), 1 if one_paragraph else n + 1),
            tuple(WORD.findall(text)),
            n == 0 or not one_paragraph,
            n in context_dependent,
            1.0 if n in spoken else 0.0,
        )
        for n, text in enumerate(sentences)
    ]
    mentions = [Mention(name, n * 1000, n * 1000 + len(name), "person", name, "full name") for name, n in names]
    return weigh(
        candidates, mentions, tf_idf_vectors([*(content_stems(c.words) for c in candidates), content_stems([title])])
    )


def test_an_earlier_paragraph_weighs_more() -> None:
    first, second = weights("The lake is calm today", "The lake is calm today")
    assert first > second


def test_the_opening_of_a_paragraph_weighs_more_than_the_rest() -> None:
    first, second = weights("The lake is calm today", "The lake is calm today", one_paragraph=True)
    assert first > second


def test_a_frequent_name_raises_the_weight_of_its_sentences() -> None:
    plain = weights("The lake is calm", "The lake is calm")
    named = weights("The lake is calm", "The lake is calm", names=(("Ana Diaz", 1), ("Diaz", 1)))
    assert named[1] > plain[1]
    assert named[0] == plain[0]


def test_an_event_and_a_number_have_news_value() -> None:
    (calm,), (event,), (both,) = map(weights, ("All was calm", "A dam collapsed", "A dam killed 12"))
    assert calm < event < both


def test_a_year_has_no_news_value() -> None:
    assert weights("The town council sat", "Nobody moved")[1] == weights("The town council sat", "Nobody 2019")[1]


def test_a_sentence_that_needs_its_context_and_speech_weigh_less() -> None:
    (plain,) = weights("The dam burst")
    assert weights("The dam burst", context_dependent=(0,)) == [plain * CONTEXT_DEPENDENT]
    assert weights("The dam burst", spoken=(0,)) == [plain * SPOKEN]
