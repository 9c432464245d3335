"""Load the configuration: MkDocs' own `mkdocs.yml` with the generator's settings under `extra.briefing`."""

from __future__ import annotations

from generator.config.load import load_settings, optional_text, settings_of
from generator.config.overrides import Overrides
from generator.config.settings import Settings
from generator.config.site_checks import HARMLESS_EXTENSIONS

__all__ = ["HARMLESS_EXTENSIONS", "Overrides", "Settings", "load_settings", "optional_text", "settings_of"]
