"""Serve the site, and render what changed after each change.

`mkdocs serve` renders every page into a new folder, when it starts and after each change. Here the folder stays, and
only changed pages are rendered; the web server and the reloading of browsers are MkDocs' own.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer

from generator.build.session import open_session
from generator.config import Overrides, Settings, load_settings
from generator.errors import BriefingError, Problem
from generator.process.library_versions import unproved_versions
from generator.site.plugin import BriefingPlugin
from generator.site.render_site import render_site

log = logging.getLogger("mkdocs.commands.serve")

SERVED = "serve"
"""Folder of the served site, below the folder of state that may be deleted at any time."""


def serve(config_file: Path, overrides: Overrides, *, strict: bool = False) -> None:
    """Serve the site of a configuration until interrupted.

    Args:
        config_file: An `mkdocs.yml`.
        overrides: Options of the command line, which override the configuration.
        strict: Whether a warning of MkDocs stops a build.

    Raises:
        BriefingError: When the configuration is faulty, or nothing can be served at the address.
        mkdocs.exceptions.Abort: When the site cannot be built.
    """
    settings, config = load_settings(config_file, overrides)
    if "briefing" not in config.plugins:
        hint = "Add `- briefing` to them"
        raise BriefingError(Problem(config_file.name, None, "cannot serve: `plugins` does not list `briefing`", hint))
    BriefingPlugin.overrides = overrides = replace(overrides, site=settings.state / SERVED, serving=True)
    settings, config = load_settings(config_file, overrides)
    config.plugins.on_startup(command="serve", dirty=False)
    for note in unproved_versions():
        log.info(str(note))

    def build() -> None:
        try:
            _build(*load_settings(config_file, overrides), overrides, strict)
        except BriefingError as error:
            raise Abort("\n".join(map(str, error.problems))) from error

    server = LiveReloadServer(build, *config.dev_addr, str(settings.site), urlsplit(config.site_url or "/").path)
    server.error_handler = lambda code: _error_page(settings.site / f"{code}.html")
    try:
        _build(settings, config, overrides, strict)
        for path in (config.docs_dir, str(settings.config_file)):
            server.watch(path)
        server = config.plugins.on_serve(server, config=config, builder=build)
        for path in config.watch:
            server.watch(path)
        _run(server, *config.dev_addr)
    finally:
        config.plugins.on_shutdown()


def _run(server: LiveReloadServer, host: str, port: int) -> None:
    """Run a server until it is interrupted."""
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        log.info("Shutting down...")
    except OSError as error:
        hint = "Choose another with --address, or stop the server that uses it"
        message = f"cannot serve: {error.strerror or error}"
        raise BriefingError(Problem(f"{host}:{port}", None, message, hint)) from error
    finally:
        server.shutdown()


def _build(settings: Settings, config: MkDocsConfig, overrides: Overrides, strict: bool) -> None:
    log.info("Building documentation...")
    config.strict = strict
    try:
        with open_session(settings) as session:
            plugin = config.plugins["briefing"]
            assert isinstance(plugin, BriefingPlugin)  # noqa: S101 - `serve` has checked the configuration
            with plugin.using(session):
                render_site(session, config, overrides)
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            raise Abort(str(error)) from error
        raise


def _error_page(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
