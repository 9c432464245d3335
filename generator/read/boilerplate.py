"""Recognize boilerplate: page elements between and after the paragraphs of an article.

A rule has to match a short paragraph of one line completely. A paragraph that could be a sentence of
the article ("Related to the talks, ministers met.") is kept: an extra page element is a blemish, a
missing sentence is a falsification.

The patterns have no nested repetition, so their time is linear in the (bounded) paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.language.word_lists import one_of, phrases
from generator.read.raw_article import Block
from generator.records import Boilerplate

LONGEST = 160
"""Characters; a longer paragraph is never a page element. Chosen by hand, above the longest examples of the rules."""

# Decoration around a page element: "— Advertisement —", "[Read more]", "• Related", "Share this »".
_DECORATION = " \t*•·|–—-_=<>«»→←›‹▶►▼[]#"

_WORDS = "read/boilerplate_words.txt"
_NETWORK = one_of(phrases(_WORDS, "networks"))
_NETWORKS = rf"{_NETWORK}(?:(?:,| and| or|,? &| \||/| )\s*{_NETWORK}){{0,12}}"
_AGENCY = one_of(phrases(_WORDS, "picture agencies"))
# A capitalized name: "Jane Doe", "U.S. Navy", "The Daily Ledger".
_NAMES = r"(?-i:(?:(?:the|of|and|for|de|von|van|al|bin|via) ){0,2}[^\W\d_a-z][\w.'’&-]{0,40})"
_NAME_LIST = rf"{_NAMES}(?:,? {_NAMES}){{0,7}}"
# The tail of a link ("Read more: Why the talks failed"): anything but a sentence.
_LINK = r"[^.!\n]{2,140}[^.!\s,;:]"


@dataclass(frozen=True, slots=True)
class BoilerplateRule:
    """A rule that recognizes one kind of page element."""

    name: str
    """Its name in reports and data files."""
    pattern: re.Pattern[str]
    """Pattern of the whole paragraph without its decoration."""
    begins_list: bool = False
    """True for a heading that links to other articles follow."""
    precedes_title: bool = False
    """True for an element that may precede a headline and cannot be one."""


def _rule(name: str, *forms: str, begins_list: bool = False, precedes_title: bool = False) -> BoilerplateRule:
    return BoilerplateRule(
        name, re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE), begins_list, precedes_title
    )


RULES = (
    # Related / Related articles: / RELATED STORIES
    _rule(
        "related",
        r"related(?: (?:articles?|stories|story|news|content|coverage|posts?|links?|reading|topics?|videos?))?:?",
        r"(?:more )?(?:on|from) this (?:story|topic|author|section):?",
        r"(?:recommended|suggested)(?: (?:for you|stories|articles|reading))?:?",
        r"(?:you (?:may|might)(?: also)? (?:like|be interested in)|what to read next|read next|up next|in other news|"
        r"further reading|see also|read also|also read|editors?['’]?s? (?:picks?|choice)|in case you missed it):?",
        begins_list=True,
    ),
    # Related: Why the talks failed
    _rule("related", rf"related(?: (?:articles?|stories|story|news|coverage|posts?))?: {_LINK}"),
    # Most read / Trending now / Latest news
    _rule(
        "most read",
        r"(?:most (?:read|popular|viewed|shared|watched)|trending(?: now)?|popular(?: now)?|top stories(?: today)?|"
        r"(?:latest|more|other) (?:news|stories|headlines|articles)|more from \w[\w .'’-]{1,40}):?",
        begins_list=True,
    ),
    # Read more / Read more: Why the talks failed / READ ALSO | ...
    _rule("read more", r"(?:read|see|view|show|load|learn) more(?: here)?:?(?:\.\.\.|…)?", begins_list=True),
    _rule(
        "read more", rf"(?:read(?: more| also| next)?|also read|see also|more|don['’]t miss)(?::| [|>»–—-]) ?{_LINK}"
    ),
    # Continue reading / Read the full story
    _rule(
        "continue reading",
        r"(?:continue|keep) reading(?: (?:the main story|below|here|this (?:story|article)))?[:.]?(?:\.\.\.|…)?",
        r"read (?:the )?(?:full|whole|entire) (?:story|article|report)(?: here| below)?[:.]?",
        r"(?:story|article) continues below[.]?",
    ),
    # Share / Share this article / Share on Facebook / Facebook Twitter WhatsApp
    _rule(
        "share",
        r"share(?: (?:this|it|article|story))?(?: (?:article|story|page|post|news|link|video))?:?"
        rf"(?: (?:on|via|by|with) (?:{_NETWORKS}|(?:your )?friends))?[.!:]?",
        r"(?:share|tweet|like|pin|send|e-?mail|print|copy)(?: (?:this|the))?(?: (?:article|story|page|post|link))?:?",
        rf"{_NETWORK}(?:(?:,| and| or|,? &| \||/| ) ?{_NETWORK}){{1,12}}",
        r"(?:\d{1,6} )?shares?",
        precedes_title=True,
    ),
    # Advertisement / ADVERTISEMENT - SCROLL TO CONTINUE / Story continues below advertisement
    _rule(
        "advertisement",
        r"(?:advertisements?|advertising|ads?|sponsored(?: (?:content|by \w[\w .&'’-]{1,40}|post|links?))?|"
        r"promoted(?: content)?|paid (?:content|post)|partner content):?"
        r"(?: ?[-–—|.,]? ?(?:scroll (?:down )?to continue(?: reading)?|continue reading below))?",
        r"(?:story|article|content) continues (?:below|after)(?: (?:this|the))? ?(?:advertisement|ad)?s?[.]?",
        r"(?:skip|close|remove|report(?: this)?) (?:the )?(?:ads?|advertisements?)",
        precedes_title=True,
    ),
    # Subscribe / Subscribe now / Subscribe to our newsletter / Subscribe to The Daily Ledger
    _rule(
        "subscribe",
        r"subscribe(?: (?:now|today|here|for free|for more))?[.!]?",
        r"subscribe (?:to|for) (?:our|the|this|my) [\w '’&-]{0,50}(?:newsletters?|channels?|podcasts?|updates|alerts|"
        r"briefings?|digests?|feeds?|e-?mails?)(?: (?:for|to|and|on|here|now|today|below)\b[^\n.!,;]{0,70})?[.!]?",
        rf"subscribe to {_NAME_LIST}(?: (?:on {_NETWORKS}|today|now|here))?[!]?",
        r"(?:become|be) a (?:member|subscriber|supporter)(?: (?:now|today))?[.!]?",
        r"already a (?:member|subscriber)\??(?: (?:log|sign) ?in)?[.!]?",
        r"support (?:our|independent|quality) journalism(?: today)?[.!]?",
    ),
    # Sign up for our newsletter / Newsletter / Get the news delivered to your inbox
    _rule(
        "newsletter",
        r"(?:our )?newsletters?(?: sign-?up)?:?",
        r"(?:sign ?up|register|join)(?: (?:now|here|today|free|for free))? (?:for|to) "
        r"(?:our|the|this|a free|free|my) [\w '’&-]{0,50}"
        r"(?:newsletters?|e-?mails?|alerts|mailing list|updates|briefings?|digests?)"
        r"(?: (?:for|to|and|here|now|today|below)\b[^\n.!,;]{0,70})?[.!]?",
        r"(?:sign|signing) ?up(?: (?:now|here|today|for free))?[.!]?",
        r"get (?:the|our|all the)? ?[\w '’&-]{1,50} (?:delivered |sent |straight |direct(?:ly)? )?(?:in|to) your "
        r"(?:e-?mail )?inbox"
        r"(?: [^\n.!,;]{1,40})?[.!]?",
        r"(?:enter )?your e-?mail(?: address)?",
    ),
    # (Photo: Reuters) / Image credit: Jane Doe / Photo by Jane Doe / AFP via Getty Images / Jane Doe/Reuters
    _rule(
        "photo credit",
        r"\(?(?:file |cover |lead |featured )?(?:photo(?:graph)?|image|picture|video|pic|illustration|graphic)s?"
        rf"(?: (?:credits?|courtesy|source))?(?: by| of)?(?: ?[:/|]| by| courtesy(?: of)?) ?(?:{_NAME_LIST}|{_AGENCY})"
        rf"(?: ?[/,|] ?(?:{_NAME_LIST}|{_AGENCY})){{0,3}}\.?\)?\.?",
        rf"\(?credits?: ?{_NAME_LIST}(?: ?[/,|] ?{_NAME_LIST}){{0,3}}\)?\.?",
        rf"[(]?(?:©|\(c\))? ?(?:{_NAME_LIST} ?(?:/| via |, via ) ?){{0,2}}"
        r"(?:getty images|ap photo|afp via getty images)"
        rf"(?:/{_NAME_LIST})?[)]?\.?",
        rf"\(?{_NAME_LIST} ?/ ?{_AGENCY}\)?\.?",
        rf"\(?{_AGENCY} ?/ ?{_NAME_LIST}\)?\.?",
    ),
    # Follow us on Twitter / Like us on Facebook / Follow @ledger
    _rule(
        "follow us",
        rf"(?:(?:follow|like|join|find) (?:us|me|@\w{{1,30}}|{_NAME_LIST})|connect with us) (?:on|via) {_NETWORKS}"
        r"(?:[: ]+@?[\w.]{1,30})?[.!:]?",
        r"follow (?:us|@\w{1,30})[.!:]?",
        rf"(?:join|subscribe to|follow) our {_NETWORK} (?:channel|page|group|account)(?: [^\n.!,;]{{1,50}})?[.!]?",
    ),
    # Copyright © 2024 The Ledger. All rights reserved. / © 2024 The Ledger
    _rule(
        "copyright",
        r"(?:copyright )?(?:©|\(c\)|&copy;)[^\n]{0,150}",
        r"copyright:? (?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?(?:,? (?:by )?"
        + _NAME_LIST
        + r")?(?:\. all rights reserved)?\.?",
        r"all rights reserved\.?",
        r"this (?:material|content|article) may not be (?:published|reproduced|copied)[^\n]{0,110}",
    ),
    # We use cookies to ... / Cookie policy / Accept all
    _rule(
        "cookie notice",
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners and we) uses? cookies\b[^\n]{0,130}",
        r"by (?:continuing to use|using|browsing) (?:this|our) (?:web)?site[^\n]{0,110}",
        r"(?:accept|reject|allow|manage)(?: all)?(?: cookies)?|cookie (?:policy|settings|notice|preferences)",
        r"privacy policy",
        precedes_title=True,
    ),
    # Comments / 12 comments / Leave a comment
    _rule(
        "comments",
        r"(?:\d{1,6} )?comments?(?: ?\(\d{1,6}\))?:?",
        r"no comments(?: yet)?\.?",
        r"(?:leave|post|add|write|submit)(?: a| your)? (?:comment|reply)",
        r"(?:view|show|read|see|load)(?: all| the)?(?: \d{1,6})? comments",
        r"join the (?:conversation|discussion)|comments are closed\.?",
    ),
    # Tags: Gaza, Israel / Filed under: World; "Topic: the ceasefire" is a line of an advisory, so topics are a list
    _rule(
        "tags",
        rf"(?:tags?|tagged(?: with| in)?|filed under|posted in):(?: ?{_LINK})?",
        r"(?:topics|keywords|categories):(?: ?[^.!|,\n]{1,60}(?:[|,] ?[^.!|,\n]{1,60}){1,8})?",
    ),
    # Listen to this article / Listen (5 min)
    _rule(
        "listen",
        r"(?:listen(?: to (?:this|the) (?:article|story|report))?|play audio|audio version)(?: now)?:?"
        r"(?: ?[(–—-]? ?\d{1,3} ?min(?:ute)?s?\.?\)?)?",
        rf"(?:watch(?: live| now| video)?|listen)(?::| [|>»]) ?{_LINK}",
    ),
    # 5 min read / Reading time: 5 minutes
    _rule(
        "reading time",
        r"\d{1,3}[ -]?min(?:ute)?s?\.? read",
        r"(?:estimated )?read(?:ing)? time:? ?\d{1,3} ?min(?:ute)?s?\.?",
        precedes_title=True,
    ),
    # Click here to read more
    _rule("click here", r"(?:click|tap)(?: here)?(?: (?:here|below|on the link))?(?: (?:to|for) [^\n,;.]{1,60})?[.!]?"),
    # Loading... / Please wait
    _rule("loading", r"(?:loading|please wait)(?: ?(?:\.{1,3}|…))?", precedes_title=True),
    # Skip to content / Back to top / Log in
    _rule(
        "navigation",
        r"skip to (?:main |the )?content|skip to navigation|back to top|(?:go )?back to (?:home(?:page)?|all news)|"
        r"(?:log|sign) ?in(?: to continue(?: reading)?)?|my account|main menu|toggle navigation|open menu|close menu",
        r"(?:previous|next) (?:article|story|post|page)(?:: ?" + _LINK + ")?",
        precedes_title=True,
    ),
    # Was this article helpful? / Report an error
    _rule(
        "feedback",
        r"was this (?:article|page|story) (?:helpful|useful|interesting)\??",
        r"did you find this (?:article|page|story) (?:helpful|useful|interesting)\??",
        r"(?:report|spotted|found|see|notice) (?:an?|any) (?:error|typo|mistake)(?: in this (?:article|story))?\??|"
        r"(?:send|share) (?:us )?(?:your )?(?:feedback|tips?)",
    ),
)


def recognize(text: str) -> BoilerplateRule | None:
    """Return the rule that recognizes a paragraph as a page element, if any."""
    if len(text) > LONGEST or "\n" in text:
        return None
    bare = text.strip(_DECORATION)
    return next((rule for rule in RULES if rule.pattern.fullmatch(bare)), None) if bare else None


def is_headline_like(text: str) -> bool:
    """Whether a paragraph could be the headline of a link to another article: short and not a sentence."""
    return len(text) <= 120 and "\n" not in text and not text.rstrip("\"'”’)").endswith((".", "!", ":", ";", ","))


def count_above_title(blocks: tuple[Block, ...]) -> int:
    """Count the page elements before the headline; headline and text always remain."""
    number = 0
    while number < len(blocks) - 2 and (rule := recognize(blocks[number].text)) and rule.precedes_title:
        number += 1
    return number


def separate(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Boilerplate, ...]]:
    """Separate the paragraphs of an article from boilerplate.

    Args:
        blocks: The paragraphs after the title.

    Returns:
        The article's paragraphs and the boilerplate, both in reading order.
    """
    rules = [recognize(block.text) for block in blocks]
    start = _start_of_related(blocks, rules)
    kept: list[Block] = []
    removed: list[Boilerplate] = []
    for number, (block, rule) in enumerate(zip(blocks, rules, strict=True)):
        if rule is not None:
            removed.append(Boilerplate(block.text, rule.name, block.line))
        elif number >= start:
            removed.append(Boilerplate(block.text, "related list", block.line))
        else:
            kept.append(block)
    return tuple(kept), tuple(removed)


def _start_of_related(blocks: tuple[Block, ...], rules: list[BoilerplateRule | None]) -> int:
    """Return the index of the heading of a list of links at the end; the number of blocks if there is none."""
    run = len(blocks)
    while run and (rules[run - 1] or is_headline_like(blocks[run - 1].text)):
        run -= 1
    return next((n for n in range(run, len(blocks)) if (rule := rules[n]) and rule.begins_list), len(blocks))
