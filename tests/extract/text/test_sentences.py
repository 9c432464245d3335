"""Sentences: where they begin and end."""

from __future__ import annotations

import pytest

from generator.extract.text.sentences import segment
from generator.records import Article


def cut(paragraph: str) -> list[str]:
    text = f"A title\n\n{paragraph}"
    article = Article("a.txt", "a.txt", "0" * 64, "A title", text)
    return [text[s.start : s.end] for s in segment(article)][1:]


# Each paragraph with ` | ` where a sentence ends.
CASES = {
    "plain": "The vote failed. | Nobody was surprised! | Why not? | It rained.",
    "courtesy titles and ranks": "Mr. Okoro met Gen. Ruiz and Dr. A. Lund. | They left.",
    "initials": "John F. Lowe and J.R. Banks wrote it. | A book followed.",
    "acronym inside": "The U.S. Senate and the U.N. General Assembly agreed.",
    "acronym at the end": "He flew to the U.S. | The trip was short.",
    "acronym at the end of a clause": "He left the U.S. Army in May.",
    "acronym in brackets": "The United Forum (U.F.) Secretary spoke.",
    "month before a day": "It began on Aug. 18 and ended on Sept. 3. | Nobody came.",
    "month at the end": "It began in Aug. | The rain stopped.",
    "number": "She wore No. 10 all year. | Art. 5 applies.",
    "hours": "They met at 10 a.m. Monday. | They parted at 4 p.m. | The hall closed.",
    "hour before a date": "The call begins at 10 a.m. Nov. 29.",
    "company": "Acme Inc. fell. | Shares of Bolt Corp. rose.",
    "state": "A fire in Tampa, Fla. killed two. | It began in Miami, Fla. | The cause is unknown.",
    "quotation closes after the stop": "“We won.” | “They lost,” she said.",
    "straight quotes": '"We won." | "They lost," she said.',
    "question inside a quotation that goes on": '"Why now?" Ana Diaz asked. | "Because," he said.',
    "question that ends a quotation": '"Why now?" | The hall fell silent.',
    "exclamation with a small word": '"Stop!" he cried.',
    "brackets": "He left (early, some say). | She stayed. | (It was late.) | They slept.",
    "ellipsis going on": "We waited ... and waited. | Then it came… | The end.",
    "decimal and money": "It cost $3.5 million. | It grew 2.4 percent.",
    "versus": "The case is Hale vs. Stone. | It is old.",
    "domain": "See example.org for more. | It is free.",
    "nickname in initials": "Col. Ann “A.J.” Rivera spoke. | She left.",
    "counter": "1. Stop the fighting. | Then talk.",
    "dateline": "GENEVA (AFP) — Talks began. | They ended.",
    "particle in small letters": "He left. | al-Amin stayed.",
}


# Abbreviations as newspapers write them, each with ` | ` where a sentence ends.
FORMS = (
    "The court upheld Roe v. Wade in 1973. | It was overturned later.",
    "In Marbury v. Madison, the court spoke. | It was long ago.",
    "The case, Lind v. The State, is old.",
    "She cited Doe vs. Roe. | Nobody answered.",
    "Lt. Gov. Ana Ruiz and Sgt. Maj. Tom Bell spoke.",
    "Lt. Col. J. P. Moss left.",
    "Gen. Ruiz flew to St. Petersburg. | He rested.",
    "The firm, Acme Inc., fell. | Its rival, Bolt Ltd., rose.",
    "They met at 9 a.m. on Monday. | They left at 5 p.m.",
    "They met at 9 a.m. Eastern time.",
    "The U.S. is large. | The U.K. is small.",
    "He lives in the U.S. | His wife does not.",
    "Troops from the U.S. | The army said so.",
    "The U.S. and U.N. officials met.",
    "In the U.S. Mr. Hale is known.",
    "J. K. Rowe wrote it. | E. B. Lane read it.",
    "Samuel L. Jaxon and George W. Brush met. | They ate.",
    "It was plan B. | Then came plan C.",
    "He got a vitamin C. | It helped.",
    "See p. 12 and pp. 13-15. | See fig. 4 for more.",
    "The company (est. 1999) grew. | It sold.",
    "Nos. 4 and 5 were late. | No. 6 came.",
    "Is that a yes? | No. | He left.",
    "She said no. | He said yes.",
    "Jan. 6 and Dec. 25 are days. | Sept. is a month.",
    "The Rev. Paul Onu and Prof. Ana Lee prayed.",
    "Sen. Lee (R., Utah) and Rep. Moe, D-Calif., agreed.",
    "Smith Jr. and Jones Sr. spoke. | They sat.",
    "It was written by John Smith Jr. | It sold well.",
    "e.g. The rule, i.e. Rule 5, holds.",
    "Cats, dogs, etc. | They came.",
    "Cats, dogs, etc. were there.",
    "They walked along Main St. and Fifth Ave. | It rained.",
    "They live on Main St. | The house is old.",
    "Mt. Etna and Ft. Worth are places.",
    "It weighs 5 lbs. | It is 3 ft. tall.",
    "The temperature hit 40 C. | It was hot.",
    "He has a Ph.D. in law. | She has an M.D. from Yale.",
    "He has a Ph.D. | She does not.",
    "The D.C. Council voted. | It was in Washington, D.C. | The vote was close.",
    "Brig. Gen. Al Oz and Capt. Jo Fox fled. | Pvt. Lee stayed.",
    "Co. officials said Acme & Co. would close. | They did.",
    "At approx. 5 metres, it stops.",
    "The Dept. of Labor met. | The Govt. did not.",
    "“It is over.” | He left. | “Is it?” she asked.",
    "He said: “It is over. | We go.” | She wept.",
    "Approx. 300 came. | Est. cost: $5 million.",
    "Gov. Lee met Atty. Gen. Moe in Ill. on Monday.",
    "Hale v. United States is pending.",
    "The U.N. Security Council met. | The U.S.-led force left.",
    "The vote was 5-4. | Justice Elena Ortiz dissented.",
    "The firm's No. 2, Al Ray, quit. | The No. 1 stayed.",
    "He was born c. 1850. | He died in 1901.",
    "Ms. Lee, Mrs. Poe, Messrs. Low and Fay sat.",
    "Hon. Judge Roe heard it. | The Hon. member rose.",
    '"I am done." | The minister left. | "So am I."',
    "It ended 3 p.m. EST Friday. | It began at noon.",
    "A. The first. | B. The second.",
    "Supt. Ann Dee and Det. Insp. Ray Fox arrived. | Cmdr. Poe left.",
    "Pres. Moe and V.P. Lee met. | Amb. Koh did too.",
    "The 3rd Bn. was there. | The war, circa 1900, ended.",
    "The ship, HMS St. Albans, sailed at 6 a.m. | It sank.",
    "The I.M.F. said so. | The E.U. Commission agreed.",
    "The law passed in the E.U. | It failed in the U.K. | Nobody knew.",
    "At 9 p.m. Hale left. | Around 10 a.m. Ms. Poe came.",
    "Lt.-Gen. Roe and Maj.-Gen. Bell met. | Gen.-designate Fox did not.",
    "1st Lt. Ana Roe and Sgt. 1st Class Tom Bell died. | Fr. Low prayed.",
    "See vol. 3, ch. 4. | It is long.",
    "Roe et al. wrote it. | Poe et al. found the same. | Then came more.",
    "A Ph.D. student left. | J.P. Lane Co. hired her.",
    "The San Jose, Calif.-based firm grew. | It is big.",
    "It ended Oct. 7. | Then it rained.",
    "The attack at 5 p.m. GMT ended.",
    "T.S. Lane wrote. | O. Henri read.",
    "The W.H.O. chief spoke. | The W.H.O. said so.",
    "He met W. E. B. Dorn. | They spoke.",
    "Mr. An left. | Mrs. So stayed.",
    "He works for the F.B.I. | She works for the C.I.A. | Both are spies.",
    "He left the U.S. in May. | In the U.S. Many agree.",
    "He was sentenced to life in State v. Moe. | He appealed.",
    "In re Gault, the court ruled. | In People v. O. J. Sims, it did not.",
    "The rule (cf. Art. 5) holds. | See Sec. 3(b). | It is plain.",
    "He played vs. Spain and v. France.",
    "Smith v. Jones Corp. was cited. | Jones Corp. lost.",
    "It cost approx. $5 million. | It took approx. three years.",
    "Asst. Sec. Roe spoke. | Dep. Gov. Poe did not.",
    "Is it Gov. Lee? | No. | It is Sen. Lee.",
    "Roe asked, “Who?” | “Me,” said Poe.",
    "The group of 20 incl. Japan met. | Nobody came.",
    "They sell fruit, veg., etc. | Prices rose.",
    "St. Mary's is on St. James St. | It is old.",
    "She lives at 5 King St. in York. | He does not.",
    "Gulf of St. Lawrence ports closed.",
    "Ed. note: This is old. | P.S. It is new.",
)


@pytest.mark.parametrize("marked", FORMS)
def test_abbreviations_end_a_sentence_only_where_one_ends(marked: str) -> None:
    assert cut(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_boundaries(marked: str) -> None:
    expected = marked.split(" | ")
    assert cut(marked.replace(" | ", " ")) == expected


def test_a_scraper_s_lost_space_is_a_boundary() -> None:
    assert cut("The vote failed.The crowd left.") == ["The vote failed.", "The crowd left."]


def test_title_is_one_sentence_and_paragraphs_are_never_crossed() -> None:
    text = "Will it rain? Perhaps. It may\n\nfirst half\n\nsecond half.\n\nThird."
    article = Article("a.txt", "a.txt", "0" * 64, "Will it rain? Perhaps. It may", text)
    found = segment(article)
    assert [s.id for s in found] == ["s0", "s1", "s2", "s3"]
    assert [s.paragraph for s in found] == [0, 1, 2, 3]
    assert text[found[0].start : found[0].end] == article.title


def test_every_letter_belongs_to_exactly_one_sentence() -> None:
    text = "T\n\n  Odd  spaces. \n single break.  “Quote.” \n\n—\n\n…\n\n3.14 is pi."
    article = Article("a.txt", "a.txt", "0" * 64, "T", text)
    covered = [i for s in segment(article) for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
