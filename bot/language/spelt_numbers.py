"""Numbers written out in words: "two hundred and fifty thousand", "one point two million", "twenty-five"."""

from __future__ import annotations

import re

from bot.language.time_words import NUMBERS

SCALES = {"k": 10**3, "thousand": 10**3, "grand": 10**3, "b": 10**9, "bn": 10**9, "billion": 10**9, "hundred": 100}
SCALES |= dict.fromkeys(("m", "mm", "mn", "mio", "mil", "mln", "million"), 10**6)
SCALES |= dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 10**5) | dict.fromkeys(("crore", "crores", "cr"), 10**7)
"""The words and letters behind a number that multiply it; lakh and crore are Indian."""
PARTS = {"half": 0.5, "quarter": 0.25}
_ONE = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_BETWEEN = rf"(?:{_ONE}|an?|and|of|point|half|quarters?|hundred|thousand|million)"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
PLAIN = rf"{_ONE}(?:[\s-](?:and\s)?(?:{_ONE}|point|hundred|thousand))*"
"""A number of any size."""
SCALED = rf"(?:(?:{_ONE}|an?|half|quarters?|hundred)(?:[\s-]{_BETWEEN}){{0,7}}\s(?:{_SCALE})|hundred\s(?:thousand|k|grand))(?:[\s-](?:and\s)?{_ONE}(?![\s-](?:{_SCALE})\b))*"
"""A number that ends in hundreds, thousands, millions."""


def read_spelt(words: str) -> float | None:
    """The number; None where a letter has nothing to multiply ("a k")."""
    total = current = 0.0
    decimals = 0
    said = re.split(r"[\s-]+", words.lower())
    if said[-1] in SCALES and len(said[-1]) < 3 and not any(one in NUMBERS or one == "hundred" for one in said):
        return None
    for one in said:
        if one in NUMBERS and decimals:
            current += float(NUMBERS[one]) / 10**decimals
            decimals += 1
        elif one in NUMBERS:
            current += float(NUMBERS[one])
        elif one == "point":
            decimals = 1
        elif one in PARTS:
            current += PARTS[one]
        elif one == "quarters":
            current *= PARTS["quarter"]
        elif one == "hundred":
            current = (current or 1) * SCALES[one]
        elif one in SCALES:
            total, current, decimals = total + (current or 1) * SCALES[one], 0.0, 0
    return round(total + current, 2)
