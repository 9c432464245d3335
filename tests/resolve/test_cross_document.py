"""Cross-document coreference: names of one entity, and names of several."""

from __future__ import annotations

from .build import article, clusters, resolved


def test_full_names_join_over_articles_and_their_surnames_with_them() -> None:
    found = resolved(
        article("a", "t\n\n[person Elena Marsh] won. [person Marsh] smiled."),
        article("b", "t\n\n[person Elena Marsh] lost."),
    )
    (entity,) = found.entities
    assert [a.article for a in entity.appearances] == ["a", "b"]
    assert entity.mention_count == 3
    assert entity.aka == ("Marsh",)


def test_a_surname_that_no_article_introduces_stays_alone_and_goes_to_review() -> None:
    found = resolved(article("a", "t\n\n[person Elena Marsh] won."), article("b", "t\n\n[person Marsh] lost."))
    assert set(clusters(found)) == {"Elena Marsh", "Marsh"}
    assert [(d.kind, d.entities) for d in found.open_questions] == [("lone surname", ("marsh", "elena-marsh"))]


def test_transliterations_and_initials_of_one_full_name_join() -> None:
    found = resolved(
        article("a", "t\n\n[person Haidar al-Abbadi] spoke."),
        article("b", "t\n\n[person Haydar Al Abadi] spoke. [person Joseph L. Banner] sat."),
        article("c", "t\n\n[person Joseph Banner] sat."),
    )
    assert sorted(len(e.appearances) for e in found.entities) == [2, 2]


def test_an_acronym_means_what_another_article_defines() -> None:
    found = resolved(
        article("a", "t\n\n[organization World Seed Fund] ([organization WSF]) paid.", (("World Seed Fund", "WSF"),)),
        article("b", "t\n\n[organization WSF] paid."),
    )
    assert clusters(found) == {"World Seed Fund": {"World Seed Fund", "WSF"}}


def test_an_acronym_with_two_meanings_joins_neither() -> None:
    found = resolved(
        article("a", "t\n\n[organization World Seed Fund] ([organization WSF]) paid.", (("World Seed Fund", "WSF"),)),
        article("b", "t\n\n[organization Wild Sea Fleet] ([organization WSF]) left.", (("Wild Sea Fleet", "WSF"),)),
        article("c", "t\n\n[organization WSF] paid."),
    )
    assert set(clusters(found)) == {"World Seed Fund", "Wild Sea Fleet", "WSF"}


def test_well_known_acronyms_need_no_definition() -> None:
    found = resolved(
        article("a", "t\n\nThe [organization United Nations] and the [organization UN Security Council] met."),
        article("b", "t\n\nThe [organization U.N.] and the [organization United Nations Security Council] met."),
    )
    assert {frozenset(v) for v in clusters(found).values()} == {
        frozenset({"United Nations", "U.N."}),
        frozenset({"UN Security Council", "United Nations Security Council"}),
    }


def test_an_institution_belongs_to_the_country_of_its_article() -> None:
    found = resolved(
        article("a", "t\n\nThe [organization Kenyan Interior Ministry] spoke."),
        article("b", "t\n\n[place Kenya]'s [organization Interior Ministry] spoke."),
        article("c", "t\n\n[place Peru]'s [organization Interior Ministry] spoke."),
    )
    organizations = [e for e in found.entities if e.kind == "organization"]
    assert sorted([a.article for a in e.appearances] for e in organizations) == [["a", "b"], ["c"]]


def test_governments_of_two_countries_are_two() -> None:
    found = resolved(
        article("a", "t\n\nThe [organization Kenyan government] and the [organization Government of Kenya] paid."),
        article("b", "t\n\nThe [organization Peruvian government] paid."),
    )
    assert sorted(len(e.aka) for e in found.entities) == [0, 1]


def test_countries_join_under_all_their_names() -> None:
    found = resolved(
        article("a", "t\n\n[place United States]"),
        article("b", "t\n\n[place U.S.]"),
        article("c", "t\n\n[place America]"),
    )
    (entity,) = found.entities
    assert (entity.name, entity.country, len(entity.appearances)) == ("United States", "US", 3)


def test_a_city_is_where_the_article_says_or_where_its_country_is_named() -> None:
    found = resolved(
        article("a", "t\n\nFire in [place Paris~Texas]."),
        article("b", "t\n\n[place Paris] is the capital of [place France]."),
        article("c", "t\n\n[place Tripoli] in [place Lebanon]."),
        article("d", "t\n\n[place Tripoli] in [place Libya]."),
    )
    cities = sorted((e.name, e.country or "") for e in found.entities if e.name in {"Paris", "Tripoli"})
    assert cities == [("Paris", "FR"), ("Paris", "US"), ("Tripoli", "LB"), ("Tripoli", "LY")]
    assert all(e.geo for e in found.entities if e.name == "Paris")


def test_a_city_that_one_article_does_not_locate_is_the_one_that_the_others_mean() -> None:
    pages = resolved(
        article("a", "Bridge\n\nThe bridge in [place Rouen] in [place France] is open."),
        article("b", "Ferry\n\nThe ferry to [place Rouen] was late."),
    ).entities
    assert [(e.name, len(e.appearances)) for e in pages if e.name == "Rouen"] == [("Rouen", 2)]


def test_the_gazetteer_detects_nothing_and_retypes_nothing_by_itself() -> None:
    # "Hamas" is an alternate name of a German city.
    found = resolved(article("a", "t\n\n[organization Hamas] met [organization Darya] in [place Doha]."))
    assert {e.name: e.kind for e in found.entities} == {
        "Hamas": "organization",
        "Darya": "organization",
        "Doha": "place",
    }


def test_one_name_has_the_kind_that_the_articles_agree_on() -> None:
    found = resolved(
        *(article(f"a{n}", "t\n\n[place Mosul] fell.") for n in range(3)),
        article("b", "t\n\n[organization Mosul] fell."),
    )
    (entity,) = found.entities
    assert entity.kind == "place"
    assert any(r.rule == "kind by the corpus" for r in entity.reasons)


def test_a_close_conflict_of_kinds_is_asked() -> None:
    found = resolved(article("a", "t\n\n[organization Zarqua] fell."), article("b", "t\n\n[place Zarqua] fell."))
    assert [d.kind for d in found.open_questions] == ["type conflict"]


def test_a_title_keeps_a_person_a_person() -> None:
    found = resolved(
        *(article(f"a{n}", "t\n\n[place Paris] is far.") for n in range(5)),
        article("b", "t\n\n[person <President> Paris] spoke."),
    )
    assert sorted(e.kind for e in found.entities) == ["person", "place"]


def test_the_description_is_the_most_common_role_in_the_articles_words() -> None:
    one, findings = article("a", "t\n\n[person <Mayor> Elena Marsh] won. [person <Senator> Elena Marsh] lost.")
    two = article("b", "t\n\n[person <Senator> Elena Marsh] left.")
    (entity,) = resolved((one, findings), two).entities
    assert entity.description is not None
    id_, start, end = entity.description
    assert {"a": one, "b": two[0]}[id_].text[start:end] == "Senator"


def test_entities_are_ordered_by_kind_then_name() -> None:
    found = resolved(article("a", "t\n\n[place Peru], [person Zoe Lee], [organization Acme], [person Ann Orr]"))
    assert [e.name for e in found.entities] == ["Ann Orr", "Zoe Lee", "Acme", "Peru"]


def test_namesakes_with_incompatible_roles_are_two_people_and_asked() -> None:
    found = resolved(
        article("a", "t\n\n[person <Striker> Omar Reed] scored."),
        article("b", "t\n\n[person <Interior Minister> Omar Reed] resigned."),
        article("c", "t\n\n[person <Minister> Omar Reed] returned."),
    )
    assert sorted([a.article for a in e.appearances] for e in found.entities) == [["a"], ["b", "c"]]
    assert [d.kind for d in found.open_questions] == ["same name, other role"]


def test_one_person_may_have_several_roles() -> None:
    found = resolved(
        article("a", "t\n\n[person <Senator> Omar Reed] spoke."),
        article("b", "t\n\n[person <Ambassador> Omar Reed] spoke."),
        article("c", "t\n\n[person Omar Reed] spoke."),
    )
    assert len(found.entities) == 1
    assert not found.open_questions


def test_a_country_that_is_only_abbreviated_has_its_full_name() -> None:
    found = resolved(article("a", "t\n\n[place U.S.] and [place U.K.]"))
    assert [e.name for e in found.entities] == ["United Kingdom", "United States"]


def test_a_judge_and_a_striker_of_one_name_are_two_people_and_a_question() -> None:
    found = resolved(
        article("a", "t\n\nThe [person <striker> Marta Soares] scored."),
        article("b", "t\n\nThe [person <retired judge> Marta Soares] ruled. [person Soares] smiled."),
        article("c", "t\n\nThe [person <former striker> Marta Soares] ran."),
    )
    assert len(found.entities) == 2
    assert [d.kind for d in found.open_questions] == ["same name, other role"]


def test_a_doubt_about_the_kind_says_what_to_paste() -> None:
    found = resolved(
        article("a", "t\n\n[organization Delmar Quinto] closed."),
        article("b", "t\n\n[place Delmar Quinto] closed."),
    )
    (doubt,) = found.open_questions
    own, other = doubt.entities
    kind = next(e.kind for e in found.entities if e.id == own)
    assert doubt.snippet == {"retype": {own: kind}, "merge": {other: own}}
