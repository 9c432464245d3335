"""In-document coreference: names of one entity, and names of several."""

from __future__ import annotations

import pytest

from .build import article, clusters, resolved

# rule -> marked text, definitions, clusters expected
CASES: dict[str, tuple[str, tuple[tuple[str, str], ...], dict[str, set[str]]]] = {
    "a surname joins the full name": (
        "[person Marsh] wins\n\n[person Elena Marsh] won. [person Marsh] smiled.",
        (),
        {"Elena Marsh": {"Elena Marsh", "Marsh"}},
    ),
    "a given name too, where it is nobody's surname": (
        "t\n\n[person Gloria Sand] fell ill. [person Gloria] recovered.",
        (),
        {"Gloria Sand": {"Gloria Sand", "Gloria"}},
    ),
    "middle names and initials": (
        "t\n\n[person Joseph L. Banner] spoke. [person Joseph Banner] left. [person Joseph Lee Banner] sat.",
        (),
        {"Joseph Banner": {"Joseph L. Banner", "Joseph Banner", "Joseph Lee Banner"}},
    ),
    "initials that differ are two people": (
        "t\n\n[person Joseph L. Banner] met [person Joseph R. Banner].",
        (),
        {"Joseph L. Banner": {"Joseph L. Banner"}, "Joseph R. Banner": {"Joseph R. Banner"}},
    ),
    "the Arabic article and accents": (
        "t\n\n[person Haider al-Amin] met [person José Pérez]. [person Al-Amin] told [person Perez] so.",
        (),
        {"Haider al-Amin": {"Haider al-Amin", "Al-Amin"}, "José Pérez": {"José Pérez", "Perez"}},
    ),
    "transliterations": (
        "t\n\n[person Binyamin Netanel], [person Netanell], [person Mohammed Khatib], [person Mohamed Khateeb]",
        (),
        {
            "Binyamin Netanel": {"Binyamin Netanel", "Netanell"},
            "Mohammed Khatib": {"Mohammed Khatib", "Mohamed Khateeb"},
        },
    ),
    "slips of the pen": (
        "t\n\n[person Kristin Wilder], [person Lydia Buchmann]; [person Kristen Wilder] and [person Buchman] left.",
        (),
        {
            "Kristin Wilder": {"Kristin Wilder", "Kristen Wilder"},
            "Lydia Buchmann": {"Lydia Buchmann", "Buchman"},
        },
    ),
    "short forms of given names": (
        "t\n\n[person Anthony Bell] came. [person Tony Bell] left.",
        (),
        {"Tony Bell": {"Anthony Bell", "Tony Bell"}},
    ),
    "two people of one surname stay apart": (
        "t\n\n[person John Reed|m] and his wife [person Ann Reed|f] spoke.",
        (),
        {"John Reed": {"John Reed"}, "Ann Reed": {"Ann Reed"}},
    ),
    "honorifics tell them apart": (
        "t\n\n[person John Reed|m] and [person Ann Reed|f] spoke. Mrs. [person Reed|f] smiled.",
        (),
        {"John Reed": {"John Reed"}, "Ann Reed": {"Ann Reed", "Reed"}},
    ),
    "titles tell them apart": (
        """t

[person <Gen.> Marco Reed|m] commands. [person <Mines Minister> Rosa Reed|f] paid a visit.
[person <Minister> Reed] left. [person <General> Reed|m] stayed.""",
        (),
        {"Marco Reed": {"Marco Reed", "Reed"}, "Rosa Reed": {"Rosa Reed", "Reed"}},
    ),
    "a surname means who has been introduced by then": (
        "t\n\n[person John Reed] spoke. [person Reed] left. His uncle [person Omar Reed] stayed.",
        (),
        {"John Reed": {"John Reed", "Reed"}, "Omar Reed": {"Omar Reed"}},
    ),
    "an acronym defined in brackets": (
        "t\n\nThe [organization World Seed Fund] ([organization WSF]) paid. [organization WSF] staff left.",
        (("World Seed Fund", "WSF"),),
        {"World Seed Fund": {"World Seed Fund", "WSF"}},
    ),
    "an acronym that only one name of the article has": (
        "t\n\nThe [organization University of Northern Peru] opened. [organization UNP] paid.",
        (),
        {"University of Northern Peru": {"University of Northern Peru", "UNP"}},
    ),
    "short forms of organizations": (
        """t

[organization Ada Lund Foundation for the Arts], [organization Halcyon Robotics], [organization Ada Lund Foundation] and
[organization Halcyon]""",
        (),
        {
            "Ada Lund Foundation for the Arts": {"Ada Lund Foundation for the Arts", "Ada Lund Foundation"},
            "Halcyon Robotics": {"Halcyon Robotics", "Halcyon"},
        },
    ),
    "a body of an organization is not the organization": (
        "t\n\nThe [organization United Leagues] and the [organization United Leagues Security Council] met.",
        (),
        {
            "United Leagues": {"United Leagues"},
            "United Leagues Security Council": {"United Leagues Security Council"},
        },
    ),
    "legal forms": (
        "t\n\n[organization Vextron Corp.] fell. [organization Vextron] rose.",
        (),
        {"Vextron": {"Vextron Corp.", "Vextron"}},
    ),
    "word order of institutions": (
        "t\n\nThe [organization Department of Labor] and the [organization Labor Department] agreed.",
        (),
        {"Department of Labor": {"Department of Labor", "Labor Department"}},
    ),
    "names of a country": (
        "t\n\n[place United States], [place U.S.], [place US] and [place America]; [place Britain], [place UK].",
        (),
        {"United States": {"United States", "U.S.", "US", "America"}, "Britain": {"Britain", "UK"}},
    ),
    "a city with its kind": (
        "t\n\n[place Kabul City] is large. [place Kabul] is old.",
        (),
        {"Kabul": {"Kabul City", "Kabul"}},
    ),
    "a city and the country it is named after": (
        "t\n\n[place Mexico City] is in [place Mexico].",
        (),
        {"Mexico City": {"Mexico City"}, "Mexico": {"Mexico"}},
    ),
    "demonyms": (
        "t\n\n[group Kenyan=Kenyans] and [group Kenyans].",
        (),
        {"Kenyans": {"Kenyan", "Kenyans"}},
    ),
}


@pytest.mark.parametrize(("marked", "definitions", "expected"), CASES.values(), ids=CASES.keys())
def test_within_an_article(
    marked: str, definitions: tuple[tuple[str, str], ...], expected: dict[str, set[str]]
) -> None:
    assert {frozenset(v) for v in clusters(resolved(article("a", marked, definitions))).values()} == {
        frozenset(v) for v in expected.values()
    }


def test_a_title_decides_to_whom_a_surname_refers() -> None:
    found = resolved(
        article(
            "a",
            "t\n\n[person Thea Reed|f] spoke. [person <Col.> Dan Reed] spoke. [person <Colonel> Reed] added this.",
        )
    )
    dan = next(e for e in found.entities if e.name == "Dan Reed")
    assert [m.text for a in dan.appearances for m in a.mentions] == ["Dan Reed", "Reed"]
    assert any(r.rule == "surname with a title" and "colonel" in r.explanation for r in dan.reasons)


def test_a_title_shared_by_two_people_decides_nothing() -> None:
    found = resolved(
        article(
            "a",
            "t\n\n[person <Mines Minister> Ana Reed], [person <Home Minister> Bo Reed]. [person <Minister> Reed] left.",
        )
    )
    assert clusters(found) == {"Ana Reed": {"Ana Reed"}, "Bo Reed": {"Bo Reed"}, "Reed": {"Reed"}}


def test_an_ambiguous_surname_goes_to_review() -> None:
    found = resolved(
        article("a", "[person Reed] sues\n\n[person John Reed] and [person Ann Reed] spoke. [person Reed] left.")
    )
    assert clusters(found) == {"John Reed": {"John Reed"}, "Ann Reed": {"Ann Reed"}, "Reed": {"Reed"}}
    (doubt,) = found.open_questions
    assert doubt.kind == "ambiguous surname"
    assert set(doubt.entities) == {"reed", "john-reed", "ann-reed"}
    assert doubt.snippet == {"split": [{"text": "Reed", "in": ["a"], "to": doubt.entities[1]}]}


def test_every_join_says_why() -> None:
    found = resolved(article("a", "t\n\n[person Elena Marsh] won. [person Marsh] smiled."))
    (entity,) = found.entities
    reason = next(r for r in entity.reasons if r.rule == "surname in the same article")
    assert "Elena Marsh" in reason.explanation
    assert (reason.article, reason.start, reason.end) == ("a", 20, 25)
