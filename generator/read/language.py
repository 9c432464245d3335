"""Language codes, and detection of the language of a text."""

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
# Letters; a shorter text does not reveal its language.
_FEWEST_LETTERS = 40
# Letters; a shorter text in Latin script that is full of names is detected as any language ("ha" for a list of
# places in Gaza). Other scripts are reliable.
_FEWEST_LATIN_LETTERS = 120
# Characters that are examined; more takes longer and does not change the result.
_SAMPLE = 600

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][\w-]*)?", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def code(text: str) -> str | None:
    """Return the ISO 639-1 code of a language tag such as `en-US`; None if it has none."""
    match = _CODE.fullmatch(text.strip())
    return match[1].lower() if match and match[1].lower() in _CODES else None


def detect(text: str, default: str = "en") -> str:
    """Detect the language of a text with py3langid.

    Args:
        text: The text.
        default: The result for a text that is too short.

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
    """Load our own instance of the model: other code may restrict the languages of py3langid's shared one."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # English news would be detected as languages without an ISO 639-1 code (Nigerian Pidgin).
    identifier.set_languages([label for label in identifier.labels if label in _CODES])
    return identifier
