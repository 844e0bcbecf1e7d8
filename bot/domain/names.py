"""How the name of a company is read: letters folded, the legal form and other clutter set apart, the words that tell it apart kept.

Every name is read once when it is stored and every mention once when it is said, both by the same rules, so that most of
resolution is plain equality: of the whole name, of its core without the legal form, and of its bare letters.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from bot.domain.legal_forms import LEADING_FORMS, UNSPACED_FORMS, split_legal_form

CONNECTORS = frozenset(
    """
and e y und et og och en i ja oraz
""".split()
)
LINKS = frozenset(
    """
of the for de del della di da do dos du des der
""".split()
)
"""Small words that count only where they stand first: "Bank of America" is also "bank america", "De Vries" is not "Vries"."""
ARTICLES = frozenset({"the"})

# What administrators write behind the name of a record that should be gone.
_LEFTOVER = re.compile(
    r"[\s\-–—(\[*_:|]*(?:\b(?:to be (?:merged|deleted|removed|archived)|no longer in (?:salesforce|sfdc|crm)|do not use|don'?t use"
    r"|merged (?:into|with)|duplicate (?:of|account|record))|(?:duplicate|dupe|old|merged|deleted)\))(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
_FORMER = re.compile(
    r"\b(?:f/?k/?a|formerly(?: known as)?|previously|ex-|a/?k/?a|also known as|d/?b/?a|t/a|trading as)\b:?\s*",
    re.IGNORECASE,
)
_LEFTOVER_HINTS = frozenset(["merged", "deleted", "removed", "archived", "longer", "use", "duplicate", "dupe", "old"])
_FORMER_HINTS = frozenset(["fka", "formerly", "previously", "ex", "aka", "also", "dba", "ta", "trading"])
"""One of these words must be there before the slow patterns above are worth a try."""
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_DOTTED = re.compile(r"([\w-]+)\.(?:com|net|org|io|ai)\b", re.IGNORECASE)
_LINK = re.compile(r"<(?:(https?://|mailto:)([^|>]*))(?:\|([^>]*))?>")
_MENTION = re.compile(r"<[@#!][^>]*>")
_EMOJI = re.compile(r":[a-z0-9_+\-]+:(?:skin-tone-\d:)?")
_INITIALS = re.compile(r"\b[a-z]\.(?:\s?[a-z]\b\.?)+|\b[a-z](?:\.[a-z]\b)+\.?|\b[a-z](?:/[a-z]\b)+")
_APOSTROPHE = re.compile(r"(?<=[a-z0-9])'(?=[a-z])")
_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"['’`´]s?$|(?<=s)['’]$")
_ABBREVIATIONS = {
    "grp": "group", "intl": "international", "internatl": "international", "univ": "university", "dept": "department", "mgmt": "management",
    "mfg": "manufacturing", "assoc": "associates", "assn": "association", "svcs": "services", "svc": "services", "bros": "brothers",
    "natl": "national", "govt": "government", "hosp": "hospital", "saint": "st", "mount": "mt", "sainte": "ste", "hldgs": "holdings",
    "hldg": "holding", "ind": "industries", "indus": "industries", "inds": "industries", "elec": "electric", "amer": "america", "engg": "engineering",
    "engr": "engineering", "pharms": "pharmaceuticals", "labs": "labs", "centre": "center", "co-op": "coop", "acct": "account",
}  # fmt: skip


class Name(NamedTuple):
    """A name as it is compared."""

    words: tuple[str, ...]
    """The core in folded words: without legal form, leading article or dangling connectors; "and" for `&`."""
    form: tuple[str, ...]
    """The legal form in canonical words, often empty."""
    leftover: bool = False
    """True when the name says that its record should be gone."""

    @property
    def whole(self) -> str:
        return " ".join(self.words + self.form)

    @property
    def core(self) -> str:
        return " ".join(self.words)

    @property
    def bare(self) -> str:
        """The core's letters alone, blind to spaces, connectors and the two ways to write an umlaut."""
        return "".join(significant(self.words))


def fold(text: str) -> str:
    """Lower-case Latin letters without accents: "Łódź & Söhne" → "lodz & sohne"."""
    return text.lower() if text.isascii() else anyascii(text).lower()


@lru_cache(maxsize=50_000)
def loosen(word: str) -> str:
    """A folded word with ä, ae and a alike, as ö, oe, o and ü, ue, u and å, aa, a; initials stay as they are."""
    if len(word) <= 3:
        return word
    if "e" in word:
        word = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return word.replace("aa", "a") if "aa" in word else word


def significant(words: tuple[str, ...] | list[str]) -> list[str]:
    """The loosened words without connectors and links, for comparing; all words where nothing else would be left."""
    kept = [loosen(word) for at, word in enumerate(words) if word not in CONNECTORS and (word not in LINKS or not at)]
    return kept or list(words)


def fold_words(text: str) -> list[str]:
    """The words of a text, folded: dotted initials joined, apostrophes gone, `&` and `+` as "and", common abbreviations written out."""
    if not text.isascii():
        for form in UNSPACED_FORMS:
            if form in text:
                text = text.replace(form, " ")
    folded = fold(text)
    if "." in folded[:-1] or "/" in folded:
        folded = _INITIALS.sub(_join_initials, folded)
    if "'" in folded:
        folded = _APOSTROPHE.sub("", folded)
    if "&" in folded or "+" in folded:
        folded = folded.replace("&", " and ").replace("+", " and ")
    words: list[str] = _WORD.findall(folded)
    return words if _ABBREVIATIONS.keys().isdisjoint(words) else [_ABBREVIATIONS.get(word, word) for word in words]


def _join_initials(match: re.Match[str]) -> str:
    return "".join(char for char in match.group() if char.isalnum()) + " "


def is_leftover(text: str) -> bool:
    """True when a name says that its record should be gone; words that are nothing else are a name."""
    folded = text.casefold()
    if not any(hint in folded for hint in _LEFTOVER_HINTS):
        return False
    cut = _LEFTOVER.sub("", text)
    return cut != text and bool(cut.strip())


def read_name(text: str) -> Name:
    """A stored name or a bare mention as it is compared. A name without any letter or digit reads as no words at all."""
    words = fold_words(text)
    leftover = False
    if not _LEFTOVER_HINTS.isdisjoint(words):
        cut = _LEFTOVER.sub("", text)
        leftover = cut != text and bool(cut.strip())
        words = fold_words(cut) if leftover else words
    if len(words) > 1 and words[-1] in ARTICLES:  # "Boeing Company, The"
        words.pop()
    core, form = split_legal_form(words)
    if len(core) > 1 and core[0] in ARTICLES:
        core = core[1:]
    return Name(tuple(core), tuple(form), leftover)


def further_readings(text: str, name: Name) -> list[str]:
    """What else a stored name says its bearer is called; the name is given as it stands and as it was read.

    It may say so in parentheses, behind "formerly" or "dba", or without a legal form that stands first.
    "Alphabet Inc. (Google)" → ["Alphabet Inc.", "Google"]; a place or a form in parentheses is no name.
    """
    readings = []
    if "(" in text:
        outside = _PARENTHESES.sub(" ", text).strip()
        readings += [outside] if outside else []
        readings += [_FORMER.sub("", inside).strip() for inside in _PARENTHESES.findall(text)]
    elif not _FORMER_HINTS.isdisjoint(name.words) and (former := _FORMER.search(text)) and former.start() > 0:
        readings += [text[: former.start()].strip(" ,-–"), text[former.end() :].strip()]
    first, _, rest = text.partition(" ")
    if rest and fold(first) in LEADING_FORMS:
        readings.append(rest)
    if "." in first and (dotted := _DOTTED.match(text)):
        readings.append(dotted.group(1) + text[dotted.end() :])
    return [reading for reading in readings if reading]


def undo_markup(text: str) -> str:
    """What a person wrote before Slack marked it up: entities, links and mail links as their address, mentions and emoji gone."""
    text = _LINK.sub(
        lambda match: match.group(2) if match.group(1) == "mailto:" else match.group(1) + match.group(2), text
    )
    text = _EMOJI.sub(" ", _MENTION.sub(" ", text))
    text = html.unescape(text)
    return re.sub(r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)", " ", text).strip()


def trim_mention(text: str) -> str:
    """A mention without the quotes, closing punctuation and possessive around it."""
    text = text.strip().strip("\"“”„«»‹›'‘’ \t").rstrip("?!,;: \t").strip()
    if text.endswith(".") and text.count(".") == 1:
        text = text[:-1]
    return text


def drop_possessive(text: str) -> str:
    return _POSSESSIVE.sub("", text)


_SMALL = CONNECTORS | LINKS | {"la", "in"}
_GENERAL_ENDS = frozenset(
    [
        "group",
        "holdings",
        "holding",
        "international",
        "global",
        "worldwide",
        "company",
        "corporation",
        "groupe",
        "grupo",
    ]
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def initials(words: tuple[str, ...] | list[str]) -> set[str]:
    """The short forms that initials make of a name: "bank of america" → {"boa", "ba", "bofa"}; none from a single word.

    General words at the end may be left out: "goldman sachs group" → "gsg" and "gs".
    """
    if len(words) > 8:
        return set()
    found = set[str]()
    while len(words) > 1:
        found.add("".join([word[0] for word in words]))
        if min(map(len, words)) <= 2:
            found.add("".join([word if len(word) == 2 and word not in _SMALL else word[0] for word in words]))
        if not _SMALL.isdisjoint(words):
            found.add("".join([word[0] for word in words if word not in _SMALL]))
            found.add("".join([word if word == "and" else word[0] for word in words]))
            found.add("".join([word if word == "of" else word[0] for word in words if word not in CONNECTORS]))
            found = {short for short in found if len(short) >= 2}
        if words[-1] not in _GENERAL_ENDS:
            break
        words = words[:-1]
    return found


def split_capitals(text: str) -> str:
    """ "UnitedHealth" → "United Health", "JPMorgan Chase" → "JP Morgan Chase"."""
    return text if text.istitle() else _CAMEL.sub(" ", text)
