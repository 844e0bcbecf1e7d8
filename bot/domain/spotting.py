"""Where a sentence names accounts.

Names stand in free text in any case, with or without legal form, next to words that are names themselves ("next call with Next
Call Media"). A whole name is looked up for every run of words; a part of a name counts when it tells the account apart; what is
misspelt is only proposed. The cost grows with the length of the text and hardly with the number of accounts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.legal_forms import UNMISTAKABLE
from bot.domain.likeness import alike
from bot.domain.misspelt import spot_misspelt
from bot.domain.names import CONNECTORS, fold_words
from bot.domain.ordinary_words import FILLERS, ORDINARY
from bot.domain.salesforce_ids import find_id
from bot.domain.spots import MOST_KEYS, Spotted, Stretch, begins_with, overlap, spot, without_overlaps
from bot.domain.text_tokens import Token, read_tokens

if TYPE_CHECKING:
    from bot.domain.account_index import AccountIndex

_ADDRESS = re.compile(r"(?<![\w@.-])((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w-]|\.\w)", re.IGNORECASE)
_ID = re.compile(r"(?<![A-Za-z0-9])00[A-Za-z0-9]{13}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])")
_NEVER_FIRST = frozenset({"of", "for", "the"})
_LONGEST_NAME = 8
_FITTING_WORD = 0.7
_CUT_OFF = 15
"""Characters before the end of a head in which a name may have been cut off."""
_MOST_PARTS = 600
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'d", "'m", "n’t", "’re", "’ve", "’ll", "’d", "’m")
"""Ends of words that are no names."""


def spot_accounts(
    index: AccountIndex,
    text: str,
    *,
    people: Sequence[Stretch] = (),
    familiar: Collection[str] = (),
    head: int | None = None,
) -> list[Spotted]:
    """The accounts a text names, in the order they stand in it, no two overlapping: whole names first, then the longer.

    people: where the text names people. "Jordan Chase" is not the account "Chase", nor one that is nearly called so.
    familiar: words in small letters that are themselves, never a misspelt name.
    head: where an account is named beyond doubt before this place, nothing behind it is looked at.
    """
    tokens, chosen, people_named = _spot_well_spelt(index, text[:head], people)
    if head is not None and not any(one.exact and one.end < head - _CUT_OFF for one in chosen):
        tokens, chosen, people_named = _spot_well_spelt(index, text, people)
    certain = [one for one in chosen if one.exact]
    known = {token.start for token in tokens if _is_itself(token, text, familiar, is_beside=bool(certain))}
    left = _uncovered(tokens, [*certain, *people_named])
    found = without_overlaps([*chosen, *spot_misspelt(index, left, known)])
    return [_closed(one, text) for one in found]


def _closed(spotted: Spotted, text: str) -> Spotted:
    """With the parenthesis that closes one within the name: "Baobab Payments (Kenya)"."""
    is_open = "(" in text[spotted.start : spotted.end] and text[spotted.end : spotted.end + 1] == ")"
    return replace(spotted, end=spotted.end + 1) if is_open else spotted


def _is_itself(token: Token, text: str, familiar: Collection[str], *, is_beside: bool) -> bool:
    """Whether a word is no misspelt name: it is a familiar one, or one in small letters in a text that names an account beyond doubt."""
    typed = text[token.start : token.end].lower()
    return typed in familiar or typed.endswith(_CONTRACTED) or (is_beside and not token.is_capital)


def _spot_well_spelt(
    index: AccountIndex, text: str, people: Sequence[Stretch]
) -> tuple[list[Token], list[Spotted], list[Stretch]]:
    """The words of a text, the accounts that it names as they are spelt, and those of the people who are no accounts."""
    tokens = read_tokens(text)
    chosen = without_overlaps([*_spot_addresses(index, text), *_spot_whole_names(index, tokens, text)])
    chosen = without_overlaps([*chosen, *_spot_parts(index, _uncovered(tokens, chosen))])
    people = [one for one in people if not any(_outdoes(account, one) for account in chosen)]
    return tokens, [one for one in chosen if not any(overlap(one, person) for person in people)], people


def _outdoes(account: Spotted, person: Stretch) -> bool:
    """Whether the account's name stands where the person's does, and is the longer or the better spelt."""
    is_better = not person.exact or account.end - account.start >= person.end - person.start
    return account.exact and is_better and overlap(account, person)


def _uncovered(tokens: Sequence[Token], spotted: Iterable[Stretch]) -> list[list[Token]]:
    """Runs of tokens between sentence breaks and what has been spotted."""
    runs: list[list[Token]] = [[]]
    taken = sorted((one.start, one.end) for one in spotted)
    at = 0
    for token in tokens:
        while at < len(taken) and taken[at][1] <= token.start:
            at += 1
        is_taken = at < len(taken) and taken[at][0] < token.end
        if token.starts_segment or is_taken:
            runs.append([])
        if not is_taken:
            runs[-1].append(token)
    return [run for run in runs if run]


def _spot_addresses(index: AccountIndex, text: str) -> Iterator[Spotted]:
    for match in _ID.finditer(text):
        sf_id = find_id(match.group())
        if sf_id and (rows := index.rows_with_id(sf_id.short)):
            yield spot(index, match.start(), match.end(), 100.0, rows, exact=True)
    for match in _ADDRESS.finditer(text):
        host = match.group(1).lower().removeprefix("www.")
        if rows := index.rows_with_domain(host):
            yield spot(index, match.start(), match.end(), 99.0, rows, exact=True)


def _spot_whole_names(index: AccountIndex, tokens: Sequence[Token], text: str) -> Iterator[Spotted]:
    windows = list[tuple[int, int, bool]]()
    letters = list[str]()
    for first, begun in enumerate(tokens):
        if begun.word in CONNECTORS or begun.word in _NEVER_FIRST:
            continue
        run = ""
        for last, token in enumerate(tokens[first : first + _LONGEST_NAME], start=first):
            if last > first:
                if token.starts_segment and not token.follows_dash:
                    break
                if token.is_connector:
                    continue
            if not index.may_begin_a_name(run + token.word):
                break
            windows.append((first, last, False))
            letters.append(run + token.word)
            run += token.owned
            if token.owned != token.word:
                windows.append((first, last, True))
                letters.append(run)
    if not letters:
        return
    for at in index.are_letters_of_names(letters).nonzero()[0].tolist():
        first, last, is_owned = windows[at]
        rows = index.rows_with_letters(letters[at])
        if not rows or letters[at].isdigit():
            continue
        words = tokens[first : last + 1]
        end = words[-1].end + (2 if is_owned else 0)
        is_ordinary = first == last and (words[0].word in ORDINARY or len(words[0].word) < 3)
        exact = not is_ordinary or (words[0].is_capital and not words[0].starts_segment)
        yield spot(
            index,
            words[0].start,
            _with_legal_form(index, tokens, last, end, rows),
            100.0 if exact else 60.0,
            rows,
            exact=exact,
        )


def _with_legal_form(index: AccountIndex, tokens: Sequence[Token], last: int, end: int, rows: list[int]) -> int:
    """Where the name ends when the legal form behind it belongs to it: any plain one, or the account's very own."""
    own = set(fold_words(index.entry_at(rows[0]).name))
    for token in tokens[last + 1 : last + 5]:
        if token.starts_segment and token.word not in UNMISTAKABLE:
            break
        if token.word in UNMISTAKABLE or (token.word in own and token.word not in CONNECTORS and len(token.word) <= 4):
            end = token.end
        elif token.word != "and" and token.word not in own:
            break
    return end


def _spot_parts(index: AccountIndex, runs: Iterable[Sequence[Token]]) -> Iterator[Spotted]:
    """Runs of words that stand in this order in a name, as long as they can be."""
    budget = _MOST_PARTS
    for run in runs:
        first = 0
        while first < len(run):
            if run[first].is_connector or run[first].word in FILLERS or not index.word_count(run[first].word):
                first += 1
                continue
            if (budget := budget - 1) < 0:
                return
            last, rows = _longest_part(index, run, first)
            spotted = _judge_part(index, run[first : last + 1], rows)
            if spotted is not None:
                whole = _with_words_behind(index, spotted, rows, run, last)
                yield whole
                first = next((at for at in range(last + 1, len(run)) if run[at].start >= whole.end), len(run))
            else:
                first += 1


def _longest_part(index: AccountIndex, run: Sequence[Token], first: int) -> tuple[int, list[int]]:
    words = [run[first].word]
    rows = index.rows_with_words(words, count=MOST_KEYS)
    last = first
    for at in range(first + 1, min(first + _LONGEST_NAME, len(run))):
        if run[at].is_connector:
            continue
        further = (
            index.rows_with_words([*words, run[at].word], count=MOST_KEYS) if index.word_count(run[at].word) else []
        )
        further = [
            row for row in further if any(_in_order([*words, run[at].word], form) for form in index.forms_at(row))
        ]
        if not further:
            break
        words.append(run[at].word)
        rows, last = further, at
    return last, rows


def _with_words_behind(
    index: AccountIndex, spotted: Spotted, rows: list[int], run: Sequence[Token], last: int
) -> Spotted:
    """The part with the words behind it that are others of the name: shortened, misspelt, or its initials ("NA")."""
    for at in range(last + 1, len(run)):
        token = run[at]
        if token.is_connector:
            continue
        fits = [(_fit(index, row, token), row) for row in rows]
        best = max(fit for fit, _ in fits)
        if best < _FITTING_WORD:
            break
        rows = [row for fit, row in fits if fit == best]
        spotted = spot(index, spotted.start, token.end, spotted.score - 1, rows, exact=spotted.exact)
    return spotted


def _fit(index: AccountIndex, row: int, token: Token) -> float:
    """How well a word behind a part of a name goes on with the name, 0–1."""
    forms = index.forms_at(row)
    if token.may_continue:
        return max(alike(token.word, word)[0] for form in forms for word in form)
    if token.is_capital and any(token.word in form for form in forms):
        return 1.0
    initials = ("".join(word[0] for word in form) for form in forms)
    return float(token.is_capital and len(token.word) > 1 and any(one.endswith(token.word) for one in initials))


def _in_order(words: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(word in rest for word in words)


def _judge_part(index: AccountIndex, part: Sequence[Token], rows: list[int]) -> Spotted | None:
    words = [token for token in part if not token.is_connector]
    begins = [row for row in rows if any(begins_with(form, words[0].word) for form in index.forms_at(row))]
    tells = any(token.is_telling for token in words)
    if len(words) == 1:
        if not tells or not rows:
            return None
        if begins:
            return spot(index, part[0].start, part[-1].end, 88.0, begins, exact=True)
        return spot(index, part[0].start, part[-1].end, 65.0, rows, exact=False)
    if tells:
        return spot(index, part[0].start, part[-1].end, 92.0, rows, exact=bool(begins) or len(words) > 1)
    if not begins:
        return None
    is_proper = all(token.is_capital for token in words)
    return spot(index, part[0].start, part[-1].end, 90.0 if is_proper else 70.0, begins, exact=is_proper)
