"""The words of a free text with the places where they stand, folded as the words of names are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.domain.names import CONNECTORS, LINKS, fold_words, loosen
from bot.domain.ordinary_words import GENERIC, ORDINARY

_TOKEN = re.compile(
    r"&amp;|[&+]|(?<![^\W_])[^\W_](?:\.[^\W_])+\b\.?|\b[^\W\d_]/[^\W\d_]\b|[^\W_]+(?:['’][^\W_]+)*",
)
_BREAK = re.compile(r"[\n:;?!|\"“”]|\.\s|\s[-–—]\s*$|->")


PASSED_OVER = CONNECTORS | LINKS


class Token(NamedTuple):
    """A word, and how it stands among the others."""

    start: int
    end: int
    word: str
    """Folded and loosened, without a possessive."""
    owned: str
    """With the possessive's s: "mcdonalds" for "McDonald's"."""
    is_connector: bool
    """True for a word that is passed over inside a name and never begins or ends one."""
    is_capital: bool
    starts_segment: bool
    follows_dash: bool

    @property
    def is_telling(self) -> bool:
        return self.word not in ORDINARY and self.word not in GENERIC and len(self.word) > 2 and not self.word.isdigit()

    @property
    def may_continue(self) -> bool:
        """True for a word that may be a shortened or misspelt word of a name already begun."""
        return self.word not in ORDINARY and len(self.word) > 2 and not self.word.isdigit()


def read_tokens(text: str) -> list[Token]:
    tokens = list[Token]()
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        stem, word, owned = _fold_token(raw)
        if not word:
            continue
        between = text[end : match.start()]
        is_abbreviated = between == ". " and bool(tokens) and len(tokens[-1].word) <= 2  # "St. Jude"
        breaks = not tokens or (between != " " and _BREAK.search(between) is not None and not is_abbreviated)
        end = match.end()
        tokens.append(
            Token(
                match.start(),
                match.start() + stem,
                word,
                owned,
                word in PASSED_OVER,
                raw[0].isupper(),
                breaks,
                between == " - ",
            )
        )
    return tokens


@lru_cache(maxsize=10_000)
def _fold_token(raw: str) -> tuple[int, str, str]:
    """How much of a token is no possessive, and its words without and with that."""
    stem = re.sub(r"['’]s$", "", raw)
    word = "and" if raw == "&amp;" else "".join(fold_words(stem))
    owned = "".join(fold_words(raw)) if stem != raw else word
    return len(stem), loosen(word), loosen(owned)
