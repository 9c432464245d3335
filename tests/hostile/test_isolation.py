"""A failure of our rules on one article affects only that article, never the build."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.build.result import BuildResult
from generator.config import load_settings
from generator.read.compose import compose
from tests.builds import run_stages
from tests.conftest import SiteFolder
from tests.sites import HARBOUR, STRIKE

POISON = "Poisoned words here"
POISONED = f"A bad day\n\n{POISON} were said on Sunday.\n\nAnother paragraph follows them.\n"


def failing(original: Any) -> Any:
    """The same function, but for articles with the poison in them."""

    def fail(*arguments: Any, **named: Any) -> Any:
        if POISON in repr(arguments):
            raise ZeroDivisionError(f"because\nof {POISON}")
        return original(*arguments, **named)

    return fail


def published(site_folder: SiteFolder, name: str = "bad.txt", content: str = POISONED) -> tuple[BuildResult, set[str]]:
    folder = site_folder({"harbour.txt": HARBOUR, name: content, "strike.txt": STRIKE})
    settings, _ = load_settings(folder / "mkdocs.yml")
    result = run_stages(settings)
    return result, {article.title for article in result.articles}


@pytest.mark.parametrize("stage", ["seed_reader.compose", "plain_text.split", "decode.decode"])
def test_an_article_that_cannot_be_read_is_left_out_and_the_rest_published(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    import generator.read as read

    owner, _, name = stage.rpartition(".")
    place = getattr(read, owner)
    monkeypatch.setattr(place, name, failing(getattr(place, name)))
    result, titles = published(site_folder)
    assert titles == {HARBOUR.split("\n")[0], STRIKE.split("\n")[0]}
    [fault] = [problem for problem in result.problems if problem.path == "seeds/bad.txt"]
    assert fault.message.startswith("cannot read the article, so it is left out: ZeroDivisionError: because of")
    assert (fault.level, "report" in fault.hint) == ("error", True)


def test_a_line_that_cannot_be_read_is_left_out_and_the_other_lines_published(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.read.seed_reader.compose", failing(compose))
    bodies = (HARBOUR, POISONED, STRIKE.replace("end", "stop"))
    lines = [json.dumps({"title": body.split("\n")[0], "text": body.partition("\n\n")[2]}) for body in bodies]
    result, titles = published(site_folder, "bad.jsonl", "\n".join(lines))
    assert {body.split("\n")[0] for body in (bodies[0], bodies[2])} <= titles
    assert "A bad day" not in titles
    assert [problem.line for problem in result.problems if problem.path == "seeds/bad.jsonl"] == [2]


@pytest.mark.parametrize("rule", ["segment", "find_mentions", "find_dates", "find_quotes", "find_figures"])
def test_an_article_that_a_rule_fails_on_is_published_without_names(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    import generator.extract.article as articles

    monkeypatch.setattr(articles, rule, failing(getattr(articles, rule)))
    result, titles = published(site_folder)
    assert "A bad day" in titles
    [fault] = [problem for problem in result.problems if "cannot find names" in problem.message]
    assert (fault.path, fault.level) == ("seeds/bad.txt", "error")
    assert any(path.startswith("people/") and "lund" in path for path in result.pages)
