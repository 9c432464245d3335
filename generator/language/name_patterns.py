"""Patterns of words inside names that several stages use."""

from __future__ import annotations

ARABIC_ARTICLE = r"(?:[ae][lnrstdz]|ash|esh|adh|ul)-"
"""The Arabic article in Latin letters, joined by a hyphen: "al-Amin", "ez-Zor", "ash-Sharqiyah", "ul-Haq".

Before most coronal consonants the *l* is assimilated, and written as that consonant.
"""

ARABIC_ARTICLE_OF_PLACE = r"(?:al|el|ad|ar|as|at|az|ed|er|es|ez)[- ]"
"""The same in names of places, where it may also be a separate word: "Tall el Amarna", "Deir ez Zor".

Without the spellings that are words of European names of places: "Frankfurt an der Oder", "Pont-en-Royans".
"""
