"""The site as it was served last, brought up to date, and again after each change.

`mkdocs serve` renders every page into a new folder, when it starts and after each change. Here the folder stays, and
only what has changed is rendered; what follows files and has browsers reload is MkDocs' own.
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
from generator.site.build import build_site
from generator.site.plugin import BriefingPlugin

log = logging.getLogger("mkdocs.commands.serve")

SERVED = "serve"
"""Folder of the site, in that of what may be deleted at any time."""


def serve(config_file: Path, overrides: Overrides, *, strict: bool = False) -> None:
    """Serve the site of a configuration until told to stop.

    Args:
        config_file: An `mkdocs.yml`.
        overrides: What the command line says instead.
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

    def build_anew() -> None:
        try:
            _build(*load_settings(config_file, overrides), overrides, strict)
        except BriefingError as error:
            raise Abort("\n".join(map(str, error.problems))) from error

    host, port = config.dev_addr
    server = LiveReloadServer(build_anew, host, port, str(settings.site), urlsplit(config.site_url or "/").path)
    server.error_handler = lambda code: _error_page(settings.site / f"{code}.html")
    try:
        _build(settings, config, overrides, strict)
        server.watch(config.docs_dir)
        server.watch(str(settings.config_file))
        server = config.plugins.on_serve(server, config=config, builder=build_anew)
        for path in config.watch:
            server.watch(path)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            log.info("Shutting down...")
        except OSError as error:
            hint = "Choose another with --address, or stop what is served there"
            message = f"cannot serve: {error.strerror or error}"
            raise BriefingError(Problem(f"{host}:{port}", None, message, hint)) from error
        finally:
            server.shutdown()
    finally:
        config.plugins.on_shutdown()


def _build(settings: Settings, config: MkDocsConfig, overrides: Overrides, strict: bool) -> None:
    log.info("Building documentation...")
    config.strict = strict
    try:
        with open_session(settings) as session:
            plugin = config.plugins["briefing"]
            plugin.session = session  # type: ignore[attr-defined]
            try:
                build_site(session, config, overrides)
            finally:
                plugin.session = None  # type: ignore[attr-defined]
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
