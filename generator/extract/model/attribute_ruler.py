"""Assign parts of speech by the rules of a pipeline's attribute ruler, once for each class of tokens.

spaCy's English pipelines find a token's part of speech by 179 rules, which a general matcher tries at each token: 15 %
of the pipeline's CPU time. Nearly all read a single token: its tag, its dependency label, and whether it is one of two
hundred words. Tokens that agree in all of this form a class, and the rules are matched once for each class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from spacy.attrs import DEP, IS_SPACE, LOWER, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

# Attributes that a rule for a single token may read if it is to be matched once for a class of tokens.
READ = frozenset({"TAG", "DEP", "IS_SPACE", "LOWER"})

# Attributes assigned by a ruler that our rules read; they do not read lemmas and inflections.
ASSIGNED = ("POS", "TAG", "DEP")

TokenClass = tuple[int, int, int, int]
"""The class of a token: its word if a rule names it (else 0), tag, dependency label, whether it is white space."""

Assignments = dict[str, tuple[int, str]]
"""Attribute -> the number of the last rule that assigns it, and the value."""

AttributeRule = dict[str, Any]
"""Patterns and attributes, in the form of `AttributeRuler.patterns`."""


class FastAttributeRuler:
    """Attribute ruler that matches rules once per class of tokens, with the same results as spaCy's."""

    def __init__(self, ruler: AttributeRuler, words: Iterable[str], vocab: Vocab) -> None:
        self._vocab = vocab
        self._words = frozenset(vocab.strings.add(word) for word in words)
        self._rules = _rules(ruler)
        self._single, self._longer = Matcher(vocab), Matcher(vocab)
        for number, rule in enumerate(self._rules):
            for matcher, patterns in ((self._single, _single_token(rule)), (self._longer, _several_tokens(rule))):
                if patterns:
                    matcher.add(str(number), patterns)
        self._known: dict[TokenClass, Assignments] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Assign part of speech, tag and relation; later rules win."""
        if not len(doc):
            return doc
        classes: list[TokenClass] = [
            (word if word in self._words else 0, tag, dep, space)
            for word, tag, dep, space in doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()
        ]
        self._learn(doc, {token_class: i for i, token_class in enumerate(classes) if token_class not in self._known})
        assigned = [self._known[token_class] for token_class in classes]
        for number, start in self._matches(self._longer, doc):
            at = start + self._rules[number]["index"]
            assigned[at] = self._with_rule(assigned[at], number)
        self._assign(doc, assigned)
        return doc

    def _assign(self, doc: Doc, assigned: Iterable[Assignments]) -> None:
        parts_of_speech = doc.to_array(POS)
        for i, assignments in enumerate(assigned):
            for attribute, (_, value) in assignments.items():
                if attribute == "POS":
                    parts_of_speech[i] = self._vocab.strings[value]
                elif attribute == "TAG":
                    doc[i].tag_ = value
                else:
                    doc[i].dep_ = value
        doc.from_array([POS], cast("Ints2d", parts_of_speech))  # one column is enough

    def _learn(self, doc: Doc, new: Mapping[TokenClass, int]) -> None:
        """Match the single-token rules with one token of each new class."""
        if not new:
            return
        tokens = [doc[i] for i in new.values()]
        one_each = Doc(
            self._vocab, [t.text for t in tokens], tags=[t.tag_ for t in tokens], deps=[t.dep_ for t in tokens]
        )
        found: list[Assignments] = [{} for _ in tokens]
        for number, start in self._matches(self._single, one_each):
            found[start] = self._with_rule(found[start], number)
        self._known.update(zip(new, found, strict=True))

    def _with_rule(self, assignments: Assignments, number: int) -> Assignments:
        """Add the assignments of another rule, which may come before or after the others."""
        attributes = self._rules[number]["attrs"]
        new = {name: (number, attributes[name]) for name in ASSIGNED if name in attributes}
        later = {name: one for name, one in new.items() if name not in assignments or assignments[name][0] < number}
        return assignments | later

    def _matches(self, matcher: Matcher, doc: Doc) -> Iterator[tuple[int, int]]:
        """Number of each rule that matches, and the first token of the match."""
        if len(matcher):
            for key, start, _ in matcher(doc, allow_missing=True):
                yield int(self._vocab.strings[key]), start


def words_of_rules(ruler: AttributeRuler) -> frozenset[str] | None:
    """The words that single-token rules name; None if a rule reads an attribute that is not part of a token's class."""
    words: set[str] = set()
    for rule in _rules(ruler):
        for [condition] in _single_token(rule):
            word = condition.get("LOWER", [])
            named = [word] if isinstance(word, str) else word.get("IN") if isinstance(word, dict) else word
            if condition.keys() - READ or named is None or (isinstance(word, dict) and len(word) > 1):
                return None
            words.update(named)
    return frozenset(words)


def _rules(ruler: AttributeRuler) -> list[AttributeRule]:
    """The rules that assign an attribute that we read, in order."""
    rules = cast("list[AttributeRule]", ruler.patterns)
    return [rule for rule in rules if not rule["attrs"].keys().isdisjoint(ASSIGNED)]


def _single_token(rule: AttributeRule) -> list[list[dict[str, Any]]]:
    return [pattern for pattern in rule["patterns"] if len(pattern) == 1]


def _several_tokens(rule: AttributeRule) -> list[list[dict[str, Any]]]:
    return [pattern for pattern in rule["patterns"] if len(pattern) != 1]
