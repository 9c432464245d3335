"""Which sentences can stand alone at the head of a page: no caption, byline, dateline, question or fragment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from generator.extract.lexicon.key_sentences import words
from generator.records import Article, Sentence

# Shorter ones ("It rots.") say nothing out of their place; longer ones are lists rather than statements.
FEWEST_WORDS = 6
MOST_WORDS = 75
# Where no model tells verbs, a shorter line may be a dateline ("LIMA, 7 de marzo de 2025.") or a heading.
FEWEST_UNREAD_WORDS = 8
# A caption may have two sentences; what is longer and ends with a picture's credit is a paragraph with a credit.
LONGEST_CAPTION = 60
# Words outside quotation marks from which a sentence says who speaks ("she said").
SPEAKER_WORDS = 2

WORD = re.compile(r"\w[\w'’-]*")
# A picture's credit: "Image: Nick Moreau", "(Photo by Nomsa Zulu)", "REUTERS/Ann Lee", "Ann Lee via Getty Images"
PICTURE = r"(?:Image|Photo|Photograph|Picture|Video|Audio|Illustration|Graphic|Map|Credit)s?(?: credit| courtesy)?"
CREDIT = re.compile(
    rf"\b{PICTURE}\s*:|(?:^|[(.|]\s*){PICTURE} (?:by|of|courtesy of) [A-ZÀ-Þ]"
    r"|\b(?:REUTERS|AFP|EPA) ?/ ?[A-Z]|\bAP Photo\b|(?:/|via )Getty Images|©"
)
# The beginning of a caption: "FILE - Ships wait", "Pictured: …"
CAPTION = re.compile(
    r"(?:FILE(?: PHOTO)? ?[-–—:]|File photo\b|(?:Pictured|Above|Below|From left|Left|Right)\b[^.]{0,30}:)"
)
# What an editor adds: "Correction: …", "(Updates with new count)", "This story has been updated"; who wrote it
NOTE = re.compile(
    r"\(?(?:correction|clarification|update|editor['’]s? note|note to (?:readers|editors)|disclaimer|disclosure)\s*:"
    r"|\((?:updates|corrects|adds|recasts|refiles)\b"
    r"|(?:an earlier|a previous) version of this (?:story|article|report)\b"
    r"|this (?:story|article|report) (?:has been|was) (?:updated|corrected|amended)\b"
    r"|(?:additional )?(?:reporting|writing|editing) by \w",
    re.IGNORECASE,
)
# Page elements that are part of a paragraph: "Related: …", "Share this article."
PAGE_WORDS = re.compile(
    r"(?:related|read (?:more|also|next)|see also|also read|more on this|watch|listen|tags?|topics?)(?: \w+)?\s*:"
    r"|(?:share this|follow us|sign up (?:for|to)|subscribe (?:to|now)|click here)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]")
# A first word that points back.
POINTS_BACK = words("back")
# "…, she said." and "… denied that.": who or what, the sentence before knows.
LEANS = re.compile(
    r"[,”\"] (?:he|she|it|they) (?:said|says|added|told|wrote|explained|warned|insisted)\b"
    r"|\b(?:denied|rejected|confirmed|said|did|disputed|repeated) (?:that|it|this|so)\.$"
)
# Marks that end a statement, and what may close after them.
ENDS = re.compile(r"[.!…。।۔][\"'”’»)\]]*$")
# What a statement has at least one of, by the English model's tags: a finite verb; by the tags that the models of all
# languages share: a verb.
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that can stand alone."""

    sentence: Sentence
    """The sentence."""
    words: tuple[str, ...]
    """Its words as they stand."""
    first: bool
    """Whether it opens its paragraph."""
    leaning: bool
    """Whether it points to a sentence before it ("She said that …", "He denied that.")."""
    spoken: float
    """Share of its words that stand in quotation marks."""


def candidates(article: Article, doc: Doc | None, sentences: Sequence[Sentence]) -> tuple[Candidate, ...]:
    """Sentences of the body that can stand alone, in reading order.

    Args:
        article: The article.
        doc: What the language model read; None where it does not read the article's language.
        sentences: All sentences, the title first.

    Returns:
        Those that make a statement by themselves.
    """
    paragraphs = article.paragraphs
    verbs = _verbs(doc)
    opened = {s.paragraph: s.id for s in reversed(sentences)}
    captions = {n for n, (a, b) in enumerate(paragraphs) if n and _is_caption(article.text[a:b])}
    fewest = FEWEST_WORDS if verbs is not None else FEWEST_UNREAD_WORDS
    found = []
    for sentence in sentences:
        if not sentence.paragraph or sentence.paragraph in captions:
            continue
        text = article.text[sentence.start : sentence.end]
        words = tuple(WORD.findall(text))
        begin = paragraphs[sentence.paragraph][0]
        if (
            fewest <= len(words) <= MOST_WORDS
            and _is_statement(text)
            and not _is_speech(text, article.text[begin : sentence.start])
            and (verbs is None or any(sentence.start <= i < sentence.end for i in verbs))
        ):
            spoken = 1 - len(WORD.findall(_outside(text))) / len(words)
            first = opened[sentence.paragraph] == sentence.id
            found.append(Candidate(sentence, words, first, _leans(text, words), spoken))
    return tuple(found)


def _verbs(doc: Doc | None) -> frozenset[int] | None:
    """Where the verbs of statements begin; None where no model has told them."""
    if doc is None or not any(token.pos or token.tag for token in doc):
        return None
    if doc.lang_ == "en":
        return frozenset(token.idx for token in doc if token.tag_ in FINITE)
    return frozenset(token.idx for token in doc if token.pos_ in VERBS)


def _is_caption(paragraph: str) -> bool:
    if CAPTION.match(paragraph):
        return True
    return len(paragraph.split()) <= LONGEST_CAPTION and bool(CREDIT.search(paragraph))


def _is_statement(text: str) -> bool:
    """Whether it begins and ends as a statement does, and is none of the page's own lines."""
    if not ENDS.search(text) or text.lstrip("\"'“‘«([—–- ")[:1].islower():
        return False
    return not any(pattern.match(text) for pattern in (NOTE, PAGE_WORDS))


def _is_speech(text: str, before: str) -> bool:
    """Whether it is somebody's words without the somebody: alone, it would be the article's own statement."""
    inside = _open(before)
    if inside or _open(text):
        return True
    return len(WORD.findall(_outside(text))) < SPEAKER_WORDS


def _outside(text: str) -> str:
    """What of a sentence stands outside quotation marks."""
    return QUOTED.sub(" ", text)


def _leans(text: str, words: Sequence[str]) -> bool:
    return words[0].lower() in POINTS_BACK or bool(LEANS.search(text))


def _open(text: str) -> bool:
    """Whether a quotation that begins in the text goes on after it."""
    if text.count('"') % 2:
        return True
    return text.count("“") > text.count("”") + text.count("„") or text.count("«") > text.count("»")
