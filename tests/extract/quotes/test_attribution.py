"""Names of the rules in the data files."""

from __future__ import annotations

from generator.extract.quotes.attribution import BY_CONTEXT, AttributionRule


def test_rules_keep_the_names_of_the_data_files() -> None:
    assert {rule.value for rule in AttributionRule} == {
        "according to",
        "words of",
        "cue before the quotation",
        "cue before a colon",
        "colon",
        "clause of the cue",
        "verb, then speaker",
        "speaker, then verb",
        "name after the quotation",
        "split around the cue",
        "joined to the quotation before",
        "runs on from the paragraph before",
        "goes on from the paragraph before",
        "goes on in the paragraph",
        "goes on later in the paragraph",
        "cue in the sentence before",
        "subject of the sentence before",
        "cue after the next quotation",
        "nobody named",
        "statement after a colon",
        "name before a colon",
        "reported speech",
        "closing cue",
    }


def test_a_cue_of_the_quotation_itself_is_not_context() -> None:
    assert AttributionRule.CUE_BEFORE not in BY_CONTEXT
    assert AttributionRule.CUE_IN_SENTENCE_BEFORE in BY_CONTEXT
