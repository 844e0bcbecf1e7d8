"""What is said of people beside their names: "their new CIO", "a chap called", "(CFO)", "from their side"."""

from __future__ import annotations

from bot.language.people_words import DETERMINERS, JOINS, KIN, NO_PERSON, RANKS, TIES, TITLES
from bot.language.person import end_of_name, is_capital, is_over, is_remark, is_role, is_small_name, typed_at
from bot.language.sentence import BREAKS, Sentence

_LONGEST_REMARK = 8
"""Units in parentheses."""
_SELVES = frozenset("herself himself themselves somebody someone mostly mainly alone".split())
_SIDES = frozenset("us them ours theirs customer client".split())
_OF_SIDES = frozenset("our their the customer client customer's client's".split())
_ENDING = frozenset("and & + @day @length".split())
_SIDE_NOUNS = frozenset("side end team part".split())
_NO_RANKS = frozenset("the a an their our my his her from on of at for to in who by i and was were has had".split())
"""Words with which no description goes on."""
_OWNERS = frozenset("their his her our my".split())


def skip_description(sentence: Sentence, first: int) -> int:
    """The unit after "their new CIO", "two engineers", "a chap called"; the same unit when nobody is described."""
    for skip in (_skip_theirs, _skip_called, _skip_role, _skip_counted):
        if (after := skip(sentence, first)) > first:
            return after
    return first


def skip_remark(sentence: Sentence, place: int) -> int:
    """The unit after what is said about somebody: "(CFO)", "herself", ", head of IT", "/ops", "from their side", "from product"."""
    for skip in (_skip_self, _skip_apposition, _skip_brackets, _skip_post, skip_side, _skip_from):
        place = skip(sentence, place)
    return place


def skip_side(sentence: Sentence, place: int) -> int:
    """The unit after "from us", "on their side", "from the customer's end"; the same unit when no side is said."""
    if typed_at(sentence, place).lower() not in ("from", "on"):
        return place
    at = place + 1
    while at < place + 3 and typed_at(sentence, at).lower() in _OF_SIDES:
        at += 1
    if typed_at(sentence, at).lower() in _SIDE_NOUNS and at > place + 1:
        return at + 1
    is_said = typed_at(sentence, place).lower() == "from" and typed_at(sentence, place + 1).lower() in _SIDES
    return place + 2 if is_said else place


def _skip_theirs(sentence: Sentence, first: int) -> int:
    """ "Their CIO" before a mark, "our own Camille", "our sam"."""
    words = sentence.words
    is_joined = first > 0 and words[first - 1] in JOINS
    if words[first] == "that" and is_joined and is_capital(sentence, first + 1):
        return first + 1
    if words[first] not in _OWNERS:
        return first
    if words[first] in ("their", "his", "her") and first + 1 < len(words) and is_over(sentence, first + 2):
        return first + 2
    if words[first] in ("their", "our") and is_joined:
        end = next((at for at in range(first + 2, first + 5) if words[at : at + 1] and words[at] in BREAKS), first)
        if end > first + 2 and typed_at(sentence, end - 1).startswith("@"):
            return end - 1  # "our AE @devon"
        is_plain = not any(is_capital(sentence, at) or words[at] in NO_PERSON for at in range(first + 1, end))
        if end > first and is_plain and not _ends_in_small_name(sentence, first, end):
            return end  # "Ludo, Perrine, their new baker-in-chief."
    place = _skip_determiners(sentence, first)
    if words[first] in ("our", "my", "their") and is_capital(sentence, place):
        return place
    is_named = is_joined and words[first] in ("our", "my") and is_small_name(sentence, place)
    return place if is_named and is_over(sentence, place + 1) else first


def _ends_in_small_name(sentence: Sentence, first: int, end: int) -> bool:
    """Whether "our sam" or "our own sunil" is somebody's name rather than what they do."""
    return (
        sentence.words[first] == "our"
        and _skip_determiners(sentence, first) == end - 1
        and is_small_name(sentence, end - 1)
    )


def _skip_called(sentence: Sentence, first: int) -> int:
    """ "A chap called", "deckhand named"; "designer" before "Mr. Osei"."""
    words = sentence.words
    place = _skip_determiners(sentence, first)
    for at in range(place + 1, min(place + 4, len(words))):
        if words[at - 1] in BREAKS or words[at - 1] in JOINS or typed_at(sentence, at - 1)[:1].isupper():
            return first
        if words[at] in ("called", "named") and (place > first or is_capital(sentence, at + 1)):
            return at + 1
    is_joined = first > 0 and words[first - 1] in JOINS
    is_titled = typed_at(sentence, first + 1)[:1].isupper() and typed_at(sentence, first + 1).lower() in TITLES
    return (
        first + 1
        if is_joined and is_titled and typed_at(sentence, first).islower() and words[first] not in JOINS
        else first
    )


def _skip_role(sentence: Sentence, first: int) -> int:
    """ "Their new CIO", "his daughter"; without an article only what a name follows: "office manager Carl", "COO Marta Selwyn"."""
    words = sentence.words
    place = _skip_determiners(sentence, first)
    is_joined, is_tied = first > 0 and words[first - 1] in JOINS, first > 0 and words[first - 1] in TIES
    for at in range(place, min(place + 4, len(words))):
        if words[at] in BREAKS or words[at].startswith("@") or words[at] in JOINS or words[at] in _NO_RANKS:
            break
        if is_role(sentence, at):
            after = _end_of_role(sentence, at)
            is_listed = is_tied and is_over(sentence, after)
            is_named = is_capital(sentence, after) or sentence.end_of_person(after) > after
            is_small = (is_tied or (is_joined and words[at] in KIN)) and is_small_name(sentence, after)
            return after if place > first or is_listed or is_named or is_small else first
        if place == first and typed_at(sentence, at)[:1].isupper():
            break  # a name rather than a description
        if words[first] in _OWNERS and is_capital(sentence, at):
            return at if at > place and is_over(sentence, end_of_name(sentence, at)) else first  # "his successor Ann"
    return first


def _end_of_role(sentence: Sentence, first: int) -> int:
    """The unit after "office manager", "head of the beans", "chap called"."""
    words = sentence.words
    after = next((end for end in range(first, len(words)) if not is_role(sentence, end)), len(words))
    if words[after : after + 1] in (["of"], ["for"]) and "@account" not in words[after : after + 3]:
        after = min(len(words), after + 2 + (words[after + 1 : after + 2] == ["the"]))
        return after + 1 if not is_over(sentence, after) and is_over(sentence, after + 1) else after
    return after + (words[after : after + 1] in (["called"], ["named"]))


def _skip_counted(sentence: Sentence, first: int) -> int:
    """ "2 captains", "the paralegal", "one auditor", behind an "and" only."""
    words = sentence.words
    if not first or words[first - 1] not in TIES:
        return first
    place = _skip_determiners(sentence, first + (words[first] == "the"))
    for end in range(place + 1, place + 3):
        if place == first or not typed_at(sentence, end - 1).islower() or words[end - 1] in NO_PERSON | BREAKS:
            return first
        if end >= len(words) or words[end] in BREAKS or words[end] in ("@length", "@day", "from"):
            return end
    return first


def _skip_determiners(sentence: Sentence, first: int) -> int:
    place = first
    while place < min(first + 3, len(sentence.words)) and (
        sentence.words[place] in DETERMINERS or sentence.words[place].isdigit()
    ):
        place += 1
    return place


def _skip_self(sentence: Sentence, place: int) -> int:
    return place + 1 if sentence.words[place : place + 1] and sentence.words[place] in _SELVES else place


def _skip_apposition(sentence: Sentence, place: int) -> int:
    """ "Ann Lee the accountant", "odile their finance lady", "lal the general counsel"."""
    words = sentence.words
    if words[place : place + 1] not in (["the"], ["their"], ["our"], ["my"]):
        return place
    begun = place + 1
    while begun < place + 3 and typed_at(sentence, begun).lower() in RANKS and not is_role(sentence, begun):
        begun += 1
    after = _end_of_role(sentence, begun) if is_remark(sentence, place) else place + 2
    is_told = after > place + 2 or is_remark(sentence, place) or is_capital(sentence, place - 1)
    return after if is_told and words[after : after + 1] and words[after] in BREAKS | JOINS else place


def _skip_brackets(sentence: Sentence, place: int) -> int:
    words = sentence.words
    if words[place : place + 1] != ["("]:
        return place
    last = min(place + _LONGEST_REMARK, len(words))
    close = next((at for at in range(place + 1, last) if words[at] == ")"), None)
    inside = words[place + 1 : close] if close else []
    if close and inside and not any(word.startswith("@") or word in BREAKS - {",", ".", "-"} for word in inside):
        return close + 1
    return place


def _skip_post(sentence: Sentence, place: int) -> int:
    """What somebody does, behind a stroke or a comma: "/cfo", ", head of ops"."""
    words = sentence.words
    if words[place : place + 1] not in (["/"], [","]):
        return place
    at = place + 1
    while at < place + 4 and typed_at(sentence, at).lower() in RANKS and not is_role(sentence, at):
        at += 1
    if not is_role(sentence, at):
        return place
    after = _end_of_role(sentence, at)
    is_closed = (
        after >= len(words) or words[after] in BREAKS or words[after] in JOINS or words[after] in ("@length", "@day")
    )
    return after if is_closed else place


def _skip_from(sentence: Sentence, place: int) -> int:
    """ "From product" before a mark, "from the support team" anywhere."""
    words = sentence.words
    if words[place : place + 1] != ["from"]:
        return place
    for at in range(place + 1, min(place + 5, len(words))):
        if words[at].startswith("@"):
            break
        is_team = at > place + 1 and words[at] in _SIDE_NOUNS
        if is_team or at + 1 >= len(words) or words[at + 1] in BREAKS | _ENDING:
            return at + 1
    return place


__all__ = ["skip_description", "skip_remark", "skip_side"]
