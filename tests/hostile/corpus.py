"""Bad inputs, each with the expected result: published verbatim, or left out with a message that says why.

An input is a file in the folder of seeds. Texts are made by combination: markup or unusual characters in each possible
place of an article.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.hostile_snippets import BLOCKS, SNIPPETS

WORDS = (
    "harbour", "wall", "council", "vote", "bridge", "storm", "market", "teacher", "winter", "river", "budget",
    "ferry", "tunnel", "garden", "library", "nurse", "engine", "harvest", "forest", "museum", "railway", "factory",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Input:
    """One file of seeds."""

    family: str
    """What is wrong with it, in the words of the table."""
    name: str
    """Its path below the folder."""
    content: bytes
    """Its bytes."""
    shown: str | None = None
    """The headline and the text that its page shows, white space aside; None if it is left out."""
    skipped: str | None = None
    """What the message about it says where it is left out; None if it is published."""
    beside: bytes | None = None
    """A sidecar."""
    link: str | None = None
    """Where it leads, if it is a symbolic link."""


# Markup of programs that other writers use; what Markdown, its extensions, templates and HTML know is in the snippets.
DIALECTS = {
    "markup: reStructuredText, wikis, LaTeX, BBCode": (
        ".. include:: /etc/passwd", ".. raw:: html", "`link <https://attacker.example/>`_", "|substitution|_ and ref_",
        ":ref:`a label` and ``literal``", ".. |x| image:: x.png", "[1]_ and [#note]_ and [CIT2024]_", "::",
        "'''bold''' and ''italic''", "[[File:x.png|thumb|A caption]]", "{{Infobox|name=x}}", "== A section ==",
        "* [[one]] # [[two]]", "<ref name=x>y</ref> <nowiki>z</nowiki>", "~~~~", "__NOTOC__", "{| class=x\n|-\n| a\n|}",
        "\\section{One} \\input{/etc/passwd}", "\\begin{verbatim} x \\end{verbatim}", "$\\href{javascript:alert(1)}{x}$",
        "\\def\\x{\\x\\x}\\x", "%comment in LaTeX", "[b]bold[/b] [i]it[/i]", "[url=javascript:alert(1)]x[/url]",
        "[img]https://attacker.example/x.png[/img]", "[quote=a]b[/quote]", "h1. Textile heading", "bq. A quotation",
        "\"link\":https://attacker.example/", "%{color:red}red%", "= AsciiDoc =", "include::/etc/passwd[]", "image::x.png[]",
        "+++passthrough+++", "pass:[<b>x</b>]", "#+BEGIN_SRC sh", "[[file:x][y]]", "*** TODO an item", "=verbatim=",
    ),
    "markup: links that MkDocs rewrites, anchors, autorefs": (
        "[x](index.md)", "[x](../index.md#top)", "[x](missing.md)", "[x](/about/)", "[x](about.md \"title\")",
        "[about][]", "[generator.build.generate][]", "[About this site][about]", "[x][generator.read.read_seeds]", "![x](assets/logo.svg)",
        "[x](#s1)", "[](){#anchor}", "<a id=s1></a>", "[x](mailto:a@attacker.example)", "[x](<index.md>)", "[x]( index.md )",
        "about.md", "./index.md", "<about.md>", "[x](..%2f..%2fetc%2fpasswd)", "[ref]: index.md", "[x](?q=<mark>)",
    ),
    "markup: bait for the scripts of the theme": (
        "<mark data-md-highlight>x</mark>", "data-md-component=\"search\"", "?h=harbour", "#__tabbed_1_1", "__md_scope",
        "data-preview", "title=\"tooltip\" data-md-state", "class=\"md-annotation\"", "(1)", "1. { .annotate }",
        "data-clipboard-target=\"#x\"", "mermaid graph TD; A-->B;", "```mermaid", "<div class=mermaid>", "md-tooltip",
        "<abbr title=x>y</abbr>", "%3Cmark%3E", "\u200b<mark>", "window.__md_get", "location$ document$",
    ),
}  # fmt: skip

INVISIBLE = {
    "controls": tuple(chr(code) for code in (*range(1, 9), 11, 12, *range(14, 32), *range(127, 160))),
    "bidi and invisible characters": tuple(
        "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067"
        "\u2068\u2069\u206a\u206f\ufeff\ufff9\ufffa\ufffb\ufffc\u00ad\u034f\u115f\u1160\u17b4\u180e\u2800\u3164\ufe0f"
        "\U000e0001\U000e0020\U000e007f\U0001d173\ufdd0\ufffe\uffff\U0001fffe\U0010ffff\ue000\U000f0000"
    ),
}

# YAML reads all of these as something that is not their text.
YAML_VALUES = (
    "no", "yes", "on", "off", "true", "null", "~", "1e3", "0x1F", "0o17", "1_000", "12:30:45", "2024-01-01", ".inf",
    ".nan", "=", "<<", "1.", "-1", "+1", "0", "2024-08-18T10:00:00Z", "123456789012345678901234567890",
    "a: b", "a #b", "- x", "? x", "@x", "`x`", "%x", "!x", "&x", "*x", "|", ">", "{a", "[a", "'", "\"", "---", "...",
)  # fmt: skip


def prose(number: int) -> str:
    """A harmless sentence, another one for each number."""
    return f"Ada Lund of Bergen told the {' '.join(random.Random(number).sample(WORDS, 9))} on Sunday."  # noqa: S311


def corpus() -> list[Input]:
    """All inputs; each is another one."""
    found = [
        *_snippets(), *_invisible(), *_encodings(), *_titles(), *_front_matter(), *_sidecars(), *_names(), *_dates(),
        *_pages(), *_lines(), *_lengths(), *_bombs(), *_links(),
    ]  # fmt: skip
    if len({one.name for one in found}) != len(found):
        raise AssertionError("two inputs have one name")
    return found


def _text(family: str, name: str, title: str, *paragraphs: str) -> Input:
    whole = "\n\n".join((title, *paragraphs))
    return Input(family, name, whole.encode(), shown=whole)


def _json(family: str, name: str, title: str, text: str) -> Input:
    line = json.dumps({"title": title, "text": text})
    return Input(family, name, line.encode(), shown=f"{title}\n\n{text}")


def _snippets() -> Iterator[Input]:
    """Each piece of markup in four of eight places."""
    groups = {f"markup: {group}": texts for group, texts in SNIPPETS.items()} | DIALECTS
    groups["markup: blocks of several lines"] = BLOCKS
    number = 0
    for family, texts in groups.items():
        for snippet in texts:
            # A line break within a piece would be the end of a paragraph.
            line = " ".join(snippet.split("\n"))
            first, last = prose(2 * number), prose(2 * number + 1)
            for turn in range(4):
                place = PLACES[(number + 2 * turn + turn // 2) % len(PLACES)]
                yield _placed(place, number, family, line, first, last)
            number += 1


PLACES = ("headline", "alone", "within", "begins", "ends", "twice", "quoted", "indented")


def _placed(place: str, number: int, family: str, snippet: str, first: str, last: str) -> Input:
    name, title = f"{place}-{number}", f"{place.capitalize()} {number}"
    # A short paragraph that begins like this is a notice of the page, and left off with its words in the report.
    notice = snippet.startswith(("(c)", "&copy;"))
    match place:
        case "headline":
            return _json(family, f"{name}.jsonl", " ".join(snippet.split()), f"{first}\n\n{last}")
        case "quoted":
            return _json(family, f"{name}.jsonl", title, f"{first}\n\n“{snippet}”, said Ada Lund.\n\n{last}")
        case "indented":
            made = _json(family, f"{name}.jsonl", title, f"{first}\n\n    {snippet}\n\n\t{last}")
            return replace(made, shown=f"{title} {first} {last}") if notice else made
    paragraph = {
        "alone": snippet,
        "within": f"At noon {snippet} came, he said.",
        "begins": f"{snippet} came at noon.",
        "ends": f"At noon came {snippet}",
        "twice": f"{snippet} and {snippet}",
    }[place]
    made = _text(family, f"{name}.txt", title, first, paragraph, last)
    return replace(made, shown=f"{title} {first} {last}") if place == "twice" and notice else made


def _invisible() -> Iterator[Input]:
    for family, characters in INVISIBLE.items():
        for character in characters:
            code = f"{ord(character):x}"
            a, b = prose(5000 + ord(character)), prose(6000 + ord(character))
            yield _json(family, f"sign-title-{code}.jsonl", f"Head {character}line {code}", f"{a}\n\n{b}")
            yield _json(family, f"sign-text-{code}.jsonl", f"Sign {code}", f"{a}\n\nAt{character} no{character}on, {b}")


def _encodings() -> Iterator[Input]:
    texts = {
        "cp1252": "Café “Zürich” opens – at last, for 5 €", "iso8859_2": "Żółw i łódź w Gdańsku", "cp1251": "Новости дня",
        "koi8_r": "Новости вечера", "cp1253": "Ειδήσεις της ημέρας", "cp1256": "أخبار اليوم", "cp1255": "חדשות היום",
        "shift_jis": "今日のニュースです", "gb18030": "今天的新闻报道", "big5": "今天的新聞報導", "euc_kr": "오늘의 뉴스입니다",
    }  # fmt: skip
    family = "encodings"
    for number, (encoding, words) in enumerate(texts.items()):
        text = f"{words}\n\n{words}. {prose(7000 + number)}\n\n{prose(7100 + number)}"
        for name, mark in (("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32"), ("utf-8", "utf-8")):
            yield Input(family, f"{encoding}-as-{name}.txt", text.encode(mark), shown=text)
        page = f"<html><head><meta charset={encoding.replace('_', '-')}><title>{words}</title></head><body><article>"
        rest = "".join(f"<p>{each}</p>" for each in text.split("\n\n")[1:])
        yield Input(
            family, f"declared-{encoding}.html", f"{page}{rest}</article></body></html>".encode(encoding), shown=text
        )
    text = f"{texts['cp1252']}\n\n{prose(7200)}\n\n{prose(7201)}"
    yield Input(family, "cp1252.txt", text.encode("cp1252"), shown=text)
    yield Input(family, "utf-16-unmarked.txt", prose(7202).encode("utf-16-le") + "\n\n".encode("utf-16-le") + prose(7203).encode("utf-16-le"), shown=f"{prose(7202)} {prose(7203)}")  # fmt: skip
    cut = "Cut in the middle: 新"
    whole = f"Truncated\n\n{prose(7204)} 東京 大阪 京都\n\n{cut}".encode()
    for less in (1, 2):
        yield Input(family, f"truncated-{less}.txt", whole[:-less], shown=whole[:-3].decode() + "\ufffd")
    mojibake = "FranÃ§ais and â€œquotedâ€\x9d words"
    yield _text("encodings", "mojibake.txt", "Wrongly decoded", mojibake, prose(7205))
    for number in range(1, 4):
        nul = "\0" * number
        yield Input(family, f"nul-{number}.txt", f"Nothing {number}\n\n{nul}{prose(7210 + number)}{nul}\n\n{prose(7220 + number)}".encode(), shown=f"Nothing {number} {prose(7210 + number)} {prose(7220 + number)}")  # fmt: skip
        for half in ("\\ud800", "\\udfff"):
            line = f'{{"title": "Half {number}", "text": "{half * number}{prose(7230 + number)}\\n\\n{prose(7240 + number)}"}}'
            yield Input(family, f"half-{half[1:]}-{number}.jsonl", line.encode(), shown=f"Half {number} {chr(0xFFFD) * number}{prose(7230 + number)} {prose(7240 + number)}")  # fmt: skip


def _titles() -> Iterator[Input]:
    """Titles that YAML would read as something else."""
    for number, value in enumerate(YAML_VALUES):
        yield _json("YAML", f"yaml-title-{number}.jsonl", value, f"{prose(8000 + number)}\n\n{prose(8100 + number)}")
        quoted = value.replace("'", "''")
        text = f"{prose(8200 + number)}\n\n{prose(8300 + number)}"
        yield Input("YAML", f"yaml-quoted-{number}.md", f"---\ntitle: '{quoted}'\n---\n\n{text}\n".encode(), shown=f"{value}\n\n{text}")  # fmt: skip


def _front_matter() -> Iterator[Input]:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    cases = {
        "bomb": (bomb, "parts"), "loop": ("a: &a [*a]\n", "parts"), "python": ("title: !!python/object/apply:os.system [id]\n", "could not determine a constructor"),
        "tag": ("title: !x y\n", "could not determine a constructor"), "twice": ("title: a\ntitle: b\n", "duplicate key"),
        "list": ("- a\n- b\n", "should be a valid dictionary"), "number": ("title: 5\n", "should be a valid string"), "flag": ("title: no\n", "should be a valid string"),
        "mapping": ("title: {a: b}\n", "should be a valid string"), "deep": ("a: " + "[" * 5000 + "\n", "nested too deeply"), "open": ("title: [a\n", "cannot read the YAML"),
        "tab": ("title:\n\t- a\n", "cannot read the YAML"), "alias": ("title: *missing\n", "undefined alias"), "binary": ("title: !!binary abc=\n", "should be a valid string"),
        "control": ("title: a\x07b\n", "is not allowed"), "quote": ("title: \"a\n", "cannot read the YAML"), "half": ('title: "\\ud800"\n', "half a character"),
        "colon": ("title: a: b\n", "mapping values are not allowed"), "second": ("a: 1\n? [b]\n: 1\n", None),
    }  # fmt: skip
    for name, (yaml, message) in cases.items():
        text = f"Bad {name}\n\n{prose(8400 + len(name))}"
        data = f"---\n{yaml}---\n\n# {text}\n".encode()
        if message is not None:
            yield Input("YAML", f"front-{name}.md", data, skipped=message)
            yield Input("YAML", f"side-{name}.txt", f"{text}\n".encode(), skipped="", beside=yaml.encode())


def _sidecars() -> Iterator[Input]:
    for number, (yaml, message) in enumerate(
        (
            ("title: [a]\n", "should be a valid string"), ("unknown: 1\n", "is not a known key"), ("date: 2024-02-30\n", "date"),
            ("path: ../../etc/passwd\n", "is not a known key"), ("cut_after: 5\n", "should be a valid string"),
        )
    ):  # fmt: skip
        text = f"Beside {number}\n\n{prose(8500 + number)}\n"
        yield Input("YAML", f"beside-{number}.txt", text.encode(), skipped=message, beside=yaml.encode())


def _names() -> Iterator[Input]:
    names = (
        "..txt", "...dots.txt", "%2e%2e%2fetc%2fpasswd.txt", "..\\..\\windows.txt", "con.txt", "NUL.txt", "aux.md", "com1.txt",
        "index.txt", "index.md", "data.txt", "assets.txt", "404.txt", "search.txt", "articles.txt", "README.md", "readme.txt",
        "a/../b.txt", "Case.txt", "case.txt", "CASE.txt", "ca\u0301se.txt", "c\u00e1se.txt", "\u0441ase.txt", "ｃase.txt",
        "n" * 200 + ".txt", "ⓝ" * 60 + ".txt", "😀.txt", "\u202egnp.txt", "\u200b.txt", " leading.txt", "trailing .txt", "a  b.txt",
        "tab\there.txt", "line\nbreak.txt", "-rf.txt", "--help.txt", "$(id).txt", "`id`.txt", ";id;.txt", "|id.txt", "&id.txt", "a'b.txt",
        'a"b.txt', "<b>.txt", "[x](y).txt", "{{x}}.txt", "{%x%}.txt", "--8<--.txt", "#x.txt", "?x.txt", "*x.txt", "~x.txt", "=1+1.txt",
        "@x.txt", "!x.txt", "%s.txt", "%00.txt", "\\x00.txt", "\x1b[31m.txt", "a:b.txt", "C:x.txt", "2024-13-45.txt", "0.txt", "00000.txt",
        "a.b.c.d.txt", "deep/er/and/deep/er/still.txt", "feed.txt", "people.txt", "sitemap.xml.txt", "site/site.txt", "docs/docs.txt",
    )  # fmt: skip
    for number, name in enumerate(names):
        if ".." not in name.split("/"):
            title = f"Named {number}"
            text = f"{title}\n\n{prose(9000 + number)}\n\n{prose(9200 + number)}"
            hidden = name.startswith(".")
            data = text.encode()
            yield Input("file names", name, data, shown=None if hidden else text, skipped=None)


def _dates() -> Iterator[Input]:
    values = (
        "2024-02-30", "2024-13-01", "0000-00-00", "9999-12-31", "10000-01-01", "-1", "1e9", "03/04/2024", "yesterday", "2024-W33",
        "20240230", "٢٠٢٤-٠١-٠١", "2024-01-01T25:61:61Z", "Feb 29, 2023", "31 June 2024", "1970-01-01", "1582-10-10", "2024--01-01",
        "2024-01-01 <script>", "{{ now }}", "2024-01-01\\u0000", "9" * 400, "1/1/1", "now", "0", "2024-08-18", "August 18, 2024",
    )  # fmt: skip
    for number, value in enumerate(values):
        text = f"{prose(9400 + number)}\n\n{prose(9500 + number)}"
        line = json.dumps({"title": f"Dated {number}", "text": text, "date": value})
        yield Input("dates", f"dated-{number}.jsonl", line.encode(), shown=f"Dated {number}\n\n{text}")


# What a page of the web may hold next to its article, and what its words are not.
SOUP = (
    "<script>alert(1)</script>", "<script src=https://attacker.example/x.js></script>", "<img src=https://attacker.example/p.gif>",
    "<img src=x onerror=alert(1)>", "<iframe src=https://attacker.example/></iframe>", "<form action=/x><input name=q></form>",
    "<style>p{display:none}</style>", "<link rel=stylesheet href=//attacker.example/x.css>", "<object data=x></object>",
    "<embed src=x>", "<svg onload=alert(1)></svg>", "<math><mi>x</mi></math>", "<!-- <p>hidden</p> -->", "<![CDATA[ <p> ]]>",
    "<?php echo 1 ?>", "<?xml-stylesheet href=x?>", "<noscript><img src=//attacker.example/n.gif></noscript>", "<template><p>x</p></template>",
    "<base href=//attacker.example/>", "<meta http-equiv=refresh content='0;url=//attacker.example/'>", "<video src=x autoplay></video>",
    "<audio src=x></audio>", "<canvas></canvas>", "<textarea></textarea>", "<select><option>x</select>", "<button onclick=alert(1)></button>",
    "<a href='javascript:alert(1)'></a>", "<a href='data:text/html,x'></a>", "<div onclick=alert(1)></div>", "</div></div></p>", "<b><i></b></i>",
    "<p", "<!DOCTYPE html>", "<html><body>", "</body></html>", "<table><td>", "<x-y z>", "<a b='" + "c" * 5000 + "'></a>", "&#0;", "<br>" * 200,
)  # fmt: skip


def _pages() -> Iterator[Input]:
    for number, soup in enumerate(SOUP):
        a, b, c = (prose(9600 + 3 * number + n) for n in range(3))
        page = f"<html><head><title>Soup {number}</title></head><body><article><h1>Soup {number}</h1><p>{a}</p>{soup}<p>{b}</p><p>{c}</p></article></body></html>"  # fmt: skip
        yield Input(
            "HTML soup",
            f"soup-{number}.html",
            page.encode(),
            shown=f"Soup {number} {a} {_SHOWN.get(soup, '')}{b} {c}",
        )
        handled = f"<html><body><article><h1>Handled {number}</h1><p onclick='alert({number})' style='x:y'>{a}</p><p>{b}{'' if '<p' in soup else soup}</p></article></body></html>"  # fmt: skip
        yield Input(
            "HTML soup",
            f"handled-{number}.html",
            handled.encode(),
            shown=f"Handled {number} {a} {b}{_SHOWN.get(soup, '').strip() if '<p' not in soup else ''}",
        )


# What a browser shows of a piece.
_SHOWN = {"<![CDATA[ <p> ]]>": "]]> ", "&#0;": "\ufffd "}


def _lines() -> Iterator[Input]:
    cases = {
        "": None, "{": "as JSON", "[]": "not a JSON object", "null": "not a JSON object", "5": "not a JSON object", '"x"': "not a JSON object",
        '{"title": "x"}': "`text`", '{"text": 5}': "`text`", '{"text": null}': "`text`", '{"text": ["a"]}': "`text`", '{"title": 5, "text": "x"}': "`title`",
        '{"title": "x", "text": "y"': "as JSON", "{'title': 'x'}": "as JSON", '{"title": "x", "text": "y"},': "as JSON", '{"title": NaN, "text": "y"}': "`title`",
        "{" * 2000: "as JSON", "[" * 200_000: "as JSON", '{"a":' * 50_000: "as JSON", '{"title": ' + "1" * 5000 + ', "text": "x"}': "JSON", '{"title": "a\tb", "text": "x"}': "as JSON",
        '{"title": "x", "text": ""}': "no text", '{"title": "x", "text": "   "}': "no text", '{"title": "", "text": ""}': "no text",
        "\ufeff\ufeff{}": "as JSON", "// comment": "as JSON", "title,text": "as JSON", "<html>": "as JSON", '{"authors": 5, "text": "x y"}': "`authors`",
    }  # fmt: skip
    for number, (line, message) in enumerate(cases.items()):
        if message is not None:
            yield Input("JSON Lines damage", f"line-{number}.jsonl", line.encode(), skipped=message)
            good = json.dumps(
                {"title": f"After damage {number}", "text": f"{prose(9900 + number)}\n\n{prose(9950 + number)}"}
            )
            yield Input("JSON Lines damage", f"after-{number}.jsonl", f"{line}\n{good}\n".encode(), shown=f"After damage {number} {prose(9900 + number)} {prose(9950 + number)}", skipped=message)  # fmt: skip
    yield Input(
        "JSON Lines damage", "latin.jsonl", '{"title": "é", "text": "x"}'.encode("latin-1"), skipped="not UTF-8"
    )


def _lengths() -> Iterator[Input]:
    family = "lengths"
    for name, unit in {"letters": "a", "words": "word ", "marks": "*", "tags": "<b>", "quotes": "“", "accents": "e\u0301", "emoji": "😀", "dots": ". ", "brackets": "[", "digits": "9", "entities": "&amp;", "backslashes": "\\", "pipes": "|", "underscores": "_a", "ticks": "`", "spaces": "a" + " " * 50}.items():  # fmt: skip
        for length in (1, 300, 20_000):
            text = (unit * (length // len(unit) + 1)).strip()
            yield _json(family, f"long-{name}-{length}.jsonl", f"Long {name} {length}", f"{prose(length + len(name))}\n\n{text}\n\n{prose(1 + length + len(name))}")  # fmt: skip
    for name, data in {
        "empty.txt": b"",
        "space.txt": b" \n\t\n ",
        "mark.txt": b"\xef\xbb\xbf",
        "empty.html": b"",
        "empty.md": b"",
    }.items():
        yield Input(family, name, data, skipped="no text")
    yield Input(family, "title-only.txt", b"Only a title", skipped="a title but no text")
    yield _text(
        family, "many-paragraphs.txt", "Many paragraphs", *(f"Line {n} of the harbour log." for n in range(400))
    )


def _bombs() -> Iterator[Input]:
    family = "bombs"
    squeezed = gzip.compress(b"a" * 5_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 5_000_000)
    for ending in (".txt", ".html", ".md"):
        yield Input(family, f"gzip{ending}", squeezed, skipped="a gzip archive")
        yield Input(family, f"zip{ending}", packed.getvalue(), skipped="a ZIP archive")
        yield Input(family, f"pdf{ending}", b"%PDF-1.7\n" + b"a" * 1000, skipped="a PDF document")
        yield Input(family, f"zeros{ending}", bytes(100_000), skipped="binary data")
        yield Input(family, f"noise{ending}", random.Random(1).randbytes(50_000), skipped="binary data")  # noqa: S311
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">{entities}]><html><body><p>&a11;</p></body></html>'
    outside = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>&a;</p></body></html>'
    for ending in (".html", ".htm", ".xhtml"):
        yield Input(family, f"laughs{ending}", laughs.encode(), skipped="cannot read")
        yield Input(family, f"outside{ending}", outside.encode(), skipped="cannot read")
        yield Input(family, f"cells{ending}", b"<html><body><table><tr>" + b"<td>x" * 200_000, skipped="elements")
        many = " ".join(f"a{n}=1" for n in range(20_000))
        yield Input(family, f"attributes{ending}", f"<html><body><p {many}>x</p>".encode(), skipped="attributes")
        yield Input(family, f"deep{ending}", b"<html><body>" + b"<div>" * 20_000 + b"text", skipped="cannot read")


def _links() -> Iterator[Input]:
    for number, target in enumerate(("/etc/passwd", "../mkdocs.yml", "../../../../../../etc/hostname", "/", "..")):
        yield Input("links out of the folder", f"link-{number}.txt", b"", skipped="is outside", link=target)
    yield Input("links out of the folder", "nowhere.txt", b"", skipped="does not exist", link="missing.txt")
    yield Input("links out of the folder", "loop.txt", b"", skipped="does not exist", link="loop.txt")
