"""Precision and recall of the figures on hand-labelled sentences: `python -m tests.extract.figures_report`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from .reading import figures_of

LABELLED = Path(__file__).with_name("figures.yml")
FIELDS = ("words", "value", "bound", "unit", "subject", "kind", "source")


@dataclass(frozen=True)
class Case:
    """A sentence with the figures that a reader found and those that the program found, as tuples of FIELDS."""

    sentence: str
    expected: tuple[tuple[str, ...], ...]
    found: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Score:
    """Counts for one kind of figure or one field."""

    right: int
    expected: int
    found: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _labels() -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for entry in yaml.safe_load(LABELLED.read_text(encoding="utf-8")):
        for sentence, figures in entry.items():
            yield sentence, tuple(tuple(part.strip().strip('"') for part in f.split("|")) for f in figures or ())


def _value(value: float | tuple[float, float] | None, vague: str | None) -> str:
    if isinstance(value, tuple):
        return f"{value[0]:.12g}..{value[1]:.12g}"
    return vague or "" if value is None else f"{value:.12g}"


def _found(sentence: str) -> tuple[tuple[str, ...], ...]:
    text, figures = figures_of(sentence)
    return tuple(
        (
            text[f.start : f.end],
            _value(f.value, f.vague),
            f.bound,
            f.unit,
            f.subject,
            f.kind,
            text[slice(*f.attribution)] if f.attribution else "",
        )
        for f in figures
    )


@cache
def cases() -> tuple[Case, ...]:
    return tuple(Case(s, expected, _found(s)) for s, expected in _labels())


def by_kind() -> Mapping[str, Score]:
    """A figure counts as right where value and kind are; the last line is all kinds together."""
    right, expected, found = Counter[str](), Counter[str](), Counter[str]()
    for case in cases():
        want, got = Counter((f[1], f[5]) for f in case.expected), Counter((f[1], f[5]) for f in case.found)
        for counter, figures in ((expected, want), (found, got), (right, want & got)):
            for (_, kind), n in figures.items():
                counter[kind] += n
                counter["all"] += n
    kinds = [*sorted(k for k in expected | found if k != "all"), "all"]
    return {k: Score(right[k], expected[k], found[k]) for k in kinds}


def by_field() -> Mapping[str, Score]:
    """Each field on the figures whose value was found in the right sentence."""
    scores = {}
    for column, name in enumerate(FIELDS):
        right = total = 0
        for case in cases():
            got = {f[1]: f for f in reversed(case.found)}
            for figure in case.expected:
                if figure[1] in got:
                    total += 1
                    right += figure[column] == got[figure[1]][column]
        scores[name] = Score(right, total, total)
    return scores


def report() -> str:
    """Both tables as text."""
    lines = [f"{len(cases())} sentences", f"{'':10} precision recall    f1  labelled"]
    lines += [f"{k:10} {s.precision:9.2f} {s.recall:6.2f} {s.f1:5.2f} {s.expected:9}" for k, s in by_kind().items()]
    lines += ["", "fields of the figures found"]
    lines += [f"{k:10} {s.precision:9.2f}" for k, s in by_field().items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
    for case in cases():
        for figure in sorted({*case.expected} ^ {*case.found}):
            sign = "missed" if figure in case.expected else "wrong "
            sys.stdout.write(f"{sign} {' | '.join(figure)}    <- {case.sentence}\n")
