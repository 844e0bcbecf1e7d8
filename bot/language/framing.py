"""Which frames fit a message: every clause is tried with the frames of every ability, and the best of each is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from bot.language.everyday import EVERYDAY
from bot.language.frames import Frame, Match, Matcher, Phrases, find_phrase, gather, parse
from bot.language.lexicon import Lexicon
from bot.language.places import Places
from bot.language.sentence import BREAKS, Sentence
from bot.language.trade import Heard, Trade

MOST_CLAUSES = 7
PLAIN = 5.5
"""A reading of this score is not looked for again further on."""
LOOSENESS = 1.5
"""What a frame whose parts stand in any order weighs less."""
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
LINKS = frozenset({"&", "of", "and", "-", "de", "du", "la", "der", "van"})


class Frames:
    """Hears the frames of every ability; safe to share between threads."""

    def __init__(self, trade: Trade) -> None:
        self.trade = trade
        self._writes = {one.name for one in trade.declarations if one.writes}
        self._groups = {name: gather(words) for name, words in trade.groups.items()}
        self._padding = gather(trade.padding)
        self._openers = gather(trade.openers)
        self._by_word: dict[tuple[str, str], list[Frame]] = {}
        """Frames by their lead and first word."""
        self._by_need: dict[tuple[str, str], list[Frame]] = {}
        """Frames that begin with a slot or with what may be missing, by their lead and each word of their rarest need."""
        words = (
            set(trade.words)
            | trade.ear.words
            | {word for phrase in (*trade.openers, *trade.padding) for word in phrase.split()}
        )
        for ability, sources in trade.frames.items():
            for source in sources:
                frame = parse(ability, source, self._groups, trade.leads)
                words |= frame.words
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
        self.soft = SOFT | {word for phrase in trade.openers for word in phrase.split()}
        self.lexicon = Lexicon((word for word in words if word.isalpha()), trade.spellings)

    def hear(self, sentence: Sentence, abilities: Set[str | None], *, knows_names: bool) -> list[Heard]:
        """The best of each of these abilities, the best first."""
        best: dict[str, Heard] = {}
        matcher = Matcher(sentence.words, Places(sentence.words, further=self.trade.places), self._padding)
        words = frozenset(sentence.words)
        possible = {sign: self._find_possible(sign, words, abilities) for sign in ("", *self.trade.leads)}
        for number, clause in enumerate(sentence.clauses()[:MOST_CLAUSES]):
            if any(one.score >= PLAIN for one in best.values()):
                break
            words = frozenset(sentence.words[clause:])
            for start, place, frame in self._candidates(sentence, clause, possible):
                if frame.ability not in abilities:
                    continue
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

    def _find_possible(self, sign: str, words: frozenset[str], abilities: Set[str | None]) -> list[Frame]:
        """The frames that may begin anywhere, as far as their words stand in the sentence."""
        found = {id(frame): frame for word in ("", *sorted(words)) for frame in self._by_need.get((sign, word), ())}
        return [frame for frame in found.values() if frame.ability in abilities and _may_stand(frame, words)]

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
        return all(word in self.soft or word[0] == "@" or word in BREAKS for word in before)

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


__all__ = ["BARE", "Frames"]
