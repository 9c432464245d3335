"""Boilerplate is removed and listed; sentences of the article stay."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import boilerplate
from generator.read.raw_article import Block

from .conftest import BODY, ReadFiles, ReadOne

ELEMENTS = {
    "related": [
        "Related",
        "RELATED",
        "Related:",
        "Related articles:",
        "Related Stories",
        "• Related",
        "[Related]",
        "You may also like",
        "Recommended for you",
        "More on this story",
        "See also",
        "Editors' picks",
        "Related: Why the harbour talks failed",
        "Related article: Ferry prices rise",
    ],
    "most read": ["Most read", "Most popular", "Trending now", "Top stories", "More from The Ledger", "Latest news"],
    "read more": [
        "Read more",
        "READ MORE...",
        "Read more: Why the harbour talks failed",
        "Read also: Ferry prices rise",
        "READ ALSO | Ferry prices rise",
        "Read more >",
        "See more",
        "Read: What to know about the storm?",
        "MORE: Ferry prices rise",
    ],
    "continue reading": ["Continue reading", "Continue reading...", "Read the full story", "Keep reading below"],
    "share": [
        "Share",
        "Share this article",
        "Share this article:",
        "Share on Facebook",
        "Share this story via Facebook, Twitter or WhatsApp",
        "Facebook Twitter WhatsApp",
        "Facebook | X | Email",
        "Tweet",
        "Copy link",
        "Print this page",
        "12 shares",
    ],
    "advertisement": [
        "Advertisement",
        "ADVERTISEMENT",
        "— Advertisement —",
        "Advertisement - scroll to continue reading",
        "Story continues below advertisement",
        "Article continues after ad",
        "Sponsored content",
        "Sponsored by Acme & Sons",
        "Skip ad",
    ],
    "subscribe": [
        "Subscribe",
        "Subscribe now",
        "Subscribe to our newsletter",
        "Subscribe to our daily newsletter for the latest from the coast.",
        "Subscribe to The Daily Ledger",
        "Subscribe to our YouTube channel",
        "Already a subscriber? Log in",
        "Become a member today",
    ],
    "newsletter": [
        "Newsletter",
        "Sign up for our newsletter",
        "Sign up for our newsletter.",
        "Sign up here for our weekly briefing and never miss a story",
        "Sign up for the Morning Tide newsletter",
        "Get the latest news delivered to your inbox",
        "Enter your email address",
    ],
    "photo credit": [
        "(Photo: Reuters)",
        "Photo: Reuters",
        "Image credit: Jane Doe",
        "Image: Nick Moreau.",
        "Photo by Jane Doe",
        "Photo courtesy of the U.S. Navy",
        "Photograph: Jane Doe/AFP/Getty Images",
        "Getty Images",
        "AFP via Getty Images",
        "Jane Doe/Getty Images",
        "© Jane Doe/Getty Images",
        "Jane Doe/Reuters",
        "AP Photo/Jane Doe",
        "Credit: Jane Doe",
    ],
    "follow us": [
        "Follow us",
        "Follow us on Twitter",
        "Follow us on Facebook and Instagram",
        "Follow Jane Doe on X",
        "Follow @ledger",
        "Follow @ledger on Twitter",
        "Like us on Facebook",
        "Join our Telegram channel for updates",
    ],
    "copyright": [
        "Copyright © 2024 The Ledger. All rights reserved.",
        "© 2024 The Ledger",
        "(c) The Ledger, 2024",
        "Copyright 2024 The Ledger. All rights reserved.",
        "Copyright 2023-2024 The Ledger",
        "All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed without permission.",
    ],
    "cookie notice": [
        "We use cookies to make this site work for you.",
        "This website uses cookies",
        "Accept all cookies",
        "Cookie policy",
        "By continuing to use this site you agree to our terms",
    ],
    "comments": ["Comments", "Comments (12)", "12 comments", "No comments yet", "Leave a comment", "Show all comments"],
    "tags": ["Tags:", "Tags: harbour, storm, council", "Topics: Gaza Strip | Israel", "Filed under: World"],
    "listen": [
        "Listen to this article",
        "Listen to this article (5 min)",
        "Listen",
        "Watch: Ferry leaves the harbour",
        "WATCH | Ferry leaves the harbour",
    ],
    "reading time": ["5 min read", "12-minute read", "Reading time: 5 minutes"],
    "click here": [
        "Click here",
        "Click here to subscribe",
        "Click here to read more.",
        "Tap here for the latest figures",
    ],
    "loading": ["Loading...", "Loading…", "Please wait"],
    "navigation": [
        "Skip to content",
        "Skip to main content",
        "Back to top",
        "Log in",
        "Sign in to continue",
        "Next article",
    ],
    "feedback": ["Was this article helpful?", "Report an error", "Spotted a mistake?", "Report a typo in this article"],
}

SENTENCES = [
    "Related to the talks, ministers met.",
    "Related: the talks in Doha ended without a result.",
    "Related groups were banned",
    "Relatedness is what the court looked at",
    "Read more books, the minister told pupils.",
    "Read more slowly: that was the advice of the judge, and he took it.",
    "More: a man for all seasons was her hero. She said so.",
    "Most read the letter twice before they signed it.",
    "Share prices fell in Cairo",
    "Share of renewable power reaches a third",
    "Share this burden, the envoy told the allies.",
    "Advertisement spending fell 3 percent.",
    "Advertising standards are to be tightened",
    "Ads on buses will be banned, the council said.",
    "Ad hoc committee meets",
    "Subscribe to the theory that walls hold, and the sea will teach you.",
    "Subscribe to the theory",
    "Subscribe to this view and you have lost, the general warned",
    "Sign up for the army, the poster said",
    "Sign up for the army's newsletter programme rose 3 percent.",
    "Newsletters were found in the car.",
    "Photos show the wall before the storm.",
    "Photo: the minister said it was a fake.",
    "Image is everything, the coach said.",
    "Pictures of the harbour were taken down",
    "Getty Images sued the company on Monday.",
    "Reuters could not verify the report.",
    "Reuters",
    "Follow the money, the prosecutor told the court.",
    "Follow us to the shelter, the soldiers said.",
    "Copyright law was changed in 2024.",
    "Copyright is a right of authors.",
    "All rights reserved for the king were abolished.",
    "Cookies were handed out to the children.",
    "Cookie sales rose 3 percent",
    "Comments by the minister caused anger.",
    "No comment.",
    "Comment was not available.",
    "Tags were attached to the animals: red, white and blue.",
    "Tags: what they are and why they matter. A guide.",
    "Topic: The ceasefire and what comes after it",
    "Category: Hurricane of the third degree",
    "Topics: the budget will be discussed",
    "Listen to the people, the mayor said.",
    "Listen to this: the wall will hold.",
    "Watch: the minister's speech was cut short.",
    "Watch the sea, the old man said",
    "5 min passed before help came",
    "Click here to pay, the false message said, and thousands did.",
    "Click beetles are spreading",
    "Continue reading the Bible, he told them.",
    "Loading of the ships was delayed.",
    "Loading docks burn in Odesa",
    "Log in hand, the woodcutter came back",
    "Back to top form, the striker scored twice",
    "Accept the offer or leave, the general said",
    "Accept no substitutes",
    "Recommended doses were exceeded",
    "Trending upwards since May",
    "Video shows ship sinking",
    "See also the ruling of 2012.",
    "Printing of ballots begins",
    "Sponsored by Iran, the militia has grown.",
    "Join the fight, he urged them.",
    "Report an attack at once, residents were told.",
]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in ELEMENTS.items() for text in texts])
def test_a_page_element_is_recognized_by_its_rule(rule: str, text: str) -> None:
    found = boilerplate.recognize(text)
    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize("text", SENTENCES)
def test_words_of_the_article_stay(text: str) -> None:
    found = boilerplate.recognize(text)
    assert found is None, found


def test_every_rule_has_examples() -> None:
    assert {rule.name for rule in boilerplate.RULES} == set(ELEMENTS)


def test_boilerplate_at_the_end_is_removed_and_listed_with_its_line(read_one: ReadOne) -> None:
    article = read_one(f"A headline\n\n{BODY}\n\nRelated")
    assert article.text == f"A headline\n\n{BODY}"
    assert [(left.text, left.rule, left.line) for left in article.boilerplate] == [("Related", "related", 7)]


def test_boilerplate_between_paragraphs_is_removed(read_one: ReadOne) -> None:
    article = read_one(f"A headline\n\nAdvertisement\n\n{BODY}\n\nShare this article\n\nThe end came soon.")
    assert article.text == f"A headline\n\n{BODY}\n\nThe end came soon."
    assert [left.rule for left in article.boilerplate] == ["advertisement", "share"]


def test_links_after_related_at_the_end_are_removed(read_one: ReadOne) -> None:
    article = read_one(f"A headline\n\n{BODY}\n\nRelated articles:\n\nFerry prices rise\n\nWho pays for the wall?")
    assert article.text == f"A headline\n\n{BODY}"
    assert [left.rule for left in article.boilerplate] == ["related", "related list", "related list"]


def test_sentences_after_related_stay(read_one: ReadOne) -> None:
    article = read_one(f"A headline\n\n{BODY}\n\nRelated\n\nFerry prices rise\n\nThe council meets again in May.")
    assert article.text.endswith("Ferry prices rise\n\nThe council meets again in May.")
    assert [left.text for left in article.boilerplate] == ["Related"]


def test_a_list_without_an_announcing_heading_stays(read_one: ReadOne) -> None:
    article = read_one(f"A headline\n\n{BODY}\n\nMembers of the council\n\nAda Lund\n\nPer Holm")
    assert article.text.endswith("Members of the council\n\nAda Lund\n\nPer Holm")
    assert article.boilerplate == ()


def test_page_elements_above_the_headline_do_not_become_the_headline(read_one: ReadOne) -> None:
    article = read_one(f"Skip to content\n\nAdvertisement\n\nA headline\n\n{BODY}")
    assert article.title == "A headline"
    assert [left.rule for left in article.boilerplate] == ["navigation", "advertisement"]


@pytest.mark.parametrize("title", ["Watch: Ferry leaves the harbour", "Related", "Comments", "Photo: Reuters"])
def test_a_headline_is_never_boilerplate(read_one: ReadOne, title: str) -> None:
    assert read_one(f"{title}\n\n{BODY}").title == title


def test_an_article_of_only_boilerplate_has_no_text(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": "A headline\n\nAdvertisement\n\nRelated"})
    assert reading.articles == ()
    assert reading.failed == {"a.txt"}


@pytest.mark.parametrize(
    "text",
    [
        "Read more: " + "a " * 70,
        "Photo: " + "A" * 150,
        "Photo: " + "Aa " * 50,
        "Photo by " + "The The " * 19,
        "A/" * 79,
        "Facebook " * 17,
        "Follow " + "Ab " * 50,
        "Subscribe to our " + "a " * 70,
        "get " + "a " * 75,
        "Aa via " * 22,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_paragraphs_are_looked_at_in_no_time(text: str) -> None:
    start = time.process_time()
    boilerplate.recognize(text[: boilerplate.LONGEST])
    assert time.process_time() - start < 0.1


@given(st.lists(st.sampled_from(["Related", "Advertisement", "Ferry prices rise", "A sentence ends.", "Comments"])))
def test_text_and_boilerplate_together_are_complete(texts: list[str]) -> None:
    blocks = tuple(Block(text, line) for line, text in enumerate(texts))
    kept, left = boilerplate.separate(blocks)
    assert sorted([*((b.line, b.text) for b in kept), *((x.line, x.text) for x in left)]) == list(enumerate(texts))
    assert [text for text in texts if text.endswith(".")] == [b.text for b in kept if b.text.endswith(".")]


@given(st.text(max_size=200))
def test_any_paragraph_can_be_checked(text: str) -> None:
    boilerplate.recognize(text)
