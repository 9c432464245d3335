"""The command line: arguments, printing, exit code."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import click
from mkdocs.exceptions import Abort
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from generator import __version__, scaffold
from generator.build.generate import generate as generate_pages
from generator.build.lock import exclusive_build
from generator.build.result import BuildOptions, BuildResult
from generator.build.session import Session, open_session
from generator.config import Overrides, load_settings
from generator.errors import BriefingError, Problem
from generator.process.signals import INTERRUPTED, InterruptedExit, interrupt_on_sigterm
from generator.records import KINDS
from generator.site.checker import is_built, site_faults

# The stages and the plugin load the language model's libraries, which takes a second. They are imported where they are
# needed, so that help is fast and an interruption is handled from the start.

# Exit code of a failure; docs/guide/commands.md lists all. Click itself exits with 2 when the arguments are wrong.
FAULTY = 1

# Value of `check --site` without a folder.
CONFIGURED = "(configured)"

STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}

# Messages go to standard error, so that standard output is free for data.
console = Console(stderr=True, highlight=False, soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """Turn a folder of news articles into a briefing site in which every statement links to its sentence."""


def _on_a_site(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that every command on a site has."""
    path = click.Path(path_type=Path)
    # `check --site` without a folder checks the configured one.
    built: dict[str, Any] = {"help": "Folder of the built site (default: as configured)."}
    if command.__name__ == "check":
        words = "Check only the pages of the built site: the configured one, or the one in DIR."
        built = {"help": words, "is_flag": False, "flag_value": CONFIGURED, "metavar": "[DIR]"}
    for option in reversed(
        [
            click.option("--config", type=path, default=Path("mkdocs.yml"), show_default=True, help="Configuration."),
            click.option("--seeds", type=path, help="Folder of the articles (default: as configured)."),
            click.option("--docs", type=path, help="Folder of the pages (default: as configured)."),
            click.option("--site", type=path, **built),
            click.option("--registry", type=path, help="File of corrections (default: as configured)."),
            click.option(
                "--jobs", type=click.IntRange(min=1), help="Number of worker processes (default: one per core)."
            ),
            click.option("--executor", metavar="dask:ADDRESS", help="Use the workers of a Dask cluster."),
            click.option("--strict", is_flag=True, help="Exit with 1 if there is a problem with a seed or a page."),
            click.option("-q", "--quiet", is_flag=True, help="Print only errors and warnings."),
            click.option("-v", "--verbose", is_flag=True, help="Print notes and every written file too."),
        ]
    ):
        command = option(command)
    return command


@cli.command("build")
@_on_a_site
@click.option("--offline", is_flag=True, help="Build a site that opens from a folder, without a server.")
def build_command(config: Path, strict: bool, quiet: bool, verbose: bool, **paths: Any) -> None:
    """Generate the pages, then build the site with MkDocs."""
    _show_log(logging.WARNING)
    overrides = Overrides(**paths)
    settings, site_config = load_settings(config, overrides)
    with exclusive_build(settings, _say), open_session(settings) as session:
        result = _generate(session, quiet, verbose)
        _render_site(session, site_config, overrides, result, strict=strict, quiet=quiet)
    _exit(result, strict)


def _render_site(
    session: Session, site_config: Any, overrides: Overrides, result: BuildResult, *, strict: bool, quiet: bool
) -> None:
    from generator.site.plugin import BriefingPlugin
    from generator.site.render_site import render_site

    plugin = site_config.plugins.get("briefing")
    if isinstance(plugin, BriefingPlugin):
        plugin.result = result
    site_config.strict = strict
    started = time.perf_counter()
    site_config.plugins.on_startup(command="build", dirty=False)
    try:
        with _ProgressBar(quiet) as bar:
            rendered = render_site(session, site_config, overrides, bar)
    finally:
        site_config.plugins.on_shutdown()
    if not quiet:
        pages = f"{'all' if rendered is None else rendered} pages rendered"
        seconds = time.perf_counter() - started
        _say(f"Site built in {session.settings.shown(session.settings.site)} in {seconds:.1f} s: {pages}")


@cli.command()
@_on_a_site
def generate(config: Path, strict: bool, quiet: bool, verbose: bool, **paths: Any) -> None:
    """Write only the pages and data files."""
    settings, _ = load_settings(config, Overrides(**paths))
    with exclusive_build(settings, _say), open_session(settings) as session:
        result = _generate(session, quiet, verbose)
    _exit(result, strict)


@cli.command()
@_on_a_site
@click.option("--address", metavar="HOST:PORT", help="Address to serve on (default: 127.0.0.1:8000).")
def serve(config: Path, strict: bool, quiet: bool, verbose: bool, address: str | None, **paths: Any) -> None:
    """Serve the site, and update it when seeds, registry or hand-written pages change."""
    from generator.site import serve as serving

    _show_log(logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO)
    interrupt_on_sigterm()
    serving.serve(config, Overrides(address=address, **paths), strict=strict)


@cli.command()
@_on_a_site
def check(config: Path, strict: bool, quiet: bool, verbose: bool, **paths: Any) -> None:
    """Read everything, check every page against the trust rules, report every problem; write nothing.

    With --site, only check that the pages of the built site contain nothing that is not allowed.
    """
    from generator.build.check import check as check_pages

    if paths["site"] is not None:
        _check_site(config, quiet, **paths)
        return
    settings, _ = load_settings(config, Overrides(**paths))
    with open_session(settings, read_only=True) as session, _ProgressBar(quiet) as bar:
        result = check_pages(session, BuildOptions(bar, explained=verbose))
    _report(result, quiet, verbose)
    if result.breaches:
        sys.exit(FAULTY)
    _exit(result, strict)


def _check_site(config: Path, quiet: bool, **paths: Any) -> None:
    """Report forbidden content of built pages."""
    if paths["site"] == Path(CONFIGURED):
        paths["site"] = None
    settings, _ = load_settings(config, Overrides(**paths))
    shown = settings.shown(settings.site)
    if not is_built(settings.site):
        raise BriefingError(Problem(shown, None, "there is no built site", "Run `briefing build`, or give its folder"))
    faults = 0
    for fault in site_faults(settings.site, shown, urlsplit(settings.site_url).netloc):
        _print(fault)
        faults += 1
    if faults:
        sys.exit(FAULTY)
    if not quiet:
        _say(f"Every page in {shown} contains only what is allowed, and loads nothing from other hosts")


@cli.command()
@_on_a_site
@click.argument("entity")
def explain(entity: str, config: Path, strict: bool, quiet: bool, verbose: bool, **paths: Any) -> None:
    """Show why ENTITY (an id or a name) is one entity of its kind, decision by decision."""
    from generator.build.check import explain as explain_entity

    settings, _ = load_settings(config, Overrides(**paths))
    with open_session(settings, read_only=True) as session, _ProgressBar(quiet) as bar:
        corpus, found = explain_entity(session, entity, BuildOptions(bar))
    texts = {article.id: article.text for article in corpus.articles}
    for one in found:
        reviewed = ", reviewed by an editor" if one.reviewed else ""
        click.echo(_visible(f"{one.id}: {one.name} ({one.kind}{reviewed})"))
        click.echo(_visible(f"  names: {', '.join((one.name, *one.aka))}"))
        for seen in one.appearances:
            click.echo(_visible(f"  {seen.article}: {len(seen.mentions)} mentions, salience {seen.salience:.2f}"))
        for reason in one.reasons:
            words = texts[reason.article][reason.start : reason.end] if reason.article in texts else ""
            where = f' ["{" ".join(words.split())}" in {reason.article}]' if words and reason.start is not None else ""
            click.echo(_visible(f"  - {reason.rule} ({reason.score:.2f}): {reason.explanation}{where}"))
    if not found:
        raise BriefingError(
            Problem(entity, None, "no entity has this id or name", "See docs/data/entities.csv for ids and names")
        )


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", default="Briefing", show_default=True, help="Name of the site.")
def new(folder: Path, name: str) -> None:
    """Create a new site folder in DIR."""
    for path in scaffold.create(folder, name):
        _say(f"  {path}")
    _say(f"Put articles in {folder / 'seeds'}, then run: briefing serve --config {folder / 'mkdocs.yml'}")


def _generate(session: Session, quiet: bool, verbose: bool) -> BuildResult:
    started = time.perf_counter()
    with _ProgressBar(quiet) as bar:
        result = generate_pages(session, BuildOptions(bar, explained=verbose))
    _report(result, quiet, verbose)
    if not quiet:
        files = f"{len(result.written)} written, {len(result.deleted)} deleted"
        done = "Nothing has changed, checked" if result.unchanged else f"{len(result.pages)} pages generated"
        _say(f"{done} in {time.perf_counter() - started:.1f} s: {files}")
    if any(problem.level == "error" for problem in result.unwritten):
        _say("Some files could not be written (see above); the next build tries again", label="error")
        sys.exit(FAULTY)
    return result


def _report(result: BuildResult, quiet: bool, verbose: bool) -> None:
    """Print each problem once, then the counts."""
    for problem in result.problems:
        if problem.level != "note" or verbose:
            _print(problem)
    if quiet:
        return
    for remark in result.remarks:
        _print(remark)
    for decision in result.decisions:
        _say(decision, "dim")
    for seed, piece in result.boilerplate if verbose else ():
        _say(f"left off {seed}: {piece.text} ({piece.rule})", "dim")
    for path in (*result.written, *(f"{gone} (deleted)" for gone in result.deleted)) if verbose else ():
        _say(path, "dim")
    counts = result.counts
    _say(
        f"{_many(counts['articles'], 'article')} from {_many(counts['files'], 'file')}"
        f" ({counts['skipped']} skipped, {_many(counts['duplicates'], 'duplicate')},"
        f" {_many(counts['leftovers'], 'page element')} left off)"
    )
    names = {kind: counts[kind] for kind in KINDS if counts[kind]}
    kinds = ", ".join(f"{number} {kind}" for kind, number in names.items())
    _say(f"{_many(counts['mentions'], 'mention')} resolved to {_many(sum(names.values()), 'name')}: {kinds or 'none'}")
    used = counts["rules"] - counts["unused_rules"]
    _say(
        f"{_many(counts['reviewed'], 'name')} reviewed by an editor, {used} of {_many(counts['rules'], 'rule')} used;"
        f" {_many(counts['questions'], 'open question')}"
    )


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _print(problem: Problem) -> None:
    _say(_visible(str(problem)), label=problem.level)


def _say(words: str, style: str = "", label: str = "") -> None:
    """Print words after a coloured label, without interpreting markup in them."""
    shown = "\n".join(map(_visible, words.split("\n")))
    console.print(Text.assemble((f"{label}: " if label else "", STYLES.get(label, "")), (shown, style)))


def _visible(text: str) -> str:
    """Return untrusted text for a terminal, with control characters shown as escape codes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _exit(result: BuildResult, strict: bool) -> None:
    faults = sum(problem.level != "note" for problem in result.problems)
    if strict and faults:
        _say(
            f"--strict was given, and {faults} problem{'s are' if faults > 1 else ' is'} reported above", label="error"
        )
        sys.exit(FAULTY)


def _show_log(level: int) -> None:
    """Print MkDocs' messages in the same way as ours."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(_LogHandler())
    logger.setLevel(level)


class _LogHandler(logging.Handler):
    """Prints a message of MkDocs on the console."""

    def emit(self, record: logging.LogRecord) -> None:
        label = "error" if record.levelno >= logging.ERROR else "warning" if record.levelno >= logging.WARNING else ""
        _say(self.format(record), label=label)


class _ProgressBar:
    """The progress of a build on a terminal; nothing when piped."""

    def __init__(self, quiet: bool) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )

    def __enter__(self) -> _ProgressBar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, step: str, total: int | None) -> None:
        for task in self._progress.task_ids:
            self._progress.remove_task(task)
        self._progress.add_task(step, total=total)

    def advance(self, count: int = 1) -> None:
        self._progress.advance(self._progress.task_ids[-1], count)


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    exit_code = InterruptedExit()
    try:
        cli(standalone_mode=False)
    except BriefingError as error:
        for problem in error.problems:
            _print(problem)
        sys.exit(FAULTY)
    except OSError as error:  # of the site: what becomes of pages and seeds is among the problems of a build
        path, reason = error.filename or "briefing", error.strerror or str(error)
        hint = "Check permissions and free disk space, then build again"
        _print(Problem(_visible(str(path)), None, f"cannot continue: {reason}", hint))
        sys.exit(FAULTY)
    except Abort as error:  # MkDocs has said why, above
        _say(error.format_message(), label="error")
        sys.exit(error.code if isinstance(error.code, int) else FAULTY)
    except (KeyboardInterrupt, click.exceptions.Abort):
        _say("Interrupted; no file is incomplete, and the next build continues from here")
        exit_code.interrupted = True
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    sys.exit(0)


if __name__ == "__main__":
    main()
