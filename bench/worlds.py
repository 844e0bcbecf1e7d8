"""Made-up companies by the hundred thousand, for measuring speed and memory and for mentions whose answer is known."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bot.domain.account_entry import AccountEntry
from bot.domain.people_index import OURS
from bot.domain.salesforce_ids import to_18

_SYLLABLES = """
al an ar bar bel ber bor bran bri cal cam car cas cor cran dal dan del den dor dun ed el er fal fen fer gal gar gil
gran hal ham har hel her hol il is jas jor kal kar kel ken kil lan lar len lin lor mal mar mel mer mil mon mor nar
nel nor ol or os pal par pel per pol por ral ran ras rel rin ros sal san sel ser sol sor stan tal tan tar tel tor
tri ul val van var vel ver vin vol wal war wel win yar zan zel zor
""".split()
_ENDINGS = """
a ia is on o us en ex ix um or er ton ham ley wood ford field stead bridge well mark berg stein ville ano etti sson
ski
""".split()
_TRADES = """
Systems Software Logistics Foods Energy Health Bank Insurance Partners Media Labs Pharmaceuticals Industries Motors
Airlines Steel Mining Textiles Robotics Analytics Networks Capital Realty Hotels Outfitters Dairy Paper Chemicals
Instruments Telecom Security Aerospace Shipping Consulting
""".split()
_PLAIN = """
Blue Red Green North South Summit River Stone Silver Golden First United National Global Pacific Atlantic Bright
Open Clear Prime Union Royal
""".split()
_FORMS = [
    "",
    "",
    " Inc.",
    ", Inc.",
    " LLC",
    " Ltd",
    " GmbH",
    " AG",
    " plc",
    " S.A.",
    " B.V.",
    " S.p.A.",
    " Pty Ltd",
    " Co., Ltd.",
    " Group",
    " Holdings",
]
_FIRST_NAMES = """
Dana Tom Marisol Priya Li Jonas Camille Noor Tariq Ines Astrid Joost Uwe Kofi Beth Sunil Hana Rachel Oliver Meera Pablo
Efua Yasmin Petra Declan Fiona Kenji Mutale Linnea Emre Selin Odile Agnes Bettina Raj Imogen Bao Guillermo Thandi Sipho
""".split()
_PLACES = ["EMEA", "APAC", "Germany", "Canada", "Japan", "UK"]


def make_entries(count: int, *, seed: int = 11) -> Iterator[AccountEntry]:
    """Accounts with brand words, trades, legal forms and now and then a family: one in eight belongs to the account before it."""
    draw = random.Random(seed)
    brand = ""
    for key in range(1, count + 1):
        is_child = bool(brand) and draw.random() < 0.125
        if not is_child:
            brand = _make_brand(draw)
        place = f" {draw.choice(_PLACES)}" if is_child and draw.random() < 0.5 else ""
        trade = f" {draw.choice(_TRADES)}" if draw.random() < 0.85 else ""
        name = f"{brand}{trade}{place}{draw.choice(_FORMS)}"
        domain = f"{brand.lower().replace(' ', '')}{key % 7 or ''}.com"
        yield AccountEntry(
            key=key,
            sf_id=to_18(f"001A{key:011d}"),
            name=name,
            domains=(domain,),
            parent=key - 1 if is_child else None,
            region="AMER",
            country="United States",
        )


def make_people(accounts: int, *, seed: int = 12) -> dict[int, list[str]]:
    """Three contacts at each account, and our own people, one for a hundred accounts."""
    draw = random.Random(seed)
    crowds = {OURS: accounts // 100} | dict.fromkeys(range(1, accounts + 1), 3)
    return {
        at: [f"{draw.choice(_FIRST_NAMES)} {_make_surname(draw)}" for _ in range(size)] for at, size in crowds.items()
    }


def _make_surname(draw: random.Random) -> str:
    return f"{draw.choice(_SYLLABLES)}{draw.choice(_SYLLABLES)}{draw.choice(_ENDINGS)}".title()


def _make_brand(draw: random.Random) -> str:
    word = "".join(draw.choice(_SYLLABLES) for _ in range(draw.choice((1, 2, 2, 3)))) + draw.choice(_ENDINGS)
    kind = draw.random()
    if kind < 0.15:
        return f"{draw.choice(_PLAIN)} {word.title()}"
    if kind < 0.25:
        return f"{word.title()} & {draw.choice(_SYLLABLES).title()}{draw.choice(_ENDINGS)}"
    return word.title()


def misspell(name: str, draw: random.Random) -> str:
    """One letter dropped, doubled, changed or swapped, in a word of at least five letters where there is one."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) >= 5] or [0]
    at = draw.choice(long)
    word = words[at]
    spot = draw.randrange(1, max(2, len(word) - 1))
    words[at] = draw.choice(
        [
            word[:spot] + word[spot + 1 :],
            word[:spot] + word[spot] + word[spot:],
            word[:spot] + draw.choice("aeioustrnl") + word[spot + 1 :],
            word[:spot] + word[spot + 1 : spot + 2] + word[spot] + word[spot + 2 :],
        ]
    )
    return " ".join(words)
