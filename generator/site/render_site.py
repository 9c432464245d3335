"""Render the HTML with MkDocs: only changed pages if all dependencies are tracked, else everything.

`mkdocs build` renders every page each time, in one process; its `--dirty` mode leaves pages stale. The HTML of a page
depends on its Markdown, the configuration, the theme, the titles in the navigation, and the files that its links lead
to. `changed_pages` renders a page again when one of these changed. If more may matter (see
`full_build_reason`), the site is built by MkDocs' own command.
"""

from __future__ import annotations

import jinja2
import jinja2.meta
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from generator.build.result import SILENT, ProgressListener
from generator.build.session import Session
from generator.config import HARMLESS_EXTENSIONS, Overrides
from generator.process.library_versions import installed_version, is_proved
from generator.site.manifest import load_manifest, own_templates, save_manifest

NONE = Overrides()

# Template variables that hold all pages, or the time of the build.
SITE_WIDE_VARIABLES = frozenset({"pages", "build_date_utc"})


def render_site(
    session: Session, config: MkDocsConfig, overrides: Overrides = NONE, listener: ProgressListener = SILENT
) -> int | None:
    """Render the generated pages and the other Markdown files as the published site.

    Args:
        session: The settings, and the store with the manifest of the last build.
        config: The same configuration as MkDocs has it; the pages have been generated.
        overrides: Options of the command line, with which worker processes load the configuration again.
        listener: Receives the progress.

    Returns:
        The number of pages rendered; None if MkDocs built the whole site.

    Raises:
        mkdocs.exceptions.Abort: As `mkdocs build` does.
    """
    if full_build_reason(config) is not None:
        mkdocs_build.build(config)
        return None
    # It imports internals of MkDocs, which another version need not have.
    from generator.site.changed_pages import build_changed

    store, settings = session.store, session.settings
    before = load_manifest(store, settings)
    manifest, rendered = build_changed(settings, config, overrides, listener, before)
    if manifest != before:
        save_manifest(store, settings, manifest)
    return rendered


def full_build_reason(config: MkDocsConfig) -> str | None:
    """Why pages may depend on more than is tracked, so that MkDocs has to build them all; None if they do not."""
    if not is_proved("mkdocs"):
        return f"MkDocs {installed_version('mkdocs')}"
    if config.strict:
        return "strict: each warning counts, those of unchanged pages too"
    if config.hooks:
        return "hooks"
    others = sorted(set(config.plugins) - {"briefing"})
    if others:
        return f"the plugin {others[0]}"
    extensions = {str(name).removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    if extensions - HARMLESS_EXTENSIONS:
        return f"the Markdown extension {min(extensions - HARMLESS_EXTENSIONS)}"
    return _site_wide_template(config)


def _site_wide_template(config: MkDocsConfig) -> str | None:
    """A template of the site's own theme folder that reads all pages, or cannot be parsed."""
    environment = config.theme.get_env()
    for folder, path in own_templates(config):
        source = (folder / path).read_text(encoding="utf-8", errors="replace")
        try:
            variables = jinja2.meta.find_undeclared_variables(environment.parse(source))
        except jinja2.TemplateError:
            return f"the template {path}"
        # The sitemap is made again each time, from what it needs: addresses and dates.
        if path != "sitemap.xml" and variables & SITE_WIDE_VARIABLES:
            return f"the template {path}, which reads {min(variables & SITE_WIDE_VARIABLES)}"
    return None
