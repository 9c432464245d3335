"""Write a folder of any number of invented news articles, the same ones each time.

    python benchmarks/corpus.py FOLDER ARTICLES

Some 430 words an article (log-normal, from 120 to 1,500, as news agencies' are), over two years, a fifth as many
events as articles; two articles in a hundred are republished word for word by another outlet. Names follow Zipf's
law, with a vocabulary that grows as Heaps' law has it (exponent 0.7): 10,000 articles name some 6,000 people,
organizations and places.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path

FIRST_DAY, DAYS = date(2023, 1, 2), 730
HEAPS = 0.7

GIVEN = (
    "Ada Amara Anton Beatriz Carl Chidi Clara Daniel Elena Emil Fatima Felix Grace Hana Henrik Ines Ivan Jonas Julia "
    "Karim Laura Leila Lucas Maria Mehmet Mira Nadia Nils Olga Omar Pavel Petra Rana Robert Rosa Samuel Sara Sofia "
    "Stefan Tara Thomas Vera Victor Yusuf Zofia"
).split()
ONSETS = "B Br D Dr F G Gr H J K Kr L M N P R S St T Tr V W Z".split()
MIDDLES = "al an ar el en er il in ir ol on or und ast est ist ost ulm ark erg".split()
ENDINGS = "berg sen sson ić ova man er feld stad ley ton well ini ez ova ak ek aro eda oni".split()
TOWNS = ("a", "o", "burg", "ia")
CITIES = (
    "London Paris Berlin Madrid Rome Vienna Warsaw Prague Oslo Stockholm Helsinki Copenhagen Lisbon Athens Dublin "
    "Brussels Budapest Sofia Belgrade Zagreb Cairo Nairobi Lagos Accra Dakar Tunis Algiers Rabat Ankara Istanbul "
    "Baghdad Damascus Beirut Amman Riyadh Doha Kabul Karachi Lahore Delhi Mumbai Chennai Dhaka Bangkok Hanoi Manila "
    "Jakarta Seoul Tokyo Osaka Beijing Shanghai Taipei Sydney Melbourne Auckland Toronto Montreal Chicago Boston "
    "Houston Denver Seattle Lima Quito Bogotá Caracas Santiago Montevideo Havana Kingston Bergen Rotterdam Hamburg"
).split()
COUNTRIES = (
    "France Germany Spain Italy Austria Poland Norway Sweden Finland Denmark Portugal Greece Ireland Belgium Hungary "
    "Bulgaria Serbia Croatia Egypt Kenya Nigeria Ghana Senegal Tunisia Algeria Morocco Turkey Iran Iraq Syria Lebanon "
    "Jordan Qatar Afghanistan Pakistan India Bangladesh Thailand Vietnam Indonesia Japan China Australia Canada Peru "
    "Ecuador Colombia Venezuela Chile Uruguay Cuba Jamaica"
).split()
FIELDS = (
    "Harbour Transport Energy Water Health Education Farm Mining Fishing Railway Steel Housing Forest Media Aviation "
    "Climate Labour Trade Grain Textile Solar Shipping Border Relief Justice"
).split()
BODIES = (
    "Union Council Authority Commission Company Institute Federation Agency Bank Ministry Association Party "
    "Foundation Group"
).split()
ROLES = "minister spokeswoman director mayor economist lawyer analyst commander governor activist engineer".split()
TOPICS = (
    "the new port agreement|the rail contract|the budget plan|the border crossing|the flood defences|the power station|"
    "the wage dispute|the election timetable|the hospital programme|the water treaty|the fishing quota|the tax reform|"
    "the evacuation order|the peace talks|the climate target|the bridge project|the school closures|the grain deal"
).split("|")
SUBJECTS = (
    "fishing boats|teachers|soldiers|families|workers|houses|passengers|farmers|students|patients|trucks|villagers|"
    "refugees|protesters"
).split("|")
ADJECTIVES = (
    "old new small public private local foreign heavy quiet narrow costly early late final recent wooden steel "
    "southern empty crowded broken careful strict joint open secret steady slow fast regional national annual weekly"
).split()
NOUNS = (
    "road bridge market school river harbour tunnel station factory office court clinic library stadium warehouse "
    "valley forest village district island coast border airport pipeline dam reservoir archive museum theatre church "
    "square tower engine cable antenna container barge ferry tram bus lorry crane harvest wheat rice cotton timber "
    "copper salt sugar coffee milk bread wool leather paper glass cement brick letter contract permit licence budget "
    "loan pension wage tax fee fine audit survey census ballot debate speech hearing verdict appeal treaty protocol "
    "charter statute clause deadline schedule invoice receipt ledger map sketch blueprint sample sensor valve pump "
    "filter turbine generator battery panel roof wall fence gate window ladder corridor basement kitchen garden orchard"
).split()
VERBS = (
    "closed reopened repaired inspected crossed measured sold bought moved painted counted recorded postponed "
    "extended shortened financed insured copied signed sealed checked emptied filled flooded covered cleared marked "
    "replaced restored surveyed delivered stored lifted lowered tested delayed divided joined guarded visited"
).split()
PLAIN_SENTENCES = (
    "The {a1} {n1} behind the {n2} was {v1} twice and {v2} again before the {n3} could be {v3}.",
    "Engineers {v1} the {a1} {n1}, {v2} a {n2} and {v3} the {a2} {n3} within a few hours.",
    "Nobody could say why the {n1} and the {a1} {n2} had been {v1} before the {n3} was {v2}.",
    "Behind the {a1} {n1}, a {n2} had been {v1} and the {a2} {n3} {v2} without notice.",
    "A {a1} {n1} next to the {n2} will be {v1} once the {a2} {n3} has been {v2}.",
)
DAYS_OF_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

HEADLINES = (
    "{org} and {city} agree on {topic} after talks about {subjects}",
    "{person} warns of delay to {topic} in {city}",
    "{n} {subjects} affected as {country} debates {topic}",
    "{city} waits for answers on {topic}, {person} says",
    "{org} rejects plan for {topic} backed by {country}",
)
SENTENCES = (
    "{City} officials met on {weekday} to discuss {topic} with the {org}.",
    "{person}, a {role} in {city}, said the decision on {topic} would be taken before the end of the month.",
    "“We cannot wait any longer for {topic},” {last} told reporters on {weekday}.",
    "According to the {org}, at least {n} {subjects} were affected by the delay in {city}.",
    "At least {small} people were killed and {n} wounded near {city} on {weekday}, the {org} said.",
    "The government of {country} rejected the criticism and said that {topic} remained a priority.",
    "{last} accused the {org} of hiding the real cost of {topic} from the public.",
    "The {org} estimates that the programme will cost ${n} million over the next {small} years.",
    "“It is a matter of trust,” said {person}, who has worked with the {org} since {month} {year}.",
    "Nearly {n} {subjects} have left {city} since {month}, a report by the {org} showed.",
    "In {country}, opposition leaders called for an inquiry into {topic} and the role of {person}.",
    "Unemployment in the region rose by {small} percent in {month}, official figures published in {city} showed.",
    "The {org} declined to comment on the reports from {city}.",
    "{person} will travel to {city} on {weekday} for a second round of meetings about {topic}.",
    "Residents described long queues, empty shops and little information from the authorities in {city}.",
    "Critics say that {topic} has been delayed three times because nobody wanted to pay for it.",
    "The two sides had agreed in {month} to publish all contracts, but only a few pages have been released.",
    "More than {n} {subjects} took part in a march through {city} on {weekday}, organised by the {org}.",
    "“Nobody asked the people who live here,” {last} added, pointing at a map of {city}.",
    "A spokesperson for the {org} said talks with {country} would continue next week.",
    "The plan covers {n} square kilometres between {city} and the border with {country}.",
    "For many families in {city}, the question is simply whether the roads will be open again before the winter.",
)


@dataclass(frozen=True, slots=True)
class World:
    """The names that articles can use, the most frequent first."""

    people: Sequence[str]
    """Full names."""
    organizations: Sequence[str]
    """Names without "the"."""
    places: Sequence[str]
    """Cities, real ones first."""


class Zipf:
    """Random choice from a sequence, where the item of rank r has the weight 1 / r."""

    def __init__(self, items: Sequence[str]) -> None:
        self._items = items
        self._bounds = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))

    def draw(self, chance: random.Random) -> str:
        """Choose an item."""
        return self._items[bisect(self._bounds, chance.random() * self._bounds[-1])]


def make(folder: Path, size: int, start: int = 0, longest: int = 1500, *, newest: bool = False) -> None:
    """Write `size` articles into `folder`, each a text file and its sidecar.

    Args:
        folder: Created if it is missing.
        size: Number of articles.
        start: Number of the first; articles of other numbers are not touched, so that a corpus can grow.
        longest: Approximate limit on the words of an article.
        newest: Whether all have the last day of the corpus as date, like incoming news; else the days of their events.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = _world(10_000 if size < 10_000 else size)
    draws = {name: Zipf(items) for name, items in _vocabulary(world, max(size, start + size)).items()}
    for number in range(start, start + size):
        title, body, day, outlet = _article(number, max(size, start), draws, longest)
        day = FIRST_DAY + timedelta(days=DAYS - 1) if newest else day
        name = f"{number:06d}"
        (folder / f"{name}.txt").write_text(f"{title}\n\n{body}\n", encoding="utf-8")
        (folder / f"{name}.meta.yml").write_text(f"date: {day}\npublisher: {outlet}\n", encoding="utf-8")


def _world(size: int) -> World:
    chance = random.Random(7)  # noqa: S311 - the same world each time
    wanted = int(2 * size**HEAPS)
    people = dict.fromkeys(
        f"{chance.choice(GIVEN)} {chance.choice(ONSETS)}{chance.choice(MIDDLES)}{chance.choice(ENDINGS)}"
        for _ in range(4 * wanted)
    )
    towns = dict.fromkeys(
        f"{chance.choice(ONSETS)}{chance.choice(MIDDLES)}{chance.choice(MIDDLES)}{chance.choice(TOWNS)}"
        for _ in range(wanted)
    )
    organizations = dict.fromkeys(
        f"{place} {field} {body}" for place in (*CITIES, *list(towns)[:200]) for field in FIELDS for body in BODIES
    )
    shuffled = list(organizations)
    chance.shuffle(shuffled)
    return World(list(people), shuffled, [*CITIES, *towns])


def _vocabulary(world: World, size: int) -> dict[str, Sequence[str]]:
    known = int(2 * size**HEAPS)
    return {
        "people": world.people[:known],
        "organizations": world.organizations[: known // 2],
        "places": world.places[: max(60, known // 4)],
    }


def _article(number: int, size: int, draws: dict[str, Zipf], longest: int) -> tuple[str, str, date, str]:
    chance = random.Random(number)  # noqa: S311
    if number >= 50 and chance.random() < 0.02:  # the words of an earlier one, sent by another outlet
        title, body, day, _ = _article(number - chance.randrange(1, 50), size, draws, longest)
        return title, body, day, "Second Wire"
    event = random.Random(1_000_000 + chance.randrange(max(1, size // 5)))  # noqa: S311
    day = FIRST_DAY + timedelta(days=min(DAYS - 1, event.randrange(DAYS - 4) + chance.randrange(4)))
    topic = event.choice(TOPICS)
    cast = [draws["people"].draw(event) for _ in range(3)] + [draws["people"].draw(chance) for _ in range(2)]
    bodies = [draws["organizations"].draw(event) for _ in range(2)] + [draws["organizations"].draw(chance)]
    places = [draws["places"].draw(event), draws["places"].draw(event), draws["places"].draw(chance)]
    countries = [event.choice(COUNTRIES), chance.choice(COUNTRIES)]
    named: list[str] = []

    def filled(pattern: str) -> str:
        person = chance.choice(cast)
        if "{last}" in pattern and named:
            person = chance.choice(named)
        elif "{person}" in pattern:
            named.append(person)
        place = chance.choice(places)
        return pattern.format(
            person=person,
            last=person.split()[-1] if person in named else person,
            org=chance.choice(bodies),
            city=place,
            City=place,
            country=chance.choice(countries),
            topic=topic if chance.random() < 0.7 else chance.choice(TOPICS),
            role=chance.choice(ROLES),
            subjects=chance.choice(SUBJECTS),
            n=f"{chance.randrange(20, 9000):,}",
            small=chance.randrange(3, 19),
            weekday=chance.choice(DAYS_OF_WEEK),
            month=chance.choice(("January", "March", "April", "June", "September", "October")),
            year=chance.randrange(2009, 2023),
        )

    def plain() -> str:
        nouns, adjectives, verbs = chance.sample(NOUNS, 3), chance.sample(ADJECTIVES, 2), chance.sample(VERBS, 3)
        words = {"n": nouns, "a": adjectives, "v": verbs}
        slots = {f"{kind}{place}": word for kind, some in words.items() for place, word in enumerate(some, 1)}
        return chance.choice(PLAIN_SENTENCES).format(**slots)

    def sentences() -> Iterator[str]:
        """Use every pattern once before repeating any; every other sentence has no name."""
        while True:
            for pattern in chance.sample(SENTENCES, len(SENTENCES)):
                yield filled(pattern)
                if chance.random() < 0.5:
                    yield plain()

    title, stream = filled(chance.choice(HEADLINES)), sentences()
    words = min(longest, max(120, int(chance.lognormvariate(5.98, 0.4))))
    paragraphs: list[str] = []
    total = 0
    while total < words:
        paragraph = " ".join(islice(stream, chance.randrange(1, 4)))
        total += len(paragraph.split())
        paragraphs.append(paragraph)
    return title, "\n\n".join(paragraphs), day, chance.choice(("Harbour Press", "World Desk", "Morning Wire"))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
