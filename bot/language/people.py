"""People said in a message: "Fiona and Imran", "Dr. Meera Shah (CIO), R. Okonjo and me", "raj + a chap called nigel"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.everyday import EVERYDAY
from bot.language.sentence import BREAKS, Sentence

TITLES = frozenset(
    "dott dottoressa avv drs mag mr mrs ms miss lady lord rev father captain capt dr prof professor doctor herr frau mme mlle madame monsieur señor señora sr sra signor signora sir "
    "sister fr licenciado lic ing dipl-ing".split()
)
PARTICLES = frozenset("de van von der den da del di la le du dos al bin ten".split())
JOINS = frozenset(["and", ",", ";", "+", "&", "plus", "/", "also", "with", "uh", "um", "as", "well"])
"""What stands between two people of a list; "as well as" is three of them."""
HEDGES = (("i", "think"), ("i", "believe"), ("i", "guess"), ("maybe",), ("possibly",), ("probably",), ("then",))
"""What may stand before another one: doubts, mostly."""
TIES = frozenset(["and", "+", "&", "plus", "with", "uh", "um"])
"""Those after which another person is all but certain; after a comma the notes may begin."""
SELF = frozenset(["me", "myself", "yours"])
DETERMINERS = frozenset(
    "a an the my our their his her its two three four five some several another one both new old own".split()
)
ROLES = frozenset(
    """
    bursar registrar principal chef nurse teacher farmer ceo cfo cio cto coo cmo cpo ciso vp svp evp dsi director directors manager managers head lead leads leader engineer
    engineers developer developers admin admins administrator foreman assistant assistants colleague colleagues guy guys
    folks people team teams boss partner partners chap owner owners analyst analysts architect buyer champion sponsor ops eng sa ae se pm sales finance it hr marketing operations success services technology procurement logistics digital
    contact consultant consultants controller coordinator dean president chair chief counsel lawyer lawyers auditor auditors accountant advisor adviser officer planner planners operator
    operators representative representatives rep reps reseller secretary specialist supervisor supervisors technician
    technicians trainer user users customer client staff crew board gentleman woman man somebody someone person others engineering
    """.split()
)
"""What somebody is, where no name is needed to say it."""
CERTAINLY_FOLLOWS = frozenset(
    """
    @day @length @account joined attended attending present participated dialled dialed there here only at from of for on cc'd notes topics subject
    about in who re @ | yesterday today over to
    """.split()
)
"""After these a name has ended, even one in small letters."""
NO_PERSON = frozenset(
    """
    spoke talked met chatted basically actually honestly well he she it they them their we our us you i this that these
    call meeting email note notes update renewal budget team everyone everybody all good great customer nothing
    cc'd cc cced copied dialled dialed conference nobody somebody someone anybody anyone history standup need needs wants wanted asked about discussed follow sentiment mood cta ebr qbr kickoff intro procurement legal
    security product roadmap today yesterday tomorrow still also pricing attendees participants subject duration reason
    due priority owner went going happy confirmed said says told agreed loved champion sponsor pilot seats usage zoom
    onsite on-site sync review cadence vm voicemail feedback q1 q2 q3 q4 outage next walked reviewed covered action
    todo sent left no yes not if when then so but because from at teams demo webinar workshop session training visit
    lunch coffee dinner breakfast status summary recap agenda invoice contract quote support billing project phase data
    date time attended joined present monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december log record green yellow amber red synced ta
    reminder minutes hours details text topic title type kind account company rag csm ally please thanks hi hello hey
    emea apac latam amer activity timeline milestone health quick great gave got ran had has have is was were are be been did made held
    """.split()
)
NEVER_NAMES = EVERYDAY | NO_PERSON | JOINS | ROLES | PARTICLES
"""Words that nobody is called by in small letters."""
_WORD = re.compile(r"@?[^\W\d_][\w'’.-]*")
_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*")
_MENTION = re.compile(r"[UW][A-Z0-9]{4,}")
_LONGEST = 4
"""Words of one name."""


@dataclass(frozen=True, slots=True)
class People:
    """A list of people as it stands in a sentence."""

    names: tuple[str, ...]
    """As typed; those who are only described ("two engineers") are left out."""
    end: int
    """The unit after the last of them; the first unit when nobody is named."""
    are_certain: bool = True
    """True when every one is written as a name is, or known."""
    count: int = 0
    """How many are named or described."""

    @property
    def are_said_surely(self) -> bool:
        """True when somebody is named and none of the names can be another word."""
        return bool(self.names) and self.are_certain


def read_people(sentence: Sentence, first: int) -> People:
    """The people listed from a unit on."""
    names: list[str] = []
    are_certain, count = True, 0
    place = end = first
    while place < len(sentence.units):
        after = _end_of_one(sentence, place)
        is_tied = place == first or sentence.words[place - 1] in TIES
        is_small = not _is_capital(sentence, after - 1) and not _is_known(sentence, place, after)
        if after == place or not (is_tied or _is_over(sentence, after)):
            break
        if not is_tied and is_small and names and sentence.words[after : after + 1] in ([":"], ["@length"], ["@day"]):
            break  # ", length 45 minutes", "; topics: …"
        begun = _skip_description(sentence, place)
        count += 1
        if begun < after:
            names.append(_as_named(sentence, begun, after))
            are_certain &= are_capitalised((names[-1],)) or _is_known(sentence, begun, after)
        end = place = _skip_remark(sentence, after)
        while place < len(sentence.units) and sentence.words[place] in JOINS:
            place += 1
        if place == end:
            break
        place += next((len(one) for one in HEDGES if tuple(sentence.words[place : place + len(one)]) == one), 0)
    return People(tuple(names), end, are_certain, count)


def are_capitalised(names: tuple[str, ...]) -> bool:
    """True when every name is written as one."""
    return all(name.lower() in SELF or "@" in name or name != name.lower() for name in names)


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name at the end of a stretch is known."""
    return any(sentence.end_of_person(at) == last for at in range(first, last))


def _end_of_one(sentence: Sentence, first: int) -> int:
    """The unit after one person; the same unit when there is none."""
    words = sentence.words
    if words[first] in SELF or words[first] == "@email":
        return first + 1
    if words[first] == "i" and first and words[first - 1] in JOINS and _is_over(sentence, first + 1):
        return first + 1
    if words[first] == "@" and first + 1 < len(words) and _MENTION.fullmatch(_typed(sentence, first + 1)):
        return first + 2
    if words[first] == "@" and first + 1 < len(words) and sentence.units[first].end == sentence.units[first + 1].start:
        is_mentioned = _is_capital(sentence, first + 1) or _is_small_name(sentence, first + 1)
        return _end_of_name(sentence, first + 1) if is_mentioned else first
    place = _skip_description(sentence, first)
    return _end_of_name(sentence, place)


def _skip_description(sentence: Sentence, first: int) -> int:
    """The unit after "their new CIO", "two engineers", "a chap called"; the same unit when nobody is described.

    Without an article only what a written name follows is a description: "office manager Carl", "COO Marta Selwyn".
    """
    words = sentence.words
    place = first
    if words[first] in ("their", "his", "her") and first + 1 < len(words) and _is_over(sentence, first + 2):
        return first + 2
    if words[first] in ("their", "our") and first and words[first - 1] in JOINS:
        end = next((at for at in range(first + 2, first + 5) if words[at : at + 1] and words[at] in BREAKS), first)
        if end > first and not any(_is_capital(sentence, at) or words[at] in NO_PERSON for at in range(first + 1, end)):
            return end  # "Ludo, Perrine, their new baker-in-chief."
    while place < len(words) and place - first < 3 and (words[place] in DETERMINERS or words[place].isdigit()):
        place += 1
    if words[first] in ("our", "my", "their") and _is_capital(sentence, place):
        return place  # "our own Camille"
    for at in range(place, min(place + 4, len(words))):
        if words[at] in BREAKS or words[at].startswith("@") or words[at] in JOINS:
            break
        if _is_role(sentence, at):
            after = next((end for end in range(at, len(words)) if not _is_role(sentence, end)), len(words))
            if words[after : after + 1] in (["of"], ["for"]) and "@account" not in words[after : after + 3]:
                after = min(len(words), after + 2 + (words[after + 1 : after + 2] == ["the"]))
            elif words[after : after + 1] in (["called"], ["named"]):
                after += 1
            is_listed = first > 0 and words[first - 1] in TIES and _is_over(sentence, after)
            is_named = _is_capital(sentence, after) or sentence.end_of_person(after) > after
            return after if place > first or is_listed or is_named else first
        if place == first and _typed(sentence, at)[:1].isupper():
            break  # a name rather than a description
        if words[first] in ("their", "his", "her", "our", "my") and _is_capital(sentence, at):
            return at if at > place and _is_over(sentence, _end_of_name(sentence, at)) else first  # "his successor Ann"
    return first


def _is_role(sentence: Sentence, place: int) -> bool:
    return place < len(sentence.words) and bool({sentence.words[place], _typed(sentence, place).lower()} & ROLES)


def _end_of_name(sentence: Sentence, first: int) -> int:
    """The unit after a name: one that is known, or titles, initials and capitalised words, or one or two words in small letters."""
    place = first
    while place < len(sentence.words) and _typed(sentence, place).lower() in TITLES:
        place = _skip_point(sentence, place + 1)
    known = max(sentence.end_of_person(first), sentence.end_of_person(place))
    return known if known > place + 1 else max(known, _end_of_unknown_name(sentence, first, place))


def _end_of_unknown_name(sentence: Sentence, first: int, place: int) -> int:
    """The same where the name is not known, or only a part of it is; the titles before it end at `place`."""
    words = sentence.words
    titled = place > first
    if place >= len(words):
        return first
    if not _typed(sentence, place)[:1].isupper():
        end = _end_of_small_name(sentence, place)
        return end if end > place else first
    is_surname = _is_capital(sentence, place) and (titled or _is_capital(sentence, place + 1))
    if words[place] == "@account" and not is_surname:
        return first
    begun = place
    while place < len(words) and place - begun < _LONGEST + 2:
        typed = _typed(sentence, place)
        if _INITIAL.fullmatch(typed):
            leads = all(
                _INITIAL.fullmatch(_typed(sentence, at)) or sentence.words[at] == "." for at in range(begun, place)
            )
            place = place + 1 if _ends_sentence(sentence, place + 1) else _skip_point(sentence, place + 1)
            if leads or (_is_capital(sentence, place) and _is_over(sentence, place + 1)):
                continue
            break
        is_particle = typed.lower() in PARTICLES and place > begun and _is_capital(sentence, place + 1)
        if not is_particle and not _is_capital(sentence, place):
            break
        place += 1
    while place > begun and _typed(sentence, place - 1).lower() in PARTICLES:
        place -= 1
    if begun < place < len(words) and _typed(sentence, place).lower() in ("senior", "junior"):
        place += 1
    if place == begun + 1 and len(_typed(sentence, begun)) == 1 and not titled:
        return first  # an initial alone
    return place if place > begun else first


def _ends_sentence(sentence: Sentence, point: int) -> bool:
    """The point after an initial ends the sentence in "with Tess B. They"; in "Tess B. joined" and "J. Farrow" it does not."""
    if point + 1 >= len(sentence.units) or sentence.words[point + 1] == "\n":
        return True
    following = _typed(sentence, point + 1)
    return following[:1].isupper() and (following.lower() in EVERYDAY or following.lower() in NO_PERSON)


def _skip_point(sentence: Sentence, place: int) -> int:
    return place + 1 if place < len(sentence.words) and sentence.words[place] == "." else place


def _end_of_small_name(sentence: Sentence, first: int) -> int:
    if not _is_small_name(sentence, first):
        return first
    if _is_small_name(sentence, first + 1) and _is_over(sentence, first + 2):
        return first + 2
    return first + 1


def _is_over(sentence: Sentence, place: int) -> bool:
    """A name cannot go on here, nor does a sentence about the person begin."""
    words = sentence.words
    if place >= len(words) or words[place] in BREAKS or words[place] in JOINS or words[place] in CERTAINLY_FOLLOWS:
        return True
    return words[place] in ("was", "were") and words[place + 1 : place + 2] in (["there"], ["present"], ["in"], ["on"])


def _is_capital(sentence: Sentence, place: int) -> bool:
    if place >= len(sentence.words):
        return False
    typed, word = _typed(sentence, place), sentence.words[place]
    if word == "@account":
        return " " not in typed and typed[:1].isupper()  # a surname that is a company's name too
    return (
        typed[:1].isupper()
        and not word.startswith("@")
        and bool(_WORD.fullmatch(typed))
        and typed.lower() not in NO_PERSON
        and not (typed.isupper() and typed.isalpha() and len(typed) > 1)
        and word not in BREAKS
    )


def _is_small_name(sentence: Sentence, place: int) -> bool:
    if place >= len(sentence.words):
        return False
    typed, word = _typed(sentence, place).lower(), sentence.words[place]
    return (
        not word.startswith("@")
        and word not in BREAKS
        and bool(_WORD.fullmatch(typed))
        and len(typed) > 1
        and NEVER_NAMES.isdisjoint((word, typed))
        and not (len(typed) > 5 and typed.endswith(("ed", "ing", "ion", "ment", "ly", "ness")))
    )


def _skip_remark(sentence: Sentence, place: int) -> int:
    """The unit after what is said about somebody: "(CFO)", "herself", "the accountant", "from their side", "from product"."""
    words = sentence.words
    if words[place : place + 1] and words[place] in ("herself", "himself", "themselves"):
        return place + 1
    if words[place : place + 1] and words[place] in ("the", "their", "our", "my"):
        after = next(end for end in range(place + 1, len(words) + 1) if not _is_role(sentence, end))
        is_remark = after > place + 1 or _is_capital(sentence, place - 1)
        after = max(after, place + 2)
        return after if is_remark and words[after : after + 1] and words[after] in BREAKS | JOINS else place
    if words[place : place + 1] == ["("]:
        close = next((at for at in range(place + 1, min(place + 6, len(words))) if words[at] == ")"), None)
        inside = words[place + 1 : close] if close else []
        if close and inside and not any(word.startswith("@") or word in BREAKS for word in inside):
            return close + 1
    if words[place : place + 1] == ["from"]:
        for at in range(place + 1, min(place + 5, len(words))):
            if words[at].startswith("@"):
                break
            if at + 1 >= len(words) or words[at + 1] in BREAKS or words[at + 1] in ("and", "&", "+"):
                return at + 1
    return place


def _as_named(sentence: Sentence, first: int, last: int) -> str:
    said = sentence.said(first, last)
    said = said if _MENTION.search(said) else said.removeprefix("@")
    return said if said.endswith(".") and len(said.split()[-1]) == 2 else said.rstrip(".")


def _typed(sentence: Sentence, place: int) -> str:
    unit = sentence.units[place]
    return sentence.text[unit.start : unit.end]


__all__ = ["JOINS", "NO_PERSON", "ROLES", "People", "are_capitalised", "read_people"]
