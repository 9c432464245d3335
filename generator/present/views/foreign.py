"""Mixin for template data with words that may be in another language than the site's."""

from __future__ import annotations

# Languages written from right to left, of those with an ISO 639-1 code (Unicode CLDR, characterOrder).
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


class Foreign:
    """A record with a field `lang`: the language of its words if it differs from the site's, else None."""

    __slots__ = ()

    @property
    def rtl(self) -> bool:
        """True if the words run right to left."""
        return getattr(self, "lang", None) in RIGHT_TO_LEFT
