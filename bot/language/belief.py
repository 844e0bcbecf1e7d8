"""How likely something must sound to be believed: what a frame says, and what no frame fits.

What would change something must sound more like it than what only shows, and the more so the less of our world it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from bot.language.kinds import Kinds
from bot.language.masks import BEFORE_HASH
from bot.language.places import Stretch
from bot.language.sentence import BREAKS, Sentence
from bot.language.sound import HEARD, as_frame
from bot.language.trade import Heard, Trade
from bot.language.vetoes import ORDERS

Likely = Mapping[str | None, float]
"""How likely each ability is, and that nothing is asked for (None); 1 together."""

ABSURD = 0.03
"""Below this no wording is believed."""
UNLIKELY = 0.1
"""How likely what a frame says must sound at least, to be believed."""
LIKELIER_THAN_NOT = 0.6
"""The same where something would be written."""
SAID_PLAINLY = 0.2
"""The same where a frame that leaves no doubt accounts for the words and names what is ours; it is confirmed before it is done."""
PLAINLY = 4.0
"""From this score on a frame does."""
OWN_AFFAIRS = 0.4
"""The same where that is nobody's but the speaker's: settings, an open question, what was done last."""
LIKELY = 0.3
"""How likely what no frame fits must sound to be taken for a question, and for a question's wording to be certain."""
LIKELY_TO_WRITE = 0.7
"""How likely to be taken for a request, which is confirmed before it is done; one whose wording leaves no doubt is done at once."""
SURELY = 0.8
"""How likely it must sound for words of another world to be overheard, where something is said to be about ours."""
BEYOND_DOUBT = 0.9
"""How likely for what it is about not to be known: it is asked."""
UNNAMED = 0.95
"""The same where nothing says which field is to be changed."""
AFTER_WHICH = frozenset("by onto against over under freeze let see that so about at keep tackle".split())
"""Words before the number of a CTA that stand before much else: "let 834 rest", "an extra task by 231"."""
OURS_OF_CTAS = frozenset({"@cta", "cta", "ctas"})
OURS = OURS_OF_CTAS | {"@account", "channel"}
"""What our world has."""


class Belief:
    """What is believed of what was heard."""

    def __init__(self, trade: Trade, *, kinds: Kinds, soft: Set[str]) -> None:
        """soft: words that may stand in any request."""
        self._trade = trade
        self._kinds = kinds
        self._soft = soft
        self._least = {one.name: self._find_least(one.name) for one in trade.declarations}

    def find_conceivable(self, likely: Likely) -> set[str]:
        """The abilities that some frame might say."""
        return {one for one, likelihood in likely.items() if one and likelihood >= self._least[one]}

    def _find_least(self, ability: str) -> float:
        if ability not in self._kinds.writes:
            return ABSURD
        return SAID_PLAINLY if ability in self._kinds.about_customers else OWN_AFFAIRS

    def trusts(self, heard: Heard, likely: Likely) -> bool:
        """Whether what a frame says also sounds like it."""
        likelihood = likely[heard.ability]
        if heard.ability in self._kinds.customer_changes:
            is_said = heard.is_plain and heard.score >= PLAINLY and not OURS.isdisjoint(heard.sentence.words)
            is_likeliest = all(likelihood >= other for ability, other in likely.items() if ability)
            return likelihood >= LIKELIER_THAN_NOT or (is_said and is_likeliest)
        return heard.ability in self._kinds.writes or heard.is_plain or likelihood >= UNLIKELY

    def is_certain(self, heard: Heard, likely: Likely) -> bool:
        """Whether what was heard leaves no doubt, by its wording and by its sound."""
        certain = LIKELY_TO_WRITE if heard.ability in self._kinds.customer_changes else LIKELY
        return heard.is_plain and likely[heard.ability] >= certain

    def find_by_sound(self, sentence: Sentence, likely: Likely, marks: Mapping[str, Stretch]) -> Heard | None:
        """What a sentence that no frame fits sounds like, when it sounds clearly like one ability and nothing speaks against it."""
        ability, likelihood = max(likely.items(), key=lambda one: one[1])
        if ability is None or likelihood < LIKELY:
            return None
        writes = ability in self._kinds.writes
        if (writes or ability in self._kinds.about_nothing) and likelihood < LIKELY_TO_WRITE:
            return None
        if writes and ability in self._kinds.about_attributes and not marks and likelihood < UNNAMED:
            return None
        end = len(sentence.words)
        if ability in self._trade.keeps_words:
            _start, end = self._trade.ear.find_request(sentence, ability)
        places = dict(marks)
        if ability in self._kinds.about_ctas:
            number = find_number(sentence, AFTER_WHICH if likelihood >= BEYOND_DOUBT else frozenset())
            places |= {"cta": number} if number else {}
        frame, match = as_frame(ability, end, sentence.words, places)
        heard = Heard(frame, sentence, match, 0, 0.5, is_placed=False)
        if writes:
            return heard if self._may_ask_whose(heard, likelihood) or self._is_tied(heard, likelihood) else None
        return None if ORDERS.search(sentence.text) else heard

    def _may_ask_whose(self, heard: Heard, likelihood: float) -> bool:
        """Whether it is asked which account or CTA is meant, where none was named."""
        if likelihood < BEYOND_DOUBT:
            return False
        if heard.ability in self._kinds.about_accounts & self._kinds.telling:
            return True
        is_about_one = heard.ability in self._kinds.about_accounts | self._kinds.about_ctas
        return is_about_one and "@num" not in heard.sentence.words and not self._holds_foreign(heard)

    def _is_tied(self, heard: Heard, likelihood: float) -> bool:
        """Whether what sounds like a request is about our world: it names what is ours, or holds no word of another."""
        said = heard.sentence.words[:HEARD]
        if "cta" not in heard.match.slots:
            if heard.ability in self._kinds.about_ctas and OURS_OF_CTAS.isdisjoint(said):
                return False
            is_vague = likelihood < SURELY or heard.ability in self._kinds.about_nothing
            if is_vague and OURS.isdisjoint(said) and self._holds_foreign(heard):
                return False
        return self._trade.is_anchored(heard, knows_names=True)

    def _holds_foreign(self, heard: Heard) -> bool:
        """Whether a word of another world stands in it."""
        return any(
            word.isalpha() and word not in self._soft and not self._trade.ear.speaks_for(word, heard.ability)
            for word in heard.sentence.words[:HEARD]
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


__all__ = ["LIKELIER_THAN_NOT", "Belief", "Likely"]
