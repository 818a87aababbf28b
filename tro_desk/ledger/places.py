"""Marketplaces and the places that orders go to, as the exports spell them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ZONES: Final = {
    "com": "America/Los_Angeles",
    "ca": "America/Los_Angeles",
    "com.mx": "America/Los_Angeles",
    "com.br": "America/Sao_Paulo",
    "co.uk": "Europe/London",
    "ie": "Europe/Dublin",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "es": "Europe/Madrid",
    "nl": "Europe/Amsterdam",
    "se": "Europe/Stockholm",
    "pl": "Europe/Warsaw",
    "com.be": "Europe/Brussels",
    "com.tr": "Europe/Istanbul",
    "co.jp": "Asia/Tokyo",
    "in": "Asia/Kolkata",
    "ae": "Asia/Dubai",
    "sa": "Asia/Riyadh",
    "sg": "Asia/Singapore",
    "com.au": "Australia/Sydney",
}
"""Amazon's marketplaces by the end of their names, and the zone on whose calendar they report."""

_MARKETPLACE = re.compile(r"(?:www\.)?amazon\.((?:com?\.)?[a-z]{2,3})", re.I)


@lru_cache(maxsize=1_000)
def marketplace_zone(channel: str) -> str:
    """The zone of a sales channel such as `Amazon.co.uk`; UTC where it is none of Amazon's."""
    match = _MARKETPLACE.fullmatch(channel.strip())
    return _ZONES.get(match[1].lower(), "UTC") if match else "UTC"


_STATES: Final = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California Calif",
    "CO": "Colorado",
    "CT": "Connecticut Conn",
    "DE": "Delaware",
    "DC": "DistrictofColumbia WashingtonDC",
    "FL": "Florida Fla",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois Ill",
    "IN": "Indiana Ind",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts Mass",
    "MI": "Michigan Mich",
    "MN": "Minnesota Minn",
    "MS": "Mississippi Miss",
    "MO": "Missouri",
    "MT": "Montana Mont",
    "NE": "Nebraska Neb",
    "NV": "Nevada Nev",
    "NH": "NewHampshire",
    "NJ": "NewJersey",
    "NM": "NewMexico",
    "NY": "NewYork",
    "NC": "NorthCarolina",
    "ND": "NorthDakota",
    "OH": "Ohio",
    "OK": "Oklahoma Okla",
    "OR": "Oregon Ore",
    "PA": "Pennsylvania Penn Penna",
    "RI": "RhodeIsland",
    "SC": "SouthCarolina",
    "SD": "SouthDakota",
    "TN": "Tennessee Tenn",
    "TX": "Texas Tex",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington Wash",
    "WV": "WestVirginia",
    "WI": "Wisconsin Wis",
    "WY": "Wyoming Wyo",
    "PR": "PuertoRico",
    "GU": "Guam",
    "VI": "VirginIslands USVirginIslands",
}
_SPELLED: Final = {
    spelling.casefold(): code
    for code, spellings in _STATES.items()
    for spelling in (code, *spellings.split())
}


@lru_cache(maxsize=20_000)
def state_of(text: str, country: str) -> str:
    """The postal code of a US state as people write it (`Ill.`, `illinois`); else as printed."""
    if country not in ("US", "USA", ""):
        return text
    return _SPELLED.get(re.sub(r"[^a-z]", "", text.casefold()), text)
