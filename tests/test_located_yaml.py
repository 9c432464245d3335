"""YAML written by people: faults are reported with their line, and no document takes long or does harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from generator.located_yaml import Located, parse, validate


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = ""
    size: int = 1
    parts: dict[str, int] = {}


def read(text: str, *, foreign_tags: bool = False) -> Located:
    located, problems = parse(text, "file.yml", foreign_tags=foreign_tags)
    assert problems == []
    assert located is not None
    return located


def faults(text: str, *, first_line: int = 1, foreign_tags: bool = False) -> list[str]:
    located, problems = parse(text, "file.yml", first_line=first_line, foreign_tags=foreign_tags)
    assert located is None
    assert all(problem.hint for problem in problems)
    return [f"{problem.line}: {problem.message}" for problem in problems]


# ---------------------------------------------------------------------------- lines


def test_every_key_and_item_has_its_line() -> None:
    located = read("a: 1\nb:\n  c: x\n  d:\n    - y\n    - e: z\n")
    assert dict(located.lines) == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 3,
        ("b", "d"): 4,
        ("b", "d", 0): 5,
        ("b", "d", 1): 6,
        ("b", "d", 1, "e"): 6,
    }


def test_a_missing_key_is_located_at_its_parent() -> None:
    located = read("a:\n  b: 1\n")
    assert located.line_of(("a", "c", "d")) == 1
    assert located.line_of(("x",)) == 1


def test_lines_are_counted_from_the_start_of_the_document() -> None:
    located, _ = parse("a: 1\nb: 2\n", "page.md", first_line=2)
    assert located is not None
    assert located.line_of(("b",)) == 3


def test_a_key_that_is_not_text_has_its_line() -> None:
    located = read("a: 1\n2024: x\ntrue: y\n~: z\n")
    assert [located.line_of((key,)) for key in (2024, True)] == [2, 3]
    assert located.data == {"a": 1, 2024: "x", True: "y", None: "z"}


def test_a_key_taken_over_from_another_mapping_is_located_where_it_was_written() -> None:
    located = read("base: &base\n  name: a\n  size: 2\nuse:\n  <<: *base\n  size: 3\n")
    assert located.data["use"] == {"name": "a", "size": 3}
    assert located.line_of(("use", "name")) == 2
    assert located.line_of(("use", "size")) == 6


def test_a_date_stays_the_text_it_was() -> None:
    assert read("date: 2024-08-18\n").data == {"date": "2024-08-18"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~"])
def test_an_empty_document_is_not_a_fault(text: str) -> None:
    assert read(text).data is None


# ---------------------------------------------------------------------------- faults


def test_every_repeated_key_is_a_fault_with_both_lines() -> None:
    text = "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 2\na: 3\n"
    assert faults(text, first_line=11) == [
        "15: `b.c`: duplicate key, first used in line 13",
        "16: `a`: duplicate key, first used in line 11",
        "17: `a`: duplicate key, first used in line 11",
    ]


def test_a_key_repeated_through_an_alias_is_reported_once() -> None:
    assert faults("a: &a {x: 1, x: 2}\nb: *a\nc: *a\n")[0].startswith("1: `")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title: COP30: a guide\n", "1: cannot read the YAML: mapping values are not allowed here"),
        ("a: [1, 2\nb: 3\n", "2: cannot read the YAML: expected ',' or ']', but got ':'"),
        ("a:\n\t- b\n", "2: cannot read the YAML: found character '\\t' that cannot start any token"),
        ("a: *nothing\n", "1: cannot read the YAML: found undefined alias 'nothing'"),
        ("a: 1\n--- \nb: 2\n", "2: cannot read the YAML: but found another document"),
        ("a: 1\nb: x\0y\n", "2: cannot read the YAML: the character U+0000 is not allowed"),
        ("? [a, b]\n: c\n", "1: cannot read the YAML: found unhashable key"),
        ("? {a: b}\n: c\n", "1: cannot read the YAML: found unhashable key"),
        ("a: " + "[" * 5000, "1: cannot read the YAML: it is nested too deeply"),
        (f"a: {'9' * 5000}\n", "1: cannot read the YAML: Exceeds the limit"),
    ],
)
def test_invalid_yaml_is_one_fault_with_its_line(text: str, fault: str) -> None:
    (found,) = faults(text)
    assert found.startswith(fault)


@pytest.mark.parametrize(
    "text",
    [
        'a: 1\nb: !!python/object/apply:os.system ["true"]\n',
        "a: 1\nb: !!python/name:os.system\n",
        "a: 1\nb: !!python/object/new:object {}\n",
        "a: 1\nb: !ENV HOME\n",
    ],
)
def test_a_tag_is_refused_with_its_line(text: str) -> None:
    (found,) = faults(text)
    assert found.startswith("2: cannot read the YAML: could not determine a constructor")


def test_tags_of_other_programs_read_as_nothing_where_they_are_tolerated() -> None:
    text = "a: !ENV [HOME, x]\nb: !!python/name:os.system\nc: !!python/object/apply:os.system ['true']\nd: 1\n"
    assert read(text, foreign_tags=True).data == {"a": None, "b": None, "c": None, "d": 1}


def bomb(levels: int, *, merged: bool) -> str:
    first = "l0: &l0 {x0: 1}\n" if merged else "l0: &l0 [x]\n"
    lines = [
        f"l{n}: &l{n} {'{<<: ' if merged else ''}[{', '.join([f'*l{n - 1}'] * 10)}]{'}' if merged else ''}\n"
        for n in range(1, levels)
    ]
    return first + "".join(lines)


@pytest.mark.parametrize(
    "text", [bomb(30, merged=False), bomb(30, merged=True), "&a [*a]", "&a {b: *a}", "&a {<<: *a}"]
)
def test_a_document_that_grows_through_aliases_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    assert faults(text) == ["1: cannot read the YAML: it has more than 100,000 parts"]
    assert time.process_time() - started < 2


def test_a_long_list_is_not_an_alias_bomb() -> None:
    assert len(read("".join(f"- x{n}\n" for n in range(20_000))).data) == 20_000


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!<?|>'\"#%@,~01 \n\t\0é"), max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    located, problems = parse(text, "file.yml")
    assert (located is None) == bool(problems)
    assert all(problem.line and problem.hint for problem in problems)


# ---------------------------------------------------------------------------- models


def test_every_fault_of_a_section_is_named_with_its_line() -> None:
    located = read("a:\n  b:\n    nam: x\n    size: many\n    parts: {p: q}\n")
    model, problems = validate(Section, Located(located.data["a"]["b"], located.lines), "file.yml", below=("a", "b"))
    assert model is None
    assert sorted((problem.line, problem.message.split(",")[0], problem.hint) for problem in problems) == [
        (3, "`a.b.nam`: is not a known key", "Did you mean `name`?"),
        (4, "`a.b.size`: input should be a valid integer", "Write a whole number"),
        (5, "`a.b.parts.p`: input should be a valid integer", "Write a whole number"),
    ]


def test_a_section_that_is_not_a_mapping_is_one_fault() -> None:
    for text in ("- a\n", "words\n", "3\n"):
        model, (problem,) = validate(Section, read(text), "file.yml")
        assert model is None
        assert str(problem).startswith("file.yml:1: `document`: ")


def test_a_key_that_is_not_text_is_a_fault_with_its_line() -> None:
    model, problems = validate(Section, read("name: x\n1: y\n"), "file.yml")
    assert model is None
    assert [problem.line for problem in problems] == [2]


def test_an_absent_section_has_its_defaults() -> None:
    assert validate(Section, Located(None, {}), "file.yml") == (Section(), [])


def test_a_lone_surrogate_is_a_fault_with_its_line() -> None:
    located, problems = parse('title: fine\npublisher: "\\ud83d news"\n', "a.meta.yml")
    assert located is None
    assert [(problem.line, problem.message) for problem in problems] == [
        (2, "cannot read the YAML: it contains half a character (a lone surrogate)")
    ]
