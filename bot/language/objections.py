"""Objections: why what would be written must not be, and how likely a request must sound for one to be overheard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.belief import Likely
from bot.language.kinds import Kinds
from bot.language.leads import is_governed
from bot.language.trade import Heard, Trade
from bot.language.vetoes import DENIED, FORGIVEN_AT, GOVERNED_BY, TOOK_BACK, is_denied

LOOSELY_SAID = 160
"""Characters of a text in which any doubt forbids what was heard only by its parts."""
MOST_IDLE = 0.4
"""How likely it may sound that nothing is asked for, where a frame that leaves some doubt says that something would be written."""
OVERHEARD = 0.9
"""How likely a request must sound for most objections to be overheard; it is confirmed before it is done."""
MARGIN = 0.75
"""By how much a reading that changes something must be ahead of the next."""
QUOTED = re.compile(r'"[^"\n]{0,100}(?:"|$)')
"""What somebody quotes, or a name that is to be given."""


class Objections:
    """What speaks against doing what was heard."""

    def __init__(self, trade: Trade, *, kinds: Kinds) -> None:
        self._trade = trade
        self._writes = kinds.writes

    def is_overheard(self, objection: str, heard: Heard, likely: Likely) -> bool:
        """Whether it sounds so much like a request that it is asked for in spite of the objection."""
        return likely[heard.ability] >= FORGIVEN_AT.get(objection, OVERHEARD)

    def find(self, heard: Sequence[Heard], likely: Likely) -> str | None:
        """Why the best of what was heard must not be done; None when nothing speaks against it."""
        best, text = heard[0], heard[0].sentence.text
        if not (best.is_by_sound or best.is_plain) and likely[None] >= MOST_IDLE:
            return "it sounds as if nothing was asked for"
        if self._trade.is_taken_back(text, best.ability):
            return TOOK_BACK
        if best.is_by_sound:
            return self._find_doubt(best)
        veto = self._trade.find_veto(text, best)
        if veto is None and best.frame.is_loose and best.frame.source.lstrip("+-").startswith("~"):
            veto = self._trade.find_doubt(text[:LOOSELY_SAID], writes=False)
        if veto is not None:
            return DENIED if self._is_denied(best) else veto
        is_close = len(heard) > 1 and heard[1].ability in self._writes and best.score - heard[1].score < MARGIN
        return f"too near to {heard[1].ability}" if is_close else None

    def _is_denied(self, heard: Heard) -> bool:
        """Whether the words right before the request deny or suppose it."""
        start, _end = self._trade.ear.find_request(heard.sentence, heard.ability)
        return is_denied(heard.sentence.said(0, start) or "", heard.sentence.said(start, start + 1) or "")

    def _find_doubt(self, heard: Heard) -> str | None:
        """Why what only sounds like a request must be left alone."""
        if self._is_denied(heard):
            return DENIED
        sentence = heard.sentence
        start, end = self._trade.ear.find_request(sentence, heard.ability)
        if is_governed(sentence.text, sentence.units[start].start, is_near=True):
            return GOVERNED_BY
        # Notes that are kept verbatim may say anything.
        told = (sentence.said(0, end) or "") if heard.ability in self._trade.keeps_words else sentence.text
        is_quoted = (sentence.said(0, start) or "").count('"') % 2
        return self._trade.find_doubt(told if is_quoted else QUOTED.sub("…", told), writes=True)


__all__ = ["Objections"]
