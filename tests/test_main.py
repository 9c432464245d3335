"""The command line: output, exit codes, interruptions; bad input is reported once."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.site.plugin import BriefingPlugin
from tests.conftest import SiteFolder
from tests.sites import HARBOUR, STRIKE, briefing, environment, files_of, start

# Control sequences of terminals: colours, movements of the cursor.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Run:
    """What a command did."""

    code: int
    printed: list[str]
    """Lines of standard error."""
    output: str
    """Standard output, which is for data."""

    def problems(self, *, of: str = "") -> list[str]:
        return [line for line in self.printed if re.match(rf"(error|warning|note): {re.escape(of)}", line)]


Command = Callable[..., Run]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """The command in this process, its current folder being the one given."""
    mkdocs = logging.getLogger("mkdocs")
    handlers, level = list(mkdocs.handlers), mkdocs.level

    def call(*arguments: str | Path, cwd: Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["briefing", *map(str, arguments)])
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(BriefingPlugin, "overrides", BriefingPlugin.overrides)
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        capsys.readouterr()
        mkdocs.handlers[:] = handlers
        with pytest.raises(SystemExit) as stopped:
            main()
        assert isinstance(stopped.value.code, int)
        captured = capsys.readouterr()
        return Run(stopped.value.code, captured.err.splitlines(), captured.out)

    yield call
    mkdocs.handlers[:] = handlers
    mkdocs.setLevel(level)
    os.environ.pop("SOURCE_DATE_EPOCH", None)


def set_key(site: Path, line: str) -> None:
    """Add a line to `extra.briefing` of a site's configuration."""
    configuration = site / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("  briefing:\n", f"  briefing:\n    {line}\n", 1), encoding="utf-8")


BAD = {
    "binary.txt": bytes(range(256)) * 8,
    "broken.md": "---\nlang: en\ntitle: COP30: a guide\n---\n\nText of it.\n",
    "empty.txt": "",
    "faults.md": "---\nauthors: 3\nlang: [en]\n---\n\n# Storm\n\nA storm hit Oslo on Monday.\n",
    "lines.jsonl": '{"title": "Storm in Oslo", "text": "A storm hit Oslo on Monday."}\n{"title":\n{"title": "Snow"}\n',
    "title.txt": "Only a title\n",
    "strike.meta.yml": "date: 2024-99-99\nnope: 1\n",
    "strike.txt": STRIKE,
}
# Where and what; each of them once, in this order.
REPORTED = [
    "error: seeds/binary.txt: cannot read the file as text: it is binary data",
    "error: seeds/broken.md:3: cannot read the YAML: mapping values are not allowed here",
    "error: seeds/empty.txt: cannot read an article: there is no text",
    "error: seeds/faults.md:2: `authors`: ",
    "error: seeds/faults.md:3: `lang`: ",
    "error: seeds/large.txt: cannot read the file: it has 2.0 MB, more than the limit of 1.0 MB",
    "error: seeds/lines.jsonl:2: cannot read the line as JSON: ",
    "error: seeds/lines.jsonl:3: `text`: ",
    "error: seeds/locked.txt: cannot read the file: permission denied",
    "error: seeds/out.txt: did not follow the link: its target is outside seeds/",
    "error: seeds/strike.meta.yml:1: `date`: ",
    "error: seeds/strike.meta.yml:2: `nope`: is not a known key",
    "error: seeds/title.txt:1: cannot read an article: it has a title but no text",
]


@pytest.fixture
def bad_site(site_folder: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one good article and every kind of bad one."""
    site = site_folder({"harbour.txt": HARBOUR, "locked.txt": HARBOUR, **BAD})
    set_key(site, "max_megabytes: 1")
    with (site / "seeds/large.txt").open("wb") as file:
        file.truncate(2_000_000)
    (tmp_path / "secret.txt").write_text("Secret\n\nThis is not for the public.\n", encoding="utf-8")
    (site / "seeds/out.txt").symlink_to(tmp_path / "secret.txt")
    open_as_usual = os.open

    def refusing(path: os.PathLike[str] | str, *rest: int, **more: int) -> int:
        if str(path).endswith("locked.txt"):  # permissions do not stop a superuser
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return open_as_usual(path, *rest, **more)

    monkeypatch.setattr(os, "open", refusing)
    return site


# ---------------------------------------------------------------------------- bad seeds


def test_every_bad_seed_is_reported_once_and_the_rest_is_built(run: Command, bad_site: Path) -> None:
    own = bad_site / "docs/people/index.md"
    own.parent.mkdir()
    own.write_text("# People, by hand\n", encoding="utf-8")
    by_hand = files_of(bad_site)
    done = run("build", cwd=bad_site)
    problems = done.problems()
    assert [line for line, start in zip(problems, REPORTED, strict=False) if not line.startswith(start)] == []
    assert problems[len(REPORTED) :] == [
        (
            "warning: docs/people/index.md: not written: there is a file here that the generator did not make."
            " Keep it and ignore this, or move it to get the generated file"
        )
    ]
    assert done.code == 0
    assert done.output == ""
    made = files_of(bad_site)
    assert {path: content for path, content in made.items() if path in by_hand} == by_hand
    articles = sorted(path for path in made if re.fullmatch(r"site/articles/[^/]+/index\.html", path))
    assert [path.split("/")[2][:11] for path in articles] == ["mayor-ada-l", "storm-in-os"]
    assert b"not for the public" not in b"".join(made[path] for path in made if not path.startswith("seeds/"))
    assert len(json.loads(made["docs/data/build.json"])["problems"]) == len(problems)


def test_every_message_about_a_seed_says_what_to_do(run: Command, bad_site: Path) -> None:
    problems = run("check", cwd=bad_site).problems()
    assert len(problems) == len(REPORTED)
    silent = [line for line in problems if not re.search(r"[^.…]\. [A-Z].+", line)]
    assert [line for line in silent if "is not in the calendar" not in line] == []


def test_strict_makes_bad_seeds_a_failure_and_builds_the_rest_all_the_same(run: Command, bad_site: Path) -> None:
    done = run("build", "--strict", cwd=bad_site)
    assert done.code == 1
    assert done.problems()[-1] == "error: --strict was given, and 13 problems are reported above"
    assert (bad_site / "site/articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/index.html").exists()
    assert run("generate", "--strict", cwd=bad_site).code == 1
    assert run("check", "--strict", cwd=bad_site).code == 1
    assert run("check", cwd=bad_site).code == 0


def test_strict_accepts_a_sound_site_and_a_second_build_writes_nothing(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder()
    assert run("build", "--strict", cwd=site).problems() == []
    first = {path: (site / path).stat().st_mtime_ns for path in files_of(site) if not path.startswith("site/")}
    done = run("build", "--strict", cwd=site)
    assert done.code == 0
    assert any(line.endswith(": 0 written, 0 deleted") for line in done.printed)
    assert {path: (site / path).stat().st_mtime_ns for path in first} == first


def test_strict_makes_a_broken_link_of_a_page_a_failure(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder()
    (site / "docs/about.md").write_text("# About\n\n[gone](gone.md)\n", encoding="utf-8")
    for options, code in ((["--strict"], 1), ([], 0)):
        done = run("build", *options, cwd=site)
        assert done.code == code
        (found,) = done.problems(of="Doc file")
        assert "gone.md" in found  # one line, however long


def test_a_site_without_a_folder_of_seeds_is_built_empty_with_a_message(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder({})
    (site / "seeds").rmdir()
    done = run("build", cwd=site)
    assert done.problems() == [
        (
            "error: seeds: cannot read the folder of seeds: no such file or directory."
            " Create the folder and add articles, or name another folder"
        )
    ]
    assert done.code == 0
    assert "No articles yet" in (site / "site/index.html").read_text(encoding="utf-8")
    assert run("build", "--strict", cwd=site).code == 1
    assert run("check", "--seeds", site / "docs", cwd=site).code == 1


# ---------------------------------------------------------------------------- bad configuration and registry


def test_a_configuration_with_three_mistakes_is_reported_whole_and_nothing_is_written(
    run: Command, site_folder: SiteFolder
) -> None:
    site = site_folder()
    configuration = site / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8").replace("name: material", "name: materiel")
    configuration.write_text(text.replace("    text: full", "    txt: full\n    max_megabytes: none"), encoding="utf-8")
    before = files_of(site)
    for command in ("build", "generate", "serve", "check"):
        done = run(command, cwd=site)
        assert done.code == 1
        assert [re.sub(r":\d+: ", ":N: ", line)[:48] for line in done.printed] == [
            "error: mkdocs.yml:N: `extra.briefing.txt`: is no",
            "error: mkdocs.yml:N: `extra.briefing.max_megabyt",
            "error: mkdocs.yml:N: `theme`: unrecognised theme",
        ]
        assert all(re.search(r"\. [A-Z]", line) for line in done.printed)
    assert files_of(site) == before


def test_a_registry_with_mistakes_is_reported_whole_and_nothing_is_written(
    run: Command, site_folder: SiteFolder
) -> None:
    site = site_folder()
    (site / "registry.yml").write_text("entitys: {}\nmerge: {a: b, b: a}\n", encoding="utf-8")
    before = files_of(site)
    for command in ("build", "generate", "check"):
        done = run(command, cwd=site)
        assert done.code == 1
        assert [line.split(": ")[1] for line in done.printed] == ["registry.yml:1", "registry.yml:2"]
    assert files_of(site) == before


def test_a_missing_configuration_is_reported_with_the_command_that_creates_one(run: Command, tmp_path: Path) -> None:
    for command in ("build", "generate", "serve", "check"):
        done = run(command, cwd=tmp_path)
        assert done.printed == [
            (
                "error: mkdocs.yml: cannot read the configuration: no such file or directory."
                " Name the file with --config, or create a site folder with `briefing new DIR`"
            )
        ]
        assert done.code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["build", "--nope"], ["frob"], [], ["check", "--jobs", "0"], ["new"], ["build", "--config"], ["check", "extra"]],
)
def test_a_wrong_option_or_argument_is_2(run: Command, tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.printed[0].startswith(("Usage: ", "Error: "))
    assert len(done.printed) < 20


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "-h"]])
def test_help_and_version_are_0(run: Command, tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.code == 0
    assert done.output
    assert done.printed == []


def test_serving_needs_the_plugin(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder()
    configuration = site / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8").replace("  - briefing\n", "")
    configuration.write_text(text, encoding="utf-8")
    done = run("serve", cwd=site)
    assert (done.code, len(done.printed)) == (1, 1)
    assert "cannot serve: `plugins` does not list `briefing`" in done.printed[0]
    assert run("build", "--strict", cwd=site).code == 0


# ---------------------------------------------------------------------------- options


def test_folders_named_on_the_command_line_are_those_of_the_current_folder(
    run: Command, site_folder: SiteFolder, tmp_path: Path
) -> None:
    site = site_folder({})
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "in").mkdir(parents=True)
    (elsewhere / "in/harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (elsewhere / "rules.yml").write_text("ignore: [{text: Egypt}, {text: Bergen}]\n", encoding="utf-8")
    before = files_of(site)
    given = ["--config", "../site-folder/mkdocs.yml", "--seeds", "in", "--docs", "pages", "--site", "out"]
    done = run("build", *given, "--registry", "rules.yml", cwd=elsewhere)
    assert done.code == 0
    assert (elsewhere / "out/people/ada-lund/index.html").exists()
    assert not (elsewhere / "out/places/bergen").exists()
    assert {path for path in files_of(site) if path in before} == set(before)
    assert not (site / "docs/index.md").exists()
    assert not (site / "site").exists()


def test_quiet_prints_problems_only_and_verbose_every_file(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder({"harbour.txt": HARBOUR + "\nRead more: Why the wall broke\n"})
    assert run("build", "--quiet", cwd=site).printed == []
    (site / "seeds/empty.txt").touch()
    assert len(run("build", "--quiet", cwd=site).printed) == 1
    (site / "docs/places/bergen.md").unlink()
    printed = run("generate", "--verbose", cwd=site).printed
    assert "places/bergen.md" in printed
    assert any(line.startswith("left off harbour.txt: Read more: Why the wall broke (") for line in printed)
    plain = run("generate", cwd=site).printed
    assert len(plain) == 5


def test_a_build_ends_with_counts_of_every_stage(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder({"harbour.txt": HARBOUR + "\nRead more: Why the wall broke\n", "a.docx": "x", "empty.txt": ""})
    rules = "merge: {u-n: united-nations}\nignore: [{text: Egypt}, {text: Norway}]\n"
    (site / "registry.yml").write_text(rules, encoding="utf-8")
    printed = run("generate", cwd=site).printed
    counts = json.loads((site / "docs/data/build.json").read_text(encoding="utf-8"))["counts"]
    assert printed[-4] == "1 article from 3 files (2 skipped, 0 duplicates, 1 page element left off)"
    assert printed[-3].startswith(f"{counts['mentions']} mentions resolved to ")
    assert re.fullmatch(r"\d+ names? reviewed by an editor, 1 of 3 rules used; 1 open question", printed[-2])
    assert re.fullmatch(r"\d+ pages generated in [\d.]+ s: \d+ written, 0 deleted", printed[-1])
    assert {name: counts[name] for name in ("files", "skipped", "articles", "leftovers", "rules", "unused_rules")} == {
        "files": 3,
        "skipped": 2,
        "articles": 1,
        "leftovers": 1,
        "rules": 3,
        "unused_rules": 2,
    }
    assert counts["pages"] == int(printed[-1].split()[0])


@pytest.mark.parametrize("command", ["generate", "check"])
def test_verbose_prints_each_decision_once(run: Command, site_folder: SiteFolder, command: str) -> None:
    site = site_folder({"harbour.txt": HARBOUR, "empty.txt": "", "2024-08-19-strike.txt": STRIKE})
    (site / "registry.yml").write_text("ignore: [{text: Norway}, {text: Atlantis}]\n", encoding="utf-8")
    run("generate", cwd=site)
    printed = run(command, "--verbose", cwd=site).printed
    shown = "\n".join(printed)
    assert "error: seeds/empty.txt: cannot read an article: there is no text" in shown
    assert "read harbour.txt: mayor-ada-lund-opens-the-new-harbour-in-bergen, undated" in printed
    assert "dated 2024-08-19 by its filename" in shown
    assert 'used registry.yml:1: ignore "Norway"' in printed
    assert 'used registry.yml:1: ignore "Atlantis"' not in printed
    [joined] = [
        line for line in printed if line.startswith("joined ada-lund: Ada Lund, also Lund; 2 articles; because")
    ]
    assert "surname" in joined
    assert len(printed) == len(set(printed))


def test_the_location_of_the_seeds_on_the_machine_is_not_published(
    run: Command, site_folder: SiteFolder, tmp_path: Path
) -> None:
    site = site_folder({})
    outside = tmp_path / "private" / "articles"
    outside.mkdir(parents=True)
    (outside / "empty.txt").touch()
    (outside / "out.txt").symlink_to(site / "mkdocs.yml")
    (outside / "rules.yml").write_text("ignore: [{text: Atlantis}]\n", encoding="utf-8")
    done = run("generate", "--seeds", outside, "--registry", outside / "rules.yml", cwd=site)
    assert [line.split(": ")[1] for line in done.problems()] == [
        "articles/empty.txt",
        "articles/out.txt",
        "articles/rules.yml",
        "rules.yml:1",
    ]
    assert b"private" not in b"".join(content for path, content in files_of(site).items() if path.startswith("docs/"))


def test_check_writes_nothing(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder()
    for part in ("docs/about.md", "docs/method.md", "docs/corrections.md"):
        (site / part).unlink()
    before = sorted(path.as_posix() for path in site.rglob("*"))
    assert run("check", cwd=site).code == 0
    assert sorted(path.as_posix() for path in site.rglob("*")) == before


@pytest.mark.parametrize(
    "path", ["docs/articles/mayor-ada-lund-opens-the-new-harbour-in-bergen.md", "docs/data/articles.jsonl"]
)
def test_check_finds_what_was_changed_after_a_build(run: Command, site_folder: SiteFolder, path: str) -> None:
    site = site_folder()
    run("generate", cwd=site)
    assert run("check", cwd=site).code == 0
    published = site / path
    text = published.read_text(encoding="utf-8")
    published.write_text(text.replace("month", "week"), encoding="utf-8")
    done = run("check", cwd=site)
    assert done.code == 1
    assert "breach of a trust rule" in done.problems(of=path)[0]
    published.unlink()
    assert "is missing" in run("check", cwd=site).problems(of=path)[0]
    (site / "seeds/harbour.txt").write_text(f"{HARBOUR}\nIt rained.\n", encoding="utf-8")
    assert run("check", cwd=site).code == 0  # nothing has been built of this yet


def test_untrusted_text_cannot_act_on_the_terminal(run: Command, site_folder: SiteFolder) -> None:
    site = site_folder(
        {"a\x1b[2Jb\n[bold]\u202ec.txt": "", "harbour.txt": HARBOUR + "\nRead more: \x1b[31m[red]x[/red]\n"}
    )
    done = run("generate", "--verbose", cwd=site)
    assert [line for line in done.printed if CONTROL.search(line) or "\u202e" in line] == []
    assert done.problems(of="seeds/a\\x1b[2Jb\\n[bold]\\u202ec.txt: cannot read an article")


# ---------------------------------------------------------------------------- processes


@pytest.mark.slow
def test_a_piped_command_prints_no_control_codes_and_keeps_standard_output_free(site_folder: SiteFolder) -> None:
    site = site_folder({"harbour.txt": HARBOUR, "empty.txt": ""})
    done = briefing("build", cwd=site)
    assert done.returncode == 0
    assert done.stdout == ""
    assert not CONTROL.search(done.stderr)
    assert len(done.stderr.splitlines()) == 6
    done = briefing("check", "--strict", cwd=site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def wait_until(what: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120  # on a busy machine
    while not what():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until
        time.sleep(0.005)


def mapped_by(pid: int) -> Iterator[str]:
    """What a process and its children have loaded."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    for one in (str(pid), *children):
        with contextlib.suppress(OSError):
            yield Path(f"/proc/{one}/maps").read_text(encoding="utf-8")


def test_an_interruption_inside_exec_is_130_too(tmp_path: Path) -> None:
    program = """
import generator.__main__ as program
program.cli = lambda **_: exec("raise KeyboardInterrupt")
program.main()
"""
    (tmp_path / "interrupted.py").write_text(program, encoding="utf-8")
    command = [sys.executable, "-m", "interrupted"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert done.returncode == 130, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["while it loads", "while it reads", "while it writes"])
def test_an_interruption_is_one_line_and_130_and_leaves_nothing_half_done(site_folder: SiteFolder, moment: str) -> None:
    seeds = {f"{number}.txt": f"Storm number {number} in Oslo\n\nStorm {number} hit Oslo.\n" for number in range(150)}
    site = site_folder(seeds)
    process = start(["-m", "generator", "generate"], cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    moments = {
        "while it reads": (site / ".briefing/lock").exists,
        "while it loads": lambda: any("spacy" in maps for maps in mapped_by(process.pid)),
        "while it writes": lambda: any((site / "docs").glob("articles/*.md")),
    }
    try:
        wait_until(moments[moment], process)
        process.send_signal(signal.SIGINT)
        output, printed = process.communicate(timeout=120)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 130, printed
    assert printed.strip() == "Interrupted; no file is incomplete, and the next build continues from here"
    assert output == ""
    whole = briefing("generate", "--quiet", cwd=site)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert [path for path in files_of(site) if path.endswith(".briefing-tmp")] == []
    assert len(list((site / "docs/articles").glob("storm-*.md"))) == 150
