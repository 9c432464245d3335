"""Data files agree with their schemas, the page that lists them, and `llms.txt`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.config import Overrides, load_settings
from tests.builds import run_stages
from tests.sites import HARBOUR, make_site

ROOT = Path(__file__).parents[2]
TABLES = ("articles", "entities", "quotes", "figures", "dates", "review")
GOLDEN = sorted(path.parent / "expected" for path in (ROOT / "tests/golden").glob("*/seeds"))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the example corpus."""
    folder = tmp_path_factory.mktemp("example")
    docs = folder / "docs"
    docs.mkdir()
    settings, _ = load_settings(ROOT / "examples/mkdocs.yml", Overrides(docs=docs))
    run_stages(settings)
    return docs


def rows(docs: Path, table: str) -> list[dict[str, Any]]:
    text = (docs / f"data/{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def validator(docs: Path, table: str) -> Draft202012Validator:
    schema: Mapping[str, Any] = json.loads((docs / f"data/schema/{table}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_example_is_what_its_schema_says(example: Path, table: str) -> None:
    schema, found = validator(example, table), rows(example, table)
    assert found
    assert [error.message for row in found for error in schema.iter_errors(row)] == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("case", GOLDEN, ids=lambda path: str(path.parent.name))
def test_every_row_of_the_golden_cases_is_what_its_schema_says(case: Path, table: str) -> None:
    schema = validator(case, table)
    assert [error.message for row in rows(case, table) for error in schema.iter_errors(row)] == []


def test_a_schema_refuses_what_is_missing_unknown_or_of_another_kind(example: Path) -> None:
    schema, row = validator(example, "articles"), rows(example, "articles")[0]
    for wrong in (
        {key: value for key, value in row.items() if key != "title"},
        row | {"titel": "x"},
        row | {"date": 5},
        row | {"entities": [row["entities"][0] | {"type": "animal"}]},
    ):
        with pytest.raises(ValidationError):
            schema.validate(wrong)


def test_a_schema_says_what_every_key_means(example: Path) -> None:
    for table in TABLES:
        schema = validator(example, table).schema
        assert isinstance(schema, Mapping)
        for part in (schema, *schema.get("$defs", {}).values()):
            assert all(value["description"].endswith((".", ")")) for value in part["properties"].values())


def test_a_schema_is_named_by_its_address_where_that_is_known(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", {"2024-08-18-harbour.txt": HARBOUR})
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace('!ENV [SITE_URL, ""]', "https://news.example/b"), encoding="utf-8")
    run_stages(load_settings(configuration)[0])
    schema = json.loads((folder / "docs/data/schema/quotes.schema.json").read_text(encoding="utf-8"))
    assert schema["$id"] == "https://news.example/b/data/schema/quotes.schema.json"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_page_lists_every_file_with_its_rows_and_columns(example: Path) -> None:
    page = (example / "data.md").read_text(encoding="utf-8").replace("&#95;", "_").replace("&#46;", ".")
    for table in TABLES:
        part = page.partition(f"{{ #{table} }}")[2].partition("\n## ")[0]
        assert re.search(rf"^{len(rows(example, table))} rows? · ", part, re.MULTILINE)
        for ending in ("jsonl", "csv"):
            size = (example / f"data/{table}.{ending}").stat().st_size
            [shown] = re.findall(rf"\]\(data/{table}\.{ending}\) <small>(.*?)</small>", part)
            number, unit = shown.split()
            assert float(number) * {"bytes": 1, "kB": 1000, "MB": 1_000_000}[unit] == pytest.approx(size, rel=0.05)
        csv = (example / f"data/{table}.csv").read_text(encoding="utf-8").partition("\n")[0].strip().split(",")
        listed = re.findall(r"^\| \*\*(\w+)\*\* \| .* \| (yes|—) \|$", part, re.MULTILINE)
        assert {name for name, in_csv in listed if in_csv == "yes"} == set(csv)
        assert {name for name, _ in listed} >= set(rows(example, table)[0])


def test_llms_txt_has_the_form_that_is_asked_for_and_leads_to_files_and_pages_that_are_there(example: Path) -> None:
    text = (example / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# Example briefing\n\n> 28 news articles .*\n\n## Pages\n\n- \[", text)
    links = re.findall(r"^- \[[^\]]+\]\((.*?)\): \S", text, re.MULTILINE)
    assert len(links) == len([line for line in text.splitlines() if line.startswith("- ")]) >= 20
    for link in links:
        assert any((example / path).is_file() for path in (link, f"{link}index.md", f"{link.rstrip('/')}.md")), link


def test_a_hand_written_llms_txt_stays(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", {})
    (folder / "docs/llms.txt").write_text("# Mine\n", encoding="utf-8")
    result = run_stages(load_settings(folder / "mkdocs.yml")[0])
    assert (folder / "docs/llms.txt").read_text(encoding="utf-8") == "# Mine\n"
    assert "docs/llms.txt" in [problem.path for problem in result.problems]
