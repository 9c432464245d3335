"""Decode the bytes of a seed.

The encoding is taken from certain evidence (byte order mark, valid UTF-8), else from the file's own
declaration, else from a guess. A binary file is refused, naming its format.
"""

from __future__ import annotations

import codecs
import re

from generator.errors import Problem

# First bytes of binary formats that are often put into a folder of articles.
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
# UTF-32 before UTF-16, whose little-endian mark is a prefix of that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings in use for articles. Without this limit, short texts are identified as mainframe code pages.
_PLAUSIBLE = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "mac_roman",
    "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp949", "tis_620",
)  # fmt: skip
# Encodings that a page may declare. Codecs such as `rot13` or `unicode_escape` are not encodings of files.
_DECLARABLE = frozenset(codecs.lookup(name).name for name in (*_PLAUSIBLE, "gbk", "gb2312", "iso2022_jp", "iso8859_4"))
# Browsers read these labels as Windows-1252, the actual encoding of such pages (WHATWG Encoding Standard).
_WESTERN_LABELS = frozenset({"ascii", "iso8859-1"})

# Control characters that do not occur in text, unlike tab, line feed, form feed, carriage return and escape.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Read as Windows-1252, a text in another code page shows rows of accented letters ("Ïðèâåò") ...
_ACCENTED_ROW = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]{2}")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
# ... or signs inside words ("Pa³ac").
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¡-¬®-¶¸-¿×÷][a-z]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Bytes given to charset-normalizer, which is slow; the beginning of a file is enough.
_SAMPLE = 20_000


def decode(data: bytes, path: str, *, declared: str | None = None) -> tuple[str | None, list[Problem]]:
    """Decode the bytes of a seed.

    Args:
        data: The bytes.
        path: Name of the file in messages.
        declared: The encoding that the file itself declares, if any.

    Returns:
        The text with line feeds as line ends, or None if the file is binary; and the problems.
    """
    kind = _kind(data)
    if kind is not None:
        hint = "Save its text as .txt or the page as .html, and remove this file"
        return None, [Problem(path, None, f"cannot read the file as text: it is {kind}", hint)]
    text, problems = _to_text(data, path, declared)
    text, found = normalize(text, path)
    return text, problems + found


def normalize(text: str, path: str, line: int | None = None) -> tuple[str, list[Problem]]:
    """Normalize line ends and remove characters that cannot be published.

    Args:
        text: The text.
        path: Name of its file in messages.
        line: Line of the file that holds all of it; None if it is the whole file.

    Returns:
        The text without NUL characters and lone surrogates, and a warning for each kind.
    """
    problems = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        where = line or _line_of(text, text.index("\0"))
        message = f"removed {_count(text.count(chr(0)), 'NUL character')}, which no page can show"
        problems.append(Problem(path, where, message, "Check the surrounding text", "warning"))
        text = text.replace("\0", "")
    if found := _SURROGATE.search(text):
        message = "replaced lone surrogates (halves of characters) by U+FFFD"
        where = line or _line_of(text, found.start())
        problems.append(Problem(path, where, message, "Save the file again from its source", "warning"))
        text = _SURROGATE.sub("�", text)
    return text, problems


def _kind(data: bytes) -> str | None:
    """Return the format of bytes that are not text; None for text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(data):
        return None
    # More than one byte in twenty, and not just a few stray ones in a short text; chosen by hand.
    controls = len(_CONTROL.findall(data))
    if controls >= 8 and controls * 20 > len(data):
        return "binary data"
    return None


def _to_text(data: bytes, path: str, declared: str | None) -> tuple[str, list[Problem]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    stated = _declarable(declared)
    certain = _unmarked_utf16(data) or _escape_based(data, stated) or ("utf-8" if _is_mostly_utf8(data) else None)
    if certain is not None:
        return _strictly(data, certain, path)
    if stated is not None:
        try:
            return data.decode(stated), []
        except UnicodeDecodeError:
            pass
    return _guessed(data, path)


def _escape_based(data: bytes, stated: str | None) -> str | None:
    """Return a declared ISO 2022 encoding if the data use it: its escape sequences are valid UTF-8 as well."""
    return stated if stated is not None and stated.startswith("iso2022") and b"\x1b" in data else None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether the data are UTF-8, at least three in four of the characters beyond ASCII."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        lost = text.count("�")  # three in four: a few damaged bytes do not make another encoding more likely
        return sum(1 for character in text if character > "\x7f") - lost >= 3 * lost
    return True


def _guessed(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Decode bytes of an unknown encoding that is not UTF-8."""
    hint = "Save the file as UTF-8 to be sure"
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    if western is not None and _looks_western(western):
        return western, [Problem(path, None, "read the file as Windows-1252: it is not UTF-8", hint, "note")]

    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_PLAUSIBLE)).best()
    if best is not None and best.encoding != "ascii":
        try:
            text = data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
        else:
            message = f"guessed the encoding {best.encoding}: the file is not UTF-8"
            return text, [Problem(path, None, message, hint, "warning")]
    if western is not None:
        return western, [
            Problem(path, None, "guessed the encoding Windows-1252: the file is not UTF-8", hint, "warning")
        ]
    return _strictly(data, "cp1252", path)


def _strictly(data: bytes, encoding: str, path: str) -> tuple[str, list[Problem]]:
    """Decode with a known encoding, replacing invalid bytes by U+FFFD."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        text = data.decode(encoding, errors="replace")
        message = f"replaced bytes that are not valid {encoding.upper()} by U+FFFD; the first is here"
        return text, [
            Problem(
                path, _line_of(before, len(before)), message, "Save the file again from its source, as UTF-8", "warning"
            )
        ]


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, where the zero bytes make it obvious."""
    # In UTF-16, Latin text has a zero byte in nearly every pair, always on the same side. Limits chosen by hand.
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
    """Return the codec for a declared label, if it is a text encoding."""
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
    """Whether accented letters occur as in Western European languages."""
    accented = len(_ACCENTED.findall(text))
    return len(_ACCENTED_ROW.findall(text)) * 8 <= accented and not _SIGN_IN_WORD.search(text)


def _line_of(text: str, position: int) -> int:
    normal = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    return normal.count("\n") + 1


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
