"""The language of a text."""

import pytest

from generator.read import language

from .conftest import BODY

GERMAN = "Die Hafenbehörde teilte am Sonntag mit, die äußere Mauer werde noch vor dem Winter repariert. " * 2
FRENCH = "L’administration du port a annoncé dimanche que le mur extérieur serait réparé avant l’hiver. " * 2
ARABIC = "أعلنت إدارة الميناء يوم الأحد أن الجدار الخارجي سيتم إصلاحه قبل حلول الشتاء"
HEBREW = "הנהלת הנמל הודיעה ביום ראשון כי הקיר החיצוני יתוקן לפני החורף"


@pytest.mark.parametrize(
    ("text", "expected"), [(BODY, "en"), (GERMAN, "de"), (FRENCH, "fr"), (ARABIC, "ar"), (HEBREW, "he")]
)
def test_the_language_of_a_paragraph_is_detected(text: str, expected: str) -> None:
    assert language.detect(text) == expected


@pytest.mark.parametrize("text", ["", "1234", "Hamas Gaza Rafah Khan Younis Deir al-Balah", "Oui", "FIFA 3 – 0"])
def test_too_little_text_has_the_default_language(text: str) -> None:
    assert language.detect(text) == "en"
    assert language.detect(text, default="de") == "de"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", "en"), ("en-US", "en"), ("EN_gb", "en"), ("pcm", None), ("English", None), ("", None), ("xx", None)],
)
def test_a_language_tag_gives_its_two_letter_code(tag: str, expected: str | None) -> None:
    assert language.code(tag) == expected
