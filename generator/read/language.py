"""The language of a text: what its metadata says, or else what its letters say."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# ISO 639-1
_CODE_LIST = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
    mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
    se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu
"""
_CODES = frozenset(_CODE_LIST.split())
# Less tells too little about a language.
_FEWEST_LETTERS = 40
# Short texts full of names are taken for anything ("ha" for a list of places in Gaza): below this many
# letters the Latin script says nothing that is certain; other scripts do.
_FEWEST_LATIN_LETTERS = 120
# More does not change the answer, only the time.
_SAMPLE = 600

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][\w-]*)?", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def code(text: str) -> str | None:
    """The ISO 639-1 code in a language tag such as `en-US`; None where it is none."""
    match = _CODE.fullmatch(text.strip())
    return match[1].lower() if match and match[1].lower() in _CODES else None


def detect(text: str, default: str = "en") -> str:
    """Tell the language of a text.

    Args:
        text: The text.
        default: The answer where the text is too short to tell.

    Returns:
        An ISO 639-1 code.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    latin = len(_LATIN.findall(sample))
    if letters < _FEWEST_LETTERS or (latin * 2 > letters and letters < _FEWEST_LATIN_LETTERS):
        return default
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> Any:
    """The model, loaded once and of our own: py3langid's shared one may be restricted by others."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # Languages without an ISO 639-1 code (Nigerian Pidgin) would take English news for their own.
    identifier.set_languages([label for label in identifier.labels if label in _CODES])
    return identifier
