"""The reader: what a message asks for, how sure that is, and why.

Every clause is read with the frames of every ability; the reading that accounts for most of it wins, if it wins by
enough. What would change something is looked at again: a negation, a supposition, a report, a question, a quote or
somebody else's orders forbid it. What is left is filled into slots by the trade's own rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal, Protocol

from bot.language import markup
from bot.language.declare import Declaration, Sort
from bot.language.everyday import EVERYDAY
from bot.language.frames import Frame, Match, Matcher, Phrases, find_phrase, gather, parse
from bot.language.lexicon import Lexicon
from bot.language.masks import BEFORE_HASH, find_masks, spot_accounts
from bot.language.names import Names
from bot.language.places import Candidates, Places, Stretch
from bot.language.sentence import BREAKS, Sentence, cut
from bot.language.sound import BY_SOUND, HEARD, Ear, Sounding, as_frame
from bot.language.vetoes import UNFORGIVEN

Tier = Literal["exact", "tagged", "none"]
MOST_CLAUSES = 7
PLAIN = 5.5
"""A reading of this score is not looked for again further on."""
LOOSENESS = 1.5
"""What a frame whose parts stand in any order weighs less."""
LOOSELY_SAID = 160
"""Characters of a text in which any doubt forbids what was heard only by its parts."""
UNLIKELY = 0.1
"""How likely what a frame says must sound at least, to be believed."""
ABSURD = 0.03
"""The same where the wording leaves no doubt."""
RIVALLED = 2.0
"""How many times likelier another ability may sound than the one a frame would write with."""
BELIEVED = 0.35
"""How likely it must sound for a wording that leaves no doubt to be done without asking."""
LIKELY = 0.35
"""How likely what no frame fits must sound to be taken for a question."""
LIKELY_TO_WRITE = 0.75
"""How likely to be taken for a request; it is confirmed before it is done."""
MOST_IDLE = 0.4
"""How likely it may sound that nothing is asked for, where a frame says that something would be written."""
MOST_IDLE_PLAINLY = 0.7
"""The same where the wording leaves no doubt."""
BEYOND_DOUBT = 0.9
"""How likely it must sound for a "not" or an "if" somewhere in it to be overheard."""
MARGIN = 0.75
"""By how much a reading that changes something must be ahead of the next."""


BARE = "{account} ."
"""The frame of a message that is nothing but a name."""
FOREIGN = frozenset(
    [
        "write",
        "draft",
        "translate",
        "drop",
        "delete",
        "order",
        "buy",
        "compose",
        "sing",
        "play",
        "merge",
        "approve",
        "book",
        "cook",
        "remove",
        "reset",
        "paint",
        "print",
    ]
)
"""Verbs of what nobody here can do: they begin no question."""
SOFT = frozenset(
    "my our you me hey it must be should can could would will need needs want like to for on of at in the a an one please also this that with i we is have has had get make let".split()
)
"""Words that may lead up to a request besides its openers."""
OURS_OF_CTAS = frozenset({"@cta", "cta", "ctas"})
OURS = OURS_OF_CTAS | {"@account"}
"""What only our world has."""
LINKS = frozenset({"&", "of", "and", "-", "de", "du", "la", "der", "van"})


OWN_COMMAND = re.compile(r"^/ally\b[\s:]*")
"""Slack's command for everything: what follows it is read like any other words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message asks for."""

    text: str
    intent: str | None
    slots: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.0
    """0–1."""
    tier: Tier = "none"
    alternatives: tuple[tuple[str, float], ...] = ()
    """Other abilities it might be, the likeliest first."""
    rest: str | None = None
    """A second request in the same message."""
    is_bare_name: bool = False
    """True when the message is nothing but an account's name."""
    why: tuple[str, ...] = ()
    """For the log: which frame, which veto."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A frame that fits, and where."""

    frame: Frame
    sentence: Sentence
    match: Match
    clause: int
    """The unit at which the clause begins; openers come before the frame."""
    score: float
    is_placed: bool
    """True when an account was found by its place, not by its name."""

    @property
    def ability(self) -> str:
        return self.frame.ability

    @property
    def first(self) -> int:
        """The frame's first unit."""
        return self.match.first

    @property
    def last(self) -> int:
        """The unit after its last."""
        return self.match.last

    def find(self, slot: str) -> str | None:
        """The words that stand in a slot of the frame, as typed."""
        found = self.find_units(slot)
        return self.sentence.said(*found) if found else None

    def find_units(self, slot: str) -> Stretch | None:
        """The first unit of a slot and the one after its last."""
        return self.match.slots.get(slot)


class Anchored(Protocol):
    """Tells whether what would write is about the trade's world."""

    def __call__(self, heard: Heard, *, knows_names: bool) -> bool: ...


class Doubts(Protocol):
    """Why a text that only sounds like a request must be left alone; None when nothing speaks against it."""

    def __call__(self, text: str, *, writes: bool) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Trade:
    """What the reader is told of the abilities and the trade."""

    declarations: Sequence[Declaration]
    frames: Mapping[str, Sequence[str]]
    """The frames of every ability, in their source."""
    groups: Mapping[str, tuple[str, ...]]
    padding: tuple[str, ...]
    openers: tuple[str, ...]
    spellings: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    leads: Mapping[str, Sequence[str]]
    """What a sign at the beginning of a frame stands for: groups that may come before it, in their order."""
    places: Mapping[str, Callable[[Places, int], Candidates]]
    """Further places of slots, beside those every trade has."""
    ear: Ear
    """Tells what a sentence sounds like."""
    keeps_words: frozenset[str]
    """Abilities that keep words verbatim: what they are told says nothing about what is wanted."""
    words: frozenset[str]
    """Words of the vocabulary beside those of the frames, for the lexicon."""
    fill: Callable[[Heard, datetime], dict[str, Any]]
    """The slots of a heard frame."""
    is_anchored: Anchored
    find_doubt: Doubts
    """Why a text that only sounds like a request must not be done."""
    find_veto: Callable[[str, Heard], str | None]
    """Why what was heard must not be done; None when nothing speaks against it."""


class Reader:
    """Reads messages; safe to share between threads."""

    def __init__(self, trade: Trade) -> None:
        self.trade = trade
        self._writes = {one.name for one in trade.declarations if one.writes}
        self._about_ctas = {
            one.name
            for one in trade.declarations
            if any(slot.sort is Sort.CTA and slot.is_required for slot in one.slots)
        }
        self._groups = {name: gather(words) for name, words in trade.groups.items()}
        self._padding = gather(trade.padding)
        self._openers = gather(trade.openers)
        self._by_word: dict[tuple[str, str], list[Frame]] = {}
        """Frames by their lead and first word."""
        self._by_need: dict[tuple[str, str], list[Frame]] = {}
        """Frames that begin with a slot or with what may be missing, by their lead and each word of their rarest need."""
        self._frames: list[Frame] = []
        words = (
            set(trade.words)
            | trade.ear.words
            | {word for phrase in (*trade.openers, *trade.padding) for word in phrase.split()}
        )
        for ability, sources in trade.frames.items():
            for source in sources:
                frame = parse(ability, source, self._groups, trade.leads)
                words |= frame.words
                self._frames.append(frame)
                if frame.first_words is None:
                    for word in min(frame.needs, key=len, default=frozenset({""})):
                        self._by_need.setdefault((frame.lead, word), []).append(frame)
                for word in frame.first_words or ():
                    self._by_word.setdefault((frame.lead, word), []).append(frame)
        self._lead_words = {
            sign: frozenset(
                word for group in groups for some in self._groups[group].values() for phrase in some for word in phrase
            )
            for sign, groups in trade.leads.items()
        }
        self._soft = SOFT | {word for phrase in trade.openers for word in phrase.split()}
        self.lexicon = Lexicon((word for word in words if word.isalpha()), trade.spellings)

    def read(self, text: str, *, now: datetime, names: Names) -> Reading:
        """What the text asks for. Any text is read, and none takes longer than its first lines do."""
        plain = _undo(text)
        if not plain.text:
            return Reading(text, None, why=("empty",))
        sentence = self._cut(plain.text, now=now, names=names)
        soundings = self.trade.ear.listen(sentence, self.find_marks(sentence))
        likely = {one.ability: one.likelihood for one in soundings}
        heard = [
            one for one in self._hear(sentence, knows_names=len(names) > 0) if self._is_believed(one, likely)
        ] or self._sound(sentence, soundings)
        if not heard:
            nearest = tuple((one.ability, round(one.likelihood, 2)) for one in soundings[:4] if one.ability)[:3]
            return Reading(text, None, alternatives=nearest, why=("nothing fits",))
        best = heard[0]
        others = tuple((one.ability, _confidence(one)) for one in heard[1:4])
        why = [f"{best.ability} by {best.frame.source!r} ({best.score:.1f})"]
        if best.ability in self._writes:
            objection = "a quote" if plain.is_quoting else self._find_objection(plain.text, heard, likely)
            if objection is not None:
                asking = [one for one in heard[1:] if one.ability not in self._writes]
                return Reading(
                    text,
                    None,
                    alternatives=((best.ability, 0.3), *others),
                    why=(*why, objection, *(one.ability for one in asking[:1])),
                )
        slots = self.trade.fill(best, now)
        confidence = _confidence(best)
        return Reading(
            text=text,
            intent=best.ability,
            slots=slots,
            confidence=confidence,
            tier="exact" if _is_plain(best) and likely[best.ability] >= BELIEVED else "tagged",
            alternatives=others,
            is_bare_name=best.frame.source == BARE,
            why=tuple(why),
        )

    def _is_believed(self, heard: Heard, likely: Mapping[str | None, float]) -> bool:
        """Whether what a frame says also sounds like it; what would write must not sound more like something else."""
        likelihood = likely.get(heard.ability, 0.0)
        if likelihood < (ABSURD if _is_plain(heard) else UNLIKELY):
            return False
        rival = max(other for ability, other in likely.items() if ability not in (None, heard.ability))
        return heard.ability not in self._writes or rival <= RIVALLED * likelihood

    def _find_objection(self, text: str, heard: Sequence[Heard], likely: Mapping[str | None, float]) -> str | None:
        """Why what would be written must not be; None when nothing speaks against it."""
        best = heard[0]
        is_by_sound = best.frame.source == BY_SOUND
        if not is_by_sound and likely[None] >= (MOST_IDLE_PLAINLY if _is_plain(best) else MOST_IDLE):
            return "it sounds as if nothing was asked for"
        is_close = len(heard) > 1 and heard[1].ability in self._writes and best.score - heard[1].score < MARGIN
        if is_close and likely[best.ability] < BEYOND_DOUBT:
            return f"too near to {heard[1].ability}"
        veto = None if is_by_sound else self.trade.find_veto(text, best)
        if veto is None and (is_by_sound or (best.frame.is_loose and best.frame.source.lstrip("+-").startswith("~"))):
            veto = self.trade.find_doubt(self._told(best), writes=is_by_sound)
        return veto if veto in UNFORGIVEN or likely[best.ability] < BEYOND_DOUBT else None

    def _told(self, heard: Heard) -> str:
        """What of the text is the request: notes that are kept verbatim may say anything."""
        sentence = heard.sentence
        if heard.frame.source != BY_SOUND:
            return sentence.text[:LOOSELY_SAID]
        return sentence.said(0, heard.last) if heard.ability in self.trade.keeps_words else sentence.text

    def cut(self, text: str, *, now: datetime, names: Names) -> Sentence:
        """The text as frames and the ear are given it."""
        return self._cut(_undo(text).text, now=now, names=names)

    def _cut(self, text: str, *, now: datetime, names: Names) -> Sentence:
        masks = find_masks(text, accounts=spot_accounts(text, names), now=now)
        return cut(text, masks, lexicon=self.lexicon, phrases=self.trade.phrases)

    def _hear(self, sentence: Sentence, *, knows_names: bool) -> list[Heard]:
        """The best of each ability, the best first."""
        best: dict[str, Heard] = {}
        matcher = Matcher(sentence.words, Places(sentence.words, further=self.trade.places), self._padding)
        words = frozenset(sentence.words)
        possible = {sign: self._find_possible(sign, words) for sign in ("", *self.trade.leads)}
        for number, clause in enumerate(sentence.clauses()[:MOST_CLAUSES]):
            if any(one.score >= PLAIN for one in best.values()):
                break
            words = frozenset(sentence.words[clause:])
            for start, place, frame in self._candidates(sentence, clause, possible):
                match = matcher.match(frame, place) if _may_stand(frame, words) else None
                if match is None:
                    continue
                is_placed = "@account" not in words and "account" in match.slots
                one = self._weigh(
                    frame,
                    sentence,
                    Match(match.first if frame.is_loose else start, match.last, match.slots),
                    clause,
                    number,
                    is_placed=is_placed,
                )
                if one.ability in best and one.score <= best[one.ability].score:
                    continue
                if self._is_sound(one, knows_names=knows_names):
                    best[one.ability] = one
        return sorted(best.values(), key=lambda one: -one.score)

    def _sound(self, sentence: Sentence, soundings: Sequence[Sounding]) -> list[Heard]:
        """What a sentence that no frame fits sounds like, when it sounds clearly like one ability and nothing speaks against it."""
        ability, likelihood = soundings[0].ability, soundings[0].likelihood
        if ability is None or likelihood < LIKELY:
            return []
        writes = ability in self._writes
        if writes and likelihood < LIKELY_TO_WRITE:
            return []
        end = len(sentence.words)
        if ability in self.trade.keeps_words:
            end = self.trade.ear.find_end(sentence, ability)
        places = self.find_marks(sentence)
        if ability in self._about_ctas and (number := find_number(sentence)) is not None:
            places["cta"] = number
        frame, match = as_frame(ability, end, sentence.words, places)
        heard = Heard(frame, sentence, match, 0, 0.5, is_placed=False)
        if writes:
            return [heard] if self._is_tied(heard) else []
        return [heard] if self.trade.find_doubt(sentence.text, writes=False) is None else []

    def _is_tied(self, heard: Heard) -> bool:
        """Whether what sounds like a request is about our world: it names what is ours, or holds no word of another."""
        said = heard.sentence.words[:HEARD]
        if heard.ability in self._about_ctas and "cta" not in heard.match.slots and OURS_OF_CTAS.isdisjoint(said):
            return False
        if OURS.isdisjoint(said) and any(
            word.isalpha() and word not in self._soft and not self.trade.ear.speaks_for(word, heard.ability)
            for word in said
        ):
            return False
        return self.trade.is_anchored(heard, knows_names=True)

    def find_marks(self, sentence: Sentence) -> dict[str, Stretch]:
        """Where the sentence speaks of an attribute, or gives a value that only one attribute has."""
        found: dict[str, Stretch] = {}
        places = Places(sentence.words, further=self.trade.places)
        for slot, name in (("attribute", "attribute"), ("known", "known_value")):
            for place in range(min(len(sentence.words), HEARD)):
                longest = max((stretch[1] for stretch, _after in self.trade.places[name](places, place)), default=0)
                if longest and slot not in found:
                    found[slot] = (place, longest)
        return found

    def _find_possible(self, sign: str, words: frozenset[str]) -> list[Frame]:
        """The frames that may begin anywhere, as far as their words stand in the sentence."""
        found = {id(frame): frame for word in ("", *sorted(words)) for frame in self._by_need.get((sign, word), ())}
        return [frame for frame in found.values() if _may_stand(frame, words)]

    def _candidates(
        self, sentence: Sentence, clause: int, possible: Mapping[str, Sequence[Frame]]
    ) -> Iterator[tuple[int, int, Frame]]:
        """The frames worth trying in a clause: where the request begins, where the frame does behind its lead, and the frame."""
        for start in sorted({clause, self._skip(self._openers, sentence, clause)}):
            begins = {"": {start}, **{sign: self._after_lead(sign, sentence, start) for sign in self.trade.leads}}
            for sign, places in begins.items():
                for place in sorted(places):
                    if place < len(sentence.words):
                        for frame in (*self._by_word.get((sign, sentence.words[place]), ()), *possible[sign]):
                            yield start, place, frame

    def _is_sound(self, heard: Heard, *, knows_names: bool) -> bool:
        """False when the words in an account's place cannot be one, or when what would write is not about the trade."""
        if heard.is_placed and not _is_plausible(heard, knows_names=knows_names):
            return False
        if heard.ability in self._writes:
            if heard.frame.is_loose and not self._is_ordered(heard):
                return False
            return self.trade.is_anchored(heard, knows_names=knows_names)
        return heard.score > 0 and not (heard.frame.lead and heard.sentence.words[heard.first] in FOREIGN)

    def _is_ordered(self, heard: Heard) -> bool:
        """Whether what stands before the parts of a loose frame only leads up to them: no subject, no question."""
        words = heard.sentence.words
        before = words[heard.clause : self._first_part(heard)]
        return all(word in self._soft or word[0] == "@" or word in BREAKS for word in before)

    def _first_part(self, heard: Heard) -> int:
        parts = [place for place in range(heard.clause, heard.last) if heard.sentence.words[place] in heard.frame.words]
        return min([*parts, *(first for first, _ in heard.match.slots.values())], default=heard.first)

    def _skip(self, phrases: Phrases, sentence: Sentence, place: int) -> int:
        """The unit behind any number of phrases, marks between them included."""
        while place < len(sentence.words):
            word = sentence.words[place]
            after = find_phrase(phrases, sentence.words, place)
            if after == place and (
                word in (",", "!", ":", "-", "...", "…", "\n") or (word.startswith(":") and len(word) > 2)
            ):
                after = place + 1
            if after == place:
                break
            place = after
        return place

    def _after_lead(self, sign: str, sentence: Sentence, start: int) -> set[int]:
        """Where a frame with a lead may begin: there, or behind any part of the lead."""
        places = {start}
        for group in self.trade.leads[sign]:
            places |= {
                place + len(phrase)
                for place in places
                if place < len(sentence.words)
                for phrase in self._groups[group].get(sentence.words[place], ())
                if tuple(sentence.words[place : place + len(phrase)]) == phrase
            }
        return places

    def _weigh(
        self, frame: Frame, sentence: Sentence, match: Match, clause: int, number: int, *, is_placed: bool
    ) -> Heard:
        """How much of the sentence the frame accounts for."""
        of_slots = {unit for first, last in match.slots.values() for unit in range(first, last)}
        words = frame.words | self._lead_words.get(frame.lead, frozenset())
        literal = known = other = 0
        for place in range(match.first, match.last):
            word = sentence.words[place]
            if word in ("@account", "@cta"):
                known += 1
            elif place not in of_slots and word in words:
                literal += 1
            elif word not in BREAKS:
                other += 1
        end = sentence.end_of_clause(match.last)
        left = sum(
            word[0] != "@" and word not in BREAKS and word not in self.lexicon.words
            for word in sentence.words[match.last : end]
        )
        score = literal + 1.5 * known + 0.2 * other + frame.weight - 0.8 * number - (1.0 if is_placed else 0.0)
        if frame.ability not in self._writes:
            score -= 0.25 * left
        if frame.is_loose:
            score -= LOOSENESS
        return Heard(frame, sentence, match, clause, score, is_placed)


def find_number(sentence: Sentence) -> Stretch | None:
    """Where a number stands as that of a CTA does, though nothing says so: "282 – close it"."""
    for place, word in enumerate(sentence.words[:HEARD]):
        before = sentence.words[place - 1] if place else "\n"
        if word == "@num" and sentence.said(place, place + 1).isdigit() and (before in BREAKS or before in BEFORE_HASH):
            return place, place + 1
    return None


def _undo(text: str) -> markup.Plain:
    plain = markup.undo(text)
    return replace(plain, text=OWN_COMMAND.sub("", plain.text) or "help") if plain.text else plain


def _may_stand(frame: Frame, words: frozenset[str]) -> bool:
    """False when a word the frame needs is missing."""
    for need in frame.needs:  # noqa: SIM110 -- a plain loop is quicker, and this is asked a hundred times a message
        if need.isdisjoint(words):
            return False
    return True


def _is_plausible(heard: Heard, *, knows_names: bool) -> bool:
    """False when what stands in an account's place cannot be a company's name."""
    first, last = heard.match.slots["account"]
    typed = [heard.sentence.said(place, place + 1) for place in range(first, last)]
    is_telling = any(
        word not in EVERYDAY and word[0] != "@" and len(word) > 2 for word in heard.sentence.words[first:last]
    )
    if heard.frame.source == BARE:
        return not knows_names and is_telling and all(word[:1].isupper() or word in LINKS for word in typed)
    if knows_names and any(
        word in EVERYDAY and not said[:1].isupper()
        for word, said in zip(heard.sentence.words[first:last], typed, strict=True)
    ):
        return False
    return is_telling or (typed[0][:1].isupper() and (first > 0 or last - first > 1))


def _is_plain(heard: Heard) -> bool:
    """Whether the message begins with a request whose wording leaves no doubt, or is nothing else."""
    is_clear = heard.frame.weight >= 1 and not heard.is_placed
    is_whole = heard.last >= len(heard.sentence.units) and heard.score >= 1
    return heard.clause == 0 and (is_clear or is_whole)


def _confidence(heard: Heard) -> float:
    return round(max(0.05, min(0.99, 0.5 + 0.09 * heard.score)), 2)


__all__ = ["Heard", "Reader", "Reading", "Trade"]
