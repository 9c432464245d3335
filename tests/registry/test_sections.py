"""Faults of single entries."""

from __future__ import annotations

import pytest

from .loading import only_problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("mergee: {}", "1: `mergee`: is not a known key. Did you mean `merge`?"),
        ("[]", "1: `document`: input should be a valid dictionary or instance of registry"),
        ("just words", "1: `document`: input should be a valid dictionary or instance of registry"),
        ("merge: [a, b]", "1: `merge`: should be entries by their ids. Begin each entry with its id and a colon"),
        ("split: {a: b}", "1: `split`: should be a list of entries. Begin each entry with a hyphen"),
        (
            "merge: {a: [b]}",
            "1: `merge.a`: should be text, but YAML reads something else here; put it in quotation marks",
        ),
        ("merge: {a: B}", "1: `merge.a`: `B` is not an id: use small letters, digits and single hyphens, as in `b`"),
        (
            "merge: {A b: c}",
            "1: `merge.A b`: `A b` is not an id: use small letters, digits and single hyphens, as in `a-b`",
        ),
        ("merge: {index: b}", "1: `merge.index`: `index` cannot be an id: a page of the site itself has that address"),
        ("merge: {a: a}", "1: `merge.a`: goes in a circle, a → a. Decide which id is kept"),
        ("merge: {a: b, b: c, c: a}", "1: `merge.a`: goes in a circle, a → b → c → a. Decide which id is kept"),
        ("merge: {x: b, b: c, c: b}", "1: `merge.b`: goes in a circle, b → c → b. Decide which id is kept"),
        ("retype: {a: plac}", "1: `retype.a`: input should be 'person', 'organization', 'place', 'group' or 'event'"),
        ("ignore:\n- {text: ''}", "2: `ignore.0.text`: is empty"),
        ("ignore:\n- {}", "2: `ignore.0.text`: field required"),
        ("ignore:\n- Related", "2: `ignore.0`: should be keys and values, such as text: …. Known keys: text, type, in"),
        (
            "ignore:\n- {text: A, typ: place}",
            "2: `ignore.0.typ`: is not a known key. Did you mean `type`?",
        ),
        ("split: [{text: A, in: [], to: b}]", "1: `split.0.in`: lists no article"),
        (
            "split:\n- {text: A, in: [x], to: b}\n- {text: A, in: [y, x], to: c}",
            '3: `split`: in `x` "A" means `b` already (line 2). Leave the article in one of the two lists',
        ),
        ("articles: {a: {date: 2024-02-30}}", "1: `articles.a.date`: there is no day 2024-02-30"),
        ("articles: {a: {date: 18.8.2024}}", "1: `articles.a.date`: `18.8.2024` is not a date of the form 2024-08-18"),
        (
            "articles: {a: {date: 2024-W33-7}}",
            "1: `articles.a.date`: `2024-W33-7` is not a date of the form 2024-08-18",
        ),
        ("quotes: [{article: a, starts: b}]", "1: `quotes.0.speaker`: field required"),
        ("merge: {a: b", "1: cannot read the YAML: expected ',' or '}', but got '<stream end>'"),
        (
            "merge: {a: b}\nretype: {a: place, b: group}",
            "2: `retype.a`: is merged with `b`, which line 2 makes a group. Remove one of the two",
        ),
    ],
)
def test_a_fault_is_reported_with_its_line(text: str, problem: str) -> None:
    assert only_problem(text).startswith(problem)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("wikidata: q12", "`entities.a.wikidata`: `q12` is not a Wikidata id, such as Q38799"),
        (
            "wikidata: 12",
            "`entities.a.wikidata`: should be text, but YAML reads something else here (12); put it in quotation marks",
        ),
        ("geo: [91, 0]", "`entities.a.geo.0`: input should be less than or equal to 90"),
        ("geo: [0, -181]", "`entities.a.geo.1`: input should be greater than or equal to -180"),
        ("geo: [.nan, 0]", "`entities.a.geo.0`: input should be a finite number"),
        ("geo: [true, 0]", "`entities.a.geo.0`: input should be a valid number"),
        ("geo: [1]", "`entities.a.geo.1`: field required"),
        (
            "country: NO",
            "`entities.a.country`: should be text, but YAML reads something else here (false); put it in quotation",
        ),
        ("country: Norway", "`entities.a.country`: `Norway` is not a country code of two capital letters, such as EG"),
        ("same_as: [ftp://x.example]", "`entities.a.same_as.0`: `ftp://x.example` is not an address that begins with"),
        (
            "same_as: 'javascript:alert(1)'",
            "`entities.a.same_as.0`: `javascript:alert(1)` is not an address that begins",
        ),
        ("aka: [1984]", "`entities.a.aka.0`: should be text, but YAML reads something else here (1984)"),
        ("aka: {}", "`entities.a.aka`: input should be a valid tuple"),
        ("akaa: []", "`entities.a.akaa`: is not a known key. Did you mean `aka`?"),
        ("nott: []", "`entities.a.nott`: is not a known key. Did you mean `not`?"),
    ],
)
def test_a_fault_of_an_entity_is_reported_on_the_line_of_its_key(keys: str, problem: str) -> None:
    text = f"entities:\n  a:\n    type: place\n    name: A\n    {keys}\n"
    assert only_problem(text).startswith(f"5: {problem}")
