"""The parts of speech that a pipeline's attribute ruler gives, without trying all of its rules at every token.

spaCy's English pipelines find a token's part of speech by 179 rules, which a general matcher tries at each token: 15 %
of what the pipeline costs. Nearly all of them read the tag of one token, its relation, and whether it is one of two
hundred words. Tokens of which all that is the same are of one sort, and the rules are asked once for each sort.
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

# What a rule for one token may read of it, to be asked once for a sort of tokens.
READ = frozenset({"TAG", "DEP", "IS_SPACE", "LOWER"})

# What we read of what a ruler gives: lemmas and inflections we do not.
GIVEN = ("POS", "TAG", "DEP")

Sort = tuple[int, int, int, int]
"""What rules may read of a token: its word where a rule names it (else 0), tag, relation, whether it is white space."""

Given = dict[str, tuple[int, str]]
"""By attribute, the number of the last rule that gives it, and the value."""


class Attributes:
    """Gives each token the attributes that a ruler gives it."""

    def __init__(self, ruler: AttributeRuler, words: Iterable[str], vocab: Vocab) -> None:
        self._vocab = vocab
        self._words = frozenset(vocab.strings.add(word) for word in words)
        self._rules = _rules(ruler)
        self._single, self._longer = Matcher(vocab), Matcher(vocab)
        for number, rule in enumerate(self._rules):
            for matcher, patterns in ((self._single, _of_one(rule)), (self._longer, _of_several(rule))):
                if patterns:
                    matcher.add(str(number), patterns)
        self._known: dict[Sort, Given] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, tag and relation where rules give them; later rules win."""
        if not len(doc):
            return doc
        sorts: list[Sort] = [
            (word if word in self._words else 0, tag, dep, space)
            for word, tag, dep, space in doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()
        ]
        self._learn(doc, {sort: i for i, sort in enumerate(sorts) if sort not in self._known})
        given = [self._known[sort] for sort in sorts]
        for number, start in self._matches(self._longer, doc):
            at = start + self._rules[number]["index"]
            given[at] = self._and(given[at], number)
        parts = doc.to_array(POS)
        for i, attributes in enumerate(given):
            for name, (_, value) in attributes.items():
                if name == "POS":
                    parts[i] = self._vocab.strings[value]
                elif name == "TAG":
                    doc[i].tag_ = value
                else:
                    doc[i].dep_ = value
        doc.from_array([POS], cast("Ints2d", parts))  # one column will do
        return doc

    def _learn(self, doc: Doc, new: Mapping[Sort, int]) -> None:
        """Ask the rules for one token about sorts of which a document has a token."""
        if not new:
            return
        tokens = [doc[i] for i in new.values()]
        one_each = Doc(
            self._vocab, [t.text for t in tokens], tags=[t.tag_ for t in tokens], deps=[t.dep_ for t in tokens]
        )
        found: list[Given] = [{} for _ in tokens]
        for number, start in self._matches(self._single, one_each):
            found[start] = self._and(found[start], number)
        self._known.update(zip(new, found, strict=True))

    def _and(self, given: Given, number: int) -> Given:
        """What is given with one rule more, wherever it stands among the others."""
        attributes = self._rules[number]["attrs"]
        more = {name: (number, attributes[name]) for name in GIVEN if name in attributes}
        return given | {name: one for name, one in more.items() if name not in given or given[name][0] < number}

    def _matches(self, matcher: Matcher, doc: Doc) -> Iterator[tuple[int, int]]:
        """The rules that match: number, and first token."""
        if len(matcher):
            for key, start, _ in matcher(doc, allow_missing=True):
                yield int(self._vocab.strings[key]), start


def words_named(ruler: AttributeRuler) -> frozenset[str] | None:
    """The words that rules for one token name; None where a rule asks for more than we know of a sort."""
    words: set[str] = set()
    for rule in _rules(ruler):
        for [condition] in _of_one(rule):
            word = condition.get("LOWER", [])
            named = [word] if isinstance(word, str) else word.get("IN") if isinstance(word, dict) else word
            if condition.keys() - READ or named is None or (isinstance(word, dict) and len(word) > 1):
                return None
            words.update(named)
    return frozenset(words)


def _rules(ruler: AttributeRuler) -> list[dict[str, Any]]:
    """The rules that give what we read, in their order."""
    rules = cast("list[dict[str, Any]]", ruler.patterns)
    return [rule for rule in rules if not rule["attrs"].keys().isdisjoint(GIVEN)]


def _of_one(rule: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    return [pattern for pattern in rule["patterns"] if len(pattern) == 1]


def _of_several(rule: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    return [pattern for pattern in rule["patterns"] if len(pattern) != 1]
