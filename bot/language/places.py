"""Where the value of a slot may stand: for each slot and unit the stretches that can be it, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Stretch = tuple[int, int]
"""The first unit of a value and the one after its last."""
Candidates = list[tuple[Stretch, int]]
"""Stretches, each with the unit at which the frame goes on."""


MARKS = frozenset(", : ; ! ? ( ) . .. ... … \n".split(" "))
NO_NAME = frozenset(
    "whoever whatever whichever nobody none my your his her their our its it them this that these those you us i we me him myself accounts customers clients logos he she they a an any some no every each what who whom how when where why which "
    "someone somebody anyone anybody everyone everybody everything anything something nothing all is are was were am be been to for at of with on in from about by "
    "and or but if as not dont do does did has have had please there here now then so too very just cta ctas task tasks plan plans up down off out 's back "
    "- – — -> = @time @num @cta @email".split()
)
"""Units no name begins with."""
NAME_ENDS = frozenset(
    "at on in from to due until with about because is was has have had are were said says he she they we i it this that please who which when where while "
    "their our my his her your re regarding but if as for by then so cta ctas task tasks plan plans playbook @time @cta @email @account -> = 's – — - doing going "
    "renew thanks today yesterday now just been be do does did will would should can could must wants want asked asks told wanted needs need not no last latest again overall "
    "than after before since during log next call meeting email via up down off out back right only still already anymore into".split()
)
"""Units no name goes on with, where names are found by their place."""
BEFORE_ACCOUNT = frozenset("the account customer client".split())
AFTER_ACCOUNT = frozenset("account customer guys folks team".split())
VERBS = frozenset(
    "the a an can could would will should must may might close open snooze move start happens shall let make get give put add set".split()
)
"""Words no CTA's naming phrase goes on with."""
CTA_WORDS = frozenset(("cta", "one"))
CTA_LINKS = frozenset("for at on of with from against to".split())
AFTER_NUMBER = frozenset(
    ", . : ; ! ? @time to until till til for out by as and off back on due already with not is high medium low over up down forward please thanks because priority prio a".split()
) | {"\n"}
"""Units that may follow a bare number that is a CTA's: "snooze 42 until Monday", never "close 42 tabs"."""


class Places:
    """The stretches of one sentence that can fill a slot."""

    def __init__(self, words: Sequence[str], *, further: Mapping[str, Callable[[Places, int], Candidates]]) -> None:
        self.words = words
        self._further = further
        self._found: dict[tuple[str, int], Candidates] = {}
        self.last_account = max((place for place, word in enumerate(words) if word == "@account"), default=-1)

    def find(self, slot: str, place: int) -> Candidates:
        """What can be the slot's value at a unit, the likeliest first."""
        key = (slot, place)
        if key not in self._found:
            finder = self._further.get(slot) or _FINDERS[slot]
            self._found[key] = finder(self, place) if place < len(self.words) else []
        return self._found[key]

    def is_plain(self, place: int) -> bool:
        """A word: no mark, no masked stretch."""
        return place < len(self.words) and self.words[place] not in MARKS and not self.words[place].startswith("@")

    def accounts(self, place: int) -> Candidates:
        """An account by its name; by its place where no name is known from there on."""
        words = self.words
        first = place
        while first < len(words) and words[first] in BEFORE_ACCOUNT and first - place < 3:
            first += 1
        if self.last_account >= place:
            if first >= len(words) or words[first] != "@account":
                return []
            plain: Candidates = [((first, first + 1), first + 1)]
            if first + 1 < len(words) and words[first + 1] in AFTER_ACCOUNT:
                plain.insert(0, ((first, first + 1), first + 2))
            return plain
        if (not self.is_plain(first) or words[first] in NO_NAME) and not (
            first < len(words)
            and words[first] == "@time"
            and self.is_plain(first + 1)
            and words[first + 1] not in NAME_ENDS
        ):
            return []
        end = first + 1
        while (
            end < len(words)
            and end - first < 5
            and words[end] not in NAME_ENDS
            and (self.is_plain(end) or words[end] == "@num")
        ):
            end += 1
        return [((first, last), last) for last in range(end, first, -1)]

    def ctas(self, place: int) -> Candidates:
        """A CTA by its number, or by a phrase with the account in it."""
        words = self.words
        first = place + 1 if words[place] in ("the", "my", "our", "this", "that") else place
        if first >= len(words):
            return []
        if words[first] == "@cta":
            return [((first, first + 1), first + 1)]
        if words[first] == "@num" and (first + 1 == len(words) or words[first + 1] in AFTER_NUMBER):
            return [((first, first + 1), first + 1)]
        found: Candidates = []
        for at in range(first, min(first + 7, len(words))):
            if words[at] in CTA_WORDS and at + 2 < len(words) and words[at + 1] in CTA_LINKS:
                found += [((first, stretch[1]), following) for stretch, following in self.find("account", at + 2)]
            if words[at] == "@account":
                after = at + 1
                while (
                    after < len(words)
                    and after - at < 5
                    and words[after] != "cta"
                    and (self.is_plain(after) or words[after] == "'s")
                ):
                    after += 1
                if after < len(words) and words[after] == "cta":
                    found.append(((first, after + 1), after + 1))
                break
            if words[at] == "cta" and at > first and words[at + 1 : at + 2] != ["@account"]:
                found.append(((first, at + 1), at + 1))
            if not self.is_plain(at) or words[at] in NO_NAME or words[at] in VERBS:
                break
        return found

    def people(self, place: int) -> Candidates:
        """A person: an address, or one to three words."""
        words = self.words
        if words[place] == "@email":
            return [((place, place + 1), place + 1)]
        first = place + 1 if words[place] in ("their", "our", "my", "the", "@") else place
        if not self.is_plain(first) or (words[first] in NO_NAME and words[first] != "me"):
            return []
        ends = [first + 1]
        while len(ends) < 3 and self.is_plain(ends[-1]) and words[ends[-1]] not in NAME_ENDS:
            ends.append(ends[-1] + 1)
        return [((first, end), end) for end in reversed(ends)]

    def few(self, place: int) -> Candidates:
        """One to six words, in quotes or not."""
        first = place + 1 if self.words[place] in ('"', "'") else place
        ends: Candidates = []
        for end in range(first + 1, min(first + 7, len(self.words) + 1)):
            if self.words[end - 1] in MARKS or self.words[end - 1] == "@account":
                break
            ends.append(((first, end), end + 1 if self.words[end : end + 1] in (['"'], ["'"]) else end))
        return ends

    def rest(self, place: int) -> Candidates:
        """Whatever follows, as little of it as the frame allows."""
        if self.words[place] in MARKS:
            return []
        return [((place, end), end) for end in range(place + 1, len(self.words) + 1)]

    def some(self, place: int) -> Candidates:
        """None to three plain words."""
        found: Candidates = [((place, place), place)]
        for end in range(place + 1, place + 4):
            if not self.is_plain(end - 1):
                break
            found.append(((place, end), end))
        return found

    def short(self, place: int) -> Candidates:
        """One to three plain words, not beginning with one no name begins with."""
        return [] if self.words[place] in NO_NAME - {"me"} else self.some(place)[1:]


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """A slot whose value is one of certain phrases."""

    phrases: Mapping[str, Sequence[tuple[str, ...]]]
    """By their first word, the longest first."""

    def __call__(self, places: Places, place: int) -> Candidates:
        return [((place, end), end) for end in self._ends(places.words, place)]

    def find_first(self, words: Sequence[str]) -> Stretch | None:
        """The first phrase that stands in a sentence, the longest of those that begin there."""
        for place, word in enumerate(words):
            if word in self.phrases and (end := next(self._ends(words, place), None)):
                return place, end
        return None

    def _ends(self, words: Sequence[str], place: int) -> Iterator[int]:
        for phrase in self.phrases.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield place + len(phrase)


_FINDERS: dict[str, Callable[[Places, int], Candidates]] = {
    "account": Places.accounts,
    "cta": Places.ctas,
    **dict.fromkeys(("contact", "person"), Places.people),
    **dict.fromkeys(("task", "playbook", "template", "title", "name"), Places.few),
    **dict.fromkeys(("text", "value", "topic"), Places.rest),
    "plan": Places.some,
    "person_value": Places.short,
}

__all__ = ["Candidates", "PhrasePlace", "Places", "Stretch"]
