"""The reader: what a message asks for, how sure that is, and why.

Every clause is read with the frames of every ability; the reading that accounts for most of it wins, if it wins by
enough and sounds like it. What would change something is looked at again: a negation, a supposition, a report, a question,
a quote or somebody else's orders forbid it. What is left is filled into slots by the trade's own rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from heapq import nlargest

from bot.language import markup
from bot.language.belief import LIKELIER_THAN_NOT, Belief, Likely
from bot.language.commands import spell_out
from bot.language.framing import BARE, Frames
from bot.language.kinds import Kinds
from bot.language.markup import Plain
from bot.language.masks import Named, find_masks, spot_names
from bot.language.names import Names
from bot.language.objections import Objections
from bot.language.places import Stretch
from bot.language.pointing import find_pointed
from bot.language.reading import NOTHING_FITS, Reading
from bot.language.requests import Requests
from bot.language.sentence import Sentence, cut, gather_joined
from bot.language.sound import HEARD, Sound, find_sound
from bot.language.trade import Heard, Trade
from bot.language.vetoes import ASKING

MOSTLY = 0.7
"""How much of a text a value may be that was found in it, rather than the text itself."""
BESIDE = 0.1
"""How likely another ability must be, compared with the likeliest, to be offered beside it."""
MARKS = {"attribute": "attribute", "known": "known_value"}
"""What a sentence may hold beside its words, and which place it stands in."""


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
        self.frames = Frames(trade)
        self._kinds = Kinds(trade.declarations)
        self._belief = Belief(trade, kinds=self._kinds, soft=self.frames.soft)
        self._objections = Objections(trade, kinds=self._kinds)
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
            judged = self._judge(sentence, is_quoting=plain.is_quoting, knows_names=len(names) > 0)
            return judged if plain.is_quoting else self._judge_pointing(sentence, judged)

        def fill(said: str) -> Reading:
            return self._fill(judge(said), now)

        if plain.is_quoting:
            return replace(fill(plain.text), text=text)
        first = Requests(
            plain.text,
            read=lambda said: judge(said).reading,
            fill=cache(fill),
            writes=self._kinds.writes,
            names_account=lambda start, end: any(start <= one.start and one.end <= end for one in named.accounts),
        ).read()
        if first.why == NOTHING_FITS and about and {"@account", "@cta"}.isdisjoint(whole.words):
            spoken = self.cut(f"{about}: {plain.text}", now=now, names=names)
            first = self._read_spoken_of(spoken, first, now) or first
        return replace(first, text=text, words=first.text)

    def _judge_pointing(self, sentence: Sentence, judged: _Judged) -> _Judged:
        """What is judged once a CTA stands where a word points at one ("snooze it until Monday"), if no frame fitted before.

        Which CTA it is, is known from what was spoken of, or asked.
        """
        unheard = judged.reading
        if judged.best is not None and not judged.best.is_by_sound:
            return judged
        for pointed in find_pointed(sentence) if unheard.why in ((), NOTHING_FITS) else ():
            found = self._judge(pointed, is_quoting=False, knows_names=True)
            ability = found.reading.intent
            if ability in self._kinds.cta_changes and found.reading.tier == "exact":
                sounds = unheard.confidence if ability == unheard.intent else dict(unheard.alternatives).get(ability, 0)
                return replace(found, reading=replace(found.reading, tier="tagged", confidence=sounds))
        return judged

    def _read_spoken_of(self, sentence: Sentence, unheard: Reading, now: datetime) -> Reading | None:
        """A change of the CTA that was put before a text, when the text sounded like it by itself and tells more than its own words."""
        judged = self._judge(sentence, is_quoting=False, knows_names=True)
        if judged.reading.intent not in self._kinds.cta_changes:
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
        heard = self._hear(sentence, likely, marks, knows_names=knows_names)
        if not heard:
            return _Judged(Reading(text, None, alternatives=_nearest(likely), why=NOTHING_FITS), None, sound)
        best = heard[0]
        others = tuple((one.ability, _confidence(one)) for one in heard[1:4])
        writes = best.ability in self._kinds.writes
        objection = ("a quote" if is_quoting else self._objections.find(heard, likely)) if writes else None
        if objection is not None and not self._objections.is_overheard(objection, best, likely):
            asking = [one for one in heard[1:] if one.ability not in self._kinds.writes]
            why = (objection, *(one.ability for one in asking[:1]))
            return _Judged(Reading(text, None, alternatives=((best.ability, 0.3), *others), why=why), best, sound)
        is_asked = writes and text.rstrip().endswith("?") and not ASKING.search(text)
        is_exact = objection is None and not is_asked and self._belief.is_certain(best, likely)
        reading = Reading(
            text=text,
            intent=best.ability,
            confidence=round(likely[best.ability], 2) if best.is_by_sound else _confidence(best),
            tier="exact" if is_exact else "tagged",
            alternatives=others,
            is_bare_name=best.frame.source == BARE,
        )
        return _Judged(reading, best, sound)

    def _hear(self, sentence: Sentence, likely: Likely, marks: dict[str, Stretch], *, knows_names: bool) -> list[Heard]:
        """What is believed of the sentence, the best first: what frames say, else what it sounds like."""
        conceivable = self._belief.find_conceivable(likely)
        framed = self.frames.hear(sentence, conceivable, knows_names=knows_names) if conceivable else []
        heard = [one for one in framed if self._belief.trusts(one, likely)]
        by_sound = None if heard else self._belief.find_by_sound(sentence, likely, marks)
        return [by_sound] if by_sound else heard

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

    def find_marks(self, sentence: Sentence) -> dict[str, Stretch]:
        """Where the sentence speaks of an attribute, or gives a value that only one attribute has."""
        words = sentence.words[:HEARD]
        found = {mark: self.trade.places[name].find_first(words) for mark, name in MARKS.items()}
        return {mark: stretch for mark, stretch in found.items() if stretch}


def _nearest(likely: Likely) -> tuple[tuple[str, float], ...]:
    """The likeliest abilities, three at most, without those that are hardly likely beside the first."""
    nearest = nlargest(3, ((one, likelihood) for one, likelihood in likely.items() if one), key=lambda one: one[1])
    return tuple((one, round(likelihood, 2)) for one, likelihood in nearest if likelihood >= BESIDE * nearest[0][1])


def _undo(text: str) -> Plain:
    plain = markup.undo(text)
    return replace(plain, text=spell_out(plain.text) or "help") if plain.text else plain


def _confidence(heard: Heard) -> float:
    return round(max(0.05, min(0.99, 0.5 + 0.09 * heard.score)), 2)


__all__ = ["Reader"]
