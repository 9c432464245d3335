"""Builds are reproducible whatever the folder, clock, locale, time zone, hash seed or order of files."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.sites import HARBOUR, STRIKE, briefing, files_of, make_site

HTML = """\
<!DOCTYPE html>
<html lang="en"><head><title>Rain floods the market in Oslo</title>
<meta property="article:published_time" content="2024-08-20T06:00:00+02:00"></head>
<body><article><h1>Rain floods the market in Oslo</h1>
<p>Rain flooded the market of Oslo on Tuesday, and Ada Lund sent pumps from Bergen to help the city.</p>
<p>The United Nations closed its office for the day. Norway expects more rain until the end of the week.</p>
</article></body></html>
"""
SEEDS: dict[str, str] = {
    "2024-08-18-harbour.txt": HARBOUR,
    "b/strike.md": f"---\ndate: 2024-08-19\n---\n\n# {STRIKE}",
    "a/rain.html": HTML,
    "copy of the strike.txt": STRIKE,
    "wire.jsonl": "\n".join(
        json.dumps({"title": f"Wire {n}: İstanbul, Straße, Ωmega", "text": f"Ada Lund met {n} envoys.\n\nThey left."})
        for n in range(5)
    ),
}

HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two sites of the same seeds, made in opposite order, dated apart, built from different folders at once."""
    base = tmp_path_factory.mktemp("determinism")
    one = make_site(base / "one", SEEDS)
    other = make_site(base / "a longer name, with spaces" / "other", dict(reversed(SEEDS.items())))
    for path in (other / "seeds").rglob("*"):
        os.utime(path, (86_400, 86_400))
    with ThreadPoolExecutor() as pool:
        runs = [
            pool.submit(briefing, "build", cwd=one, env=HERE),
            pool.submit(briefing, "build", "--config", "other/mkdocs.yml", "--jobs", "2", cwd=other.parent, env=THERE),
        ]
    for run in runs:
        assert run.result().returncode == 0, run.result().stderr
    return one, other


@pytest.mark.parametrize("folder", ["docs", "site"])
def test_two_builds_are_equal_byte_for_byte(builds: tuple[Path, Path], folder: str) -> None:
    one, other = (files_of(build / folder) for build in builds)
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert len([path for path in one if "/articles/" in f"/{path}"]) >= 9


def test_the_ledger_of_ids_is_equal_as_well(builds: tuple[Path, Path]) -> None:
    one, other = builds
    assert (one / "ids.tsv").read_bytes() == (other / "ids.tsv").read_bytes()


def test_an_unchanged_rebuild_writes_no_file(builds: tuple[Path, Path]) -> None:
    site, _ = builds
    before = times(site)
    pages = files_of(site / "site")
    done = briefing("build", cwd=site, env=THERE)
    assert "0 written, 0 deleted" in done.stderr
    assert times(site) == before
    assert files_of(site / "site") == pages


def times(site: Path) -> dict[str, int]:
    """When each file and folder next to the built site was last changed."""
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for path in site.rglob("*")
        if path != site / "site" and not path.is_relative_to(site / "site") and ".briefing" not in path.parts
    }
