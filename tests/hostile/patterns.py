"""Run every regular expression of the package on texts made to be slow for it.

The patterns are collected automatically: those compiled while the package is imported, and those in the source that
calls of `re` inside functions use. A slow text for a pattern is derived from the pattern: a match up to a repetition,
then the repeated part many times, then something that prevents the match.

As a program, in a process of its own: `python -m hostile.patterns [CHARACTERS]`, with `tests/` on the path.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.torture import Result

# The parser of `re`, which is not a public part of the library.
op: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

PACKAGE = Path(__file__).parents[2] / "generator"

# Characters of the first look. What is quadratic takes 3 to 100 ms for them, what is linear mostly 1.
SHORT = 4_000
# A first run that is at most this slow is not repeated.
QUICK = 0.002
# A second look at four times as much takes four times as long where a pattern is linear, sixteen where quadratic.
GROWTH = 4
TOO_MUCH = 8.5
# The most that a look may take.
LIMIT = 4.0
# Texts for one pattern, next to the general ones.
MOST = 50
# What a pattern may take for a million characters.
MILLION_LIMIT = 20.0
# A tenth of them that takes no longer could not even be quadratic: those would take a thousand times as long.
TENTH = 0.1
# Texts of a pattern, the slowest, that are always tried in full, however long a tenth of them takes.
WHOLE = 3

ANCHORED = frozenset({"match", "fullmatch"})
METHODS = frozenset({"search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "compile"})

# Characters of every class that patterns ask for.
SAMPLES = (
    *"aAzZ09 .,-\"'()[]<>/\\:;!?#*_=&%@+~|{}$^`\t\n",
    *"\u201c\u201d\u2019\u2013\u2014\u00e9\u00c9\u00a0\u4e2d\u0661\u200b\x01\x1b\ud800\U0001f600",
)
GENERAL = (
    "a",
    "A",
    " ",
    "1",
    '"',
    "(",
    "a ",
    "A ",
    "1,",
    "1 ",
    "Aa ",
    "a.",
    "A. ",
    "\n",
    " \n",
    "<a",
    "-",
    "'",
    "\u201c",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern of the package."""

    place: str
    """File and line."""
    pattern: re.Pattern[Any]
    """Compiled."""
    anchored: bool
    """Whether it is only ever asked about one place of a text."""


class _SlowError(Exception):
    """The time is up."""


# ------------------------------------------------------------------------------------------------ which there are


def patterns() -> tuple[list[Found], list[str]]:
    """Every pattern of the package.

    Returns:
        The patterns, and the places that make one while the program runs out of what they are given.
    """
    seen = _compiled_on_import()
    uses = _uses()
    found = {}
    for (file, line), made in seen.items():
        for pattern in made:
            methods = uses.get(_name_at(file, line), set())
            found[file, line, pattern] = Found(f"{file}:{line}", pattern, bool(methods) and methods <= ANCHORED)
    made_later = []
    for file, call in _calls():
        method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        lines = range(call.lineno, (call.end_lineno or call.lineno) + 1)
        if any((file, line) in seen for line in lines):
            continue
        if call.args and isinstance(call.args[0], ast.Constant):
            pattern = re.compile(call.args[0].value)
            found[file, call.lineno, pattern] = Found(f"{file}:{call.lineno}", pattern, method in ANCHORED)
        else:
            made_later.append(f"{file}: {ast.unparse(call)}")
    return sorted(found.values(), key=lambda one: (one.place, str(one.pattern.pattern))), sorted(made_later)


def _compiled_on_import() -> dict[tuple[str, int], list[re.Pattern[Any]]]:
    """What is compiled while every module is imported, by the place that asks for it."""
    seen: dict[tuple[str, int], list[re.Pattern[Any]]] = {}
    compile_ = re.compile

    def noted(pattern: Any, flags: Any = 0) -> re.Pattern[Any]:
        made = compile_(pattern, flags)
        frame = sys._getframe(1)
        if Path(frame.f_code.co_filename).is_relative_to(PACKAGE):
            place = (Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix(), frame.f_lineno)
            seen.setdefault(place, []).append(made)
        return made

    if any(name.startswith("generator.") for name in sys.modules):
        raise RuntimeError("the package is imported already: run this in a process of its own")
    re.compile = noted
    try:
        for module in pkgutil.walk_packages([str(PACKAGE)], "generator."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        # Patterns that are made when they are asked for first.
        importlib.import_module("generator.extract.lexicon.figures").measure()
    finally:
        re.compile = compile_
    from generator.read.markdown_file import _converter

    # Patterns that Python-Markdown compiles for us, and its own, which meet the text of seeds.
    for processor in _converter().inlinePatterns:
        name = f"read/markdown_file.py, inline pattern {type(processor).__name__}"
        seen.setdefault((name, 0), []).append(processor.compiled_re)
    return seen


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `re`."""
    for file, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
                owner = node.func.value
                if isinstance(owner, ast.Name) and owner.id == "re":
                    yield file, node


def _name_at(file: str, line: int) -> str:
    """The name that a pattern of a line is given."""
    path = PACKAGE / file
    if path.is_file():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and node.lineno <= line <= (node.end_lineno or 0):
                target = node.targets[0]
                if isinstance(target, ast.Name) and isinstance(node.value, ast.Call):
                    return target.id
    return ""


def _uses() -> dict[str, set[str]]:
    """What is asked of each name anywhere in the package; a name that is handed on may be asked anything."""
    uses: dict[str, set[str]] = {}
    for _, tree in _trees():
        owners = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                uses.setdefault(node.value.id, set()).add(node.attr)
                owners.add(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in owners:
                uses.setdefault(node.id, set()).add("handed on")
    return uses


# ------------------------------------------------------------------------------------------------ what is slow for one


def pumps(pattern: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """Texts that may be slow for a pattern: what they begin with, what they repeat, what they end with."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~(re.ASCII | re.UNICODE | re.LOCALE)
    tree = parser.parse(source, flags)
    found: dict[tuple[str, str, str], None] = {}
    for lead, unit in _repeated(list(tree), ""):
        for bad in ("", "\0"):
            found[lead, unit, bad] = None
        # Many beginnings, each of which looks for an end that does not come.
        found["", lead + unit, "\0"] = None
    made = [one for one in found if one[1]]
    # The alternatives of a long list of words are alike; a few of them, far apart, represent all.
    made = made[:: len(made) // MOST + 1]
    return [*made, *(("", unit, "\0") for unit in GENERAL)]


def _repeated(nodes: list[Any], lead: str) -> Iterator[tuple[str, str]]:
    """Each repetition: what leads to it, what it repeats; and the beginnings of the whole."""
    for kind, value in nodes:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most > 8:
                for unit in _units(list(inner)):
                    yield lead, unit
            yield from _repeated(list(inner), lead)
        elif kind is op.SUBPATTERN:
            yield from _repeated(list(value[-1]), lead)
        elif kind is op.BRANCH:
            # A few represent the many words of a list.
            for branch in value[1][:6]:
                yield from _repeated(list(branch), lead)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeated(list(value[1]), lead)
        elif kind is op.ATOMIC_GROUP:
            yield from _repeated(list(value), lead)
        lead += _sample([(kind, value)])
        if lead:
            yield lead, lead


def _units(nodes: list[Any]) -> list[str]:
    """What a repetition may repeat: characters of each of the classes it takes."""
    if len(nodes) == 1 and nodes[0][0] in (op.IN, op.ANY, op.NOT_LITERAL, op.LITERAL):
        taken = _taken(nodes[0])
        return list(dict.fromkeys((*taken[:2], *(one for one in taken if one in " a1"))))
    return [one for one in (_sample(nodes), _sample(nodes) * 2) if one]


def _sample(nodes: list[Any]) -> str:
    """A text that the nodes match, looking around aside."""
    made = ""
    for kind, value in nodes:
        if kind is op.LITERAL:
            made += chr(value)
        elif kind in (op.IN, op.ANY, op.NOT_LITERAL):
            made += next(iter(_taken((kind, value))), "a")
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            made += _sample(list(value[2])) * max(1, min(value[0], 20))
        elif kind is op.SUBPATTERN:
            made += _sample(list(value[-1]))
        elif kind is op.ATOMIC_GROUP:
            made += _sample(list(value))
        elif kind is op.BRANCH:
            made += _sample(list(value[1][0]))
    return made


def _taken(node: Any) -> list[str]:
    """Which of our characters a class takes."""
    kind, value = node
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.NOT_LITERAL:
        return [one for one in SAMPLES if one != chr(value)]
    if kind is op.ANY:
        return [one for one in SAMPLES if one != "\n"]
    own = [chr(each[1]) for each in value if each[0] is op.LITERAL]
    own += [chr(each[1][0]) for each in value if each[0] is op.RANGE]
    negated = bool(value) and value[0][0] is op.NEGATE
    taken = [one for one in SAMPLES if _in_class(one, value) is not negated]
    return taken if negated else [*dict.fromkeys((*taken, *own))]


def _in_class(character: str, items: Any) -> bool:
    tests: dict[Any, Callable[[str], bool]] = {
        op.CATEGORY_DIGIT: str.isdigit,
        op.CATEGORY_NOT_DIGIT: lambda one: not one.isdigit(),
        op.CATEGORY_SPACE: str.isspace,
        op.CATEGORY_NOT_SPACE: lambda one: not one.isspace(),
        op.CATEGORY_WORD: lambda one: one.isalnum() or one == "_",
        op.CATEGORY_NOT_WORD: lambda one: not (one.isalnum() or one == "_"),
    }
    for kind, value in items:
        if kind is op.LITERAL and ord(character) == value:
            return True
        if kind is op.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if kind is op.CATEGORY and tests[value](character):
            return True
    return False


# ------------------------------------------------------------------------------------------------ how long it takes


def slow(found: Found, characters: int | None = None) -> str | None:
    """Whether a pattern is slow for one of the texts that are made for it.

    Args:
        found: The pattern.
        characters: Length of the texts, of which a tenth is tried of each, and the whole of those that take longest;
            None: short ones, of which it is seen how the time grows.

    Returns:
        The text that takes too long, as an expression, and how long.
    """
    if characters is not None:
        return _slow_for(found, characters)
    for lead, unit, end in pumps(found.pattern):

        def text(length: int, lead: str = lead, unit: str = unit, end: str = end) -> str:
            return lead + unit * (length // len(unit)) + end

        first = _seconds(found, text(SHORT), LIMIT)
        if first <= QUICK:
            continue
        times: list[float] = []
        for length in (SHORT, SHORT * GROWTH, SHORT * GROWTH**2):
            # A busy machine makes one look slow, not two in a row, and none as slow as the limit.
            times.append(_seconds(found, text(length), LIMIT) if times else first)
            if times[-1] < LIMIT:
                times[-1] = min(times[-1], _seconds(found, text(length), LIMIT))
            if times[-1] >= LIMIT:
                return f"{lead!r} + {unit!r} * {length // len(unit)} + {end!r} takes over {LIMIT:.0f} s"
            if times[0] <= QUICK or (times[1:] and times[-1] <= times[-2] * TOO_MUCH):
                break
        else:
            timings = ", ".join(f"{one * 1000:.0f} ms" for one in times)
            return (
                f"{lead!r} + {unit!r} * {SHORT // len(unit)} + {end!r}, then {GROWTH} times as much, twice: {timings}"
            )
    return None


def _slow_for(found: Found, characters: int) -> str | None:
    """Whether a pattern takes too long for a text of so many characters."""
    tenths = []
    for lead, unit, end in pumps(found.pattern):
        took = _seconds(found, lead + unit * (characters // 10 // len(unit)) + end, MILLION_LIMIT)
        tenths.append((took, lead, unit, end))
    tenths.sort(reverse=True)
    for number, (tenth, lead, unit, end) in enumerate(tenths):
        if number >= WHOLE and tenth <= TENTH:
            break
        took = _seconds(found, lead + unit * (characters // len(unit)) + end, MILLION_LIMIT)
        if took >= MILLION_LIMIT:
            return f"{lead!r} + {unit!r} * {characters // len(unit)} + {end!r} takes over {took:.0f} s"
    return None


def _seconds(found: Found, text: str, limit: float) -> float:
    """Time of this process that a pattern takes for a text; the limit, where it takes longer."""
    asked: Any = text if isinstance(found.pattern.pattern, str) else text.encode("utf-8", "surrogatepass")
    started = time.process_time()
    try:
        with _limited(limit):
            if found.anchored:
                found.pattern.match(asked)
                found.pattern.fullmatch(asked)
            else:
                for _ in found.pattern.finditer(asked):
                    pass
    except _SlowError:
        return limit
    return time.process_time() - started


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """End what takes longer; `re` looks for signals while it works."""

    def up(*_: object) -> None:
        raise _SlowError

    before = signal.signal(signal.SIGVTALRM, up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def tried(characters: int | None = None) -> Result:
    """Every pattern of the package, on all texts that are made for it."""
    found, _ = patterns()
    lost = [f"{one.place}: {reason}" for one in found if (reason := slow(one, characters))]
    return Result("regular expressions", len(found), tuple(lost))


def main() -> int:
    """Say which patterns are slow, and which places make patterns while the program runs."""
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else None
    found, made_later = patterns()
    lost = 0
    for one in found:
        reason = slow(one, characters)
        if reason:
            lost += 1
            print(f"slow\t{one.place}\t{reason}", flush=True)  # noqa: T201 - a program
    for place in made_later:
        print(f"made later\t{place}")  # noqa: T201
    print(f"tried\t{len(found)}\t{lost}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
