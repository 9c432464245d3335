"""Find self-contained sentences: no captions, bylines, datelines, editor's notes, questions or fragments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from generator.extract.lexicon.key_sentences import key_sentence_words
from generator.language.word_lists import one_of
from generator.records import Article, Sentence

# Shorter sentences ("It rots.") mean nothing out of context; longer ones are lists rather than statements.
FEWEST_WORDS = 6
MOST_WORDS = 75
# Without verb tags, a shorter line may be a dateline ("LIMA, 7 de marzo de 2025.") or a heading.
FEWEST_UNREAD_WORDS = 8
# A caption may have two sentences; a longer paragraph that ends with a picture credit is body text.
LONGEST_CAPTION = 60
# With at least this many words outside quotation marks a sentence says who speaks ("she said").
SPEAKER_WORDS = 2

WORD = re.compile(r"\w[\w'’-]*")
# A picture credit: "Image: Nick Moreau", "(Photo by Nomsa Zulu)", "REUTERS/Ann Lee", "Ann Lee via Getty Images"
PICTURE = r"(?:Image|Photo|Photograph|Picture|Video|Audio|Illustration|Graphic|Map|Credit)s?(?: credit| courtesy)?"
CREDIT = re.compile(
    rf"\b{PICTURE}\s*:|(?:^|[(.|]\s*){PICTURE} (?:by|of|courtesy of) [A-ZÀ-Þ]"
    r"|\b(?:REUTERS|AFP|EPA) ?/ ?[A-Z]|\bAP Photo\b|(?:/|via )Getty Images|©"
)
# The beginning of a caption: "FILE - Ships wait", "Pictured: …"
CAPTION = re.compile(
    r"(?:FILE(?: PHOTO)? ?[-–—:]|File photo\b|(?:Pictured|Above|Below|From left|Left|Right)\b[^.]{0,30}:)"
)
# Editor's notes: "Correction: …", "(Updates with new count)", "This story has been updated"; credits of authors
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
# First words that refer to the previous sentence.
POINTS_BACK = key_sentence_words("back")
# "…, she said." and "… denied that.": only the previous sentence says who or what.
REFERS_BACK = re.compile(
    rf"[,”\"] (?:he|she|it|they) {one_of(key_sentence_words('say'))}\b"
    rf"|\b{one_of(key_sentence_words('answer'))} (?:that|it|this|so)\.$"
)
# Marks that end a statement, and closing marks that may follow.
ENDS = re.compile(r"[.!…。।۔][\"'”’»)\]]*$")
# A statement has a finite verb by the tags of the English model; by the universal tags that all models share, a
# verb.
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class SentenceCandidate:
    """A self-contained sentence."""

    sentence: Sentence
    """The sentence."""
    words: tuple[str, ...]
    """Its words as written."""
    opens_paragraph: bool
    """Whether it is the first sentence of its paragraph."""
    context_dependent: bool
    """Whether it refers to a sentence before it ("She said that …", "He denied that.")."""
    spoken: float
    """Share of its words in quotation marks."""


def self_contained_sentences(
    article: Article, doc: Doc | None, sentences: Sequence[Sentence]
) -> tuple[SentenceCandidate, ...]:
    """Find the sentences of the body that make a statement by themselves, in reading order.

    Args:
        article: The article.
        doc: Its parse; None if the language model does not support the article's language.
        sentences: All sentences, the title first.
    """
    paragraphs = article.paragraphs
    verbs = _verbs(doc)
    opening = {s.paragraph: s.id for s in reversed(sentences)}
    captions = {n for n, (a, b) in enumerate(paragraphs) if n and _is_caption(article.text[a:b])}
    found = []
    for sentence in sentences:
        if not sentence.paragraph or sentence.paragraph in captions:
            continue
        text = article.text[sentence.start : sentence.end]
        words = tuple(WORD.findall(text))
        before = article.text[paragraphs[sentence.paragraph][0] : sentence.start]
        if _has_verb(sentence, words, verbs) and _is_statement(text) and not _is_speech(text, before):
            spoken = 1 - len(WORD.findall(_unquoted(text))) / len(words)
            opens = opening[sentence.paragraph] == sentence.id
            found.append(SentenceCandidate(sentence, words, opens, _refers_back(text, words), spoken))
    return tuple(found)


def _has_verb(sentence: Sentence, words: Sequence[str], verbs: Sequence[int] | None) -> bool:
    """Whether a sentence has a suitable number of words and, if a model tags verbs, a verb."""
    if verbs is None:
        return FEWEST_UNREAD_WORDS <= len(words) <= MOST_WORDS
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return False
    at = bisect_left(verbs, sentence.start)
    return at < len(verbs) and verbs[at] < sentence.end


def _verbs(doc: Doc | None) -> Sequence[int] | None:
    """Offsets of the verbs of statements, in reading order; None if no model has tagged them."""
    if doc is None or not any(token.pos or token.tag for token in doc):
        return None
    if doc.lang_ == "en":
        return [token.idx for token in doc if token.tag_ in FINITE]
    return [token.idx for token in doc if token.pos_ in VERBS]


def _is_caption(paragraph: str) -> bool:
    """Whether a paragraph is the caption of a picture."""
    if CAPTION.match(paragraph):
        return True
    return len(paragraph.split()) <= LONGEST_CAPTION and CREDIT.search(paragraph) is not None


def _is_statement(text: str) -> bool:
    """Whether a sentence begins and ends as a statement does, and is neither an editor's note nor a page element."""
    if not ENDS.search(text) or text.lstrip("\"'“‘«([—–- ")[:1].islower():
        return False
    return not any(pattern.match(text) for pattern in (NOTE, PAGE_WORDS))


def _is_speech(text: str, before: str) -> bool:
    """Whether a sentence quotes an unnamed speaker, so that alone it would seem the article's own statement."""
    if _is_open(before) or _is_open(text):
        return True
    return len(WORD.findall(_unquoted(text))) < SPEAKER_WORDS


def _unquoted(text: str) -> str:
    """A sentence without its parts in quotation marks."""
    return QUOTED.sub(" ", text)


def _refers_back(text: str, words: Sequence[str]) -> bool:
    return words[0].lower() in POINTS_BACK or REFERS_BACK.search(text) is not None


def _is_open(text: str) -> bool:
    """Whether a quotation that begins in the text continues after it."""
    if text.count('"') % 2:
        return True
    return text.count("“") > text.count("”") + text.count("„") or text.count("«") > text.count("»")
