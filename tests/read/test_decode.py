"""Bytes -> text."""

import pytest

from generator.read.decode import decode

RUSSIAN = (
    "В воскресенье управление порта сообщило, что внешняя стена будет отремонтирована до наступления зимы, "
    "а мэр города рассказал совету, что суда смогут вернуться через месяц."
)
POLISH = "Zarząd portu powiadomił, że ściana zewnętrzna będzie naprawiona jeszcze przed zimą, łącznie z dźwigami. " * 3
GERMAN = "Die Hafenbehörde teilte am Sonntag mit, die äußere Mauer werde für „drei Millionen“ Kronen repariert."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"], ids=str
)
def test_western_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding), "x")[0] == GERMAN


@pytest.mark.parametrize(("encoding", "text"), [("cp1251", RUSSIAN), ("koi8_r", RUSSIAN), ("cp1250", POLISH)])
def test_other_code_pages_are_found_and_the_guess_is_reported(encoding: str, text: str) -> None:
    decoded, problems = decode(text.encode(encoding), "x")
    assert decoded == text
    assert [problem.level for problem in problems] == ["warning"]


def test_windows_1252_is_noted() -> None:
    _, problems = decode(GERMAN.encode("cp1252"), "x")
    assert [(problem.level, "Windows-1252" in problem.message) for problem in problems] == [("note", True)]


def test_a_declared_encoding_is_used() -> None:
    assert decode(RUSSIAN.encode("koi8_r"), "x", declared="KOI8-R") == (RUSSIAN, [])


@pytest.mark.parametrize("declared", ["rot13", "unicode_escape", "no-such-thing", "", "utf-7", "base64\0"])
def test_a_declaration_that_is_not_a_text_encoding_is_ignored(declared: str) -> None:
    assert decode(GERMAN.encode("cp1252"), "x", declared=declared)[0] == GERMAN


def test_utf8_is_preferred_to_a_wrong_declaration() -> None:
    assert decode(GERMAN.encode(), "x", declared="iso-8859-1") == (GERMAN, [])


def test_one_damaged_byte_does_not_make_utf8_another_encoding() -> None:
    text, (problem,) = decode(f"Title\n\n{GERMAN}\n".encode() + b"damaged \xff byte", "x")
    assert text == f"Title\n\n{GERMAN}\ndamaged � byte"
    assert (problem.level, problem.line) == ("warning", 4)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_a_binary_file_is_refused_with_its_kind(data: bytes, kind: str) -> None:
    text, (problem,) = decode(data, "x")
    assert text is None
    assert problem.level == "error"
    assert kind in problem.message
    assert problem.hint


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "x") == ("one\ntwo\nthree\n", [])


def test_nul_characters_are_removed_and_reported() -> None:
    text, (problem,) = decode(b"one\ntwo\0 three", "x")
    assert text == "one\ntwo three"
    assert (problem.level, problem.line) == ("warning", 2)


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\u202e", "\u200b", "\ufeff", "\x85", "\u2028"])
def test_other_control_characters_stay(sign: str) -> None:
    assert decode(f"one {sign} two".encode(), "x") == (f"one {sign} two", [])
