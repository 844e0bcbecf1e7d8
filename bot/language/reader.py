"""The reader: what a message asks for, how sure that is, and why.

Every clause is read with the frames of every ability; the reading that accounts for most of it wins, if it wins by
enough. What would change something is looked at again: a negation, a supposition, a report, a question, a quote or
somebody else's orders forbid it. What is left is filled into slots by the trade's own rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from heapq import nlargest
from typing import Any, Literal

from bot.language import markup
from bot.language.commands import spell_out
from bot.language.declare import Sort
from bot.language.framing import BARE, Frames
from bot.language.leads import is_governed
from bot.language.markup import Plain
from bot.language.masks import BEFORE_HASH, Named, find_masks, spot_names
from bot.language.names import Names
from bot.language.places import Stretch
from bot.language.pointing import find_pointed
from bot.language.requests import Requests
from bot.language.sentence import BREAKS, Sentence, cut, gather_joined
from bot.language.sound import HEARD, Sound, as_frame, find_sound
from bot.language.trade import Heard, Trade
from bot.language.vetoes import ASKING, DENIED, FORGIVEN_AT, GOVERNED_BY, ORDERS, TOOK_BACK, is_denied

Tier = Literal["exact", "tagged", "none"]
LOOSELY_SAID = 160
"""Characters of a text in which any doubt forbids what was heard only by its parts."""
UNLIKELY = 0.1
"""How likely what a frame says must sound at least, to be believed."""
ABSURD = 0.03
"""The same where the wording leaves no doubt."""
LIKELIER_THAN_NOT = 0.6
"""The same where something would be written."""
SAID_PLAINLY = 0.2
"""The same where a frame that leaves no doubt accounts for the words and names what is ours; it is confirmed before it is done."""
PLAINLY = 4.0
"""From this score on a frame does."""
OWN_AFFAIRS = 0.4
"""The same where that is nobody's but the speaker's: settings, an open question, what was done last."""
MOST_IDLE = 0.4
"""How likely it may sound that nothing is asked for, where a frame that leaves some doubt says that something would be written."""
LIKELY = 0.3
"""How likely what no frame fits must sound to be taken for a question, and for a question's wording to be certain."""
LIKELY_TO_WRITE = 0.7
"""How likely to be taken for a request, which is confirmed before it is done; one whose wording leaves no doubt is done at once."""
BEYOND_DOUBT = 0.9
"""How likely it must sound for what speaks against it elsewhere in the message to be overheard, or for the account not to be known;
it is confirmed before it is done."""
SURELY = 0.8
"""How likely it must sound for words of another world to be overheard, where something is said to be about ours."""
UNNAMED = 0.95
"""The same where nothing says which field is to be changed."""
MOSTLY = 0.7
"""How much of a text a value may be that was found in it, rather than the text itself."""
BESIDE = 0.1
"""How likely another ability must be, compared with the likeliest, to be offered beside it."""
MARGIN = 0.75
"""By how much a reading that changes something must be ahead of the next."""


OF_CUSTOMERS = (Sort.ACCOUNT, Sort.CTA, Sort.CONTACT, Sort.TASK)
"""Sorts of what belongs to customers."""
AFTER_WHICH = frozenset("by onto against over under freeze let see that so about at keep tackle".split())
"""Words before the number of a CTA that stand before much else: "let 834 rest", "an extra task by 231"."""
MARKS = {"attribute": "attribute", "known": "known_value"}
"""What a sentence may hold beside its words, and which place it stands in."""
QUOTED = re.compile(r'"[^"\n]{0,100}(?:"|$)')
"""What somebody quotes, or a name that is to be given."""
NOTHING_FITS = ("nothing fits",)
"""Why a text asks for nothing that nothing forbids."""
OURS_OF_CTAS = frozenset({"@cta", "cta", "ctas"})
OURS = OURS_OF_CTAS | {"@account", "channel"}
"""What our world has."""


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
    """What else was asked for in the same message."""
    words: str = ""
    """The plain words of the request itself, without that rest."""
    is_bare_name: bool = False
    """True when the message is nothing but an account's name."""
    why: tuple[str, ...] = ()
    """For the log: which frame, which veto."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a text asks for, before its slots are filled."""

    reading: Reading
    best: Heard | None
    """What was heard, if anything; it was forbidden where the reading has no ability."""
    sound: Sound


class Reader:
    """Reads messages; safe to share between threads."""

    def __init__(self, trade: Trade) -> None:
        self.trade = trade
        self._writes = {one.name for one in trade.declarations if one.writes}
        self._about_accounts = _needing(Sort.ACCOUNT, trade)
        self._telling = {one.name for one in trade.declarations if len(one.slots) > 1}
        """Abilities that are told more than what they are about."""
        self._about_ctas = _needing(Sort.CTA, trade)
        self._about_customers = frozenset[str]().union(*(_needing(sort, trade) for sort in OF_CUSTOMERS))
        self._about_attributes = _needing(Sort.ATTRIBUTE, trade)
        self._about_nothing = {one.name for one in trade.declarations if not one.slots}
        self._least = {one.name: self._least_likelihood(one.name) for one in trade.declarations}
        """How likely each ability must sound to be conceivable at all."""
        self.frames = Frames(trade)
        self._joined = gather_joined(trade.phrases)

    def read(self, text: str, *, now: datetime, names: Names, about: str | None = None) -> Reading:
        """What the text asks for; of several requests the first, with the others as its rest.

        about: the CTA spoken of, as one names it ("CTA 42"): what names none may be about it, which is left to whoever knows.
        Any text is read, and none takes longer than its first lines do.
        """
        plain = _undo(text)
        if not plain.text:
            return Reading(text, None, why=("empty",))
        named = self._spot(plain.text, names)
        whole = self._cut(plain.text, named, now=now)

        @cache
        def judge(said: str) -> _Judged:
            start = plain.text.find(said)  # what was named and cut need not be looked for again
            sentence = whole if said == plain.text else whole.part(start, start + len(said)) if start >= 0 else None
            if sentence is None:
                among = named.within(start, start + len(said)) if start >= 0 else self._spot(said, names)
                sentence = self._cut(said, among, now=now)
            return self._judge(sentence, is_quoting=plain.is_quoting, knows_names=len(names) > 0)

        def fill(said: str) -> Reading:
            return self._fill(judge(said), now)

        if plain.is_quoting:
            return replace(fill(plain.text), text=text)
        first = Requests(
            plain.text,
            read=lambda said: judge(said).reading,
            fill=cache(fill),
            writes=self._writes,
            names_account=lambda start, end: any(start <= one.start and one.end <= end for one in named.accounts),
        ).read()
        is_vague = (
            first.rest is None
            and first.tier == "tagged"
            and first.intent in self._about_ctas
            and "cta" not in first.slots
        )
        if first.why == NOTHING_FITS or is_vague:
            first = self._read_pointing(whole, now) or first
        if first.why == NOTHING_FITS and about and {"@account", "@cta"}.isdisjoint(whole.words):
            spoken = self.cut(f"{about}: {plain.text}", now=now, names=names)
            first = self._read_spoken_of(spoken, first, now) or first
        return replace(first, text=text, words=first.text)

    def _read_pointing(self, sentence: Sentence, now: datetime) -> Reading | None:
        """A change of a CTA that a word only points at: "snooze it until Monday"; which one it is, is known from what was spoken of, or asked."""
        for pointed in find_pointed(sentence):
            judged = self._judge(pointed, is_quoting=False, knows_names=True)
            if judged.reading.tier == "exact" and judged.reading.intent in self._about_ctas & self._writes:
                return replace(self._fill(judged, now), tier="tagged")
        return None

    def _read_spoken_of(self, sentence: Sentence, unheard: Reading, now: datetime) -> Reading | None:
        """A change of the CTA that was put before a text, when the text sounded like it by itself and tells more than its own words."""
        judged = self._judge(sentence, is_quoting=False, knows_names=True)
        if judged.reading.intent not in self._about_ctas & self._writes:
            return None
        if dict(unheard.alternatives).get(judged.reading.intent, 0) < LIKELIER_THAN_NOT:
            return None
        reading = self._fill(judged, now)
        told = {slot: value for slot, value in reading.slots.items() if slot != "cta"}
        is_told = any(len(str(value)) < MOSTLY * len(unheard.text) for value in told.values())
        return replace(reading, text=unheard.text, slots=told, tier="tagged") if is_told else None

    def _judge(self, sentence: Sentence, *, is_quoting: bool, knows_names: bool) -> _Judged:
        """What a text asks for, taken as one request."""
        text = sentence.text
        marks = self.find_marks(sentence)
        sound = find_sound(sentence, marks)
        likely = self.trade.ear.listen(sound)
        conceivable = {one for one, likelihood in likely.items() if one and likelihood >= self._least[one]}
        framed = self.frames.hear(sentence, conceivable, knows_names=knows_names) if conceivable else []
        heard = [one for one in framed if self._is_believed(one, likely)] or self._sound(sentence, likely, marks)
        if not heard:
            nearest = _nearest(likely)
            return _Judged(Reading(text, None, alternatives=nearest, why=NOTHING_FITS), None, sound)
        best = heard[0]
        others = tuple((one.ability, _confidence(one)) for one in heard[1:4])
        objection = None
        if best.ability in self._writes:
            objection = "a quote" if is_quoting else self._find_objection(text, heard, likely)
            if objection is not None and (likely[best.ability] < FORGIVEN_AT.get(objection, BEYOND_DOUBT)):
                asking = [one for one in heard[1:] if one.ability not in self._writes]
                why = (objection, *(one.ability for one in asking[:1]))
                return _Judged(Reading(text, None, alternatives=((best.ability, 0.3), *others), why=why), best, sound)
        certain = LIKELY_TO_WRITE if best.ability in self._writes & self._about_customers else LIKELY
        is_asked = best.ability in self._writes and text.rstrip().endswith("?") and not ASKING.search(text)
        reading = Reading(
            text=text,
            intent=best.ability,
            confidence=round(likely[best.ability], 2) if best.is_by_sound else _confidence(best),
            tier="exact"
            if best.is_plain and not is_asked and objection is None and likely[best.ability] >= certain
            else "tagged",
            alternatives=others,
            is_bare_name=best.frame.source == BARE,
        )
        return _Judged(reading, best, sound)

    def _fill(self, judged: _Judged, now: datetime) -> Reading:
        """The reading with its slots, and with what spoke for it."""
        reading, best = judged.reading, judged.best
        if best is None:
            return reading
        why = f"{best.ability} by {best.frame.source!r} ({best.score:.1f})"
        if best.is_by_sound:
            why = f"{best.ability} by its sound: {self.trade.ear.explain(judged.sound, best.ability)}"
        slots = self.trade.fill(best, now) if reading.intent else {}
        return replace(reading, slots=slots, why=(why, *reading.why))

    def _least_likelihood(self, ability: str) -> float:
        """What would write must sound more like it than like all else together, unless it is said plainly."""
        if ability not in self._writes:
            return ABSURD
        return SAID_PLAINLY if ability in self._about_customers else OWN_AFFAIRS

    def _is_believed(self, heard: Heard, likely: Mapping[str | None, float]) -> bool:
        """Whether what a frame says also sounds like it."""
        likelihood = likely[heard.ability]
        if heard.ability in self._writes & self._about_customers:
            is_said = heard.is_plain and heard.score >= PLAINLY and not OURS.isdisjoint(heard.sentence.words)
            is_likeliest = all(likelihood >= other for ability, other in likely.items() if ability)
            return likelihood >= LIKELIER_THAN_NOT or (is_said and is_likeliest)
        return heard.ability in self._writes or heard.is_plain or likelihood >= UNLIKELY

    def _find_objection(self, text: str, heard: Sequence[Heard], likely: Mapping[str | None, float]) -> str | None:
        """Why what would be written must not be; None when nothing speaks against it."""
        best = heard[0]
        if not (best.is_by_sound or best.is_plain) and likely[None] >= MOST_IDLE:
            return "it sounds as if nothing was asked for"
        if self.trade.is_taken_back(text, best.ability):
            return TOOK_BACK
        if best.is_by_sound:
            return self._find_doubt(best)
        veto = self.trade.find_veto(text, best)
        if veto is None and best.frame.is_loose and best.frame.source.lstrip("+-").startswith("~"):
            veto = self.trade.find_doubt(text[:LOOSELY_SAID], writes=False)
        if veto is not None:
            return DENIED if self._is_denied(best) else veto
        is_close = len(heard) > 1 and heard[1].ability in self._writes and best.score - heard[1].score < MARGIN
        return f"too near to {heard[1].ability}" if is_close else None

    def _is_denied(self, heard: Heard) -> bool:
        """Whether the words right before the request deny or suppose it."""
        start, _end = self.trade.ear.find_request(heard.sentence, heard.ability)
        return is_denied(heard.sentence.said(0, start) or "", heard.sentence.said(start, start + 1) or "")

    def _find_doubt(self, heard: Heard) -> str | None:
        """Why what only sounds like a request must be left alone."""
        if self._is_denied(heard):
            return DENIED
        sentence = heard.sentence
        start, end = self.trade.ear.find_request(sentence, heard.ability)
        if is_governed(sentence.text, sentence.units[start].start, is_near=True):
            return GOVERNED_BY
        # Notes that are kept verbatim may say anything.
        told = (sentence.said(0, end) or "") if heard.ability in self.trade.keeps_words else sentence.text
        is_quoted = (sentence.said(0, start) or "").count('"') % 2
        return self.trade.find_doubt(told if is_quoted else QUOTED.sub("…", told), writes=True)

    def cut(self, text: str, *, now: datetime, names: Names) -> Sentence:
        """The text as frames and the ear are given it."""
        plain = _undo(text).text
        return self._cut(plain, self._spot(plain, names), now=now)

    def _spot(self, text: str, names: Names) -> Named:
        return spot_names(text, names, familiar=self.frames.lexicon.words)

    def _cut(self, text: str, named: Named, *, now: datetime) -> Sentence:
        masks = find_masks(text, named=named, now=now)
        people = {one.start: one.end for one in named.people}
        return cut(text, masks, lexicon=self.frames.lexicon, phrases=self._joined, people=people)

    def _sound(
        self, sentence: Sentence, likely: Mapping[str | None, float], marks: Mapping[str, Stretch]
    ) -> list[Heard]:
        """What a sentence that no frame fits sounds like, when it sounds clearly like one ability and nothing speaks against it."""
        ability, likelihood = max(likely.items(), key=lambda one: one[1])
        if ability is None or likelihood < LIKELY:
            return []
        writes = ability in self._writes
        if (writes or ability in self._about_nothing) and likelihood < LIKELY_TO_WRITE:
            return []
        if writes and ability in self._about_attributes and not marks and likelihood < UNNAMED:
            return []
        end = len(sentence.words)
        if ability in self.trade.keeps_words:
            _start, end = self.trade.ear.find_request(sentence, ability)
        places = dict(marks)
        if ability in self._about_ctas:
            number = find_number(sentence, AFTER_WHICH if likelihood >= BEYOND_DOUBT else frozenset())
            places |= {"cta": number} if number else {}
        frame, match = as_frame(ability, end, sentence.words, places)
        heard = Heard(frame, sentence, match, 0, 0.5, is_placed=False)
        if writes:
            is_asked_whose = likelihood >= BEYOND_DOUBT and (
                ability in self._about_accounts & self._telling
                or (ability in self._about_accounts | self._about_ctas and self._is_ours_alone(heard))
            )
            return [heard] if is_asked_whose or self._is_tied(heard, likelihood) else []
        return [] if ORDERS.search(sentence.text) else [heard]

    def _is_tied(self, heard: Heard, likelihood: float) -> bool:
        """Whether what sounds like a request is about our world: it names what is ours, or holds no word of another."""
        said = heard.sentence.words[:HEARD]
        if heard.ability in self._about_ctas and "cta" not in heard.match.slots and OURS_OF_CTAS.isdisjoint(said):
            return False
        if (
            "cta" not in heard.match.slots
            and OURS.isdisjoint(said)
            and (likelihood < SURELY or heard.ability in self._about_nothing)
            and self._holds_foreign(heard)
        ):
            return False
        return self.trade.is_anchored(heard, knows_names=True)

    def _is_ours_alone(self, heard: Heard) -> bool:
        """Whether no word of another world stands in it, nor the number of something else."""
        return "@num" not in heard.sentence.words and not self._holds_foreign(heard)

    def _holds_foreign(self, heard: Heard) -> bool:
        return any(
            word.isalpha() and word not in self.frames.soft and not self.trade.ear.speaks_for(word, heard.ability)
            for word in heard.sentence.words[:HEARD]
        )

    def find_marks(self, sentence: Sentence) -> dict[str, Stretch]:
        """Where the sentence speaks of an attribute, or gives a value that only one attribute has."""
        words = sentence.words[:HEARD]
        found = {mark: self.trade.places[name].find_first(words) for mark, name in MARKS.items()}
        return {mark: stretch for mark, stretch in found.items() if stretch}


def _nearest(likely: Mapping[str | None, float]) -> tuple[tuple[str, float], ...]:
    """The likeliest abilities, three at most, without those that are hardly likely beside the first."""
    nearest = nlargest(3, ((one, likelihood) for one, likelihood in likely.items() if one), key=lambda one: one[1])
    return tuple((one, round(likelihood, 2)) for one, likelihood in nearest if likelihood >= BESIDE * nearest[0][1])


def _needing(sort: Sort, trade: Trade) -> frozenset[str]:
    """The abilities that cannot do without a slot of a sort."""
    return frozenset(
        one.name for one in trade.declarations if any(slot.sort is sort and slot.is_required for slot in one.slots)
    )


def find_number(sentence: Sentence, words: Set[str]) -> Stretch | None:
    """Where a number stands as that of a CTA does, though nothing says so: "282 – close it".

    words: behind which a number of several digits is one as well, where there is but one number.
    """
    numbers = [
        place
        for place, word in enumerate(sentence.words[:HEARD])
        if word == "@num" and sentence.said(place, place + 1).isdigit()
    ]
    for place in numbers:
        before = sentence.words[place - 1] if place else "\n"
        is_alone = len(numbers) == 1 and len(sentence.said(place, place + 1)) > 1
        if before in BREAKS or before in BEFORE_HASH or (is_alone and before in words):
            return place, place + 1
    return None


def _undo(text: str) -> Plain:
    plain = markup.undo(text)
    return replace(plain, text=spell_out(plain.text) or "help") if plain.text else plain


def _confidence(heard: Heard) -> float:
    return round(max(0.05, min(0.99, 0.5 + 0.09 * heard.score)), 2)


__all__ = ["Reader", "Reading"]
