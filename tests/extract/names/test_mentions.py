"""Mentions of whole articles: cases for each rule."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Names, Read

# rule -> text, names that must be found by kind, words that must not be names
CASES: dict[str, tuple[str, dict[str, set[str]], set[str]]] = {
    "a title-case headline accepts what the body confirms": (
        "Marsh Backs Riverside Housing Plan In Portland\n\nMayor Elena Marsh of Portland said that the plan is fair.",
        {"person": {"Elena Marsh", "Marsh"}, "place": {"Portland"}},
        {"Marsh Backs Riverside", "Riverside Housing Plan", "Housing Plan"},
    ),
    "a headline in capitals too": (
        "DANILOV RETURNS TO KENYA\n\nForeign Minister Igor Danilov returned to Kenya on Monday.",
        {"person": {"Igor Danilov", "Danilov"}, "place": {"Kenya"}},
        {"DANILOV RETURNS"},
    ),
    "office and holder": (
        "U.S. Secretary of State Laura Chen met Minister of Defense Ola Berg.",
        {"person": {"Laura Chen", "Ola Berg"}, "place": {"U.S."}},
        {"State", "State Laura Chen", "Defense", "Secretary of State Laura Chen"},
    ),
    "honorifics and ranks": (
        "Gen. Luis Soto thanked Dr. Amara Nwosu, Sgt. Maria Lopez and Ms. Haddad for their help.",
        {"person": {"Luis Soto", "Amara Nwosu", "Maria Lopez", "Haddad"}},
        {"Gen. Luis Soto", "Dr. Amara Nwosu"},
    ),
    "royalty keeps its title before a given name": (
        "On Friday Queen Astrid and Prince Harald visited Oslo with Sir Ian Hartley.",
        {"person": {"Queen Astrid", "Prince Harald", "Ian Hartley"}, "place": {"Oslo"}},
        {"Sir Ian Hartley"},
    ),
    "a name that the model sees half of may be the last word": (
        "An inquiry\n\nIn France, opposition leaders called for an inquiry into the role of Beatriz Trilak.",
        {"place": {"France"}},
        {"Beatriz"},
    ),
    "an acronym after its long name": (
        "The Organization for Rural Health and Care in Europe (ORHCE) met. ORHCE officials declined to comment.",
        {"organization": {"Organization for Rural Health and Care in Europe", "ORHCE"}},
        {"Rural Health"},
    ),
    "an acronym before its long name": (
        "The NRF (National Resistance Front) said it had won. The NRF leader spoke in Kabul.",
        {"organization": {"NRF", "National Resistance Front"}, "place": {"Kabul"}},
        set(),
    ),
    "an acronym of common words is no name": (
        "Doctors treat vitamin absorption disorder with sunlight. Most patients with VAD recover.",
        {},
        {"VAD"},
    ),
    "demonyms are groups": (
        "Three Peruvian miners and two Chileans were rescued by Bolivian firefighters.",
        {"group": {"Peruvians", "Chileans", "Bolivians"}},
        {"Peru", "Chile"},
    ),
    "months, weekdays and page words": (
        "On Sunday the council met. Related stories follow in August. Advertisement.",
        {},
        {"Sunday", "August", "Related", "Advertisement"},
    ),
    "a capital at the beginning of a sentence": (
        "Parents were angry. Iodine is cheap, and iodine is safe. Critics disagreed.",
        {},
        {"Parents", "Iodine", "Critics"},
    ),
    "lists": (
        "Delegates from Qatar, the U.S., Bolivia and Kenya attended.",
        {"place": {"Qatar", "U.S.", "Bolivia", "Kenya"}},
        set(),
    ),
    "a dateline in capitals, its state and its agency": (
        "Fire\n\nPORTLAND, Ore. (AP) — A fire broke out in Portland on Tuesday, officials said.",
        {"place": {"Portland", "Oregon"}},
        {"AP", "PORTLAND", "Ore."},
    ),
    "a dateline with its country": (
        "Talks\n\nADDIS ABABA, Ethiopia - Talks began on Monday. Addis Ababa is calm.",
        {"place": {"Addis Ababa", "Ethiopia"}},
        {"ADDIS ABABA"},
    ),
    "two names in one hyphenated word": (
        "The Peru-Bolivia border was closed. Kenya-led troops and Turkish-backed fighters withdrew.",
        {"place": {"Peru", "Bolivia", "Kenya"}, "group": {"Turks"}},
        {"Peru-Bolivia", "Kenya-led", "Turkish-backed"},
    ),
    "institutions in small letters": (
        "The Kenyan government and the Chilean navy signed it. A Petrenko administration official agreed.",
        {"organization": {"Kenyan government", "Chilean navy", "Petrenko administration"}},
        {"Petrenko"},
    ),
    "but not where they are adjectives": (
        "Peru asked for U.S. military aid after a Kenyan police operation.",
        {"place": {"Peru", "U.S."}, "group": {"Kenyans"}},
        {"U.S. military", "Kenyan police"},
    ),
    "possessives": (
        "Kenya's president thanked Oksana Bondar's son. The Bondars' house burned.",
        {"place": {"Kenya"}, "person": {"Oksana Bondar"}},
        {"Kenya's", "Bondar's", "Oksana Bondar's"},
    ),
    "particles": (
        "Tom van der Berg, an analyst, met Sheikh Omar bin Khalid Al-Rashid and Suleiman al-Amin in Cairo.",
        {"person": {"Tom van der Berg", "Omar bin Khalid Al-Rashid", "Suleiman al-Amin"}, "place": {"Cairo"}},
        {"Berg"},
    ),
    "initials and generations": (
        "Attorney Alan B. Rosen spoke for K.C. Maurer and Robert Tran Jr. in court.",
        {"person": {"Alan B. Rosen", "K.C. Maurer", "Robert Tran Jr."}},
        set(),
    ),
    "works are no names of this kind": (
        'She starred in the film Silent Harbor. His novel "The Long Winter" won the Golden Quill.',
        {},
        {"Silent Harbor", "The Long Winter", "Long Winter", "Golden Quill"},
    ),
    "laws, prizes and programmes neither": (
        "Lawmakers amended the Clean Rivers Act. She won the Lindqvist Prize for the Rural Roads Program.",
        {},
        {"Clean Rivers Act", "Lindqvist Prize", "Rural Roads Program"},
    ),
    "ships and spacecraft neither": (
        "The destroyer USS Farragut left port. The Orion spacecraft was launched from Cape Canaveral.",
        {},
        {"USS Farragut", "Farragut", "Orion"},
    ),
    "events": (
        "Crowds came to the Venice Film Festival and the 2010 Winter Olympics, then to the Hajj.",
        {"event": {"Venice Film Festival", "Hajj"}},
        set(),
    ),
    "facilities are places, institutions are organizations": (
        "Fans left Riverside Stadium. The Ministry of Culture and Northern State University paid for Harbor Bridge.",
        {
            "place": {"Riverside Stadium", "Harbor Bridge"},
            "organization": {"Ministry of Culture", "Northern State University"},
        },
        set(),
    ),
    "companies": (
        "Shares of Vextron Corp. fell. Harlan & Pike Inc. and the Hanse Bank gained.",
        {"organization": {"Vextron Corp.", "Harlan & Pike Inc."}},
        set(),
    ),
    "teams in a match report": (
        """Cup opens

        Sweden beat Panama 2-1 with a late goal from striker Ola Berg. Panama lost their captain to injury in the second
        half. Sweden won a penalty, and the goalkeeper saved it. The match ended in victory.""",
        {"organization": {"Sweden", "Panama"}, "person": {"Ola Berg"}},
        set(),
    ),
    "countries in any other article": (
        "Trade opens\n\nSweden beat Panama to the contract. Panama lost little, the minister said in Stockholm.",
        {"place": {"Sweden", "Panama", "Stockholm"}},
        set(),
    ),
    "a surname is found wherever it stands": (
        "Row\n\nCouncilman David Okafor voted no. “We can do better,” Okafor said. Asked again, Okafor shrugged.",
        {"person": {"David Okafor", "Okafor"}},
        set(),
    ),
    "a given name that is also a title": (
        "The award went to Dean Kamal, a teacher from Boston.",
        {"person": {"Dean Kamal"}, "place": {"Boston"}},
        {"Kamal"},
    ),
    "directions are no part of a country": (
        "Fighting went on in Eastern Ukraine and in South Africa.",
        {"place": {"Ukraine", "South Africa"}},
        {"Eastern Ukraine", "Africa"},
    ),
    "an article that belongs to a city's name": (
        "A court in The Hague sentenced two Russians. The mayor of The Hague agreed.",
        {"place": {"The Hague"}, "group": {"Russians"}},
        {"Hague"},
    ),
    "small words with capitals inside": (
        "Farmers Without Fences sent money. A spokesman for Farmers Without Fences said so in Lima.",
        {"organization": {"Farmers Without Fences"}, "place": {"Lima"}},
        {"Without Fences", "Fences"},
    ),
    "a word that only begins sentences is no person by the model's label alone": (
        "Town evacuated\n\nA fissure opened north of the town. Lava was flowing at a distance of 900 metres.",
        {},
        {"Lava"},
    ),
    "nor are words that only the headline has": (
        "Temple older than Machu Picchu found near Huaraz\n\nA temple was found on a hillside near Huaraz.",
        {"place": {"Huaraz"}},
        {"Machu Picchu", "Picchu"},
    ),
    "a relative with a given name of her own": (
        """Girl pulled alive from mud

        Rescuers pulled a girl from a house.

        Ana Quiroz was found on Thursday under a table that had held up the roof.

        Her father, Pedro Quiroz, had dug for two days.""",
        {"person": {"Ana Quiroz", "Pedro Quiroz"}},
        {"Quiroz"},
    ),
    "a surname that is the name of a people": (
        "Trucks wait outside the terminal. (Photo: Nomsa Zulu/Natal Ledger)",
        {},
        {"Zulu", "Zulus"},
    ),
    "a name that is told as a word": (
        "An earlier version of this report gave the first name of the mayor as Vicente. It is Pablo.",
        {},
        {"Vicente"},
    ),
    "the state after a party": (
        "Sen. Ruth Grant, D-Vermont, and Rep. Jim Ford (R-Ohio) agreed.",
        {"person": {"Ruth Grant", "Jim Ford"}, "place": {"Vermont", "Ohio"}},
        {"D-Vermont", "R-Ohio"},
    ),
    "a judge called like a building": (
        "Judge Hendrik van Dam agreed. Prime Minister Oliver Church did not.",
        {"person": {"Hendrik van Dam", "Oliver Church"}},
        {"Judge Hendrik van Dam"},
    ),
    "a title in the apposition of an institution": (
        "NATO Secretary-General Hanne Lindqvist met WHO Director-General Tedros Haile.",
        {"person": {"Hanne Lindqvist", "Tedros Haile"}, "organization": {"NATO", "WHO"}},
        {"NATO Secretary-General"},
    ),
    "units with numbers": (
        "Soldiers of the 507th Air Refueling Wing trained with the U.S. 5th Fleet.",
        {"organization": {"507th Air Refueling Wing"}},
        {"Wing", "Fleet"},
    ),
}


@pytest.mark.parametrize(("text", "expected", "unwanted"), CASES.values(), ids=CASES.keys())
def test_names(names: Names, text: str, expected: dict[str, set[str]], unwanted: set[str]) -> None:
    found = names(text)
    missing = {kind: wanted - found.get(kind, set()) for kind, wanted in expected.items()}
    assert not {k: v for k, v in missing.items() if v}, found
    assert not unwanted & {name for kinds in found.values() for name in kinds}, found


def test_a_role_is_kept_with_its_words(read: Read) -> None:
    article, findings = read("Visit\n\nThen Russian Foreign Minister Igor Danilov left for Paris.")
    (mention,) = [m for m in findings.mentions if m.kind == "person"]
    assert mention.role is not None
    assert article.text[slice(*mention.role)] == "Russian Foreign Minister"
    assert (mention.text, mention.name) == ("Igor Danilov", "Igor Danilov")


def test_an_office_is_kept_with_both_things_that_it_is_for(read: Read) -> None:
    article, findings = read(
        "Visit\n\nEnergy and Mines Minister Rosa Salcedo left. Ana Diaz and Transport Minister Bo Li met."
    )
    roles = {m.name: article.text[slice(*m.role)] for m in findings.mentions if m.role is not None}
    assert roles == {"Rosa Salcedo": "Energy and Mines Minister", "Bo Li": "Transport Minister"}


def test_every_mention_is_its_own_text_and_overlaps_no_other(read: Read) -> None:
    article, findings = read(
        "Kyiv’s Mayor Visits Peru\n\n“Peru’s Amb. Müller-Ortiz—from Lima—met U.N. staff,” Ana Ďurišová’s aide said. 🎉 "
        "Kenya\u2019s Dr. Nwosu (WHO) flew to Zürich, St. Louis, Mo., and São Paulo."
    )
    assert findings.mentions
    last = 0
    for mention in findings.mentions:
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end


def test_the_larger_place_is_noted(read: Read) -> None:
    _, findings = read("Fire\n\nA fire in Springfield, Illinois, spread to Tampa, Fla., on Monday.")
    larger = {m.name: m.larger for m in findings.mentions}
    assert larger["Springfield"] == "Illinois"
    assert larger["Tampa"] == "Florida"


def test_sex_is_implied_by_titles_and_kinship(read: Read) -> None:
    _, findings = read("Row\n\nMrs. Okafor and his brother Jordan Okafor met Mr. Lund in Oslo.")
    assert {m.name: m.sex for m in findings.mentions if m.kind == "person"} == {
        "Okafor": "f",
        "Jordan Okafor": "m",
        "Lund": "m",
    }
