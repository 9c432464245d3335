"""Bytes -> text: which encoding a file is in, and what is mended so that text stays text.

What is certain comes first (byte order mark, valid UTF-8), then what the file declares, then what
is plausible. A file that is no text is refused, with a word on what it is instead.
"""

from __future__ import annotations

import codecs
import re

from generator.errors import Problem

# The first bytes of files that are often put into a folder of articles and are no text.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"bplist00", "a web archive or property list"),
)
# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that articles are really kept in. Without this limit a short text is found to be in
# a code page of some mainframe.
_PLAUSIBLE = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "mac_roman",
    "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp949", "tis_620",
)  # fmt: skip
# What a page may declare beyond that. Codecs such as `rot13` or `unicode_escape` are not encodings of files.
_DECLARABLE = frozenset(codecs.lookup(name).name for name in (*_PLAUSIBLE, "gbk", "gb2312", "iso2022_jp", "iso8859_4"))
# Browsers read these labels as Windows-1252, because that is what such pages are in.
_WESTERN_LABELS = frozenset({"ascii", "iso8859-1"})

# Control characters that no text has; tab, line feeds, form feed, carriage return and escape may occur.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Read as Windows-1252, a text in another code page shows rows of accented letters ("Ïðèâåò") ...
_ACCENTED_ROW = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]{2}")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
# ... or signs inside words ("Pa³ac").
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¡-¬®-¶¸-¿×÷][a-z]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# charset-normalizer takes its time; the beginning of a file tells enough.
_SAMPLE = 20_000


def decode(data: bytes, path: str, *, declared: str | None = None) -> tuple[str | None, list[Problem]]:
    """Decode the bytes of a seed.

    Args:
        data: The bytes.
        path: Their file, for messages.
        declared: The encoding that the file itself declares, where its format does.

    Returns:
        The text with line feeds as line ends, or None where the file is no text; and what is
        worth knowing about it.
    """
    kind = _kind(data)
    if kind is not None:
        hint = "Save its text as .txt or the page as .html, and remove this file"
        return None, [Problem(path, None, f"cannot read the file as text: it is {kind}", hint)]
    text, problems = _to_text(data, path, declared)
    text, mended = mend(text, path)
    return text, problems + mended


def mend(text: str, path: str, line: int | None = None) -> tuple[str, list[Problem]]:
    """Unify line ends and remove what cannot be published at all.

    Args:
        text: The text.
        path: Its file, for messages.
        line: The line on which all of it stands; None where it is the whole file.

    Returns:
        The text without NUL characters and lone surrogates, and a warning for each kind.
    """
    problems = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        where = line or _line_of(text, text.index("\0"))
        message = f"removed {_count(text.count(chr(0)), 'NUL character')}, which no page can show"
        problems.append(Problem(path, where, message, "Check the text around it", "warning"))
        text = text.replace("\0", "")
    if found := _SURROGATE.search(text):
        message = "replaced half characters (lone surrogates) by U+FFFD"
        where = line or _line_of(text, found.start())
        problems.append(Problem(path, where, message, "Save the file anew from its source", "warning"))
        text = _SURROGATE.sub("�", text)
    return text, problems


def _kind(data: bytes) -> str | None:
    """What the bytes are, where they are no text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(data):
        return None
    controls = len(_CONTROL.findall(data))
    if controls >= 8 and controls * 20 > len(data):
        return "binary data"
    return None


def _to_text(data: bytes, path: str, declared: str | None) -> tuple[str, list[Problem]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return _strictly(data, wide, path)
    stated = _declarable(declared)
    if stated is not None and stated.startswith("iso2022") and b"\x1b" in data:
        # Valid UTF-8 too, since it is all escape sequences.
        return _strictly(data, stated, path)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    mostly = data.decode("utf-8", errors="replace")
    lost = mostly.count("�")
    if sum(1 for character in mostly if character > "\x7f") - lost >= 3 * lost:
        return _strictly(data, "utf-8", path)
    if stated is not None:
        try:
            return data.decode(stated), []
        except UnicodeDecodeError:
            pass
    return _guessed(data, path)


def _guessed(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Decode bytes of an unknown encoding that is not UTF-8."""
    hint = "Save the file as UTF-8 to be sure"
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    if western is not None and _looks_western(western):
        return western, [Problem(path, None, "read the file as Windows-1252, it is not UTF-8", hint, "note")]

    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_PLAUSIBLE)).best()
    if best is not None and best.encoding != "ascii":
        try:
            text = data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
        else:
            message = f"guessed that the file is in the encoding {best.encoding}, it is not UTF-8"
            return text, [Problem(path, None, message, hint, "warning")]
    if western is not None:
        return western, [Problem(path, None, "guessed that the file is in Windows-1252", hint, "warning")]
    return _strictly(data, "cp1252", path)


def _strictly(data: bytes, encoding: str, path: str) -> tuple[str, list[Problem]]:
    """Decode with an encoding that is known; bytes that do not belong to it are shown as U+FFFD."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        text = data.decode(encoding, errors="replace")
        message = f"replaced bytes that are not {encoding.upper()} by U+FFFD, here first"
        return text, [
            Problem(
                path, _line_of(before, len(before)), message, "Save the file anew as UTF-8 from its source", "warning"
            )
        ]


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, where zero bytes make it obvious."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 4 or len(data) % 2:
        return None
    high_first, high_last = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", high_last, high_first), ("utf-16-be", high_first, high_last)):
        if zeros * 10 >= pairs * 7 and others * 50 <= pairs:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def _declarable(label: str | None) -> str | None:
    """The codec for a declared label, where it is the name of a text encoding."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name in _WESTERN_LABELS:
        return "cp1252"
    return name if name in _DECLARABLE else None


def _looks_western(text: str) -> bool:
    """Whether the accented letters stand where they do in Western European languages."""
    accented = len(_ACCENTED.findall(text))
    return len(_ACCENTED_ROW.findall(text)) * 8 <= accented and not _SIGN_IN_WORD.search(text)


def _line_of(text: str, position: int) -> int:
    normal = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    return normal.count("\n") + 1


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
