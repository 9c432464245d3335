"""Evidence from the context of a name: cases for each rule, each in its own sentence."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Names, Read

# rule -> text, names that must be found by kind, words that must not be names
CASES: dict[str, tuple[str, dict[str, set[str]], set[str]]] = {
    "a trade before a company": (
        "The mining company Cobre Sur Andino paid. The operator Sondela Quays and shipping firm Brava Lines did not.",
        {"organization": {"Cobre Sur Andino", "Sondela Quays", "Brava Lines"}},
        set(),
    ),
    "a trade after a company": (
        "Verano Salt, a chemicals company, was fined. Tarn Okeke, the airline, was not.",
        {"organization": {"Verano Salt", "Tarn Okeke"}},
        set(),
    ),
    "a company and what it owns": (
        "Delmar Quinto, which owns the port, closed. Delmar Quinto said its ships were safe.",
        {"organization": {"Delmar Quinto"}},
        set(),
    ),
    "clubs and museums": (
        "The football club Maputo Herons lost. The museum Casa Verhulst and the charity Open Granary reopened.",
        {"organization": {"Maputo Herons", "Open Granary"}},
        set(),
    ),
    "a person with a trade before the name": (
        "The striker Marta Soares met the builder Rui Teles, union leader Thandi Mabuza and mayor Ilse Brandt.",
        {"person": {"Marta Soares", "Rui Teles", "Thandi Mabuza", "Ilse Brandt"}},
        set(),
    ),
    "settlements and waters after their noun": (
        "The village of Quillabana was cut off. The town of Tal Zufar and the river Mantola flooded.",
        {"place": {"Quillabana", "Tal Zufar", "Mantola"}},
        set(),
    ),
    "settlements and waters before their noun": (
        "Water from the Ranrapata dam reached the Callaza valley, in the Tuctu region, near the Shilla district.",
        {"place": {"Ranrapata", "Callaza", "Tuctu"}},
        set(),
    ),
    "places after directions": (
        "The road north of Calquemarca was shut. Four hundred people left Calquemarca for a camp near Pomabamba.",
        {"place": {"Calquemarca", "Pomabamba"}},
        set(),
    ),
    "a city that the gazetteer knows": (
        "The inquiry opened in Ayacucho. Trains from Ayacucho were late, and buses ran to Tacna.",
        {"place": {"Ayacucho", "Tacna"}},
        set(),
    ),
    "an apostrophe inside a name": (
        "The Olive Growers' Alliance objected. The Olive Growers' Alliance will meet in Rabat.",
        {"organization": {"Olive Growers' Alliance"}, "place": {"Rabat"}},
        {"Olive Growers", "Alliance"},
    ),
    "an apostrophe and an acronym": (
        "The Quayside Workers' Union (QWU) called a strike. The QWU has 4,000 members.",
        {"organization": {"Quayside Workers' Union", "QWU"}},
        {"Quayside Workers"},
    ),
    "and inside a union": (
        "The Dock and Allied Workers Union agreed. The Energy and Water Ministry objected.",
        {"organization": {"Dock and Allied Workers Union", "Energy and Water Ministry"}},
        {"Allied Workers Union", "Water Ministry", "Energy"},
    ),
    "of inside an institution": (
        "The Department of Transport said so. The Ministry of Fisheries and the Bureau of Mines agreed.",
        {"organization": {"Department of Transport", "Ministry of Fisheries", "Bureau of Mines"}},
        {"Transport", "Fisheries", "Mines"},
    ),
    "a dateline with its date": (
        "Cup\n\nBRAGA, January 9, 2024 — Duarte Matos scored twice on Sunday, and Matos was happy.",
        {"place": {"Braga"}, "person": {"Duarte Matos", "Matos"}},
        {"BRAGA"},
    ),
    "a name right after the dash of a dateline": (
        "Cup\n\nLAGOS, March 3 – Folake Adeyemi won gold.\n\nABUJA, March 4 — Adeyemi said she was tired.",
        {"place": {"Lagos", "Abuja"}, "person": {"Folake Adeyemi", "Adeyemi"}},
        {"ABUJA", "LAGOS"},
    ),
    "a particle at the beginning of a sentence": (
        "Judge Anneke de Wit ruled on Friday. De Wit said the law was clear. The plan failed, De Wit wrote.",
        {"person": {"Anneke de Wit", "De Wit"}},
        {"Wit"},
    ),
    "a particle where the article has the full name": (
        "“We want peace,” said Lotte van Rijn, who leads the union. Van Rijn said the QWU would meet ministers.",
        {"person": {"Lotte van Rijn", "Van Rijn"}},
        set(),
    ),
    "months that people are called by": (
        "The head of the council, Jan van der Linde, spoke in June. Van der Linde thanked Clara May in January.",
        {"person": {"Jan van der Linde", "Van der Linde", "Clara May"}},
        {"January", "June", "Linde", "van der"},
    ),
    "a role that begins the sentence": (
        "Goalkeeper Mwape Tembo saved two penalties. Sailing between Hiltervaa and Rohuma is safe.",
        {"person": {"Mwape Tembo"}, "place": {"Hiltervaa", "Rohuma"}},
        {"Goalkeeper Mwape Tembo"},
    ),
    "an office with a preposition": (
        "The Minister for the Middle East Rupert Ashdown spoke. Minister for Africa, Helen Crane, agreed.",
        {"person": {"Rupert Ashdown", "Helen Crane"}},
        {"Middle East Rupert Ashdown", "Minister for Africa"},
    ),
    "of or Hook of": (
        "Ferries left Hook of Holland late. The storm reached Hook of Holland at noon.",
        {"place": {"Hook of Holland"}},
        {"Holland", "Hook"},
    ),
    "those who fight and are fought": (
        "Soldiers fought against Jundal for weeks. Jundal fighters fled, and Jundal militants surrendered.",
        {"organization": {"Jundal"}},
        set(),
    ),
    "what one posts on": (
        "She tweeted on Chirpbox that he lied. He posted on Chirpbox, and users of Chirpbox laughed.",
        {"organization": {"Chirpbox"}},
        set(),
    ),
    "two unknown words with a plural end are nobody": (
        "Sondela Quays closed on Monday. Workers at Sondela Quays were sent home. Sondela Quays declined to comment.",
        {"organization": {"Sondela Quays"}},
        set(),
    ),
    "small ships and prizes stay out": (
        "The ferry Estrela Azul ran aground. The tanker Northern Petrel was near. She won the Coastal Cup Trophy.",
        {},
        {"Estrela Azul", "Northern Petrel", "Coastal Cup Trophy"},
    ),
}


@pytest.mark.parametrize(("text", "expected", "unwanted"), CASES.values(), ids=CASES.keys())
def test_kinds(names: Names, text: str, expected: dict[str, set[str]], unwanted: set[str]) -> None:
    found = names(text)
    missing = {kind: wanted - found.get(kind, set()) for kind, wanted in expected.items()}
    assert not {k: v for k, v in missing.items() if v}, found
    assert not unwanted & {name for kinds in found.values() for name in kinds}, found


# text -> role of the one person, in the article's words
ROLES = {
    "The striker Marta Soares scored.": "striker",
    "The former union leader Thandi Mabuza spoke in Durban.": "former union leader",
    "Then opposition mayor Ilse Brandt left.": "opposition mayor",
    "They thanked the local builder Rui Teles on Friday.": "local builder",
    "The Minister for the Middle East Rupert Ashdown spoke.": "Minister for the Middle East",
    "High court judge Anneke Visser ruled on Friday.": "High court judge",
    "They thanked conductor Tamas Verebes.": "conductor",
    "Elke Brandl, 51, a retired judge, will resign.": "retired judge",
    "They met Elke Brandl, head of a small firm.": "head",
    "On Monday chief executive Paul Abbott resigned.": "chief executive",
}


@pytest.mark.parametrize(("text", "role"), ROLES.items(), ids=ROLES)
def test_a_role_in_small_letters_is_kept(read: Read, text: str, role: str) -> None:
    article, findings = read(f"untitled\n\n{text}")
    (person,) = [m for m in findings.mentions if m.kind == "person"]
    assert person.role is not None, person
    assert article.text[slice(*person.role)] == role
