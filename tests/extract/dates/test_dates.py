"""Dates and times in a text, resolved only against a known day of publication."""

from __future__ import annotations

import pytest

from generator.extract.dates import find_dates
from generator.records import DateExpression
from tests.extract.reading import read

# A Sunday.
PUBLISHED = "2024-08-18"


def dates(body: str, *, date: str | None = PUBLISHED, title: str = "News of the day") -> list[tuple[str, str | None]]:
    article, doc, sentences, mentions = read(body, date=date, title=title)
    found = find_dates(article, doc, sentences, mentions)
    _check_spans(article.text, found)
    return [(article.text[w.start : w.end], w.value) for w in found]


def _check_spans(text: str, found: tuple[DateExpression, ...]) -> None:
    last = 0
    for when in found:
        assert last <= when.start < when.end
        assert text[when.start : when.end].strip() == text[when.start : when.end]
        assert when.rule
        last = when.end


FULL = [
    ("It opened on 18 August 2024.", "18 August 2024", "2024-08-18"),
    ("It opened on August 18, 2024, at noon.", "August 18, 2024", "2024-08-18"),
    ("It opened on the 3rd of May 1998.", "3rd of May 1998", "1998-05-03"),
    ("It opened on Sunday, August 18, 2024.", "Sunday, August 18, 2024", "2024-08-18"),
    ("It opened on Dec. 6, 2016.", "Dec. 6, 2016", "2016-12-06"),
    ("The file is dated 2024-08-18.", "2024-08-18", "2024-08-18"),
    ("The form was signed on 18/08/2024.", "18/08/2024", "2024-08-18"),
    ("It was built in August 2024.", "August 2024", "2024-08"),
    ("It was built in early March 2019.", "early March 2019", "2019-03"),
    ("The war began in 2015.", "2015", "2015"),
    ("The war ended in 1885.", "1885", "1885"),
    ("The 2014 elections were calm.", "2014", "2014"),
    ("He has lived there since 2009.", "2009", "2009"),
    ("Trade grew in the 1990s.", "the 1990s", "1990/1999"),
    ("They met in the summer of 2014.", "the summer of 2014", "2014"),
    ("It ran between 2014 and 2017.", "between 2014 and 2017", "2014/2017"),
    ("It ran from 2014 to 2017.", "from 2014 to 2017", "2014/2017"),
    ("The 2014-17 war ruined the port.", "2014-17", "2014/2017"),
    ("It lasted from October 7, 2023 to August 2024.", "from October 7, 2023 to August 2024", "2023-10-07/2024-08"),
    ("The fair ran on October 7-9, 2023.", "October 7-9, 2023", "2023-10-07/2023-10-09"),
    ("The fair ran on 18-20 August 2023.", "18-20 August 2023", "2023-08-18/2023-08-20"),
    ("It ran from January 23 to March 9, 2014.", "from January 23 to March 9, 2014", "2014-01-23/2014-03-09"),
    ("It was held on 30 February 2020.", "30 February 2020", None),
]

RELATIVE = [
    ("He arrived on Sunday.", "Sunday", "2024-08-18"),
    ("He will arrive on Sunday.", "Sunday", "2024-08-18"),
    ("He arrived on Monday.", "Monday", "2024-08-12"),
    ("He will meet officials on Monday.", "Monday", "2024-08-19"),
    ("He is scheduled to meet officials on Monday.", "Monday", "2024-08-19"),
    ("The trial opens on Tuesday.", "Tuesday", "2024-08-20"),
    ("They are meeting on Wednesday.", "Wednesday", "2024-08-21"),
    ("She said she would resign on Thursday.", "Thursday", "2024-08-22"),
    ("Aid was delivered ahead of Tuesday's vote.", "Tuesday", "2024-08-20"),
    ("The match was postponed until Friday.", "Friday", "2024-08-23"),
    ("The road is closed until Thursday.", "Thursday", "2024-08-22"),
    ("Schools stayed shut until at least Friday.", "Friday", "2024-08-23"),
    ("The ferry was cancelled until Tuesday.", "Tuesday", "2024-08-20"),
    ("The mayor ordered schools closed until Wednesday.", "Wednesday", "2024-08-21"),
    ("The shop had been open until Friday.", "Friday", "2024-08-16"),
    ("The ministers put off until November a decision on visas.", "November", "2024-11"),
    ("A ruling was expected by Tuesday at the latest.", "Tuesday", "2024-08-20"),
    ("The hull could be towed in by Tuesday at the earliest.", "Tuesday", "2024-08-20"),
    ("The shelter was full by Tuesday.", "Tuesday", "2024-08-13"),
    ("Work could begin on Monday.", "Monday", "2024-08-19"),
    ("Talks might resume on Wednesday.", "Wednesday", "2024-08-21"),
    ("He could not reach them on Monday.", "Monday", "2024-08-12"),
    ("He could have left on Monday.", "Monday", "2024-08-12"),
    ("The dockers have called a strike for October 20.", "October 20", "2024-10-20"),
    ("The inquiry will examine the events of March 8.", "March 8", "2024-03-08"),
    ("They will vote in the election of November 5.", "November 5", "2024-11-05"),
    ("The exam, held on July 19, will be repeated.", "July 19", "2024-07-19"),
    ("Rain was forecast to go on until Thursday.", "Thursday", "2024-08-22"),
    ("He spoke last Friday.", "last Friday", "2024-08-16"),
    ("He will speak next Friday.", "next Friday", "2024-08-23"),
    ("He died on Saturday night.", "Saturday night", "2024-08-17"),
    ("The leader condemns the attack on Monday.", "Monday", "2024-08-12"),
    ("The conflict erupted on October 7.", "October 7", "2023-10-07"),
    ("It erupted on Aug. 3.", "Aug. 3", "2024-08-03"),
    ("The envoys will meet on October 7.", "October 7", "2024-10-07"),
    ("It was signed on 29 February.", "29 February", "2024-02-29"),
    ("They met on Friday, August 16.", "Friday, August 16", "2024-08-16"),
    ("They will meet on Friday, August 23.", "Friday, August 23", "2024-08-23"),
    ("They met on Friday, August 17.", "Friday, August 17", None),
    ("The war has gone on since October.", "October", "2023-10"),
    ("The war began in October.", "October", "2023-10"),
    ("It began last October.", "last October", "2023-10"),
    ("It rained in August.", "August", "2024-08"),
    ("The court will rule in November.", "November", "2024-11"),
    ("He will return next May.", "next May", "2025-05"),
    ("The vote was held this May.", "this May", "2024-05"),
    ("The mayor resigned today.", "today", "2024-08-18"),
    ("The mayor resigned yesterday.", "yesterday", "2024-08-17"),
    ("The mayor resigned yesterday evening.", "yesterday evening", "2024-08-17"),
    ("The mayor will resign tomorrow.", "tomorrow", "2024-08-19"),
    ("The mayor will speak tonight.", "tonight", "2024-08-18"),
    ("The mayor spoke this morning.", "this morning", "2024-08-18"),
    ("He left the day before yesterday.", "the day before yesterday", "2024-08-16"),
    ("Talks continue this week.", "this week", "2024-08-12/2024-08-18"),
    # On a Sunday "last week" is the one that ends for some readers and the one before for others.
    ("Talks failed last week.", "last week", None),
    ("Talks resume next week.", "next week", None),
    ("They could make a deal in a meeting against their will on September 9.", "September 9", "2024-09-09"),
    ("They could make a deal on March 9.", "March 9", None),
    ("The fair opened this weekend.", "this weekend", "2024-08-17/2024-08-18"),
    ("Prices rose last month.", "last month", "2024-07"),
    ("Prices will rise next month.", "next month", "2024-09"),
    ("Prices rose this year.", "this year", "2024"),
    ("Prices rose last year.", "last year", "2023"),
    ("He left earlier this week.", "earlier this week", "2024-08-12/2024-08-18"),
    ("He left earlier this month.", "earlier this month", "2024-08-01/2024-08-18"),
    ("He will leave later this month.", "later this month", "2024-08-18/2024-08-31"),
    ("He left two days ago.", "two days ago", "2024-08-16"),
    ("He left a week ago.", "a week ago", "2024-08-05/2024-08-11"),
    ("He left three months ago.", "three months ago", "2024-05"),
    ("He left 12 years ago.", "12 years ago", "2012"),
    ("He left several years ago.", "several years ago", None),
    ("They met from Monday to Friday.", "from Monday to Friday", "2024-08-12/2024-08-16"),
    ("It rained from June to August.", "from June to August", "2024-06/2024-08"),
    ("It rained last summer.", "last summer", None),
]

UNRESOLVED = [
    # may be over, may continue
    ("They worked until Friday without pay.", "Friday"),
    ("Rescuers could reach the village on Friday only on foot.", "Friday"),
    ("Three weeks later he fled.", "Three weeks later"),
    ("The next day he fled.", "The next day"),
    ("He fled the following Tuesday.", "the following Tuesday"),
    ("They met two days before the vote.", "two days before"),
]

NOTHING = [
    "The 36-year-old waited for two days.",
    "You may march in the sun.",
    "Theresa May resigned as leader.",
    "Protesters march on the capital.",
    "The Sunday Times reported it.",
    "Shops were full on Black Friday.",
    "He works on Mondays.",
    "It rains every Friday.",
    "The talks lasted three hours.",
    "Over the last year prices rose.",
    "The plane carried 2000 people.",
    "It cost $2015 to repair.",
    "Resolution 2254 was adopted.",
    "The age of 40 is no age.",
    "The score was 20-18.",
    "In 2000 people's opinion he erred.",
]


@pytest.mark.parametrize(("body", "words", "value"), [*FULL, *RELATIVE])
def test_a_date_is_resolved_against_publication(body: str, words: str, value: str | None) -> None:
    assert dates(body) == [(words, value)]


@pytest.mark.parametrize(("body", "words", "value"), FULL)
def test_full_dates_need_no_publication(body: str, words: str, value: str | None) -> None:
    assert dates(body, date=None) == [(words, value)]


@pytest.mark.parametrize(("body", "words", "_value"), RELATIVE)
def test_nothing_is_guessed_for_an_undated_article(body: str, words: str, _value: str | None) -> None:
    assert dates(body, date=None) == [(words, None)]


@pytest.mark.parametrize(("body", "words"), UNRESOLVED)
def test_a_date_counted_from_another_event_stays_unresolved(body: str, words: str) -> None:
    assert dates(body) == [(words, None)]


@pytest.mark.parametrize("body", NOTHING)
def test_other_words_are_not_dates(body: str) -> None:
    assert dates(body) == []


def test_since_means_the_past_even_in_a_clause_about_the_future() -> None:
    body = "On his fifth trip since the start of the war in October, the envoy is scheduled to land on Monday."
    assert dates(body) == [("October", "2023-10"), ("Monday", "2024-08-19")]


def test_a_headline_in_the_present_tense_means_the_past_and_to_the_future() -> None:
    assert dates("Text.", title="Minister Visits Cairo on Friday")[0][1] == "2024-08-16"
    assert dates("Text.", title="Minister to visit Cairo on Friday")[0][1] == "2024-08-23"


def test_the_articles_own_dateline_is_not_listed() -> None:
    assert dates("CAIRO, August 18, 2024 — Talks began.") == []
    assert dates("Sunday, August 18, 2024\n\nTalks began.") == []
    assert dates("CAIRO, August 17, 2024 — Talks began.") == [("August 17, 2024", "2024-08-17")]


def test_there_are_enough_cases() -> None:
    assert len(FULL) + len(RELATIVE) + len(UNRESOLVED) + len(NOTHING) >= 80
