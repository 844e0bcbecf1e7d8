"""Places as people add them to an account's name ("acme emea", "pinewell canada"), against an account's region and country."""

from __future__ import annotations

from dataclasses import dataclass

_COUNTRIES = """
united states: us usa america american states | AMER northamerica na
canada: canada canadian | AMER northamerica na
mexico: mexico mexican | LATAM AMER
united kingdom: uk gb britain british england english scotland wales | EMEA europe uki
ireland: ireland irish | EMEA europe uki
germany: germany german deutschland | EMEA europe dach
austria: austria austrian osterreich | EMEA europe dach
switzerland: switzerland swiss schweiz suisse | EMEA europe dach
france: france french | EMEA europe
spain: spain spanish espana | EMEA europe iberia
portugal: portugal portuguese | EMEA europe iberia
italy: italy italian italia | EMEA europe
netherlands: netherlands dutch holland nederland | EMEA europe benelux
belgium: belgium belgian belgie belgique | EMEA europe benelux
luxembourg: luxembourg | EMEA europe benelux
denmark: denmark danish danmark | EMEA europe nordics
sweden: sweden swedish sverige | EMEA europe nordics
norway: norway norwegian norge | EMEA europe nordics
finland: finland finnish suomi | EMEA europe nordics
iceland: iceland | EMEA europe nordics
poland: poland polish polska | EMEA europe cee
czechia: czechia czech | EMEA europe cee
hungary: hungary hungarian | EMEA europe cee
romania: romania romanian | EMEA europe cee
greece: greece greek | EMEA europe
turkey: turkey turkish turkiye | EMEA
israel: israel israeli | EMEA
united arab emirates: uae emirates dubai | EMEA mena
saudi arabia: saudi ksa | EMEA mena
south africa: rsa | EMEA africa
nigeria: nigeria | EMEA africa
kenya: kenya | EMEA africa
egypt: egypt | EMEA africa mena
india: india indian | APAC asia
china: china chinese | APAC asia
hong kong: hk hongkong | APAC asia
taiwan: taiwan | APAC asia
japan: japan japanese jp | APAC asia
south korea: korea korean | APAC asia
singapore: singapore sg | APAC asia
malaysia: malaysia | APAC asia
indonesia: indonesia | APAC asia
thailand: thailand | APAC asia
vietnam: vietnam | APAC asia
philippines: philippines | APAC asia
australia: australia australian aussie | APAC anz
new zealand: nz zealand | APAC anz
brazil: brazil brazilian brasil | LATAM southamerica
argentina: argentina | LATAM southamerica
chile: chile | LATAM southamerica
colombia: colombia | LATAM southamerica
peru: peru | LATAM southamerica
ecuador: ecuador | LATAM southamerica
panama: panama | LATAM
"""

_SAME_REGION = {"amer": {"amer", "americas", "na", "noram", "nam", "namer"}, "latam": {"latam", "lac"}, "apac": {"apac", "apj", "asiapac", "asiapacific"}, "emea": {"emea"}}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Country:
    name: str
    words: frozenset[str]
    regions: frozenset[str]


def _read_table() -> list[_Country]:
    countries = []
    for line in _COUNTRIES.strip().splitlines():
        name, rest = line.split(":")
        words, regions = rest.split("|")
        countries.append(_Country(name, frozenset([name, *words.split()]), frozenset(regions.lower().split())))
    return countries


_TABLE = _read_table()
_BY_WORD = {word: country for country in _TABLE for word in country.words}
_REGION_WORDS = {word: region for region, words in _SAME_REGION.items() for word in words}
_AREAS = frozenset(area for country in _TABLE for area in country.regions)

PLACE_WORDS = frozenset(_BY_WORD) | frozenset(_REGION_WORDS) | _AREAS
"""Every folded word that names a place here."""


def lies_in(word: str, *, region: str, country: str) -> bool:
    """True when an account's own region or country (folded) is the place that the word names: "emea", "germany", "nordics", "us"."""
    if not region and not country:
        return False
    home = _BY_WORD.get(country)
    if (named := _BY_WORD.get(word)) is not None:
        return named is home
    named_region = _REGION_WORDS.get(word)
    if named_region is not None and _REGION_WORDS.get(region, region) == named_region:
        return True
    return home is not None and (named_region or word) in home.regions
