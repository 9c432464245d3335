"""The editor's file: every rule is understood, every fault is reported once, on its line."""

from __future__ import annotations

import pickle
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BriefingError
from generator.registry import (
    ArticleRule,
    EntityRule,
    IgnoreRule,
    MergeRule,
    QuoteRule,
    Registry,
    RetypeRule,
    Rule,
    SplitRule,
    fold,
    load_registry,
)

EVERYTHING = """\
entities:
  antony-blinken: {type: person, name: Antony Blinken, aka: [Blinken, Secretary Blinken], wikidata: Q7821917}
  gaza-strip: {type: place, name: Gaza Strip, aka: [Gaza, the Strip], geo: [31.4, 34.4], not: [gaza-city]}
  norway:
    type: place
    name: Norway
    country: "NO"
    same_as: https://example.org/norway
    description: A kingdom in northern Europe
merge: {u-s: united-states, usa: u-s}
split: [{text: Biden, in: [some-article], to: joe-biden}]
ignore: [{text: Related}, {text: Sunday, type: place}, {text: Monitor, in: some-article}]
retype: {hamas: organization}
articles:
  some-article: {date: 2024-08-18, cut_after: Related}
quotes: [{article: some-article, starts: critical inflection, speaker: a senior Biden administration official}]
"""


def registry_of(text: str) -> Registry:
    registry, warnings = load_registry(textwrap.dedent(text), "registry.yml")
    assert warnings == ()
    return registry


def problems_of(text: str) -> list[str]:
    """What is reported of a file that cannot be used."""
    with pytest.raises(BriefingError) as caught:
        load_registry(textwrap.dedent(text), "registry.yml")
    assert all(problem.path == "registry.yml" for problem in caught.value.problems)
    return [str(problem).removeprefix("registry.yml:") for problem in caught.value.problems]


def only_problem(text: str) -> str:
    (problem,) = problems_of(text)
    return problem


def test_every_section_becomes_rules_with_their_lines() -> None:
    registry = registry_of(EVERYTHING)
    assert [(type(rule), rule.line) for rule in registry.rules] == [
        (EntityRule, 2),
        (EntityRule, 3),
        (EntityRule, 4),
        (MergeRule, 10),
        (MergeRule, 10),
        (SplitRule, 11),
        (IgnoreRule, 12),
        (IgnoreRule, 12),
        (IgnoreRule, 12),
        (RetypeRule, 13),
        (ArticleRule, 15),
        (QuoteRule, 16),
    ]
    assert [rule.description for rule in registry.rules][-9:] == [
        "merge u-s into united-states",
        "merge usa into u-s",
        'split "Biden" to joe-biden',
        'ignore "Related"',
        'ignore "Sunday" as place',
        'ignore "Monitor"',
        "retype hamas as organization",
        "article some-article",
        'quote "critical inflection" by a senior Biden administration official',
    ]


def test_an_entity_keeps_all_that_the_editor_says() -> None:
    registry = registry_of(EVERYTHING)
    assert registry.entities["norway"] == EntityRule(
        line=4,
        description="entity norway",
        refers=("norway",),
        id="norway",
        kind="place",
        name="Norway",
        aka=(),
        apart=(),
        wikidata=None,
        same_as=("https://example.org/norway",),
        geo=None,
        country="NO",
        summary="A kingdom in northern Europe",
    )
    assert registry.entities["gaza-strip"].geo == (31.4, 34.4)
    assert registry.entities["antony-blinken"].wikidata == "Q7821917"


def test_an_article_and_its_quotation_are_found_by_the_article() -> None:
    registry = registry_of(EVERYTHING)
    assert (registry.articles["some-article"].date, registry.articles["some-article"].cut_after) == (
        "2024-08-18",
        "Related",
    )
    assert [quote.starts for quote in registry.quotes["some-article"]] == ["critical inflection"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "entities:\nmerge:\nignore: []\n", "{}"])
def test_an_empty_file_corrects_nothing(text: str) -> None:
    assert registry_of(text) == Registry()


def test_the_repository_s_own_registry_is_a_valid_template() -> None:
    text = Path(__file__).parents[2].joinpath("registry.yml").read_text(encoding="utf-8")
    load_registry(text, "registry.yml")
    examples = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if line.startswith(("#  ", "# - ")) or line.endswith(":")
    )
    assert {type(rule) for rule in registry_of(examples).rules} == {
        EntityRule,
        MergeRule,
        SplitRule,
        IgnoreRule,
        RetypeRule,
        ArticleRule,
        QuoteRule,
    }


# ---------------------------------------------------------------------------- questions


@pytest.mark.parametrize("surface", ["Gaza Strip", "Gaza", "the Strip", "the\n  Strip", " Gaza "])
def test_a_pinned_name_is_found_whatever_its_white_space(surface: str) -> None:
    pinned = registry_of(EVERYTHING).pinned(surface)
    assert pinned is not None
    assert (pinned.id, pinned.kind) == ("gaza-strip", "place")


@pytest.mark.parametrize("surface", ["gaza", "The Strip", "Strip", ""])
def test_a_pinned_name_is_found_by_its_own_capitals_only(surface: str) -> None:
    assert registry_of(EVERYTHING).pinned(surface) is None


def test_an_apostrophe_may_be_straight_or_curly() -> None:
    registry = registry_of('entities: {oneill: {type: person, name: "Tip O\'Neill", aka: [O’Neill]}}')
    assert registry.pinned("Tip O’Neill") is registry.pinned("O'Neill") is registry.entities["oneill"]


def test_a_name_of_a_merged_entity_means_the_kept_one() -> None:
    registry, _ = load_registry(
        textwrap.dedent("""\
            entities:
              usa: {type: place, name: USA}
              united-states: {type: place, name: United States}
            merge: {usa: united-states}
            """),
        "registry.yml",
    )
    assert registry.pinned("USA") is registry.entities["united-states"]


def test_two_entities_that_are_merged_may_share_a_name() -> None:
    registry, _ = load_registry(
        "entities: {a: {type: place, name: X}, b: {type: place, name: X}}\nmerge: {a: b}", "registry.yml"
    )
    assert registry.pinned("X") is registry.entities["b"]


def test_merges_are_followed_to_the_end() -> None:
    registry = registry_of(EVERYTHING)
    assert [registry.resolve_merge(name) for name in ("usa", "u-s", "united-states", "egypt")] == [
        "united-states",
        "united-states",
        "united-states",
        "egypt",
    ]


def test_a_split_holds_in_its_articles_only() -> None:
    registry = registry_of(EVERYTHING)
    rule = registry.split("Biden", "some-article")
    assert rule is not None
    assert rule.to == "joe-biden"
    assert registry.split("Biden", "another") is None
    assert registry.split("Joe Biden", "some-article") is None


def test_ignored_words_may_be_limited_by_type_and_article() -> None:
    registry = registry_of(EVERYTHING)
    assert registry.ignored("Related", "person", "any")
    assert registry.ignored("Sunday", "place", "any")
    assert registry.ignored("Sunday", "person", "any") is None
    assert registry.ignored("Monitor", "organization", "some-article")
    assert registry.ignored("Monitor", "organization", "another") is None
    assert registry.ignored("Gaza", "place", "any") is None


def test_apart_holds_both_ways_and_through_merges() -> None:
    registry = registry_of("entities: {a: {type: place, name: A, not: [b]}}\nmerge: {c: b}")
    assert registry.apart("a", "b") is registry.apart("b", "a") is registry.apart("c", "a") is registry.entities["a"]
    assert registry.apart("a", "d") is None
    assert registry.apart("a", "a") is None


def test_a_retype_follows_merges() -> None:
    registry = registry_of("retype: {old: group}\nmerge: {old: kept}")
    assert registry.retypes["kept"].kind == "group"


def test_rules_that_matched_nothing_are_listed_with_a_suggestion() -> None:
    registry = registry_of("retype: {hams: organization, qatar: place}\nignore: [{text: Related}]")
    used: set[Rule] = {registry.retypes["qatar"]}
    unused = registry.unused(used, {"hamas", "qatar"})
    assert [str(problem) for problem in unused] == [
        "registry.yml:1: the rule matches nothing: retype hams as organization. Did you mean `hamas`?",
        'registry.yml:2: the rule matches nothing: ignore "Related". Correct it or remove it',
    ]
    assert {problem.level for problem in unused} == {"warning"}


def test_a_registry_can_be_handed_to_another_process() -> None:
    registry = registry_of(EVERYTHING)
    again = pickle.loads(pickle.dumps(registry))  # noqa: S301
    assert again == registry
    assert again.pinned("Gaza") == registry.pinned("Gaza")


# ---------------------------------------------------------------------------- faults


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
        ("merge: {a: B}", "1: `merge.a`: `B` is no id, which is small letters, digits and single hyphens: `b`"),
        ("merge: {A b: c}", "1: `merge.A b`: `A b` is no id, which is small letters, digits and single hyphens: `a-b`"),
        ("merge: {index: b}", "1: `merge.index`: `index` cannot be an id: a page of the site itself has that address"),
        ("merge: {a: a}", "1: `merge.a`: goes in a circle, a → a. Decide which id is kept"),
        ("merge: {a: b, b: c, c: a}", "1: `merge.a`: goes in a circle, a → b → c → a. Decide which id is kept"),
        ("merge: {x: b, b: c, c: b}", "1: `merge.b`: goes in a circle, b → c → b. Decide which id is kept"),
        ("retype: {a: plac}", "1: `retype.a`: input should be 'person', 'organization', 'place', 'group' or 'event'"),
        ("ignore:\n- {text: ''}", "2: `ignore.0.text`: is empty"),
        ("ignore:\n- {}", "2: `ignore.0.text`: field required"),
        ("ignore:\n- Related", "2: `ignore.0`: should be keys and values, like text: …. Known keys: text, type, in"),
        (
            "ignore:\n- {text: A, typ: place}",
            "2: `ignore.0.typ`: is not a known key. Did you mean `type`?",
        ),
        ("split: [{text: A, in: [], to: b}]", "1: `split.0.in`: names no article"),
        (
            "split:\n- {text: A, in: [x], to: b}\n- {text: A, in: [y, x], to: c}",
            '3: `split`: in `x` "A" means `b` already (line 2). Leave the article in one of the two lists',
        ),
        ("articles: {a: {date: 2024-02-30}}", "1: `articles.a.date`: there is no day 2024-02-30"),
        ("articles: {a: {date: 18.8.2024}}", "1: `articles.a.date`: `18.8.2024` is no date of the form 2024-08-18"),
        ("articles: {a: {date: 2024-W33-7}}", "1: `articles.a.date`: `2024-W33-7` is no date of the form 2024-08-18"),
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
        ("wikidata: q12", "`entities.a.wikidata`: `q12` is no Wikidata id; one is Q and a number, like Q38799"),
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
        ("country: Norway", "`entities.a.country`: `Norway` is no country code; one is two capital letters, like EG"),
        ("same_as: [ftp://x.example]", "`entities.a.same_as.0`: `ftp://x.example` is no address that begins with"),
        ("same_as: 'javascript:alert(1)'", "`entities.a.same_as.0`: `javascript:alert(1)` is no address that begins"),
        ("aka: [1984]", "`entities.a.aka.0`: should be text, but YAML reads something else here (1984)"),
        ("aka: {}", "`entities.a.aka`: input should be a valid tuple"),
        ("akaa: []", "`entities.a.akaa`: is not a known key. Did you mean `aka`?"),
        ("nott: []", "`entities.a.nott`: is not a known key. Did you mean `not`?"),
    ],
)
def test_a_fault_of_an_entity_is_reported_on_the_line_of_its_key(keys: str, problem: str) -> None:
    text = f"entities:\n  a:\n    type: place\n    name: A\n    {keys}\n"
    assert only_problem(text).startswith(f"5: {problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            """\
            entities:
              a: {type: person, name: Ann Lee, aka: [Lee]}
              b: {type: person, name: Bo Lee, aka: ["Lee "]}
            """,
            '3: `entities.b`: "Lee" is a name of `a` already (line 2).',
        ),
        (
            """\
            entities:
              a: {type: person, name: A, not: [c]}
            merge:
              c: b
              b: a
            """,
            "4: `merge.c`: joins `a` and `c`, kept apart by line 2. Remove the merge, or the id from `not`",
        ),
        (
            """\
            entities:
              a: {type: person, name: A, not: [b]}
            merge:
              a: c
              b: c
            """,
            "4: `merge.a`: joins `a` and `b`, kept apart by line 2. Remove the merge, or the id from `not`",
        ),
        (
            "entities:\n  a: {type: person, name: A, not: a}",
            "2: `entities.a.not`: an entity cannot be kept apart from itself. Remove it from the list",
        ),
        (
            "entities:\n  a: {type: person, name: A}\nretype:\n  a: place",
            "4: `retype.a`: makes a place of what line 2 pins as a person. Change the type there and remove this line",
        ),
        (
            "entities:\n  a: {type: person, name: A}\nmerge:\n  b: a\nretype:\n  b: place",
            "6: `retype.b`: makes a place of what line 2 pins as a person. Change the type there and remove this line",
        ),
        (
            "entities:\n  a: {type: person, name: A}\n  b: {type: place, name: B}\nmerge:\n  a: b",
            "5: `merge.a`: joins a person (line 2) with a place (line 3). Give both the same type",
        ),
    ],
)
def test_rules_that_contradict_each_other_are_reported(text: str, problem: str) -> None:
    assert any(found.startswith(problem) for found in problems_of(text))


def test_every_fault_of_a_file_is_reported_at_once_in_the_order_of_the_lines() -> None:
    problems = problems_of(
        """\
        entities:
          a: {type: persn, name: A}
          b: {type: person, name: B, wikidata: X1}
          c: {type: person, name: C, not: [c]}
        merge: {d: d}
        articles:
          e: {date: 2024-13-01}
        unknown: 1
        """
    )
    assert [problem.split(": ")[1] for problem in problems] == [
        "`entities.a.type`",
        "`entities.b.wikidata`",
        "`entities.c.not`",
        "`merge.d`",
        "`articles.e.date`",
        "`unknown`",
    ]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "entities:\n  a: {type: person, name: A}\nretype: {a: person}",
            "registry.yml:3: `retype.a`: line 2 says the same. Remove this line",
        ),
        (
            "entities:\n  a: {type: person, name: A}\nmerge: {a: b}",
            "registry.yml:3: `merge.a`: of the entity on line 2 only the names count, since it is merged.",
        ),
    ],
)
def test_rules_without_effect_are_warned_about(text: str, warning: str) -> None:
    _, (problem,) = load_registry(text, "registry.yml")
    assert str(problem).startswith(warning)
    assert problem.level == "warning"


@given(st.text(max_size=200))
def test_any_text_is_read_or_reported(text: str) -> None:
    try:
        registry, _ = load_registry(text, "registry.yml")
    except BriefingError as error:
        found: object = error.problems
    else:
        found = registry
    assert found


@given(st.text())
def test_folding_twice_is_folding_once(surface: str) -> None:
    assert fold(fold(surface)) == fold(surface)
