"""The selection of key sentences."""

from __future__ import annotations

import pytest
import spacy

from generator.extract.article import read_articles
from generator.extract.key_sentences import MOST, key_sentences
from generator.extract.model.pipeline import Model
from generator.extract.text.sentences import segment
from generator.records import Article

LEAD = "A fire at a paper mill in Tampere killed three workers on Monday, the rescue service said."


def key(model: Model, text: str, lang: str = "en") -> list[str]:
    """The key sentences of a text whose first line is its title, as words."""
    article = Article("a.txt", "a.txt", "0" * 64, text.split("\n", 1)[0], text, lang=lang, id="a")
    (found,) = read_articles([article], model)
    by_id = {s.id: text[s.start : s.end] for s in found.sentences}
    return [by_id[one] for one in found.key_sentences]


FIRE = f"""Three die in Finnish paper mill fire

{LEAD} Another nine were taken to hospital, two of them with severe burns.

The fire broke out in a store for chemicals at about 2 a.m. and spread to the roof within minutes. Is a mill safe?

"We saw the flames from the other shore," said Aino Laine, who lives across the lake.

The mill belongs to Nordpapier, which employs 640 people in Tampere. He declined to say more.

The company stopped production until Friday. Police have opened an investigation into negligence.

The rescue service said three workers had been killed in the fire at the mill in Tampere on Monday.

The town lies between two lakes. It is known for its theatres."""


def test_the_lead_comes_first_and_the_news_before_the_colour(model: Model) -> None:
    found = key(model, FIRE)
    assert found[0] == LEAD
    assert any("nine were taken to hospital" in sentence for sentence in found[1:])
    assert not any("theatres" in sentence or "?" in sentence for sentence in found)


def test_nothing_is_said_twice(model: Model) -> None:
    assert not any(sentence.startswith("The rescue service said three") for sentence in key(model, FIRE))


def test_at_most_the_lead_and_five_and_a_third_of_a_short_article(model: Model) -> None:
    spent = ("schools", "roads", "parks", "museums", "trams", "harbours", "theatres", "clinics", "libraries", "markets")
    body = "\n\n".join(
        f"The council of town number {n} approved a budget of {n} million euros on Monday for its {what}."
        for n, what in enumerate(spent * 2, 3)
    )
    assert len(key(model, f"Budgets\n\n{body}")) <= MOST + 1
    assert len(key(model, f"Fire\n\n{LEAD} Another nine were taken to hospital.\n\nPolice opened an inquiry.")) <= 2


@pytest.mark.parametrize(
    "above",
    [
        "Friday, August 21, 2015",
        "By Helen Marsh",
        "TAMPERE, Finland",
        "The paper mill in Tampere, seen from the lake.",
        "smoke over the lake on Monday morning.",
        "Smoke rises over the mill on Monday. Image: Aino Laine.",
        "Smoke rises over the mill on Monday. (Photo by Aino Laine)",
        "Smoke rises over the mill on Monday morning. REUTERS/Aino Laine",
        "FILE - Smoke rises from the chimney of the mill in Tampere.",
        "Correction: An earlier version of this report gave the name of the town as Turku.",
        "(Updates with the number of injured and a statement by the company in Tampere.)",
        "This story has been updated with a statement by the company in Tampere.",
        "Read more: Why the mills of Finland burn more often than others do.",
        "Sign up for our newsletter and get the news before everybody else does.",
        "How safe are the paper mills of Finland after the fire on Monday?",
        '"The flames stood higher than the chimney, and nobody came for an hour."',
        "Nobody knew.",
    ],
)
def test_only_a_statement_is_the_lead(model: Model, above: str) -> None:
    assert key(model, f"Mill burns in Tampere\n\n{above}\n\n{LEAD}")[0] == LEAD


@pytest.mark.parametrize(
    "lead",
    [
        "By Monday evening the toll of the fire at the mill in Tampere had risen to three.",
        "Update on Monday, the ministry's own word for the fire, left three families in Tampere without an answer.",
        "The painter gave the museum a picture by Aino Laine that had hung in the burnt mill.",
        "Related companies in Tampere stopped work on Monday after the fire at the mill.",
        "LIMA, Peru, March 4, 2025 (MPA) — A dam burst before dawn on Tuesday, killing at least 14 people.",
        '"Every hour counts now," the prime minister told reporters in Tampere on Monday.',
    ],
)
def test_a_sentence_that_only_looks_like_a_page_element_stays(model: Model, lead: str) -> None:
    assert key(model, f"Mill burns in Tampere\n\n{lead}\n\n{LEAD}")[0] == lead


def test_words_of_a_speaker_are_never_shown_without_the_speaker(model: Model) -> None:
    text = f"""Mill burns in Tampere

{LEAD}

"I was told that the doors had been locked," Aino Laine said. "All of the doors in Tampere were locked on Monday."

“The company killed three workers with its greed in Tampere.

“It locked every door of the mill on Monday night,” said her brother, who works there.

The company denied it on Monday and said that every door of the mill in Tampere had been open."""
    found = key(model, text)
    assert not any(sentence.startswith(('"All of', "“The company")) for sentence in found)


def test_an_article_in_another_language_has_its_lead(model: Model) -> None:
    text = """Brand in einer Papierfabrik

TAMPERE, 3. März 2025.

Beim Brand einer Papierfabrik in Tampere sind am Montag drei Arbeiter ums Leben gekommen, teilte die Feuerwehr mit."""
    assert key(model, text, "de")[0].startswith("Beim Brand")


@pytest.mark.parametrize("body", ["Roses\n\nViolets\n\nSugar", "火災", "?", "1. 2. 3."])
def test_without_self_contained_sentences_the_beginning_is_shown(model: Model, body: str) -> None:
    assert len(key(model, f"Title\n\n{body}")) == 1


def test_verbs_come_from_any_model_that_tags_them() -> None:
    text = "Brand in Tampere\n\nEin Bild der Fabrik am See.\n\nBeim Brand der Fabrik starben am Montag drei Menschen."
    article = Article("a.txt", "a.txt", "0" * 64, "Brand in Tampere", text, lang="de", id="a")
    doc = spacy.blank("de").make_doc(text)
    assert key_sentences(article, doc, segment(article), ()) == ("s2",)
    for token in doc:
        token.pos_ = "VERB" if token.text == "starben" else "NOUN"
    assert key_sentences(article, doc, segment(article), ()) == ("s2",)
