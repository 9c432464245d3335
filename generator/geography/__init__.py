"""The gazetteer: names and coordinates of places, and names of their people; evidence, never a detector by itself.

Countries have their official and common English names from Babel's CLDR data (Unicode licence) and a hand-written
table; regions and peoples are hand-written; cities come from GeoNames (CC BY 4.0). Every table is loaded on first use.
"""

from generator.geography.names import place_key
from generator.geography.peoples import country_of_group, group_of
from generator.geography.places import Place, big_place, lookup, state_by_abbreviation

__all__ = ["Place", "big_place", "country_of_group", "group_of", "lookup", "place_key", "state_by_abbreviation"]
