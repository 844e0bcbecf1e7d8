"""The parts of an opening that name people: see `bot.language.opening`."""

from __future__ import annotations

from bot.language.everyday import EVERYDAY
from bot.language.given_names import GIVEN_NAMES
from bot.language.opening_line import Line
from bot.language.opening_parts import Part, find_colon
from bot.language.opening_words import (
    BELONGS,
    BULLETS,
    CLOSED,
    COLONS,
    EMPLOYED,
    HELD,
    MEETS,
    MEETS_LOOSELY,
    NAME_BREAKS,
    NOTES_HEADS,
    PEOPLE_HEADS,
    PEOPLE_HEADS_ALONE,
    PEOPLE_MARKS,
    SPEAKS,
    SUBJECT_HEADS,
    SUBJECTS,
    TIMES,
    VERBS,
    WERE_THERE,
)
from bot.language.people import NO_PERSON, SELF, People, read_people
from bot.language.people_described import skip_side
from bot.language.sentence import BREAKS

_ARE = frozenset("was were are is being by included including".split())
_THERE = frozenset("on in the their our customer's customer line call room from side there with us theirs ours".split())
_LEADS = frozenset("that and so when as".split())
"""Behind these a clause begins as it does behind a mark."""
FARTHEST_SUBJECT = 8
"""Units before the one who acts."""
_LEFT = frozenset("voicemail message vm email mail note msg".split())
_TELLING = frozenset("that i we and then it was were also had have attended joined who".split())
"""Words that may lead from the account to "spoke to Nigel"."""


def find_people_before(line: Line, account: int) -> list[str]:
    """People named before the account: "met Luc Perrin of", "Spoke w/ Wendy at"."""
    named: list[str] = []
    place = 0
    while place < account:
        if find_colon(line, place) is not None and (listed := read_listed(line, place)) and listed.end < account:
            named += listed.people
            place = listed.end
            continue
        is_had = line.at(place) in ("had", "got") and read_people(line.sentence, place + 1).are_certain
        is_met = line.at(place) == "into" and line.at(place - 1) in ("bumped", "ran")
        if is_had or is_met or line.at(place) in MEETS | MEETS_LOOSELY:
            at = line.skip(frozenset(["with", "to", "up", "of"]), place + 1, 2)
            people = read_people(line.sentence, at)
            is_led = line.at(place) != "from" or people.end == account - 1
            belongs = BELONGS if is_led else EMPLOYED
            if {*people.names} - SELF and people.end < account and line.at(people.end) in belongs:
                named += people.names
                place = people.end
                continue
        place += 1
    return [*_find_with_me(line, account), *named] or _find_employed(line, account)


def _find_with_me(line: Line, account: int) -> list[str]:
    """Who was there beside the speaker: "Keiko and I met …", "me and Freya had …"."""
    for begin in range(min(account, FARTHEST_SUBJECT)):
        words = line.sentence.words[begin:account]
        if line.at(begin - 1) in BREAKS | TIMES | {""} and not {"i", "me"}.isdisjoint(words[:6]):
            people = read_people(line.sentence, begin)
            end = people.end + 2 * (line.at(people.end) == "and" and line.at(people.end + 1) == "i")
            is_told = line.at(end) in MEETS | HELD | {"just"} and {*people.names} - SELF
            if is_told and people.are_certain:
                return list(people.names)
    return []


def _find_employed(line: Line, account: int) -> list[str]:
    """Those with whom a clause begins, by their account: "Wes from Friday Island gave me a ring", "Dana (Acme) replied"."""
    if line.at(account - 1) not in ("(", "from", "of", "at"):
        return []
    begins = [
        at
        for at in range(max(0, account - 8), account - 1)
        if at == 0 or line.at(at - 1) in BREAKS | _LEADS | {"uh", "um", "me"}
    ]
    for begin in begins:
        people = read_people(line.sentence, begin)
        is_given = bool(people.names) and all(name in GIVEN_NAMES for name in people.names)
        if (people.are_said_surely or is_given) and people.end == account - 1:
            return list(people.names)
    return []


def read_listed(line: Line, place: int) -> Part | None:
    """ "Attendees: Tessa, Paul", "On their side: Nils Berg", "present were Ann and Bo", "from us Priya"."""
    colon = find_colon(line, place)
    if colon is not None and line.at(colon) in (":", "=") and _is_people_heading(line, place, colon):
        people = read_people(line.sentence, colon + 1)
        if people.names:
            return Part(people.end, people=people.names)
    if line.at(place) in PEOPLE_MARKS:
        after = line.skip(_ARE | _THERE | {"-"}, place + 1, 6)
        if line.at(line.skip(COLONS, after, 1)) == "\n":
            return _read_lines(line, line.skip(COLONS, after, 1))
        people = read_people(line.sentence, after)
        return Part(people.end, people=people.names) if people.names else None
    at = line.skip(_THERE, place, 5)
    if at > place + 1 and line.at(at) in ("were", "was"):
        people = read_people(line.sentence, at + 1)
        return Part(people.end, people=people.names) if people.are_said_surely else None
    if (at := skip_side(line.sentence, place)) > place:
        people = read_people(line.sentence, at)
        return Part(people.end, people=people.names) if people.are_said_surely else None
    return None


def _is_people_heading(line: Line, place: int, colon: int) -> bool:
    """ "To:" and "Customer:" head people alone, and the latter behind the account only."""
    if colon == place + 1 and line.at(place) in PEOPLE_HEADS_ALONE:
        return line.account is not None and line.account < place
    return not PEOPLE_HEADS.isdisjoint(line.sentence.words[place:colon])


def _read_lines(line: Line, place: int) -> Part | None:
    """People each on a line of their own."""
    named: list[str] = []
    while line.at(place) == "\n" and line.at(place + 1) not in NOTES_HEADS:
        people = read_people(line.sentence, line.skip(BULLETS, place + 1, 1))
        if not people.names or line.at(people.end) not in ("\n", ""):
            break
        named += people.names
        place = people.end
    return Part(place, people=tuple(named)) if named else None


def read_met(line: Line, place: int) -> Part | None:
    """People after "with", "spoke to", "it was": "and spoke to Nigel", "w/ Deb and Carlos"."""
    at = line.skip(_TELLING, place, 6)
    word, before = line.at(at), line.at(at - 1) if at > place else ""
    if word in MEETS | {"including", "plus"} or (word == "by" and at > place) or _is_reached(line, at):
        told, at = at, line.skip(frozenset("to with up mainly mostly briefly only just again".split()), at + 1, 2)
        if word in SPEAKS and at == told + 1:
            return None
        if line.at(at) in ("me", "us") and word != "with":
            return Part(at + 1 + (line.at(at + 1) == "back"))
        if line.at(at) in ("them", "everyone", "everybody"):
            return Part(at + 1)
    elif word == "to" and line.at(place - 1) in CLOSED | {"@account"}:
        at += 1
        if not read_people(line.sentence, at).are_said_surely:
            return None
    elif before not in ("was", "were", "and", "then"):
        return None
    people = read_people(line.sentence, at)
    if people.end == at or (not people.names and line.at(place) not in MEETS):
        return None
    there = _were_there(line, people.end)
    if line.at(at - 1) in ("and", "then") and there is None and line.at(people.end) not in CLOSED | SUBJECT_HEADS:
        return None
    return Part(there or people.end, people=people.names)


def _is_reached(line: Line, place: int) -> bool:
    """ "… and got Meredith"."""
    people = read_people(line.sentence, place + 1) if line.at(place) == "got" else None
    return people is not None and people.are_certain and bool(people.names)


def read_bare(line: Line, place: int) -> Part | None:
    """People with nothing before them: ", dana + li,", "— Stuart.", "Ann and Bo joined"."""
    people = read_people(line.sentence, line.skip(frozenset(["only", "just"]), place, 1))
    if not people.names:
        return None
    if there := _were_there(line, people.end):
        return Part(there, people=people.names)
    if people.count == 1 and line.at(place - 1) in TIMES and _is_given_and_done(line, people):
        return Part(people.end, people=people.names)
    if line.at(people.end) not in CLOSED and not line.leads_to_time(people.end, "for", "on"):
        return None
    if people.count == 1 and not _is_surely_named(line, people, place):
        return None
    return Part(people.end, people=people.names)


def read_left(line: Line, place: int) -> Part | None:
    """ "Left a voicemail for Isla Grant", "sent a note to Li"."""
    at = line.skip(frozenset(["i", "we", "just"]), place, 2)
    if line.at(at) in _LEFT and line.at(at + 1) in ("left", "sent") and line.at(at + 2) in ("for", "to", "with"):
        people = read_people(line.sentence, at + 3)
        return Part(people.end, people=people.names) if people.names else None
    if line.at(at) not in ("left", "sent", "wrote") or line.at(at + 2) not in _LEFT:
        return None
    people = read_people(line.sentence, at + 4)
    return Part(people.end, people=people.names) if line.at(at + 3) in ("for", "to", "with") and people.names else None


def read_of_account(line: Line, place: int) -> Part | None:
    """What belongs to the account right behind it: "'s Knut", "'s new COO, Ingrid Falk,", "'s town hall"."""
    if line.account is None or place != line.account + 1 or line.at(place) != "'s":
        return None
    people = read_people(line.sentence, place + 1)
    if people.names:
        return Part(people.end, people=people.names)
    end = line.find_any(CLOSED | {"with"}, place + 1, place + 6)
    return Part(end) if end is not None else None


def _is_surely_named(line: Line, people: People, place: int) -> bool:
    """A single word between two breaks may be a word of the notes as well."""
    name, before, following = people.names[0], line.at(place - 1), line.at(people.end)
    is_beside_time = following in TIMES or (following in BREAKS and line.at(people.end + 1) in TIMES)
    if not people.are_certain or name.lower() in EVERYDAY:
        return is_beside_time and before in BREAKS
    if " " in name or "@" in name:
        return not all(word in EVERYDAY | NO_PERSON for word in name.lower().split())
    return is_beside_time or (following != "!" and not (before in NAME_BREAKS and following in NAME_BREAKS))


def _is_given_and_done(line: Line, people: People) -> bool:
    """One that people are given, in small letters, and no word with which a sentence about them goes on: "15 min elif invoice resolved"."""
    following = line.at(people.end)
    is_sentence = following in SUBJECTS | VERBS | EVERYDAY or following.endswith(("s", "ed"))
    return people.names[0] in GIVEN_NAMES and not is_sentence


def _were_there(line: Line, place: int) -> int | None:
    """The unit after the words that say people took part."""
    said = WERE_THERE.match(" ".join(line.sentence.words[place : place + 8]))
    return place + len(said.group().split()) if said else None
